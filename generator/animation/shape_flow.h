#pragma once

#include <array>
#include <string>
#include <vector>

#include "generator/animation/canvas.h"

/// What the film of shape-flow is told of, and where its cells stand. Only its
/// files open this.
namespace owldeck {

/// The steps of the film.
namespace shape_step {
enum Step : std::size_t {
  kInput,
  kQueries,
  kSplit,
  kHeads,
  kScores,
  kWeights,
  kContext,
  kTokens,
  kJoin,
  kOutput
};
}  // namespace shape_step

/// One stage of the way.
struct ShapeStation {
  const char* tensor;
  const char* name;  ///< in the trail
  const char* step;  ///< on the step line
  const char* caption;
};

inline constexpr std::array<ShapeStation, 10> kShapeStations = {{
    {"input", "input", "Input",
     "A batch of sentences, a vector for each token"},
    {"queries", "queries", "Queries", "One projection changes the last axis"},
    {"split_queries", "split", "Split", "The last axis splits into heads"},
    {"head_queries", "by head", "Heads", "Heads move in front of tokens"},
    {"scores", "scores", "Scores", "With the keys: a score for every pair"},
    {"weights", "weights", "Weights", "Softmax changes numbers, not the shape"},
    {"head_context", "context", "Context",
     "With the values: a context for each token and head"},
    {"merged_context", "by token", "Tokens", "Tokens move in front again"},
    {"concatenated", "joined", "Join", "Heads join to one axis"},
    {"output", "output", "Output",
     "Ten shapes later: a vector for each token again"},
}};

/// The tensors of the first sentence, and the size of a cell.
struct ShapeFlow {
  std::vector<std::string> tokens;
  std::vector<const Tensor*> tensors;  ///< one a station
  Matrix input, queries, joined, output;
  std::vector<Matrix> scores, weights;  ///< by head
  std::size_t heads = 0;
  std::size_t head_dim = 0;
  double cell = 0;
  bool masked = false;

  [[nodiscard]] std::size_t count() const { return tokens.size(); }
  [[nodiscard]] std::size_t width() const { return heads * head_dim; }
};

/// A gap between the heads of a split axis. Units: page units.
inline constexpr double kSplitGap = 28;

[[nodiscard]] ShapeFlow read_shapes(const Trace& trace);

/// A grid in the middle of the stage, with a gap after every `group` columns.
[[nodiscard]] Rect grid_cell(const ShapeFlow& film, std::size_t columns,
                             std::size_t group, double gap, std::size_t row,
                             std::size_t column);

/// The same for one head of several, each with as much room as its scores take.
[[nodiscard]] Rect head_cell(const ShapeFlow& film, std::size_t head,
                             std::size_t columns, std::size_t row,
                             std::size_t column);

/// Where the cells begin in a step.
[[nodiscard]] double left_of(const ShapeFlow& film, std::size_t step);

}  // namespace owldeck
