#include "generator/animation/shape_flow.h"

#include <algorithm>

#include "generator/animation/stage.h"

namespace owldeck {
namespace {

using namespace shape_step;

constexpr double kTop = 350;
constexpr double kBottom = 740;
constexpr double kLargestCell = 56;
constexpr double kHeadGap = 56;

double number(std::size_t count) {
  return static_cast<double>(count);
}

/// How far the cells of one head stand from those of the next.
double head_pitch(const ShapeFlow& film) {
  return film.cell * number(std::max(film.count(), film.head_dim)) + kHeadGap;
}

}  // namespace

Rect grid_cell(const ShapeFlow& film, std::size_t columns, std::size_t group,
               double gap, std::size_t row, std::size_t column) {
  constexpr double kLine = 3;
  const double width =
      number(columns) * film.cell + gap * (number(columns / group) - 1);
  const double left = (kPage.width - width) / 2;
  const double top = (kTop + kBottom - number(film.count()) * film.cell) / 2;
  return {left + number(column) * film.cell + gap * number(column / group),
          top + number(row) * film.cell, film.cell - kLine, film.cell - kLine};
}

Rect head_cell(const ShapeFlow& film, std::size_t head, std::size_t columns,
               std::size_t row, std::size_t column) {
  Rect cell = grid_cell(film, columns, columns, 0, row, column);
  cell.x += head_pitch(film) * (number(head) - (number(film.heads) - 1) / 2);
  return cell;
}

ShapeFlow read_shapes(const Trace& trace) {
  ShapeFlow film{trace.tokens, {}};
  for (const ShapeStation& station : kShapeStations) {
    film.tensors.push_back(trace.find(station.tensor));
  }
  const std::vector<Axis>& split = film.tensors[kSplit]->axes;
  film.masked = trace.find("mask") != nullptr;
  film.heads = split[2].size;
  film.head_dim = split[3].size;
  film.input = matrix_of(*film.tensors[kInput], {0});
  film.queries = matrix_of(*film.tensors[kQueries], {0});
  film.joined = matrix_of(*film.tensors[kJoin], {0});
  film.output = matrix_of(*film.tensors[kOutput], {0});
  for (std::size_t head = 0; head < film.heads; ++head) {
    film.scores.push_back(matrix_of(*film.tensors[kScores], {0, head}));
    film.weights.push_back(matrix_of(*film.tensors[kWeights], {0, head}));
  }
  const double widest =
      number(film.heads * std::max(film.count(), film.head_dim));
  film.cell =
      std::min({kLargestCell, (kBottom - kTop) / number(film.count()),
                (kFilmRight - kFilmLeft - 260 - kHeadGap * number(film.heads)) /
                    widest});
  return film;
}

double left_of(const ShapeFlow& film, std::size_t step) {
  const std::size_t width = film.width();
  switch (step) {
    case kInput:
      return grid_cell(film, film.input[0].size(), film.input[0].size(), 0, 0,
                       0)
          .x;
    case kSplit:
    case kTokens:
      return grid_cell(film, width, film.head_dim, kSplitGap, 0, 0).x;
    case kHeads:
    case kScores:
    case kWeights:
    case kContext:
      return head_cell(film, 0, std::max(film.count(), film.head_dim), 0, 0).x;
    default:
      return grid_cell(film, width, width, 0, 0, 0).x;
  }
}

}  // namespace owldeck
