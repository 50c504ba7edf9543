#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "generator/animation/matrix_lane.h"
#include "generator/attention/expression.h"

namespace owldeck {
namespace {

constexpr double kTitleSize = 30;
constexpr double kStationSize = 24;

Rect moved(const Rect& rect, double by) {
  return {rect.x + by, rect.y, rect.width, rect.height};
}

std::vector<std::string> name_ids(const std::string& name, std::size_t tokens) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < tokens; ++i) {
    ids.push_back(row_id(name, "query", i));
    ids.push_back(row_id(name, "key", i));
  }
  return ids;
}

std::vector<std::string> cell_ids(const std::string& name, std::size_t tokens) {
  std::vector<std::string> ids;
  for (std::size_t i = 0; i < tokens; ++i) {
    for (std::size_t j = 0; j < tokens; ++j) {
      ids.push_back(cell_id(name, i, j));
    }
  }
  return ids;
}

ActorLook sum_look(const TextStyle& style, const Theme& theme) {
  return [style, wrong = theme.risk.color](const std::string& id,
                                           const Pose& pose, Canvas& canvas) {
    // What reads as 1.0000 is one.
    constexpr double kShown = 5e-5;
    TextStyle shown = style;
    if (std::abs(pose.value - 1) >= kShown) {
      shown.color = wrong;
    }
    number_look({shown, 4, {}, {}, Align::Center})(id, pose, canvas);
  };
}

ActorLook ground_look() {
  return [](const std::string& id, const Pose& pose, Canvas& canvas) {
    box_look({0, canvas.theme().ground})(id, pose, canvas);
  };
}

}  // namespace

ActorLook station_look(std::string text, double text_size) {
  return [text = std::move(text), text_size](const std::string& id,
                                             const Pose& pose, Canvas& canvas) {
    const Theme& theme = canvas.theme();
    const Color color = between(theme.muted, theme.core.color, pose.lit);
    text_look(text, text_style(text_size, 600, color))(id, pose, canvas);
  };
}

std::string cell_id(std::string_view lane, std::size_t row,
                    std::size_t column) {
  return fmt::format("{}-{}-{}", lane, row, column);
}

std::string row_id(std::string_view lane, std::string_view part,
                   std::size_t row) {
  return fmt::format("{}-{}-{}", lane, part, row);
}

void add_names(Cast& cast, const std::string& name, const MatrixLane& lane,
               const std::vector<std::string>& tokens) {
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    cast.add(row_id(name, "query", i),
             [token = tokens[i]](const std::string& id, const Pose& pose,
                                 Canvas& canvas) {
               text_look(token, text_style(24, 600, canvas.theme().text),
                         Align::Right)(id, pose, canvas);
             },
             {lane.query_name(i), 0});
    cast.add(row_id(name, "key", i),
             [token = tokens[i], size = lane.size.name_text](
                 const std::string& id, const Pose& pose, Canvas& canvas) {
               text_look(token, text_style(size, 400, canvas.theme().muted),
                         Align::Center)(id, pose, canvas);
             },
             {lane.key_name(i), 0});
  }
}

void add_cells(Cast& cast, const std::string& name, const MatrixLane& lane,
               const Matrix& matrix, const ActorLook& cell,
               const ActorLook& future) {
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    for (std::size_t j = 0; j < matrix[i].size(); ++j) {
      cast.add(cell_id(name, i, j), j > i && future ? future : cell,
               {lane.cell(i, j), 0, matrix[i][j], 0});
    }
  }
}

void add_sums(Cast& cast, const std::string& name, const MatrixLane& lane,
              const std::vector<double>& sums, const Theme& theme) {
  cast.add(
      name + "-sums",
      text_look("row sum", text_style(24, 400, theme.muted), Align::Center),
      {lane.sum_name(), 0});
  for (std::size_t i = 0; i < sums.size(); ++i) {
    cast.add(row_id(name, "sum", i),
             sum_look(text_style(24, 600, theme.text), theme),
             {lane.sum(i), 0, sums[i]});
  }
}

void add_future(Cast& cast, const std::string& name, const std::string& part,
                const MatrixLane& lane, const std::string& text) {
  for (std::size_t i = 0; i < lane.size.tokens; ++i) {
    for (std::size_t j = i + 1; j < lane.size.tokens; ++j) {
      cast.add(cell_id(name + "-" + part, i, j), masked_look(text, 24),
               {lane.cell(i, j), 0, 0, 0});
    }
  }
}

void add_heading(Cast& cast, const std::string& name, const MatrixLane& lane,
                 const std::string& title,
                 const std::vector<std::string>& stations,
                 const StoryInputs& inputs) {
  const Theme& theme = inputs.theme;
  cast.add(name + "-title",
           text_look(title, text_style(kTitleSize, 700, theme.text)),
           {lane.title(), 0});
  const auto width = [&](const std::string& text) {
    return text_width(inputs.measurer, text,
                      text_style(kStationSize, 600, theme.text));
  };
  Rect place = lane.subtitle();
  const std::string arrow = "→";
  for (std::size_t i = 0; i < stations.size(); ++i) {
    if (i > 0) {
      cast.add(row_id(name, "station-arrow", i),
               station_look(arrow, kStationSize), {place, 0});
      place = moved(place, width(arrow) + 12);
    }
    cast.add(row_id(name, "station", i),
             station_look(stations[i], kStationSize), {place, 0});
    place = moved(place, width(stations[i]) + 12);
  }
}

void show_names(Cast& cast, const std::string& name, std::size_t tokens,
                const When& when) {
  for (const std::string& id : name_ids(name, tokens)) {
    cast[id].fade(1, when);
  }
}

void show_cells(Cast& cast, const std::string& name, std::size_t tokens,
                double opacity, const When& when) {
  for (const std::string& id : cell_ids(name, tokens)) {
    cast[id].fade(opacity, when);
  }
}

void show_all(Cast& cast, const std::string& part, const When& when) {
  for (Actor* const actor : cast.all(part)) {
    actor->fade(1, when);
  }
}

void split_lane(Cast& cast, const std::string& from, const std::string& part,
                const Lanes& lanes, const When& when) {
  const std::size_t tokens = lanes.left.size.tokens;
  const double to_left = lanes.left.left - lanes.middle.left;
  const double to_right = lanes.right.left - lanes.middle.left;
  for (const std::string& id : name_ids(from, tokens)) {
    cast[id].move(moved(cast[id].last().place, to_left), when);
  }
  // Between the cells that go to the right, those that they pass are hidden.
  const Rect cells = lanes.middle.cells();
  cast.add(part + "-ground", ground_look(), {cells, 0})
      .fade(1, at_start(when))
      .move(moved(cells, to_right), when)
      .fade(0, {when.step, when.to, when.to + 1e-6, Easing::Linear});
  for (const std::string& id : cell_ids(from, tokens)) {
    const Rect here = cast[id].last().place;
    cast.split(id, part + id.substr(from.size()), moved(here, to_right), when);
    cast[id].move(moved(here, to_left), when);
  }
}

When row_turn(std::size_t step, std::size_t row) {
  const double from = 0.14 * static_cast<double>(row);
  return {step, from, from + 0.6};
}

double row_beats(std::size_t rows) {
  return row_turn(0, rows - 1).to + 0.05;
}

When at_start(const When& when) {
  return {when.step, when.from, when.from + 1e-6, Easing::Linear};
}

void drop_future(Cast& cast, const std::string& name, const std::string& part,
                 std::size_t tokens, std::size_t step) {
  for (std::size_t i = 0; i < tokens; ++i) {
    for (std::size_t j = i + 1; j < tokens; ++j) {
      const When when = row_turn(step, i);
      cast[cell_id(name + "-" + part, i, j)]
          .fade(1, at_start(when))
          .draw_to(1, when);
    }
  }
}

}  // namespace owldeck
