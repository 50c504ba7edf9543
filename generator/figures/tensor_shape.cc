#include "generator/figures/tensor_shape.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <span>

#include "generator/figures/parts.h"

namespace owldeck {
namespace {

/// Beyond these the grid shows that there are many, not how many.
constexpr std::size_t kMostLines = 8;
constexpr std::size_t kMostColumns = 12;
constexpr std::size_t kMostSheets = 4;
constexpr double kSheetStep = 7;
constexpr double kGroupGap = 7;
constexpr double kCellGap = 1;

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

/// The axes of a tensor as the picture shows them; an axis that it does not
/// have counts as one of size 1.
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

/// The value at a place of the picture, of the first sequence of a batch.
double value_at(const Tensor& tensor, std::size_t head, std::size_t row,
                std::size_t column) {
  std::vector<std::size_t> indices;
  for (std::size_t i = 0; i < tensor.axes.size(); ++i) {
    const std::string& name = tensor.axes[i].name;
    const bool last = i + 1 == tensor.axes.size();
    indices.push_back(name == "head"    ? head
                      : last            ? column
                      : name == "batch" ? 0
                                        : row);
  }
  return static_cast<double>(tensor.at(std::span<const std::size_t>(indices)));
}

double largest_of(const Tensor& tensor) {
  double largest = 0;
  for (const float value : tensor.values) {
    if (std::isfinite(value)) {
      largest = std::max(largest, std::abs(static_cast<double>(value)));
    }
  }
  return largest;
}

/// What every sheet of one picture shares.
struct SheetStyle {
  const Tensor& tensor;
  Sheets shape;
  double largest = 0;
  const Theme& theme;

  [[nodiscard]] Color color(std::size_t head, std::size_t row,
                            std::size_t column) const {
    const double value = value_at(tensor, head, row, column);
    if (std::isinf(value)) {
      return mix(theme.masked_ground, theme.risk.color, 0.35);
    }
    return shape.attention ? weight_color(value, largest, theme)
                           : vector_color(value, largest, theme);
  }
};

/// The ground of a sheet at `rect`, with its edge.
Rect ground_of(const Rect& rect) {
  return rect.inset(-1.5);
}

bool covers(const Rect& rect, const Rect& part) {
  return rect.x <= part.x && rect.y <= part.y && part.right() <= rect.right() &&
         part.bottom() <= rect.bottom();
}

/// `front` is the ground of the sheet before this one: cells that it hides
/// are not drawn.
void add_sheet(const SheetStyle& style, std::size_t sheet, const Rect& rect,
               const Rect& front, std::vector<Node>& nodes) {
  const Sheets& shape = style.shape;
  const double across = static_cast<double>(shape.groups * shape.columns);
  const double gaps = kGroupGap * static_cast<double>(shape.groups - 1);
  const Size cell{(rect.width - gaps) / across,
                  rect.height / static_cast<double>(shape.rows)};
  nodes.push_back({Rectangle{
      .rect = ground_of(rect),
      .radius = 2,
      .fill = style.theme.panel,
      .stroke = Stroke{.color = style.theme.strong_line, .width = 1}}});
  for (std::size_t row = 0; row < shape.rows; ++row) {
    for (std::size_t i = 0; i < shape.groups * shape.columns; ++i) {
      const std::size_t group = i / shape.columns;
      const Rect place{rect.x + static_cast<double>(i) * cell.width +
                           static_cast<double>(group) * kGroupGap,
                       rect.y + static_cast<double>(row) * cell.height,
                       cell.width, cell.height};
      if (covers(front, place)) {
        continue;
      }
      const std::size_t head = shape.groups > 1 ? group : sheet;
      nodes.push_back(
          {Rectangle{.rect = place.inset(kCellGap / 2),
                     .fill = style.color(head, row, i % shape.columns)}});
    }
  }
}

/// Large tensors show their first rows, columns and heads.
Sheets drawn_part(Sheets shape) {
  shape.rows = std::min(shape.rows, kMostLines);
  shape.groups = std::min(shape.groups, kMostSheets);
  shape.sheets = std::min(shape.sheets, kMostSheets);
  const std::size_t columns =
      std::max<std::size_t>(kMostColumns / shape.groups, 2);
  shape.columns = std::min(shape.columns, columns);
  return shape;
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
  const SheetStyle style{tensor, drawn_part(sheets_of(tensor)),
                         largest_of(tensor), theme};
  const Sheets& shape = style.shape;
  const double spread = kSheetStep * static_cast<double>(shape.sheets - 1);
  const double height = rect.height - spread;
  const double square = height / static_cast<double>(shape.rows);
  const double across = static_cast<double>(shape.groups * shape.columns);
  const double width =
      std::min(rect.width - spread,
               across * square * (shape.attention ? 1.0 : 1.25) +
                   kGroupGap * static_cast<double>(shape.groups - 1));
  const double left = rect.center().x - (width + spread) / 2;
  Group picture;
  const auto sheet_at = [&](std::size_t i) {
    const double step = kSheetStep * static_cast<double>(i);
    return Rect{left + step, rect.bottom() - height - step, width, height};
  };
  for (std::size_t i = shape.sheets; i-- > 0;) {
    const Rect front = i > 0 ? ground_of(sheet_at(i - 1)) : Rect{};
    add_sheet(style, i, sheet_at(i), front, picture.children);
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
