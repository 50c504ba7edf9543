#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/animation/canvas.h"
#include "generator/animation/story.h"
#include "generator/animation/timeline.h"
#include "generator/attention/trace.h"
#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"
#include "render/text/measure.h"

/// The film `score-flow`: one query through scores, softmax and values to its
/// context vector, then all rows. Opened only by this folder.
namespace owldeck {

/// The steps of the film, in order.
namespace score_step {
enum : std::size_t {
  Tokens,
  Keys,
  Query,
  Scores,
  Scale,
  Softmax,
  Values,
  Context,
  Rows,
  Whole,
};
}  // namespace score_step

/// The numbers that the film shows, from one trace.
struct ScoreFlowData {
  std::vector<std::string> tokens;
  std::size_t query = 0;  ///< index of the token that asks
  Matrix embeddings, keys, values, contexts, weights;
  std::vector<double> query_vector, scores, scaled;
  std::string embeddings_shape, keys_shape, values_shape, weights_shape,
      contexts_shape;

  [[nodiscard]] std::size_t count() const { return tokens.size(); }
  [[nodiscard]] std::size_t dimensions() const { return query_vector.size(); }
};

/// Where everything stands. Two pictures: the line of tokens, in which one
/// query asks, and the matrices of the end.
struct ScoreFlowLayout {
  std::vector<double> centers;  ///< of the tokens on the line
  double chip_width = 0;
  double chip_top = 0;
  double chip_text = 0;  ///< size
  bool stacked = false;  ///< a vector's numbers one below the other
  double strip_height = 0;
  double strip_text = 0;
  double embedding_text = 0;  ///< 0 if the numbers do not fit
  double score_baseline = 0;
  double bar_base = 0;
  double bar_height = 0;             ///< of the largest weight
  Rect row_bar;                      ///< the query's weights, end to end
  Rect row_bar_high;                 ///< the same below the values
  std::vector<bool> share_named;     ///< its token fits into a share
  std::vector<bool> share_numbered;  ///< its number fits above a share
  Rect context;

  Rect weights, values, contexts;  ///< the matrices
  double header_text = 0, cell_text = 0, value_text = 0, context_text = 0;
  int context_decimals = 4;
  double label_width = 0;
  bool side_labels = false;  ///< tokens beside V and context, too

  [[nodiscard]] Rect chip(std::size_t token) const;
  [[nodiscard]] Rect header_chip(std::size_t token) const;
  [[nodiscard]] Rect label_chip(std::size_t row) const;
  /// The strip below a token, moved down by `below`.
  [[nodiscard]] Rect strip(std::size_t token, double below = 0) const;
  /// One row of a matrix of `rows` rows.
  [[nodiscard]] Rect row(const Rect& matrix, std::size_t index) const;
  [[nodiscard]] Rect weight_cell(std::size_t row, std::size_t column) const;
};

struct ScoreFlow {
  ScoreFlowData data;
  ScoreFlowLayout layout;
  Theme theme;
  double largest_weight = 0, largest_value = 0, largest_key = 0,
         largest_embedding = 0;
};

/// Lays the film out.
/// Reports: `film-size` at the animation's experiment if tokens or numbers do
/// not fit.
[[nodiscard]] std::optional<ScoreFlowLayout> lay_out_score_flow(
    const ScoreFlowData& data, const Theme& theme, const TextMeasurer& measurer,
    const Span& span, Diagnostics& diagnostics);

[[nodiscard]] std::vector<StoryStep> score_flow_steps(
    const ScoreFlowData& data);
[[nodiscard]] std::vector<FormulaShot> score_flow_formulas();

/// Draws the tokens with their vectors, the arcs, the scores.
void draw_score_flow_line(const ScoreFlow& film, const Moment& moment,
                          Canvas& canvas);
/// Draws the query's weights: bars, the row bar, the row of the matrix.
void draw_score_flow_shares(const ScoreFlow& film, const Moment& moment,
                            Canvas& canvas);
/// Draws values and context vectors, and the matrices of the end.
void draw_score_flow_matrices(const ScoreFlow& film, const Moment& moment,
                              Canvas& canvas);

/// When things move within the step Rows. Units: beats.
namespace rows_beat {
inline constexpr double kClear = 0.4;
inline constexpr double kMoveFrom = 0.3, kMoveTo = 1.4;
inline constexpr double kLabelsTo = 2.3;
inline constexpr double kEach = 0.4;
inline constexpr double kContextLag = 0.35;  // a context vector travels on
}  // namespace rows_beat

/// The turn of other row `order` (rows other than the query's, from the top).
[[nodiscard]] inline Turn other_row_turn(std::size_t order) {
  return turn(rows_beat::kLabelsTo, rows_beat::kEach, order);
}
/// The sum of the weights before `index`: where its share begins, 0..1.
[[nodiscard]] double share_left(const std::vector<double>& weights,
                                std::size_t index);

/// The turn of key `key` to be met by the query, and of value `value` to flow.
[[nodiscard]] Turn score_turn(std::size_t key);
[[nodiscard]] Turn share_turn(std::size_t key);
[[nodiscard]] Turn flow_turn(std::size_t value);

}  // namespace owldeck
