#include "generator/animation/score_flow.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>

#include "generator/animation/kinds.h"
#include "generator/attention/expression.h"

namespace owldeck {
namespace {

constexpr std::size_t kMostTokens = 8;
constexpr std::size_t kMostDimensions = 4;

/// The parts of the formula that a step is about.
struct Lit {
  bool context = false, softmax = false, query = false, key = false,
       root = false, value = false;
};

FormulaShot formula(const Lit& on) {
  const bool product = on.query && on.key;
  const std::string scores = product
                                 ? lit(true, "flow", "q_i \\cdot K^\\top")
                                 : lit(on.query, "flow", "q_i") + " \\cdot " +
                                       lit(on.key, "flow", "K^\\top");
  return {fmt::format("{} = {} \\left( \\frac{{{}}}{{{}}} \\right) {}",
                      lit(on.context, "flow", "z_i"),
                      lit(on.softmax, "probability", "\\operatorname{softmax}"),
                      scores, lit(on.root, "core", "\\sqrt{d}"),
                      lit(on.value, "flow", "V")),
          0};
}

bool small_enough(const ScoreFlowData& data, const AnimationSpec& spec,
                  Diagnostics& diagnostics) {
  if (data.count() >= 2 && data.count() <= kMostTokens &&
      data.dimensions() <= kMostDimensions) {
    return true;
  }
  diagnostics.error(
      spec.experiment.span, "film-size",
      fmt::format("a score-flow film cannot show {} tokens with vectors of {}",
                  data.count(), data.dimensions()),
      fmt::format("use 2 to {} tokens and a d_out of 1 to {}", kMostTokens,
                  kMostDimensions));
  return false;
}

ScoreFlowData read(const Trace& trace, std::size_t query) {
  const auto tensor = [&](const char* name) -> const Tensor& {
    return *trace.find(name);
  };
  ScoreFlowData data;
  data.tokens = trace.tokens;
  data.query = query;
  data.embeddings = matrix_of(tensor("input"));
  data.keys = matrix_of(tensor("keys"));
  data.values = matrix_of(tensor("values"));
  data.weights = matrix_of(tensor("weights"));
  data.contexts = matrix_of(tensor("context"));
  data.query_vector = matrix_of(tensor("queries"))[query];
  data.scores = matrix_of(tensor("scores"))[query];
  data.scaled = matrix_of(tensor("scaled"))[query];
  data.embeddings_shape = shape_text(tensor("input"));
  data.keys_shape = shape_text(tensor("keys"));
  data.values_shape = shape_text(tensor("values"));
  data.weights_shape = shape_text(tensor("weights"));
  data.contexts_shape = shape_text(tensor("context"));
  return data;
}

void draw(const ScoreFlow& film, const Moment& moment, Canvas& canvas) {
  draw_score_flow_line(film, moment, canvas);
  draw_score_flow_shares(film, moment, canvas);
  draw_score_flow_matrices(film, moment, canvas);
}

/// As `journey with Your: 0.9544, with journey: 1.4950`.
std::string told_row(const ScoreFlowData& data,
                     const std::vector<double>& row) {
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < row.size(); ++i) {
    numbers.push_back(
        fmt::format("with {}: {}", data.tokens[i], format_number(row[i], 4)));
  }
  return fmt::format("{} {}", data.tokens[data.query],
                     fmt::join(numbers, ", "));
}

/// As `journey: 0.3061, 0.8210`.
std::string told_vector(const ScoreFlowData& data,
                        const std::vector<double>& vector) {
  std::vector<std::string> numbers;
  for (const double value : vector) {
    numbers.push_back(format_number(value, 4));
  }
  return fmt::format("{}: {}", data.tokens[data.query],
                     fmt::join(numbers, ", "));
}

/// What the transcript says of the numbers of `step`.
std::string told_numbers(const ScoreFlowData& data, const std::string& step) {
  if (step == "Query") {
    return told_vector(data, data.query_vector);
  }
  if (step == "Scores") {
    return told_row(data, data.scores);
  }
  if (step == "Scale") {
    return told_row(data, data.scaled);
  }
  if (step == "Softmax") {
    return told_row(data, data.weights[data.query]);
  }
  if (step == "Context") {
    return told_vector(data, data.contexts[data.query]);
  }
  return {};
}

}  // namespace

std::vector<FormulaShot> score_flow_formulas() {
  return {formula({}),
          formula({.key = true}),
          formula({.query = true}),
          formula({.query = true, .key = true}),
          formula({.root = true}),
          formula({.softmax = true}),
          formula({.value = true}),
          formula({.context = true, .value = true}),
          formula({true, true, true, true, true, true}),
          formula({true, true, true, true, true, true})};
}

std::vector<StoryStep> score_flow_steps(const ScoreFlowData& data) {
  const auto count = static_cast<double>(data.count());
  const std::string tokens = number_word(data.count());
  const std::string query = data.tokens[data.query];
  const auto end = [](const Turn& turn) { return turn.to; };
  const std::size_t last = data.count() - 1;
  std::string tokens_caption = tokens + " tokens, each a vector";
  std::string whole_caption =
      tokens + " rows of weights, " + tokens + " context vectors";
  for (std::string* caption : {&tokens_caption, &whole_caption}) {
    caption->front() = static_cast<char>(caption->front() - 'a' + 'A');
  }
  std::vector<StoryStep> steps{
      {"Tokens", tokens_caption, 0.7 + 0.1 * count},
      {"Keys", "Each token offers a key", 1.4},
      {"Query", fmt::format("{} asks with its query", query), 1.8},
      {"Scores", "Its query meets every key in a dot product",
       end(score_turn(last)) + 0.25},
      {"Scale",
       fmt::format("Divided by √{} to stay moderate", data.dimensions()), 0.8},
      {"Softmax",
       fmt::format("Softmax turns {} scores into shares of one", tokens),
       end(share_turn(last)) + 0.1},
      {"Values", "Each token also brings a value", 1.3},
      {"Context", "Values, shrunk to their weights, add up",
       end(flow_turn(last)) + 0.1},
      {"All rows", "The other tokens ask the same way",
       end(other_row_turn(last - 1)) + rows_beat::kContextLag},
      {"Whole", whole_caption, 1.0},
  };
  const std::vector<FormulaShot> formulas = score_flow_formulas();
  for (std::size_t i = 0; i < steps.size(); ++i) {
    steps[i].formula = formulas[i];
    steps[i].told = told_numbers(data, steps[i].name);
  }
  return steps;
}

std::optional<Story> tell_score_flow(const StoryInputs& inputs,
                                     Diagnostics& diagnostics) {
  const AnimationSpec& spec = inputs.spec;
  if (!has_steps(inputs,
                 {"input", "queries", "keys", "values", "scores", "scaled",
                  "weights", "context"},
                 "scaled", diagnostics) ||
      !has_axes(inputs, "weights", 2, diagnostics)) {
    return std::nullopt;
  }
  const std::optional<std::size_t> query = find_query(inputs, diagnostics);
  if (!query) {
    return std::nullopt;
  }
  ScoreFlowData data = read(inputs.trace, *query);
  if (!small_enough(data, spec, diagnostics)) {
    return std::nullopt;
  }
  std::optional<ScoreFlowLayout> layout = lay_out_score_flow(
      data, inputs.theme, inputs.measurer, spec.experiment.span, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  std::vector<StoryStep> steps = score_flow_steps(data);
  const double largest_weight = largest_of(data.weights);
  const double largest_value = largest_of(data.values);
  const double largest_key =
      std::max(largest_of(data.keys), largest_of({data.query_vector}));
  const double largest_embedding = largest_of(data.embeddings);
  const auto film = std::make_shared<const ScoreFlow>(
      ScoreFlow{std::move(data), std::move(*layout), inputs.theme,
                largest_weight, largest_value, largest_key, largest_embedding});
  return Story{std::move(steps),
               [film](const Moment& moment, Canvas& canvas) {
                 draw(*film, moment, canvas);
               },
               {},
               note_of(inputs.trace)};
}

}  // namespace owldeck
