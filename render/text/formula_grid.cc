#include "render/text/formula_setter.h"

namespace owldeck {
namespace {

/// The usual distance of rows, what a row's letters take of it above and below
/// their baseline, and what tall rows keep between them. Units: ems.
constexpr double kRowPitch = 1.2;
constexpr double kRowAscent = 0.75;
constexpr double kRowDescent = 0.3;
constexpr double kRowGap = 0.2;
constexpr double kAlignedGap = 0.3;  ///< equations stand wider apart
constexpr double kColumnGap = 0.9;
constexpr double kMargin = 0.12;  ///< inside of delimiters

double full_width(const FormulaBox& box) {
  return box.width + box.italics_correction;
}

/// A grid's cells set, with the place of each row and column.
struct GridLayout {
  std::vector<std::vector<FormulaBox>> rows;
  std::vector<double> widths;     ///< of the columns
  std::vector<double> baselines;  ///< of the rows, from the first one's down
};

void measure_columns(GridLayout& layout) {
  for (const std::vector<FormulaBox>& row : layout.rows) {
    layout.widths.resize(std::max(layout.widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      layout.widths[i] = std::max(layout.widths[i], full_width(row[i]));
    }
  }
}

double row_ascent(const std::vector<FormulaBox>& row, double size) {
  double ascent = kRowAscent * size;
  for (const FormulaBox& cell : row) {
    ascent = std::max(ascent, cell.ascent);
  }
  return ascent;
}

double row_descent(const std::vector<FormulaBox>& row, double size) {
  double descent = kRowDescent * size;
  for (const FormulaBox& cell : row) {
    descent = std::max(descent, cell.descent);
  }
  return descent;
}

void place_rows(GridLayout& layout, double size, double extra) {
  double baseline = 0;
  for (std::size_t i = 0; i < layout.rows.size(); ++i) {
    if (i > 0) {
      const double needed = row_descent(layout.rows[i - 1], size) +
                            row_ascent(layout.rows[i], size) + kRowGap * size;
      baseline += std::max(kRowPitch * size, needed) + extra;
    }
    layout.baselines.push_back(baseline);
  }
}

/// How far right of its column's left edge a cell of width `width` starts.
double cell_offset(GridColumns columns, std::size_t column, double room,
                   double width) {
  switch (columns) {
    case GridColumns::Centered:
      return (room - width) / 2;
    case GridColumns::Left:
      return 0;
    case GridColumns::Aligned:
      return column % 2 == 0 ? room - width : 0;
  }
  return 0;
}

/// The space before a column. The two sides of an equation stand close.
double gap_before(GridColumns columns, std::size_t column) {
  const bool is_side = columns == GridColumns::Aligned && column % 2 == 1;
  return column == 0 || is_side ? 0 : kColumnGap;
}

}  // namespace

FormulaBox FormulaSetter::set(const Grid& grid, MathStyle style,
                              const Color& color) const {
  const bool aligned = grid.columns == GridColumns::Aligned;
  const double size = em(style);
  GridLayout layout;
  for (const std::vector<FormulaRow>& row : grid.rows) {
    layout.rows.emplace_back();
    for (const FormulaRow& cell : row) {
      layout.rows.back().push_back(
          set_row(cell, aligned ? style : style.text(), color));
    }
  }
  measure_columns(layout);
  place_rows(layout, size, aligned ? kAlignedGap * size : 0);
  FormulaBox box;
  const double margin = aligned ? 0 : kMargin * size;
  double left = margin;
  for (std::size_t i = 0; i < layout.widths.size(); ++i) {
    left += gap_before(grid.columns, i) * size;
    for (std::size_t row = 0; row < layout.rows.size(); ++row) {
      if (i < layout.rows[row].size()) {
        const FormulaBox& cell = layout.rows[row][i];
        place(box, cell,
              {left + cell_offset(grid.columns, i, layout.widths[i],
                                  full_width(cell)),
               layout.baselines[row]});
      }
    }
    left += layout.widths[i];
  }
  box.width = left + margin;
  if (!layout.rows.empty()) {
    box.ascent = row_ascent(layout.rows.front(), size);
    box.descent =
        layout.baselines.back() + row_descent(layout.rows.back(), size);
  }
  return enclosed(on_axis(box, style), grid.left, grid.right, style, color);
}

}  // namespace owldeck
