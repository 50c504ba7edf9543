#pragma once

#include <algorithm>
#include <array>
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

/// The film `multihead-causal`: one input, several heads side by side, the mask
/// over the future, and the heads joined and projected. Opened only by this
/// folder.
namespace owldeck {

/// The steps of the film, in order.
namespace head_step {
enum : std::size_t {
  Input,
  Project,
  Split,
  Scores,
  Mask,
  Softmax,
  Context,
  Concat,
  Output,
  Whole,
};
}  // namespace head_step

/// Size of the tokens beside the rows.
inline constexpr double kRowLabelText = 22;

/// One head's numbers. Shape: [query, key]; context [token, head_dim].
struct HeadData {
  Matrix scores, weights, context;
  Matrix open_weights;  ///< what softmax would give if nothing were hidden
  std::vector<std::vector<bool>> hidden;  ///< by the mask
  std::size_t strongest = 0;  ///< key with the query's largest weight
};

/// A tensor's name with its axes and its shape.
struct ShapeLine {
  std::string name;
  std::string shape;
};

/// The numbers that the film shows, from one trace.
struct MultiheadData {
  std::vector<std::string> tokens;
  std::size_t query = 0;
  Matrix input;
  std::array<Matrix, 3> projections;  ///< queries, keys, values
  std::vector<HeadData> heads;
  Matrix concatenated, output;
  Matrix weight_out;                 ///< empty where only its shape is known
  bool has_biases = false;           ///< of the projections
  std::optional<std::size_t> layer;  ///< of the model, if it is one
  std::vector<ShapeLine> shapes;     ///< one a step; the last is empty
  std::string weight_out_shape;

  [[nodiscard]] std::size_t count() const { return tokens.size(); }
  [[nodiscard]] std::size_t head_dim() const {
    return heads.front().context.front().size();
  }
  [[nodiscard]] std::size_t width() const {
    return concatenated.front().size();
  }
};

/// Where the query looks most: `was → book 0.97`.
[[nodiscard]] std::string strongest_text(const MultiheadData& data,
                                         const HeadData& head);

/// The places that a head's weights take in turn.
struct HeadPlaces {
  Rect lane;        ///< below its parts of Q, K and V
  Rect above_own;   ///< small, above its columns of the concatenation
  Rect above_left;  ///< smaller, when the concatenation has moved left
  Rect whole;       ///< in the last picture
};

struct MultiheadLayout {
  double label_width = 0;
  Rect input_middle, input_left;
  std::array<Rect, 3> projections;
  std::vector<Rect> lanes;                  ///< panels
  std::vector<Rect> whole_lanes;            ///< panels of the last picture
  std::vector<std::array<Rect, 3>> blocks;  ///< a head's parts of Q, K, V
  std::vector<HeadPlaces> heads;
  std::vector<Rect> contexts;  ///< a head's context in its lane
  Rect concat_middle, concat_left, weight_out, output;
  /// Sizes of numbers; 0 where they do not fit and the colour alone tells them.
  double input_text = 0, projection_text = 0, score_text = 0, weight_text = 0,
         context_text = 0, concat_text = 0, output_text = 0;
  bool two_levels = false;  ///< names of keys, every other one higher
  /// Whether all keys are named above their columns, not the strongest alone.
  bool key_names = true;
  double mask_text = 0, strongest_text = 0;

  /// The columns of head `head` of `heads`.
  [[nodiscard]] static Rect columns_of(const Rect& matrix, std::size_t heads,
                                       std::size_t head);
  /// Row `index` of `count` of a matrix.
  [[nodiscard]] static Rect row(const Rect& matrix, std::size_t count,
                                std::size_t index);
  [[nodiscard]] static Rect cell(const Rect& matrix, std::size_t rows,
                                 std::size_t row_index, std::size_t columns,
                                 std::size_t column);
};

struct MultiheadFilm {
  MultiheadData data;
  MultiheadLayout layout;
  Theme theme;
  double largest_input = 0, largest_projection = 0, largest_score = 0,
         largest_weight = 0, largest_context = 0, largest_output = 0,
         largest_weight_out = 0;
};

/// The numbers of a multi-head experiment with a batch of 1, or of one layer of
/// a model that masks the future.
/// Reports: as tell_multihead_causal.
[[nodiscard]] std::optional<MultiheadData> read_multihead(
    const StoryInputs& inputs, Diagnostics& diagnostics);

/// Lays the film out.
/// Reports: `film-size` at the animation's experiment if tokens do not fit.
[[nodiscard]] std::optional<MultiheadLayout> lay_out_multihead(
    const MultiheadData& data, const Theme& theme, const TextMeasurer& measurer,
    const Span& span, Diagnostics& diagnostics);

/// Draws the edge below `columns`, in the tone of head `head`, that says whose
/// they are.
void draw_head_edge(const std::string& id, const Rect& columns,
                    std::size_t head, double opacity, Canvas& canvas);
/// Draws the input, the tokens of the rows, and Q, K and V until they fade.
void draw_multihead_input(const MultiheadFilm& film, const Moment& moment,
                          Canvas& canvas);
/// Draws every head's lane with its scores, mask and weights.
void draw_multihead_lanes(const MultiheadFilm& film, const Moment& moment,
                          Canvas& canvas);
/// A cell of one head's matrix through scores, softmax and the small pictures.
struct HeadCell {
  std::size_t head = 0;
  std::size_t row = 0;
  std::size_t column = 0;
  Rect matrix;
  double readable = 1;
};

/// How much row `row` steps back behind the query's in the last picture, 0..1.
[[nodiscard]] double row_dimmed(const MultiheadFilm& film, const Moment& moment,
                                std::size_t row);
/// Draws the mask of a hidden cell: it falls from above, and its minus infinity
/// fades when weights are made.
void draw_head_mask(const MultiheadFilm& film, const Moment& moment,
                    const HeadCell& at, const Rect& rect, double fallen,
                    Canvas& canvas);
/// Draws what softmax would have given the future, moving to what is left. It
/// lies above all cells, so that nothing covers what moves.
void draw_freed_shares(const MultiheadFilm& film, const Moment& moment,
                       std::size_t head, const Rect& matrix, Canvas& canvas);
/// Draws the context vectors, their concatenation and the output.
void draw_multihead_output(const MultiheadFilm& film, const Moment& moment,
                           Canvas& canvas);

/// When row `row` of `count` takes its turn in a step. Units: beats.
[[nodiscard]] inline Turn row_turn(std::size_t row, std::size_t count) {
  constexpr double kFrom = 0.3;
  constexpr double kEach = 0.25;
  constexpr double kAll = 1.4;
  return turn(kFrom, std::min(kEach, kAll / static_cast<double>(count)), row);
}
/// When softmax has given every score its share as if nothing were hidden, and
/// when the future's part of row `row` moves to what is left. Units: beats.
namespace share_beat {
inline constexpr double kFrom = 0.1, kOpen = 0.7, kMove = 1.0, kTakes = 0.9;
}  // namespace share_beat
[[nodiscard]] inline Turn share_turn(std::size_t row) {
  const double from = share_beat::kMove + 0.08 * static_cast<double>(row);
  return {from, from + share_beat::kTakes};
}
/// When everything moves to the concatenation, to the output's left, and to the
/// last picture. Units: beats.
namespace head_beat {
inline constexpr double kClear = 0.4;
inline constexpr double kMoveFrom = 0.3, kMoveTo = 1.2;
inline constexpr double kJoinTo = 1.7;
}  // namespace head_beat

}  // namespace owldeck
