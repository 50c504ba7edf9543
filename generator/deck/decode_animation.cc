#include <array>

#include "generator/deck/decode_words.h"
#include "generator/deck/tables.h"

namespace owldeck {
namespace {

constexpr std::array kAnimationKinds{
    Word<AnimationKind>{"score-flow", AnimationKind::ScoreFlow},
    Word<AnimationKind>{"multihead-causal", AnimationKind::MultiheadCausal}};

constexpr int kLongestFilm = 3600;
constexpr int kMostFrames = 240;

constexpr std::array kAnimation{
    field<&AnimationSpec::kind>("kind", Need::Required,
                                "score-flow or multihead-causal"),
    field<&AnimationSpec::title>("title", Need::Required,
                                 "what the film shows"),
    field<&AnimationSpec::experiment>("of", Need::Required,
                                      "experiment whose numbers it shows"),
    field<&AnimationSpec::query>("query", Need::Required,
                                 "token that is followed in detail"),
    field<&AnimationSpec::seconds, decode_between<1, kLongestFilm>>(
        "seconds", Need::Optional, "length of the film"),
    field<&AnimationSpec::frames_per_second, decode_between<1, kMostFrames>>(
        "fps", Need::Optional, "frames a second")};

}  // namespace

Words<AnimationKind> words_of(AnimationKind) {
  return kAnimationKinds;
}
Fields<AnimationSpec> fields_of(const AnimationSpec&) {
  return kAnimation;
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
