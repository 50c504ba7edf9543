#include "generator/animation/multihead.h"

#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <utility>

#include "generator/animation/camera.h"
#include "generator/animation/kinds.h"

namespace owldeck {
namespace {

MultiheadFilm measured(MultiheadFilm film) {
  film.largest_input = largest_of(film.data.input);
  for (const Matrix& matrix : film.data.projections) {
    film.largest_projection =
        std::max(film.largest_projection, largest_of(matrix));
  }
  for (const HeadData& head : film.data.heads) {
    film.largest_score = std::max(film.largest_score, largest_of(head.scores));
    film.largest_weight =
        std::max(film.largest_weight, largest_of(head.weights));
  }
  film.largest_context = largest_of(film.data.concatenated);
  film.largest_output = largest_of(film.data.output);
  film.largest_weight_out = largest_of(film.data.weight_out);
  return film;
}

/// The film with everything that it shows.
struct Told {
  MultiheadFilm film;
  Cast cast;
  Camera camera;
};

void fill_cast(Told& told) {
  const MultiheadFilm& film = told.film;
  add_multihead_lanes(film, told.cast);
  add_multihead_projections(film, told.cast);
  add_multihead_matrices(film, told.cast);
  add_multihead_mixes(film, told.cast);
  add_multihead_input(film, told.cast);
  add_multihead_output(film, told.cast);
  add_multihead_tokens(film, told.cast);
  add_multihead_product(film, told.cast);
}

/// How far the formula hangs into the stage. Units: page units.
constexpr double kHidden = 32;

/// Closer to one score, and later to one mixed row; each time it comes back
/// before the other rows and heads follow.
void direct(Told& told) {
  using namespace head_step;
  const MultiheadData& data = told.film.data;
  const LanePlaces& lane = told.film.layout.lanes[data.focus];
  // Beside the first lane are the tokens of the rows.
  const double left = data.focus == 0 ? kFilmLeft : lane.matrix.x;
  // The formula hangs into the stage, so that its upper edge is not used.
  const auto view = [&](double top, double bottom) {
    const double height = (bottom - top) / (1 - kHidden / kStageArea.height);
    return Rect{left, bottom - height, lane.matrix.right() - left, height};
  };
  constexpr double kNames = 48;  // above and below what they name
  told.camera.look_at(
      view(lane.product[1].y - kNames, lane.product_matrix.bottom() + kNames),
      kProductCloser);
  told.camera.look_at(kStageArea, kProductBack);
  const Rect row =
      MultiheadLayout::weight_row(lane.mix_matrix, data.count(), data.query);
  constexpr double kOutline = 5;
  told.camera.look_at(view(row.y - kOutline, lane.values.bottom() + kNames),
                      kMixCloser);
  told.camera.look_at(kStageArea, kMixBack);
}

/// The shape of what a step makes, at the upper right; it changes while the
/// caption does, and stays where a step makes nothing new.
void draw_shape(const MultiheadFilm& film, const Moment& moment,
                Canvas& canvas) {
  const Theme& theme = canvas.theme();
  const auto shape_at = [&](std::size_t step) {
    while (film.data.shapes[step].name.empty() && step > 0 &&
           step != head_step::Whole) {
      --step;
    }
    return step;
  };
  const auto show = [&](std::size_t step, double opacity) {
    const ShapeLine& line = film.data.shapes[step];
    canvas.text(fmt::format("shape-name-{}", step), line.name, {kFilmRight, 96},
                text_style(28, 600, theme.flow.color), Align::Right, opacity);
    canvas.text(fmt::format("shape-{}", step), line.shape, {kFilmRight, 138},
                mono_style(26, theme.muted), Align::Right, opacity);
  };
  const std::size_t now = shape_at(moment.step());
  if (now != moment.step() || now == 0) {
    show(now, 1);
    return;
  }
  show(shape_at(now - 1), 1 - moment.during(now, 0, 0.3));
  show(now, moment.during(now, 0.3, 0.6));
}

/// The stage as the camera sees it; closer, it ends below the formula.
void draw_stage(const Told& told, const Moment& moment, Canvas& canvas) {
  if (!told.camera.is_closer(moment)) {
    told.cast.draw(moment, canvas);
    return;
  }
  Canvas stage(canvas.theme());
  told.cast.draw(moment, stage);
  Group below;
  below.clip = Rect{kStageArea.x, kStageArea.y + kHidden, kStageArea.width,
                    kStageArea.height - kHidden};
  below.children = told.camera.seen(stage.take(), moment);
  canvas.add(std::move(below));
}

/// Which heads are shown, if there are more.
void draw_heads_note(const MultiheadData& data, Canvas& canvas) {
  if (data.shows_all()) {
    return;
  }
  constexpr double kBaseline = 922;  // above the note of what is computed
  const Theme& theme = canvas.theme();
  canvas.text("heads-shown", heads_shown(data), {kFilmLeft, kBaseline},
              text_style(theme.small_size, 400, theme.muted));
}

void draw(const Told& told, const Moment& moment, Canvas& canvas) {
  draw_stage(told, moment, canvas);
  draw_shape(told.film, moment, canvas);
  draw_heads_note(told.film.data, canvas);
}

}  // namespace

std::optional<Story> tell_multihead_causal(const StoryInputs& inputs,
                                           Diagnostics& diagnostics) {
  std::optional<MultiheadData> data = read_multihead(inputs, diagnostics);
  if (!data) {
    return std::nullopt;
  }
  std::optional<MultiheadLayout> layout =
      lay_out_multihead(*data, inputs.theme, inputs.measurer,
                        inputs.spec.experiment.span, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  std::vector<StoryStep> steps = multihead_steps(*data);
  std::string note = note_of(inputs.trace, data->layer);
  const auto told = std::make_shared<Told>();
  told->film = measured({std::move(*data), std::move(*layout), inputs.theme});
  fill_cast(*told);
  direct(*told);
  return Story{std::move(steps),
               [told = std::shared_ptr<const Told>(told)](const Moment& moment,
                                                          Canvas& canvas) {
                 draw(*told, moment, canvas);
               },
               {},
               std::move(note)};
}

}  // namespace owldeck
