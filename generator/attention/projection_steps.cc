#include "generator/attention/projection_steps.h"

namespace owldeck {

void add_layer_steps(Trace& trace, const Layer& layer, const std::string& name,
                     const std::string& subscript, const AttentionSpec& spec) {
  const std::string origin = origin_of_weights(spec);
  trace.steps.push_back({"W_" + name, "W" + subscript, origin, layer.weight});
  if (layer.bias) {
    trace.steps.push_back({"b_" + name, "b" + subscript, origin, *layer.bias});
  }
}

std::string layer_text(const std::string& input, const std::string& subscript,
                       bool has_bias, Parameters parameters) {
  std::string text = input + " W" + subscript;
  if (parameters == Parameters::Linear) {
    text += "^T";
  }
  return has_bias ? text + " + b" + subscript : text;
}

Projections add_projection_steps(Trace& trace, const Tensor& input,
                                 const Attention& attention) {
  const AttentionWeights& weights = attention.weights;
  const AttentionSpec& spec = attention.spec;
  const Parameters parameters = spec.parameters.value;
  add_layer_steps(trace, {weights.query, weights.query_bias}, "query", "_Q",
                  spec);
  add_layer_steps(trace, {weights.key, weights.key_bias}, "key", "_K", spec);
  add_layer_steps(trace, {weights.value, weights.value_bias}, "value", "_V",
                  spec);
  Projections result{
      project(input, weights.query, weights.query_bias, parameters),
      project(input, weights.key, weights.key_bias, parameters),
      project(input, weights.value, weights.value_bias, parameters)};
  const auto add = [&](const char* name, const std::string& symbol,
                       const Tensor& projected, bool has_bias) {
    trace.steps.push_back({name, symbol,
                           layer_text("X", "_" + symbol, has_bias, parameters),
                           projected});
  };
  add("queries", "Q", result.queries, weights.query_bias.has_value());
  add("keys", "K", result.keys, weights.key_bias.has_value());
  add("values", "V", result.values, weights.value_bias.has_value());
  return result;
}

}  // namespace owldeck
