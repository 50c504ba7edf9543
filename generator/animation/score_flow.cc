#include "generator/animation/score_flow.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>
#include <numeric>
#include <utility>

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

std::shared_ptr<const Cast> cast_of(const ScoreFlow& film) {
  Cast cast;
  add_score_flow_scores(film, cast);
  add_score_flow_values(film, cast);
  add_score_flow_line(film, cast);
  add_score_flow_shares(film, cast);
  add_score_flow_context(film, cast);
  add_score_flow_matrices(film, cast);
  return std::make_shared<const Cast>(std::move(cast));
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
  if (step == "Product") {
    return fmt::format("{} and {}: {}", data.tokens[data.query], data.tokens[0],
                       worked_product(data));
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

/// The formula's active part, step by step.
std::vector<FormulaShot> formulas() {
  const FormulaShot all = formula({true, true, true, true, true, true});
  std::vector<FormulaShot> shots;
  for (const Lit& on : std::vector<Lit>{{},
                                        {.key = true},
                                        {.query = true},
                                        {.query = true, .key = true},
                                        {.query = true, .key = true},
                                        {.root = true},
                                        {.softmax = true},
                                        {.softmax = true},
                                        {.value = true},
                                        {.value = true},
                                        {.context = true, .value = true}}) {
    shots.push_back(formula(on));
  }
  shots.insert(shots.end(), 3, all);
  return shots;
}

std::string capitalised(std::string text) {
  text.front() = static_cast<char>(text.front() - 'a' + 'A');
  return text;
}

}  // namespace

std::string worked_product(const ScoreFlowData& data) {
  std::vector<std::string> products;
  for (std::size_t d = 0; d < data.dimensions(); ++d) {
    products.push_back(fmt::format("{} · {}",
                                   format_number(data.query_vector[d], 4),
                                   format_number(data.keys[0][d], 4)));
  }
  return fmt::format("{} = {}", fmt::join(products, " + "),
                     format_number(data.scores[0], 4));
}

std::vector<StoryStep> score_flow_steps(const ScoreFlowData& data) {
  const std::string tokens = number_word(data.count());
  const std::string& query = data.tokens[data.query];
  const std::vector<FormulaShot> shots = formulas();
  std::vector<StoryStep> steps;
  const auto tell = [&](const char* name, const std::string& caption,
                        double beats) {
    steps.push_back({name, caption, beats, shots.at(steps.size()),
                     told_numbers(data, name)});
  };
  tell("Tokens", capitalised(tokens) + " tokens, each a vector",
       0.7 + 0.1 * static_cast<double>(data.count()));
  tell("Keys", "Each token offers a key", 1.4);
  tell("Query", fmt::format("{} holds its query to every key", query), 2.2);
  tell("Product", "Multiplied one by one and added up: a score", 2.6);
  tell("Scores", "The other keys get their scores the same way",
       scores_beats(data));
  tell("Scale",
       fmt::format("Divided by √{} to stay moderate", data.dimensions()), 0.9);
  tell("Softmax", "Softmax turns scores into positive weights", 1.1);
  tell("Sum", fmt::format("The {} weights fill one row, exactly to 1", tokens),
       sum_beats(data));
  tell("Values", "Each token also brings a value", 1.3);
  tell("Weigh", "Its weight decides how much of a value flows", 1.6);
  tell("Context", "Weight × value, added up: the context vector",
       context_beats(data));
  tell("One row", "The weights are one row of a matrix", 2.0);
  tell("All rows", "The other tokens ask the same way", rows_beats(data));
  tell("Whole",
       capitalised(tokens) + " rows of weights, " + tokens + " context vectors",
       1.0);
  return steps;
}

double share_left(const std::vector<double>& weights, std::size_t index) {
  return std::accumulate(weights.begin(),
                         weights.begin() + static_cast<std::ptrdiff_t>(index),
                         0.0);
}

Share weighted_share(const ScoreFlowData& data, std::size_t index,
                     std::size_t dimension) {
  double sum = 0;
  for (std::size_t i = 0; i < index; ++i) {
    sum += data.row()[i] * data.values[i][dimension];
  }
  return {sum, sum + data.row()[index] * data.values[index][dimension]};
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
  const ScoreFlowData data = read(inputs.trace, *query);
  if (!small_enough(data, spec, diagnostics)) {
    return std::nullopt;
  }
  std::optional<ScoreFlowLayout> layout = lay_out_score_flow(
      data, inputs.theme, inputs.measurer, spec.experiment.span, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  const ScoreFlow film{
      data,
      std::move(*layout),
      inputs.theme,
      largest_of(data.weights),
      largest_of(data.values),
      std::max(largest_of(data.keys), largest_of({data.query_vector})),
      largest_of(data.embeddings),
      largest_of({data.scores})};
  return Story{score_flow_steps(data),
               [cast = cast_of(film)](const Moment& moment, Canvas& canvas) {
                 cast->draw(moment, canvas);
               },
               score_flow_camera(film), note_of(inputs.trace)};
}

}  // namespace owldeck
