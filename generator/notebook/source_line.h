#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "generator/source/span.h"

namespace owldeck {

/// Where byte `byte` (from 0) of the text of `file` stands.
[[nodiscard]] Span span_at_byte(const std::string& file, std::string_view text,
                                std::size_t byte);

/// Where `line` and `column` (from 1, in characters) of the source of `cell`
/// (from 0) stand in the text of a notebook's file; nothing if it has no such
/// line. Takes any bytes.
[[nodiscard]] std::optional<Span> find_in_source(const std::string& file,
                                                 std::string_view text,
                                                 int cell, int line,
                                                 int column = 1);

}  // namespace owldeck
