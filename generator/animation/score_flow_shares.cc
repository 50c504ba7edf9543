#include <fmt/format.h>

#include <array>

#include "generator/animation/score_flow.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

using namespace score_step;

constexpr When kGrows{Softmax, 0.1, 1.0, {}};
constexpr When kRises{Values, 0.4, 1.0, {}};

/// When bar `key` drops into the row bar.
When drop_of(std::size_t key) {
  const Turn drop = turn(0.3, 0.32, key);
  return {Sum, drop.from, drop.to, {}};
}

Rect share_rect(const Rect& bar, const std::vector<double>& weights,
                std::size_t index) {
  const Rect share{bar.x + bar.width * share_left(weights, index), bar.y,
                   bar.width * weights[index], bar.height};
  return {share.x + 1, share.y, share.width - 2, share.height};
}

Rect bar_rect(const ScoreFlow& film, std::size_t index) {
  return film.layout.line.bar(index,
                              film.data.row()[index] / film.largest_weight);
}

// A weight's whole life: the score's colour becomes a bar, a part of the row
// bar, a cell of the matrix.
void add_weight(const ScoreFlow& film, std::size_t i, Cast& cast) {
  const ScoreFlowLine& line = film.layout.line;
  const std::size_t query = film.data.query;
  const std::vector<double>& weights = film.data.row();
  cast.add(fmt::format("weight-{}-{}", query, i),
           cell_look({{film.largest_weight, false},
                      2,
                      film.layout.matrices.cell_text}),
           {line.score(i), 0, weights[i], 0})
      .fade(1, {Softmax, 0.05, 0.3, {}})
      .move(bar_rect(film, i), kGrows)
      .move(share_rect(line.row_bar, weights, i), drop_of(i))
      .move(share_rect(line.row_bar_high, weights, i), kRises)
      .move(film.layout.matrices.weight_cell(query, i), kToMatrix)
      .draw_to(1, {OneRow, 0.9, 1.4, {}});
}

void add_share_name(const ScoreFlow& film, std::size_t i, Cast& cast) {
  const ScoreFlowLine& line = film.layout.line;
  if (!line.share_named[i]) {
    return;
  }
  const std::vector<double>& weights = film.data.row();
  const Color fill = weight_color(weights[i], film.largest_weight, film.theme);
  const auto place = [&](const Rect& bar) {
    Rect rect = share_rect(bar, weights, i);
    rect.y = rect.center().y + 9;
    return rect;
  };
  const When drop = drop_of(i);
  cast.add(fmt::format("share-name-{}", i),
           text_look(film.data.tokens[i],
                     text_style(24, 500, film.theme.ink_on(fill)),
                     Align::Center),
           {place(line.row_bar), 0})
      .fade(1, {Sum, drop.to, drop.to + 0.12, {}})
      .move(place(line.row_bar_high), kRises)
      .fade(0, {OneRow, 0, 0.3, {}});
}

// Where a bar stood: what fell into the row bar was this much.
void add_ghost(const ScoreFlow& film, std::size_t i, Cast& cast) {
  const Theme& theme = film.theme;
  const Rect bar = bar_rect(film, i);
  cast.add(fmt::format("base-{}", i),
           box_look({0, Fill{theme.strong_line}, {}}),
           {{bar.x - 12, bar.bottom(), bar.width + 24, 2}, 0})
      .fade(1, {Softmax, 0.1, 0.5, {}})
      .fade(0, kScoresGo);
  cast.add(fmt::format("ghost-{}", i),
           box_look({3, {}, Stroke{theme.strong_line, 2, false, {6, 4}}}),
           {bar, 0})
      .fade(1, drop_of(i))
      .fade(0, kScoresGo);
}

// The number leaves the score, becomes the weight above the bar and goes where
// its share goes.
void add_number(const ScoreFlow& film, std::size_t i, Cast& cast) {
  const ScoreFlowLine& line = film.layout.line;
  const std::vector<double>& weights = film.data.row();
  const Rect score = line.score(i);
  const Rect bar = bar_rect(film, i);
  const Rect share = share_rect(line.row_bar_high, weights, i);
  const auto above = [](const Rect& rect, double gap) {
    return Rect{rect.x, rect.y - gap, rect.width, 0};
  };
  const bool stays = line.share_numbered[i];
  cast.add(fmt::format("weight-number-{}", i),
           number_look({text_style(24, 600, film.theme.probability.color)}),
           {{score.x, score.center().y + 9, score.width, 0},
            0,
            film.data.scaled[i]})
      .fade(1, {Softmax, 0.1, 0.4, {}})
      .move(above(bar, 12), kGrows)
      .count(weights[i], kGrows)
      .move(above(share, 14), kRises)
      .fade(0, stays ? When{OneRow, 0, 0.3, {}} : kScoresGo);
}

Group ticks(const Rect& bar, const Theme& theme) {
  constexpr std::array<const char*, 5> kNames = {"0", "0.25", "0.5", "0.75",
                                                 "1"};
  Group group;
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    const double x = bar.x + bar.width * static_cast<double>(i) / 4;
    group.children.push_back(
        Node{line({x, bar.bottom() + 6}, {x, bar.bottom() + 14},
                  {theme.strong_line, 2, false, {}})});
    group.children.push_back(
        Node{label(kNames[i], {x, bar.bottom() + 38},
                   text_style(22, 400, theme.muted), Align::Center)});
  }
  return group;
}

// What the weights drop into: as long as 1.
void add_row_bar(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowLine& line = film.layout.line;
  const Theme& theme = film.theme;
  const When appears{Sum, 0, 0.35, {}};
  cast.add("row-bar",
           box_look(
               {6, Fill{theme.panel}, Stroke{theme.strong_line, 2, false, {}}}),
           {line.row_bar.inset(-3), 0})
      .fade(1, appears)
      .move(line.row_bar_high.inset(-3), kRises)
      .fade(0, kLineGoes);
  cast.add("row-ticks", still_look(ticks(line.row_bar, theme)), {{}, 0})
      .fade(1, appears)
      .fade(0, kScoresGo);
}

void add_row_sum(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowLine& line = film.layout.line;
  const Theme& theme = film.theme;
  const auto beside = [](const Rect& bar, double below) {
    return Rect{bar.right() + 24, bar.center().y + below, 0, 0};
  };
  const When appears{Sum, 0, 0.35, {}};
  Actor& sum =
      cast.add("row-sum",
               number_look({text_style(30, 700, theme.probability.color), 4, "",
                            "", Align::Left}),
               {beside(line.row_bar, 11), 0});
  sum.fade(1, appears)
      .move(beside(line.row_bar_high, 11), kRises)
      .fade(0, kLineGoes);
  double total = 0;
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    total += film.data.row()[i];
    sum.count(total, drop_of(i));
  }
  const auto before = [](const Rect& bar) {
    return Rect{0, bar.center().y + 9, bar.x - 24, 0};
  };
  cast.add("row-sum-name",
           text_look("row sum", text_style(24, 400, theme.muted), Align::Right),
           {before(line.row_bar), 0})
      .fade(1, appears)
      .move(before(line.row_bar_high), kRises)
      .fade(0, kLineGoes);
}

void add_name(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowLine& line = film.layout.line;
  add_side_label(film,
                 {"weight", fmt::format("({})", film.data.count()),
                  line.bar_base - 12, When{Softmax, 0.5, 1.0, {}}, kScoresGo},
                 cast);
}

}  // namespace

double sum_beats(const ScoreFlowData& data) {
  return drop_of(data.count() - 1).to + 0.15;
}

void add_score_flow_shares(const ScoreFlow& film, Cast& cast) {
  add_row_bar(film, cast);
  const std::size_t count = film.data.count();
  for (std::size_t i = 0; i < count; ++i) {
    add_ghost(film, i, cast);
  }
  for (std::size_t i = 0; i < count; ++i) {
    add_weight(film, i, cast);
  }
  for (std::size_t i = 0; i < count; ++i) {
    add_share_name(film, i, cast);
    add_number(film, i, cast);
  }
  add_row_sum(film, cast);
  add_name(film, cast);
}

}  // namespace owldeck
