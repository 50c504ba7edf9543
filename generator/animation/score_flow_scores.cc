#include <fmt/format.h>

#include <algorithm>

#include "generator/animation/score_flow.h"

namespace owldeck {
namespace {

using namespace score_step;

// The first product takes its time, the others follow each other.
constexpr double kFirstOther = 0.55;
constexpr double kEachOther = 0.34;
constexpr double kMeeting = 0.85;

/// Where the products meet before they are one: in the middle of the lane.
Rect meeting_place(const ScoreFlowLine& line, std::size_t key,
                   std::size_t dimensions) {
  const Rect score = line.score(key);
  if (line.stacked) {
    return score;
  }
  const double width = strip_cell(score, dimensions, 0).width;
  return {score.center().x - width / 2, score.y, width, score.height};
}

// A copy of the query's vector lies below every key; each number becomes its
// product with the key's number above it.
void add_products(const ScoreFlow& film, std::size_t key, Cast& cast) {
  const ScoreFlowData& data = film.data;
  const ScoreFlowLine& line = film.layout.line;
  const Meeting meeting = meeting_with(key);
  const std::size_t count = data.dimensions();
  const auto cell_of = [&](const Rect& strip, std::size_t d) {
    return strip_cell(strip, count, d, line.stacked);
  };
  const Rect middle = meeting_place(line, key, count);
  for (std::size_t d = 0; d < count; ++d) {
    cast.add(fmt::format("product-{}-{}", key, d),
             changing_cell_look({{film.largest_key, true},
                                 {film.largest_score, false},
                                 2,
                                 line.strip_text}),
             {cell_of(line.strip(data.query), d), 0, data.query_vector[d], 0})
        .fade(1, {Query, 0.3, 0.35, {}})
        .move(cell_of(line.strip(data.query, 1), d), {Query, 0.3, 0.9, {}})
        .move(cell_of(line.strip(key, 1), d), {Query, 1.1, 2.1, {}})
        .count(data.query_vector[d] * data.keys[key][d], meeting.product)
        .draw_to(1, meeting.product)
        .move(middle, meeting.collapse)
        .fade(0, {meeting.collapse.step,
                  meeting.collapse.to - 0.02,
                  meeting.collapse.to + 0.15,
                  {}});
  }
}

// The score stays where its products met. Later its colour moves on as a
// weight and leaves the number behind.
void add_score(const ScoreFlow& film, std::size_t key, Cast& cast) {
  const ScoreFlowData& data = film.data;
  const ScoreFlowLine& line = film.layout.line;
  const When& collapse = meeting_with(key).collapse;
  const double first = data.query_vector[0] * data.keys[key][0];
  const When opens{collapse.step, collapse.to - 0.05, collapse.to + 0.25, {}};
  cast.add(fmt::format("score-{}", key),
           cell_look({{film.largest_score, false}, 4, line.strip_text}),
           {meeting_place(line, key, data.dimensions()), 0, first})
      .fade(1, {collapse.step, collapse.to - 0.1, collapse.to, {}})
      .fade(0, {Softmax, 0.1, 0.35, {}})
      .move(line.score(key), opens)
      .count(data.scores[key], opens)
      .count(data.scaled[key], {Scale, 0.1, 0.9, {}});
  const Rect place = line.score(key);
  cast.add(fmt::format("scaled-{}", key),
           number_look({text_style(24, 500, film.theme.text)}),
           {{place.x, place.center().y + 9, place.width, 0},
            0,
            data.scaled[key]})
      .fade(1, {Softmax, 0.1, 0.35, {}})
      .fade(0, kScoresGo);
}

// The query's vector stays in sight at the upper right.
void add_reference(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowData& data = film.data;
  const ScoreFlowLine& line = film.layout.line;
  constexpr double kCell = 84;
  const double width = kCell * static_cast<double>(data.dimensions());
  const Rect place{kFilmRight - width, 176, width, 44};
  for (std::size_t d = 0; d < data.dimensions(); ++d) {
    cast.add(fmt::format("query-{}", d),
             cell_look({{film.largest_key, true}, 2, 24}),
             {strip_cell(line.strip(data.query, 1), data.dimensions(), d,
                         line.stacked),
              0, data.query_vector[d]})
        .fade(1, {Query, 1.1, 1.15, {}})
        .move(strip_cell(place, data.dimensions(), d), {Query, 1.1, 2.1, {}})
        .fade(0, kLineGoes);
  }
  cast.add("query-name",
           text_look(fmt::format("query of {}", data.tokens[data.query]),
                     text_style(24, 500, film.theme.flow.color), Align::Right),
           {{0, place.center().y + 9, place.x - 16, 0}, 0})
      .fade(1, {Query, 1.9, 2.2, {}})
      .fade(0, kLineGoes);
}

void add_worked(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowLine& line = film.layout.line;
  cast.add("worked",
           text_look(worked_product(film.data),
                     text_style(kWorkedSize, 500, film.theme.text)),
           {{line.chip(0).x, line.strip(0, 1).bottom() + 42, 0, 0}, 0})
      .fade(1, {Product, 1.0, 1.4, {}})
      .fade(0, {Scores, 0, 0.3, {}});
}

void add_names(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowLine& line = film.layout.line;
  const std::string row = fmt::format("({})", film.data.count());
  const double middle = line.score(0).center().y;
  const double end = scores_beats(film.data);
  add_side_label(film,
                 {"query",
                  fmt::format("({})", film.data.dimensions()),
                  middle,
                  When{Query, 0.7, 1.0, {}},
                  {Scores, end - 0.5, end - 0.3, {}}},
                 cast);
  add_side_label(film,
                 {"score",
                  row,
                  middle,
                  When{Scores, end - 0.3, end, {}},
                  {Scale, 0.1, 0.4, {}}},
                 cast);
  add_side_label(
      film, {"score / √d", row, middle, When{Scale, 0.5, 0.9, {}}, kScoresGo},
      cast);
}

}  // namespace

Meeting meeting_with(std::size_t key) {
  if (key == 0) {
    return {{Product, 0.7, 1.2, {}},
            {Product, 1.1, 1.7, {}},
            {Product, 1.8, 2.3, {}}};
  }
  const double from = kFirstOther + kEachOther * static_cast<double>(key - 1);
  return {{Scores, from, from + 0.35, {}},
          {Scores, from + 0.15, from + 0.45, {}},
          {Scores, from + 0.5, from + kMeeting - 0.05, {}}};
}

double scores_beats(const ScoreFlowData& data) {
  return meeting_with(data.count() - 1).collapse.to + 0.35;
}

// As near as the first key, its neighbour's arc and the written-out product
// allow; ends between two tokens, so that none is cut.
Camera score_flow_camera(const ScoreFlow& film) {
  constexpr double kAround = 112;
  constexpr double kShape = kStageArea.width / kStageArea.height;
  const ScoreFlowLine& line = film.layout.line;
  const double left = line.chip(0).x - kAround;
  const double top = line.chip_top - 88;
  const double height = line.strip(0, 1).bottom() + 70 - top;
  const double right =
      left + std::max(height * kShape, line.worked_width + kAround + 24);
  double end = kStageArea.right();
  for (std::size_t i = 1; i < line.centers.size(); ++i) {
    const double gap = (line.centers[i - 1] + line.centers[i]) / 2;
    if (gap >= right) {
      end = gap;
      break;
    }
  }
  Camera camera;
  camera.look_at({left, top, end - left, height}, {Product, 0, 0.8, {}});
  camera.look_at(kStageArea, {Scores, 0, 0.7, {}});
  return camera;
}

void add_score_flow_scores(const ScoreFlow& film, Cast& cast) {
  add_reference(film, cast);
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    add_products(film, i, cast);
  }
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    add_score(film, i, cast);
  }
  add_worked(film, cast);
  add_names(film, cast);
}

}  // namespace owldeck
