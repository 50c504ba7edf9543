#include "generator/figures/tensor_shape.h"

#include <fmt/format.h>

#include <algorithm>

namespace owldeck {
namespace {

/// Beyond these the grid shows that there are many, not how many.
constexpr std::size_t kMostLines = 8;
constexpr std::size_t kMostSheets = 4;
constexpr double kSheetStep = 7;
constexpr double kCellGap = 1.5;

/// Between the texts of `(a, b, c)`.
std::vector<std::string> split_axes(const std::string& text) {
  std::vector<std::string> parts;
  std::size_t start = 1;
  while (start < text.size()) {
    const std::size_t end = std::min(text.find(", ", start), text.size() - 1);
    parts.push_back(text.substr(start, end - start));
    start = end + 2;
  }
  return parts;
}

bool changed(const Tensor& tensor, const Tensor* before, std::size_t axis) {
  return before != nullptr && (axis >= before->axes.size() ||
                               before->axes[axis] != tensor.axes[axis]);
}

std::vector<Run> axis_runs(const std::string& text, const Tensor& tensor,
                           const Tensor* before, const Theme& theme) {
  const TextStyle plain{.family = FontFamily::Mono,
                        .size = theme.code_size,
                        .color = theme.muted};
  TextStyle coloured = plain;
  coloured.weight = 700;
  coloured.color = theme.flow.color;
  const std::vector<std::string> parts = split_axes(text);
  std::vector<Run> runs{{.text = "(", .style = plain}};
  for (std::size_t i = 0; i < parts.size(); ++i) {
    if (i > 0) {
      runs.push_back({.text = ", ", .style = plain});
    }
    const bool marked = i < tensor.axes.size() && changed(tensor, before, i);
    runs.push_back({.text = parts[i], .style = marked ? coloured : plain});
  }
  runs.push_back({.text = ")", .style = plain});
  return runs;
}

/// What the picture needs to know of a tensor.
struct Sheets {
  std::size_t rows = 1;
  std::size_t columns = 1;
  std::size_t groups = 1;  ///< of columns
  std::size_t sheets = 1;
  bool attention = false;
};

Sheets sheets_of(const Tensor& tensor) {
  Sheets result;
  bool rows_known = false;
  for (std::size_t i = 0; i < tensor.axes.size(); ++i) {
    const Axis& axis = tensor.axes[i];
    const bool last = i + 1 == tensor.axes.size();
    if (axis.name == "head") {
      (rows_known ? result.groups : result.sheets) = axis.size;
    } else if (last) {
      result.columns = axis.size;
      result.attention = axis.name == "key";
    } else if (axis.name != "batch") {
      result.rows = axis.size;
      rows_known = true;
    }
  }
  return result;
}

void add_sheet(const Sheets& shape, const Rect& rect, const Theme& theme,
               std::vector<Node>& nodes) {
  const Meaning& meaning = shape.attention ? theme.probability : theme.flow;
  const std::size_t rows = std::min(shape.rows, kMostLines);
  const std::size_t groups = std::min(shape.groups, kMostSheets);
  const std::size_t columns =
      std::min(shape.columns, std::max<std::size_t>(kMostLines / groups, 2));
  const double across = static_cast<double>(groups * columns);
  const Size cell{rect.width / across, rect.height / static_cast<double>(rows)};
  nodes.push_back(
      {Rectangle{.rect = rect.inset(-1.5), .radius = 3, .fill = theme.panel}});
  for (std::size_t row = 0; row < rows; ++row) {
    for (std::size_t i = 0; i < groups * columns; ++i) {
      const bool dark = (i / columns) % 2 == 1;
      const Rect place{rect.x + static_cast<double>(i) * cell.width,
                       rect.y + static_cast<double>(row) * cell.height,
                       cell.width, cell.height};
      nodes.push_back({Rectangle{
          .rect = place.inset(kCellGap / 2),
          .radius = 1.5,
          .fill = mix(meaning.tint, meaning.color, dark ? 0.75 : 0.4)}});
    }
  }
}

bool is_script(char letter) {
  return letter == '_' || letter == '^';
}

}  // namespace

std::vector<Run> letter_runs(const Tensor& tensor, const Tensor* before,
                             const Theme& theme) {
  return axis_runs(axes_text(tensor), tensor, before, theme);
}

std::vector<Run> size_runs(const Tensor& tensor, const Tensor* before,
                           const Theme& theme) {
  return axis_runs(shape_text(tensor), tensor, before, theme);
}

Group draw_tensor_shape(const Tensor& tensor, const Rect& rect,
                        const Theme& theme) {
  const Sheets shape = sheets_of(tensor);
  const std::size_t sheets = std::min(shape.sheets, kMostSheets);
  const double spread = kSheetStep * static_cast<double>(sheets - 1);
  const double height = rect.height - spread;
  const double width =
      shape.attention
          ? height
          : std::min(
                rect.width - spread,
                height * (shape.columns <= 3 && shape.groups == 1 ? 0.6 : 1.5));
  const double left = rect.center().x - (width + spread) / 2;
  Group picture;
  for (std::size_t i = sheets; i-- > 0;) {
    const double step = kSheetStep * static_cast<double>(i);
    add_sheet(shape,
              {left + step, rect.bottom() - height - step, width, height},
              theme, picture.children);
  }
  return picture;
}

std::vector<Run> operation_runs(const std::string& operation,
                                const Theme& theme) {
  const TextStyle plain{.size = theme.value_size, .color = theme.muted};
  TextStyle script = plain;
  script.size = theme.small_size;
  std::vector<Run> runs;
  std::size_t i = 0;
  while (i < operation.size()) {
    if (is_script(operation[i]) && i + 1 < operation.size()) {
      const double rise = operation[i] == '^' ? 8 : -6;
      runs.push_back(
          {.text = operation.substr(i + 1, 1), .style = script, .rise = rise});
      i += 2;
      continue;
    }
    std::size_t end = i;
    while (end < operation.size() && !is_script(operation[end])) {
      ++end;
    }
    end = std::max(end, i + 1);
    runs.push_back({.text = operation.substr(i, end - i), .style = plain});
    i = end;
  }
  return runs;
}

}  // namespace owldeck
