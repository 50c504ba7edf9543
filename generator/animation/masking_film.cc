#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <memory>

#include "generator/animation/kinds.h"
#include "generator/animation/matrix_lane.h"
#include "generator/attention/measures.h"
#include "generator/tensor/tensor_math.h"

/// Two ways to hide the future: minus infinity before the softmax, or zeros
/// after it and then a division by the row sum. They end alike.
namespace owldeck {
namespace {

enum Step : std::size_t {
  kScores,
  kSplit,
  kMask,
  kSoftmax,
  kOpen,
  kZeros,
  kDivide,
  kEqual
};

struct Masking {
  std::vector<std::string> tokens;
  Matrix scores;      ///< divided by √d, nothing hidden
  Matrix weights;     ///< of the mask before the softmax
  Matrix open;        ///< softmax of all scores
  Matrix zeroed;      ///< zeros in the future
  Matrix divided;     ///< by the row sums
  double difference;  ///< the largest of weights and divided
};

// The trace's scores are hidden before they are divided: what they are divided
// by is seen where nothing is hidden.
double divisor_of(const Trace& trace) {
  const Tensor* const scaled = trace.find("scaled");
  if (scaled == nullptr) {
    return 1;
  }
  const Tensor& scores = *trace.find("scores");
  double divisor = 1;
  double largest = 0;
  for (std::size_t i = 0; i < scores.values.size(); ++i) {
    const double value = std::abs(scaled->values[i]);
    if (std::isfinite(value) && value > largest) {
      largest = value;
      divisor = scores.values[i] / scaled->values[i];
    }
  }
  return divisor;
}

Masking read(const Trace& trace) {
  const Tensor scores = divided(*trace.find("scores"), divisor_of(trace));
  const Tensor open = softmax_rows(scores);
  const Tensor zeroed = with_future(open, 0);
  const Tensor after = rows_divided_by_sum(zeroed);
  const Tensor& weights = *trace.find("weights");
  return {trace.tokens,
          matrix_of(scores),
          matrix_of(weights),
          matrix_of(open),
          matrix_of(zeroed),
          matrix_of(after),
          largest_difference(weights, after)};
}

/// Whether the experiment hides scores, and both ways end alike.
bool can_tell(const StoryInputs& inputs, const Masking& film,
              Diagnostics& diagnostics) {
  // What reads as 0.0000.
  constexpr double kShown = 5e-5;
  if (film.difference < kShown) {
    return true;
  }
  diagnostics.error(
      inputs.spec.experiment.span, "film-mask",
      fmt::format("masked after the softmax, the weights of '{}' differ by "
                  "{:.4f}",
                  inputs.spec.experiment.value, film.difference),
      "use scores that are closer to each other");
  return false;
}

bool hides_scores(const StoryInputs& inputs, Diagnostics& diagnostics) {
  if (inputs.trace.find("unmasked") == nullptr) {
    return true;
  }
  diagnostics.error(
      inputs.spec.experiment.span, "film-mask",
      fmt::format("'{}' hides weights; this film begins with hidden scores",
                  inputs.spec.experiment.value),
      "use an experiment with mask: minus-infinity");
  return false;
}

void light_station(Cast& cast, const std::string& lane, std::size_t station,
                   std::size_t step) {
  const When when{step, 0, 0.5};
  cast[row_id(lane, "station", station)].light(1, when);
  if (station > 0) {
    cast[row_id(lane, "station", station - 1)].light(0, when);
  }
}

/// Everything on the stage, out of sight.
Cast actors_of(const Masking& film, const Lanes& lanes,
               const StoryInputs& inputs) {
  Cast cast;
  const LaneSize& size = lanes.left.size;
  const double largest =
      std::max(largest_of(film.open), largest_of(film.weights));
  const ActorLook cell = changing_cell_look({{largest_of(film.scores), true},
                                             {largest, false},
                                             size.decimals,
                                             size.cell_text});
  const Theme& theme = inputs.theme;
  cast.add("scores-name",
           text_look("scores ÷ √d", text_style(30, 700, theme.text)),
           {lanes.middle.title(), 0});
  add_heading(cast, "before", lanes.left, "Mask before softmax",
              {"scores", "future to −∞", "softmax"}, inputs);
  add_heading(cast, "after", lanes.right, "Mask after softmax",
              {"scores", "softmax", "future to 0", "÷ row sum"}, inputs);
  add_names(cast, "before", lanes.middle, film.tokens);
  add_names(cast, "after", lanes.right, film.tokens);
  add_cells(cast, "before", lanes.middle, film.scores, cell);
  return cast;
}

void tell_scores(Cast& cast, const Lanes& lanes) {
  const When when{kScores, 0.1, 0.8};
  cast["scores-name"].fade(1, when);
  show_names(cast, "before", lanes.left.size.tokens, when);
  show_cells(cast, "before", lanes.left.size.tokens, 1, when);
}

void tell_split(Cast& cast, const Lanes& lanes) {
  const When moving{kSplit, 0.1, 1.1};
  cast["scores-name"].fade(0, {kSplit, 0, 0.4});
  split_lane(cast, "before", "after", lanes, moving);
  const When when{kSplit, 0.9, 1.4};
  show_names(cast, "after", lanes.left.size.tokens, when);
  for (const std::string lane : {"before", "after"}) {
    cast[lane + "-title"].fade(1, when);
    show_all(cast, lane + "-station", when);
    cast[row_id(lane, "station", 0)].light(1, when);
  }
}

// The hatch falls; its text becomes 0 in the softmax, as the scores become
// shares.
void tell_before(Cast& cast, const Masking& film) {
  const std::size_t count = film.tokens.size();
  light_station(cast, "before", 1, kMask);
  drop_future(cast, "before", "mask", count, kMask);
  light_station(cast, "before", 2, kSoftmax);
  for (std::size_t i = 0; i < count; ++i) {
    const When when = row_turn(kSoftmax, i);
    for (std::size_t j = 0; j < count; ++j) {
      Actor& cell = cast[cell_id("before", i, j)];
      if (j > i) {
        cell.fade(0, {kMask, row_beats(count) - 0.05, row_beats(count)});
        cast[cell_id("before-mask", i, j)].fade(
            0, {kSoftmax, when.to, when.to + 0.3});
        cast[cell_id("before-zero", i, j)]
            .draw_to(1, at_start(when))
            .fade(1, when);
      } else {
        cell.count(film.weights[i][j], when).draw_to(1, when);
      }
    }
    cast[row_id("before", "sum", i)].fade(1, when);
  }
  cast["before-sums"].fade(1, {kSoftmax, 0, 0.5});
}

void tell_after(Cast& cast, const Masking& film) {
  const std::size_t count = film.tokens.size();
  // Quiet while the other lane is told.
  constexpr double kQuiet = 0.4;
  show_cells(cast, "after", count, kQuiet, {kMask, 0, 0.5});
  show_cells(cast, "after", count, 1, {kOpen, 0, 0.5});
  const std::vector<double> left = row_sums(film.zeroed);
  const std::vector<double> whole = row_sums(film.divided);
  light_station(cast, "after", 1, kOpen);
  light_station(cast, "after", 2, kZeros);
  light_station(cast, "after", 3, kDivide);
  drop_future(cast, "after", "zero", count, kZeros);
  cast["after-sums"].fade(1, {kOpen, 0, 0.5});
  for (std::size_t i = 0; i < count; ++i) {
    for (std::size_t j = 0; j < count; ++j) {
      Actor& cell = cast[cell_id("after", i, j)];
      const When open = row_turn(kOpen, i);
      cell.count(film.open[i][j], open).draw_to(1, open);
      if (j > i) {
        cell.fade(0, {kZeros, row_beats(count) - 0.05, row_beats(count)});
      } else {
        cell.count(film.divided[i][j], row_turn(kDivide, i));
      }
    }
    cast[row_id("after", "sum", i)]
        .fade(1, row_turn(kOpen, i))
        .count(left[i], row_turn(kZeros, i))
        .count(whole[i], row_turn(kDivide, i));
  }
}

void tell_equal(Cast& cast) {
  const When when{kEqual, 0.2, 0.8};
  cast["equals"].fade(1, when);
  cast["difference"].fade(1, when);
  cast["before-station-2"].light(0, {kEqual, 0, 0.4});
  cast["after-station-3"].light(0, {kEqual, 0, 0.4});
  for (const char* const lane : {"before-outline", "after-outline"}) {
    cast[lane].fade(1, when);
  }
}

void add_ending(Cast& cast, const Masking& film, const Lanes& lanes,
                const Theme& theme) {
  const Rect left = lanes.left.cells();
  const double middle = (lanes.left.sum(0).right() + lanes.right.left) / 2;
  cast.add("equals",
           text_look("=", text_style(64, 700, theme.core.color), Align::Center),
           {{middle - 40, left.center().y + 20, 80, 0}, 0});
  cast.add("difference",
           number_look({text_style(26, 600, theme.core.color), 4,
                        "largest difference "}),
           {{kPage.width / 2 - 300, 892, 600, 0}, 0, film.difference});
  const auto outline = [&](const std::string& id, const MatrixLane& lane) {
    Rect all = lane.cells();
    all.width -= 4;
    all.height -= 4;
    cast.add(id, box_look({8, {}, Stroke{theme.core.color, 4, false, {}}}),
             {all.inset(-5), 0});
  };
  outline("before-outline", lanes.left);
  outline("after-outline", lanes.right);
}

std::shared_ptr<const Cast> told(const Masking& film, const Lanes& lanes,
                                 const StoryInputs& inputs) {
  Cast cast = actors_of(film, lanes, inputs);
  tell_scores(cast, lanes);
  tell_split(cast, lanes);
  add_future(cast, "before", "mask", lanes.left, "−∞");
  add_future(cast, "before", "zero", lanes.left, "0");
  add_future(cast, "after", "zero", lanes.right, "0");
  add_sums(cast, "before", lanes.left, row_sums(film.weights), inputs.theme);
  add_sums(cast, "after", lanes.right, row_sums(film.open), inputs.theme);
  tell_before(cast, film);
  tell_after(cast, film);
  add_ending(cast, film, lanes, inputs.theme);
  tell_equal(cast);
  return std::make_shared<const Cast>(std::move(cast));
}

FormulaShot before_formula(bool mask, bool softmax) {
  return {fmt::format("A = {} \\left( {} \\right)",
                      lit(softmax, "probability", "\\operatorname{softmax}"),
                      lit(mask, "core", "S_{M}")),
          1};
}

FormulaShot after_formula(bool softmax, bool zeros, bool sum) {
  return {fmt::format("A = \\frac{{{} (S) {}}}{{{}}}",
                      lit(softmax, "probability", "\\operatorname{softmax}"),
                      lit(zeros, "core", "\\odot \\, (1 - M)"),
                      lit(sum, "core", "\\text{row sum}")),
          2};
}

/// The sum of the row that is followed, as a sentence.
std::string row_sum_words(const Masking& film, const Matrix& matrix) {
  // The middle row loses a part that can be seen.
  const std::size_t row = (film.tokens.size() - 1) / 2;
  return fmt::format("The row of {} sums to {:.4f}.", film.tokens[row],
                     row_sums(matrix)[row]);
}

std::vector<StoryStep> steps_of(const Masking& film) {
  const double rows = row_beats(film.tokens.size());
  const FormulaShot scores{"S = \\frac{Q K^\\top}{\\sqrt{d}}", 0};
  const FormulaShot both{
      "\\operatorname{softmax} (S_{M}) = \\frac{\\operatorname{softmax} "
      "(S) \\odot (1 - M)}{\\text{row sum}}",
      3};
  std::vector<StoryStep> steps;
  const auto tell = [&](const char* name, const char* caption, double beats,
                        const FormulaShot& formula,
                        const std::string& told = {}) {
    steps.push_back({name, caption, beats, formula, told});
  };
  tell("Scores", "Each query scores every key, later ones too", 0.9, scores);
  tell("Two ways", "Two ways to hide the future", 1.4, scores);
  tell("−∞", "Before softmax, −∞ replaces the scores of the future", rows,
       before_formula(true, false));
  tell("Softmax", "Softmax turns −∞ into 0, and each row sums to 1", rows + 0.3,
       before_formula(false, true), row_sum_words(film, film.weights));
  tell("Softmax first", "The other way: first all keys share each row", rows,
       after_formula(true, false, false), row_sum_words(film, film.open));
  tell("Zeros", "Then zeros fall, and the rows miss what they held", rows,
       after_formula(false, true, false), row_sum_words(film, film.zeroed));
  tell("÷ row sum", "Divided by its sum, each row is whole again", rows,
       after_formula(false, false, true), row_sum_words(film, film.divided));
  tell("Equal", "Both ways give the same weights", 0.9, both,
       fmt::format("The largest difference is {:.4f}.", film.difference));
  return steps;
}

}  // namespace

std::optional<Story> tell_masking(const StoryInputs& inputs,
                                  Diagnostics& diagnostics) {
  if (!has_steps(inputs, {"scores", "mask", "masked", "weights"}, "causal",
                 diagnostics) ||
      !has_axes(inputs, "weights", 2, diagnostics) ||
      !hides_scores(inputs, diagnostics)) {
    return std::nullopt;
  }
  const Masking film = read(inputs.trace);
  if (!can_tell(inputs, film, diagnostics)) {
    return std::nullopt;
  }
  const std::optional<Lanes> lanes = lay_out_lanes(
      inputs, {film.scores, film.weights, film.open, film.divided},
      diagnostics);
  if (!lanes) {
    return std::nullopt;
  }
  const auto cast = told(film, *lanes, inputs);
  return Story{steps_of(film),
               [cast](const Moment& moment, Canvas& canvas) {
                 cast->draw(moment, canvas);
               },
               {},
               note_of(inputs.trace)};
}

}  // namespace owldeck
