#include <fmt/format.h>

#include <utility>

#include "generator/animation/score_flow.h"
#include "generator/figures/parts.h"

namespace owldeck {
namespace {

using namespace score_step;

constexpr double kArcScale = 80;  // page units of stroke per weight
constexpr double kThinArc = 4;    // before weights are known
constexpr double kArcTop = 204;
constexpr double kArcFoot = 6;  // above the chips
constexpr double kQuietArc = 0.2;

/// A chip that is smaller in the matrix than on the line: there it is drawn to
/// 0. Lit it asks.
ActorLook shrinking_chip_look(const std::string& token, double line_size,
                              double matrix_size) {
  return [=](const std::string& id, const Pose& pose, Canvas& canvas) {
    chip_look(token, between(matrix_size, line_size, pose.drawn))(id, pose,
                                                                  canvas);
  };
}

// The tokens stay until the last frame: above the columns of the matrix.
void add_tokens(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowLine& line = film.layout.line;
  const ScoreFlowMatrices& matrices = film.layout.matrices;
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    Actor& token =
        cast.add(fmt::format("token-{}", i),
                 shrinking_chip_look(film.data.tokens[i], line.chip_text,
                                     matrices.header_text),
                 {line.chip(i)});
    token.move(matrices.header_chip(i), kToMatrix).draw_to(0, kToMatrix);
    if (i == film.data.query) {
      // In the matrix the row asks, not the column.
      token.light(1, {Query, 0, 0.5, {}}).light(0, {OneRow, 1.3, 1.7, {}});
    }
  }
}

/// A vector's cells, at first out of sight.
struct Vector {
  std::string id;
  const std::vector<double>& values;
  CellLook look;
  bool stacked = false;
};

std::vector<Actor*> add_vector(const Vector& vector, const Rect& strip,
                               Cast& cast) {
  std::vector<Actor*> cells;
  for (std::size_t d = 0; d < vector.values.size(); ++d) {
    cells.push_back(
        &cast.add(fmt::format("{}-{}", vector.id, d), cell_look(vector.look),
                  {strip_cell(strip, vector.values.size(), d, vector.stacked),
                   0, vector.values[d]}));
  }
  return cells;
}

void add_embeddings(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowLine& line = film.layout.line;
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    Rect strip = line.score(i);
    strip.y = line.strip(i).y;
    const double wait = 0.2 + 0.1 * static_cast<double>(i);
    for (Actor* cell :
         add_vector({fmt::format("embedding-{}", i),
                     film.data.embeddings[i],
                     {{film.largest_embedding, true}, 2, line.embedding_text}},
                    strip, cast)) {
      cell->fade(1, {Tokens, wait, wait + 0.5, {}})
          .fade(0, {Keys, 0.7, 0.95, {}});
    }
  }
}

// Keys come out below the embeddings that they are made of, then take their
// place.
void add_keys(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowLine& line = film.layout.line;
  const std::size_t dimensions = film.data.dimensions();
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    const std::vector<Actor*> cells =
        add_vector({fmt::format("key-{}", i),
                    film.data.keys[i],
                    {{film.largest_key, true}, 2, line.strip_text},
                    line.stacked},
                   line.strip(i), cast);
    Rect below = line.strip(i);
    below.y += line.score(i).height + 8;
    for (std::size_t d = 0; d < dimensions; ++d) {
      cells[d]->move(strip_cell(below, dimensions, d, line.stacked),
                     {Keys, 0, 0.6, {}});
      cells[d]->move(strip_cell(line.strip(i), dimensions, d, line.stacked),
                     {Keys, 0.9, 1.4, {}});
      cells[d]->fade(1, {Keys, 0, 0.5, {}}).fade(0, kScoresGo);
      const Meeting meeting = meeting_with(i);
      cells[d]
          ->light(1, {meeting.arc.step,
                      meeting.arc.from - 0.1,
                      meeting.arc.from + 0.1,
                      {}})
          .light(0, {meeting.collapse.step,
                     meeting.collapse.to - 0.1,
                     meeting.collapse.to + 0.1,
                     {}});
    }
  }
}

// Thin until the weights are known; each arrives as its score is worked out.
void add_arcs(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowLine& line = film.layout.line;
  const double base = line.chip_top - kArcFoot;
  const std::vector<double>& weights = film.data.row();
  const std::vector<Arc> arcs =
      layout_arcs(line.centers, line.chip_width, base, base - kArcTop,
                  static_cast<int>(film.data.query), weights, kArcScale);
  for (std::size_t i = 0; i < arcs.size(); ++i) {
    const When when = meeting_with(i).arc;
    cast.add(fmt::format("arc-{}", i), arc_look({arcs[i], kArcScale, kThinArc}),
             {{}, 0, 0, 0, kQuietArc})
        .fade(1, {when.step, when.from, when.from + 0.05, {}})
        .fade(0, kLineGoes)
        .draw_to(1, when)
        .count(weights[i], {Softmax, 0.1, 1, {}})
        .light(arcs[i].opacity, {Softmax, 0.1, 1, {}});
  }
}

void add_names(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowLine& line = film.layout.line;
  const double strip = line.strip(0).center().y;
  add_side_label(film, {"token", "", line.chip(0).center().y, {}, kLineGoes},
                 cast);
  add_side_label(film,
                 {"embedding",
                  film.data.embeddings_shape,
                  line.strip(0).y + line.score(0).height / 2,
                  When{Tokens, 0.2, 0.6, {}},
                  {Keys, 0.7, 0.95, {}}},
                 cast);
  add_side_label(
      film,
      {"key", film.data.keys_shape, strip, When{Keys, 1.0, 1.4, {}}, kScoresGo},
      cast);
}

// While the query meets one key, or one value flows, what waits is dimmed; the
// token that asks never is.
void add_veils(const ScoreFlow& film, Cast& cast) {
  constexpr double kVeiled = 0.72;
  const ScoreFlowLine& line = film.layout.line;
  const BoxLook ground{0, Fill{film.theme.ground}, {}};
  for (std::size_t i = 1; i < film.data.count(); ++i) {
    const double bottom = line.strip(i, 1).bottom();
    Rect column = i == film.data.query ? line.strip(i) : line.chip(i);
    column.height = bottom - column.y;
    const When met = meeting_with(i).arc;
    cast.add(fmt::format("veil-{}", i), box_look(ground), {column.inset(-3), 0})
        .fade(kVeiled, {Product, 0.3, 0.9, {}})
        .fade(0, {met.step, met.from - 0.1, met.from + 0.1, {}})
        .fade(kVeiled, {Weigh, 0, 0.4, {}})
        .fade(0, {Context, 0, 0.4, {}});
  }
}

}  // namespace

void add_side_label(const ScoreFlow& film, const SideLabel& label, Cast& cast) {
  const Rect& line = film.layout.line.row_bar;
  const double baseline = label.middle + 9;
  const Theme& theme = film.theme;
  const auto add = [&](const std::string& id, ActorLook look,
                       const Rect& place) {
    Actor& actor =
        cast.add(id, std::move(look), {place, label.appears ? 0.0 : 1.0});
    if (label.appears) {
      actor.fade(1, *label.appears);
    }
    actor.fade(0, label.goes);
  };
  add("name-" + label.name,
      text_look(label.name, text_style(24, 400, theme.muted), Align::Right),
      {0, baseline, line.x - 24, 0});
  add("shape-" + label.name,
      text_look(label.shape, mono_style(22, theme.muted)),
      {line.right() + 24, baseline, 0, 0});
}

ActorLook shrinking_cell_look(const ShrinkingCell& cell) {
  return [cell](const std::string& id, const Pose& pose, Canvas& canvas) {
    Pose whole = pose;
    whole.drawn = 1;
    cell_look({cell.colors, cell.decimals,
               between(cell.matrix_size, cell.line_size, pose.drawn)})(
        id, whole, canvas);
  };
}

void add_score_flow_line(const ScoreFlow& film, Cast& cast) {
  add_arcs(film, cast);
  add_keys(film, cast);
  add_embeddings(film, cast);
  add_tokens(film, cast);
  add_names(film, cast);
  add_veils(film, cast);
}

}  // namespace owldeck
