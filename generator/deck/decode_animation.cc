#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

#include "generator/deck/decode_words.h"
#include "generator/deck/tables.h"

namespace owldeck {
namespace {

constexpr int kLongestFilm = 3600;
constexpr int kMostFrames = 60;
constexpr int kMostLayers = 1000;

constexpr double kSlowest = 0.1;
constexpr double kFastest = 10;

bool decode_speed(const YamlNode& node, Located<double>& out,
                  Diagnostics& diagnostics) {
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

}  // namespace

template <>
Schema schema_read_by<decode_speed>(SchemaDefinitions& definitions) {
  Schema schema = schema_of(Type<double>{}, definitions);
  schema.minimum = kSlowest;
  schema.maximum = kFastest;
  return schema;
}

namespace {

constexpr std::array kAnimation{
    field<&AnimationSpec::kind, decode_known<&SchemaNames::kinds>>(
        "kind", Need::Required, "what is told, such as score-flow"),
    field<&AnimationSpec::title>("title", Need::Required,
                                 "what the film shows"),
    field<&AnimationSpec::experiment>("of", Need::Required,
                                      "experiment whose numbers it shows"),
    field<&AnimationSpec::query>("query", Need::Optional,
                                 "token that is followed in detail"),
    field<&AnimationSpec::layer, decode_between<1, kMostLayers>>(
        "layer", Need::Optional, "layer of a trained model, from 1"),
    field<&AnimationSpec::heads, decode_each<decode_between<1, kWidest>>>(
        "heads", Need::Optional, "heads that are shown, from 1"),
    field<&AnimationSpec::temperatures>("temperatures", Need::Optional,
                                        "what scores are divided by in turn"),
    field<&AnimationSpec::seconds, decode_between<1, kLongestFilm>>(
        "seconds", Need::Optional, "length of the film"),
    field<&AnimationSpec::speed, decode_speed>(
        "speed", Need::Optional, "times the speed at which captions are read"),
    field<&AnimationSpec::easing, decode_known<&SchemaNames::easings>>(
        "easing", Need::Optional, "smooth, gentle, in, out or linear"),
    field<&AnimationSpec::frames_per_second, decode_between<1, kMostFrames>>(
        "fps", Need::Optional, "frames a second"),
    field<&AnimationSpec::steps>("steps", Need::Optional,
                                 "steps that are told otherwise"),
    field<&AnimationSpec::first_step>("from", Need::Optional,
                                      "step that the film begins with"),
    field<&AnimationSpec::last_step>("to", Need::Optional,
                                     "step that the film ends with"),
    field<&AnimationSpec::audience>("audience", Need::Optional, kAudienceHint)};

constexpr std::array kStep{
    field<&AnimationStep::name>("step", Need::Required, "name of the step"),
    field<&AnimationStep::caption>("caption", Need::Optional,
                                   "what is said meanwhile"),
    field<&AnimationStep::seconds, decode_between<0, kLongestFilm>>(
        "seconds", Need::Optional, "length of its motion"),
    field<&AnimationStep::hold, decode_between<0, kLongestFilm>>(
        "hold", Need::Optional, "seconds of rest after it"),
    field<&AnimationStep::easing, decode_known<&SchemaNames::easings>>(
        "easing", Need::Optional, "smooth, gentle, in, out or linear")};

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

void restrict_schema(Schema& schema, Type<AnimationSpec> /*type*/,
                     SchemaDefinitions& definitions) {
  std::set<std::string> some_read;
  for (const SchemaNames::Film& film : definitions.names().films) {
    some_read.insert(film.reads.begin(), film.reads.end());
  }
  for (const SchemaNames::Film& film : definitions.names().films) {
    std::vector<std::string> unread(some_read.begin(), some_read.end());
    std::erase_if(unread, [&](const std::string& key) {
      return std::ranges::find(film.reads, key) != film.reads.end();
    });
    add_rule(schema, having_word("kind", {film.kind}), without(unread));
  }
}

template <>
Schema schema_read_by<decode_animations>(SchemaDefinitions& definitions) {
  Schema schema;
  schema.types = {"object"};
  schema.names.push_back(schema_read_by<decode_id>(definitions));
  schema.values.push_back(schema_of(Type<AnimationSpec>{}, definitions));
  return schema;
}

}  // namespace owldeck
