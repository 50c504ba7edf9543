#include "generator/animation/multihead.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <memory>

#include "generator/animation/kinds.h"

namespace owldeck {
namespace {

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

FormulaShot output_formula(const MultiheadData& data, bool projected) {
  std::string parts;
  for (std::size_t h = 1; h <= data.heads.size(); ++h) {
    parts += fmt::format("{}Z_{}", h > 1 ? ", " : "", h);
  }
  return {fmt::format(
              "{} = \\operatorname{{concat}} \\left( {} \\right) {}",
              lit(projected, "flow", "Y"), lit(!projected, "flow", parts),
              lit(projected, "core", data.has_biases ? "W_O + b_O" : "W_O")),
          1};
}

std::vector<FormulaShot> formulas(const MultiheadData& data) {
  const Lit all{true, true, true, true, true};
  return {head_formula({}),
          head_formula({.product = true, .value = true}),
          head_formula({.product = true, .value = true}),
          head_formula({.product = true}),
          head_formula({.mask = true}),
          head_formula({.softmax = true}),
          head_formula({.context = true, .value = true}),
          output_formula(data, false),
          output_formula(data, true),
          head_formula(all)};
}

std::vector<StoryStep> steps_of(const MultiheadData& data) {
  const std::string heads = number_word(data.heads.size());
  const std::size_t last = data.count() - 1;
  const double rows = row_turn(last, data.count()).to + 0.25;
  std::string input = number_word(data.count()) + " tokens, one row each: X";
  input.front() = static_cast<char>(input.front() - 'a' + 'A');
  std::vector<StoryStep> steps{
      {"Input", input, 0.7 + 0.1 * static_cast<double>(data.count())},
      {"Q, K, V", "Three learned matrices turn X into Q, K and V", 3.0},
      {"Split", fmt::format("Their columns split into {} heads", heads), 2.0},
      {"Scores", "Each head scores queries against keys", rows},
      {"Mask", "The mask falls over the future", rows},
      {"Softmax", "What the future had moves left; each row sums to 1",
       share_turn(last).to + 0.4},
      {"Context", "Each head mixes its own values", rows},
      {"Concat", "The heads stand side by side again",
       head_beat::kJoinTo + 0.1},
      {"Output", "One more matrix mixes the heads", rows + 1.5},
      {"Whole", fmt::format("Same sentence, {} different patterns", heads),
       head_beat::kMoveTo + 0.4},
  };
  const std::vector<FormulaShot> shots = formulas(data);
  for (std::size_t i = 0; i < steps.size(); ++i) {
    steps[i].formula = shots[i];
    const ShapeLine& shape = data.shapes[i];
    steps[i].told = shape.name.empty() ? ""
                                       : fmt::format("Shape of {}: {}",
                                                     shape.name, shape.shape);
  }
  std::vector<std::string> looks;
  for (const HeadData& head : data.heads) {
    looks.push_back(strongest_text(data, head));
  }
  steps.back().told = fmt::format("Heads 1 to {}: {}", data.heads.size(),
                                  fmt::join(looks, "; "));
  return steps;
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
  std::optional<MultiheadData> data = read_multihead(inputs, diagnostics);
  if (!data) {
    return std::nullopt;
  }
  std::optional<MultiheadLayout> layout =
      lay_out_multihead(*data, inputs.theme, inputs.measurer,
                        inputs.spec.experiment.span, diagnostics);
  if (!layout) {
    return std::nullopt;
  }
  std::vector<StoryStep> steps = steps_of(*data);
  const std::optional<std::size_t> note_layer = data->layer;
  const auto film = std::make_shared<const MultiheadFilm>(
      measured({std::move(*data), std::move(*layout), inputs.theme}));
  return Story{std::move(steps),
               [film](const Moment& moment, Canvas& canvas) {
                 draw(*film, moment, canvas);
               },
               {},
               note_of(inputs.trace, note_layer)};
}

}  // namespace owldeck
