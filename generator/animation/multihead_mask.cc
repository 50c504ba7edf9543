#include <fmt/format.h>

#include <algorithm>

#include "generator/animation/cast.h"
#include "generator/animation/easing.h"
#include "generator/animation/multihead.h"
#include "generator/figures/parts.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kDissolves = 0.75;   // of its way, then a slice goes
constexpr double kLeastShare = 1e-2;  // what is thinner is not seen
constexpr double kLeastFreed = 0.01;  // nor is what is paler
constexpr double kMaskEdge = 0.2;     // of a cell's shorter side

/// One hidden cell's share: cut as what is left shares it, every slice moving
/// to its cell.
void draw_freed_cell(const MultiheadFilm& film, const RowState& row,
                     const HeadCell& at, const Rect& matrix, Canvas& canvas) {
  const double moved = row.moved;
  const double shown =
      row.opened * (1 - clamped((moved - kDissolves) / (1 - kDissolves)));
  const HeadData& head = film.data.heads[at.head];
  const std::vector<double>& weights = head.weights[at.row];
  const std::size_t count = film.data.count();
  const auto cell = [&](std::size_t column) {
    return MultiheadLayout::weight_cell(matrix, count, at.row, column);
  };
  // The mask stays to be seen around what it has taken.
  Rect from = cell(at.column);
  from = from.inset(kMaskEdge * std::min(from.width, from.height));
  const Color hidden = weight_color(head.open_weights[at.row][at.column],
                                    film.largest_weight, canvas.theme());
  double start = 0;
  for (std::size_t to = 0; shown > 0 && to < count; ++to) {
    const double width = weights[to];
    if (head.hidden[at.row][to] || width < kLeastShare) {
      continue;
    }
    const Rect slice{from.x + start * from.width, from.y, width * from.width,
                     from.height};
    start += width;
    const Color color = mix(
        hidden, weight_color(weights[to], film.largest_weight, canvas.theme()),
        moved);
    canvas.box(fmt::format("freed-{}-{}-{}-{}", at.head, at.row, at.column, to),
               between(slice, cell(to), moved), 2, Fill{faded(color, shown)},
               {});
  }
}

}  // namespace

void draw_head_mask(const MultiheadFilm& film, const RowState& row,
                    const HeadCell& at, const Theme& theme, Canvas& canvas) {
  const Rect& rect = at.rect;
  const double room = film.layout.mask_text;
  const Rect largest = MultiheadLayout::weight_cell(
      film.layout.lanes[at.head].matrix, film.data.count(), 0, 0);
  const bool fits = room > 0 && rect.width >= 0.99 * largest.width;
  const std::string text = fits && rect.height > room ? "−∞" : "";
  const std::string name = fmt::format("{}-{}-{}", at.head, at.row, at.column);
  Group cell = masked_cell(rect, row.opened <= 0 ? text : "", theme, room);
  if (row.masked < 1) {
    cell.clip = Rect{rect.x, rect.y, rect.width, row.masked * rect.height};
  }
  canvas.group("mask-" + name, std::move(cell), 1);
  if (row.opened > 0 && row.opened < 1 && !text.empty()) {
    TextBlock before = centered_label(
        text, rect,
        text_style(room, 600, faded(theme.masked_ink, 1 - row.opened)));
    before.info.id = "mask-before-" + name;
    canvas.add(std::move(before));
  }
}

void draw_freed_row(const MultiheadFilm& film, const RowState& row,
                    const HeadCell& first, const Rect& matrix, Canvas& canvas) {
  const HeadData& head = film.data.heads[first.head];
  HeadCell at = first;
  for (; at.column < film.data.count(); ++at.column) {
    if (head.hidden[at.row][at.column] &&
        head.open_weights[at.row][at.column] >= kLeastFreed) {
      draw_freed_cell(film, row, at, matrix, canvas);
    }
  }
}

}  // namespace owldeck
