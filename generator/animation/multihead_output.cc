#include <fmt/format.h>

#include <algorithm>

#include "generator/animation/looks.h"
#include "generator/animation/multihead.h"
#include "generator/figures/parts.h"

namespace owldeck {
namespace {

using namespace head_step;

constexpr When kGone{Whole, 0, head_beat::kClear};
constexpr When kJoined{Concat, head_beat::kMoveTo, head_beat::kJoinTo};
constexpr When kWeights{Output, 0.6, 1.0};
constexpr When kRows{Output, 1.0, 2.5, Easing::Linear};

/// Each row of the output comes out of the same row of the concatenation.
void add_output(const MultiheadFilm& film, Cast& cast) {
  const MultiheadLayout& layout = film.layout;
  BlockLook look{.name = "output",
                 .values = film.data.output,
                 .largest = film.largest_output,
                 .text = layout.output_text,
                 .behind = film.theme.ground};
  cast.add("output", block_look(look, film.theme),
           {.place = layout.output, .drawn = 0})
      .draw_to(1, kRows)
      .fade(0, kGone);
}

/// A matrix whose numbers nobody knows here: its name in a box.
ActorLook name_only_look(double text_size) {
  return [text_size](const std::string& id, const Pose& pose, Canvas& canvas) {
    const Theme& theme = canvas.theme();
    canvas.box(id, pose.place, 6, Fill{theme.core.tint},
               Stroke{theme.core.color, 2, false, {}}, pose.opacity);
    const Point middle = pose.place.center();
    canvas.text(id + "-name", "W", {middle.x + 8, middle.y + 18},
                text_style(text_size, 600, theme.core.color), Align::Right,
                pose.opacity);
    canvas.text(id + "-index", "O", {middle.x + 10, middle.y + 30},
                text_style(0.56 * text_size, 600, theme.core.color),
                Align::Left, pose.opacity);
  };
}

void add_weights(const MultiheadFilm& film, Cast& cast) {
  constexpr double kNameText = 60;
  const Matrix& weights = film.data.weight_out;
  const ActorLook look = weights.empty()
                             ? name_only_look(kNameText)
                             : block_look({.name = "weight-out",
                                           .values = weights,
                                           .largest = film.largest_weight_out,
                                           .behind = film.theme.ground},
                                          film.theme);
  cast.add("weight-out", look, {.place = film.layout.weight_out, .opacity = 0})
      .fade(1, kWeights)
      .fade(0, kGone);
}

void add_sign(const MultiheadFilm& film, const std::string& id,
              const std::string& sign, double x, const When& shown,
              Cast& cast) {
  const double baseline = film.layout.output.center().y + 14;
  cast.add(
          id,
          text_look(sign, text_style(44, 600, film.theme.muted), Align::Center),
          {.place = {x, baseline, 0, 0}, .opacity = 0})
      .fade(1, shown)
      .fade(0, kGone);
}

/// A tensor's name and shape below it.
Actor& add_foot(const MultiheadFilm& film, const std::string& id,
                const ActorLook& look, const Rect& matrix, const When& shown,
                Cast& cast) {
  constexpr double kBelow = 50;
  Actor& foot =
      cast.add(id, look,
               {.place = {matrix.x, matrix.bottom() + kBelow, matrix.width, 0},
                .opacity = 0});
  foot.fade(1, shown);
  if (&matrix == &film.layout.concat_middle) {
    const Rect& left = film.layout.concat_left;
    foot.move({left.x, left.bottom() + kBelow, left.width, 0},
              {Output, 0, 0.8});
  }
  foot.fade(0, kGone);
  return foot;
}

void add_feet(const MultiheadFilm& film, Cast& cast) {
  const MultiheadLayout& layout = film.layout;
  const TextStyle name = text_style(28, 700, film.theme.flow.color);
  const auto add = [&](const std::string& id, const std::string& text,
                       const std::string& shape, const Rect& matrix,
                       const When& shown) {
    add_foot(film, "name-" + id, text_look(text, name), matrix, shown, cast);
    add_foot(film, "shape-of-" + id,
             text_look(shape, mono_style(24, film.theme.muted), Align::Right),
             matrix, shown, cast);
  };
  const std::string joined =
      fmt::format("({}, {})", film.data.count(), film.data.width());
  add("Z", "Z", joined, layout.concat_middle, kJoined);
  add("weight-out", "output weights", film.data.weight_out_shape,
      layout.weight_out, kWeights);
  add("Y", "Y",
      fmt::format("({}, {})", film.data.output.size(),
                  film.data.output.front().size()),
      layout.output, {Output, 1.4, 1.8});
}

/// Whose columns of Z are whose.
void add_edge(const MultiheadFilm& film, std::size_t number, bool shown,
              Cast& cast) {
  constexpr double kBelow = 6;
  constexpr double kHeight = 7;
  constexpr double kApart = 3;
  const auto edge = [&](const Rect& matrix) {
    const Rect columns =
        MultiheadLayout::columns_of(matrix, film.data.head_count, number);
    return Rect{columns.x + kApart, columns.bottom() + kBelow,
                columns.width - 2 * kApart, kHeight};
  };
  const Color color = shown ? film.theme.core.color : film.theme.strong_line;
  cast.add(fmt::format("edge-Z-{}", number), box_look({2, Fill{color}, {}}),
           {.place = edge(film.layout.concat_middle), .opacity = 0})
      .fade(1, kJoined)
      .move(edge(film.layout.concat_left), {Output, 0, 0.8})
      .fade(0, kGone);
}

/// The last picture says what its colours mean.
void add_legend(const MultiheadFilm& film, Cast& cast) {
  const Theme& theme = film.theme;
  constexpr When kShown{Whole, 0.8, 1.4};
  constexpr double kTickRoom = 20;  // of half the last number
  const Rect bar{kFilmRight - 320 - kTickRoom, 134, 320, 18};
  const TextStyle style = text_style(24, 400, theme.muted);
  const auto add = [&](const std::string& id, const ActorLook& look,
                       const Rect& place) {
    cast.add(id, look, {.place = place, .opacity = 0}).fade(1, kShown);
  };
  add("legend-name", text_look("weight", style, Align::Right),
      {bar.x - 218, bar.bottom(), 200, 0});
  add("legend",
      still_look(flat_scale_bar(bar, {0, film.largest_weight}, theme)), bar);
  add("legend-masked", masked_look("", theme.small_size),
      {bar.x - 400, bar.y - 4, 48, 26});
  add("legend-masked-name", text_look("masked: the future", style),
      {bar.x - 340, bar.bottom(), 220, 0});
}

}  // namespace

void add_multihead_output(const MultiheadFilm& film, Cast& cast) {
  const MultiheadLayout& layout = film.layout;
  add_weights(film, cast);
  add_output(film, cast);
  for (std::size_t number = 0; number < film.data.head_count; ++number) {
    const bool shown =
        std::ranges::count(film.data.heads, number, &HeadData::number) > 0;
    add_edge(film, number, shown, cast);
  }
  add_sign(film, "times", "·",
           (layout.concat_left.right() + layout.weight_out.x) / 2, kWeights,
           cast);
  add_sign(film, "equals", "=",
           (layout.weight_out.right() + layout.output.x) / 2,
           {Output, 1.0, 1.4}, cast);
  add_feet(film, cast);
  add_legend(film, cast);
}

}  // namespace owldeck
