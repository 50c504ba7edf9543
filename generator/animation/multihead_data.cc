#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "generator/animation/kinds.h"
#include "generator/animation/multihead.h"
#include "generator/attention/expression.h"

namespace owldeck {
namespace {

/// Where the film's numbers are: one layer of a model, or the one sequence of a
/// batch. The steps of both have that axis first.
struct HeadSource {
  const Trace& trace;
  bool of_model = false;
  std::size_t first = 0;

  [[nodiscard]] const Tensor& tensor(const char* name) const {
    return *trace.find(name);
  }
  [[nodiscard]] Matrix matrix(const char* name) const {
    return matrix_of(tensor(name), {first});
  }
  [[nodiscard]] Matrix matrix(const char* name, std::size_t head) const {
    return matrix_of(tensor(name), {first, head});
  }
  [[nodiscard]] std::size_t heads() const {
    return tensor("scores").axes[1].size;
  }
};

/// What all scores were divided by, told from the largest that is visible.
double divisor_of(const Matrix& scores, const Matrix& scaled) {
  double largest = 0;
  double divisor = 1;
  for (std::size_t row = 0; row < scores.size(); ++row) {
    for (std::size_t column = 0; column < scores.size(); ++column) {
      const double to = scaled[row][column];
      const double from = scores[row][column];
      if (std::isfinite(to) && to != 0 && std::abs(from) > largest) {
        largest = std::abs(from);
        divisor = from / to;
      }
    }
  }
  return divisor;
}

/// What softmax would give if nothing were hidden.
Matrix open_weights(Matrix scores, double divisor) {
  for (std::vector<double>& row : scores) {
    const double largest = *std::ranges::max_element(row);
    double sum = 0;
    for (double& value : row) {
      value = std::exp((value - largest) / divisor);
      sum += value;
    }
    for (double& value : row) {
      value /= sum;
    }
  }
  return scores;
}

HeadData read_head(const HeadSource& source, std::size_t head,
                   std::size_t query) {
  HeadData data;
  data.number = head;
  data.scores = source.matrix("scores", head);
  data.weights = source.matrix("weights", head);
  const bool divided = source.trace.find("scaled") != nullptr;
  data.open_weights = open_weights(
      data.scores,
      divided ? divisor_of(data.scores, source.matrix("scaled", head)) : 1);
  for (const std::vector<double>& row : source.matrix("masked", head)) {
    std::vector<bool>& hidden = data.hidden.emplace_back();
    for (const double value : row) {
      hidden.push_back(std::isinf(value));
    }
  }
  const std::vector<double>& row = data.weights[query];
  data.strongest =
      static_cast<std::size_t>(std::ranges::max_element(row) - row.begin());
  return data;
}

/// The parts of all heads side by side.
Matrix joined(const HeadSource& source, const char* name) {
  Matrix matrix = source.matrix(name, 0);
  for (std::size_t head = 1; head < source.heads(); ++head) {
    const Matrix part = source.matrix(name, head);
    for (std::size_t row = 0; row < part.size(); ++row) {
      matrix[row].insert(matrix[row].end(), part[row].begin(), part[row].end());
    }
  }
  return matrix;
}

/// A model's layers are told one at a time, so that the axis is left out.
ShapeLine shape_line(const HeadSource& source, const char* step,
                     const std::string& name) {
  Tensor shape;
  shape.axes = source.tensor(step).axes;
  if (source.of_model) {
    shape.axes.erase(shape.axes.begin());
  }
  return {name, axes_text(shape) + " = " + shape_text(shape)};
}

std::vector<ShapeLine> shapes_of(const HeadSource& source) {
  const bool model = source.of_model;
  return {shape_line(source, model ? "attention_norm" : "input",
                     model ? "X, normalised" : "the input X"),
          shape_line(source, model ? "concatenated" : "queries",
                     "Q, K and V, each"),
          {},
          shape_line(source, "head_queries", "Q, K and V, split"),
          {},
          shape_line(source, "scores", "scores"),
          shape_line(source, "masked", "scores, masked"),
          shape_line(source, "weights", "weights"),
          {},
          shape_line(source, "head_context", "context of each head"),
          shape_line(source, "concatenated", "heads, concatenated"),
          shape_line(source, model ? "attention_output" : "output", "output"),
          {}};
}

/// The shown head in which the query's weight for another token is largest.
std::size_t focus_of(const MultiheadData& data) {
  std::size_t focus = 0;
  double largest = -1;
  for (std::size_t h = 0; h < data.heads.size(); ++h) {
    const std::size_t key = data.heads[h].strongest;
    const double weight = data.heads[h].weights[data.query][key];
    if (key != data.query && weight > largest) {
      focus = h;
      largest = weight;
    }
  }
  return focus;
}

MultiheadData read(const HeadSource& source,
                   const std::vector<std::size_t>& heads, std::size_t query) {
  MultiheadData data;
  data.tokens = source.trace.tokens;
  data.query = query;
  data.has_biases = source.of_model;
  if (source.of_model) {
    data.layer = source.first;
  }
  data.input = source.matrix(source.of_model ? "attention_norm" : "input");
  data.projections = {joined(source, "head_queries"),
                      joined(source, "head_keys"),
                      joined(source, "head_values")};
  data.head_count = source.heads();
  for (const std::size_t head : heads) {
    data.heads.push_back(read_head(source, head, query));
  }
  data.focus = focus_of(data);
  data.concatenated = source.matrix("concatenated");
  data.output = source.matrix(source.of_model ? "attention_output" : "output");
  data.weight_out_shape = fmt::format("({}, {})", data.width(), data.width());
  if (const Tensor* const weight = source.trace.find("W_out")) {
    data.weight_out = matrix_of(*weight);
    data.weight_out_shape = shape_text(*weight);
  }
  data.shapes = shapes_of(source);
  return data;
}

constexpr std::size_t kMostHeads = 4;

/// The heads that are shown, from 0: those that the animation names, or all
/// that have room.
std::optional<std::vector<std::size_t>> find_heads(const StoryInputs& inputs,
                                                   Diagnostics& diagnostics) {
  const std::size_t count = inputs.trace.find("head_context")->axes[1].size;
  std::set<std::size_t> heads;
  for (const Located<int>& head : inputs.spec.heads) {
    if (head.value < 1 || static_cast<std::size_t>(head.value) > count) {
      diagnostics.error(head.span, "unknown-head",
                        fmt::format("'{}' has no head {}",
                                    inputs.spec.experiment.value, head.value),
                        fmt::format("there are heads 1 to {}", count));
      return std::nullopt;
    }
    if (!heads.insert(static_cast<std::size_t>(head.value) - 1).second) {
      diagnostics.error(head.span, "duplicate-name",
                        fmt::format("head {} is there twice", head.value),
                        "name every head once");
      return std::nullopt;
    }
  }
  if (heads.size() > kMostHeads) {
    diagnostics.error(inputs.spec.heads[kMostHeads].span, "film-size",
                      fmt::format("there is room for {} heads", kMostHeads),
                      fmt::format("name at most {}", kMostHeads));
    return std::nullopt;
  }
  for (std::size_t h = 0; inputs.spec.heads.empty() && h < count; ++h) {
    if (h < kMostHeads) {
      heads.insert(h);
    }
  }
  return std::vector<std::size_t>(heads.begin(), heads.end());
}

bool small_enough(const StoryInputs& inputs, bool of_model,
                  Diagnostics& diagnostics) {
  constexpr std::size_t kMostTokens = 11;
  constexpr std::size_t kMostColumns = 64;
  const Tensor& context = *inputs.trace.find("head_context");
  const std::size_t batch = of_model ? 1 : context.axes[0].size;
  const std::size_t heads = context.axes[1].size;
  const std::size_t tokens = context.axes[2].size;
  const std::size_t dimensions = context.axes[3].size;
  if (batch == 1 && heads >= 2 && tokens >= 2 && tokens <= kMostTokens &&
      heads * dimensions <= kMostColumns) {
    return true;
  }
  diagnostics.error(
      inputs.spec.experiment.span, "film-size",
      fmt::format("a multihead-causal film cannot show heads of shape {}",
                  shape_text(context)),
      fmt::format("use a batch of 1, 2 heads or more of {} columns together "
                  "and 2 to {} tokens",
                  kMostColumns, kMostTokens));
  return false;
}

/// The film shows scores that become minus infinity. Weights that are set to
/// zero after the softmax leave a step of their own.
bool masks_scores(const StoryInputs& inputs, Diagnostics& diagnostics) {
  if (inputs.trace.find("unmasked") == nullptr) {
    return true;
  }
  diagnostics.error(inputs.spec.experiment.span, "film-mask",
                    fmt::format("'{}' masks weights, and this film tells how "
                                "scores are masked",
                                inputs.spec.experiment.value),
                    "use an experiment with mask: minus-infinity");
  return false;
}

bool can_be_told(const StoryInputs& inputs, bool of_model,
                 Diagnostics& diagnostics) {
  std::vector<std::string> steps{"head_queries", "scores",
                                 "masked",       "weights",
                                 "head_context", "concatenated"};
  if (!of_model) {
    steps.insert(steps.end(), {"input", "queries", "W_out", "output"});
  }
  return has_steps(inputs, steps,
                   "multi-head, or a text with model: tiny-decoder",
                   diagnostics) &&
         has_axes(inputs, "weights", 4, diagnostics) &&
         masks_scores(inputs, diagnostics) &&
         small_enough(inputs, of_model, diagnostics);
}

}  // namespace

std::optional<MultiheadData> read_multihead(const StoryInputs& inputs,
                                            Diagnostics& diagnostics) {
  const bool of_model = inputs.trace.find("attention_norm") != nullptr;
  if (!can_be_told(inputs, of_model, diagnostics)) {
    return std::nullopt;
  }
  const std::optional<std::size_t> layer = find_layer(inputs, diagnostics);
  const std::optional<std::size_t> query = find_query(inputs, diagnostics);
  const auto heads = find_heads(inputs, diagnostics);
  if (!layer || !query || !heads) {
    return std::nullopt;
  }
  return read({inputs.trace, of_model, *layer}, *heads, *query);
}

}  // namespace owldeck
