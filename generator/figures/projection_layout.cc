#include "generator/figures/projection_layout.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/figures/strips.h"

namespace owldeck {
namespace {

constexpr double kTitleHeight = 42;
constexpr double kTallestRow = 46;
constexpr double kShortestRow = 27;
constexpr double kBlockGap = 16;
constexpr double kCellPadding = 14;
constexpr double kWidestCell = 116;
constexpr double kShortestWay = 56;
constexpr double kLongestWay = 150;
constexpr double kVectorHeight = 44;
constexpr double kChipHeight = 48;
constexpr double kChipGap = 10;
constexpr double kWorkedGap = 32;
constexpr double kWorkedHeight = 50;

/// The largest cells whose numbers and ways fit into `room`; none: cell is 0.
void lay_out_columns(const ProjectionData& data, const FigureInputs& inputs,
                     double room, ProjectionLayout& layout) {
  const std::size_t strips = layout.has_bias ? 3 : 2;
  const auto cells =
      static_cast<double>(layout.inputs + strips * layout.outputs);
  const double sign = layout.has_bias ? kPlusWidth : 0;
  for (const double size : {inputs.theme.value_size, inputs.theme.small_size}) {
    const double least =
        widest_text(inputs.measurer,
                    number_texts(data.numbers(), data.decimals),
                    cell_style(size)) +
        kCellPadding;
    const double free = room - cells * least - sign - 2 * kShortestWay;
    if (free < 0 || size > 0.8 * layout.row) {
      continue;
    }
    layout.text_size = size;
    layout.worked_cell = least;
    layout.cell = std::min(kWidestCell, least + 0.5 * free / cells);
    const double ways = room - sign - cells * layout.cell;
    layout.way_in = std::min(kLongestWay, 0.58 * ways);
    layout.way_out = std::min(0.7 * kLongestWay, 0.42 * ways);
    return;
  }
}

/// As many terms as fit into `room`, all if possible.
void lay_out_worked(double room, ProjectionLayout& layout) {
  layout.worked_terms = layout.inputs;
  while (layout.worked_terms > 1 && layout.worked_width() > room) {
    --layout.worked_terms;
  }
}

}  // namespace

Rect ProjectionLayout::block(std::size_t role) const {
  const double height = kTitleHeight + row * static_cast<double>(inputs);
  return {input().right() + way_in,
          static_cast<double>(role) * (height + kBlockGap),
          cell * static_cast<double>(outputs), height};
}

Rect ProjectionLayout::matrix(std::size_t role) const {
  const Rect all = block(role);
  return {all.x, all.y + kTitleHeight, all.width,
          row * static_cast<double>(inputs)};
}

Rect ProjectionLayout::matrix_row(std::size_t role,
                                  std::size_t row_index) const {
  const Rect cells = matrix(role);
  return {cells.x, cells.y + static_cast<double>(row_index) * row + 1,
          cells.width, row - 2};
}

Rect ProjectionLayout::bias(std::size_t role) const {
  const Rect cells = matrix(role);
  const double height = std::max(row, kVectorHeight);
  return {cells.right() + kPlusWidth, cells.center().y - height / 2,
          cells.width, height};
}

Rect ProjectionLayout::projected(std::size_t role) const {
  const Rect cells = has_bias ? bias(role) : matrix(role);
  const double height = std::max(row, kVectorHeight);
  return {cells.right() + way_out, cells.center().y - height / 2, cells.width,
          height};
}

Rect ProjectionLayout::chip() const {
  const Rect below = input();
  return {below.x, below.y - kChipGap - kChipHeight, below.width, kChipHeight};
}

Rect ProjectionLayout::input() const {
  const double height = std::max(row, kVectorHeight);
  const double block_height = kTitleHeight + row * static_cast<double>(inputs);
  // Level with the middle matrix.
  const double y = block_height + kBlockGap + kTitleHeight +
                   row * static_cast<double>(inputs) / 2;
  return {0, y - height / 2, cell * static_cast<double>(inputs), height};
}

Rect ProjectionLayout::worked() const {
  const double width = worked_width();
  // Its result stands below the number that it is, if there is room.
  const double left = projected(0).x - (width - worked_cell);
  return {std::max(0.0, left), block(2).bottom() + kWorkedGap, width,
          kWorkedHeight};
}

double ProjectionLayout::worked_width() const {
  const auto terms = static_cast<double>(worked_terms);
  const double dots = worked_terms < inputs ? kPlusWidth + kDotsWidth : 0;
  const double added = has_bias ? kPlusWidth + worked_cell : 0;
  return terms * (2 * worked_cell + kTimesWidth) + terms * kPlusWidth + dots +
         added + worked_cell;
}

std::optional<ProjectionLayout> lay_out_projection(
    const ProjectionData& data, const FigureTask<ProjectionFigure>& task,
    Diagnostics& diagnostics) {
  ProjectionLayout layout;
  layout.inputs = data.input.size();
  layout.outputs = data.roles.front().projected.size();
  layout.has_bias = !data.roles.front().bias.empty();
  const double fixed =
      3 * kTitleHeight + 2 * kBlockGap + kWorkedGap + kWorkedHeight;
  const double rows = 3 * static_cast<double>(layout.inputs);
  layout.row = std::min(kTallestRow, (task.room.height - fixed) / rows);
  lay_out_columns(data, task.inputs, task.room.width, layout);
  lay_out_worked(task.room.width, layout);
  layout.size = {std::max(layout.projected(0).right(), layout.worked().right()),
                 layout.worked().bottom()};
  if (layout.cell > 0 && layout.row >= kShortestRow) {
    return layout;
  }
  return refuse_room(task,
                     fmt::format("matrices of {} by {} numbers do",
                                 layout.inputs, layout.outputs),
                     "use fewer dimensions or decimals, or a larger area",
                     diagnostics);
}

}  // namespace owldeck
