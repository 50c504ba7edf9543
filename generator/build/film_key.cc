#include "generator/build/film_key.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <optional>
#include <vector>

namespace owldeck {
namespace {

// Between two values, in none of them.
constexpr char kSeparator = '\x1f';

template <class T>
std::string text_of(const T& value) {
  return fmt::format("{}{}", value, kSeparator);
}
template <class T>
std::string text_of(const Located<T>& value) {
  return text_of(value.value);
}
template <class T>
std::string text_of(const std::optional<T>& value) {
  return value ? "+" + text_of(*value) : text_of("-");
}
template <class T>
std::string text_of(const std::vector<T>& values) {
  std::string text = text_of(values.size());
  for (const T& value : values) {
    text += text_of(value);
  }
  return text;
}
std::string text_of(const AnimationStep& step) {
  return text_of(step.name) + text_of(step.caption) + text_of(step.seconds) +
         text_of(step.hold) + text_of(step.easing);
}

std::string text_of(const AnimationSpec& spec) {
  std::string text;
  for (const AnimationStep& step : spec.steps) {
    text += text_of(step);
  }
  return text + text_of(spec.id) + text_of(spec.kind) + text_of(spec.title) +
         text_of(spec.experiment) + text_of(spec.query) + text_of(spec.layer) +
         text_of(spec.heads) + text_of(spec.temperatures) +
         text_of(spec.seconds) + text_of(spec.speed) + text_of(spec.easing) +
         text_of(spec.frames_per_second) + text_of(spec.first_step) +
         text_of(spec.last_step);
}

// Everything of a trace that a film can show.
std::string text_of(const Trace& trace) {
  std::string text = text_of(trace.tokens);
  for (const Step& step : trace.steps) {
    text += text_of(step.name) + text_of(step.symbol) + text_of(step.operation);
    for (const Axis& axis : step.tensor.axes) {
      text += text_of(axis.name) + text_of(axis.size);
    }
    const auto& values = step.tensor.values;
    text.append(reinterpret_cast<const char*>(values.data()),
                values.size() * sizeof(float));
  }
  return text;
}

}  // namespace

std::string film_inputs(const Edition& edition, const AnimationSpec& spec) {
  const auto trace = edition.traces.find(spec.experiment.value);
  return text_of(spec) + theme_text(edition.look.theme) +
         (trace == edition.traces.end() ? std::string()
                                        : text_of(trace->second));
}

}  // namespace owldeck
