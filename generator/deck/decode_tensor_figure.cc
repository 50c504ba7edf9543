#include <fmt/format.h>

#include <array>

#include "generator/deck/decode_words.h"
#include "generator/deck/tables.h"

namespace owldeck {
namespace {

constexpr int kMostDecimals = 6;

constexpr std::array kGraph{
    field<&GraphFigure::tensor, decode_tensor>("graph", Need::Required,
                                               "weights [query, key]"),
    field<&GraphFigure::query>("query", Need::Optional,
                               "token whose arrows are lit"),
    field<&GraphFigure::least, decode_between<0, 1>>(
        "least", Need::Optional, "weight below which there is no arrow")};

constexpr std::array kVectors{
    field<&VectorsFigure::tensor, decode_tensor>("vectors", Need::Required,
                                                 "tensor [token, dimension]"),
    field<&VectorsFigure::tokens>("tokens", Need::Optional,
                                  "the rows that are shown"),
    field<&VectorsFigure::decimals, decode_between<0, kMostDecimals>>(
        "decimals", Need::Optional, "digits after the point, 0 to 6")};

constexpr std::array kProjection{
    field<&ProjectionFigure::experiment>(
        "projection", Need::Required, "attention with queries, keys, values"),
    field<&ProjectionFigure::token>("token", Need::Required,
                                    "token that is projected"),
    field<&ProjectionFigure::decimals, decode_between<0, kMostDecimals>>(
        "decimals", Need::Optional, "digits after the point, 0 to 6")};

constexpr std::array kWeightedSum{
    field<&WeightedSumFigure::experiment>("weighted_sum", Need::Required,
                                          "attention whose values are added"),
    field<&WeightedSumFigure::query>("query", Need::Required,
                                     "token whose context it is"),
    field<&WeightedSumFigure::decimals, decode_between<0, kMostDecimals>>(
        "decimals", Need::Optional, "digits after the point, 0 to 6")};

constexpr std::array kStaircase{field<&StaircaseFigure::experiment>(
    "staircase", Need::Required, "attention with a mask")};

constexpr std::array kSoftmax{
    field<&SoftmaxFigure::tensor, decode_tensor>(
        "softmax", Need::Required, "weights [query, key] of an attention"),
    field<&SoftmaxFigure::query>("query", Need::Required,
                                 "token whose row it is")};

constexpr std::array kLines{
    field<&LinesFigure::tensor, decode_tensor>(
        "lines", Need::Required,
        "tensor with one or two axes, such as widths.entropy"),
    field<&LinesFigure::unit>("unit", Need::Optional, "what the values are"),
    field<&LinesFigure::logarithmic>("logarithmic", Need::Optional,
                                     "the first axis by powers of 2"),
    field<&LinesFigure::decimals, decode_between<0, kMostDecimals>>(
        "decimals", Need::Optional, "digits after the point, 0 to 6")};

constexpr std::array kConfiguration{
    field<&Configuration::experiment>("attention", Need::Required,
                                      "a multi-head attention"),
    field<&Configuration::title>("title", Need::Optional, "what it is called")};

/// One attention, by name or with a title.
bool decode_configuration(const YamlNode& node, Configuration& out,
                          Diagnostics& diagnostics) {
  return node.kind == YamlNode::Kind::Scalar
             ? decode_value(node, out.experiment, diagnostics)
             : decode_value(node, out, diagnostics);
}

constexpr std::size_t kMostConfigurations = 8;

bool decode_configurations(const YamlNode& node,
                           std::vector<Configuration>& out,
                           Diagnostics& diagnostics) {
  if (node.kind == YamlNode::Kind::Sequence &&
      (node.items.empty() || node.items.size() > kMostConfigurations)) {
    return wrong_value(node.span,
                       fmt::format("{} attentions: there are 1 to {}",
                                   node.items.size(), kMostConfigurations),
                       diagnostics);
  }
  return decode_list(node, out, diagnostics, decode_configuration);
}

/// `linear` or `log`.
bool decode_scale(const YamlNode& node, Located<bool>& out,
                  Diagnostics& diagnostics) {
  out = {node.scalar == "log", node.span};
  return out.value || node.scalar == "linear" ||
         unknown_word(node.span, "scale", node.scalar, {"linear", "log"},
                      diagnostics);
}

}  // namespace

template <>
Schema schema_read_by<decode_configurations>(SchemaDefinitions& definitions) {
  return list_schema(
      any_schema({schema_of(Type<std::string>{}, definitions),
                  schema_of(Type<Configuration>{}, definitions)}),
      1, kMostConfigurations);
}

template <>
Schema schema_read_by<decode_scale>(SchemaDefinitions& /*definitions*/) {
  Schema schema = word_schema({"linear", "log"});
  schema.default_value = "linear";
  return schema;
}

namespace {

constexpr std::array kConfigurations{
    field<&ConfigurationsFigure::rows, decode_configurations>(
        "configurations", Need::Required, "1 to 8 multi-head attentions"),
    field<&ConfigurationsFigure::logarithmic, decode_scale>(
        "scale", Need::Optional, "of the bars: linear, or log")};

}  // namespace

Fields<GraphFigure> fields_of(const GraphFigure&) {
  return kGraph;
}
Fields<VectorsFigure> fields_of(const VectorsFigure&) {
  return kVectors;
}
Fields<ProjectionFigure> fields_of(const ProjectionFigure&) {
  return kProjection;
}
Fields<WeightedSumFigure> fields_of(const WeightedSumFigure&) {
  return kWeightedSum;
}
Fields<StaircaseFigure> fields_of(const StaircaseFigure&) {
  return kStaircase;
}
Fields<SoftmaxFigure> fields_of(const SoftmaxFigure&) {
  return kSoftmax;
}
Fields<LinesFigure> fields_of(const LinesFigure&) {
  return kLines;
}
Fields<Configuration> fields_of(const Configuration&) {
  return kConfiguration;
}
Fields<ConfigurationsFigure> fields_of(const ConfigurationsFigure&) {
  return kConfigurations;
}

}  // namespace owldeck
