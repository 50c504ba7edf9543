#pragma once

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
  Matrix concatenated, weight_out, output;
  std::vector<ShapeLine> shapes;  ///< one a step; the last is empty
  std::string weight_out_shape;

  [[nodiscard]] std::size_t count() const { return tokens.size(); }
  [[nodiscard]] std::size_t head_dim() const {
    return heads.front().context.front().size();
  }
  [[nodiscard]] std::size_t width() const {
    return concatenated.front().size();
  }
};

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

/// Lays the film out.
/// Reports: `film-size` at the animation's experiment if tokens do not fit.
[[nodiscard]] std::optional<MultiheadLayout> lay_out_multihead(
    const MultiheadData& data, const Theme& theme, const TextMeasurer& measurer,
    const Span& span, Diagnostics& diagnostics);

/// Draws the input, the tokens of the rows, and Q, K and V until they fade.
void draw_multihead_input(const MultiheadFilm& film, const Moment& moment,
                          Canvas& canvas);
/// Draws every head's lane with its scores, mask and weights.
void draw_multihead_lanes(const MultiheadFilm& film, const Moment& moment,
                          Canvas& canvas);
/// Draws the context vectors, their concatenation and the output.
void draw_multihead_output(const MultiheadFilm& film, const Moment& moment,
                           Canvas& canvas);

/// When row `row` takes its turn in a step. Units: beats.
[[nodiscard]] inline Turn row_turn(std::size_t row) {
  constexpr double kFrom = 0.3;
  constexpr double kEach = 0.25;
  return turn(kFrom, kEach, row);
}
/// When everything moves to the concatenation, to the output's left, and to the
/// last picture. Units: beats.
namespace head_beat {
inline constexpr double kClear = 0.4;
inline constexpr double kMoveFrom = 0.3, kMoveTo = 1.2;
inline constexpr double kJoinTo = 1.7;
}  // namespace head_beat

}  // namespace owldeck
