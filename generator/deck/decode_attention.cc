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

constexpr std::array kImplementations{
    Word<Implementation>{"split", Implementation::Split},
    Word<Implementation>{"stack", Implementation::Stack},
    Word<Implementation>{"fused", Implementation::Fused},
    Word<Implementation>{"loop", Implementation::Loop},
    Word<Implementation>{"streaming", Implementation::Streaming}};

constexpr std::array kParameters{Word<Parameters>{"rand", Parameters::Rand},
                                 Word<Parameters>{"randn", Parameters::Randn},
                                 Word<Parameters>{"linear", Parameters::Linear},
                                 Word<Parameters>{"bare", Parameters::Bare}};

constexpr std::array kMasks{
    Word<MaskMethod>{"none", MaskMethod::None},
    Word<MaskMethod>{"minus-infinity", MaskMethod::MinusInfinity},
    Word<MaskMethod>{"multiply", MaskMethod::Multiply}};
constexpr std::array kSoftmaxes{
    Word<SoftmaxMethod>{"rows", SoftmaxMethod::Rows},
    Word<SoftmaxMethod>{"plain", SoftmaxMethod::Plain},
    Word<SoftmaxMethod>{"columns", SoftmaxMethod::Columns}};

/// What weights are called: the names of their steps.
constexpr std::array<std::string_view, 10> kWeightNames{
    "W_query", "W_key", "W_value", "W_qkv", "W_out",
    "b_query", "b_key", "b_value", "b_qkv", "b_out"};

constexpr int kMostBatches = 1024;
/// Sizes of what is never computed.
constexpr int kLargestShape = 1'000'000;
/// Scores stay finite from here up.
constexpr double kLeastTemperature = 0.001;
constexpr double kMostTemperature = 1000.0;

bool decode_temperature(const YamlNode& node, Located<double>& out,
                        Diagnostics& diagnostics) {
  return decode_value(node, out, diagnostics) &&
         check_bounds(node.span, out.value, kLeastTemperature, kMostTemperature,
                      diagnostics);
}

/// A probability below 1: what drops everything teaches nothing.
bool decode_dropout(const YamlNode& node, Located<double>& out,
                    Diagnostics& diagnostics) {
  if (!decode_value(node, out, diagnostics)) {
    return false;
  }
  if (out.value >= 0.0 && out.value < 1.0) {
    return true;
  }
  return wrong_value(node.span,
                     fmt::format("{:g} is no dropout probability", out.value),
                     diagnostics, "write a number from 0 to below 1");
}

}  // namespace

template <>
Schema schema_read_by<decode_temperature>(SchemaDefinitions& definitions) {
  Schema schema = schema_of(Type<double>{}, definitions);
  schema.minimum = kLeastTemperature;
  schema.maximum = kMostTemperature;
  return schema;
}

template <>
Schema schema_read_by<decode_dropout>(SchemaDefinitions& definitions) {
  Schema schema = schema_of(Type<double>{}, definitions);
  schema.minimum = 0.0;
  schema.below = 1.0;
  return schema;
}

namespace {

constexpr std::array kAttention{
    field<&AttentionSpec::attention>("attention", Need::Required,
                                     "simple, scaled, causal or multi-head"),
    field<&AttentionSpec::input>("input", Need::Optional,
                                 "name of the tokens and embeddings"),
    field<&AttentionSpec::d_out, decode_between<1, kLargestShape>>(
        "d_out", Need::Optional, "width of queries, keys and values"),
    field<&AttentionSpec::batch, decode_between<1, kMostBatches>>(
        "batch", Need::Optional, "how often the input is stacked"),
    field<&AttentionSpec::mask>("mask", Need::Optional,
                                "none, minus-infinity or multiply"),
    field<&AttentionSpec::scale>("scale", Need::Optional,
                                 "whether scores are divided by √head_dim"),
    field<&AttentionSpec::softmax>(
        "softmax", Need::Optional,
        "rows, or by mistake plain (overflows) or columns (wrong axis)"),
    field<&AttentionSpec::temperature, decode_temperature>(
        "temperature", Need::Optional, "what scores are divided by besides"),
    field<&AttentionSpec::dropout, decode_dropout>(
        "dropout", Need::Optional, "probability that a weight is dropped"),
    field<&AttentionSpec::dropout_seed>("dropout_seed", Need::Optional,
                                        "seed just before dropout draws"),
    field<&AttentionSpec::parameters>("parameters", Need::Optional,
                                      "rand, randn, linear or bare"),
    field<&AttentionSpec::qkv_bias>(
        "qkv_bias", Need::Optional,
        "whether queries, keys and values have a bias"),
    field<&AttentionSpec::torch_seed>("torch_seed", Need::Optional,
                                      "seed of the random weights"),
    field<&AttentionSpec::weights>("weights", Need::Optional,
                                   "a .safetensors file, or weights by name"),
    field<&AttentionSpec::heads, decode_between<1, kWidest>>(
        "heads", Need::Optional, "number of heads; divides d_out"),
    field<&AttentionSpec::implementation>(
        "implementation", Need::Optional,
        "split, stack, fused, loop or streaming"),
    field<&AttentionSpec::block, decode_between<1, kWidest>>(
        "block", Need::Optional, "keys that are read at once"),
    field<&AttentionSpec::output_projection>(
        "output_projection", Need::Optional,
        "whether the joined heads are projected"),
    field<&AttentionSpec::shapes_only>("shapes_only", Need::Optional,
                                       "whether nothing is computed"),
    field<&AttentionSpec::tokens, decode_between<1, kLargestShape>>(
        "tokens", Need::Optional, "length of the input that is not there"),
    field<&AttentionSpec::d_in, decode_between<1, kLargestShape>>(
        "d_in", Need::Optional, "width of the input that is not there"),
    field<&AttentionSpec::audience>("audience", Need::Optional, kAudienceHint)};

bool decode_weight(const YamlNode& node, WeightSource& out,
                   Diagnostics& diagnostics) {
  if (node.kind == YamlNode::Kind::Scalar) {
    return decode_path(node, out.emplace<Located<std::string>>(), diagnostics);
  }
  auto& rows = out.emplace<LocatedRows>();
  rows.span = node.span;
  const bool is_bias =
      !node.items.empty() && node.items[0].kind == YamlNode::Kind::Scalar;
  if (is_bias) {
    return decode_value(node, rows.value.emplace_back(), diagnostics);
  }
  return decode_value(node, rows.value, diagnostics);
}

}  // namespace

std::string_view to_string(AttentionKind kind) {
  return kAttentionKinds[static_cast<std::size_t>(kind)].text;
}
std::string_view to_string(Implementation implementation) {
  return kImplementations[static_cast<std::size_t>(implementation)].text;
}

Words<AttentionKind> words_of(AttentionKind) {
  return kAttentionKinds;
}
Words<Implementation> words_of(Implementation) {
  return kImplementations;
}
Words<Parameters> words_of(Parameters) {
  return kParameters;
}
Words<MaskMethod> words_of(MaskMethod) {
  return kMasks;
}
Words<SoftmaxMethod> words_of(SoftmaxMethod) {
  return kSoftmaxes;
}
Fields<AttentionSpec> fields_of(const AttentionSpec&) {
  return kAttention;
}

bool decode_value(const YamlNode& node, WeightsSpec& out,
                  Diagnostics& diagnostics) {
  out.span = node.span;
  if (node.kind == YamlNode::Kind::Scalar) {
    return decode_path(node, out.file, diagnostics);
  }
  if (node.kind != YamlNode::Kind::Map) {
    return wrong_type(node, "a .safetensors file, or a map of weights by name",
                      diagnostics);
  }
  bool right = true;
  for (const YamlNode::Entry& entry : node.entries) {
    if (std::ranges::find(kWeightNames, entry.key) == kWeightNames.end()) {
      right =
          unknown_word(entry.key_span, "weight", entry.key,
                       {kWeightNames.begin(), kWeightNames.end()}, diagnostics);
      continue;
    }
    auto& [name, source] = out.written.emplace_back();
    name = {entry.key, entry.key_span};
    right = decode_weight(entry.value, source, diagnostics) && right;
  }
  return right;
}

Schema schema_of(Type<WeightsSpec> /*type*/, SchemaDefinitions& definitions) {
  const Schema path = schema_read_by<decode_path>(definitions);
  const Schema weight =
      definitions.refer("weight", [](SchemaDefinitions& inner) {
        const Schema row = schema_of(Type<std::vector<double>>{}, inner);
        return any_schema(
            {schema_read_by<decode_path>(inner), row, list_schema(row)});
      });
  Schema written;
  written.types = {"object"};
  written.closed = true;
  for (const std::string_view name : kWeightNames) {
    written.properties.push_back({std::string(name), weight});
  }
  return any_schema({path, written});
}

}  // namespace owldeck
