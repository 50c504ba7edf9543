#include "generator/attention/wanted_weights.h"

#include <doctest/doctest.h>

#include <map>

#include "generator/attention/state_dict.h"
#include "tests/generator/attention/specs.h"

namespace owldeck {
namespace {

constexpr std::size_t kWidth = 3;  ///< of the embeddings
constexpr int kOut = 4;
constexpr int kHeads = 2;

using Shapes = std::map<std::string, std::vector<std::size_t>>;

/// Every kind of module: implementations, parameters, biases, projections.
std::vector<AttentionSpec> all_modules() {
  std::vector<AttentionSpec> all{attention_of(AttentionKind::Scaled, kOut),
                                 attention_of(AttentionKind::Causal, kOut)};
  for (const Implementation implementation :
       {Implementation::Split, Implementation::Stack, Implementation::Fused,
        Implementation::Loop, Implementation::Streaming}) {
    AttentionSpec spec = attention_of(AttentionKind::MultiHead, kOut);
    spec.implementation.value = implementation;
    spec.heads.value = kHeads;
    all.push_back(spec);
    spec.output_projection.value = false;
    all.push_back(spec);
  }
  std::vector<AttentionSpec> switched;
  for (AttentionSpec spec : all) {
    for (const Parameters parameters : {Parameters::Linear, Parameters::Bare}) {
      for (const bool bias : {false, true}) {
        spec.parameters.value = parameters;
        spec.qkv_bias.value = bias;
        switched.push_back(spec);
      }
    }
  }
  return switched;
}

std::vector<std::size_t> sizes_of(const std::vector<Axis>& axes) {
  std::vector<std::size_t> sizes;
  for (const Axis& axis : axes) {
    sizes.push_back(axis.size);
  }
  return sizes;
}

/// The wanted tensors, filled with numbers from 0 on.
NamedTensors numbered(const std::vector<WantedWeight>& wanted) {
  NamedTensors tensors;
  float next = 0.0f;
  for (const WantedWeight& each : wanted) {
    Tensor tensor{each.axes, {}};
    std::size_t count = 1;
    for (const Axis& axis : each.axes) {
      count *= axis.size;
    }
    while (tensor.values.size() < count) {
      tensor.values.push_back(next++);
    }
    tensors.emplace(each.name, std::move(tensor));
  }
  return tensors;
}

AttentionWeights assembled(const AttentionSpec& spec, WeightNaming naming) {
  return assemble_weights(spec, kWidth, naming,
                          numbered(wanted_weights(spec, kWidth, naming)));
}

TEST_CASE("wanted weights: a state dict's are those of the module") {
  for (const AttentionSpec& spec : all_modules()) {
    Shapes wanted;
    for (const WantedWeight& each :
         wanted_weights(spec, kWidth, WeightNaming::StateDict)) {
      wanted[each.name] = sizes_of(each.axes);
    }
    Shapes held;
    for (const StateEntry& entry : module_state(spec, kWidth, std::nullopt)) {
      held[entry.name] = entry.shape;
    }
    CHECK(wanted == held);
  }
}

TEST_CASE("wanted weights: whatever is given becomes what would be drawn") {
  for (AttentionSpec spec : all_modules()) {
    const bool bare = spec.parameters.value == Parameters::Bare;
    for (const WeightNaming naming :
         {WeightNaming::Written, WeightNaming::StateDict}) {
      const AttentionWeights found = assembled(spec, naming);
      TorchRandom random(0);
      AttentionSpec drawn_as = spec;
      drawn_as.parameters.value = bare ? Parameters::Rand : Parameters::Linear;
      const AttentionWeights drawn = draw_weights(drawn_as, kWidth, random);
      CHECK(found.query.axes == drawn.query.axes);
      CHECK(found.key.axes == drawn.key.axes);
      CHECK(found.value.axes == drawn.value.axes);
      CHECK(found.value.values.size() == drawn.value.values.size());
      CHECK(found.query_bias.has_value() == spec.qkv_bias.value);
      CHECK(found.value_bias.has_value() == spec.qkv_bias.value);
      REQUIRE(found.out.has_value() == drawn.out.has_value());
      CHECK(found.out_bias.has_value() == drawn.out_bias.has_value());
      if (found.out) {
        CHECK(found.out->axes == drawn.out->axes);
      }
    }
  }
}

AttentionSpec two_heads(Implementation implementation, Parameters parameters) {
  AttentionSpec spec = attention_of(AttentionKind::MultiHead, 2);
  spec.heads.value = kHeads;
  spec.implementation.value = implementation;
  spec.parameters.value = parameters;
  spec.output_projection.value = false;
  return spec;
}

TEST_CASE(
    "wanted weights: stacked heads of Linear layers lie below each other") {
  AttentionSpec spec = two_heads(Implementation::Stack, Parameters::Linear);
  spec.qkv_bias.value = true;
  const AttentionWeights found = assembled(spec, WeightNaming::StateDict);
  // Each head: query 3 and bias 1, key 3 and bias 1, value 3 and bias 1.
  CHECK(found.query.values == std::vector<float>{0, 1, 2, 12, 13, 14});
  CHECK(found.query_bias->values == std::vector<float>{3, 15});
  CHECK(found.value.values == std::vector<float>{8, 9, 10, 20, 21, 22});
}

TEST_CASE("wanted weights: stacked heads of bare parameters lie side by side") {
  const AttentionWeights found =
      assembled(two_heads(Implementation::Stack, Parameters::Bare),
                WeightNaming::StateDict);
  CHECK(found.query.values == std::vector<float>{0, 9, 1, 10, 2, 11});
  CHECK(found.key.values == std::vector<float>{3, 12, 4, 13, 5, 14});
}

TEST_CASE("wanted weights: a fused matrix is cut along its outputs") {
  CHECK(assembled(two_heads(Implementation::Fused, Parameters::Linear),
                  WeightNaming::StateDict)
            .key.values == std::vector<float>{6, 7, 8, 9, 10, 11});
  CHECK(assembled(two_heads(Implementation::Fused, Parameters::Bare),
                  WeightNaming::Written)
            .key.values == std::vector<float>{2, 3, 8, 9, 14, 15});
}

}  // namespace
}  // namespace owldeck
