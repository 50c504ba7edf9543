#include "generator/attention/split_heads.h"

#include <fmt/format.h>

#include "generator/attention/projection_steps.h"
#include "generator/tensor/tensor_math.h"

namespace owldeck {

Projections add_split_heads(Trace& trace, const Tensor& input,
                            const Attention& attention) {
  const auto heads = static_cast<std::size_t>(attention.spec.heads.value);
  const Projections projected = add_projection_steps(trace, input, attention);
  const Projections split{split_into_heads(projected.queries, heads),
                          split_into_heads(projected.keys, heads),
                          split_into_heads(projected.values, heads)};
  const std::string operation = "split into " + heads_text(attention.spec);
  trace.steps.push_back({"split_queries", "Q", operation, split.queries});
  trace.steps.push_back({"split_keys", "K", operation, split.keys});
  trace.steps.push_back({"split_values", "V", operation, split.values});
  Projections swapped{swap_middle_axes(split.queries),
                      swap_middle_axes(split.keys),
                      swap_middle_axes(split.values)};
  add_head_steps(trace, swapped, "heads before tokens");
  return swapped;
}

void add_head_steps(Trace& trace, const Projections& heads,
                    const std::string& operation) {
  trace.steps.push_back({"head_queries", "Q_h", operation, heads.queries});
  trace.steps.push_back({"head_keys", "K_h", operation, heads.keys});
  trace.steps.push_back({"head_values", "V_h", operation, heads.values});
}

std::string heads_text(const AttentionSpec& spec) {
  const int heads = spec.heads.value;
  return fmt::format("{} {}", heads, heads == 1 ? "head" : "heads");
}

}  // namespace owldeck
