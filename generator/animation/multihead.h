#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "generator/animation/canvas.h"
#include "generator/animation/cast.h"
#include "generator/animation/story.h"
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
  Columns,
  Split,
  Product,
  Scores,
  Mask,
  Softmax,
  Mix,
  Context,
  Concat,
  Output,
  Whole,
  Count,
};
}  // namespace head_step

/// Size of the tokens beside the rows.
inline constexpr double kRowLabelText = 22;
/// Size of the name of the key that the query finds.
inline constexpr double kKeyNameText = 24;

/// One head's numbers. Shape: [query, key]; context [token, head_dim].
struct HeadData {
  std::size_t number = 0;  ///< among all heads, from 0
  Matrix scores, weights;
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
  std::array<Matrix, 3> projections;  ///< queries, keys, values of all heads
  std::vector<HeadData> heads;        ///< that are shown, in rising order
  std::size_t head_count = 0;         ///< of the attention
  std::size_t focus = 0;  ///< the shown head in which the query is surest
  Matrix concatenated, output;
  Matrix weight_out;                 ///< empty where only its shape is known
  bool has_biases = false;           ///< of the projections
  std::optional<std::size_t> layer;  ///< of the model, if it is one
  std::vector<ShapeLine> shapes;     ///< one a step; empty where none is new
  std::string weight_out_shape;

  [[nodiscard]] std::size_t count() const { return tokens.size(); }
  [[nodiscard]] std::size_t width() const {
    return concatenated.front().size();
  }
  [[nodiscard]] std::size_t head_dim() const { return width() / head_count; }
  [[nodiscard]] bool shows_all() const { return heads.size() == head_count; }
  /// The key that the focus is on: `book`, if "was" finds it.
  [[nodiscard]] std::size_t key() const { return heads[focus].strongest; }
};

/// Where the query looks most: `was → book 0.97`.
[[nodiscard]] std::string strongest_text(const MultiheadData& data,
                                         const HeadData& head);

/// Which heads are shown, of how many: `heads 2, 4 of 4`.
[[nodiscard]] std::string heads_shown(const MultiheadData& data);

/// How numbers look in the cells of one tensor.
struct CellText {
  double size = 0;          ///< 0 if the colour alone tells them
  double width = 0;         ///< of a cell that has room for any of them
  bool short_form = false;  ///< `.97` and `1.0`
  /// 1 where a cell has room for its number, fading as it gets too small.
  [[nodiscard]] double fits(const Rect& cell) const;
  [[nodiscard]] std::string operator()(double value) const;
};

/// The places in one head's lane, in turn.
struct LanePlaces {
  Rect panel;
  std::array<Rect, 3> split;    ///< parts of Q, K and V, side by side
  std::array<Rect, 3> product;  ///< Q beside the scores, K turned above them
  Rect product_matrix;
  Rect matrix;      ///< weights on their own, as large as they get
  Rect mix_matrix;  ///< above the values
  Rect waiting;     ///< of V, until it is mixed
  Rect values, context;
  Rect key_name;  ///< of the key that the query finds, above the matrix
  bool names_first = true, names_last = true;  ///< beside that name
  Rect above_own;   ///< small, above its columns of the concatenation
  Rect above_left;  ///< smaller, when the concatenation has moved left
};

struct MultiheadLayout {
  double label_width = 0;
  Rect input_middle, input_left;
  std::array<Rect, 3> projections;
  std::vector<LanePlaces> lanes;
  Rect concat_middle, concat_left, weight_out, output;
  CellText input_text, projection_text, score_text, weight_text, context_text,
      output_text;
  bool all_rows = false;  ///< numbers in all rows, not the query's alone
  double mask_text = 0, strongest_text = 0;
  bool end_names = false;  ///< the first and the last key are named
  double query_width = 0, key_width = 0;  ///< of the chips of those followed

  /// The columns of head `head` of `heads`.
  [[nodiscard]] static Rect columns_of(const Rect& matrix, std::size_t heads,
                                       std::size_t head);
  /// Row `index` of `count` of a matrix.
  [[nodiscard]] static Rect row(const Rect& matrix, std::size_t count,
                                std::size_t index);
  [[nodiscard]] static Rect cell(const Rect& matrix, std::size_t rows,
                                 std::size_t row_index, std::size_t columns,
                                 std::size_t column);
  /// The same in a matrix of weights, whose rows have a bar below.
  [[nodiscard]] static Rect weight_row(const Rect& matrix, std::size_t count,
                                       std::size_t index);
  [[nodiscard]] static Rect weight_cell(const Rect& matrix, std::size_t count,
                                        std::size_t row_index,
                                        std::size_t column);
  [[nodiscard]] static Rect row_bar(const Rect& matrix, std::size_t count,
                                    std::size_t index);
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
/// Reports: as tell_multihead_causal, and `unknown-head` or `duplicate-name` at
/// the head of the animation.
[[nodiscard]] std::optional<MultiheadData> read_multihead(
    const StoryInputs& inputs, Diagnostics& diagnostics);

/// Lays the film out.
/// Reports: `film-size` at the animation's experiment if tokens do not fit.
[[nodiscard]] std::optional<MultiheadLayout> lay_out_multihead(
    const MultiheadData& data, const Theme& theme, const TextMeasurer& measurer,
    const Span& span, Diagnostics& diagnostics);

/// Decides how large its numbers and names are. Needs: its places.
void lay_out_texts(const MultiheadData& data, const Theme& theme,
                   const TextMeasurer& measurer, MultiheadLayout& layout);

/// The steps with their captions, formulas and numbers.
[[nodiscard]] std::vector<StoryStep> multihead_steps(const MultiheadData& data);

/// Adds X, the tokens of the rows, and Q, K and V until they have gone.
void add_multihead_input(const MultiheadFilm& film, Cast& cast);
void add_multihead_tokens(const MultiheadFilm& film, Cast& cast);
void add_multihead_projections(const MultiheadFilm& film, Cast& cast);
/// Adds a panel for every head with its name and the shapes in it.
void add_multihead_lanes(const MultiheadFilm& film, Cast& cast);
/// Adds every head's scores, mask and weights, and what stands beside them.
void add_multihead_matrices(const MultiheadFilm& film, Cast& cast);
/// Adds the one score that is told in detail: products become a sum.
void add_multihead_product(const MultiheadFilm& film, Cast& cast);
/// Adds the weighted rows of V that make each row of Z.
void add_multihead_mixes(const MultiheadFilm& film, Cast& cast);
/// Adds Z, the output and their names.
void add_multihead_output(const MultiheadFilm& film, Cast& cast);

/// How a head's matrix is made: 0 nothing, 1 the one score, 2 all scores, 3
/// masked, 4 weights with the sums of their rows, 5 weights alone.
namespace matrix_phase {
inline constexpr double kOne = 1, kScores = 2, kMasked = 3, kWeights = 4,
                        kAlone = 5;
}
ActorLook matrix_look(const MultiheadFilm& film, std::size_t head);

/// A cell of a head's matrix.
struct HeadCell {
  std::size_t head = 0;
  std::size_t row = 0;
  std::size_t column = 0;
  Rect rect{};
};
/// How far a row has come in each phase, 0..1.
struct RowState {
  double scored = 0, masked = 0, opened = 0, moved = 0;
  double dimmed = 0;
};
/// Draws the mask of a cell in `theme`'s colours; its minus infinity goes as
/// softmax begins.
void draw_head_mask(const MultiheadFilm& film, const RowState& row,
                    const HeadCell& at, const Theme& theme, Canvas& canvas);
/// Draws what softmax would have given the future in one row of a head's
/// `matrix`, moving to what is left.
void draw_freed_row(const MultiheadFilm& film, const RowState& row,
                    const HeadCell& first, const Rect& matrix, Canvas& canvas);

/// A part of a tensor: all its cells move as one.
struct BlockLook {
  std::string name;  ///< cells are called `name-row-column`
  Matrix values;
  std::size_t first_column = 0;  ///< of the whole tensor, for the names
  double largest = 1;
  CellText text{};
  /// Stays as it is when the actor is lit and the others step back.
  std::optional<std::size_t> lit_row{};
  Color behind;        ///< what steps back sinks into
  bool quiet = false;  ///< of a head that is not shown
  /// The rows are mixed, this one first: drawn is the phase of mix_part.
  std::optional<std::size_t> mixed_first{};
};
/// The pose's value turns rows into columns from 0 to 1; drawn in part, the
/// rows come one by one.
[[nodiscard]] ActorLook block_look(const BlockLook& block, const Theme& theme);

/// Columns `first` to `first + count` of `matrix`.
[[nodiscard]] Matrix columns_of(const Matrix& matrix, std::size_t first,
                                std::size_t count);

/// How far item `index` of `count` has come when `share` of the time in which
/// they follow each other is over: evenly, and eased.
[[nodiscard]] double turn_part(double share, std::size_t index,
                               std::size_t count);
[[nodiscard]] double turn_share(double share, std::size_t index,
                                std::size_t count);
/// The query's row comes first, the others follow from the top.
[[nodiscard]] std::size_t turn_of(std::size_t row, std::size_t query);

/// How far row `row` of Z is mixed: 0 to 1 is the query's turn, 1 to 2 that of
/// the others.
[[nodiscard]] double mix_part(double phase, std::size_t row, std::size_t query,
                              std::size_t count);

/// The name of head `head` of those shown in ids of actors: `Q-2`.
[[nodiscard]] std::string head_id(const std::string& name, std::size_t head);

/// When things go to their next places. Units: beats.
namespace head_beat {
inline constexpr double kClear = 0.4;
inline constexpr double kMoveFrom = 0.3, kMoveTo = 1.3;
inline constexpr double kJoinTo = 1.9;
}  // namespace head_beat

/// The camera's ways, and when that goes, and comes back, which it would cut.
inline constexpr When kProductCloser{head_step::Product, 0.5, 1.5};
inline constexpr When kProductBack{head_step::Scores, 0, 1.1};
inline constexpr When kMixCloser{head_step::Mix, 0.7, 1.7};
inline constexpr When kMixBack{head_step::Context, 0, 1.1};
/// Makes `actor` invisible while the camera looks at one score, or at one mix.
void hide_in_product(Actor& actor);
void hide_in_mix(Actor& actor);

}  // namespace owldeck
