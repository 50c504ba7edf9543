#include <fmt/format.h>

#include <algorithm>

#include "generator/animation/easing.h"
#include "generator/animation/score_flow.h"
#include "generator/attention/expression.h"
#include "generator/figures/parts.h"

namespace owldeck {
namespace {

using namespace score_step;

// A copy of a value shrinks to its weight, falls through its share of the row
// and joins the context vector.
void draw_flow(const ScoreFlow& film, const Moment& moment, std::size_t i,
               Canvas& canvas) {
  const ScoreFlowLayout& layout = film.layout;
  const Turn turn = flow_turn(i);
  const double middle = turn.from + 0.55 * (turn.to - turn.from);
  const double shrunk = moment.during(Context, turn.from, middle);
  const double joined = moment.during(Context, middle, turn.to);
  if (shrunk <= 0 || joined >= 1) {
    return;
  }
  const double weight = film.data.weights[film.data.query][i];
  const double share =
      share_left(film.data.weights[film.data.query], i) + weight / 2;
  const Rect strip = layout.strip(i);
  const double width = strip.width * weight;
  const Rect bar = layout.row_bar_high;
  const Rect in_share{bar.x + bar.width * share - width / 2, bar.y + 10, width,
                      bar.height - 20};
  const Rect target{layout.context.center().x - width / 2,
                    layout.context.y + 10, width, bar.height - 20};
  const Rect rect = between(between(strip, in_share, shrunk), target, joined);
  const std::size_t dimensions = film.data.dimensions();
  canvas.box(fmt::format("flow-edge-{}", i), rect.inset(-3), 4,
             Fill{canvas.theme().ground}, {});
  for (std::size_t d = 0; d < dimensions; ++d) {
    const double value = film.data.values[i][d];
    canvas.cell(
        fmt::format("flow-{}-{}", i, d),
        {strip_cell(rect, dimensions, d, layout.stacked && shrunk < 0.5),
         vector_color(value, film.largest_value, canvas.theme()), "", 24});
  }
}

std::vector<double> context_so_far(const ScoreFlow& film,
                                   const Moment& moment) {
  const std::vector<double>& weights = film.data.weights[film.data.query];
  std::vector<double> context(film.data.dimensions(), 0.0);
  bool complete = true;
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    const Turn turn = flow_turn(i);
    const double joined = moment.during(Context, turn.to - 0.2, turn.to + 0.1);
    complete = complete && joined >= 1;
    for (std::size_t d = 0; d < context.size(); ++d) {
      context[d] += joined * weights[i] * film.data.values[i][d];
    }
  }
  // The engine's own sum, not this one's rounding, is what stays.
  return complete ? film.data.contexts[film.data.query] : context;
}

void draw_context(const ScoreFlow& film, const Moment& moment, Canvas& canvas) {
  const ScoreFlowLayout& layout = film.layout;
  const Theme& theme = canvas.theme();
  const double shown = moment.during(Context, 0, 0.4);
  if (shown <= 0) {
    return;
  }
  const double home =
      moment.during(Rows, rows_beat::kMoveFrom, rows_beat::kMoveTo);
  const double named = shown * (1 - moment.during(Rows, 0, rows_beat::kClear));
  canvas.box("context-slot", layout.context.inset(-5), 6, {},
             Stroke{theme.strong_line, 2, false, {6, 4}}, named);
  const std::vector<double> context = context_so_far(film, moment);
  const Rect row = layout.row(layout.contexts, film.data.query);
  for (std::size_t d = 0; d < context.size(); ++d) {
    canvas.cell(fmt::format("context-{}-{}", film.data.query, d),
                {between(strip_cell(layout.context, context.size(), d),
                         strip_cell(row, context.size(), d), home),
                 vector_color(context[d], film.largest_value, theme),
                 format_number(context[d], layout.context_decimals),
                 between(28, layout.context_text, home)},
                shown);
  }
  canvas.text("context-name",
              fmt::format("context of {}", film.data.tokens[film.data.query]),
              {layout.context.x - 24, layout.context.center().y + 9},
              text_style(24, 600, theme.flow.color), Align::Right, named);
  canvas.text("context-rule", "weight · value, added up",
              {layout.context.right() + 24, layout.context.center().y + 9},
              text_style(24, 400, theme.muted), Align::Left, named);
}

// Another row's weights: shares fill the row, then even out into cells.
void draw_other_weights(const ScoreFlow& film, const Moment& moment,
                        std::size_t row, const Turn& turn, Canvas& canvas) {
  const ScoreFlowLayout& layout = film.layout;
  const double half = (turn.from + turn.to) / 2;
  const double filled = moment.during(Rows, turn.from, half);
  const double even = moment.during(Rows, half, turn.to);
  const std::vector<double>& weights = film.data.weights[row];
  const Rect line = layout.row(layout.weights, row);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double left = share_left(weights, i);
    const double width = std::min(weights[i], filled - left);
    if (width <= 0) {
      break;
    }
    const Rect share{line.x + line.width * left, line.y, line.width * width,
                     line.height};
    canvas.cell(fmt::format("weight-{}-{}", row, i),
                {between(share, layout.weight_cell(row, i), even),
                 weight_color(weights[i], film.largest_weight, canvas.theme()),
                 format_number(weights[i], 2), layout.cell_text, even});
  }
}

// Another row's context vector comes out of V.
void draw_other_context(const ScoreFlow& film, const Moment& moment,
                        std::size_t row, const Turn& turn, Canvas& canvas) {
  const ScoreFlowLayout& layout = film.layout;
  const double half = (turn.from + turn.to) / 2;
  const double arrived =
      moment.during(Rows, half, turn.to + rows_beat::kContextLag);
  const std::vector<double>& context = film.data.contexts[row];
  const Rect home = layout.row(layout.contexts, row);
  const Rect start = layout.row(layout.values, row);
  for (std::size_t d = 0; d < context.size(); ++d) {
    canvas.cell(fmt::format("context-{}-{}", row, d),
                {between(strip_cell(start, context.size(), d),
                         strip_cell(home, context.size(), d), arrived),
                 vector_color(context[d], film.largest_value, canvas.theme()),
                 format_number(context[d] * arrived, layout.context_decimals),
                 layout.context_text, arrived},
                arrived);
  }
}

std::vector<std::size_t> other_rows(const ScoreFlow& film) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    if (i != film.data.query) {
      rows.push_back(i);
    }
  }
  return rows;
}

// The outline stands on the row that is told, and in the end on the query's.
void draw_outline(const ScoreFlow& film, const Moment& moment, Canvas& canvas) {
  const double shown =
      moment.during(Rows, rows_beat::kMoveTo, rows_beat::kLabelsTo);
  const Rect home =
      film.layout.row(film.layout.weights, film.data.query).inset(-4);
  Rect rect = home;
  const std::vector<std::size_t> rows = other_rows(film);
  for (std::size_t order = 0; order < rows.size(); ++order) {
    const Turn turn = other_row_turn(order);
    rect = between(rect,
                   film.layout.row(film.layout.weights, rows[order]).inset(-4),
                   moment.during(Rows, turn.from - 0.1, turn.from + 0.25));
  }
  const double whole = moment.during(Whole, 0, 0.8);
  rect = between(rect, home, whole);
  const Stroke stroke{canvas.theme().core.color, 5, false, {}};
  canvas.box("outline", rect, 6, {}, stroke, shown);
  canvas.box("outline-context",
             film.layout.row(film.layout.contexts, film.data.query).inset(-4),
             6, {}, stroke, moment.during(Whole, 0.4, 1.0));
}

void draw_head(const Rect& matrix, const std::string& name,
               const std::string& shape, const Color& color, double opacity,
               Canvas& canvas) {
  const double baseline = matrix.y - 78;
  canvas.text("head-" + name, name, {matrix.x, baseline},
              text_style(28, 700, color), Align::Left, opacity);
  canvas.text("head-shape-" + name, shape, {matrix.right(), baseline},
              mono_style(22, canvas.theme().muted), Align::Right, opacity);
}

void draw_heads(const ScoreFlow& film, const Moment& moment, Canvas& canvas) {
  const Theme& theme = canvas.theme();
  const ScoreFlowLayout& layout = film.layout;
  draw_head(layout.values, "V", film.data.values_shape, theme.flow.color,
            moment.during(Rows, rows_beat::kMoveTo - 0.3, rows_beat::kMoveTo),
            canvas);
  draw_head(layout.contexts, "context", film.data.contexts_shape,
            theme.flow.color,
            moment.during(Rows, rows_beat::kMoveTo - 0.3, rows_beat::kMoveTo),
            canvas);
  draw_head(layout.weights, "weights", film.data.weights_shape,
            theme.probability.color,
            moment.during(Rows, rows_beat::kMoveTo, rows_beat::kLabelsTo),
            canvas);
}

void draw_signs(const ScoreFlow& film, const Moment& moment, Canvas& canvas) {
  const ScoreFlowLayout& layout = film.layout;
  const Theme& theme = canvas.theme();
  const double shown = moment.during(Whole, 0.2, 0.8);
  const double labels = layout.side_labels ? layout.label_width : 0;
  const double baseline = layout.weights.center().y + 14;
  const TextStyle sign = text_style(44, 600, theme.muted);
  canvas.text(
      "times", "·",
      {(layout.weights.right() + layout.values.x - labels) / 2, baseline}, sign,
      Align::Center, shown);
  canvas.text(
      "equals", "=",
      {(layout.values.right() + layout.contexts.x - labels) / 2, baseline},
      sign, Align::Center, shown);
  for (std::size_t i = 0; layout.side_labels && i < film.data.count(); ++i) {
    const bool asks = i == film.data.query;
    const double row = layout.row(layout.weights, i).center().y + 8;
    canvas.text(fmt::format("value-row-{}", i), film.data.tokens[i],
                {layout.values.x - 16, row}, text_style(24, 400, theme.muted),
                Align::Right, shown);
    canvas.text(
        fmt::format("context-row-{}", i), film.data.tokens[i],
        {layout.contexts.x - 16, row},
        text_style(24, asks ? 700 : 400, asks ? theme.flow.color : theme.text),
        Align::Right, shown);
  }
}

void draw_legend(const ScoreFlow& film, const Moment& moment, Canvas& canvas) {
  const Rect bar{kFilmRight - 320, 134, 320, 18};
  const double shown = moment.during(Whole, 0.2, 0.8);
  canvas.text("legend-name", "weight", {bar.x - 18, bar.bottom()},
              text_style(24, 400, canvas.theme().muted), Align::Right, shown);
  canvas.group("legend",
               flat_scale_bar(bar, {0, film.largest_weight}, canvas.theme()),
               shown);
}

}  // namespace

Turn flow_turn(std::size_t value) {
  if (value == 0) {
    return {0.3, 1.5};
  }
  const double from = 1.3 + 0.4 * static_cast<double>(value - 1);
  return {from, from + 1.1};
}

void draw_score_flow_matrices(const ScoreFlow& film, const Moment& moment,
                              Canvas& canvas) {
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    draw_flow(film, moment, i, canvas);
  }
  draw_context(film, moment, canvas);
  draw_heads(film, moment, canvas);
  const std::vector<std::size_t> rows = other_rows(film);
  for (std::size_t order = 0; order < rows.size(); ++order) {
    const Turn turn = other_row_turn(order);
    draw_other_weights(film, moment, rows[order], turn, canvas);
    draw_other_context(film, moment, rows[order], turn, canvas);
  }
  draw_outline(film, moment, canvas);
  draw_signs(film, moment, canvas);
  draw_legend(film, moment, canvas);
}

}  // namespace owldeck
