#include <fmt/format.h>

#include <numeric>

#include "generator/animation/easing.h"
#include "generator/animation/score_flow.h"
#include "generator/attention/expression.h"
#include "generator/figures/parts.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

using namespace score_step;

constexpr double kBarWidth = 120;

Rect share_rect(const Rect& bar, const std::vector<double>& weights,
                std::size_t index) {
  const Rect share{bar.x + bar.width * share_left(weights, index), bar.y,
                   bar.width * weights[index], bar.height};
  return {share.x + 1, share.y, share.width - 2, share.height};
}

Rect bar_rect(const ScoreFlow& film, std::size_t index, double grown) {
  const ScoreFlowLayout& layout = film.layout;
  const double height = layout.bar_height *
                        film.data.weights[film.data.query][index] /
                        film.largest_weight * grown;
  return {layout.centers[index] - kBarWidth / 2, layout.bar_base - height,
          kBarWidth, height};
}

Rect row_bar_at(const ScoreFlow& film, const Moment& moment) {
  return between(film.layout.row_bar, film.layout.row_bar_high,
                 moment.during(Values, 0.4, 1.0));
}

// A share's whole life: a bar on its base, a part of the row bar, a cell of the
// matrix.
void draw_share(const ScoreFlow& film, const Moment& moment, std::size_t i,
                Canvas& canvas) {
  const std::vector<double>& weights = film.data.weights[film.data.query];
  const double grown = moment.during(Softmax, 0, 0.9);
  if (grown <= 0) {
    return;
  }
  const Turn drop = share_turn(i);
  const double dropped = moment.during(Softmax, drop.from, drop.to);
  const double arrived =
      moment.during(Rows, rows_beat::kMoveFrom, rows_beat::kMoveTo);
  const Rect share = share_rect(row_bar_at(film, moment), weights, i);
  const Rect rect =
      between(between(bar_rect(film, i, grown), share, dropped),
              film.layout.weight_cell(film.data.query, i), arrived);
  Canvas::Cell cell{
      rect, weight_color(weights[i], film.largest_weight, canvas.theme()), "",
      24, 0};
  if (arrived > 0.5) {
    cell.text = format_number(weights[i], 2);
    cell.text_size = film.layout.cell_text;
    cell.text_opacity = 2 * arrived - 1;
  } else if (film.layout.share_named[i]) {
    cell.text = film.data.tokens[i];
    cell.text_opacity = clamped(2 * dropped - 1) * (1 - 2 * arrived);
  }
  canvas.cell(fmt::format("weight-{}-{}", film.data.query, i), cell);
}

// Where a bar stood: what fell into the row bar was this much.
void draw_ghost(const ScoreFlow& film, const Moment& moment, std::size_t i,
                Canvas& canvas) {
  const Theme& theme = canvas.theme();
  const double there =
      moment.during(Softmax, 0, 0.3) * (1 - moment.during(Values, 0, 0.4));
  if (there <= 0) {
    return;
  }
  const Rect bar = bar_rect(film, i, 1);
  canvas.box(fmt::format("base-{}", i),
             {bar.x - 12, film.layout.bar_base, bar.width + 24, 2}, 0,
             Fill{theme.strong_line}, {}, there);
  const Turn drop = share_turn(i);
  canvas.box(fmt::format("ghost-{}", i), bar, 3, {},
             Stroke{theme.strong_line, 2, false, {6, 4}},
             there * moment.during(Softmax, drop.from, drop.to));
}

// The score's copy becomes the weight; later it goes where its share goes.
void draw_number(const ScoreFlow& film, const Moment& moment, std::size_t i,
                 Canvas& canvas) {
  const std::vector<double>& weights = film.data.weights[film.data.query];
  const double grown = moment.during(Softmax, 0, 0.9);
  const double moved = moment.during(Values, 0.4, 1.0);
  double opacity = moment.during(Softmax, 0, 0.3) *
                   (1 - moment.during(Rows, rows_beat::kMoveFrom,
                                      rows_beat::kMoveFrom + 0.3));
  if (!film.layout.share_numbered[i]) {
    opacity *= 1 - moment.during(Values, 0, 0.4);
  }
  const Rect share = share_rect(film.layout.row_bar_high, weights, i);
  const Point start{film.layout.centers[i], film.layout.score_baseline};
  const Point over_bar{film.layout.centers[i], bar_rect(film, i, 1).y - 12};
  const Point over_share{share.center().x, share.y - 14};
  canvas.text(fmt::format("weight-number-{}", i),
              format_number(between(film.data.scaled[i], weights[i], grown), 4),
              between(between(start, over_bar, grown), over_share, moved),
              text_style(24, 600, canvas.theme().probability.color),
              Align::Center, opacity);
}

void draw_ticks(const Rect& bar, double opacity, Canvas& canvas) {
  const Theme& theme = canvas.theme();
  const char* const names[] = {"0", "0.25", "0.5", "0.75", "1"};
  for (int i = 0; i < 5; ++i) {
    const double x = bar.x + bar.width * i / 4;
    canvas.add(line({x, bar.bottom() + 6}, {x, bar.bottom() + 14},
                    {faded(theme.strong_line, opacity), 2, false, {}}));
    canvas.text(fmt::format("tick-{}", i), names[i], {x, bar.bottom() + 38},
                text_style(22, 400, theme.muted), Align::Center, opacity);
  }
}

void draw_row_bar(const ScoreFlow& film, const Moment& moment, Canvas& canvas) {
  const Theme& theme = canvas.theme();
  const double opacity = moment.during(Softmax, 0.7, 1.1) *
                         (1 - moment.during(Rows, 0, rows_beat::kClear));
  if (opacity <= 0) {
    return;
  }
  const std::vector<double>& weights = film.data.weights[film.data.query];
  const Rect bar = row_bar_at(film, moment);
  canvas.box("row-bar", bar.inset(-3), 6, Fill{theme.panel},
             Stroke{theme.strong_line, 2, false, {}}, opacity);
  draw_ticks(bar, opacity, canvas);
  double sum = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const Turn drop = share_turn(i);
    sum += weights[i] * moment.during(Softmax, drop.from, drop.to);
  }
  const double baseline = bar.center().y + 9;
  canvas.text("row-sum-name", "row sum", {bar.x - 24, baseline},
              text_style(24, 400, theme.muted), Align::Right, opacity);
  canvas.text(
      "row-sum", format_number(sum, 4), {bar.right() + 24, baseline + 2},
      text_style(30, 700, theme.probability.color), Align::Left, opacity);
}

}  // namespace

double share_left(const std::vector<double>& weights, std::size_t index) {
  return std::accumulate(weights.begin(),
                         weights.begin() + static_cast<std::ptrdiff_t>(index),
                         0.0);
}

Turn share_turn(std::size_t key) {
  return turn(1.0, 0.34, key);
}

void draw_score_flow_shares(const ScoreFlow& film, const Moment& moment,
                            Canvas& canvas) {
  draw_row_bar(film, moment, canvas);
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    draw_ghost(film, moment, i, canvas);
  }
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    draw_share(film, moment, i, canvas);
    draw_number(film, moment, i, canvas);
  }
}

}  // namespace owldeck
