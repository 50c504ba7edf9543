#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "generator/animation/temperature.h"
#include "generator/attention/expression.h"
#include "generator/attention/measures.h"

namespace owldeck {
namespace {

constexpr std::size_t kFirstTemperature = 2;  // the step that it has

constexpr Rect kBars{264, 300, 1076, 350};
constexpr double kChipTop = 666;
constexpr double kChipHeight = 56;
constexpr double kScoreTop = 744;
constexpr double kDividedTop = 804;
constexpr double kCellHeight = 48;
constexpr double kCellShare = 0.9;  // of a column
/// Tokens and scores start in the middle and make room for their bars.
constexpr double kDown = 180;
constexpr double kSliderY = 214;
constexpr double kAsideLeft = 1436;

double entropy_of(const std::vector<double>& weights) {
  const std::vector<float> row(weights.begin(), weights.end());
  return entropy(row);
}

double largest_weight_of(const TemperatureRow& row) {
  double largest = std::ranges::max(row.own.weights);
  for (const TemperatureStop& stop : row.stops) {
    largest = std::max(largest, std::ranges::max(stop.weights));
  }
  return largest;
}

/// The column of key `i` in an area.
Rect column_in(const Rect& area, std::size_t count, std::size_t i,
               double share) {
  const double pitch = area.width / static_cast<double>(count);
  const double width = pitch * share;
  return {area.x + pitch * (static_cast<double>(i) + 0.5) - width / 2, area.y,
          width, area.height};
}

/// A bar with its weight above it. The pose's value is the exponent of the
/// temperature, and it grows as it is drawn.
ActorLook weight_look(const SharedTemperatureRow& row, std::size_t i,
                      double full) {
  return [row, i, full](const std::string& id, const Pose& pose,
                        Canvas& canvas) {
    const Theme& theme = canvas.theme();
    const double weight = weights_at(*row, pose.value)[i] * pose.drawn;
    Pose bar = pose;
    bar.value = weight;
    bar_look(full, theme.probability.color)(id + "-bar", bar, canvas);
    const double top = pose.place.bottom() - pose.place.height * weight / full;
    canvas.text(id, format_number(weight, 4), {pose.place.center().x, top - 12},
                text_style(28, 600, theme.text), Align::Center, pose.opacity);
  };
}

/// A score that is divided by the temperature.
ActorLook divided_look(const SharedTemperatureRow& row, std::size_t i,
                       const CellLook& look) {
  return
      [row, i, look](const std::string& id, const Pose& pose, Canvas& canvas) {
        Pose cell = pose;
        cell.value = row->scores[i] / std::exp2(pose.value);
        cell_look(look)(id, cell, canvas);
      };
}

/// How scores look at all temperatures in cells of one width; no text size if
/// there is no room.
CellLook score_cell(const TemperatureRow& row, double width,
                    const StoryInputs& inputs) {
  constexpr double kPadding = 12;
  CellLook look{{largest_of({row.scores}), true}};
  for (look.decimals = 4; look.decimals >= 2; --look.decimals) {
    std::vector<std::string> texts;
    for (const double score : row.scores) {
      texts.push_back(format_number(score, look.decimals));
      for (const TemperatureStop& stop : row.stops) {
        texts.push_back(format_number(score / stop.temperature, look.decimals));
        look.colors.largest =
            std::max(look.colors.largest, std::abs(score) / stop.temperature);
      }
    }
    look.text_size =
        fitting_size(texts, text_style(26, 500, inputs.theme.text),
                     width - kPadding, inputs.theme, inputs.measurer);
    if (look.text_size > 0) {
      break;
    }
  }
  return look;
}

Rect key_place(const TemperatureRow& row, double top, double height,
               std::size_t i, double share) {
  return column_in({kBars.x, top, kBars.width, height}, row.count(), i, share);
}

Rect bar_place(const TemperatureRow& row, std::size_t i) {
  return key_place(row, kBars.y, kBars.height, i, 0.6);
}

/// A number that is computed from the weights at the pose's temperature.
using Measure = double (*)(const std::vector<double>& weights);

ActorLook measure_look(const SharedTemperatureRow& row, Measure measure) {
  return [row, measure](const std::string& id, const Pose& pose,
                        Canvas& canvas) {
    Pose number = pose;
    number.value = measure(weights_at(*row, pose.value));
    number_look(
        {text_style(28, 700, canvas.theme().text), 4, {}, {}, Align::Right})(
        id, number, canvas);
  };
}

double sum_of(const std::vector<double>& weights) {
  return std::accumulate(weights.begin(), weights.end(), 0.0);
}

double largest_in(const std::vector<double>& weights) {
  return std::ranges::max(weights);
}

/// The temperatures on a line; its knob stands at the pose's.
struct Slider {
  double low = -1;
  double high = 1;  ///< exponents
  Rect line{620, kSliderY, 680, 0};
  [[nodiscard]] double x(double exponent) const {
    return line.x + line.width * (exponent - low) / (high - low);
  }
};

Slider slider_of(const TemperatureRow& row) {
  Slider slider;
  for (const TemperatureStop& stop : row.stops) {
    const double exponent = exponent_of(stop.temperature);
    slider.low = std::min(slider.low, exponent);
    slider.high = std::max(slider.high, exponent);
  }
  return slider;
}

ActorLook temperature_look() {
  return [](const std::string& id, const Pose& pose, Canvas& canvas) {
    // As many decimals as a temperature on the way needs.
    canvas.text(id, "T = " + format_number(std::exp2(pose.value), 2),
                {pose.place.x, pose.place.y},
                text_style(44, 700, canvas.theme().core.color), Align::Left,
                pose.opacity);
  };
}

ActorLook knob_look(const Slider& slider) {
  return [slider](const std::string& id, const Pose& pose, Canvas& canvas) {
    constexpr double kRadius = 15;
    canvas.box(id,
               {slider.x(pose.value) - kRadius, slider.line.y - kRadius,
                2 * kRadius, 2 * kRadius},
               kRadius, canvas.theme().core.color, {}, pose.opacity);
  };
}

void add_slider(Cast& cast, const TemperatureRow& row, const Theme& theme) {
  const Slider slider = slider_of(row);
  cast.add("temperature", temperature_look(),
           {{kBars.x, kSliderY + 15, 0, 0}, 0, 0});
  cast.add("slider", box_look({3, theme.strong_line}),
           {{slider.line.x, kSliderY - 3, slider.line.width, 6}, 0});
  std::vector<double> marked;
  const auto mark = [&](double temperature) {
    if (std::ranges::find(marked, temperature) != marked.end()) {
      return;
    }
    const double x = slider.x(exponent_of(temperature));
    const std::string text = temperature_text(temperature);
    cast.add("slider-tick-" + text, box_look({2, theme.strong_line}),
             {{x - 2, kSliderY - 12, 4, 24}, 0});
    cast.add("slider-text-" + text,
             text_look(text, text_style(24, 400, theme.muted), Align::Center),
             {{x - 40, kSliderY + 46, 80, 0}, 0});
    marked.push_back(temperature);
  };
  mark(1);
  for (const TemperatureStop& stop : row.stops) {
    mark(stop.temperature);
  }
  cast.add("knob", knob_look(slider), {{}, 0, 0});
}

void add_columns(Cast& cast, const SharedTemperatureRow& row,
                 const TemperatureSizes& sizes, const Theme& theme) {
  const double full = largest_weight_of(*row);
  for (std::size_t i = 0; i < row->count(); ++i) {
    const auto place = [&](double top, double height) {
      return key_place(*row, top, height, i, kCellShare);
    };
    cast.add(fmt::format("weight-{}", i), weight_look(row, i, full),
             {bar_place(*row, i), 0, 0, 0});
    cast.add(fmt::format("token-{}", i),
             chip_look(row->tokens[i], sizes.chip_text),
             {place(kChipTop - kDown, kChipHeight), 0, 0, 1,
              i == row->query ? 1.0 : 0.0});
    cast.add(fmt::format("score-{}", i), cell_look(sizes.score),
             {place(kScoreTop - kDown, kCellHeight), 0, row->scores[i]});
    cast.add(fmt::format("divided-{}", i), divided_look(row, i, sizes.score),
             {place(kDividedTop, kCellHeight), 0, 0});
  }
  const auto name = [&](const std::string& id, const std::string& text,
                        double y) {
    cast.add(id, text_look(text, text_style(24, 600, theme.text), Align::Right),
             {{kFilmLeft, y, kBars.x - kFilmLeft - 16, 0}, 0});
  };
  name("score-name", row->score_name, kScoreTop - kDown + 33);
  name("divided-name", "÷ T", kDividedTop + 33);
  name("weight-name", "weight", kBars.bottom() - 4);
}

void add_measures(Cast& cast, const SharedTemperatureRow& row,
                  const Theme& theme) {
  const auto add = [&](const std::string& id, const std::string& name,
                       Measure measure, int line) {
    const Rect place{kAsideLeft, 206.0 + 42 * line, kFilmRight - kAsideLeft, 0};
    cast.add(id + "-name", text_look(name, text_style(28, 400, theme.muted)),
             {place, 0});
    cast.add(id, measure_look(row, measure), {place, 0, 0});
  };
  add("sum", "sum", sum_of, 0);
  add("largest", "largest weight", largest_in, 1);
  add("entropy", "entropy in nats", entropy_of, 2);
}

/// Where the small picture of stop `index` stands.
Rect small_place(std::size_t index, std::size_t count) {
  constexpr double kTop = 338;
  constexpr double kBottom = 858;
  const double pitch = (kBottom - kTop) / static_cast<double>(count);
  return {kAsideLeft, kTop + pitch * static_cast<double>(index) + 20, 176,
          std::min(pitch - 24, 130.0)};
}

// What the stop is like stays beside the film as a small picture: copies of the
// bars that go there.
void tell_small(Cast& cast, const TemperatureRow& row, std::size_t index,
                const Theme& theme) {
  const TemperatureStop& stop = row.stops[index];
  const std::size_t step = kFirstTemperature + index;
  const Rect area = small_place(index, row.stops.size());
  const When moving{step, 1.0, 2.2};
  const double full = largest_weight_of(row);
  constexpr double kCopy = 0.5;  // so that what it passes can be read
  for (std::size_t i = 0; i < row.count(); ++i) {
    cast.add(fmt::format("small-{}-{}", index, i),
             bar_look(full, theme.probability.color),
             {bar_place(row, i), 0, stop.weights[i]})
        .fade(kCopy, {step, 1.0, 1.0 + 1e-6, Easing::Linear})
        .fade(1, {step, 1.9, 2.4})
        .move(column_in(area, row.count(), i, 0.7), moving);
  }
  const When shown{step, 1.9, 2.4};
  const auto text = [&](const std::string& part, const std::string& words,
                        const TextStyle& style, double y) {
    cast.add(fmt::format("small-{}-{}", part, index), text_look(words, style),
             {{area.right() + 24, y, 0, 0}, 0})
        .fade(1, shown);
  };
  const double bottom = area.bottom();
  text("name", "T = " + temperature_text(stop.temperature),
       text_style(28, 700, theme.core.color), bottom - 68);
  text("largest", "largest " + format_number(largest_in(stop.weights), 4),
       text_style(24, 400, theme.text), bottom - 34);
  text("entropy", "entropy " + format_number(stop.entropy, 4),
       text_style(24, 400, theme.text), bottom - 2);
}

/// The actors that the temperature changes.
std::vector<std::string> followers(std::size_t count) {
  std::vector<std::string> ids{"temperature", "knob", "sum", "largest",
                               "entropy"};
  for (std::size_t i = 0; i < count; ++i) {
    ids.push_back(fmt::format("weight-{}", i));
    ids.push_back(fmt::format("divided-{}", i));
  }
  return ids;
}

void tell_start(Cast& cast, std::size_t count) {
  const When scores{0, 0.1, 0.7};
  cast["score-name"].fade(1, scores);
  for (const char* const part : {"token", "score"}) {
    for (Actor* const actor : cast.all(part)) {
      if (actor->id() != "score-name") {
        actor->fade(1, scores);
      }
    }
  }
  for (const char* const part : {"token", "score"}) {
    for (Actor* const actor : cast.all(part)) {
      const Rect home = actor->last().place;
      actor->move({home.x, home.y + kDown, home.width, home.height},
                  {1, 0, 0.6});
    }
  }
  const When line{1, 0.3, 0.7};
  for (const char* const id :
       {"temperature", "slider", "knob", "divided-name", "weight-name"}) {
    cast[id].fade(1, line);
  }
  for (const char* const part : {"slider-tick", "slider-text"}) {
    for (Actor* const actor : cast.all(part)) {
      actor->fade(1, line);
    }
  }
  for (std::size_t i = 0; i < count; ++i) {
    cast[fmt::format("divided-{}", i)].fade(1, line);
    cast[fmt::format("weight-{}", i)]
        .fade(1, {1, 0.7, 0.8})
        .draw_to(1, {1, 0.7, 1.4});
  }
  for (const std::string id : {"sum", "largest", "entropy"}) {
    cast[id].fade(1, {1, 1.3, 1.7});
    cast[id + "-name"].fade(1, {1, 1.3, 1.7});
  }
}

}  // namespace

std::string temperature_text(double temperature) {
  return fmt::format("{:g}", temperature);
}

std::optional<TemperatureSizes> sizes_of(const TemperatureRow& row,
                                         const StoryInputs& inputs,
                                         Diagnostics& diagnostics) {
  const double width = key_place(row, 0, 0, 0, kCellShare).width;
  const TemperatureSizes sizes{
      score_cell(row, width, inputs),
      fitting_size(row.tokens, text_style(28, 600, inputs.theme.text),
                   width - 16, inputs.theme, inputs.measurer)};
  if (sizes.score.text_size > 0 && sizes.chip_text > 0) {
    return sizes;
  }
  diagnostics.error(inputs.spec.experiment.span, "film-size",
                    fmt::format("a {} film has no room for {} such tokens",
                                inputs.spec.kind.value, row.count()),
                    "use fewer or shorter tokens, or smaller scores");
  return std::nullopt;
}

std::shared_ptr<const Cast> tell_temperatures(const SharedTemperatureRow& row,
                                              const TemperatureSizes& sizes,
                                              const Theme& theme) {
  Cast cast;
  add_slider(cast, *row, theme);
  // The small bars come from behind the large ones.
  for (std::size_t i = 0; i < row->stops.size(); ++i) {
    tell_small(cast, *row, i, theme);
  }
  add_columns(cast, row, sizes, theme);
  add_measures(cast, row, theme);
  tell_start(cast, row->count());
  const std::vector<std::string> ids = followers(row->count());
  const auto go_to = [&](double temperature, std::size_t step) {
    for (const std::string& id : ids) {
      cast[id].count(exponent_of(temperature), {step, 0.1, 0.9});
    }
  };
  for (std::size_t i = 0; i < row->stops.size(); ++i) {
    go_to(row->stops[i].temperature, kFirstTemperature + i);
  }
  go_to(1, kFirstTemperature + row->stops.size());
  return std::make_shared<const Cast>(std::move(cast));
}

}  // namespace owldeck
