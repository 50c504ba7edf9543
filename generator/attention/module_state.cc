#include <fmt/format.h>

#include <string>
#include <utility>

#include "generator/attention/attention.h"
#include "generator/attention/state_dict.h"

namespace owldeck {
namespace {

using Shape = std::vector<std::size_t>;

struct NamedModule;

/// A module of PyTorch: what it holds itself, and its children by name.
struct Module {
  std::vector<StateEntry> parameters;
  std::vector<StateEntry> buffers;
  std::vector<NamedModule> children;
  std::vector<StateEntry> tensors;

  void add_parameter(std::string name, Shape shape) {
    parameters.push_back({std::move(name), std::move(shape),
                          StateEntry::Kind::Parameter, true, true, true});
  }
};

struct NamedModule {
  std::string name;
  Module module;
};

void append(const std::vector<StateEntry>& own, const std::string& prefix,
            std::vector<StateEntry>& entries) {
  for (StateEntry entry : own) {
    entry.name.insert(0, prefix);
    entries.push_back(std::move(entry));
  }
}

void flatten(const Module& module, const std::string& prefix,
             std::vector<StateEntry>& entries) {
  append(module.parameters, prefix, entries);
  append(module.buffers, prefix, entries);
  for (const auto& [name, child] : module.children) {
    flatten(child, prefix + name + ".", entries);
  }
  append(module.tensors, prefix, entries);
}

/// One projection: a Linear layer, or a bare parameter and its bias.
struct Projection {
  std::string name;       ///< `W_query`
  std::string bias_name;  ///< `b_query`, of a bare parameter
  std::size_t in = 0;
  std::size_t out = 0;
  bool bias = false;
};

void add_projection(Module& module, Parameters parameters,
                    const Projection& projection) {
  Module linear;
  const bool bare = parameters != Parameters::Linear;
  Module& holder = bare ? module : linear;
  const Shape shape = bare ? Shape{projection.in, projection.out}
                           : Shape{projection.out, projection.in};
  holder.add_parameter(bare ? projection.name : "weight", shape);
  if (projection.bias) {
    holder.add_parameter(bare ? projection.bias_name : "bias",
                         {projection.out});
  }
  if (!bare) {
    module.children.push_back({projection.name, std::move(linear)});
  }
}

void add_mask(Module& module, const MaskState& mask) {
  using Kind = StateEntry::Kind;
  const Shape shape{mask.context_length, mask.context_length};
  switch (mask.storage) {
    case MaskStorage::Buffer:
      module.buffers.push_back(
          {"mask", shape, Kind::Buffer, false, true, true});
      break;
    case MaskStorage::NonPersistent:
      module.buffers.push_back(
          {"mask", shape, Kind::Buffer, false, true, false});
      break;
    case MaskStorage::Parameter:
      module.add_parameter("mask", shape);
      break;
    case MaskStorage::Tensor:
      module.tensors.push_back(
          {"mask", shape, Kind::Tensor, false, false, false});
      break;
  }
}

/// Adds the projections of queries, keys and values to `width` dimensions.
void add_projections(Module& module, const AttentionSpec& spec,
                     std::size_t d_in, std::size_t width) {
  for (const std::string name : {"query", "key", "value"}) {
    add_projection(
        module, spec.parameters.value,
        {"W_" + name, "b_" + name, d_in, width, spec.qkv_bias.value});
  }
}

void add_stacked_heads(Module& module, const AttentionSpec& spec,
                       std::size_t d_in, std::size_t head_dim,
                       const std::optional<MaskState>& mask) {
  Module head;
  add_projections(head, spec, d_in, head_dim);
  if (mask) {
    add_mask(head, *mask);
  }
  for (int number = 0; number < spec.heads.value; ++number) {
    module.children.push_back({fmt::format("heads.{}", number), head});
  }
}

void add_output_projection(Module& module, const AttentionSpec& spec,
                           std::size_t width) {
  const bool fused = spec.implementation.value == Implementation::Fused;
  add_projection(module, spec.parameters.value,
                 {fused ? "proj" : "out_proj", "", width, width,
                  spec.parameters.value == Parameters::Linear});
}

Module module_of(const AttentionSpec& spec, std::size_t d_in,
                 const std::optional<MaskState>& mask) {
  const auto width = static_cast<std::size_t>(spec.d_out->value);
  const auto heads = static_cast<std::size_t>(spec.heads.value);
  const bool stacked = spec.implementation.value == Implementation::Stack;
  Module module;
  if (stacked) {
    add_stacked_heads(module, spec, d_in, width / heads, mask);
  } else if (spec.implementation.value == Implementation::Fused) {
    add_projection(module, spec.parameters.value,
                   {"qkv", "b_qkv", d_in, 3 * width, spec.qkv_bias.value});
  } else {
    add_projections(module, spec, d_in, width);
  }
  if (spec.attention.value == AttentionKind::MultiHead &&
      spec.output_projection.value) {
    add_output_projection(module, spec, width);
  }
  if (mask && !stacked) {
    add_mask(module, *mask);
  }
  return module;
}

}  // namespace

std::vector<StateEntry> module_state(const AttentionSpec& attention,
                                     std::size_t d_in,
                                     const std::optional<MaskState>& mask) {
  std::vector<StateEntry> entries;
  flatten(module_of(attention, d_in, mask), "", entries);
  return entries;
}

bool keeps_mask(const AttentionSpec& attention) {
  return mask_of(attention) != MaskMethod::None &&
         attention.implementation.value != Implementation::Streaming;
}

}  // namespace owldeck
