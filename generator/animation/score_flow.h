#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/animation/camera.h"
#include "generator/animation/canvas.h"
#include "generator/animation/cast.h"
#include "generator/animation/looks.h"
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
  Product,
  Scores,
  Scale,
  Softmax,
  Sum,
  Values,
  Weigh,
  Context,
  OneRow,
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
  /// The query's.
  [[nodiscard]] const std::vector<double>& row() const {
    return weights[query];
  }
};

/// The line of tokens, in which one query asks. Units: page units.
struct ScoreFlowLine {
  std::vector<double> centers;  ///< of the tokens
  double chip_width = 0;
  double chip_top = 0;
  double chip_text = 0;  ///< size
  bool stacked = false;  ///< a vector's numbers one below the other
  double strip_height = 0;
  double strip_text = 0;
  double embedding_text = 0;  ///< 0 if the numbers do not fit
  double bar_base = 0;
  double bar_height = 0;             ///< of the largest weight
  Rect row_bar;                      ///< the query's weights, end to end
  Rect row_bar_high;                 ///< the same below the values
  std::vector<bool> share_named;     ///< its token fits into a share
  std::vector<bool> share_numbered;  ///< its number fits above a share
  double worked_width = 0;           ///< of the product that is written out

  [[nodiscard]] Rect chip(std::size_t token) const;
  /// A token's vector: 0 below its chip, 1 below that.
  [[nodiscard]] Rect strip(std::size_t token, std::size_t lane = 0) const;
  /// The score takes the place of the vectors that it is made of.
  [[nodiscard]] Rect score(std::size_t token) const;
  [[nodiscard]] Rect bar(std::size_t token, double share_of_highest) const;
};

/// Where ribbons add up to the context vector: a bar for each of its numbers,
/// on the scale of the row bar if that is possible. Units: page units.
struct ScoreFlowSums {
  double top = 0;
  double bar_height = 0;
  double origin = 0;  ///< x of 0
  double scale = 0;   ///< of 1

  [[nodiscard]] Rect bar(std::size_t dimension, double from, double to) const;
  /// The cell with the number, at the left of the bar.
  [[nodiscard]] Rect cell(std::size_t dimension) const;
};

/// The matrices of the end. Units: page units.
struct ScoreFlowMatrices {
  std::size_t count = 0;  ///< of tokens
  Rect weights, values, contexts;
  double header_text = 0, cell_text = 0, value_text = 0, context_text = 0;
  int context_decimals = 4;
  double label_width = 0;
  bool side_labels = false;  ///< tokens beside V and context, too

  [[nodiscard]] Rect header_chip(std::size_t token) const;
  [[nodiscard]] Rect label_chip(std::size_t row) const;
  /// One row of a matrix.
  [[nodiscard]] Rect row(const Rect& matrix, std::size_t index) const;
  [[nodiscard]] Rect weight_cell(std::size_t row, std::size_t column) const;
};

struct ScoreFlowLayout {
  ScoreFlowLine line;
  ScoreFlowSums sums;
  ScoreFlowMatrices matrices;
};

struct ScoreFlow {
  ScoreFlowData data;
  ScoreFlowLayout layout;
  Theme theme;
  double largest_weight = 0, largest_value = 0, largest_key = 0,
         largest_embedding = 0, largest_score = 0;
};

/// Lays the film out.
/// Reports: `film-size` at the animation's experiment if tokens or numbers do
/// not fit.
[[nodiscard]] std::optional<ScoreFlowLayout> lay_out_score_flow(
    const ScoreFlowData& data, const Theme& theme, const TextMeasurer& measurer,
    const Span& span, Diagnostics& diagnostics);

[[nodiscard]] std::vector<StoryStep> score_flow_steps(
    const ScoreFlowData& data);

/// The film's parts, in the order of drawing. Each adds its actors and tells
/// all that happens to them.
/// The query's vector is held to every key; the products become scores.
void add_score_flow_scores(const ScoreFlow& film, Cast& cast);
/// The values come from under their tokens.
void add_score_flow_values(const ScoreFlow& film, Cast& cast);
/// The tokens with their embeddings, keys and arcs, and what dims them.
void add_score_flow_line(const ScoreFlow& film, Cast& cast);
/// The scores become weights: bars, then one row that sums to 1.
void add_score_flow_shares(const ScoreFlow& film, Cast& cast);
/// Ribbons of weight times value add up to the context vector.
void add_score_flow_context(const ScoreFlow& film, Cast& cast);
/// The matrices of the end, row by row.
void add_score_flow_matrices(const ScoreFlow& film, Cast& cast);

/// Goes closer while the first product is worked out.
[[nodiscard]] Camera score_flow_camera(const ScoreFlow& film);

/// The first product, written out: `0.4306 · 0.3669 + ... = 1.2705`.
[[nodiscard]] std::string worked_product(const ScoreFlowData& data);
inline constexpr double kWorkedSize = 22;

/// A name at the left of a line of things, its shape at the right; both appear
/// and go as told.
struct SideLabel {
  std::string name;
  std::string shape;
  double middle = 0;            ///< of the line; page units
  std::optional<When> appears;  ///< there from the start if absent
  When goes;
};
void add_side_label(const ScoreFlow& film, const SideLabel& label, Cast& cast);

/// The sum of the weights before `index`: where its share begins, 0..1.
[[nodiscard]] double share_left(const std::vector<double>& weights,
                                std::size_t index);
/// Where value `index` times its weight begins and ends in the sum of
/// dimension `dimension`.
struct Share {
  double from = 0;
  double to = 0;
};
[[nodiscard]] Share weighted_share(const ScoreFlowData& data, std::size_t index,
                                   std::size_t dimension);

/// When the line of tokens becomes the matrices.
inline constexpr When kToMatrix{score_step::OneRow, 0.3, 1.3, {}};
/// When what only the line needs has gone.
inline constexpr When kLineGoes{score_step::OneRow, 0, 0.4, {}};
/// When keys, scores and bars have made room for the values.
inline constexpr When kScoresGo{score_step::Values, 0, 0.4, {}};

/// When the query meets `key`: its arc arrives, its products are worked out and
/// collapse into the score. The first takes its time.
struct Meeting {
  When arc, product, collapse;
};
[[nodiscard]] Meeting meeting_with(std::size_t key);

/// When value `value` flows: its ribbon, then its part of the sum.
struct Flow {
  When ribbon, sum;
};
[[nodiscard]] Flow flow_of(std::size_t value);

/// A cell whose number is smaller in the matrix than on the line: there it is
/// drawn to 0.
struct ShrinkingCell {
  ValueColors colors;
  int decimals = 2;
  double line_size = 24;
  double matrix_size = 24;
};
[[nodiscard]] ActorLook shrinking_cell_look(const ShrinkingCell& cell);

/// How long each part of the film moves. Units: beats.
[[nodiscard]] double scores_beats(const ScoreFlowData& data);
[[nodiscard]] double sum_beats(const ScoreFlowData& data);
[[nodiscard]] double context_beats(const ScoreFlowData& data);
[[nodiscard]] double rows_beats(const ScoreFlowData& data);

}  // namespace owldeck
