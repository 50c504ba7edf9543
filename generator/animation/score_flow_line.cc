#include <fmt/format.h>

#include <cmath>

#include "generator/animation/easing.h"
#include "generator/animation/score_flow.h"
#include "generator/attention/expression.h"
#include "generator/figures/parts.h"

namespace owldeck {
namespace {

constexpr double kArcScale = 80;  // page units of stroke per weight
constexpr double kThinArc = 4;    // before weights are known
constexpr double kArcTop = 204;

using namespace score_step;

void draw_chips(const ScoreFlow& film, const Moment& moment, Canvas& canvas) {
  const ScoreFlowLayout& layout = film.layout;
  const double to_matrix =
      moment.during(Rows, rows_beat::kMoveFrom, rows_beat::kMoveTo);
  const double to_labels =
      moment.during(Rows, rows_beat::kMoveTo, rows_beat::kLabelsTo);
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    const std::string& token = film.data.tokens[i];
    const double asks = i == film.data.query ? moment.through(Query) : 0;
    const double size =
        between(layout.chip_text, layout.header_text, to_matrix);
    const Rect rect = between(layout.chip(i), layout.header_chip(i), to_matrix);
    const std::string name = fmt::format("token-{}", i);
    if (to_labels > 0) {
      canvas.chip(fmt::format("row-{}", i),
                  between(rect, layout.label_chip(i), to_labels), token,
                  asks > 0, layout.header_text);
    }
    if (asks < 1) {
      canvas.chip(name, rect, token, false, size);
    }
    if (asks > 0) {
      canvas.chip(asks < 1 ? "token-asking" : name, rect, token, true, size,
                  asks);
    }
  }
}

/// A vector below its token.
struct Strip {
  std::string name;
  const std::vector<double>& values;
  double largest = 1;
  double text = 0;
  bool stacked = false;
};

void draw_strip(const Strip& strip, const Rect& rect, double opacity,
                Canvas& canvas) {
  for (std::size_t i = 0; i < strip.values.size(); ++i) {
    const double value = strip.values[i];
    canvas.cell(
        fmt::format("{}-{}", strip.name, i),
        {strip_cell(rect, strip.values.size(), i, strip.stacked),
         vector_color(value, strip.largest, canvas.theme()),
         strip.text > 0 ? format_number(value, 2) : std::string(), strip.text},
        opacity);
  }
}

// Keys come out below the embeddings that they are made of, then take their
// place.
void draw_vectors(const ScoreFlow& film, const Moment& moment, Canvas& canvas) {
  const ScoreFlowLayout& layout = film.layout;
  const double down =
      48 * moment.during(Keys, 0, 0.6) - 48 * moment.during(Keys, 0.9, 1.4);
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    const auto wait = 0.2 + 0.1 * static_cast<double>(i);
    const double key_shown =
        moment.during(Keys, 0, 0.5) * (1 - moment.during(Values, 0, 0.4));
    draw_strip({fmt::format("key-{}", i), film.data.keys[i], film.largest_key,
                layout.strip_text, layout.stacked},
               layout.strip(i, down), key_shown, canvas);
    Rect embedding = layout.strip(i);
    embedding.height = 40;
    draw_strip({fmt::format("embedding-{}", i), film.data.embeddings[i],
                film.largest_embedding, layout.embedding_text, false},
               embedding,
               moment.during(Tokens, wait, wait + 0.5) *
                   (1 - moment.during(Keys, 0.7, 0.95)),
               canvas);
  }
}

// Values come out from under their tokens and end as the rows of V.
void draw_values(const ScoreFlow& film, const Moment& moment, Canvas& canvas) {
  const ScoreFlowLayout& layout = film.layout;
  const std::size_t dimensions = film.data.dimensions();
  const double out = moment.during(Values, 0.8, 1.3);
  const double home =
      moment.during(Rows, rows_beat::kMoveFrom, rows_beat::kMoveTo);
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    const Rect strip = layout.strip(i, -40 * (1 - out));
    const Rect row = layout.row(layout.values, i);
    for (std::size_t d = 0; d < dimensions; ++d) {
      const double value = film.data.values[i][d];
      canvas.cell(fmt::format("value-{}-{}", i, d),
                  {between(strip_cell(strip, dimensions, d, layout.stacked),
                           strip_cell(row, dimensions, d), home),
                   vector_color(value, film.largest_value, canvas.theme()),
                   format_number(value, 2),
                   between(layout.strip_text, layout.value_text, home)},
                  out);
    }
  }
}

// The query's vector leaves its token and stays in sight at the upper right.
void draw_query(const ScoreFlow& film, const Moment& moment, Canvas& canvas) {
  const std::vector<double>& query = film.data.query_vector;
  const double opacity = moment.during(Query, 0.2, 0.5) *
                         (1 - moment.during(Rows, 0, rows_beat::kClear));
  const double cell = 84;
  const double width = cell * static_cast<double>(query.size());
  const Rect place{kFilmRight - width, 66, width, 44};
  Rect start = film.layout.chip(film.data.query);
  start = {start.center().x - width / 2, start.y - 52, width, 44};
  const Theme& theme = canvas.theme();
  draw_strip({"query", query, film.largest_key, 24, false},
             between(start, place, moment.during(Query, 0.3, 1.6)), opacity,
             canvas);
  canvas.text(
      "query-name",
      fmt::format("{} asks with q =", film.data.tokens[film.data.query]),
      {place.x - 16, place.y + 31}, text_style(28, 500, theme.flow.color),
      Align::Right, opacity * moment.during(Query, 1.5, 1.8));
}

// The first dot product, written out.
void draw_worked(const ScoreFlow& film, const Moment& moment, Canvas& canvas) {
  const double opacity =
      moment.during(Scores, 0.1, 0.5) * (1 - moment.during(Scale, 0, 0.4));
  if (opacity <= 0) {
    return;
  }
  std::string text = fmt::format("q · k({}) = ", film.data.tokens[0]);
  for (std::size_t i = 0; i < film.data.dimensions(); ++i) {
    text += fmt::format("{}{} · {}", i > 0 ? " + " : "",
                        format_number(film.data.query_vector[i], 4),
                        format_number(film.data.keys[0][i], 4));
  }
  text += " = " + format_number(film.data.scores[0], 4);
  canvas.text("worked", text, {kFilmRight, 160},
              text_style(24, 500, canvas.theme().text), Align::Right, opacity);
}

void draw_arcs(const ScoreFlow& film, const Moment& moment, Canvas& canvas) {
  const ScoreFlowLayout& layout = film.layout;
  const Theme& theme = canvas.theme();
  const double weighted = moment.during(Softmax, 0, 0.9);
  const double gone = moment.during(Rows, 0, rows_beat::kClear);
  if (gone >= 1) {
    return;
  }
  std::vector<Arc> arcs = layout_arcs(
      layout.centers, layout.chip_width, layout.chip_top - 6,
      layout.chip_top - 6 - kArcTop, static_cast<int>(film.data.query),
      film.data.weights[film.data.query], kArcScale);
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    const Turn turn = score_turn(i);
    const double drawn = moment.during(Scores, turn.from, turn.to);
    if (drawn <= 0) {
      continue;
    }
    Arc& arc = arcs[i];
    const double strength = between(0.55, arc.opacity, weighted) * (1 - gone);
    arc.width = between(kThinArc, arc.width, weighted);
    // Mixed with the ground: an opaque stroke is painted much faster.
    arc.opacity = 1;
    Path path = arc_path(
        arc, mix(theme.ground, theme.probability.color, strength), drawn);
    path.info.id = fmt::format("arc-{}", i);
    canvas.add(std::move(path));
  }
}

void draw_scores(const ScoreFlow& film, const Moment& moment, Canvas& canvas) {
  const ScoreFlowLayout& layout = film.layout;
  const Theme& theme = canvas.theme();
  const double gone = moment.during(Values, 0, 0.4);
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    const Turn turn = score_turn(i);
    const double arrives = moment.during(Scores, turn.to - 0.2, turn.to + 0.15);
    const double value = between(film.data.scores[i] * arrives,
                                 film.data.scaled[i], moment.through(Scale));
    canvas.text(fmt::format("score-{}", i), format_number(value, 4),
                {layout.centers[i], layout.score_baseline},
                text_style(26, 500, theme.text), Align::Center,
                arrives * (1 - gone));
    const double met = moment.during(Scores, turn.from, turn.from + 0.2) -
                       moment.during(Scores, turn.to + 0.1, turn.to + 0.3);
    canvas.box(fmt::format("met-{}", i), layout.strip(i).inset(-4), 6, {},
               Stroke{theme.probability.color, 3, false, {}}, met);
  }
}

/// A quiet name at the left of a line of things, its shape at the right.
void side_label(const ScoreFlow& film, const std::string& name,
                const std::string& shape, double middle, double opacity,
                Canvas& canvas) {
  const Theme& theme = canvas.theme();
  const double baseline = middle + 9;
  canvas.text("name-" + name, name, {film.layout.row_bar.x - 24, baseline},
              text_style(24, 400, theme.muted), Align::Right, opacity);
  canvas.text("shape-" + name, shape,
              {film.layout.row_bar.right() + 24, baseline},
              mono_style(22, theme.muted), Align::Left, opacity);
}

void draw_side_labels(const ScoreFlow& film, const Moment& moment,
                      Canvas& canvas) {
  const ScoreFlowLayout& layout = film.layout;
  const double clear = 1 - moment.during(Rows, 0, rows_beat::kClear);
  const double values = moment.during(Values, 0.9, 1.3);
  const double no_keys = 1 - moment.during(Values, 0, 0.4);
  const double strip_middle = layout.strip(0).center().y;
  side_label(film, "token", "", layout.chip(0).center().y, clear, canvas);
  side_label(
      film, "embedding", film.data.embeddings_shape, layout.strip(0).y + 20,
      moment.during(Tokens, 0.2, 0.6) * (1 - moment.during(Keys, 0.7, 0.95)),
      canvas);
  side_label(film, "key", film.data.keys_shape, strip_middle,
             moment.during(Keys, 1.0, 1.4) * no_keys, canvas);
  side_label(film, "value", film.data.values_shape, strip_middle,
             values * clear, canvas);
  const double score_middle = layout.score_baseline - 9;
  side_label(
      film, "score", "", score_middle,
      moment.during(Scores, 0, 0.4) * (1 - moment.during(Scale, 0, 0.35)),
      canvas);
  side_label(film, "score / √d", "", score_middle,
             moment.during(Scale, 0.4, 0.8) * no_keys, canvas);
}

}  // namespace

Turn score_turn(std::size_t key) {
  return key == 0 ? Turn{0.1, 1.1} : turn(1.3, 0.32, key - 1);
}

void draw_score_flow_line(const ScoreFlow& film, const Moment& moment,
                          Canvas& canvas) {
  draw_arcs(film, moment, canvas);
  draw_vectors(film, moment, canvas);
  draw_values(film, moment, canvas);
  draw_chips(film, moment, canvas);
  draw_query(film, moment, canvas);
  draw_worked(film, moment, canvas);
  draw_scores(film, moment, canvas);
  draw_side_labels(film, moment, canvas);
}

}  // namespace owldeck
