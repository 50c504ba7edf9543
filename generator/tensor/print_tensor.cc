#include "generator/tensor/print_tensor.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <vector>

#include "generator/source/utf8.h"
#include "generator/tensor/torch_style.h"

namespace owldeck {
namespace {

constexpr std::size_t kGap = 2;  ///< blanks between columns

void append_left(std::string& line, std::string_view text, std::size_t width) {
  line += text;
  line.append(width - shown_width(text), ' ');
}

void append_right(std::string& line, std::string_view text, std::size_t width) {
  line.append(width - shown_width(text), ' ');
  line += text;
}

std::vector<std::string> shown_labels(const Axis& axis) {
  std::vector<std::string> shown;
  for (const std::string& label : axis.labels) {
    shown.push_back(escaped_line(label));
  }
  return shown;
}

std::size_t widest(const std::vector<std::string>& texts) {
  std::size_t width = 0;
  for (const std::string& text : texts) {
    width = std::max(width, shown_width(text));
  }
  return width;
}

/// Prints the matrices of one tensor, all with the same columns.
class TablePrinter {
 public:
  TablePrinter(const Axis& rows, const Axis& columns,
               std::vector<std::string> numbers)
      : row_count_(rows.size),
        row_labels_(shown_labels(rows)),
        column_labels_(shown_labels(columns)),
        numbers_(std::move(numbers)),
        label_width_(widest(row_labels_)) {
    widths_.assign(columns.size, widest(numbers_));
    for (std::size_t i = 0; i < column_labels_.size(); ++i) {
      widths_[i] = std::max(widths_[i], shown_width(column_labels_[i]));
    }
  }

  /// Appends the matrix that starts with the number at `first`.
  void print(std::size_t first, std::string& out) const {
    if (!column_labels_.empty()) {
      append_row("", column_labels_, out);
    }
    const std::span<const std::string> all(numbers_);
    for (std::size_t row = 0; row < row_count_; ++row) {
      append_row(row_labels_.empty() ? "" : row_labels_[row],
                 all.subspan(first + row * widths_.size(), widths_.size()),
                 out);
    }
  }

 private:
  void append_row(std::string_view label, std::span<const std::string> cells,
                  std::string& out) const {
    append_left(out, label, label_width_);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      const bool starts_line = i == 0 && row_labels_.empty();
      out.append(starts_line ? 0 : kGap, ' ');
      append_right(out, cells[i], widths_[i]);
    }
    out += '\n';
  }

  std::size_t row_count_;
  std::vector<std::string> row_labels_;
  std::vector<std::string> column_labels_;
  std::vector<std::string> numbers_;
  std::size_t label_width_;
  std::vector<std::size_t> widths_;
};

/// `batch 0, head 1`: matrix `number` of those that `leading` axes count.
std::string heading(std::span<const Axis> leading, std::size_t number) {
  std::string text;
  for (std::size_t i = leading.size(); i-- > 0;) {
    const std::string entry = fmt::format(
        "{} {}", leading[i].name,
        escaped_line(entry_name(leading[i], number % leading[i].size)));
    text = text.empty() ? entry : entry + ", " + text;
    number /= leading[i].size;
  }
  return text;
}

std::vector<std::string> styled_numbers(const Tensor& tensor) {
  const TorchStyle style(tensor.values);
  std::vector<std::string> numbers;
  numbers.reserve(tensor.values.size());
  for (const float value : tensor.values) {
    numbers.push_back(style(value));
  }
  return numbers;
}

}  // namespace

std::string escaped_line(std::string_view text) {
  std::string shown;
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    const auto bytes = static_cast<std::size_t>(next.bytes);
    shown +=
        next.valid && !is_control(next.code) ? text.substr(0, bytes) : "\uFFFD";
    text.remove_prefix(bytes);
  }
  return shown;
}

std::size_t shown_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    width += static_cast<std::size_t>(terminal_width(next.code));
    text.remove_prefix(static_cast<std::size_t>(next.bytes));
  }
  return width;
}

std::string entry_name(const Axis& axis, std::size_t index) {
  return axis.labels.empty() ? fmt::format("{}", index) : axis.labels[index];
}

std::string print_text(const Tensor& tensor) {
  std::vector<std::string> numbers = styled_numbers(tensor);
  const std::vector<Axis>& axes = tensor.axes;
  if (axes.empty()) {
    return numbers[0] + "\n";
  }
  if (axes.size() == 1) {
    // A number a line if each has a name, else all in one line.
    const Axis none{"", 1};
    const bool named = !axes[0].labels.empty();
    std::string out;
    TablePrinter(named ? axes[0] : none, named ? none : axes[0],
                 std::move(numbers))
        .print(0, out);
    return out;
  }
  const std::span<const Axis> leading(axes.data(), axes.size() - 2);
  const Axis& rows = axes[axes.size() - 2];
  const std::size_t size = rows.size * axes.back().size;
  const std::size_t count = numbers.size() / size;
  const TablePrinter table(rows, axes.back(), std::move(numbers));
  std::string out;
  for (std::size_t i = 0; i < count; ++i) {
    if (!leading.empty()) {
      out += (i == 0 ? "" : "\n") + heading(leading, i) + "\n";
    }
    table.print(i * size, out);
  }
  return out;
}

}  // namespace owldeck
