#include "generator/attention/weight_sources.h"

#include <fmt/format.h>

#include <cmath>
#include <string_view>
#include <utility>

#include "generator/tensor/npy.h"
#include "generator/tensor/safetensors.h"

namespace owldeck {
namespace {

/// The largest number in a weight.
constexpr double kMaxWeight = 1e6;

/// Reads the file at `path` with `read`. Reports: `weight-file`.
template <class Read>
auto read_file(const Located<std::string>& path, const DataFiles& files,
               Read read, std::string hint, Diagnostics& diagnostics) {
  const auto bytes = files.find(data_file_key(path));
  auto result = bytes == files.end()
                    ? decltype(read(path.value)){{}, "the file is not there"}
                    : read(bytes->second);
  if (!result.value) {
    diagnostics.error(path.span, "weight-file",
                      fmt::format("'{}': {}", path.value, result.problem),
                      std::move(hint));
  }
  return std::move(result.value);
}

bool check_value(const Located<double>& value, Diagnostics& diagnostics) {
  if (is_weight_value(value.value)) {
    return true;
  }
  diagnostics.error(value.span, "weight-value",
                    fmt::format("{:g} is no weight", value.value),
                    weight_value_hint());
  return false;
}

bool check_length(const LocatedRow& row, const LocatedRow& first,
                  Diagnostics& diagnostics) {
  if (row.value.size() == first.value.size()) {
    return true;
  }
  diagnostics.error(row.span, "weight-shape",
                    fmt::format("a row of {} numbers below one of {}",
                                row.value.size(), first.value.size()),
                    "give every row as many numbers");
  return false;
}

/// A bias, which is one row, has one axis.
std::vector<Axis> axes_of(const LocatedRows& rows, bool bias) {
  const std::size_t columns =
      rows.value.empty() ? 0 : rows.value.front().value.size();
  if (bias && rows.value.size() <= 1) {
    return {{"", columns}};
  }
  return {{"", rows.value.size()}, {"", columns}};
}

std::optional<Tensor> tensor_of(const LocatedRows& rows, bool bias,
                                Diagnostics& diagnostics) {
  bool sound = true;
  Tensor tensor{axes_of(rows, bias), {}};
  for (const LocatedRow& row : rows.value) {
    sound &= check_length(row, rows.value.front(), diagnostics);
    for (const Located<double>& value : row.value) {
      sound &= check_value(value, diagnostics);
      tensor.values.push_back(static_cast<float>(value.value));
    }
  }
  return sound ? std::optional(std::move(tensor)) : std::nullopt;
}

GivenWeight read_written(const Located<std::string>& name,
                         const WeightSource& source, const DataFiles& files,
                         Diagnostics& diagnostics) {
  if (const auto* rows = std::get_if<LocatedRows>(&source)) {
    return {name, rows->span,
            tensor_of(*rows, name.value.starts_with("b_"), diagnostics)};
  }
  const auto& path = std::get<Located<std::string>>(source);
  return {name, path.span,
          read_file(path, files, read_npy, "numpy.save writes such a file",
                    diagnostics)};
}

}  // namespace

bool is_weight_value(double value) {
  return std::abs(value) <= kMaxWeight;
}

std::string weight_value_hint() {
  return fmt::format("weights are numbers from -{0:.0f} to {0:.0f}",
                     kMaxWeight);
}

std::vector<GivenWeight> read_written_weights(const WeightsSpec& weights,
                                              const DataFiles& files,
                                              Diagnostics& diagnostics) {
  std::vector<GivenWeight> given;
  for (const auto& [name, source] : weights.written) {
    given.push_back(read_written(name, source, files, diagnostics));
  }
  return given;
}

std::optional<std::vector<GivenWeight>> read_weights_file(
    const Located<std::string>& path, const DataFiles& files,
    Diagnostics& diagnostics) {
  auto tensors =
      read_file(path, files, read_safetensors,
                "safetensors.torch.save_file writes such a file", diagnostics);
  if (!tensors) {
    return std::nullopt;
  }
  std::vector<GivenWeight> given;
  for (auto& [name, tensor] : *tensors) {
    given.push_back({{name, path.span}, path.span, std::move(tensor)});
  }
  return given;
}

}  // namespace owldeck
