#include <fmt/format.h>

#include <vector>

#include "generator/attention/expression.h"
#include "generator/attention/path.h"

namespace owldeck {
namespace {

/// The leading axes that take an index: all, or those longer than 1 if that is
/// as many as there are indices.
std::vector<bool> indexed_axes(const Tensor& tensor, std::size_t indices) {
  const std::size_t leading = tensor.axes.size() - 2;
  if (indices == leading) {
    return std::vector<bool>(leading, true);
  }
  std::vector<bool> indexed;
  for (std::size_t axis = 0; axis < leading; ++axis) {
    indexed.push_back(tensor.axes[axis].size > 1);
  }
  return indexed;
}

std::vector<Axis> chosen_axes(const Tensor& tensor,
                              const std::vector<bool>& indexed) {
  std::vector<Axis> axes;
  for (std::size_t axis = 0; axis < indexed.size(); ++axis) {
    if (indexed[axis]) {
      axes.push_back(tensor.axes[axis]);
    }
  }
  return axes;
}

/// One index per leading axis: 0 for those that need none.
std::vector<std::size_t> leading_indices(
    const std::vector<bool>& indexed, const std::vector<std::size_t>& given) {
  std::vector<std::size_t> leading;
  std::size_t next = 0;
  for (const bool takes_index : indexed) {
    leading.push_back(takes_index ? given[next++] : 0);
  }
  return leading;
}

void report_no_matrix(const Excerpt& path, const PathTarget& target,
                      Diagnostics& diagnostics) {
  const Tensor& tensor = *target.tensor;
  diagnostics.error(
      path.span(), "expression", fmt::format("'{}' is no matrix", path.words),
      fmt::format("its axes are {}: two must be left", axes_names(tensor)));
}

}  // namespace

std::optional<TensorRef> find_matrix(const Located<std::string>& path,
                                     const Traces& traces,
                                     Diagnostics& diagnostics) {
  const Excerpt whole{&path, trimmed(path.value)};
  const auto target = follow_path(whole, traces, diagnostics);
  if (!target || !check_values(whole, *target, diagnostics)) {
    return std::nullopt;
  }
  const Tensor& tensor = *target->tensor;
  if (tensor.axes.size() < 2) {
    report_no_matrix(whole, *target, diagnostics);
    return std::nullopt;
  }
  const auto indexed = indexed_axes(tensor, target->indices.size());
  const auto axes = chosen_axes(tensor, indexed);
  if (axes.size() != target->indices.size()) {
    report_no_matrix(whole, *target, diagnostics);
    return std::nullopt;
  }
  const auto given = indices_on_axes(whole, *target, axes, diagnostics);
  if (!given) {
    return std::nullopt;
  }
  return TensorRef{target->trace,
                   tensor.matrix(leading_indices(indexed, *given))};
}

}  // namespace owldeck
