#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/deck/decode_words.h"
#include "generator/deck/tables.h"

namespace owldeck {
namespace {

constexpr std::array kAttentionKinds{
    Word<AttentionKind>{"simple", AttentionKind::Simple},
    Word<AttentionKind>{"scaled", AttentionKind::Scaled},
    Word<AttentionKind>{"causal", AttentionKind::Causal},
    Word<AttentionKind>{"multi-head", AttentionKind::MultiHead}};

constexpr std::array kParameters{
    Word<Parameters>{"rand", Parameters::Rand},
    Word<Parameters>{"randn", Parameters::Randn},
    Word<Parameters>{"linear", Parameters::Linear}};

constexpr std::array kMasks{
    Word<MaskMethod>{"minus-infinity", MaskMethod::MinusInfinity},
    Word<MaskMethod>{"multiply", MaskMethod::Multiply}};

constexpr std::array kAnimationKinds{
    Word<AnimationKind>{"score-flow", AnimationKind::ScoreFlow},
    Word<AnimationKind>{"multihead-causal", AnimationKind::MultiheadCausal}};

constexpr int kWidest = 4096;  ///< more is no lesson but a workload
constexpr int kMostBatches = 1024;
constexpr int kLongestFilm = 3600;
constexpr int kMostFrames = 240;

bool decode_width(const YamlNode& node, std::optional<Located<int>>& out,
                  Diagnostics& diagnostics) {
  return decode_between<1, kWidest>(node, out.emplace(), diagnostics);
}

constexpr std::array kInput{
    field<&InputSpec::tokens>("tokens", Need::Required,
                              "the words of the sentence"),
    field<&InputSpec::embeddings>("embeddings", Need::Required,
                                  "a list of numbers for each token")};

constexpr std::array kAttention{
    field<&AttentionSpec::attention>("attention", Need::Required,
                                     "simple, scaled, causal or multi-head"),
    field<&AttentionSpec::input>("input", Need::Required,
                                 "name of the tokens and embeddings"),
    field<&AttentionSpec::d_out, decode_width>(
        "d_out", Need::Optional, "width of queries, keys and values"),
    field<&AttentionSpec::heads, decode_between<1, kWidest>>(
        "heads", Need::Optional, "number of heads; divides d_out"),
    field<&AttentionSpec::batch, decode_between<1, kMostBatches>>(
        "batch", Need::Optional, "how often the input is stacked"),
    field<&AttentionSpec::mask>("mask", Need::Optional,
                                "minus-infinity or multiply"),
    field<&AttentionSpec::causal>("causal", Need::Optional,
                                  "whether the future is hidden"),
    field<&AttentionSpec::parameters>("parameters", Need::Optional,
                                      "rand, randn or linear"),
    field<&AttentionSpec::torch_seed>("torch_seed", Need::Optional,
                                      "seed of the random weights"),
    field<&AttentionSpec::output_projection>(
        "output_projection", Need::Optional,
        "whether the joined heads are projected")};

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

template <class T>
std::size_t count_known(const YamlNode& node, Fields<T> fields) {
  return static_cast<std::size_t>(std::count_if(
      fields.begin(), fields.end(), [&node](const Field<T>& field) {
        return node.find(field.key) != nullptr;
      }));
}

/// An attention has the key `attention`; if that is misspelled, the other keys
/// tell.
bool is_attention(const YamlNode& node) {
  return node.find("attention") != nullptr ||
         count_known(node, Fields<AttentionSpec>(kAttention)) >
             count_known(node, Fields<InputSpec>(kInput));
}

/// Keys that only some kinds of attention read.
struct KeyOfKinds {
  std::string_view key;
  std::array<bool, 4> kinds;  ///< simple, scaled, causal, multi-head
};
constexpr std::array kKeysOfKinds{
    KeyOfKinds{"d_out", {false, true, true, true}},
    KeyOfKinds{"parameters", {false, true, true, true}},
    KeyOfKinds{"torch_seed", {false, true, true, true}},
    KeyOfKinds{"mask", {false, false, true, true}},
    KeyOfKinds{"heads", {false, false, false, true}},
    KeyOfKinds{"batch", {false, false, false, true}},
    KeyOfKinds{"causal", {false, false, false, true}},
    KeyOfKinds{"output_projection", {false, false, false, true}}};

template <class Spec>
Spec decode_named(const YamlNode::Entry& entry, Diagnostics& diagnostics) {
  Spec spec;
  spec.name = {entry.key, entry.key_span};
  decode_value(entry.value, spec, diagnostics);
  return spec;
}

}  // namespace

std::string_view to_string(AttentionKind kind) {
  return kAttentionKinds[static_cast<std::size_t>(kind)].text;
}

Words<AttentionKind> words_of(AttentionKind) {
  return kAttentionKinds;
}
Words<Parameters> words_of(Parameters) {
  return kParameters;
}
Words<MaskMethod> words_of(MaskMethod) {
  return kMasks;
}
Words<AnimationKind> words_of(AnimationKind) {
  return kAnimationKinds;
}
Fields<InputSpec> fields_of(const InputSpec&) {
  return kInput;
}
Fields<AttentionSpec> fields_of(const AttentionSpec&) {
  return kAttention;
}
Fields<AnimationSpec> fields_of(const AnimationSpec&) {
  return kAnimation;
}

void check_fields(const YamlNode& node, const AttentionSpec& spec,
                  Diagnostics& diagnostics) {
  if (!is_set(spec.attention)) {
    return;
  }
  const AttentionKind kind = spec.attention.value;
  if (kind != AttentionKind::Simple && node.find("d_out") == nullptr) {
    diagnostics.error(node.span, "missing-field", "'d_out' is missing",
                      "width of queries, keys and values");
  }
  if (kind == AttentionKind::MultiHead && !spec.causal.value &&
      is_set(spec.mask)) {
    diagnostics.error(spec.mask.span, "unused-key",
                      "attention that is not causal has no 'mask'",
                      "take away 'mask', or 'causal: false'");
  }
  for (const YamlNode::Entry& entry : node.entries) {
    const auto* const found = std::find_if(
        kKeysOfKinds.begin(), kKeysOfKinds.end(),
        [&](const KeyOfKinds& each) { return each.key == entry.key; });
    if (found != kKeysOfKinds.end() &&
        !found->kinds[static_cast<std::size_t>(kind)]) {
      diagnostics.error(
          entry.key_span, "unused-key",
          fmt::format("{} attention has no '{}'", to_string(kind), entry.key),
          "remove it");
    }
  }
}

bool decode_experiments(const YamlNode& node, std::vector<Experiment>& out,
                        Diagnostics& diagnostics) {
  if (node.kind != YamlNode::Kind::Map) {
    return wrong_type(node, "a map from names to experiments", diagnostics);
  }
  for (const YamlNode::Entry& entry : node.entries) {
    check_name(entry.key_span, entry.key, diagnostics);
    if (is_attention(entry.value)) {
      out.emplace_back(decode_named<AttentionSpec>(entry, diagnostics));
    } else {
      out.emplace_back(decode_named<InputSpec>(entry, diagnostics));
    }
  }
  return true;
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
