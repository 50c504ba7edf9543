#include <fmt/format.h>

#include "generator/animation/easing.h"
#include "generator/animation/multihead.h"
#include "generator/attention/expression.h"
#include "generator/figures/parts.h"

namespace owldeck {
namespace {

using namespace head_step;

constexpr double kHeadGap = 16;  // between heads before they are joined

/// The columns of one head in the concatenation: apart at first, then joined.
Rect concat_cell(const MultiheadFilm& film, const Moment& moment,
                 std::size_t row, std::size_t column) {
  const std::size_t head = column / film.data.head_dim();
  const double apart =
      kHeadGap *
      (static_cast<double>(head) -
       (static_cast<double>(film.data.heads.size()) - 1) / 2) *
      (1 - moment.during(Concat, head_beat::kMoveTo, head_beat::kJoinTo));
  const Rect matrix =
      between(film.layout.concat_middle, film.layout.concat_left,
              moment.during(Output, 0, 0.8));
  Rect cell = MultiheadLayout::cell(matrix, film.data.count(), row,
                                    film.data.width(), column);
  cell.x += apart;
  return cell;
}

/// A context vector of a head: out of its row of weights, below its lane, and
/// into its columns of the concatenation.
void draw_context(const MultiheadFilm& film, const Moment& moment,
                  std::size_t row, std::size_t column, Canvas& canvas) {
  const MultiheadLayout& layout = film.layout;
  const Turn turn = row_turn(row, film.data.count());
  const double arrived = moment.during(Context, turn.from, turn.to + 0.2);
  const double gone = moment.during(Whole, 0, head_beat::kClear);
  if (arrived <= 0 || gone >= 1) {
    return;
  }
  const std::size_t dimensions = film.data.head_dim();
  const std::size_t head = column / dimensions;
  const std::size_t count = film.data.count();
  const Rect from =
      strip_cell(MultiheadLayout::row(layout.heads[head].lane, count, row),
                 dimensions, column % dimensions);
  const Rect below = MultiheadLayout::cell(layout.contexts[head], count, row,
                                           dimensions, column % dimensions);
  const double moved =
      moment.during(Concat, head_beat::kMoveFrom, head_beat::kMoveTo);
  const double value = film.data.concatenated[row][column];
  const double left = moment.during(Output, 0, 0.8);
  const double text = between(
      between(layout.context_text, layout.concat_text, moved),
      layout.output_text > 0 ? layout.output_text : layout.concat_text, left);
  const bool numbered = layout.context_text > 0 && layout.concat_text > 0;
  canvas.cell(fmt::format("context-{}-{}", row, column),
              {between(between(from, below, arrived),
                       concat_cell(film, moment, row, column), moved),
               vector_color(value, film.largest_context, canvas.theme()),
               numbered ? format_number(value, 2) : "", text,
               layout.output_text > 0 ? arrived : arrived * (1 - 2 * left)},
              arrived * (1 - gone));
}

void draw_context_names(const MultiheadFilm& film, const Moment& moment,
                        Canvas& canvas) {
  const double shown = moment.during(Context, 0.2, 0.6) *
                       (1 - moment.during(Concat, 0, head_beat::kClear));
  for (std::size_t h = 0; h < film.layout.lanes.size(); ++h) {
    const Rect& block = film.layout.contexts[h];
    canvas.text(fmt::format("context-name-{}", h), "Z",
                {block.x - 14, block.center().y + 8},
                text_style(24, 700, canvas.theme().flow.color), Align::Right,
                shown);
  }
}

// Each row of the output comes out of the same row of the concatenation.
void draw_output_row(const MultiheadFilm& film, const Moment& moment,
                     std::size_t row, Canvas& canvas) {
  const MultiheadLayout& layout = film.layout;
  const Turn turn = row_turn(row, film.data.count());
  const double arrived = moment.during(Output, 1.0 + turn.from, 1.7 + turn.to);
  const double shown =
      arrived * (1 - moment.during(Whole, 0, head_beat::kClear));
  const std::size_t count = film.data.count();
  const std::size_t columns = film.data.width();
  for (std::size_t c = 0; c < columns; ++c) {
    const double value = film.data.output[row][c];
    canvas.cell(
        fmt::format("output-{}-{}", row, c),
        {between(
             MultiheadLayout::cell(layout.concat_left, count, row, columns, c),
             MultiheadLayout::cell(layout.output, count, row, columns, c),
             arrived),
         vector_color(value, film.largest_output, canvas.theme()),
         layout.output_text > 0 ? format_number(value, 2) : "",
         layout.output_text, arrived},
        shown);
  }
}

void draw_weight_out(const MultiheadFilm& film, const Moment& moment,
                     Canvas& canvas) {
  const Theme& theme = canvas.theme();
  const MultiheadLayout& layout = film.layout;
  const double gone = 1 - moment.during(Whole, 0, head_beat::kClear);
  const double shown = moment.during(Output, 0.7, 1.1) * gone;
  const Matrix& weights = film.data.weight_out;
  for (std::size_t r = 0; r < weights.size(); ++r) {
    for (std::size_t c = 0; c < weights[r].size(); ++c) {
      canvas.cell(
          fmt::format("weight-out-{}-{}", r, c),
          {MultiheadLayout::cell(layout.weight_out, weights.size(), r,
                                 weights[r].size(), c),
           vector_color(weights[r][c], film.largest_weight_out, theme), ""},
          shown);
    }
  }
  if (weights.empty()) {
    canvas.box("weight-out", layout.weight_out, 6, Fill{theme.core.tint},
               Stroke{theme.core.color, 2, false, {}}, shown);
    const Point middle = layout.weight_out.center();
    canvas.text("weight-out-name", "W", {middle.x + 8, middle.y + 18},
                text_style(60, 600, theme.core.color), Align::Right, shown);
    canvas.text("weight-out-index", "O", {middle.x + 10, middle.y + 30},
                text_style(34, 600, theme.core.color), Align::Left, shown);
  }
  const TextStyle sign = text_style(44, 600, theme.muted);
  const double middle = layout.output.center().y + 14;
  canvas.text("times", "·",
              {(layout.concat_left.right() + layout.weight_out.x) / 2, middle},
              sign, Align::Center, shown);
  canvas.text("equals", "=",
              {(layout.weight_out.right() + layout.output.x) / 2, middle}, sign,
              Align::Center, moment.during(Output, 1.0, 1.4) * gone);
}

void draw_foot(const Rect& matrix, const std::string& name,
               const std::string& shape, double opacity, Canvas& canvas) {
  const Theme& theme = canvas.theme();
  const double baseline = matrix.bottom() + 42;
  canvas.text("name-" + name, name, {matrix.x, baseline},
              text_style(26, 700, theme.flow.color), Align::Left, opacity);
  canvas.text("shape-" + name, shape, {matrix.right(), baseline},
              mono_style(22, theme.muted), Align::Right, opacity);
}

void draw_feet(const MultiheadFilm& film, const Moment& moment,
               Canvas& canvas) {
  const MultiheadLayout& layout = film.layout;
  const double gone = 1 - moment.during(Whole, 0, head_beat::kClear);
  const Rect concat = between(layout.concat_middle, layout.concat_left,
                              moment.during(Output, 0, 0.8));
  const double joined =
      moment.during(Concat, head_beat::kMoveTo, head_beat::kJoinTo) * gone;
  for (std::size_t h = 0; h < film.data.heads.size(); ++h) {
    draw_head_edge(
        fmt::format("edge-Z-{}", h),
        MultiheadLayout::columns_of(concat, film.data.heads.size(), h), h,
        joined, canvas);
  }
  draw_foot(concat, "Z, concatenated", "", joined, canvas);
  draw_foot(layout.weight_out, "output weights", film.data.weight_out_shape,
            moment.during(Output, 0.7, 1.1) * gone, canvas);
  draw_foot(layout.output, "Y, output", "",
            moment.during(Output, 1.4, 1.8) * gone, canvas);
}

// The shape of what the step makes; it changes while the caption does.
void draw_shape(const MultiheadFilm& film, const Moment& moment,
                Canvas& canvas) {
  const Theme& theme = canvas.theme();
  const auto show = [&](std::size_t step, double opacity) {
    const ShapeLine& line = film.data.shapes[step];
    canvas.text(fmt::format("shape-name-{}", step), line.name, {kFilmRight, 96},
                text_style(28, 600, theme.flow.color), Align::Right, opacity);
    canvas.text(fmt::format("shape-{}", step), line.shape, {kFilmRight, 138},
                mono_style(26, theme.muted), Align::Right, opacity);
  };
  const std::size_t now = moment.step();
  if (now > 0) {
    show(now - 1, 1 - moment.during(now, 0, 0.3));
  }
  show(now, now > 0 ? moment.during(now, 0.3, 0.6) : 1);
}

void draw_legend(const MultiheadFilm& film, const Moment& moment,
                 Canvas& canvas) {
  const double shown = moment.during(Whole, 0.8, 1.4);
  const Theme& theme = canvas.theme();
  constexpr double kTickRoom = 20;  // of half the last number
  const Rect bar{kFilmRight - 320 - kTickRoom, 134, 320, 18};
  const TextStyle style = text_style(24, 400, theme.muted);
  canvas.text("legend-name", "weight", {bar.x - 18, bar.bottom()}, style,
              Align::Right, shown);
  canvas.group("legend", flat_scale_bar(bar, {0, film.largest_weight}, theme),
               shown);
  canvas.masked("legend-masked", {bar.x - 400, bar.y - 4, 48, 26}, "", 20,
                shown);
  canvas.text("legend-masked-name", "masked: the future",
              {bar.x - 340, bar.bottom()}, style, Align::Left, shown);
}

}  // namespace

void draw_multihead_output(const MultiheadFilm& film, const Moment& moment,
                           Canvas& canvas) {
  draw_weight_out(film, moment, canvas);
  for (std::size_t r = 0; r < film.data.count(); ++r) {
    draw_output_row(film, moment, r, canvas);
  }
  for (std::size_t r = 0; r < film.data.count(); ++r) {
    for (std::size_t c = 0; c < film.data.width(); ++c) {
      draw_context(film, moment, r, c, canvas);
    }
  }
  draw_context_names(film, moment, canvas);
  draw_feet(film, moment, canvas);
  draw_shape(film, moment, canvas);
  draw_legend(film, moment, canvas);
}

}  // namespace owldeck
