#include <fmt/format.h>

#include <algorithm>

#include "generator/animation/score_flow.h"

namespace owldeck {
namespace {

using namespace score_step;

constexpr double kEachRow = 0.36;
constexpr double kContextLag = 0.3;  // a context vector travels on
constexpr When kLabelsGo{OneRow, 1.3, 2.0, {}};
constexpr When kEnds{Whole, 0.2, 0.8, {}};

/// The turn of other row `order`: rows other than the query's, from the top.
Turn row_turn(std::size_t order) {
  return turn(0.3, kEachRow, order);
}

std::vector<std::size_t> other_rows(const ScoreFlowData& data) {
  std::vector<std::size_t> rows;
  for (std::size_t i = 0; i < data.count(); ++i) {
    if (i != data.query) {
      rows.push_back(i);
    }
  }
  return rows;
}

// The tokens come down beside the rows; the row that asks is lit.
void add_labels(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowMatrices& layout = film.layout.matrices;
  const auto label_of = [](std::size_t row) {
    return fmt::format("row-{}", row);
  };
  const std::size_t query = film.data.query;
  for (std::size_t i = 0; i < film.data.count(); ++i) {
    cast.add(label_of(i), chip_look(film.data.tokens[i], layout.header_text),
             {layout.header_chip(i), 0, 0, 1, i == query ? 1.0 : 0.0})
        .fade(1, {OneRow, 1.3, 1.32, {}})
        .move(layout.label_chip(i), kLabelsGo);
  }
  std::size_t lit = query;
  const auto light = [&](std::size_t row, const When& when) {
    cast[label_of(lit)].light(0, when);
    cast[label_of(row)].light(1, when);
    lit = row;
  };
  const std::vector<std::size_t> rows = other_rows(film.data);
  for (std::size_t order = 0; order < rows.size(); ++order) {
    const double from = row_turn(order).from;
    light(rows[order], {Rows, from - 0.1, from + 0.1, {}});
  }
  light(query, {Whole, 0, 0.5, {}});
}

// A row's weights fill it from left to right, exactly, then even out into
// cells.
void add_weights(const ScoreFlow& film, std::size_t row, const Turn& turn,
                 Cast& cast) {
  const ScoreFlowMatrices& layout = film.layout.matrices;
  const std::vector<double>& weights = film.data.weights[row];
  const Rect line = layout.row(layout.weights, row);
  const double half = (turn.from + turn.to) / 2;
  const auto filled = [&](double share) {
    return turn.from + (half - turn.from) * share;
  };
  for (std::size_t i = 0; i < weights.size(); ++i) {
    const double left = share_left(weights, i);
    const Rect start{line.x + line.width * left, line.y, 0, line.height};
    Rect share = start;
    share.width = line.width * weights[i];
    const double from = filled(left);
    const When fills{Rows, from,
                     std::max(filled(left + weights[i]), from + 1e-3),
                     Easing::Linear};
    cast.add(fmt::format("weight-{}-{}", row, i),
             cell_look({{film.largest_weight, false}, 2, layout.cell_text}),
             {start, 0, weights[i], 0})
        .fade(1, {Rows, from, from + 1e-3, {}})
        .move(share, fills)
        .move(layout.weight_cell(row, i), {Rows, half, turn.to, {}})
        .draw_to(1, {Rows, half, turn.to, {}});
  }
}

// A row's context vector comes out of all of V.
void add_context(const ScoreFlow& film, std::size_t row, const Turn& turn,
                 Cast& cast) {
  const ScoreFlowMatrices& layout = film.layout.matrices;
  const std::vector<double>& context = film.data.contexts[row];
  const Rect home = layout.row(layout.contexts, row);
  const double half = (turn.from + turn.to) / 2;
  const When travels{Rows, half, turn.to + kContextLag, {}};
  for (std::size_t d = 0; d < context.size(); ++d) {
    cast.add(fmt::format("context-{}-{}", row, d),
             cell_look({{film.largest_value, true},
                        layout.context_decimals,
                        layout.context_text}),
             {strip_cell(layout.values, context.size(), d), 0, 0, 0})
        .fade(1, travels)
        .move(strip_cell(home, context.size(), d), travels)
        .count(context[d], travels)
        .draw_to(1, {Rows, (half + travels.to) / 2, travels.to, {}});
  }
}

/// Whether there is room for the sums between the weights and V.
bool has_sums(const ScoreFlowMatrices& layout) {
  constexpr double kRoom = 124;
  return layout.values.x - layout.weights.right() >= kRoom;
}

void add_sums(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowMatrices& layout = film.layout.matrices;
  if (!has_sums(layout)) {
    return;
  }
  const TextStyle style = text_style(24, 600, film.theme.probability.color);
  const double x = layout.weights.right() + 20;
  cast.add("sums-name", text_look("sum", text_style(24, 400, film.theme.muted)),
           {{x, layout.weights.y - 23, 0, 0}, 0})
      .fade(1, kLabelsGo)
      .fade(0, {Whole, 0, 0.4, {}});
  const auto add = [&](std::size_t row, const When& when) {
    const std::vector<double>& weights = film.data.weights[row];
    const Rect line = layout.row(layout.weights, row);
    cast.add(fmt::format("sum-{}", row),
             number_look({style, 4, "", "", Align::Left}),
             {{x, line.center().y + 9, 0, 0}, 0})
        .fade(1, {when.step, when.from, when.from + 0.1, {}})
        .count(share_left(weights, weights.size()), when)
        .fade(0, {Whole, 0, 0.4, {}});
  };
  add(film.data.query, kLabelsGo);
  const std::vector<std::size_t> rows = other_rows(film.data);
  for (std::size_t order = 0; order < rows.size(); ++order) {
    const Turn turn = row_turn(order);
    add(rows[order],
        {Rows, turn.from, (turn.from + turn.to) / 2, Easing::Linear});
  }
}

// The outline stands on the row that is told, and in the end on the query's.
void add_outlines(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowMatrices& layout = film.layout.matrices;
  const BoxLook look{6, {}, Stroke{film.theme.core.color, 5, false, {}}};
  const auto around = [&](const Rect& matrix, std::size_t row) {
    return layout.row(matrix, row).inset(-4);
  };
  const std::size_t query = film.data.query;
  Actor& outline =
      cast.add("outline", box_look(look), {around(layout.weights, query), 0});
  outline.fade(1, kLabelsGo);
  const std::vector<std::size_t> rows = other_rows(film.data);
  for (std::size_t order = 0; order < rows.size(); ++order) {
    const double from = row_turn(order).from;
    outline.move(around(layout.weights, rows[order]),
                 {Rows, from - 0.1, from + 0.2, {}});
  }
  outline.move(around(layout.weights, query), {Whole, 0, 0.8, {}});
  cast.add("outline-context", box_look(look),
           {around(layout.contexts, query), 0})
      .fade(1, {Whole, 0.4, 1.0, {}});
}

struct Head {
  std::string name;
  std::string shape;
  Color color;
};

void add_head(const ScoreFlow& film, const Rect& matrix, const Head& head,
              Cast& cast) {
  const double baseline = matrix.y - 78;
  const When appears{OneRow, 1.1, 1.5, {}};
  cast.add("head-" + head.name,
           text_look(head.name, text_style(28, 700, head.color)),
           {{matrix.x, baseline, matrix.width, 0}, 0})
      .fade(1, appears);
  cast.add(
          "head-shape-" + head.name,
          text_look(head.shape, mono_style(22, film.theme.muted), Align::Right),
          {{matrix.x, baseline, matrix.width, 0}, 0})
      .fade(1, appears);
}

void add_heads(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowMatrices& layout = film.layout.matrices;
  const ScoreFlowData& data = film.data;
  const Theme& theme = film.theme;
  add_head(film, layout.weights,
           {"weights", data.weights_shape, theme.probability.color}, cast);
  add_head(film, layout.values, {"V", data.values_shape, theme.flow.color},
           cast);
  add_head(film, layout.contexts,
           {"context", data.contexts_shape, theme.flow.color}, cast);
}

// Weights times V is context; beside each matrix its tokens.
void add_signs(const ScoreFlow& film, Cast& cast) {
  const ScoreFlowMatrices& layout = film.layout.matrices;
  const Theme& theme = film.theme;
  const double labels = layout.side_labels ? layout.label_width : 0;
  const double baseline = layout.weights.center().y + 14;
  const auto add = [&](const std::string& id, ActorLook look,
                       const Rect& place) {
    cast.add(id, std::move(look), {place, 0}).fade(1, kEnds);
  };
  const auto sign = [&](const std::string& id, const char* text, double left,
                        double right) {
    add(id, text_look(text, text_style(44, 600, theme.muted), Align::Center),
        {left, baseline, right - labels - left, 0});
  };
  sign("times", "·", layout.weights.right(), layout.values.x);
  sign("equals", "=", layout.values.right(), layout.contexts.x);
  for (std::size_t i = 0; layout.side_labels && i < film.data.count(); ++i) {
    const bool asks = i == film.data.query;
    const double row = layout.row(layout.weights, i).center().y + 8;
    add(fmt::format("value-row-{}", i),
        text_look(film.data.tokens[i], text_style(24, 400, theme.muted),
                  Align::Right),
        {0, row, layout.values.x - 16, 0});
    add(fmt::format("context-row-{}", i),
        text_look(film.data.tokens[i],
                  text_style(24, asks ? 700 : 400,
                             asks ? theme.flow.color : theme.text),
                  Align::Right),
        {0, row, layout.contexts.x - 16, 0});
  }
}

void add_legend(const ScoreFlow& film, Cast& cast) {
  const Rect bar{kFilmRight - 320, 134, 320, 18};
  cast.add("legend-name",
           text_look("weight", text_style(24, 400, film.theme.muted),
                     Align::Right),
           {{0, bar.bottom(), bar.x - 18, 0}, 0})
      .fade(1, kEnds);
  cast.add("legend",
           still_look(flat_scale_bar(bar, {0, film.largest_weight, false},
                                     film.theme)),
           {{}, 0})
      .fade(1, kEnds);
}

}  // namespace

double rows_beats(const ScoreFlowData& data) {
  return row_turn(data.count() - 2).to + kContextLag + 0.1;
}

void add_score_flow_matrices(const ScoreFlow& film, Cast& cast) {
  add_heads(film, cast);
  const std::vector<std::size_t> rows = other_rows(film.data);
  for (std::size_t order = 0; order < rows.size(); ++order) {
    add_weights(film, rows[order], row_turn(order), cast);
    add_context(film, rows[order], row_turn(order), cast);
  }
  add_sums(film, cast);
  add_labels(film, cast);
  add_outlines(film, cast);
  add_signs(film, cast);
  add_legend(film, cast);
}

}  // namespace owldeck
