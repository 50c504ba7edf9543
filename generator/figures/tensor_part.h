#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/attention/trace.h"
#include "generator/source/diagnostic.h"
#include "generator/source/span.h"

namespace owldeck {

/// The part of a tensor that a path with indices for its first axes leads to.
/// Shape: values row-major over axes.
struct TensorPart {
  const Trace* trace = nullptr;
  std::vector<Axis> axes;  ///< one or two
  std::vector<double> values;
};

/// The part of one or two axes that `path` leads to, for a figure that wants
/// `what`, such as `row of bars`.
/// Reports: `figure-axes`, `shapes-only`, and what follow_path and
/// indices_on_axes report.
[[nodiscard]] std::optional<TensorPart> find_part(
    const Located<std::string>& path, std::string_view what,
    const Traces& traces, Diagnostics& diagnostics);

}  // namespace owldeck
