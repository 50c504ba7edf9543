#include <fmt/format.h>

#include <algorithm>

#include "generator/animation/cast.h"
#include "generator/animation/looks.h"
#include "generator/animation/multihead.h"
#include "generator/attention/expression.h"

namespace owldeck {
namespace {

using namespace head_step;

constexpr double kHeaderBaseline = 236;
constexpr double kHeaderText = 28;
constexpr When kMoving{Concat, head_beat::kMoveFrom, head_beat::kMoveTo};
constexpr When kLeft{Output, 0, 0.8};
constexpr When kNamedAgain{Whole, head_beat::kMoveTo, head_beat::kMoveTo + 0.4};
constexpr When kWholeMoving{Whole, head_beat::kMoveFrom, head_beat::kMoveTo};

void add_panel(const MultiheadFilm& film, std::size_t head, Cast& cast) {
  Actor& panel = cast.add(
      head_id("lane", head), box_look({12, Fill{film.theme.panel}, {}}),
      {.place = film.layout.lanes[head].panel, .opacity = 0});
  panel.fade(1, {Split, 0, 0.4});
  panel.fade(0, {Concat, 0, head_beat::kClear});
  panel.fade(1, {Whole, 0.6, head_beat::kMoveTo});
}

/// A head's name: in its lane, then over its small weights.
void add_name(const MultiheadFilm& film, std::size_t head, Cast& cast) {
  const LanePlaces& lane = film.layout.lanes[head];
  const auto over = [](const Rect& matrix) {
    return Rect{matrix.x, matrix.y - 12, matrix.width, 0};
  };
  const auto in_lane =
      Rect{lane.matrix.x, kHeaderBaseline, lane.matrix.width, 0};
  Actor& name = cast.add(
      head_id("head", head),
      text_look(fmt::format("Head {}", film.data.heads[head].number + 1),
                text_style(kHeaderText, 700, film.theme.core.color)),
      {.place = in_lane, .opacity = 0});
  name.fade(1, {Split, 0.3, 0.7});
  hide_in_product(name);
  hide_in_mix(name);
  name.move(over(lane.above_own), kMoving)
      .move(over(lane.above_left), kLeft)
      .move(in_lane, kWholeMoving);
}

/// What a lane holds from one step to another, with its shape, at the right end
/// of its header.
struct LaneShape {
  const char* id;
  std::string text;
  When shown, gone;
};

void add_shapes(const MultiheadFilm& film, std::size_t head, Cast& cast) {
  const std::size_t n = film.data.count();
  const std::size_t d = film.data.head_dim();
  const Rect& matrix = film.layout.lanes[head].matrix;
  const Rect line{matrix.x, kHeaderBaseline, matrix.width, 0};
  const std::array<LaneShape, 4> shapes{
      LaneShape{"split",
                fmt::format("each ({}, {})", n, d),
                {Split, 0.9, 1.3},
                {Product, 0, 0.3}},
      LaneShape{"scores",
                fmt::format("scores ({}, {})", n, n),
                {Scores, 1.1, 1.4},
                {Softmax, 0, 0.3}},
      LaneShape{"weights",
                fmt::format("weights ({}, {})", n, n),
                {Softmax, 0.4, 0.8},
                {Mix, 0, 0.3}},
      LaneShape{"context",
                fmt::format("Z ({}, {})", n, d),
                {Context, 1.1, 1.4},
                {Concat, 0, 0.3}}};
  for (const LaneShape& shape : shapes) {
    cast.add(head_id(std::string("shape-") + shape.id, head),
             text_look(shape.text, mono_style(22, film.theme.muted),
                       Align::Right),
             {.place = line, .opacity = 0})
        .fade(1, shape.shown)
        .fade(0, shape.gone);
  }
}

/// The name of a tensor of one head, which stands on a line for a while.
struct TensorName {
  const char* id;
  const char* symbol;  ///< with `#` where the head's number belongs
  Rect line;
  When shown, gone;
  Align align = Align::Center;
};

void add_tensor_name(const MultiheadFilm& film, std::size_t head,
                     const TensorName& name, Cast& cast) {
  constexpr double kSize = 30;
  const std::string number =
      fmt::format("_{{{}}}", film.data.heads[head].number + 1);
  std::string tex = name.symbol;
  for (std::size_t at = 0; (at = tex.find('#', at)) != std::string::npos;) {
    tex.replace(at, 1, number);
  }
  cast.add(head_id(name.id, head),
           formula_look(tex, kSize, film.theme.flow.color, name.align),
           {.place = name.line, .opacity = 0})
      .fade(1, name.shown)
      .fade(0, name.gone);
}

Rect above(const Rect& block) {
  return {block.x, block.y - 12, block.width, 0};
}

Rect below(const Rect& block) {
  return {block.x, block.bottom() + 32, block.width, 0};
}

// The camera would cut the names in other lanes. The turned K is named away
// from the key's chip.
void add_tensor_names(const MultiheadFilm& film, std::size_t head, Cast& cast) {
  const LanePlaces& lane = film.layout.lanes[head];
  const auto add = [&](const TensorName& name) {
    add_tensor_name(film, head, name, cast);
  };
  const When split{Split, 1.2, 1.6};
  const When parted{Product, 0, 0.3};
  add({"split-Q", "Q#", above(lane.split[0]), split, parted});
  add({"split-K", "K#", above(lane.split[1]), split, parted});
  add({"split-V", "V#", above(lane.split[2]), split, parted});
  const bool focus = head == film.data.focus;
  const When shown = focus ? When{Product, 0.7, 1.0} : When{Scores, 1.1, 1.4};
  const When gone{Mask, 0, 0.3};
  const bool left = 2 * film.data.key() >= film.data.count();
  add({"product-Q", "Q#", below(lane.product[0]), shown, gone});
  add({"product-K", "K#^\\top", above(lane.product[1]), shown, gone,
       left ? Align::Left : Align::Right});
  add({"product-V", "V#", above(lane.product[2]), shown, gone});
  add({"product-scores",
       "Q# K#^\\top",
       below(lane.product_matrix),
       {Scores, 1.1, 1.4},
       gone});
  const Rect& waiting = lane.waiting;
  add({"waiting-V",
       "V#",
       {waiting.right() + 10, waiting.center().y + 9, 40, 0},
       {Mask, 0.7, 1.1},
       {Mix, 0, 0.3},
       Align::Left});
  const When mixing = focus ? When{Mix, 0.6, 1.0} : When{Context, 1.1, 1.4};
  const When mixed{Concat, 0, 0.3};
  add({"mix-V", "V#", above(lane.values), mixing, mixed});
  add({"mix-Z", "Z#", above(lane.context), mixing, mixed});
}

// The ends of the row of keys tell their order, until one that the query finds
// is named where they are.
void add_end_name(const MultiheadFilm& film, const std::string& id,
                  std::size_t key, const Rect& matrix, bool stays, Align align,
                  Cast& cast) {
  Actor& name = cast.add(
      id,
      text_look(film.data.tokens[key], text_style(22, 400, film.theme.muted),
                align),
      {.place = {matrix.x, matrix.y - 12, matrix.width, 0}, .opacity = 0});
  name.fade(1, {Mask, 0.5, 0.9});
  if (!stays) {
    name.fade(0, {Softmax, 1.6, 1.9});
    return;
  }
  name.fade(0, {Mix, 0, 0.3});
  name.fade(1, kNamedAgain);
}

void add_key_names(const MultiheadFilm& film, std::size_t head, Cast& cast) {
  const LanePlaces& lane = film.layout.lanes[head];
  if (film.layout.end_names) {
    add_end_name(film, head_id("first-key", head), 0, lane.matrix,
                 lane.names_first, Align::Left, cast);
    add_end_name(film, head_id("last-key", head), film.data.count() - 1,
                 lane.matrix, lane.names_last, Align::Right, cast);
  }
  cast.add(
          head_id("strongest-key", head),
          text_look(film.data.tokens[film.data.heads[head].strongest],
                    text_style(kKeyNameText, 700, film.theme.probability.color),
                    Align::Center),
          {.place = lane.key_name, .opacity = 0})
      .fade(1, {Softmax, 1.9, 2.3})
      .fade(0, {Mix, 0, 0.3})
      .fade(1, kNamedAgain);
}

/// What the query's row says: where this head looks.
void add_strongest(const MultiheadFilm& film, std::size_t head, Cast& cast) {
  const Theme& theme = film.theme;
  const LanePlaces& lane = film.layout.lanes[head];
  const std::size_t query = film.data.query;
  const auto row = [&](const Rect& matrix) {
    Rect around = MultiheadLayout::weight_row(matrix, film.data.count(), query);
    const Rect bar = MultiheadLayout::row_bar(matrix, film.data.count(), query);
    around.height = bar.bottom() - around.y;
    return around.inset(-3);
  };
  const When shown{Softmax, 1.9, 2.3};
  Actor& outline =
      cast.add(head_id("outline", head),
               box_look({6, {}, Stroke{theme.core.color, 4, false, {}}}),
               {.place = row(lane.matrix), .opacity = 0});
  outline.fade(1, shown);
  outline.move(row(lane.mix_matrix), {Mix, 0, 0.9});
  outline.fade(0, {Concat, 0, head_beat::kClear});
  outline.move(row(lane.above_own), kMoving);
  outline.move(row(lane.above_left), kLeft);
  outline.move(row(lane.matrix), kWholeMoving);
  outline.fade(1, kNamedAgain);
  constexpr double kBelow = 40;
  const auto line = [](const Rect& matrix, double below) {
    return Rect{matrix.x, matrix.bottom() + below, matrix.width, 0};
  };
  Actor& text = cast.add(
      head_id("strongest", head),
      text_look(
          strongest_text(film.data, film.data.heads[head]),
          text_style(film.layout.strongest_text, 600, theme.probability.color)),
      {.place = line(lane.matrix, kBelow), .opacity = 0});
  text.fade(1, shown);
  text.fade(0, {Mix, 0, 0.3});
  text.fade(1, kNamedAgain);
}

void add_matrix(const MultiheadFilm& film, std::size_t head, Cast& cast) {
  using namespace matrix_phase;
  const LanePlaces& lane = film.layout.lanes[head];
  Actor& matrix =
      cast.add(head_id("matrix", head), matrix_look(film, head),
               {.place = lane.product_matrix, .opacity = 0, .value = 0});
  matrix.fade(1, {Product, 0.7, 1.0});
  const bool focus = head == film.data.focus;
  matrix.count(kOne, {Product, focus ? 2.4 : 1.0, 2.8, Easing::Linear});
  matrix.count(kScores, {Scores, 0.8, 2.5, Easing::Linear});
  matrix.count(kMasked, {Mask, 0.7, 2.2, Easing::Linear});
  matrix.count(kWeights, {Softmax, 0.1, 2.0, Easing::Linear});
  matrix.move(lane.matrix, {Mask, 0, 0.8});
  matrix.move(lane.mix_matrix, {Mix, 0, 0.9});
  matrix.count(kAlone, {Mix, 0, 0.4});
  // Of the numbers, those that the camera follows stay.
  matrix.draw_to(0, {Mix, 0.4, 0.7}).draw_to(1, {Context, 1.1, 1.4});
  matrix.light(1, {Mix, 0.3, 0.9});
  matrix.light(0, {Context, 0, 0.6});
  matrix.move(lane.above_own, kMoving);
  matrix.move(lane.above_left, kLeft);
  matrix.move(lane.matrix, kWholeMoving);
  matrix.light(1, kNamedAgain);
}

}  // namespace

void add_multihead_lanes(const MultiheadFilm& film, Cast& cast) {
  for (std::size_t h = 0; h < film.data.heads.size(); ++h) {
    add_panel(film, h, cast);
  }
  for (std::size_t h = 0; h < film.data.heads.size(); ++h) {
    add_name(film, h, cast);
    add_shapes(film, h, cast);
  }
}

void add_multihead_matrices(const MultiheadFilm& film, Cast& cast) {
  for (std::size_t h = 0; h < film.data.heads.size(); ++h) {
    add_matrix(film, h, cast);
    add_tensor_names(film, h, cast);
    add_key_names(film, h, cast);
    add_strongest(film, h, cast);
  }
}

}  // namespace owldeck
