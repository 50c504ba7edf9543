#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>

#include "generator/animation/kinds.h"
#include "generator/animation/matrix_lane.h"
#include "generator/attention/expression.h"
#include "render/scene/shapes.h"

/// Weights before dropout beside those after it: some are struck out, and the
/// rest is divided by what is kept on average.
namespace owldeck {
namespace {

enum Step : std::size_t { kWeights, kTraining, kDrop, kRescale, kWhole };

struct Dropout {
  std::vector<std::string> tokens;
  Matrix weights;
  Matrix kept;     ///< 1 or 0
  Matrix left;     ///< weights that are kept, as they were
  Matrix dropped;  ///< weights that are kept, divided by `keep`
  bool causal = false;
  double keep = 1;  ///< the probability 1 - p

  [[nodiscard]] std::size_t count() const { return tokens.size(); }
  [[nodiscard]] bool is_visible(std::size_t i, std::size_t j) const {
    return !causal || j <= i;
  }
  [[nodiscard]] bool is_struck(std::size_t i, std::size_t j) const {
    return is_visible(i, j) && kept[i][j] == 0;
  }
};

// What is kept was divided by 1 - p; the largest of it shows by how much.
double keep_of(const Matrix& left, const Matrix& dropped) {
  double largest = 0;
  double keep = 0;
  for (std::size_t i = 0; i < left.size(); ++i) {
    for (std::size_t j = 0; j < left[i].size(); ++j) {
      if (left[i][j] > largest) {
        largest = left[i][j];
        keep = left[i][j] / dropped[i][j];
      }
    }
  }
  // The quotient of two float32 is right to six digits.
  constexpr double kDigits = 1e6;
  return std::round(keep * kDigits) / kDigits;
}

Dropout read(const Trace& trace) {
  Dropout film{trace.tokens,
               matrix_of(*trace.find("weights")),
               matrix_of(*trace.find("kept")),
               {},
               matrix_of(*trace.find("dropped")),
               trace.find("mask") != nullptr};
  film.left = film.weights;
  for (std::size_t i = 0; i < film.count(); ++i) {
    for (std::size_t j = 0; j < film.count(); ++j) {
      film.left[i][j] *= film.kept[i][j];
    }
  }
  film.keep = keep_of(film.left, film.dropped);
  return film;
}

/// How many weights there are, and how many of them are struck out.
struct Struck {
  std::size_t all = 0;
  std::size_t struck = 0;
};

Struck count_struck(const Dropout& film) {
  Struck counted;
  for (std::size_t i = 0; i < film.count(); ++i) {
    for (std::size_t j = 0; j < film.count(); ++j) {
      counted.all += film.is_visible(i, j) ? 1 : 0;
      counted.struck += film.is_struck(i, j) ? 1 : 0;
    }
  }
  return counted;
}

double mean_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0) /
         static_cast<double>(values.size());
}

/// A weight whose number goes as it is lit: it is struck out.
ActorLook droppable_look(const LaneSize& size, double largest) {
  return [size, largest](const std::string& id, const Pose& pose,
                         Canvas& canvas) {
    canvas.cell(id,
                {pose.place, weight_color(pose.value, largest, canvas.theme()),
                 pose.lit < 1 ? format_number(pose.value, size.decimals) : "",
                 size.cell_text, 1 - pose.lit},
                pose.opacity);
  };
}

/// A line across a cell, from its upper left as far as it is drawn.
ActorLook strike_look() {
  return [](const std::string& id, const Pose& pose, Canvas& canvas) {
    constexpr double kInset = 14;
    constexpr double kWidth = 5;
    const Rect rect = pose.place.inset(kInset);
    const Point start{rect.x, rect.y};
    const Point end{rect.right(), rect.bottom()};
    Path strike = line(
        start, between(start, end, pose.drawn),
        {faded(canvas.theme().risk.color, pose.opacity), kWidth, true, {}});
    strike.info.id = id;
    canvas.add(std::move(strike));
  };
}

void tell_weights(Cast& cast, const Dropout& film, const Lanes& lanes,
                  const StoryInputs& inputs) {
  const LaneSize& size = lanes.left.size;
  const double largest =
      std::max(largest_of(film.weights), largest_of(film.dropped));
  add_names(cast, "weight", lanes.middle, film.tokens);
  add_names(cast, "dropped", lanes.right, film.tokens);
  add_cells(cast, "weight", lanes.middle, film.weights,
            droppable_look(size, largest),
            film.causal ? masked_look("0", 24) : ActorLook());
  for (Actor* const cell : cast.all("weight")) {
    cell->draw_to(1, {kWeights, 0, 1e-6, Easing::Linear});
  }
  add_sums(cast, "weight", lanes.middle, row_sums(film.weights), inputs.theme);
  const When when{kWeights, 0.1, 0.8};
  show_names(cast, "weight", film.count(), when);
  show_cells(cast, "weight", film.count(), 1, when);
  show_all(cast, "weight-sum", when);
  cast["weight-sums"].fade(1, when);
}

void tell_training(Cast& cast, const Dropout& film, const Lanes& lanes,
                   const StoryInputs& inputs) {
  const When moving{kTraining, 0.1, 1.1};
  const When when{kTraining, 0.9, 1.4};
  split_lane(cast, "weight", "dropped", lanes, moving);
  const auto left = [&](Actor& actor) {
    Rect place = actor.last().place;
    place.x += lanes.left.left - lanes.middle.left;
    actor.move(place, moving);
  };
  left(cast["weight-sums"]);
  for (Actor* const sum : cast.all("weight-sum")) {
    left(*sum);
  }
  add_sums(cast, "dropped", lanes.right, row_sums(film.weights), inputs.theme);
  add_heading(cast, "weight", lanes.left, "Weights", {"softmax"}, inputs);
  add_heading(cast, "dropped", lanes.right, "Weights in training",
              {"softmax", "dropout", fmt::format("÷ {:g}", film.keep)}, inputs);
  show_names(cast, "dropped", film.count(), when);
  show_all(cast, "dropped-sum", when);
  cast["dropped-sums"].fade(1, when);
  for (const std::string lane : {"weight", "dropped"}) {
    cast[lane + "-title"].fade(1, when);
    show_all(cast, lane + "-station", when);
  }
  cast["dropped-station-0"].light(1, when);
}

void light_station(Cast& cast, std::size_t station, const When& when) {
  cast[row_id("dropped", "station", station - 1)].light(0, when);
  cast[row_id("dropped", "station", station)].light(1, when);
}

void tell_drop(Cast& cast, const Dropout& film, const Lanes& lanes) {
  light_station(cast, 1, {kDrop, 0, 0.5});
  const std::vector<double> sums = row_sums(film.left);
  for (std::size_t i = 0; i < film.count(); ++i) {
    const When when = row_turn(kDrop, i);
    for (std::size_t j = 0; j < film.count(); ++j) {
      if (film.is_struck(i, j)) {
        cast.add(cell_id("strike", i, j), strike_look(),
                 {lanes.right.cell(i, j), 0, 0, 0})
            .fade(1, at_start(when))
            .draw_to(1, when);
        cast[cell_id("dropped", i, j)].count(0, when).light(1, when);
      }
    }
    cast[row_id("dropped", "sum", i)].count(sums[i], when);
  }
}

void tell_rescale(Cast& cast, const Dropout& film) {
  light_station(cast, 2, {kRescale, 0, 0.5});
  const std::vector<double> sums = row_sums(film.dropped);
  for (std::size_t i = 0; i < film.count(); ++i) {
    const When when = row_turn(kRescale, i);
    for (std::size_t j = 0; j < film.count(); ++j) {
      if (film.is_visible(i, j) && !film.is_struck(i, j)) {
        cast[cell_id("dropped", i, j)].count(film.dropped[i][j], when);
      }
    }
    cast[row_id("dropped", "sum", i)].count(sums[i], when);
  }
}

void tell_whole(Cast& cast, const Dropout& film, const Lanes& lanes,
                const Theme& theme) {
  const When when{kWhole, 0.2, 0.8};
  cast["dropped-station-2"].light(0, {kWhole, 0, 0.4});
  const auto mean = [&](const std::string& lane, const Rect& cells,
                        const Matrix& matrix) {
    cast.add(lane + "-mean",
             number_look(
                 {text_style(28, 600, theme.core.color), 4, "mean row sum "}),
             {{cells.x, cells.bottom() + 42, cells.width, 0},
              0,
              mean_of(row_sums(matrix))})
        .fade(1, when);
  };
  mean("weight", lanes.left.cells(), film.weights);
  mean("dropped", lanes.right.cells(), film.dropped);
}

std::shared_ptr<const Cast> told(const Dropout& film, const Lanes& lanes,
                                 const StoryInputs& inputs) {
  Cast cast;
  tell_weights(cast, film, lanes, inputs);
  tell_training(cast, film, lanes, inputs);
  tell_drop(cast, film, lanes);
  tell_rescale(cast, film);
  tell_whole(cast, film, lanes, inputs.theme);
  return std::make_shared<const Cast>(std::move(cast));
}

FormulaShot formula(bool weights, bool kept, bool scale) {
  return {fmt::format("A_{{D}} = \\frac{{{} \\odot {}}}{{{}}}",
                      lit(weights, "probability", "A"), lit(kept, "risk", "D"),
                      lit(scale, "core", "1 - p")),
          0};
}

std::vector<StoryStep> steps_of(const Dropout& film) {
  const Struck struck = count_struck(film);
  const double rows = row_beats(film.count());
  return {
      {"Weights", "Attention weights: every row sums to 1", 0.9,
       formula(true, false, false)},
      {"Training",
       fmt::format("In training, each weight is dropped with p = {:g}",
                   1 - film.keep),
       1.5, formula(false, true, false)},
      {"Drop",
       fmt::format("Chance strikes out {} of {} weights", struck.struck,
                   struck.all),
       rows, formula(false, true, false),
       fmt::format("The row sums have a mean of {:.4f}.",
                   mean_of(row_sums(film.left)))},
      {"Rescale",
       fmt::format("The rest is divided by 1 − p = {:g} to make up for it",
                   film.keep),
       rows, formula(false, false, true),
       fmt::format("The row sums have a mean of {:.4f}.",
                   mean_of(row_sums(film.dropped)))},
      {"Whole", "Rows miss 1 now; over many draws their mean is 1", 0.9,
       formula(true, true, true)},
  };
}

/// Reports: `film-dropout` if no weight is left.
bool keeps_some(const Dropout& film, const StoryInputs& inputs,
                Diagnostics& diagnostics) {
  if (film.keep > 0) {
    return true;
  }
  diagnostics.error(
      inputs.spec.experiment.span, "film-dropout",
      fmt::format("'{}' drops every weight", inputs.spec.experiment.value),
      "use a lower dropout or another dropout_seed");
  return false;
}

}  // namespace

std::optional<Story> tell_dropout(const StoryInputs& inputs,
                                  Diagnostics& diagnostics) {
  if (!has_steps(inputs, {"weights", "kept", "dropped"},
                 "causal, and dropout: 0.5", diagnostics) ||
      !has_axes(inputs, "weights", 2, diagnostics)) {
    return std::nullopt;
  }
  const Dropout film = read(inputs.trace);
  if (!keeps_some(film, inputs, diagnostics)) {
    return std::nullopt;
  }
  const std::optional<Lanes> lanes =
      lay_out_lanes(inputs, {film.weights, film.dropped}, diagnostics);
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
