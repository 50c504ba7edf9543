#include <fmt/format.h>

#include "generator/animation/easing.h"
#include "generator/animation/multihead.h"
#include "generator/attention/expression.h"
#include "generator/figures/parts.h"

namespace owldeck {
namespace {

using namespace head_step;

/// Where a head's weights are.
Rect weights_at(const MultiheadFilm& film, const Moment& moment,
                std::size_t head) {
  const HeadPlaces& places = film.layout.heads[head];
  Rect rect =
      between(places.lane, places.above_own,
              moment.during(Concat, head_beat::kMoveFrom, head_beat::kMoveTo));
  rect = between(rect, places.above_left, moment.during(Output, 0, 0.8));
  return between(
      rect, places.whole,
      moment.during(Whole, head_beat::kMoveFrom, head_beat::kMoveTo));
}

/// 1 where the weights are large enough for numbers and names.
double readable(const Moment& moment) {
  return moment.progress(Whole) > 0
             ? moment.during(Whole, head_beat::kMoveTo - 0.2,
                             head_beat::kMoveTo + 0.3)
             : 1 - moment.during(Concat, 0, head_beat::kClear);
}

void draw_panels(const MultiheadFilm& film, const Moment& moment,
                 Canvas& canvas) {
  const Theme& theme = canvas.theme();
  const double first = moment.during(Split, 0, 0.4) *
                       (1 - moment.during(Concat, 0, head_beat::kClear));
  const double whole = moment.during(Whole, 0.8, head_beat::kMoveTo + 0.2);
  for (std::size_t h = 0; h < film.layout.lanes.size(); ++h) {
    const bool last = whole > 0;
    canvas.box(fmt::format("lane-{}", h),
               last ? film.layout.whole_lanes[h] : film.layout.lanes[h], 12,
               Fill{mix(theme.ground, theme.panel, last ? whole : first)}, {},
               first + whole > 0 ? 1 : 0);
  }
}

// A head's name stands in its lane, then over its small weights, then again in
// its lane.
void draw_names(const MultiheadFilm& film, const Moment& moment,
                Canvas& canvas) {
  for (std::size_t h = 0; h < film.layout.lanes.size(); ++h) {
    const HeadPlaces& places = film.layout.heads[h];
    const Rect& lane = film.layout.lanes[h];
    const Point in_lane{lane.x + 12, lane.y + 38};
    const auto over = [](const Rect& rect) {
      return Point{rect.x, rect.y - 12};
    };
    Point point = between(
        in_lane, over(places.above_own),
        moment.during(Concat, head_beat::kMoveFrom, head_beat::kMoveTo));
    point =
        between(point, over(places.above_left), moment.during(Output, 0, 0.8));
    point =
        between(point, in_lane,
                moment.during(Whole, head_beat::kMoveFrom, head_beat::kMoveTo));
    const double small =
        moment.during(Concat, head_beat::kMoveFrom, head_beat::kMoveTo) -
        moment.during(Whole, head_beat::kMoveFrom, head_beat::kMoveTo);
    canvas.text(
        fmt::format("head-{}", h), fmt::format("Head {}", h + 1), point,
        text_style(between(28, 22, small), 700, canvas.theme().core.color),
        Align::Left, moment.during(Split, 0.2, 0.6));
  }
}

Rect appearing(const MultiheadFilm& film, const HeadCell& at, const Rect& rect,
               double arrived) {
  if (arrived >= 1) {
    return rect;
  }
  const std::size_t count = film.data.count();
  const Rect query_row =
      MultiheadLayout::row(film.layout.blocks[at.head][0], count, at.row);
  return between(strip_cell(query_row, count, at.column), rect, arrived);
}

// Scores come out of the query's row, then turn into weights.
void draw_value(const MultiheadFilm& film, const Moment& moment,
                const HeadCell& at, const Rect& rect, bool hidden,
                Canvas& canvas) {
  const HeadData& head = film.data.heads[at.head];
  const Turn turn = row_turn(at.row, film.data.count());
  const double arrived = moment.during(Scores, turn.from, turn.to + 0.2);
  const double opened =
      hidden ? 0 : moment.during(Softmax, share_beat::kFrom, share_beat::kOpen);
  const Turn share = share_turn(at.row);
  const Theme& theme = canvas.theme();
  const double score = head.scores[at.row][at.column];
  const double weight = between(
      head.open_weights[at.row][at.column], head.weights[at.row][at.column],
      hidden ? 0 : moment.during(Softmax, share.from, share.to));
  // Weights may fit where scores, which can be longer, do not.
  const bool scores = film.layout.score_text > 0;
  const bool numbered = scores || (film.layout.weight_text > 0 && !hidden);
  const double text_shown =
      arrived < 1 ? arrived : (scores ? 1 : opened) * at.readable;
  const double size =
      scores ? between(film.layout.score_text, film.layout.weight_text, opened)
             : film.layout.weight_text;
  canvas.cell(
      fmt::format("cell-{}-{}-{}", at.head, at.row, at.column),
      {appearing(film, at, rect, arrived),
       mix(mix(weight_color(score, film.largest_score, theme),
               weight_color(weight, film.largest_weight, theme), opened),
           theme.panel, row_dimmed(film, moment, at.row)),
       numbered ? format_number(between(score, weight, opened), 2) : "", size,
       text_shown},
      arrived);
}

void draw_cell(const MultiheadFilm& film, const Moment& moment,
               const HeadCell& at, Canvas& canvas) {
  const std::size_t count = film.data.count();
  const Turn turn = row_turn(at.row, count);
  const double fallen = moment.during(Mask, turn.from, turn.to + 0.2);
  const Rect rect =
      MultiheadLayout::cell(at.matrix, count, at.row, count, at.column);
  const bool hidden = film.data.heads[at.head].hidden[at.row][at.column];
  if (!hidden || fallen < 1) {
    draw_value(film, moment, at, rect, hidden, canvas);
  }
  if (hidden && fallen > 0) {
    draw_head_mask(film, moment, at, rect, fallen, canvas);
  }
}

void draw_key_names(const MultiheadFilm& film, const Moment& moment,
                    std::size_t head, const Rect& matrix, double shown,
                    Canvas& canvas) {
  const std::size_t count = film.data.count();
  const double opacity = moment.during(Scores, 0, 0.4) * shown;
  if (!film.layout.key_names) {
    canvas.text(fmt::format("keys-{}", head), "keys, in the same order",
                {matrix.x, matrix.y - 10},
                text_style(20, 400, canvas.theme().muted), Align::Left,
                opacity * (1 - moment.during(Softmax, 0, 0.4)));
    return;
  }
  for (std::size_t i = 0; i < count; ++i) {
    const Rect cell = MultiheadLayout::cell(matrix, count, 0, count, i);
    const bool high = film.layout.two_levels && i % 2 == 1;
    canvas.text(fmt::format("key-{}-{}", head, i), film.data.tokens[i],
                {cell.center().x, cell.y - (high ? 34 : 10)},
                text_style(20, 400, canvas.theme().muted), Align::Center,
                opacity);
  }
}

// Where not all keys have room for their names, the strongest has one. It
// stays between the matrix's sides.
void draw_strongest_name(const MultiheadFilm& film, std::size_t head,
                         const Rect& matrix, double opacity, Canvas& canvas) {
  const std::size_t count = film.data.count();
  const std::size_t key = film.data.heads[head].strongest;
  const Rect cell = MultiheadLayout::cell(matrix, count, 0, count, key);
  const bool first = key < count / 3;
  const bool last = key >= count - count / 3;
  const Align align = first ? Align::Left : last ? Align::Right : Align::Center;
  const double x = first ? cell.x : last ? cell.right() : cell.center().x;
  canvas.text(fmt::format("strongest-key-{}", head), film.data.tokens[key],
              {x, cell.y - 10},
              text_style(22, 600, canvas.theme().probability.color), align,
              opacity);
}

// What the query's row says: where this head looks.
void draw_strongest(const MultiheadFilm& film, const Moment& moment,
                    std::size_t head, const Rect& matrix, double shown,
                    Canvas& canvas) {
  const Theme& theme = canvas.theme();
  const std::size_t query = film.data.query;
  const std::size_t count = film.data.count();
  const Turn last = share_turn(count - 1);
  const double opacity = moment.during(Softmax, last.to, last.to + 0.4) * shown;
  if (opacity <= 0) {
    return;
  }
  canvas.box(fmt::format("outline-{}", head),
             MultiheadLayout::row(matrix, count, query).inset(-3), 6, {},
             Stroke{theme.core.color, 4, false, {}}, opacity);
  const double whole =
      moment.during(Whole, head_beat::kMoveFrom, head_beat::kMoveTo);
  const double largest = film.layout.strongest_text;
  canvas.text(fmt::format("strongest-{}", head),
              strongest_text(film.data, film.data.heads[head]),
              {matrix.x, matrix.bottom() + 34 + 6 * whole},
              text_style(between(std::min(largest, 24.0), largest, whole), 600,
                         theme.probability.color),
              Align::Left, opacity);
  if (!film.layout.key_names) {
    draw_strongest_name(film, head, matrix, opacity, canvas);
  }
}

}  // namespace

void draw_multihead_lanes(const MultiheadFilm& film, const Moment& moment,
                          Canvas& canvas) {
  draw_panels(film, moment, canvas);
  draw_names(film, moment, canvas);
  const double shown = readable(moment);
  for (std::size_t h = 0; h < film.layout.lanes.size(); ++h) {
    const Rect matrix = weights_at(film, moment, h);
    for (std::size_t r = 0; r < film.data.count(); ++r) {
      for (std::size_t c = 0; c < film.data.count(); ++c) {
        draw_cell(film, moment, {h, r, c, matrix, shown}, canvas);
      }
    }
    draw_freed_shares(film, moment, h, matrix, canvas);
    draw_key_names(film, moment, h, matrix, shown, canvas);
    draw_strongest(film, moment, h, matrix, shown, canvas);
  }
}

}  // namespace owldeck
