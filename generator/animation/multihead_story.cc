#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "generator/animation/multihead.h"
#include "generator/attention/expression.h"

namespace owldeck {
namespace {

/// The parts of a head's formula that a step is about.
struct Lit {
  bool context = false, softmax = false, product = false, mask = false,
       value = false;
};

FormulaShot head_formula(const Lit& on) {
  return {fmt::format("{} = {} \\left( \\frac{{{}}}{{{}}} + {} \\right) {}",
                      lit(on.context, "flow", "Z_h"),
                      lit(on.softmax, "probability", "\\operatorname{softmax}"),
                      lit(on.product, "flow", "Q_h K_h^\\top"),
                      lit(on.softmax, "probability", "\\sqrt{d}"),
                      lit(on.mask, "risk", "M"), lit(on.value, "flow", "V_h")),
          0};
}

FormulaShot output_formula(const MultiheadData& data, bool projected) {
  constexpr std::size_t kMostNamed = 4;
  std::string parts = "Z_1";
  for (std::size_t h = 2; h <= std::min(data.head_count, kMostNamed); ++h) {
    parts += fmt::format(", Z_{}", h);
  }
  if (data.head_count > kMostNamed) {
    parts = fmt::format("Z_1, \\ldots, Z_{{{}}}", data.head_count);
  }
  return {fmt::format(
              "{} = \\operatorname{{concat}} \\left( {} \\right) {}",
              lit(projected, "flow", "Y"), lit(!projected, "flow", parts),
              lit(projected, "core", data.has_biases ? "W_O + b_O" : "W_O")),
          1};
}

FormulaShot formula_of(const MultiheadData& data, std::size_t step) {
  using namespace head_step;
  switch (step) {
    case Input:
      return head_formula({});
    case Project:
    case Columns:
    case Split:
      return head_formula({.product = true, .value = true});
    case Product:
    case Scores:
      return head_formula({.product = true});
    case Mask:
      return head_formula({.mask = true});
    case Softmax:
      return head_formula({.softmax = true});
    case Mix:
    case Context:
      return head_formula({.context = true, .value = true});
    case Concat:
    case Output:
      return output_formula(data, step == Output);
    default:
      return head_formula({true, true, true, true, true});
  }
}

/// `text` if it can be a caption, else `otherwise`.
std::string short_enough(std::string text, const std::string& otherwise) {
  return character_count(text) <= kCaptionLength ? std::move(text) : otherwise;
}

std::string capital(std::string text) {
  if (text.front() >= 'a' && text.front() <= 'z') {
    text.front() = static_cast<char>(text.front() - 'a' + 'A');
  }
  return text;
}

std::string split_caption(const MultiheadData& data) {
  const std::string all = number_word(data.head_count);
  return data.shows_all()
             ? fmt::format("The columns part: {} heads, {} lanes", all, all)
             : fmt::format("The columns part: {} heads, {} shown here", all,
                           number_word(data.heads.size()));
}

std::string product_caption(const MultiheadData& data) {
  return short_enough(
      fmt::format("One score: row “{}” of Q times row “{}” of K",
                  data.tokens[data.query], data.tokens[data.key()]),
      "One score: a row of Q times a row of K");
}

std::string mix_caption(const MultiheadData& data) {
  const HeadData& head = data.heads[data.focus];
  const std::string weight =
      format_number(head.weights[data.query][data.key()], 2);
  return short_enough(
      fmt::format("“{}” takes {} of the row “{}” of V", data.tokens[data.query],
                  weight, data.tokens[data.key()]),
      fmt::format("A query takes {} of one row of V", weight));
}

std::string whole_caption(const MultiheadData& data) {
  return data.heads.size() == 1
             ? "One head's way to look back"
             : fmt::format("Same sentence, {} different patterns",
                           number_word(data.heads.size()));
}

void add_told(const MultiheadData& data, std::vector<StoryStep>& steps) {
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const ShapeLine& shape = data.shapes[i];
    if (!shape.name.empty()) {
      steps[i].told = fmt::format("Shape of {}: {}", shape.name, shape.shape);
    }
  }
  if (!data.shows_all()) {
    steps[head_step::Columns].told = "Shown: " + heads_shown(data);
  }
  const HeadData& focus = data.heads[data.focus];
  steps[head_step::Mix].told =
      fmt::format("Head {}: {}", focus.number + 1, strongest_text(data, focus));
  steps[head_step::Product].told =
      fmt::format("Head {}: {} · {} = {}", focus.number + 1,
                  data.tokens[data.query], data.tokens[data.key()],
                  format_number(focus.scores[data.query][data.key()], 2));
  std::vector<std::string> looks;
  for (const HeadData& head : data.heads) {
    looks.push_back(fmt::format("head {}: {}", head.number + 1,
                                strongest_text(data, head)));
  }
  steps[head_step::Whole].told =
      capital(fmt::format("{}", fmt::join(looks, "; ")));
}

}  // namespace

std::string strongest_text(const MultiheadData& data, const HeadData& head) {
  const bool itself = head.strongest == data.query;
  return fmt::format(
      "{} → {} {}", data.tokens[data.query],
      itself ? "itself" : data.tokens[head.strongest],
      format_number(head.weights[data.query][head.strongest], 2));
}

std::string heads_shown(const MultiheadData& data) {
  std::vector<std::size_t> numbers;
  for (const HeadData& head : data.heads) {
    numbers.push_back(head.number + 1);
  }
  return fmt::format("head{} {} of {}", numbers.size() == 1 ? "" : "s",
                     fmt::join(numbers, ", "), data.head_count);
}

std::vector<StoryStep> multihead_steps(const MultiheadData& data) {
  std::vector<StoryStep> steps;
  const auto add = [&](std::string name, std::string caption, double beats) {
    steps.push_back({std::move(name), std::move(caption), beats,
                     formula_of(data, steps.size())});
  };
  add("Input", capital(number_word(data.count())) + " tokens, one row each: X",
      1.3);
  add("Q, K, V", "Three learned matrices turn X into Q, K and V", 2.4);
  add("Columns", "Each head owns its own columns of Q, K and V", 1.2);
  add("Split", split_caption(data), 1.6);
  add("Product", product_caption(data), 2.8);
  add("Scores", "Every query meets every key, in every head", 2.5);
  add("Mask", "The mask falls over the future", 2.2);
  add("Softmax", "What the future had moves left; rows sum to 1", 2.3);
  add("Mix", mix_caption(data), 2.4);
  add("Context", "Every row of every head mixes its own values", 2.5);
  add("Concat", "The heads stand side by side again", 2.1);
  add("Output", "One more matrix mixes the heads", 2.5);
  add("Whole", whole_caption(data), 1.8);
  add_told(data, steps);
  return steps;
}

}  // namespace owldeck
