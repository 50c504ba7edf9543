#include "generator/attention/state_dict.h"

#include <fstream>
#include <nlohmann/json.hpp>

#include "tests/generator/attention/run_deck.h"

namespace owldeck {
namespace {

const std::string kAttentions =
    "  simple: {attention: simple, input: journey}\n"
    "  scaled: {attention: scaled, input: journey, d_out: 2}\n"
    "  causal: {attention: causal, input: journey, d_out: 2}\n";

const Tensor& step(const Trace& trace, const std::string& name) {
  const Tensor* tensor = trace.find(name);
  REQUIRE_MESSAGE(tensor != nullptr, "no step ", name);
  return *tensor;
}

/// The state of `causal` with the given keys besides.
Trace state_of(const std::string& keys) {
  return traced(kAttentions + "  state: {state_dict: causal" + keys + "}\n",
                "state");
}

/// What a state dict that stands on line 2 reports.
Diagnostic problem_of(const std::string& keys) {
  return only_problem_of("  state: {" + keys + "}\n" + kAttentions, "state");
}

AttentionSpec spec_of(AttentionKind kind, int d_out, int heads = 1) {
  AttentionSpec spec;
  spec.name.value = "run";
  spec.attention.value = kind;
  spec.d_out = Located<int>{d_out, {}};
  spec.heads.value = heads;
  return spec;
}

AttentionSpec heads_of(Implementation implementation) {
  AttentionSpec spec = spec_of(AttentionKind::MultiHead, 4, 2);
  spec.implementation.value = implementation;
  return spec;
}

/// Such as `mask 6x6`.
std::string text_of(const StateEntry& entry) {
  std::string text = entry.name;
  char before = ' ';
  for (const std::size_t size : entry.shape) {
    text += before + std::to_string(size);
    before = 'x';
  }
  return text;
}

using Texts = std::vector<std::string>;

/// The state on 3 dimensions with a mask of 6 tokens, if there is one.
Texts entries(const AttentionSpec& spec,
              std::optional<MaskStorage> storage = MaskStorage::Buffer) {
  const auto mask =
      storage ? std::optional(MaskState{*storage, 6}) : std::nullopt;
  Texts texts;
  for (const StateEntry& entry : module_state(spec, 3, mask)) {
    texts.push_back(text_of(entry));
  }
  return texts;
}

TEST_CASE("module_state: a buffer comes before what the children hold") {
  CHECK(entries(spec_of(AttentionKind::Causal, 2)) ==
        Texts{"mask 6x6", "W_query.weight 2x3", "W_key.weight 2x3",
              "W_value.weight 2x3"});
}

TEST_CASE("module_state: a layer's bias follows its weight") {
  AttentionSpec spec = spec_of(AttentionKind::Scaled, 2);
  spec.qkv_bias.value = true;
  CHECK(entries(spec, std::nullopt) ==
        Texts{"W_query.weight 2x3", "W_query.bias 2", "W_key.weight 2x3",
              "W_key.bias 2", "W_value.weight 2x3", "W_value.bias 2"});
}

TEST_CASE("module_state: bare parameters are the module's own") {
  AttentionSpec spec = spec_of(AttentionKind::Causal, 2);
  spec.parameters.value = Parameters::Rand;
  CHECK(entries(spec) ==
        Texts{"W_query 3x2", "W_key 3x2", "W_value 3x2", "mask 6x6"});
}

TEST_CASE("module_state: split heads share their layers") {
  for (const Implementation implementation :
       {Implementation::Split, Implementation::Loop}) {
    CHECK(entries(heads_of(implementation)) ==
          Texts{"mask 6x6", "W_query.weight 4x3", "W_key.weight 4x3",
                "W_value.weight 4x3", "out_proj.weight 4x4",
                "out_proj.bias 4"});
  }
}

TEST_CASE("module_state: stacked heads are modules with masks of their own") {
  CHECK(entries(heads_of(Implementation::Stack)) ==
        Texts{"heads.0.mask 6x6", "heads.0.W_query.weight 2x3",
              "heads.0.W_key.weight 2x3", "heads.0.W_value.weight 2x3",
              "heads.1.mask 6x6", "heads.1.W_query.weight 2x3",
              "heads.1.W_key.weight 2x3", "heads.1.W_value.weight 2x3",
              "out_proj.weight 4x4", "out_proj.bias 4"});
}

TEST_CASE("module_state: a bare output projection comes before the heads") {
  AttentionSpec spec = heads_of(Implementation::Stack);
  spec.parameters.value = Parameters::Bare;
  const Texts found = entries(spec);
  CHECK(found.front() == "out_proj 4x4");
  CHECK(found.at(1) == "heads.0.W_query 3x2");
  CHECK(found.back() == "heads.1.mask 6x6");
}

TEST_CASE("module_state: a fused layer is as wide as three") {
  AttentionSpec spec = heads_of(Implementation::Fused);
  spec.qkv_bias.value = true;
  CHECK(entries(spec) == Texts{"mask 6x6", "qkv.weight 12x3", "qkv.bias 12",
                               "proj.weight 4x4", "proj.bias 4"});
}

TEST_CASE("module_state: without an output projection there is none") {
  AttentionSpec spec = heads_of(Implementation::Split);
  spec.output_projection.value = false;
  CHECK(entries(spec).back() == "W_value.weight 4x3");
}

StateEntry mask_as(MaskStorage storage) {
  const auto state =
      module_state(spec_of(AttentionKind::Causal, 2), 3, MaskState{storage, 6});
  for (const StateEntry& entry : state) {
    if (entry.name == "mask") {
      return entry;
    }
  }
  FAIL("no mask");
  return {};
}

TEST_CASE("module_state: a buffer is moved and saved, not trained") {
  CHECK(
      mask_as(MaskStorage::Buffer) ==
      StateEntry{"mask", {6, 6}, StateEntry::Kind::Buffer, false, true, true});
}

TEST_CASE("module_state: a buffer that is not persistent is not saved") {
  CHECK(
      mask_as(MaskStorage::NonPersistent) ==
      StateEntry{"mask", {6, 6}, StateEntry::Kind::Buffer, false, true, false});
}

TEST_CASE("module_state: a parameter is trained") {
  CHECK(mask_as(MaskStorage::Parameter) ==
        StateEntry{
            "mask", {6, 6}, StateEntry::Kind::Parameter, true, true, true});
}

TEST_CASE("module_state: a plain tensor is none of that, and last") {
  CHECK(mask_as(MaskStorage::Tensor) ==
        StateEntry{
            "mask", {6, 6}, StateEntry::Kind::Tensor, false, false, false});
  CHECK(
      entries(spec_of(AttentionKind::Causal, 2), MaskStorage::Tensor).back() ==
      "mask 6x6");
}

TEST_CASE("module_state: weights are trained, moved and saved") {
  const auto state =
      module_state(spec_of(AttentionKind::Scaled, 2), 3, std::nullopt);
  CHECK(state.front() == StateEntry{"W_query.weight",
                                    {2, 3},
                                    StateEntry::Kind::Parameter,
                                    true,
                                    true,
                                    true});
}

/// A mask of the notebook's case, row after row.
std::vector<float> published_mask(const char* name) {
  std::ifstream file(OWLDECK_SOURCE_DIR
                     "/tests/fixtures/attention/ch03-published-figures.json");
  const auto figures = nlohmann::json::parse(file);
  for (const auto& each : figures.at("cases")) {
    if (each.at("id") == "buffers-mask-edit") {
      std::vector<float> values;
      for (const auto& row : each.at("expected").at(name)) {
        const auto numbers = row.get<std::vector<float>>();
        values.insert(values.end(), numbers.begin(), numbers.end());
      }
      return values;
    }
  }
  FAIL("no case buffers-mask-edit");
  return {};
}

TEST_CASE("state_dict: buffers-mask-edit, with a buffer") {
  const Trace state = state_of(", mask_as: buffer, edit: 2");
  CHECK(step(state, "edited").values == published_mask("mask_modified"));
  CHECK(step(state, "reloaded").values ==
        published_mask("mask_reloaded_with_buffer"));
}

TEST_CASE("state_dict: buffers-mask-edit, without a buffer") {
  const Trace state = state_of(", mask_as: tensor, edit: 2");
  CHECK(step(state, "edited").values == published_mask("mask_modified"));
  CHECK(step(state, "reloaded").values ==
        published_mask("mask_reloaded_without_buffer"));
}

TEST_CASE("state_dict: the mask is 1 in the future") {
  const Trace state = state_of("");
  const Tensor& mask = step(state, "mask");
  CHECK(mask.axes == std::vector<Axis>{{"query", 6}, {"key", 6}});
  CHECK(mask.values == published_mask("mask_reloaded_without_buffer"));
  CHECK(state.tokens.at(1) == "journey");
}

TEST_CASE("state_dict: what is saved survives loading") {
  for (const std::string kind : {"buffer", "parameter"}) {
    CAPTURE(kind);
    const Trace state = state_of(", edit: -3, mask_as: " + kind);
    CHECK(step(state, "reloaded").at({0, 5}) == -3.0f);
    CHECK(step(state, "reloaded").at({5, 0}) == 0.0f);
  }
  for (const std::string kind : {"non-persistent", "tensor"}) {
    CAPTURE(kind);
    const Trace state = state_of(", edit: -3, mask_as: " + kind);
    CHECK(step(state, "edited").at({0, 5}) == -3.0f);
    CHECK(step(state, "reloaded").at({0, 5}) == 1.0f);
  }
}

TEST_CASE("state_dict: counts by hand") {
  const Trace state = state_of("");
  CHECK(step(state, "parameters").axes.empty());
  CHECK(step(state, "parameters").at({}) == 3 * 2 * 3);
  CHECK(step(state, "saved").at({}) == 3 * 2 * 3 + 6 * 6);
  CHECK(step(state, "saved_bytes").at({}) == 4 * (3 * 2 * 3 + 6 * 6));
  CHECK(state.texts.at("saved_bytes") == "216");
}

TEST_CASE("state_dict: counts follow what the mask is kept as") {
  CHECK(step(state_of(", mask_as: parameter"), "parameters").at({}) == 54);
  CHECK(step(state_of(", mask_as: non-persistent"), "saved").at({}) == 18);
  CHECK(step(state_of(", mask_as: tensor"), "saved").at({}) == 18);
}

TEST_CASE("state_dict: the mask has the size of the context") {
  const Trace state = state_of(", context_length: 8");
  CHECK(step(state, "mask").axes ==
        std::vector<Axis>{{"query", 8}, {"key", 8}});
  CHECK(text_of(state.state.front()) == "mask 8x8");
}

TEST_CASE("state_dict: a module without a mask has a state too") {
  const Trace state =
      traced(kAttentions + "  state: {state_dict: scaled}\n", "state");
  CHECK(state.find("mask") == nullptr);
  CHECK(state.state.size() == 3);
  CHECK(step(state, "parameters").at({}) == 18);
}

/// The state of multi-head attention of which only the shapes are known.
Trace state_of_shapes(const std::string& keys) {
  return traced(
      "  gpt: {attention: multi-head, shapes_only: true, tokens: 1024, " +
          keys + "}\n  state: {state_dict: gpt}\n",
      "state");
}

TEST_CASE("state_dict: of shapes only the mask has a shape") {
  const Trace state = state_of_shapes("d_in: 768, d_out: 768, heads: 12");
  for (const char* name : {"mask", "edited", "reloaded"}) {
    CHECK_FALSE(step(state, name).has_values());
    CHECK(shape_text(step(state, name)) == "(1024, 1024)");
  }
  CHECK(text_of(state.state.front()) == "mask 1024x1024");
  CHECK(step(state, "parameters").at({}) == 4 * 768 * 768 + 768);
  CHECK(state.texts.at("parameters") == "2,360,064");
}

TEST_CASE("state_dict: a count that float32 cannot hold is a text only") {
  const Trace state = state_of_shapes("d_in: 12289, d_out: 12289");
  CHECK(state.find("parameters") == nullptr);
  CHECK(state.texts.at("parameters") == "604,090,373");
}

TEST_CASE("state_dict: simple attention has no module") {
  const Diagnostic found = problem_of("state_dict: simple");
  CHECK(found.code == "state-dict");
  CHECK(found.span == Span{"deck.yaml", 2, 23, 6});
  CHECK(found.message ==
        "'simple' has no module: simple attention trains nothing");
  CHECK(found.hint == "take an attention with weights");
}

TEST_CASE("state_dict: nothing is said about a mask that is not kept") {
  const Diagnostic found = problem_of("state_dict: scaled, mask_as: buffer");
  CHECK(found.code == "state-dict");
  CHECK(found.span == Span{"deck.yaml", 2, 40, 6});
  CHECK(found.message == "'scaled' keeps no mask: mask_as says nothing");
  CHECK(problem_of("state_dict: scaled, edit: 2").message ==
        "'scaled' keeps no mask: edit says nothing");
  CHECK(problem_of("state_dict: scaled, context_length: 8").message ==
        "'scaled' keeps no mask: context_length says nothing");
}

TEST_CASE("state_dict: a module that streams keeps no mask") {
  CHECK(keeps_mask(heads_of(Implementation::Split)));
  CHECK_FALSE(keeps_mask(heads_of(Implementation::Streaming)));
}

TEST_CASE("state_dict: the context holds all tokens") {
  const Diagnostic found = problem_of("state_dict: causal, context_length: 5");
  CHECK(found.code == "state-dict");
  CHECK(found.span == Span{"deck.yaml", 2, 47, 1});
  CHECK(found.message == "context_length is 5: 'causal' has 6 tokens");
  CHECK(found.hint == "write 6 or more");
}

TEST_CASE("state_dict: a mask that is absurdly large is refused") {
  const Diagnostic found =
      problem_of("state_dict: causal, context_length: 4096");
  CHECK(found.code == "experiment-size");
  CHECK(found.span == Span{"deck.yaml", 2, 47, 4});
  CHECK(found.message ==
        "a mask of 16777216 numbers: expected at most 4194304");
}

TEST_CASE("state_dict: an attention that was wrong is not reported again") {
  const Diagnostic found = only_problem_of(
      "  state: {state_dict: torn}\n"
      "  torn: {attention: multi-head, input: journey, d_out: 3, heads: 2}\n",
      "state");
  CHECK(found.code == "heads-divide");
}

}  // namespace
}  // namespace owldeck
