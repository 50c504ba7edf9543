#include <fmt/format.h>

#include <iterator>
#include <span>

#include "generator/tensor/print_tensor.h"

namespace owldeck {
namespace {

/// `text` in quotes if it holds what ends a field.
std::string csv_field(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) {
    return text;
  }
  std::string quoted = "\"";
  for (const char c : text) {
    quoted += c == '"' ? "\"\"" : std::string(1, c);
  }
  return quoted + '"';
}

/// The header's fields: names of the leading axes, then the last one's entries.
std::string header(std::span<const Axis> leading, const Axis& last) {
  std::string line;
  for (const Axis& axis : leading) {
    line += csv_field(axis.name) + ',';
  }
  for (std::size_t i = 0; i < last.size; ++i) {
    line += (i == 0 ? "" : ",") +
            csv_field(fmt::format("{} {}", last.name, entry_name(last, i)));
  }
  return line;
}

/// The fields of the leading axes in row `number`, each with a comma after it.
std::string row_head(std::span<const Axis> leading, std::size_t number) {
  std::string line;
  for (std::size_t i = leading.size(); i-- > 0;) {
    const std::string entry = entry_name(leading[i], number % leading[i].size);
    line = csv_field(entry) + ',' + line;
    number /= leading[i].size;
  }
  return line;
}

}  // namespace

std::string print_csv(const Tensor& tensor) {
  if (tensor.axes.empty()) {
    return fmt::format("value\n{}\n", tensor.values[0]);
  }
  const Axis& last = tensor.axes.back();
  const std::span<const Axis> leading(tensor.axes.data(),
                                      tensor.axes.size() - 1);
  std::string out = header(leading, last) + "\n";
  const std::size_t rows = tensor.values.size() / last.size;
  for (std::size_t row = 0; row < rows; ++row) {
    out += row_head(leading, row);
    const std::span<const float> values(tensor.values.data() + row * last.size,
                                        last.size);
    fmt::format_to(std::back_inserter(out), "{}\n", fmt::join(values, ","));
  }
  return out;
}

}  // namespace owldeck
