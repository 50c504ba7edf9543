#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <memory>
#include <numeric>

#include "generator/animation/kinds.h"
#include "generator/animation/looks.h"
#include "generator/attention/expression.h"
#include "render/scene/shapes.h"

/// One query's weights as head_dim grows, without √d beside with it; below, the
/// mean largest weight of all queries at every head_dim.
namespace owldeck {
namespace {

constexpr std::size_t kMostKeys = 32;
constexpr std::size_t kMostWidths = 8;
constexpr std::size_t kFirstGrowth = 2;  // the step of the second head_dim

constexpr double kLaneTop = 266;
constexpr double kLaneHeight = 290;
constexpr double kTicks = 44;  // width of what stands at an axis
constexpr double kLaneWidth = 816;
constexpr Rect kChart{470, 668, 1060, 178};
constexpr double kInset = 70;  // of the first and last point

/// One of the two ways. The trace's axis `variant` has them in this order.
struct Way {
  std::string name;  ///< of its actors
  std::string title;
  Color color;
  double left = 0;
};
constexpr std::size_t kUnscaled = 0;
constexpr std::size_t kScaled = 1;

struct Scaling {
  std::vector<double> widths;
  /// By way, width and key.
  std::array<Matrix, 2> weights;
  /// By way and width: means over all queries.
  Matrix means;
  std::array<Way, 2> ways;

  [[nodiscard]] std::size_t keys() const { return weights[0][0].size(); }
  [[nodiscard]] double largest(std::size_t way, std::size_t width) const {
    return std::ranges::max(weights.at(way)[width]);
  }
};

std::string text_of(double width) {
  return fmt::format("{:g}", width);
}

Scaling read(const StoryInputs& inputs) {
  const Tensor& weights = *inputs.trace.find("weights");
  const Tensor& largest = *inputs.trace.find("largest_weight");
  const Theme& theme = inputs.theme;
  Scaling film;
  film.ways = {Way{"unscaled", "Without √d", theme.risk.color, kFilmLeft},
               Way{"scaled", "Divided by √d", theme.safe.color,
                   kFilmRight - kLaneWidth}};
  film.means.resize(2);
  for (std::size_t i = 0; i < weights.axes[0].size; ++i) {
    const std::string& label = weights.axes[0].labels[i];
    double width = 0;
    std::from_chars(label.data(), label.data() + label.size(), width);
    film.widths.push_back(width);
    const Matrix rows = matrix_of(weights, {i});
    for (const std::size_t way : {kUnscaled, kScaled}) {
      film.weights.at(way).push_back(rows[way]);
      film.means[way].push_back(largest.at({i, way}));
    }
  }
  return film;
}

bool is_sweep_of_widths(const StoryInputs& inputs, Diagnostics& diagnostics) {
  const Tensor* const weights = inputs.trace.find("weights");
  if (weights != nullptr && weights->axes.size() == 3 &&
      weights->axes[0].name == "head_dim" &&
      weights->axes[1].name == "variant") {
    return true;
  }
  diagnostics.error(inputs.spec.experiment.span, "unknown-tensor",
                    fmt::format("'{}' has no weights with and without √d",
                                inputs.spec.experiment.value),
                    "use an experiment with sweep: head_dim");
  return false;
}

bool has_room(const Scaling& film, const StoryInputs& inputs,
              Diagnostics& diagnostics) {
  const std::size_t widths = film.widths.size();
  if (widths >= 2 && widths <= kMostWidths && film.keys() <= kMostKeys) {
    return true;
  }
  diagnostics.error(inputs.spec.experiment.span, "film-size",
                    fmt::format("a {} film cannot show {} values of {} tokens",
                                inputs.spec.kind.value, widths, film.keys()),
                    fmt::format("use 2 to {} values and up to {} tokens",
                                kMostWidths, kMostKeys));
  return false;
}

Rect lane_of(const Way& way) {
  return {way.left + kTicks, kLaneTop, kLaneWidth - kTicks, kLaneHeight};
}

Rect bar_of(const Scaling& film, const Way& way, std::size_t key) {
  const Rect lane = lane_of(way);
  const double pitch = lane.width / static_cast<double>(film.keys());
  return {lane.x + pitch * (static_cast<double>(key) + 0.15), lane.y,
          pitch * 0.7, lane.height};
}

/// Where a mean stands in the chart.
Point point_of(const Scaling& film, std::size_t way, std::size_t width) {
  const double share =
      static_cast<double>(width) / static_cast<double>(film.widths.size() - 1);
  return {kChart.x + kInset + share * (kChart.width - 2 * kInset),
          kChart.bottom() - film.means[way][width] * kChart.height};
}

// A line of the theme from one point to another, as far as it is drawn.
ActorLook stroke_look(Point from, Point to, const Stroke& stroke) {
  return [=](const std::string& id, const Pose& pose, Canvas& canvas) {
    Stroke shown = stroke;
    shown.color = faded(stroke.color, pose.opacity);
    Path path = line(from, between(from, to, pose.drawn), shown);
    path.info.id = id;
    canvas.add(std::move(path));
  };
}

ActorLook disc_look(Point center, const Color& color) {
  return [=](const std::string& id, const Pose& pose, Canvas& canvas) {
    constexpr double kRadius = 9;
    canvas.box(
        id, {center.x - kRadius, center.y - kRadius, 2 * kRadius, 2 * kRadius},
        kRadius, color, {}, pose.opacity);
  };
}

ActorLook width_look() {
  return [](const std::string& id, const Pose& pose, Canvas& canvas) {
    canvas.text(id, "d = " + format_number(std::exp2(pose.value), 0),
                {pose.place.x, pose.place.y},
                text_style(48, 700, canvas.theme().core.color), Align::Left,
                pose.opacity);
  };
}

/// A scale from 0 to 1; the line at 1 is `top_line` long.
void add_axis(Cast& cast, const std::string& name, const Rect& area,
              double top_line, const Theme& theme) {
  const auto tick = [&](const std::string& text, double y, double length) {
    cast.add(name + "-axis-" + text,
             stroke_look({area.x, y}, {area.x + length, y},
                         {theme.line, 2, false, {}}),
             {{}, 0});
    cast.add(name + "-tick-" + text,
             text_look(text, text_style(22, 400, theme.muted), Align::Right),
             {{area.x - kTicks, y + 8, kTicks - 14, 0}, 0});
  };
  tick("1", area.y, top_line);
  tick("0", area.bottom(), area.width);
}

void add_lane(Cast& cast, const Scaling& film, std::size_t index,
              const Theme& theme) {
  const Way& way = film.ways.at(index);
  const Rect lane = lane_of(way);
  add_axis(cast, way.name, lane, lane.width, theme);
  cast.add(way.name + "-title",
           text_look(way.title, text_style(32, 700, way.color)),
           {{way.left, 216, 0, 0}, 0});
  cast.add(way.name + "-largest",
           number_look({text_style(28, 600, theme.text),
                        4,
                        "largest weight ",
                        {},
                        Align::Right}),
           {{lane.x, 216, lane.width, 0}, 0, film.largest(index, 0)});
  cast.add(way.name + "-keys",
           text_look(fmt::format("{} keys of one query", film.keys()),
                     text_style(22, 400, theme.muted), Align::Center),
           {{lane.x, lane.bottom() + 34, lane.width, 0}, 0});
  for (std::size_t key = 0; key < film.keys(); ++key) {
    cast.add(fmt::format("{}-{}", way.name, key),
             bar_look(1, theme.probability.color),
             {bar_of(film, way, key), 0, film.weights.at(index)[0][key]});
  }
}

void add_chart(Cast& cast, const Scaling& film, const Theme& theme) {
  // The curves' numbers stand where a long line at 1 would be.
  constexpr double kTick = 24;
  add_axis(cast, "chart", kChart, kTick, theme);
  const auto words = [&](const std::string& id, const std::string& text,
                         double y) {
    cast.add(id, text_look(text, text_style(24, 400, theme.muted)),
             {{kFilmLeft, y, 0, 0}, 0});
  };
  cast.add("width", width_look(),
           {{kFilmLeft, 724, 0, 0}, 0, std::log2(film.widths[0])});
  words("chart-name", "largest weight,", 776);
  words("chart-means", fmt::format("mean of {} queries", film.keys()), 808);
  cast.add("chart-d", text_look("d", text_style(24, 600, theme.text)),
           {{kChart.right() + 14, kChart.bottom() + 34, 0, 0}, 0});
  for (std::size_t i = 0; i < film.widths.size(); ++i) {
    cast.add("chart-width-" + std::to_string(i),
             text_look(text_of(film.widths[i]),
                       text_style(22, 400, theme.muted), Align::Center),
             {{point_of(film, 0, i).x - 60, kChart.bottom() + 34, 120, 0}, 0});
  }
}

// The lower curve has its numbers below its points, the upper one above.
void add_curve(Cast& cast, const Scaling& film, std::size_t way) {
  const Way& told = film.ways.at(way);
  constexpr double kWidth = 5;
  for (std::size_t i = 0; i < film.widths.size(); ++i) {
    const Point here = point_of(film, way, i);
    if (i > 0) {
      cast.add(fmt::format("curve-{}-{}", told.name, i),
               stroke_look(point_of(film, way, i - 1), here,
                           {told.color, kWidth, true, {}}),
               {{}, 0, 0, 0});
    }
  }
  for (std::size_t i = 0; i < film.widths.size(); ++i) {
    const Point here = point_of(film, way, i);
    const bool above = way == kUnscaled;
    cast.add(fmt::format("point-{}-{}", told.name, i),
             disc_look(here, told.color), {{}, 0});
    cast.add(fmt::format("mean-{}-{}", told.name, i),
             number_look({text_style(22, 600, told.color),
                          2,
                          {},
                          {},
                          above ? Align::Right : Align::Center}),
             {{here.x - (above ? 70 : 40), here.y + (above ? -14 : 34), 80, 0},
              0,
              film.means[way][i]});
  }
  const Point last = point_of(film, way, film.widths.size() - 1);
  cast.add("curve-name-" + told.name,
           text_look(told.title, text_style(24, 600, told.color)),
           {{last.x + 34, last.y + 8, 0, 0}, 0});
}

void tell_way(Cast& cast, const Way& way, std::size_t step) {
  const When when{step, 0.1, 0.8};
  for (const std::string part : {"", "-axis", "-tick"}) {
    for (Actor* const actor : cast.all(way.name + part)) {
      if (actor->last().opacity == 0) {
        actor->fade(1, when);
      }
    }
  }
}

void tell_point(Cast& cast, const std::string& way, std::size_t index,
                const When& when) {
  const std::string id = fmt::format("{}-{}", way, index);
  if (index > 0) {
    cast["curve-" + id]
        .fade(1, {when.step, when.from, when.from + 1e-6, Easing::Linear})
        .draw_to(1, when);
  }
  const When late{when.step, when.from + 0.3, when.to + 0.2};
  cast["point-" + id].fade(1, late);
  cast["mean-" + id].fade(1, late);
}

// First without √d, then with it, then what this means for all queries.
void tell_growth(Cast& cast, const Scaling& film, std::size_t index) {
  const std::size_t step = kFirstGrowth + index - 1;
  cast["width"].count(std::log2(film.widths[index]), {step, 0, 0.8});
  for (const std::size_t way : {kUnscaled, kScaled}) {
    const std::string& name = film.ways.at(way).name;
    const double from = way == kUnscaled ? 0.1 : 0.9;
    const When when{step, from, from + 0.7};
    for (std::size_t key = 0; key < film.keys(); ++key) {
      cast[fmt::format("{}-{}", name, key)].count(
          film.weights.at(way)[index][key], when);
    }
    cast[name + "-largest"].count(film.largest(way, index), when);
    tell_point(cast, name, index, {step, 1.6, 2.2});
  }
}

std::shared_ptr<const Cast> told(const Scaling& film, const Theme& theme) {
  Cast cast;
  add_lane(cast, film, kUnscaled, theme);
  add_lane(cast, film, kScaled, theme);
  add_chart(cast, film, theme);
  add_curve(cast, film, kScaled);
  add_curve(cast, film, kUnscaled);
  tell_way(cast, film.ways[kUnscaled], 0);
  tell_way(cast, film.ways[kScaled], 1);
  cast["width"].fade(1, {0, 0.1, 0.8});
  for (Actor* const actor : cast.all("chart")) {
    actor->fade(1, {1, 0.7, 1.2});
  }
  tell_point(cast, "unscaled", 0, {1, 1.0, 1.4});
  tell_point(cast, "scaled", 0, {1, 1.0, 1.4});
  for (std::size_t i = 1; i < film.widths.size(); ++i) {
    tell_growth(cast, film, i);
  }
  const std::size_t last = kFirstGrowth + film.widths.size() - 1;
  for (Actor* const actor : cast.all("curve-name")) {
    actor->fade(1, {last, 0.2, 0.8});
  }
  return std::make_shared<const Cast>(std::move(cast));
}

FormulaShot formula(bool softmax, bool root) {
  return {fmt::format("A = {} ( Q K^\\top / {} )",
                      lit(softmax, "probability", "\\operatorname{softmax}"),
                      lit(root, "core", "\\sqrt{d}")),
          0};
}

// `√16 = 4`, but `√8 ≈ 2.83`.
std::string root_text(double width) {
  const double root = std::sqrt(width);
  return fmt::format("√{} {} {:.3g}", text_of(width),
                     std::trunc(root) == root ? "=" : "≈", root);
}

std::vector<StoryStep> steps_of(const Scaling& film) {
  const auto largest = [&](std::size_t width) {
    return fmt::format(
        "The mean largest weight is {:.4f} without, {:.4f} with "
        "the root.",
        film.means[kUnscaled][width], film.means[kScaled][width]);
  };
  std::vector<StoryStep> steps{
      {"Without √d",
       fmt::format("The weights of {} random keys of width {}", film.keys(),
                   text_of(film.widths[0])),
       0.9, formula(true, false)},
      {"With √d", "The same scores, divided by " + root_text(film.widths[0]),
       1.7, formula(false, true), largest(0)}};
  for (std::size_t i = 1; i < film.widths.size(); ++i) {
    steps.push_back(
        {"d = " + text_of(film.widths[i]),
         fmt::format("d = {}: the largest weight is {:.2f}, with √d {:.2f}",
                     text_of(film.widths[i]), film.largest(kUnscaled, i),
                     film.largest(kScaled, i)),
         2.5, formula(false, true), largest(i)});
  }
  steps.push_back({"Whole",
                   "Divided by √d, weights keep their spread as d grows", 0.9,
                   formula(true, true)});
  return steps;
}

}  // namespace

std::optional<Story> tell_scaling(const StoryInputs& inputs,
                                  Diagnostics& diagnostics) {
  if (!is_sweep_of_widths(inputs, diagnostics)) {
    return std::nullopt;
  }
  const Scaling film = read(inputs);
  if (!has_room(film, inputs, diagnostics)) {
    return std::nullopt;
  }
  const auto cast = told(film, inputs.theme);
  return Story{steps_of(film),
               [cast](const Moment& moment, Canvas& canvas) {
                 cast->draw(moment, canvas);
               },
               {},
               "random queries and keys"};
}

}  // namespace owldeck
