#pragma once

#include <string>

#include "generator/source/files.h"
#include "generator/source/span.h"

namespace owldeck {

/// Where a part of a scalar stands in its YAML file: `length` characters at
/// `line` and `column` (from 1) of its value. Exact in literal blocks (`|`),
/// and in what stands on one line without escapes; else the scalar's own span.
[[nodiscard]] Span place_in_scalar(const Located<std::string>& scalar, int line,
                                   int column, int length,
                                   const SourceTexts& sources);

}  // namespace owldeck
