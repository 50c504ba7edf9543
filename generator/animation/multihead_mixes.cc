#include <fmt/format.h>

#include <algorithm>

#include "generator/animation/easing.h"
#include "generator/animation/looks.h"
#include "generator/animation/multihead.h"
#include "generator/attention/expression.h"

namespace owldeck {
namespace {

using namespace head_step;

constexpr double kLeastWeight = 0.01;  // what is thinner is not seen
constexpr double kFlows = 0.6;         // of a row's turn
constexpr double kFades = 0.8;         // of it, where others follow

/// A key's row of V on its way into a row of Z, as wide as its weight of the
/// row is high; those before it lie above.
RibbonLook ribbon_of(const MultiheadFilm& film, std::size_t head,
                     std::size_t row, std::size_t key, double before) {
  constexpr double kApart = 4;
  const LanePlaces& lane = film.layout.lanes[head];
  const std::size_t count = film.data.count();
  const double weight = film.data.heads[head].weights[row][key];
  const Rect value = MultiheadLayout::row(lane.values, count, key);
  const Rect mixed = MultiheadLayout::row(lane.context, count, row);
  const double height = weight * mixed.height;
  return {{value.right() + kApart, value.center().y - height / 2, 0, height},
          {mixed.x - kApart, mixed.y + before * mixed.height, 0, height},
          film.theme.probability.color};
}

void draw_row(const MultiheadFilm& film, std::size_t head, std::size_t row,
              const Pose& pose, Canvas& canvas) {
  const std::size_t count = film.data.count();
  const std::size_t query = film.data.query;
  const double part = mix_part(pose.value, row, query, count);
  const double fades =
      row == query ? 0 : clamped((part - kFades) / (1 - kFades));
  if (part <= 0 || fades >= 1) {
    return;
  }
  double before = 0;
  for (std::size_t key = 0; key < count; ++key) {
    const double weight = film.data.heads[head].weights[row][key];
    if (weight >= kLeastWeight) {
      ribbon_look(ribbon_of(film, head, row, key, before))(
          fmt::format("ribbon-{}-{}-{}", head, row, key),
          {.opacity = pose.opacity * (1 - fades),
           .drawn = eased(part / kFlows)},
          canvas);
    }
    before += weight;
  }
}

void add_ribbons(const MultiheadFilm& film, std::size_t head, Cast& cast) {
  const bool focus = head == film.data.focus;
  Actor& ribbons = cast.add(
      head_id("ribbons", head),
      [&film, head](const std::string&, const Pose& pose, Canvas& canvas) {
        for (std::size_t row = 0; row < film.data.count(); ++row) {
          draw_row(film, head, row, pose, canvas);
        }
      },
      {.value = 0});
  if (focus) {
    ribbons.count(1, {Mix, 1.5, 2.4, Easing::Linear});
  }
  ribbons.count(2, {Context, 0.9, 2.5, Easing::Linear});
  ribbons.fade(0, {Concat, 0, head_beat::kClear});
}

/// Z of one head, which its ribbons fill; then it joins the others.
void add_context(const MultiheadFilm& film, std::size_t number,
                 std::optional<std::size_t> head, Cast& cast) {
  const MultiheadData& data = film.data;
  const MultiheadLayout& layout = film.layout;
  const auto in = [&](const Rect& matrix) {
    return MultiheadLayout::columns_of(matrix, data.head_count, number);
  };
  BlockLook look{
      .name = "context",
      .values = columns_of(data.concatenated, number * data.head_dim(),
                           data.head_dim()),
      .first_column = number * data.head_dim(),
      .largest = film.largest_context,
      .text = layout.context_text,
      .behind = film.theme.ground,
      .quiet = !head};
  Pose start{.place = in(layout.concat_middle), .opacity = 0};
  if (head) {
    look.mixed_first = data.query;
    start = {.place = layout.lanes[*head].context, .drawn = 0};
  }
  Actor& block = cast.add(fmt::format("context-{}", number),
                          block_look(look, film.theme), start);
  if (head) {
    if (*head == data.focus) {
      block.draw_to(1, {Mix, 1.5, 2.4, Easing::Linear});
    }
    block.draw_to(2, {Context, 0.9, 2.5, Easing::Linear});
    constexpr double kApart = 16;
    Rect apart = in(layout.concat_middle);
    apart.x += kApart * (static_cast<double>(number) -
                         static_cast<double>(data.head_count - 1) / 2);
    block.move(apart, {Concat, head_beat::kMoveFrom, head_beat::kMoveTo});
    block.move(in(layout.concat_middle),
               {Concat, head_beat::kMoveTo, head_beat::kJoinTo});
  } else {
    block.fade(1, {Concat, head_beat::kMoveTo, head_beat::kJoinTo});
  }
  block.move(in(layout.concat_left), {Output, 0, 0.8});
  block.fade(0, {Whole, 0, head_beat::kClear});
}

/// The row of V that the query takes most of, and what becomes of it.
void add_lit(const MultiheadFilm& film, Cast& cast) {
  const LanePlaces& lane = film.layout.lanes[film.data.focus];
  const std::size_t count = film.data.count();
  const auto add = [&](const std::string& id, const Rect& rect) {
    constexpr double kWidth = 3;
    cast.add(id, box_look({4, {}, Stroke{film.theme.text, kWidth, false, {}}}),
             {.place = rect.inset(-2), .opacity = 0})
        .fade(1, {Mix, 1.2, 1.6})
        .fade(0, {Context, 0, 0.4});
  };
  add("lit-value", MultiheadLayout::row(lane.values, count, film.data.key()));
  add("lit-context",
      MultiheadLayout::row(lane.context, count, film.data.query));
}

/// Which rows they are, at the lane's foot, and the weight above the ribbon.
void add_words(const MultiheadFilm& film, Cast& cast) {
  constexpr double kBelow = 30;
  const MultiheadData& data = film.data;
  const LanePlaces& lane = film.layout.lanes[data.focus];
  const TextStyle style = text_style(24, 600, film.theme.text);
  const auto add = [&](const std::string& id, const ActorLook& look,
                       const Rect& line, double from) {
    cast.add(id, look, {.place = line, .opacity = 0})
        .fade(1, {Mix, from, from + 0.4})
        .fade(0, {Context, 0, 0.4});
  };
  const auto below = [](const Rect& block) {
    return Rect{block.x, block.bottom() + kBelow, block.width, 0};
  };
  add("mix-key", text_look(data.tokens[data.key()], style, Align::Center),
      below(lane.values), 1.2);
  add("mix-query", text_look(data.tokens[data.query], style, Align::Center),
      below(lane.context), 1.2);
  const Rect gap{lane.values.right(), lane.values.bottom() + kBelow,
                 lane.context.x - lane.values.right(), 0};
  const double weight = data.heads[data.focus].weights[data.query][data.key()];
  add("mix-weight",
      text_look("× " + format_number(weight, 2),
                text_style(26, 700, film.theme.probability.color),
                Align::Center),
      gap, 1.5);
}

}  // namespace

void add_multihead_mixes(const MultiheadFilm& film, Cast& cast) {
  const MultiheadData& data = film.data;
  for (std::size_t h = 0; h < data.heads.size(); ++h) {
    add_ribbons(film, h, cast);
  }
  for (std::size_t number = 0; number < data.head_count; ++number) {
    const auto head = std::ranges::find(data.heads, number, &HeadData::number);
    add_context(film, number,
                head == data.heads.end()
                    ? std::nullopt
                    : std::optional(
                          static_cast<std::size_t>(head - data.heads.begin())),
                cast);
  }
  add_lit(film, cast);
  add_words(film, cast);
}

}  // namespace owldeck
