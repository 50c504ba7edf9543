#include <fmt/format.h>

#include <array>
#include <optional>

#include "generator/deck/decode_words.h"
#include "generator/deck/tables.h"

namespace owldeck {
namespace {

constexpr int kLongestFilm = 3600;
constexpr int kMostFrames = 60;
constexpr int kMostLayers = 1000;

/// Reads a number of seconds of which there can be none.
bool decode_seconds(const YamlNode& node, std::optional<Located<double>>& out,
                    Diagnostics& diagnostics) {
  return decode_between<0, kLongestFilm>(node, out.emplace(), diagnostics);
}

bool decode_length(const YamlNode& node, std::optional<Located<double>>& out,
                   Diagnostics& diagnostics) {
  return decode_between<1, kLongestFilm>(node, out.emplace(), diagnostics);
}

bool decode_speed(const YamlNode& node, Located<double>& out,
                  Diagnostics& diagnostics) {
  constexpr double kSlowest = 0.1;
  constexpr double kFastest = 10;
  if (!decode_value(node, out, diagnostics)) {
    return false;
  }
  if (out.value >= kSlowest && out.value <= kFastest) {
    return true;
  }
  return wrong_value(node.span, fmt::format("{:g} is no speed", out.value),
                     diagnostics,
                     fmt::format("write a number from {:g} to {:g}; 1 is as "
                                 "fast as captions can be read",
                                 kSlowest, kFastest));
}

constexpr std::array kAnimation{
    field<&AnimationSpec::kind>("kind", Need::Required,
                                "what is told, such as score-flow"),
    field<&AnimationSpec::title>("title", Need::Required,
                                 "what the film shows"),
    field<&AnimationSpec::experiment>("of", Need::Required,
                                      "experiment whose numbers it shows"),
    field<&AnimationSpec::query>("query", Need::Optional,
                                 "token that is followed in detail"),
    field<&AnimationSpec::layer, decode_optional_between<1, kMostLayers>>(
        "layer", Need::Optional, "layer of a trained model, from 1"),
    field<&AnimationSpec::heads>("heads", Need::Optional,
                                 "heads that are shown, from 1"),
    field<&AnimationSpec::temperatures>("temperatures", Need::Optional,
                                        "what scores are divided by in turn"),
    field<&AnimationSpec::seconds, decode_length>("seconds", Need::Optional,
                                                  "length of the film"),
    field<&AnimationSpec::speed, decode_speed>(
        "speed", Need::Optional, "times the speed at which captions are read"),
    field<&AnimationSpec::easing>("easing", Need::Optional,
                                  "smooth, gentle, in, out or linear"),
    field<&AnimationSpec::frames_per_second, decode_between<1, kMostFrames>>(
        "fps", Need::Optional, "frames a second"),
    field<&AnimationSpec::steps>("steps", Need::Optional,
                                 "steps that are told otherwise"),
    field<&AnimationSpec::first_step>("from", Need::Optional,
                                      "step that the film begins with"),
    field<&AnimationSpec::last_step>("to", Need::Optional,
                                     "step that the film ends with")};

constexpr std::array kStep{
    field<&AnimationStep::name>("step", Need::Required, "name of the step"),
    field<&AnimationStep::caption>("caption", Need::Optional,
                                   "what is said meanwhile"),
    field<&AnimationStep::seconds, decode_seconds>("seconds", Need::Optional,
                                                   "length of its motion"),
    field<&AnimationStep::hold, decode_seconds>("hold", Need::Optional,
                                                "seconds of rest after it"),
    field<&AnimationStep::easing>("easing", Need::Optional,
                                  "smooth, gentle, in, out or linear")};

}  // namespace

Fields<AnimationSpec> fields_of(const AnimationSpec&) {
  return kAnimation;
}
Fields<AnimationStep> fields_of(const AnimationStep&) {
  return kStep;
}

bool decode_animations(const YamlNode& node, std::vector<AnimationSpec>& out,
                       Diagnostics& diagnostics) {
  if (node.kind != YamlNode::Kind::Map) {
    return wrong_type(node, "a map from ids to animations", diagnostics);
  }
  for (const YamlNode::Entry& entry : node.entries) {
    AnimationSpec& spec = out.emplace_back();
    spec.id = {entry.key, entry.key_span};
    check_id(entry.key_span, entry.key, diagnostics);
    decode_value(entry.value, spec, diagnostics);
  }
  return true;
}

}  // namespace owldeck
