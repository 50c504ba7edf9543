#include "generator/figures/tensor_part.h"

#include <fmt/format.h>

#include <span>

#include "generator/attention/path.h"

namespace owldeck {
namespace {

void report_axes(const Excerpt& path, std::string_view what,
                 const Tensor& tensor, Diagnostics& diagnostics) {
  diagnostics.error(path.span(), "figure-axes",
                    fmt::format("'{}' is no {}", path.words, what),
                    tensor.axes.empty()
                        ? "it is one number"
                        : fmt::format("its axes are {}: one or two must be "
                                      "left",
                                      axes_names(tensor)));
}

/// Needs: indices in range, as many as there are or fewer.
TensorPart part_at(const PathTarget& target,
                   const std::vector<std::size_t>& indices) {
  const Tensor& tensor = *target.tensor;
  TensorPart part{.trace = target.trace, .axes = {}, .values = {}};
  std::size_t block = 0;
  std::size_t size = 1;
  for (std::size_t axis = 0; axis < tensor.axes.size(); ++axis) {
    if (axis < indices.size()) {
      block = block * tensor.axes[axis].size + indices[axis];
    } else {
      part.axes.push_back(tensor.axes[axis]);
      size *= tensor.axes[axis].size;
    }
  }
  const auto values = std::span(tensor.values).subspan(block * size, size);
  part.values.assign(values.begin(), values.end());
  return part;
}

}  // namespace

std::optional<TensorPart> find_part(const Located<std::string>& path,
                                    std::string_view what, const Traces& traces,
                                    Diagnostics& diagnostics) {
  const Excerpt whole{&path, trimmed(path.value)};
  const auto target = follow_path(whole, traces, diagnostics);
  if (!target) {
    return std::nullopt;
  }
  const Tensor& tensor = *target->tensor;
  const std::size_t given = target->indices.size();
  if (tensor.axes.size() < given + 1 || tensor.axes.size() > given + 2) {
    report_axes(whole, what, tensor, diagnostics);
    return std::nullopt;
  }
  const auto indices =
      indices_on_axes(whole, *target, tensor.axes, diagnostics);
  if (!indices || !check_values(whole, *target, diagnostics)) {
    return std::nullopt;
  }
  return part_at(*target, *indices);
}

}  // namespace owldeck
