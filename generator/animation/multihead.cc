#include "generator/animation/multihead.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "generator/animation/kinds.h"

namespace owldeck {
namespace {

constexpr std::size_t kMostTokens = 8;
constexpr std::size_t kMostHeads = 4;
constexpr std::size_t kMostDimensions = 4;

/// The parts of a head's formula that a step is about.
struct Lit {
  bool context = false, softmax = false, product = false, mask = false,
       value = false;
};

FormulaShot head_formula(const Lit& on) {
  return {fmt::format(
              "{} = {} \\left( \\frac{{{}}}{{\\sqrt{{d}}}} + {} \\right) {}",
              lit(on.context, "flow", "Z_h"),
              lit(on.softmax, "probability", "\\operatorname{softmax}"),
              lit(on.product, "flow", "Q_h K_h^\\top"),
              lit(on.mask, "risk", "M"), lit(on.value, "flow", "V_h")),
          0};
}

FormulaShot output_formula(std::size_t heads, bool projected) {
  std::string parts;
  for (std::size_t h = 1; h <= heads; ++h) {
    parts += fmt::format("{}Z_{}", h > 1 ? ", " : "", h);
  }
  return {
      fmt::format("{} = \\operatorname{{concat}} \\left( {} \\right) {}",
                  lit(projected, "flow", "Y"), lit(!projected, "flow", parts),
                  lit(projected, "core", "W_O")),
      1};
}

std::vector<FormulaShot> formulas(std::size_t heads) {
  const Lit all{true, true, true, true, true};
  return {head_formula({}),
          head_formula({.product = true, .value = true}),
          head_formula({.product = true, .value = true}),
          head_formula({.product = true}),
          head_formula({.mask = true}),
          head_formula({.softmax = true}),
          head_formula({.context = true, .value = true}),
          output_formula(heads, false),
          output_formula(heads, true),
          head_formula(all)};
}

HeadData read_head(const Trace& trace, std::size_t head, std::size_t query) {
  HeadData data;
  data.scores = matrix_of(*trace.find("scores"), {0, head});
  data.weights = matrix_of(*trace.find("weights"), {0, head});
  data.context = matrix_of(*trace.find("head_context"), {0, head});
  for (const std::vector<double>& row :
       matrix_of(*trace.find("masked"), {0, head})) {
    std::vector<bool>& hidden = data.hidden.emplace_back();
    for (const double value : row) {
      hidden.push_back(std::isinf(value));
    }
  }
  const std::vector<double>& row = data.weights[query];
  data.strongest = static_cast<std::size_t>(
      std::max_element(row.begin(), row.end()) - row.begin());
  return data;
}

ShapeLine shape_line(const Trace& trace, const char* step,
                     const std::string& name) {
  const Tensor& tensor = *trace.find(step);
  return {name, axes_text(tensor) + " = " + shape_text(tensor)};
}

MultiheadData read(const Trace& trace, std::size_t query) {
  MultiheadData data;
  data.tokens = trace.tokens;
  data.query = query;
  data.input = matrix_of(*trace.find("input"), {0});
  data.projections = {matrix_of(*trace.find("queries"), {0}),
                      matrix_of(*trace.find("keys"), {0}),
                      matrix_of(*trace.find("values"), {0})};
  const std::size_t heads = trace.find("scores")->axes[1].size;
  for (std::size_t h = 0; h < heads; ++h) {
    data.heads.push_back(read_head(trace, h, query));
  }
  data.concatenated = matrix_of(*trace.find("concatenated"), {0});
  data.weight_out = matrix_of(*trace.find("W_out"));
  data.output = matrix_of(*trace.find("output"), {0});
  data.weight_out_shape = shape_text(*trace.find("W_out"));
  data.shapes = {shape_line(trace, "input", "the input X"),
                 shape_line(trace, "queries", "Q, K and V, each"),
                 shape_line(trace, "head_queries", "Q, K and V, split"),
                 shape_line(trace, "scores", "scores"),
                 shape_line(trace, "masked", "scores, masked"),
                 shape_line(trace, "weights", "weights"),
                 shape_line(trace, "head_context", "context of each head"),
                 shape_line(trace, "concatenated", "heads, concatenated"),
                 shape_line(trace, "output", "output"),
                 {}};
  return data;
}

std::vector<StoryStep> steps_of(const MultiheadData& data) {
  const std::string heads = number_word(data.heads.size());
  const double rows = row_turn(data.count() - 1).to + 0.25;
  std::string input = number_word(data.count()) + " tokens, one row each: X";
  input.front() = static_cast<char>(input.front() - 'a' + 'A');
  std::vector<StoryStep> steps{
      {"Input", input, 0.7 + 0.1 * static_cast<double>(data.count())},
      {"Q, K, V", "Three learned matrices turn X into Q, K and V", 3.0},
      {"Split", fmt::format("Their columns split into {} heads", heads), 2.0},
      {"Scores", "Each head scores queries against keys", rows},
      {"Mask", "The mask falls over the future", rows},
      {"Softmax", "Softmax shares out 1 among what is left", rows + 0.4},
      {"Context", "Each head mixes its own values", rows},
      {"Concat", "The heads stand side by side again",
       head_beat::kJoinTo + 0.1},
      {"Output", "One more matrix mixes the heads", rows + 1.5},
      {"Whole", fmt::format("Same sentence, {} different patterns", heads),
       head_beat::kMoveTo + 0.4},
  };
  const std::vector<FormulaShot> shots = formulas(data.heads.size());
  for (std::size_t i = 0; i < steps.size(); ++i) {
    steps[i].formula = shots[i];
  }
  return steps;
}

bool small_enough(const StoryInputs& inputs, Diagnostics& diagnostics) {
  const Tensor& context = *inputs.trace.find("head_context");
  const std::size_t batch = context.axes[0].size;
  const std::size_t heads = context.axes[1].size;
  const std::size_t tokens = context.axes[2].size;
  const std::size_t dimensions = context.axes[3].size;
  if (batch == 1 && heads >= 2 && heads <= kMostHeads && tokens >= 2 &&
      tokens <= kMostTokens && dimensions <= kMostDimensions) {
    return true;
  }
  diagnostics.error(
      inputs.spec.experiment.span, "film-size",
      fmt::format("a multihead-causal film cannot show heads of shape {}",
                  shape_text(context)),
      fmt::format("use a batch of 1, 2 to {} heads of 1 to {} dimensions and "
                  "2 to {} tokens",
                  kMostHeads, kMostDimensions, kMostTokens));
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

void draw(const MultiheadFilm& film, const Moment& moment, Canvas& canvas) {
  draw_multihead_lanes(film, moment, canvas);
  draw_multihead_input(film, moment, canvas);
  draw_multihead_output(film, moment, canvas);
}

MultiheadFilm measured(MultiheadFilm film) {
  film.largest_input = largest_of(film.data.input);
  for (const Matrix& matrix : film.data.projections) {
    film.largest_projection =
        std::max(film.largest_projection, largest_of(matrix));
  }
  for (const HeadData& head : film.data.heads) {
    film.largest_score = std::max(film.largest_score, largest_of(head.scores));
    film.largest_weight =
        std::max(film.largest_weight, largest_of(head.weights));
  }
  film.largest_context = largest_of(film.data.concatenated);
  film.largest_output = largest_of(film.data.output);
  film.largest_weight_out = largest_of(film.data.weight_out);
  return film;
}

}  // namespace

std::optional<Story> tell_multihead_causal(const StoryInputs& inputs,
                                           Diagnostics& diagnostics) {
  if (!has_steps(inputs,
                 {"input", "queries", "keys", "values", "head_queries",
                  "scores", "masked", "weights", "head_context", "concatenated",
                  "W_out", "output"},
                 "multi-head", diagnostics) ||
      !has_axes(inputs, "weights", 4, diagnostics) ||
      !masks_scores(inputs, diagnostics) ||
      !small_enough(inputs, diagnostics)) {
    return std::nullopt;
  }
  const std::optional<std::size_t> query = find_query(inputs, diagnostics);
  if (!query) {
    return std::nullopt;
  }
  MultiheadData data = read(inputs.trace, *query);
  std::optional<MultiheadLayout> layout =
      lay_out_multihead(data, inputs.theme, inputs.measurer,
                        inputs.spec.experiment.span, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  std::vector<StoryStep> steps = steps_of(data);
  const auto film = std::make_shared<const MultiheadFilm>(
      measured({std::move(data), std::move(*layout), inputs.theme}));
  return Story{std::move(steps),
               [film](const Moment& moment, Canvas& canvas) {
                 draw(*film, moment, canvas);
               },
               {},
               note_of(inputs.trace)};
}

}  // namespace owldeck
