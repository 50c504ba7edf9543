#include <fmt/format.h>

#include "generator/animation/easing.h"
#include "generator/animation/multihead.h"
#include "generator/attention/expression.h"
#include "generator/figures/parts.h"

namespace owldeck {
namespace {

using namespace head_step;

constexpr std::array<const char*, 3> kNames = {"Q", "K", "V"};

/// The token beside row `row` of `matrix`, as high as the row allows.
Rect beside(const MultiheadFilm& film, const Rect& matrix, std::size_t row,
            double left) {
  const Rect line = MultiheadLayout::row(matrix, film.data.count(), row);
  const double height = std::min(line.height - 2, 44.0);
  return {left, line.center().y - height / 2, film.layout.label_width, height};
}

Rect label_at(const MultiheadFilm& film, const Moment& moment,
              std::size_t row) {
  const MultiheadLayout& layout = film.layout;
  const double beside_input = layout.input_middle.x - layout.label_width - 8;
  const double beside_concat = layout.concat_middle.x - layout.label_width - 8;
  Rect rect = beside(film, layout.input_middle, row, beside_input);
  rect = between(rect, beside(film, layout.input_left, row, kFilmLeft),
                 moment.during(Project, 0, 0.8));
  rect = between(rect, beside(film, layout.heads[0].lane, row, kFilmLeft),
                 moment.during(Split, 0.4, 1.8));
  rect =
      between(rect, beside(film, layout.concat_middle, row, beside_concat),
              moment.during(Concat, head_beat::kMoveFrom, head_beat::kMoveTo));
  rect = between(rect, beside(film, layout.concat_left, row, kFilmLeft),
                 moment.during(Output, 0, 0.8));
  return between(
      rect, beside(film, layout.heads[0].whole, row, kFilmLeft),
      moment.during(Whole, head_beat::kMoveFrom, head_beat::kMoveTo));
}

void draw_labels(const MultiheadFilm& film, const Moment& moment,
                 Canvas& canvas) {
  const double asks = moment.during(Softmax, 0, 0.4);
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    const Rect rect = label_at(film, moment, i);
    const bool query = i == film.data.query;
    const std::string name = fmt::format("token-{}", i);
    if (!query || asks < 1) {
      canvas.chip(name, rect, film.data.tokens[i], false, kRowLabelText);
    }
    if (query && asks > 0) {
      canvas.chip(asks < 1 ? "token-asking" : name, rect, film.data.tokens[i],
                  true, kRowLabelText, asks);
    }
  }
}

void draw_head(const std::string& name, Point baseline, double opacity,
               Canvas& canvas) {
  canvas.text("name-" + name, name, baseline,
              text_style(30, 700, canvas.theme().flow.color), Align::Left,
              opacity);
}

void draw_x(const MultiheadFilm& film, const Moment& moment, Canvas& canvas) {
  const Matrix& input = film.data.input;
  const double gone = moment.during(Split, 0, 0.4);
  const Rect matrix = between(film.layout.input_middle, film.layout.input_left,
                              moment.during(Project, 0, 0.8));
  for (std::size_t r = 0; r < input.size(); ++r) {
    const double wait = 0.2 + 0.1 * static_cast<double>(r);
    const double shown = moment.during(Input, wait, wait + 0.5) * (1 - gone);
    for (std::size_t c = 0; c < input[r].size(); ++c) {
      canvas.cell(
          fmt::format("input-{}-{}", r, c),
          {MultiheadLayout::cell(matrix, input.size(), r, input[r].size(), c),
           vector_color(input[r][c], film.largest_input, canvas.theme()),
           film.layout.input_text > 0 ? format_number(input[r][c], 2) : "",
           film.layout.input_text},
          shown);
    }
  }
  draw_head("X", {matrix.x, matrix.y - 20},
            moment.during(Input, 0.2, 0.7) * (1 - gone), canvas);
}

/// When Q, K or V leaves X.
Turn projection_turn(std::size_t which) {
  const double wait = 0.6 + 0.6 * static_cast<double>(which);
  return {wait, wait + 1.2};
}

// A matrix has its name while it is whole, and in every lane when it is split.
void draw_projection_names(const MultiheadFilm& film, const Moment& moment,
                           std::size_t which, Point baseline, double shown,
                           Canvas& canvas) {
  const Turn turn = projection_turn(which);
  draw_head(kNames.at(which), baseline,
            moment.during(Project, turn.to - 0.3, turn.to) *
                (1 - moment.during(Split, 0, 0.4)),
            canvas);
  for (std::size_t h = 0; h < film.layout.lanes.size(); ++h) {
    const Rect& block = film.layout.blocks[h].at(which);
    canvas.text(fmt::format("block-{}-{}", kNames.at(which), h),
                kNames.at(which), {block.center().x, block.y - 8},
                text_style(22, 600, canvas.theme().flow.color), Align::Center,
                moment.during(Split, 1.6, 1.9) * shown);
  }
}

/// Under the columns of every head runs an edge, so that it is seen where they
/// go.
void draw_edges(const MultiheadFilm& film, const Moment& moment,
                std::size_t which, double shown, Canvas& canvas) {
  const std::size_t heads = film.data.heads.size();
  const double split = moment.during(Split, 0.4, 1.8);
  for (std::size_t h = 0; h < heads; ++h) {
    const Rect whole = MultiheadLayout::columns_of(
        film.layout.projections.at(which), heads, h);
    draw_head_edge(fmt::format("edge-{}-{}", kNames.at(which), h),
                   between(whole, film.layout.blocks[h].at(which), split), h,
                   moment.during(Split, 0, 0.4) * shown, canvas);
  }
}

/// One of Q, K and V: it comes out of X whole and is split into the lanes.
void draw_projection(const MultiheadFilm& film, const Moment& moment,
                     std::size_t which, Canvas& canvas) {
  const MultiheadLayout& layout = film.layout;
  const Turn turn = projection_turn(which);
  const double out = moment.during(Project, turn.from, turn.to);
  const bool values = which == 2;
  const double gone = values ? moment.during(Concat, 0, head_beat::kClear)
                             : moment.during(Context, 0, 0.4);
  const double shown =
      moment.during(Project, turn.from, turn.from + 0.3) * (1 - gone);
  if (shown <= 0) {
    return;
  }
  const double split = moment.during(Split, 0.4, 1.8);
  const Matrix& matrix = film.data.projections.at(which);
  const Rect whole =
      between(layout.input_left, layout.projections.at(which), out);
  const std::size_t dimensions = film.data.head_dim();
  for (std::size_t r = 0; r < matrix.size(); ++r) {
    for (std::size_t c = 0; c < matrix[r].size(); ++c) {
      const Rect in_lane =
          MultiheadLayout::cell(layout.blocks[c / dimensions].at(which),
                                matrix.size(), r, dimensions, c % dimensions);
      const Rect rect = between(
          MultiheadLayout::cell(whole, matrix.size(), r, matrix[r].size(), c),
          in_lane, split);
      canvas.cell(
          fmt::format("{}-{}-{}", kNames.at(which), r, c),
          {rect,
           vector_color(matrix[r][c], film.largest_projection, canvas.theme()),
           layout.projection_text > 0 ? format_number(matrix[r][c], 2) : "",
           layout.projection_text, split > 0 ? 1 - 3 * split : out},
          shown);
    }
  }
  draw_edges(film, moment, which, 1 - gone, canvas);
  draw_projection_names(film, moment, which, {whole.x, whole.y - 20}, 1 - gone,
                        canvas);
}

}  // namespace

void draw_head_edge(const std::string& id, const Rect& columns,
                    std::size_t head, double opacity, Canvas& canvas) {
  constexpr double kBelow = 4;
  constexpr double kHeight = 6;
  constexpr double kApart = 2;
  const Theme& theme = canvas.theme();
  const Color& core = theme.core.color;
  canvas.box(id,
             {columns.x + kApart / 2, columns.bottom() + kBelow,
              columns.width - kApart, kHeight},
             2, Fill{head % 2 == 0 ? core : mix(theme.ground, core, 0.5)}, {},
             opacity);
}

void draw_multihead_input(const MultiheadFilm& film, const Moment& moment,
                          Canvas& canvas) {
  // V has the longest way: it passes behind K and Q.
  for (const std::size_t which : {2U, 1U, 0U}) {
    draw_projection(film, moment, which, canvas);
  }
  draw_x(film, moment, canvas);
  draw_labels(film, moment, canvas);
}

}  // namespace owldeck
