#include "generator/attention/wanted_weights.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "generator/tensor/tensor_parts.h"

namespace owldeck {
namespace {

constexpr std::array<std::string_view, 3> kInputs{"query", "key", "value"};

bool is_linear(const AttentionSpec& spec) {
  return spec.parameters.value == Parameters::Linear;
}

bool is_fused(const AttentionSpec& spec) {
  return spec.implementation.value == Implementation::Fused;
}

/// A weight and its bias as they are given.
struct Projection {
  std::string weight;
  std::string bias;  ///< empty without one
  Axis in;
  Axis out;
};

/// Names the projections of one attention.
class NamedProjections {
 public:
  NamedProjections(const AttentionSpec& spec, std::size_t d_in,
                   WeightNaming naming)
      : spec_(spec),
        naming_(naming),
        d_in_(d_in),
        d_out_(static_cast<std::size_t>(spec.d_out->value)) {}

  /// Those of queries, keys and values: one if they are fused, else three, or
  /// three for every head that is a module of its own.
  [[nodiscard]] std::vector<Projection> inputs() const {
    if (is_fused(spec_)) {
      return {input("", "qkv", {"3 d_out", 3 * d_out_})};
    }
    const bool apart = spec_.implementation.value == Implementation::Stack &&
                       naming_ == WeightNaming::StateDict;
    if (!apart) {
      return three("", {"d_out", d_out_});
    }
    const auto heads = static_cast<std::size_t>(spec_.heads.value);
    std::vector<Projection> all;
    for (std::size_t head = 0; head < heads; ++head) {
      std::ranges::move(
          three(fmt::format("heads.{}.", head), {"head_dim", d_out_ / heads}),
          std::back_inserter(all));
    }
    return all;
  }

  [[nodiscard]] std::optional<Projection> output() const {
    if (spec_.attention.value != AttentionKind::MultiHead ||
        !spec_.output_projection.value) {
      return std::nullopt;
    }
    const Axis axis{"d_out", d_out_};
    return projection("", "out", {axis, axis}, is_linear(spec_));
  }

 private:
  struct Axes {
    Axis in;
    Axis out;
  };

  [[nodiscard]] std::vector<Projection> three(const std::string& prefix,
                                              const Axis& out) const {
    std::vector<Projection> all;
    for (const std::string_view role : kInputs) {
      all.push_back(input(prefix, role, out));
    }
    return all;
  }

  [[nodiscard]] Projection input(const std::string& prefix,
                                 std::string_view role, Axis out) const {
    return projection(prefix, role, {{"d_in", d_in_}, std::move(out)},
                      spec_.qkv_bias.value);
  }

  [[nodiscard]] Projection projection(const std::string& prefix,
                                      std::string_view role, Axes axes,
                                      bool bias) const {
    std::string bias_name = fmt::format("{}b_{}", prefix, role);
    std::string name = fmt::format("{}W_{}", prefix, role);
    if (naming_ == WeightNaming::StateDict) {
      name = prefix + module_name(role);
      if (is_linear(spec_)) {
        bias_name = name + ".bias";
        name += ".weight";
      }
    }
    return {std::move(name), bias ? std::move(bias_name) : std::string{},
            std::move(axes.in), std::move(axes.out)};
  }

  [[nodiscard]] std::string module_name(std::string_view role) const {
    if (role == "qkv") {
      return "qkv";
    }
    if (role == "out") {
      return is_fused(spec_) ? "proj" : "out_proj";
    }
    return fmt::format("W_{}", role);
  }

  const AttentionSpec& spec_;
  WeightNaming naming_;
  std::size_t d_in_;
  std::size_t d_out_;
};

/// The part of `projection` that begins `first` columns into what it projects
/// to, `count` columns wide.
Layer part_of(const Projection& projection, const NamedTensors& tensors,
              bool linear, std::size_t first, std::size_t count) {
  Layer layer{
      part_along(tensors.at(projection.weight), linear ? 0 : 1, first, count),
      {}};
  if (!projection.bias.empty()) {
    layer.bias = part_along(tensors.at(projection.bias), 0, first, count);
  }
  return layer;
}

/// Parts side by side in what they project to.
Layer join(const std::vector<Layer>& parts, bool linear, const Axis& in) {
  std::vector<Tensor> weights;
  std::vector<Tensor> biases;
  for (const Layer& part : parts) {
    weights.push_back(part.weight);
    if (part.bias) {
      biases.push_back(*part.bias);
    }
  }
  Layer layer{joined_along(linear ? 0 : 1, weights), {}};
  const Axis out{"d_out", layer.weight.axes[linear ? 0 : 1].size};
  layer.weight.axes = linear ? std::vector{out, in} : std::vector{in, out};
  if (!biases.empty()) {
    layer.bias = Tensor{{out}, joined_along(0, biases).values};
  }
  return layer;
}

/// Queries, keys or values: input 0, 1 or 2.
Layer assemble_input(const AttentionSpec& spec,
                     const std::vector<Projection>& inputs,
                     const NamedTensors& tensors, std::size_t input) {
  const bool linear = is_linear(spec);
  const bool fused = is_fused(spec);
  std::vector<Layer> parts;
  if (fused) {
    const std::size_t width = inputs.front().out.size / kInputs.size();
    parts.push_back(
        part_of(inputs.front(), tensors, linear, input * width, width));
  }
  for (std::size_t i = input; !fused && i < inputs.size();
       i += kInputs.size()) {
    parts.push_back(part_of(inputs[i], tensors, linear, 0, inputs[i].out.size));
  }
  return join(parts, linear, inputs.front().in);
}

void add_wanted(const Projection& projection, bool linear,
                std::vector<WantedWeight>& wanted) {
  wanted.push_back(
      {projection.weight, linear ? std::vector{projection.out, projection.in}
                                 : std::vector{projection.in, projection.out}});
  if (!projection.bias.empty()) {
    wanted.push_back({projection.bias, {projection.out}});
  }
}

}  // namespace

std::vector<WantedWeight> wanted_weights(const AttentionSpec& spec,
                                         std::size_t d_in,
                                         WeightNaming naming) {
  const NamedProjections projections(spec, d_in, naming);
  std::vector<WantedWeight> wanted;
  for (const Projection& projection : projections.inputs()) {
    add_wanted(projection, is_linear(spec), wanted);
  }
  if (const auto output = projections.output()) {
    add_wanted(*output, is_linear(spec), wanted);
  }
  return wanted;
}

AttentionWeights assemble_weights(const AttentionSpec& spec, std::size_t d_in,
                                  WeightNaming naming,
                                  const NamedTensors& tensors) {
  const NamedProjections projections(spec, d_in, naming);
  const std::vector<Projection> inputs = projections.inputs();
  Layer query = assemble_input(spec, inputs, tensors, 0);
  Layer key = assemble_input(spec, inputs, tensors, 1);
  Layer value = assemble_input(spec, inputs, tensors, 2);
  AttentionWeights weights{std::move(query.weight),
                           std::move(key.weight),
                           std::move(value.weight),
                           std::move(query.bias),
                           std::move(key.bias),
                           std::move(value.bias),
                           std::nullopt,
                           std::nullopt};
  if (const auto output = projections.output()) {
    const std::vector<Axis> axes{output->out, output->out};
    weights.out = Tensor{axes, tensors.at(output->weight).values};
    if (!output->bias.empty()) {
      weights.out_bias = Tensor{{output->out}, tensors.at(output->bias).values};
    }
  }
  return weights;
}

}  // namespace owldeck
