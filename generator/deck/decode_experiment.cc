#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/deck/decode_words.h"
#include "generator/deck/tables.h"

namespace owldeck {
namespace {

constexpr std::array kSweepParameters{
    Word<SweepParameter>{"head_dim", SweepParameter::HeadDim},
    Word<SweepParameter>{"temperature", SweepParameter::Temperature}};

constexpr std::array kMaskStorages{
    Word<MaskStorage>{"buffer", MaskStorage::Buffer},
    Word<MaskStorage>{"non-persistent", MaskStorage::NonPersistent},
    Word<MaskStorage>{"parameter", MaskStorage::Parameter},
    Word<MaskStorage>{"tensor", MaskStorage::Tensor}};

constexpr std::array kInput{
    field<&InputSpec::tokens>("tokens", Need::Required,
                              "the words of the sentence"),
    field<&InputSpec::embeddings>("embeddings", Need::Required,
                                  "a list of numbers for each token"),
    field<&InputSpec::audience>("audience", Need::Optional, kAudienceHint)};

constexpr std::array kText{
    field<&TextSpec::text>("text", Need::Required, "the sentence"),
    field<&TextSpec::d_model, decode_between<1, kWidest>>(
        "d_model", Need::Required, "width of the embeddings"),
    field<&TextSpec::positions>("positions", Need::Optional,
                                "whether position embeddings are added"),
    field<&TextSpec::context_length, decode_between<1, kWidest>>(
        "context_length", Need::Optional, "rows of the position embeddings"),
    field<&TextSpec::torch_seed>("torch_seed", Need::Optional,
                                 "seed of the random embeddings"),
    field<&TextSpec::audience>("audience", Need::Optional, kAudienceHint)};

constexpr std::array kModel{
    field<&ModelSpec::model, decode_id>("model", Need::Required,
                                        "a model, such as tiny-encoder"),
    field<&ModelSpec::text>("text", Need::Required, "the sentence it reads"),
    field<&ModelSpec::audience>("audience", Need::Optional, kAudienceHint)};

constexpr std::array kComparison{
    field<&ComparisonSpec::experiments>("compare", Need::Required,
                                        "names of attentions"),
    field<&ComparisonSpec::audience>("audience", Need::Optional,
                                     kAudienceHint)};

constexpr std::array kSweep{
    field<&SweepSpec::parameter>("sweep", Need::Required,
                                 "head_dim or temperature"),
    field<&SweepSpec::values>("values", Need::Required,
                              "the values that it takes"),
    field<&SweepSpec::experiment>("of", Need::Optional,
                                  "attention whose temperature changes"),
    field<&SweepSpec::tokens, decode_between<2, kWidest>>(
        "tokens", Need::Optional, "how many keys a query meets"),
    field<&SweepSpec::torch_seed>("torch_seed", Need::Optional,
                                  "seed of the random queries and keys"),
    field<&SweepSpec::audience>("audience", Need::Optional, kAudienceHint)};

constexpr std::array kStateDict{
    field<&StateDictSpec::experiment>("state_dict", Need::Required,
                                      "attention whose module it is"),
    field<&StateDictSpec::mask>("mask_as", Need::Optional,
                                "buffer, non-persistent, parameter or tensor"),
    field<&StateDictSpec::context_length, decode_between<1, kWidest>>(
        "context_length", Need::Optional, "rows of the mask"),
    field<&StateDictSpec::edit, decode_between<-kWidest, kWidest>>(
        "edit", Need::Optional, "what the mask's ones are set to"),
    field<&StateDictSpec::audience>("audience", Need::Optional, kAudienceHint)};

constexpr std::array kTimings{
    field<&TimingsSpec::file, decode_path>("timings", Need::Required,
                                           "file that the measurement wrote"),
    field<&TimingsSpec::audience>("audience", Need::Optional, kAudienceHint)};

/// How an experiment of each kind begins.
struct Kind {
  std::string_view key;  ///< that only this kind has
  void (*decode)(const YamlNode::Entry&, std::vector<Experiment>&,
                 Diagnostics&);
  std::size_t (*count_known)(const YamlNode&);
  SchemaDefinitions::Make schema;
};

template <class Spec>
void decode_named(const YamlNode::Entry& entry, std::vector<Experiment>& out,
                  Diagnostics& diagnostics) {
  Spec spec;
  spec.name = {entry.key, entry.key_span};
  decode_value(entry.value, spec, diagnostics);
  out.emplace_back(std::move(spec));
}

template <class Spec>
std::size_t count_known(const YamlNode& node) {
  const Fields<Spec> fields = fields_of(Spec{});
  return static_cast<std::size_t>(std::count_if(
      fields.begin(), fields.end(), [&node](const Field<Spec>& field) {
        return node.find(field.key) != nullptr;
      }));
}

template <class Spec>
constexpr Kind kind_of(std::string_view key) {
  return {key, decode_named<Spec>, count_known<Spec>,
          [](SchemaDefinitions& definitions) {
            return schema_of(Type<Spec>{}, definitions);
          }};
}

/// A text with a model is a model's.
constexpr std::array kKinds{kind_of<AttentionSpec>("attention"),
                            kind_of<ModelSpec>("model"),
                            kind_of<ComparisonSpec>("compare"),
                            kind_of<SweepSpec>("sweep"),
                            kind_of<StateDictSpec>("state_dict"),
                            kind_of<TimingsSpec>("timings"),
                            kind_of<TextSpec>("text"),
                            kind_of<InputSpec>("embeddings")};

/// The kind whose own key is there; if that is misspelled, the one that knows
/// most of the others.
const Kind& find_kind(const YamlNode& node) {
  const auto* const named = std::ranges::find_if(
      kKinds, [&](const Kind& kind) { return node.find(kind.key) != nullptr; });
  if (named != kKinds.end()) {
    return *named;
  }
  const Kind* best = &kKinds.back();
  for (const Kind& kind : kKinds) {
    if (kind.count_known(node) > best->count_known(node)) {
      best = &kind;
    }
  }
  return *best;
}

}  // namespace

Words<SweepParameter> words_of(SweepParameter) {
  return kSweepParameters;
}
Words<MaskStorage> words_of(MaskStorage) {
  return kMaskStorages;
}
Fields<InputSpec> fields_of(const InputSpec&) {
  return kInput;
}
Fields<TextSpec> fields_of(const TextSpec&) {
  return kText;
}
Fields<ModelSpec> fields_of(const ModelSpec&) {
  return kModel;
}
Fields<ComparisonSpec> fields_of(const ComparisonSpec&) {
  return kComparison;
}
Fields<SweepSpec> fields_of(const SweepSpec&) {
  return kSweep;
}
Fields<StateDictSpec> fields_of(const StateDictSpec&) {
  return kStateDict;
}
Fields<TimingsSpec> fields_of(const TimingsSpec&) {
  return kTimings;
}

void check_fields(const YamlNode& node, const SweepSpec& spec,
                  Diagnostics& diagnostics) {
  if (!is_set(spec.parameter)) {
    return;
  }
  const bool temperature = spec.parameter.value == SweepParameter::Temperature;
  if (temperature && node.find("of") == nullptr) {
    diagnostics.error(node.span, "missing-field", "'of' is missing",
                      "attention whose temperature changes");
  }
  for (const YamlNode::Entry& entry : node.entries) {
    const bool of_head_dim = entry.key == "tokens" || entry.key == "torch_seed";
    if (temperature ? of_head_dim : entry.key == "of") {
      diagnostics.error(
          entry.key_span, "unused-key",
          fmt::format("a sweep of {} has no '{}'",
                      temperature ? "temperature" : "head_dim", entry.key),
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
    find_kind(entry.value).decode(entry, out, diagnostics);
  }
  return true;
}

void check_fields(const YamlNode& node, const TextSpec& spec,
                  Diagnostics& diagnostics) {
  if (!spec.positions.value && spec.context_length) {
    for (const YamlNode::Entry& entry : node.entries) {
      if (entry.key == "context_length") {
        diagnostics.error(entry.key_span, "unused-key",
                          "a text without positions has no 'context_length'",
                          "remove it");
      }
    }
  }
}

void restrict_schema(Schema& schema, Type<TextSpec> /*type*/,
                     SchemaDefinitions& /*definitions*/) {
  add_rule(schema, having_flag("positions", false),
           without({"context_length"}));
}

void restrict_schema(Schema& schema, Type<SweepSpec> /*type*/,
                     SchemaDefinitions& /*definitions*/) {
  Schema of_temperature = without({"tokens", "torch_seed"});
  of_temperature.required = {"of"};
  add_rule(schema, having_word("sweep", {"temperature"}), of_temperature);
  add_rule(schema, having_word("sweep", {"head_dim"}), without({"of"}));
}

template <>
Schema schema_read_by<decode_experiments>(SchemaDefinitions& definitions) {
  Schema schema;
  schema.types = {"object"};
  schema.names.push_back(schema_read_by<decode_name>(definitions));
  schema.values.push_back(
      definitions.refer("experiment", [](SchemaDefinitions& inner) {
        std::vector<Schema> kinds;
        for (const Kind& kind : kKinds) {
          kinds.push_back(kind.schema(inner));
        }
        return any_schema(std::move(kinds));
      }));
  return schema;
}

}  // namespace owldeck
