#include <fmt/format.h>

#include <algorithm>

#include "generator/animation/easing.h"
#include "generator/animation/multihead.h"
#include "generator/figures/parts.h"

namespace owldeck {
namespace {

using namespace head_step;

constexpr double kDissolves = 0.75;   // of its way, then a slice goes
constexpr double kLeastShare = 1e-3;  // what is thinner is not seen
constexpr double kLeastFreed = 0.01;  // nor is what is paler
constexpr double kMaskEdge = 0.2;     // of a cell's shorter side

// The future's share of a row is cut as what is left shares it, and every slice
// moves to its cell.
void draw_freed_share(const MultiheadFilm& film, const Moment& moment,
                      const HeadCell& at, Canvas& canvas) {
  const Turn turn = share_turn(at.row);
  const double moved = moment.during(Softmax, turn.from, turn.to);
  const double shown =
      moment.during(Softmax, share_beat::kFrom, share_beat::kOpen) *
      (1 - clamped((moved - kDissolves) / (1 - kDissolves)));
  const HeadData& head = film.data.heads[at.head];
  const std::vector<double>& weights = head.weights[at.row];
  const std::size_t count = film.data.count();
  const auto cell = [&](std::size_t column) {
    return MultiheadLayout::cell(at.matrix, count, at.row, count, column);
  };
  const double weight = head.open_weights[at.row][at.column];
  if (weight < kLeastFreed) {
    return;
  }
  // The mask stays to be seen around what it has taken.
  Rect from = cell(at.column);
  from = from.inset(kMaskEdge * std::min(from.width, from.height));
  const Color hidden =
      weight_color(weight, film.largest_weight, canvas.theme());
  double start = 0;
  for (std::size_t to = 0; shown > 0 && to < count; ++to) {
    const double width = weights[to];
    if (head.hidden[at.row][to] || width < kLeastShare) {
      continue;
    }
    const Rect slice{from.x + start * from.width, from.y, width * from.width,
                     from.height};
    start += width;
    canvas.box(
        fmt::format("freed-{}-{}-{}-{}", at.head, at.row, at.column, to),
        between(slice, cell(to), moved), 2,
        Fill{mix(hidden,
                 weight_color(weights[to], film.largest_weight, canvas.theme()),
                 moved)},
        {}, shown);
  }
}

}  // namespace

double row_dimmed(const MultiheadFilm& film, const Moment& moment,
                  std::size_t row) {
  constexpr double kDimmed = 0.5;
  return row == film.data.query
             ? 0
             : kDimmed * moment.during(Whole, head_beat::kMoveTo,
                                       head_beat::kMoveTo + 0.5);
}

void draw_head_mask(const MultiheadFilm& film, const Moment& moment,
                    const HeadCell& at, const Rect& rect, double fallen,
                    Canvas& canvas) {
  const Rect place{rect.x, rect.y - 36 * (1 - fallen), rect.width, rect.height};
  const double opened =
      moment.during(Softmax, share_beat::kFrom, share_beat::kOpen);
  const double size = film.layout.mask_text;
  const std::string text = size > 0 ? "−∞" : "";
  const std::string name = fmt::format("{}-{}-{}", at.head, at.row, at.column);
  canvas.masked("mask-" + name, place, opened <= 0 ? text : "", size,
                fallen * (1 - row_dimmed(film, moment, at.row)));
  if (opened > 0) {
    canvas.masked("mask-before-" + name, place, text, size, 1 - opened);
  }
}

void draw_freed_shares(const MultiheadFilm& film, const Moment& moment,
                       std::size_t head, const Rect& matrix, Canvas& canvas) {
  if (moment.step() != Softmax) {
    return;
  }
  const std::size_t count = film.data.count();
  for (std::size_t row = 0; row < count; ++row) {
    for (std::size_t column = 0; column < count; ++column) {
      if (film.data.heads[head].hidden[row][column]) {
        draw_freed_share(film, moment, {head, row, column, matrix}, canvas);
      }
    }
  }
}

}  // namespace owldeck
