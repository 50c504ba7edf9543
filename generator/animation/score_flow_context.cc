#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/animation/score_flow.h"

namespace owldeck {
namespace {

using namespace score_step;

// The first value takes its time, the others follow each other.
constexpr double kEachOther = 0.4;

/// The ribbon from a share of the row bar to its part of a sum: as wide at both
/// ends as the weight times the value.
RibbonLook ribbon_of(const ScoreFlow& film, std::size_t value,
                     std::size_t dimension) {
  const ScoreFlowLine& line = film.layout.line;
  const std::vector<double>& weights = film.data.row();
  const Share part = weighted_share(film.data, value, dimension);
  const Rect end = film.layout.sums.bar(dimension, part.from, part.to);
  const Rect& bar = line.row_bar_high;
  const double share = bar.width * weights[value];
  const double width = std::max(end.width, 0.5);
  // The first at the share's left end, the last at its right.
  const std::size_t last = film.data.dimensions() - 1;
  const double along =
      last == 0 ? 0.5
                : static_cast<double>(dimension) / static_cast<double>(last);
  const double left =
      bar.x + bar.width * share_left(weights, value) + along * (share - width);
  return {{left, bar.bottom() + 4, width, 0},
          {end.x, end.y, width, 0},
          vector_color(film.data.values[value][dimension], film.largest_value,
                       film.theme)};
}

void add_ribbons(const ScoreFlow& film, std::size_t dimension, Cast& cast) {
  constexpr double kOpacity = 0.6;
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    const When when = flow_of(i).ribbon;
    cast.add(fmt::format("ribbon-{}-{}", i, dimension),
             ribbon_look(ribbon_of(film, i, dimension)), {{}, 0, 0, 0})
        .fade(kOpacity, {when.step, when.from, when.from + 0.05, {}})
        .fade(0, kLineGoes)
        .draw_to(1, when);
  }
}

/// A box set off from the ribbons that pass behind it.
ActorLook part_look(const Color& color, const Color& ground) {
  return [=](const std::string& id, const Pose& pose, Canvas& canvas) {
    constexpr double kEdge = 4;
    Pose around = pose;
    around.place = {pose.place.x, pose.place.y - kEdge,
                    pose.place.width * pose.drawn + kEdge,
                    pose.place.height + 2 * kEdge};
    around.drawn = 1;
    box_look({0, Fill{ground}, {}})(id + "-edge", around, canvas);
    box_look({2, Fill{color}, {}})(id, pose, canvas);
  };
}

// What has arrived stands end to end.
void add_parts(const ScoreFlow& film, std::size_t dimension, Cast& cast) {
  const ScoreFlowSums& sums = film.layout.sums;
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    const Share part = weighted_share(film.data, i, dimension);
    Rect rect = sums.bar(dimension, part.from, part.to);
    const double edge = std::min(1.0, rect.width / 4);
    rect.x += edge;
    rect.width -= 2 * edge;
    const When when = flow_of(i).sum;
    cast.add(fmt::format("part-{}-{}", i, dimension),
             part_look(vector_color(film.data.values[i][dimension],
                                    film.largest_value, film.theme),
                       film.theme.ground),
             {rect, 0, 0, 0})
        .fade(1, {when.step, when.from, when.from + 0.05, {}})
        .fade(0, kLineGoes)
        .draw_to(1, when);
  }
}

// The number at the bar's beginning counts what has arrived, and goes into the
// matrix.
void add_number(const ScoreFlow& film, std::size_t dimension, Cast& cast) {
  const ScoreFlowData& data = film.data;
  const ScoreFlowMatrices& matrices = film.layout.matrices;
  const Rect home = strip_cell(matrices.row(matrices.contexts, data.query),
                               data.dimensions(), dimension);
  Actor& number = cast.add(fmt::format("context-{}-{}", data.query, dimension),
                           shrinking_cell_look({{film.largest_value, true},
                                                matrices.context_decimals,
                                                28,
                                                matrices.context_text}),
                           {film.layout.sums.cell(dimension), 0});
  number.fade(1, {Weigh, 0, 0.4, {}})
      .move(home, kToMatrix)
      .draw_to(0, kToMatrix);
  for (std::size_t i = 0; i < data.count(); ++i) {
    // The engine's own sum, not this one's rounding, is what stays.
    const bool last = i + 1 == data.count();
    number.count(last ? data.contexts[data.query][dimension]
                      : weighted_share(data, i, dimension).to,
                 flow_of(i).sum);
  }
}

void add_name(const ScoreFlow& film, Cast& cast) {
  const Rect cell = film.layout.sums.cell(0);
  cast.add("context-name",
           text_look("context", text_style(24, 600, film.theme.flow.color)),
           {{cell.x, cell.y - 14, 0, 0}, 0})
      .fade(1, {Weigh, 0, 0.4, {}})
      .fade(0, kLineGoes);
  add_side_label(
      film,
      {"value", film.data.values_shape, film.layout.line.strip(0).center().y,
       When{Values, 0.9, 1.3, {}}, kLineGoes},
      cast);
}

}  // namespace

Flow flow_of(std::size_t value) {
  if (value == 0) {
    return {{Weigh, 0.4, 1.1, {}}, {Weigh, 1.0, 1.4, {}}};
  }
  const double from = 0.25 + kEachOther * static_cast<double>(value - 1);
  return {{Context, from, from + 0.5, {}},
          {Context, from + 0.4, from + 0.7, {}}};
}

double context_beats(const ScoreFlowData& data) {
  return flow_of(data.count() - 1).sum.to + 0.15;
}

void add_score_flow_values(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowData& data = film.data;
  const ScoreFlowLine& line = film.layout.line;
  const ScoreFlowMatrices& matrices = film.layout.matrices;
  for (std::size_t i = 0; i < data.count(); ++i) {
    Rect under = line.strip(i);
    under.y -= 40;
    const Flow flow = flow_of(i);
    for (std::size_t d = 0; d < data.dimensions(); ++d) {
      cast.add(fmt::format("value-{}-{}", i, d),
               shrinking_cell_look({{film.largest_value, true},
                                    2,
                                    line.strip_text,
                                    matrices.value_text}),
               {strip_cell(under, data.dimensions(), d, line.stacked), 0,
                data.values[i][d]})
          .fade(1, {Values, 0.7, 1.0, {}})
          .move(strip_cell(line.strip(i), data.dimensions(), d, line.stacked),
                {Values, 0.7, 1.2, {}})
          .light(
              1,
              {flow.ribbon.step, flow.ribbon.from - 0.2, flow.ribbon.from, {}})
          .light(0, {flow.sum.step, flow.sum.from, flow.sum.to, {}})
          .move(strip_cell(matrices.row(matrices.values, i), data.dimensions(),
                           d),
                kToMatrix)
          .draw_to(0, kToMatrix);
    }
  }
}

void add_score_flow_context(const ScoreFlow& film, Cast& cast) {
  // Those to the lower sums pass behind the others.
  for (std::size_t d = film.data.dimensions(); d > 0; --d) {
    add_ribbons(film, d - 1, cast);
  }
  for (std::size_t d = 0; d < film.data.dimensions(); ++d) {
    add_parts(film, d, cast);
    add_number(film, d, cast);
  }
  add_name(film, cast);
}

}  // namespace owldeck
