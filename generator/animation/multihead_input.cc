#include <fmt/format.h>

#include <algorithm>

#include "generator/animation/cast.h"
#include "generator/animation/looks.h"
#include "generator/animation/multihead.h"

namespace owldeck {
namespace {

using namespace head_step;

/// The token beside one row of a matrix, as high as the row allows.
Rect beside(const MultiheadFilm& film, const Rect& row, double left) {
  constexpr double kHighest = 42;
  const double height = std::min(row.height, kHighest);
  return {left, row.center().y - height / 2, film.layout.label_width, height};
}

void add_token(const MultiheadFilm& film, std::size_t token, Cast& cast) {
  const MultiheadLayout& layout = film.layout;
  const LanePlaces& lane = layout.lanes.front();
  const std::size_t count = film.data.count();
  const auto row = [&](const Rect& matrix, double left) {
    return beside(film, MultiheadLayout::row(matrix, count, token), left);
  };
  const auto weights = [&](const Rect& matrix) {
    return beside(film, MultiheadLayout::weight_row(matrix, count, token),
                  kFilmLeft);
  };
  const auto left_of = [&](const Rect& matrix) {
    return matrix.x - layout.label_width - 8;
  };
  const When moving{Concat, head_beat::kMoveFrom, head_beat::kMoveTo};
  Actor& chip =
      cast.add(fmt::format("token-{}", token),
               chip_look(film.data.tokens[token], kRowLabelText),
               {.place = row(layout.input_middle, left_of(layout.input_middle)),
                .lit = 0});
  chip.move(row(layout.input_left, kFilmLeft), {Project, 0, 0.8})
      .move(row(lane.split[0], kFilmLeft), {Split, 0.3, 1.4})
      .move(row(lane.product[0], kFilmLeft), {Product, 0, 0.9})
      .move(weights(lane.matrix), {Mask, 0, 0.8})
      .move(weights(lane.mix_matrix), {Mix, 0, 0.9})
      .move(row(layout.concat_middle, left_of(layout.concat_middle)), moving)
      .move(row(layout.concat_left, kFilmLeft), {Output, 0, 0.8})
      .move(weights(lane.matrix),
            {Whole, head_beat::kMoveFrom, head_beat::kMoveTo});
  const bool query = token == film.data.query;
  if (query) {
    chip.light(1, {Product, 0, 0.4});
  }
  // Beside the first lane the camera sees them, but not those above a mix.
  const bool beside_focus = film.data.focus == 0;
  if (!beside_focus) {
    hide_in_product(chip);
  }
  if (!beside_focus || !query) {
    hide_in_mix(chip);
  }
}

/// When Q, K or V leaves X.
Turn projection_turn(std::size_t which) {
  const double wait = 0.5 + 0.4 * static_cast<double>(which);
  return {wait, wait + 1.1};
}

struct Projection {
  const char* name;
  std::size_t which;
};
constexpr std::array<Projection, 3> kProjections = {
    Projection{"Q", 0}, Projection{"K", 1}, Projection{"V", 2}};

/// The columns of a head once they are set apart from the others'.
Rect owned(const Rect& matrix, std::size_t heads, std::size_t head) {
  constexpr double kApart = 6;  // to each side
  Rect columns = MultiheadLayout::columns_of(matrix, heads, head);
  columns.x += kApart;
  columns.width -= 2 * kApart;
  return columns;
}

// Columns of a head that is not shown stay where they are, and go.
void split_into_lane(const MultiheadFilm& film, std::size_t which,
                     std::size_t head, Actor& block) {
  const LanePlaces& lane = film.layout.lanes[head];
  block.move(lane.split.at(which), {Split, 0.2, 1.3});
  block.move(lane.product.at(which), {Product, 0, 0.9});
  constexpr std::size_t kKeys = 1;
  constexpr std::size_t kValues = 2;
  if (which == kKeys) {
    block.count(1, {Product, 0, 0.9});
  }
  if (which == kValues) {
    block.fade(0.5, {Product, 0.3, 0.8});
    block.move(lane.waiting, {Mask, 0, 0.8});
    block.move(lane.values, {Mix, 0, 0.9});
    block.fade(1, {Mix, 0, 0.9});
    block.light(head == film.data.focus ? 1 : 0.7, {Mix, 0.5, 1});
    block.light(0, {Context, 0.7, 1.5});
    block.fade(0, {Concat, 0, head_beat::kClear});
    return;
  }
  block.light(1, {Product, 0.3, 0.8});
  block.light(0, {Scores, 0.8, 1.5});
  block.fade(0, {Mask, 0, 0.4});
}

/// The row of a block that is lit while the others step back.
std::optional<std::size_t> lit_row(const MultiheadFilm& film, std::size_t which,
                                   std::size_t head) {
  if (head != film.data.focus) {
    return std::nullopt;
  }
  return which == 0 ? film.data.query : film.data.key();
}

void add_block(const MultiheadFilm& film, const Projection& projection,
               std::size_t number, std::optional<std::size_t> head,
               Cast& cast) {
  const MultiheadData& data = film.data;
  const MultiheadLayout& layout = film.layout;
  const Theme& theme = film.theme;
  const Rect& whole = layout.projections.at(projection.which);
  BlockLook look{
      .name = projection.name,
      .values = columns_of(data.projections.at(projection.which),
                           number * data.head_dim(), data.head_dim()),
      .first_column = number * data.head_dim(),
      .largest = film.largest_projection,
      .text = layout.projection_text,
      .lit_row = head ? lit_row(film, projection.which, *head) : std::nullopt,
      .behind = head ? theme.panel : theme.ground};
  Actor& block = cast.add(fmt::format("{}-{}", projection.name, number),
                          block_look(look, theme),
                          {.place = MultiheadLayout::columns_of(
                               layout.input_left, data.head_count, number),
                           .opacity = 0});
  const Turn turn = projection_turn(projection.which);
  block.move(MultiheadLayout::columns_of(whole, data.head_count, number),
             {Project, turn.from, turn.to});
  block.fade(1, {Project, turn.from, turn.from + 0.3});
  block.move(owned(whole, data.head_count, number), {Columns, 0.1, 0.7});
  if (head) {
    split_into_lane(film, projection.which, *head, block);
  } else {
    block.light(1, {Columns, 0.5, 1.0});
    block.fade(0, {Split, 0.2, 0.6});
  }
}

/// Under the columns of every head runs an edge with its name, so that it is
/// seen whose they are.
void add_owner(const MultiheadFilm& film, const Projection& projection,
               std::size_t number, std::optional<std::size_t> head,
               Cast& cast) {
  constexpr double kBelow = 8;
  constexpr double kHeight = 7;
  const Theme& theme = film.theme;
  const auto edge = [](const Rect& columns) {
    return Rect{columns.x, columns.bottom() + kBelow, columns.width, kHeight};
  };
  const auto name = [](const Rect& columns) {
    constexpr double kBaseline = 42;
    return Rect{columns.x, columns.bottom() + kBaseline, columns.width, 0};
  };
  const Rect columns = owned(film.layout.projections.at(projection.which),
                             film.data.head_count, number);
  constexpr double kAll = 0.45;  // between the first head's and the last's
  const double wait = kAll * static_cast<double>(number) /
                      static_cast<double>(film.data.head_count - 1);
  const Color color = head ? theme.core.color : theme.strong_line;
  Actor& line = cast.add(fmt::format("edge-{}-{}", projection.name, number),
                         box_look({2, Fill{color}, {}}),
                         {.place = edge(columns), .opacity = 0, .drawn = 0});
  line.fade(1, {Columns, 0.3 + wait, 0.4 + wait});
  line.draw_to(1, {Columns, 0.3 + wait, 0.7 + wait});
  Actor& text = cast.add(
      fmt::format("owner-{}-{}", projection.name, number),
      text_look(fmt::format("head {}", number + 1),
                text_style(24, 600, head ? theme.core.color : theme.muted),
                Align::Center),
      {.place = name(columns), .opacity = 0});
  text.fade(1, {Columns, 0.4 + wait, 0.7 + wait});
  if (head) {
    const Rect& lane = film.layout.lanes[*head].split.at(projection.which);
    text.move(name(lane), {Split, 0.2, 1.3});
    text.fade(0, {Split, 1.1, 1.5});
    line.move(edge(lane), {Split, 0.2, 1.3});
    line.fade(0, {Product, 0, 0.4});
  } else {
    text.fade(0, {Split, 0.2, 0.6});
    line.fade(0, {Split, 0.2, 0.6});
  }
}

void add_name(const MultiheadFilm& film, const std::string& name,
              const std::string& shape, const Rect& matrix, const When& shown,
              const When& gone, Cast& cast) {
  constexpr double kAbove = 18;
  const Rect line{matrix.x, matrix.y - kAbove, matrix.width, 0};
  cast.add("name-" + name,
           text_look(name, text_style(32, 700, film.theme.flow.color)),
           {.place = line, .opacity = 0})
      .fade(1, shown)
      .fade(0, gone);
  cast.add("shape-of-" + name,
           text_look(shape, mono_style(24, film.theme.muted), Align::Right),
           {.place = line, .opacity = 0})
      .fade(1, shown)
      .fade(0, gone);
}

std::string shape_of(const Matrix& matrix) {
  return fmt::format("({}, {})", matrix.size(), matrix.front().size());
}

}  // namespace

void add_multihead_input(const MultiheadFilm& film, Cast& cast) {
  const MultiheadLayout& layout = film.layout;
  const Matrix& input = film.data.input;
  Actor& block = cast.add("input",
                          block_look({.name = "input",
                                      .values = input,
                                      .largest = film.largest_input,
                                      .text = layout.input_text,
                                      .behind = film.theme.ground},
                                     film.theme),
                          {.place = layout.input_middle, .drawn = 0});
  block.draw_to(1, {Input, 0.1, 1.3, Easing::Linear});
  block.move(layout.input_left, {Project, 0, 0.8});
  block.fade(0, {Columns, 0, 0.4});
  constexpr double kAbove = 18;
  const auto line = [](const Rect& matrix) {
    return Rect{matrix.x, matrix.y - kAbove, matrix.width, 0};
  };
  const auto add = [&](const std::string& id, const ActorLook& look) {
    cast.add(id, look, {.place = line(layout.input_middle), .opacity = 0})
        .fade(1, {Input, 0.2, 0.6})
        .move(line(layout.input_left), {Project, 0, 0.8})
        .fade(0, {Columns, 0, 0.4});
  };
  add("name-X", text_look("X", text_style(32, 700, film.theme.flow.color)));
  add("shape-of-X", text_look(shape_of(input), mono_style(24, film.theme.muted),
                              Align::Right));
}

void add_multihead_tokens(const MultiheadFilm& film, Cast& cast) {
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    add_token(film, i, cast);
  }
}

void add_multihead_projections(const MultiheadFilm& film, Cast& cast) {
  const MultiheadData& data = film.data;
  const auto shown = [&](std::size_t number) -> std::optional<std::size_t> {
    const auto head = std::ranges::find(data.heads, number, &HeadData::number);
    if (head == data.heads.end()) {
      return std::nullopt;
    }
    return static_cast<std::size_t>(head - data.heads.begin());
  };
  // V has the longest way: it passes behind K and Q.
  for (const std::size_t which : {2U, 1U, 0U}) {
    const Projection& projection = kProjections.at(which);
    for (std::size_t number = 0; number < data.head_count; ++number) {
      add_block(film, projection, number, shown(number), cast);
      add_owner(film, projection, number, shown(number), cast);
    }
    const Turn turn = projection_turn(which);
    add_name(film, projection.name, shape_of(data.projections.at(which)),
             film.layout.projections.at(which),
             {Project, turn.to - 0.3, turn.to}, {Split, 0, 0.3}, cast);
  }
}

}  // namespace owldeck
