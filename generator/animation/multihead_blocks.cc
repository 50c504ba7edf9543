#include <fmt/format.h>

#include <algorithm>

#include "generator/animation/easing.h"
#include "generator/animation/multihead.h"
#include "generator/figures/parts.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kStepsBack = 0.78;  // what is not lit, towards its ground
constexpr double kQuiet = 0.82;      // what is not shown

/// One cell on the way between rows and columns.
Rect cell_of(const BlockLook& block, const Pose& pose, std::size_t row,
             std::size_t column) {
  const std::size_t rows = block.values.size();
  const std::size_t columns = block.values.front().size();
  const Rect upright =
      MultiheadLayout::cell(pose.place, rows, row, columns, column);
  if (pose.value <= 0) {
    return upright;
  }
  return between(upright,
                 MultiheadLayout::cell(pose.place, columns, column, rows, row),
                 pose.value);
}

/// How far a row is there.
double there_of(const BlockLook& block, const Pose& pose, std::size_t row) {
  const std::size_t count = block.values.size();
  if (!block.mixed_first) {
    return turn_share(pose.drawn, row, count);
  }
  constexpr double kFrom = 0.45;  // of its turn, before its share arrives
  constexpr double kTakes = 0.4;
  return eased((mix_part(pose.drawn, row, *block.mixed_first, count) - kFrom) /
               kTakes);
}

/// A cell as it is whatever the moment: a film asks for it in every frame.
struct BlockCell {
  std::string name;
  Color color;
  Color back;  ///< stepped back as far as it goes
};

using BlockCells = std::vector<std::vector<BlockCell>>;

BlockCells cells_of(const BlockLook& block, const Theme& theme) {
  BlockCells cells;
  for (std::size_t row = 0; row < block.values.size(); ++row) {
    std::vector<BlockCell>& line = cells.emplace_back();
    for (std::size_t c = 0; c < block.values[row].size(); ++c) {
      const Color color =
          vector_color(block.values[row][c], block.largest, theme);
      line.push_back(
          {fmt::format("{}-{}-{}", block.name, row, block.first_column + c),
           block.quiet ? mix(color, block.behind, kQuiet) : color,
           mix(color, block.behind, kStepsBack)});
    }
  }
  return cells;
}

/// How far a row steps back behind the lit one.
double back_of(const BlockLook& block, const Pose& pose, std::size_t row) {
  return block.lit_row == row ? 0 : kStepsBack * pose.lit;
}

// Numbers of what steps back go before its colour has.
double number_shown(const BlockLook& block, const Pose& pose, double back,
                    const Rect& rect) {
  constexpr double kGoes = 3;
  return block.quiet ? 0
                     : block.text.fits(rect) * clamped(1 - kGoes * back) *
                           clamped(1 - kGoes * (1 - pose.opacity));
}

void draw_block_row(const BlockLook& block, const std::vector<BlockCell>& cells,
                    const Pose& pose, std::size_t row, Canvas& canvas) {
  const double there = pose.opacity * there_of(block, pose, row);
  const double back = back_of(block, pose, row);
  for (std::size_t c = 0; there > 0 && c < cells.size(); ++c) {
    const Rect rect = cell_of(block, pose, row, c);
    const Color fill = back >= kStepsBack
                           ? cells[c].back
                           : mix(cells[c].color, block.behind, back);
    const double smaller = std::min(rect.width, rect.height);
    canvas.box(cells[c].name, rect, smaller < Canvas::kNarrowCell ? 0 : 3,
               Fill{faded(fill, there)}, {});
    const double text = there * number_shown(block, pose, back, rect);
    if (text > 0) {
      TextBlock number =
          centered_label(block.text(block.values[row][c]), rect,
                         text_style(block.text.size, 500,
                                    faded(canvas.theme().ink_on(fill), text)));
      number.info.id = fmt::format("{}-number-{}-{}", block.name, row,
                                   block.first_column + c);
      canvas.add(std::move(number));
    }
  }
}

}  // namespace

Matrix columns_of(const Matrix& matrix, std::size_t first, std::size_t count) {
  Matrix part;
  for (const std::vector<double>& row : matrix) {
    const auto from = row.begin() + static_cast<std::ptrdiff_t>(first);
    part.emplace_back(from, from + static_cast<std::ptrdiff_t>(count));
  }
  return part;
}

double turn_part(double share, std::size_t index, std::size_t count) {
  constexpr double kEach = 0.35;  // of the whole time
  if (count < 2) {
    return clamped(share);
  }
  const double from =
      (1 - kEach) * static_cast<double>(index) / static_cast<double>(count - 1);
  return share >= 1 ? 1 : clamped((share - from) / kEach);
}

double turn_share(double share, std::size_t index, std::size_t count) {
  return eased(turn_part(share, index, count));
}

double mix_part(double phase, std::size_t row, std::size_t query,
                std::size_t count) {
  return row == query
             ? clamped(phase)
             : turn_part(phase - 1, turn_of(row, query) - 1, count - 1);
}

std::size_t turn_of(std::size_t row, std::size_t query) {
  return row == query ? 0 : row < query ? row + 1 : row;
}

std::string head_id(const std::string& name, std::size_t head) {
  return fmt::format("{}-{}", name, head);
}

void hide_in_product(Actor& actor) {
  using namespace head_step;
  actor.fade(0, {Product, 0.3, 0.6}).fade(1, {Scores, 1.1, 1.4});
}

void hide_in_mix(Actor& actor) {
  using namespace head_step;
  actor.fade(0, {Mix, 0.4, 0.7}).fade(1, {Context, 1.1, 1.4});
}

ActorLook block_look(const BlockLook& block, const Theme& theme) {
  return [block, cells = cells_of(block, theme)](
             const std::string&, const Pose& pose, Canvas& canvas) {
    for (std::size_t row = 0; row < cells.size(); ++row) {
      draw_block_row(block, cells[row], pose, row, canvas);
    }
  };
}

}  // namespace owldeck
