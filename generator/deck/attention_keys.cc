#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <initializer_list>

#include "generator/deck/tables.h"

/// What the keys of an attention say together: once for those who read its
/// YAML, once for those who write it in an editor.
namespace owldeck {
namespace {

/// Keys that only some kinds of attention read.
struct KeyOfKinds {
  std::string_view key;
  std::array<bool, 4> kinds;  ///< simple, scaled, causal, multi-head
};
constexpr std::array kKeysOfKinds{
    KeyOfKinds{"d_out", {false, true, true, true}},
    KeyOfKinds{"parameters", {false, true, true, true}},
    KeyOfKinds{"qkv_bias", {false, true, true, true}},
    KeyOfKinds{"weights", {false, true, true, true}},
    KeyOfKinds{"heads", {false, false, false, true}},
    KeyOfKinds{"implementation", {false, false, false, true}},
    KeyOfKinds{"block", {false, false, false, true}},
    KeyOfKinds{"output_projection", {false, false, false, true}}};

/// Reports every key of `keys` that is there though `why` says it is not read.
void refuse_keys(const YamlNode& node,
                 std::initializer_list<std::string_view> keys,
                 std::string_view why, Diagnostics& diagnostics) {
  for (const YamlNode::Entry& entry : node.entries) {
    if (std::ranges::find(keys, entry.key) != keys.end()) {
      diagnostics.error(entry.key_span, "unused-key",
                        fmt::format("{} has no '{}'", why, entry.key),
                        "remove it");
    }
  }
}

void require_key(const YamlNode& node, std::string_view key,
                 std::string_view description, Diagnostics& diagnostics) {
  if (node.find(key) == nullptr) {
    diagnostics.error(node.span, "missing-field",
                      fmt::format("'{}' is missing", key),
                      std::string(description));
  }
}

void check_kind(const YamlNode& node, AttentionKind kind,
                Diagnostics& diagnostics) {
  if (kind != AttentionKind::Simple) {
    require_key(node, "d_out", "width of queries, keys and values",
                diagnostics);
  }
  for (const KeyOfKinds& each : kKeysOfKinds) {
    if (!each.kinds[static_cast<std::size_t>(kind)]) {
      refuse_keys(node, {each.key},
                  fmt::format("{} attention", to_string(kind)), diagnostics);
    }
  }
}

/// What an input that is there, or is not, makes needless.
void check_shapes_only(const YamlNode& node, const AttentionSpec& spec,
                       Diagnostics& diagnostics) {
  if (spec.shapes_only.value) {
    require_key(node, "tokens", "length of the input", diagnostics);
    require_key(node, "d_in", "width of the input", diagnostics);
    refuse_keys(node, {"input", "weights", "torch_seed", "dropout_seed"},
                "an experiment of shapes only", diagnostics);
    return;
  }
  require_key(node, "input", "name of the tokens and embeddings", diagnostics);
  refuse_keys(node, {"tokens", "d_in"},
              "an experiment without 'shapes_only: true'", diagnostics);
}

void check_parameters(const YamlNode& node, const AttentionSpec& spec,
                      Diagnostics& diagnostics) {
  const Parameters parameters = spec.parameters.value;
  const bool drawn_bare =
      parameters == Parameters::Rand || parameters == Parameters::Randn;
  if (parameters == Parameters::Bare && !spec.shapes_only.value) {
    require_key(node, "weights", "bare parameters are given, not drawn",
                diagnostics);
  }
  if (drawn_bare) {
    refuse_keys(node, {"weights", "qkv_bias"},
                "an attention with parameters that are drawn bare",
                diagnostics);
  }
  if (spec.weights && spec.dropout.value == 0.0) {
    refuse_keys(node, {"torch_seed"},
                "an attention with weights that are given", diagnostics);
  }
}

void check_switches(const YamlNode& node, const AttentionSpec& spec,
                    Diagnostics& diagnostics) {
  if (spec.dropout.value == 0.0) {
    refuse_keys(node, {"dropout_seed"}, "an attention without dropout",
                diagnostics);
    if (spec.attention.value == AttentionKind::Simple) {
      refuse_keys(node, {"torch_seed"}, "simple attention", diagnostics);
    }
  }
  if (spec.implementation.value != Implementation::Streaming) {
    refuse_keys(node, {"block"}, "an attention that does not stream",
                diagnostics);
    return;
  }
  if (spec.dropout.value != 0.0) {
    refuse_keys(node, {"dropout"}, "streaming, which never holds the weights,",
                diagnostics);
  }
  if (spec.softmax.value != SoftmaxMethod::Rows) {
    refuse_keys(node, {"softmax"}, "streaming, which has a softmax of its own,",
                diagnostics);
  }
  if (spec.mask && spec.mask->value == MaskMethod::Multiply) {
    diagnostics.error(spec.mask->span, "unused-key",
                      "streaming, which never holds the weights, cannot "
                      "multiply them",
                      "mask with minus-infinity");
  }
}

// The same as schemas: of the whole map, as conditions on its other keys.

Schema kinds_without(const KeyOfKinds& keys) {
  std::vector<std::string> kinds;
  for (const Word<AttentionKind>& word : words_of(AttentionKind{})) {
    if (!keys.kinds[static_cast<std::size_t>(word.value)]) {
      kinds.emplace_back(word.text);
    }
  }
  return having_word("attention", std::move(kinds));
}

Schema none_of(Schema condition) {
  Schema schema;
  schema.refused.push_back(std::move(condition));
  return schema;
}

Schema all_of(std::vector<Schema> schemas) {
  Schema schema;
  schema.all_of = std::move(schemas);
  return schema;
}

/// Maps with a dropout that drops something.
Schema dropping() {
  Schema some;
  some.above = 0.0;
  return having("dropout", std::move(some));
}

void restrict_kinds(Schema& schema) {
  for (std::size_t i = 0; i < kKeysOfKinds.size();) {
    const KeyOfKinds& first = kKeysOfKinds[i];
    std::vector<std::string> keys;
    for (; i < kKeysOfKinds.size() && kKeysOfKinds[i].kinds == first.kinds;
         ++i) {
      keys.emplace_back(kKeysOfKinds[i].key);
    }
    add_rule(schema, kinds_without(first), without(keys));
  }
  add_rule(schema, none_of(having_word("attention", {"simple"})),
           with({"d_out"}));
}

void restrict_inputs(Schema& schema) {
  const Schema shapes_only = having_flag("shapes_only", true);
  Schema of_shapes =
      without({"input", "weights", "torch_seed", "dropout_seed"});
  of_shapes.required = {"tokens", "d_in"};
  add_rule(schema, shapes_only, of_shapes);
  Schema of_numbers = without({"tokens", "d_in"});
  of_numbers.required = {"input"};
  add_rule(schema, none_of(shapes_only), of_numbers);
}

void restrict_parameters(Schema& schema) {
  add_rule(schema,
           all_of({having_word("parameters", {"bare"}),
                   none_of(having_flag("shapes_only", true))}),
           with({"weights"}));
  add_rule(schema, having_word("parameters", {"rand", "randn"}),
           without({"weights", "qkv_bias"}));
  add_rule(schema, all_of({having("weights"), none_of(dropping())}),
           without({"torch_seed"}));
}

void restrict_switches(Schema& schema) {
  add_rule(schema, none_of(dropping()), without({"dropout_seed"}));
  add_rule(schema,
           all_of({none_of(dropping()), having_word("attention", {"simple"})}),
           without({"torch_seed"}));
  const Schema streaming = having_word("implementation", {"streaming"});
  add_rule(schema, none_of(streaming), without({"block"}));
  add_rule(schema, streaming,
           all_of({none_of(dropping()),
                   none_of(having_word("softmax", {"plain", "columns"})),
                   none_of(having_word("mask", {"multiply"}))}));
}

}  // namespace

void check_fields(const YamlNode& node, const AttentionSpec& spec,
                  Diagnostics& diagnostics) {
  if (!is_set(spec.attention)) {
    return;
  }
  check_kind(node, spec.attention.value, diagnostics);
  check_shapes_only(node, spec, diagnostics);
  check_parameters(node, spec, diagnostics);
  check_switches(node, spec, diagnostics);
}

void restrict_schema(Schema& schema, Type<AttentionSpec> /*type*/,
                     SchemaDefinitions& /*definitions*/) {
  restrict_kinds(schema);
  restrict_inputs(schema);
  restrict_parameters(schema);
  restrict_switches(schema);
}

}  // namespace owldeck
