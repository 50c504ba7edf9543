#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>

#include "generator/deck/decode_image.h"
#include "generator/deck/decode_words.h"
#include "generator/deck/tables.h"

namespace owldeck {
namespace {

constexpr int kMostPanels = 4;
constexpr int kMostModules = 2;

/// Reports: `wrong-value` if a list has no items or more than `most`.
bool check_count(const YamlNode& list, int most, std::string_view items,
                 Diagnostics& diagnostics) {
  const auto count = static_cast<int>(list.items.size());
  if (count >= 1 && count <= most) {
    return true;
  }
  return wrong_value(
      list.span, fmt::format("{} {}: a figure has 1 to {}", count, items, most),
      diagnostics);
}

/// One tensor, or a list of panels.
bool decode_panels(const YamlNode& node, std::vector<HeatmapPanel>& out,
                   Diagnostics& diagnostics) {
  if (node.kind == YamlNode::Kind::Scalar) {
    return decode_tensor(node, out.emplace_back().tensor, diagnostics);
  }
  if (node.kind != YamlNode::Kind::Sequence) {
    return wrong_type(node, "a tensor or a list of panels", diagnostics);
  }
  return check_count(node, kMostPanels, "panels", diagnostics) &&
         decode_value(node, out, diagnostics);
}

/// A state dict by its name, or with a title.
bool decode_module(const YamlNode& node, StatePanel& out,
                   Diagnostics& diagnostics) {
  return node.kind == YamlNode::Kind::Map
             ? decode_value(node, out, diagnostics)
             : decode_value(node, out.experiment, diagnostics);
}

/// One module, or a list of them.
bool decode_modules(const YamlNode& node, std::vector<StatePanel>& out,
                    Diagnostics& diagnostics) {
  if (node.kind != YamlNode::Kind::Sequence) {
    return decode_module(node, out.emplace_back(), diagnostics);
  }
  return check_count(node, kMostModules, "modules", diagnostics) &&
         decode_list(node, out, diagnostics, decode_module);
}

constexpr int kMostDecimals = 6;
constexpr int kLongestFilm = 3600;  ///< seconds

}  // namespace

template <>
Schema schema_read_by<decode_panels>(SchemaDefinitions& definitions) {
  return any_schema({schema_read_by<decode_tensor>(definitions),
                     list_schema(schema_of(Type<HeatmapPanel>{}, definitions),
                                 1, kMostPanels)});
}

template <>
Schema schema_read_by<decode_modules>(SchemaDefinitions& definitions) {
  const Schema name = schema_of(Type<std::string>{}, definitions);
  const Schema panel = schema_of(Type<StatePanel>{}, definitions);
  return any_schema(
      {name, panel, list_schema(any_schema({name, panel}), 1, kMostModules)});
}

namespace {

constexpr std::array kPanel{
    field<&HeatmapPanel::tensor, decode_tensor>(
        "tensor", Need::Required,
        "path of a tensor with two axes left, such as causal.weights"),
    field<&HeatmapPanel::title>("title", Need::Optional, "over the panel"),
    field<&HeatmapPanel::subtitle>("subtitle", Need::Optional,
                                   "below the panel's title")};

constexpr std::array kHeatmap{
    field<&HeatmapFigure::panels, decode_panels>(
        "heatmap", Need::Required,
        "a tensor, or 1 to 4 panels that share one scale"),
    field<&HeatmapFigure::query>("query", Need::Optional,
                                 "token whose row is outlined"),
    field<&HeatmapFigure::sums>("sums", Need::Optional,
                                "row sums at the right"),
    field<&HeatmapFigure::arcs>("arcs", Need::Optional,
                                "the query's arcs on top"),
    field<&HeatmapFigure::arrows>(
        "arrows", Need::Optional,
        "number the panels and join them; true if absent"),
    field<&HeatmapFigure::decimals, decode_between<0, kMostDecimals>>(
        "decimals", Need::Optional, "digits after the point, 0 to 6")};

constexpr std::array kArcs{
    field<&ArcsFigure::tensor, decode_tensor>(
        "arcs", Need::Required, "tensor of weights or scores [query, key]"),
    field<&ArcsFigure::query>("query", Need::Required,
                              "token that the arcs start from"),
    field<&ArcsFigure::vectors, decode_maybe<decode_tensor>>(
        "vectors", Need::Optional, "tensor drawn as strips below the tokens")};

constexpr std::array kShapes{
    field<&ShapesFigure::experiment>("shapes", Need::Required,
                                     "experiment whose steps are drawn"),
    field<&ShapesFigure::steps>("steps", Need::Optional,
                                "names of the steps; all if absent")};

constexpr std::array kFormulaPart{
    field<&FormulaPart::meaning, decode_meaning>(
        "meaning", Need::Required,
        "colour by meaning: core, flow, probability, risk or safe"),
    field<&FormulaPart::text>("text", Need::Required,
                              "what the coloured part of the formula says")};

constexpr std::array kFormula{
    field<&FormulaFigure::tex>("formula", Need::Required, "a formula in TeX"),
    field<&FormulaFigure::parts>("parts", Need::Optional,
                                 "lines that explain its coloured parts")};

constexpr std::array kStill{
    field<&StillFigure::animation>("still", Need::Required,
                                   "animation whose frame is shown"),
    field<&StillFigure::at, decode_between<0, kLongestFilm>>(
        "at", Need::Optional, "seconds; the last frame if absent")};

constexpr std::array kBars{
    field<&BarsFigure::tensor, decode_tensor>(
        "bars", Need::Required,
        "path of a tensor with one or two axes left, such as timings.median"),
    field<&BarsFigure::unit>("unit", Need::Optional, "after each value"),
    field<&BarsFigure::label>("label", Need::Optional, "what is measured"),
    field<&BarsFigure::highlight>("highlight", Need::Optional,
                                  "entry of the last axis that has colour"),
    field<&BarsFigure::meaning, decode_meaning>(
        "meaning", Need::Optional,
        "its colour by meaning: core, flow, probability, risk or safe"),
    field<&BarsFigure::decimals, decode_between<0, kMostDecimals>>(
        "decimals", Need::Optional, "digits after the point, 0 to 6")};

constexpr std::array kStatePanel{
    field<&StatePanel::experiment>("module", Need::Required,
                                   "a state_dict experiment"),
    field<&StatePanel::title>("title", Need::Optional, "over its rows")};

constexpr std::array kState{field<&StateFigure::panels, decode_modules>(
    "state", Need::Required, "one or two state_dict experiments")};

constexpr std::array kEveryFigure{
    field<&Figure::caption>("caption", Need::Optional,
                            "quiet line below the figure"),
    field<&Figure::alt>("alt", Need::Optional,
                        "alternative text; from the tensors if absent; an "
                        "image must have it"),
    field<&Figure::audience>("audience", Need::Optional, kAudienceHint)};

template <class Kind>
void decode_kind(const YamlNode& node, Figure& out, Diagnostics& diagnostics) {
  MapDecoder map(node, diagnostics);
  Kind kind;
  map.read(fields_of(kind), kind);
  map.read(fields_of(out), out);
  map.finish();
  if constexpr (std::is_same_v<Kind, ImageFigure>) {
    check_alternative(node, out, diagnostics);
  }
  out.kind = std::move(kind);
}

/// The keys of a kind and those of every figure.
template <class Kind>
Schema schema_of_kind(SchemaDefinitions& definitions) {
  return definitions.refer(kDefinition<Kind>, [](SchemaDefinitions& inner) {
    Schema schema =
        map_schema(inner, fields_of(Kind{}), Fields<Figure>(kEveryFigure));
    if constexpr (std::is_same_v<Kind, ImageFigure>) {
      require_alternative(schema, inner);
    }
    return schema;
  });
}

/// The key that says of which kind a figure is.
struct KindKey {
  std::string_view key;
  void (*decode)(const YamlNode&, Figure&, Diagnostics&);
  SchemaDefinitions::Make schema;
};

template <class Kind>
constexpr KindKey kind_of(std::string_view key) {
  return {key, decode_kind<Kind>, schema_of_kind<Kind>};
}

/// `arcs` is also an option of a heatmap and `vectors` one of arcs, so they are
/// asked for later.
constexpr std::array kKinds{kind_of<HeatmapFigure>("heatmap"),
                            kind_of<ArcsFigure>("arcs"),
                            kind_of<ShapesFigure>("shapes"),
                            kind_of<FormulaFigure>("formula"),
                            kind_of<StillFigure>("still"),
                            kind_of<BarsFigure>("bars"),
                            kind_of<StateFigure>("state"),
                            kind_of<GraphFigure>("graph"),
                            kind_of<ProjectionFigure>("projection"),
                            kind_of<WeightedSumFigure>("weighted_sum"),
                            kind_of<StaircaseFigure>("staircase"),
                            kind_of<SoftmaxFigure>("softmax"),
                            kind_of<LinesFigure>("lines"),
                            kind_of<ConfigurationsFigure>("configurations"),
                            kind_of<PipelineFigure>("pipeline"),
                            kind_of<CardsFigure>("cards"),
                            kind_of<ChecklistFigure>("checklist"),
                            kind_of<TimelineFigure>("timeline"),
                            kind_of<PrerequisitesFigure>("prerequisites"),
                            kind_of<MapFigure>("map"),
                            kind_of<CallsFigure>("calls"),
                            kind_of<ImageFigure>("image"),
                            kind_of<VectorsFigure>("vectors")};

/// A figure without a kind: most likely its key is misspelled.
void report_no_kind(const YamlNode& node, Diagnostics& diagnostics) {
  std::vector<std::string> known;
  for (const KindKey& kind : kKinds) {
    known.emplace_back(kind.key);
  }
  for (const YamlNode::Entry& entry : node.entries) {
    if (!nearest(entry.key, known).empty()) {
      diagnostics.error(entry.key_span, "unknown-key",
                        fmt::format("unknown key '{}'", entry.key),
                        suggest(entry.key, known));
      return;
    }
  }
  diagnostics.error(node.span, "missing-field",
                    "the figure does not say what it is",
                    fmt::format("write one of {}", fmt::join(known, ", ")));
}

}  // namespace

Fields<HeatmapPanel> fields_of(const HeatmapPanel&) {
  return kPanel;
}
Fields<HeatmapFigure> fields_of(const HeatmapFigure&) {
  return kHeatmap;
}
Fields<ArcsFigure> fields_of(const ArcsFigure&) {
  return kArcs;
}
Fields<ShapesFigure> fields_of(const ShapesFigure&) {
  return kShapes;
}
Fields<FormulaPart> fields_of(const FormulaPart&) {
  return kFormulaPart;
}
Fields<FormulaFigure> fields_of(const FormulaFigure&) {
  return kFormula;
}
Fields<StillFigure> fields_of(const StillFigure&) {
  return kStill;
}
Fields<BarsFigure> fields_of(const BarsFigure&) {
  return kBars;
}
Fields<StatePanel> fields_of(const StatePanel&) {
  return kStatePanel;
}
Fields<StateFigure> fields_of(const StateFigure&) {
  return kState;
}
Fields<Figure> fields_of(const Figure&) {
  return kEveryFigure;
}

bool decode_value(const YamlNode& node, Figure& out, Diagnostics& diagnostics) {
  if (!MapDecoder(node, diagnostics).is_map()) {
    return false;
  }
  out.span = node.span;
  for (const KindKey& kind : kKinds) {
    if (node.find(kind.key) != nullptr) {
      kind.decode(node, out, diagnostics);
      return true;
    }
  }
  report_no_kind(node, diagnostics);
  return false;
}

/// A kind that has another's key among its own comes before it, so a figure
/// that is right is so as the first kind whose key it has.
Schema schema_of(Type<Figure> /*type*/, SchemaDefinitions& definitions) {
  return definitions.refer("figure", [](SchemaDefinitions& inner) {
    std::vector<Schema> kinds;
    for (const KindKey& kind : kKinds) {
      kinds.push_back(kind.schema(inner));
    }
    return any_schema(std::move(kinds));
  });
}

}  // namespace owldeck
