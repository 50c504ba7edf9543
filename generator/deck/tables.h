#pragma once

#include <vector>

#include "generator/deck/blueprint.h"
#include "generator/deck/course.h"
#include "generator/deck/deck.h"
#include "generator/deck/decode.h"
#include "generator/deck/decode_audience.h"

/// The keys of every map in a deck, the words of every choice, and the reading
/// of what is not simply a map of keys. docs/deck-format.md describes them for
/// people.
namespace owldeck {

[[nodiscard]] Words<SlideType> words_of(SlideType);
[[nodiscard]] Words<AttentionKind> words_of(AttentionKind);
[[nodiscard]] Words<Parameters> words_of(Parameters);
[[nodiscard]] Words<MaskMethod> words_of(MaskMethod);
[[nodiscard]] Words<SoftmaxMethod> words_of(SoftmaxMethod);
[[nodiscard]] Words<Implementation> words_of(Implementation);
[[nodiscard]] Words<SweepParameter> words_of(SweepParameter);
[[nodiscard]] Words<MaskStorage> words_of(MaskStorage);
[[nodiscard]] Words<Gate> words_of(Gate);
[[nodiscard]] Words<GateState> words_of(GateState);

[[nodiscard]] Fields<Deck> fields_of(const Deck&);
[[nodiscard]] Fields<Course> fields_of(const Course&);
[[nodiscard]] Fields<Source> fields_of(const Source&);
[[nodiscard]] Fields<AnchorRules> fields_of(const AnchorRules&);
[[nodiscard]] Fields<GateSetting> fields_of(const GateSetting&);
[[nodiscard]] Fields<DeckInstructorContent> fields_of(
    const DeckInstructorContent&);
[[nodiscard]] Fields<AnimationSpec> fields_of(const AnimationSpec&);
[[nodiscard]] Fields<AnimationStep> fields_of(const AnimationStep&);
[[nodiscard]] Fields<InputSpec> fields_of(const InputSpec&);
[[nodiscard]] Fields<TextSpec> fields_of(const TextSpec&);
[[nodiscard]] Fields<AttentionSpec> fields_of(const AttentionSpec&);
[[nodiscard]] Fields<ModelSpec> fields_of(const ModelSpec&);
[[nodiscard]] Fields<ComparisonSpec> fields_of(const ComparisonSpec&);
[[nodiscard]] Fields<SweepSpec> fields_of(const SweepSpec&);
[[nodiscard]] Fields<StateDictSpec> fields_of(const StateDictSpec&);
[[nodiscard]] Fields<TimingsSpec> fields_of(const TimingsSpec&);
[[nodiscard]] Fields<Slide> fields_of(const Slide&);
[[nodiscard]] Fields<Beginner> fields_of(const Beginner&);
[[nodiscard]] Fields<Outcome> fields_of(const Outcome&);
[[nodiscard]] Fields<Outcomes> fields_of(const Outcomes&);
[[nodiscard]] Fields<Anchor> fields_of(const Anchor&);
[[nodiscard]] Fields<CodeStep> fields_of(const CodeStep&);
[[nodiscard]] Fields<CodeAlignment> fields_of(const CodeAlignment&);
[[nodiscard]] Fields<Code> fields_of(const Code&);
[[nodiscard]] Fields<InstructorContent> fields_of(const InstructorContent&);
[[nodiscard]] Fields<HeatmapPanel> fields_of(const HeatmapPanel&);
[[nodiscard]] Fields<HeatmapFigure> fields_of(const HeatmapFigure&);
[[nodiscard]] Fields<ArcsFigure> fields_of(const ArcsFigure&);
[[nodiscard]] Fields<ShapesFigure> fields_of(const ShapesFigure&);
[[nodiscard]] Fields<FormulaPart> fields_of(const FormulaPart&);
[[nodiscard]] Fields<FormulaFigure> fields_of(const FormulaFigure&);
[[nodiscard]] Fields<StillFigure> fields_of(const StillFigure&);
[[nodiscard]] Fields<BarsFigure> fields_of(const BarsFigure&);
[[nodiscard]] Fields<StatePanel> fields_of(const StatePanel&);
[[nodiscard]] Fields<StateFigure> fields_of(const StateFigure&);
[[nodiscard]] Fields<GraphFigure> fields_of(const GraphFigure&);
[[nodiscard]] Fields<VectorsFigure> fields_of(const VectorsFigure&);
[[nodiscard]] Fields<ProjectionFigure> fields_of(const ProjectionFigure&);
[[nodiscard]] Fields<WeightedSumFigure> fields_of(const WeightedSumFigure&);
[[nodiscard]] Fields<StaircaseFigure> fields_of(const StaircaseFigure&);
[[nodiscard]] Fields<SoftmaxFigure> fields_of(const SoftmaxFigure&);
[[nodiscard]] Fields<LinesFigure> fields_of(const LinesFigure&);
[[nodiscard]] Fields<Configuration> fields_of(const Configuration&);
[[nodiscard]] Fields<ConfigurationsFigure> fields_of(
    const ConfigurationsFigure&);
[[nodiscard]] Fields<DiagramBox> fields_of(const DiagramBox&);
[[nodiscard]] Fields<PipelineFigure> fields_of(const PipelineFigure&);
[[nodiscard]] Fields<CardsFigure> fields_of(const CardsFigure&);
[[nodiscard]] Fields<ChecklistItem> fields_of(const ChecklistItem&);
[[nodiscard]] Fields<ChecklistFigure> fields_of(const ChecklistFigure&);
[[nodiscard]] Fields<TimelineSection> fields_of(const TimelineSection&);
[[nodiscard]] Fields<TimelineFigure> fields_of(const TimelineFigure&);
[[nodiscard]] Fields<PrerequisitesFigure> fields_of(const PrerequisitesFigure&);
[[nodiscard]] Fields<MapEdge> fields_of(const MapEdge&);
[[nodiscard]] Fields<MapFigure> fields_of(const MapFigure&);
[[nodiscard]] Fields<CallStep> fields_of(const CallStep&);
[[nodiscard]] Fields<CallsFigure> fields_of(const CallsFigure&);
/// The keys that every figure has.
[[nodiscard]] Fields<Figure> fields_of(const Figure&);
[[nodiscard]] Fields<BlueprintPart> fields_of(const BlueprintPart&);
[[nodiscard]] Fields<BlueprintRange> fields_of(const BlueprintRange&);
[[nodiscard]] Fields<Blueprint> fields_of(const Blueprint&);

// What the structs of a deck are called in the schema.
template <>
inline constexpr std::string_view kDefinition<Deck> = "deck_head";
template <>
inline constexpr std::string_view kDefinition<Course> = "course_head";
template <>
inline constexpr std::string_view kDefinition<Source> = "source";
template <>
inline constexpr std::string_view kDefinition<AnchorRules> = "anchor_rules";
template <>
inline constexpr std::string_view kDefinition<GateSetting> = "gate_setting";
template <>
inline constexpr std::string_view kDefinition<DeckInstructorContent> =
    "deck_instructor";
template <>
inline constexpr std::string_view kDefinition<AnimationSpec> = "animation";
template <>
inline constexpr std::string_view kDefinition<AnimationStep> = "animation_step";
template <>
inline constexpr std::string_view kDefinition<InputSpec> = "written_input";
template <>
inline constexpr std::string_view kDefinition<TextSpec> = "text_input";
template <>
inline constexpr std::string_view kDefinition<AttentionSpec> = "attention";
template <>
inline constexpr std::string_view kDefinition<ModelSpec> = "model";
template <>
inline constexpr std::string_view kDefinition<ComparisonSpec> = "comparison";
template <>
inline constexpr std::string_view kDefinition<SweepSpec> = "sweep";
template <>
inline constexpr std::string_view kDefinition<StateDictSpec> = "state_dict";
template <>
inline constexpr std::string_view kDefinition<TimingsSpec> = "timings";
template <>
inline constexpr std::string_view kDefinition<Slide> = "slide";
template <>
inline constexpr std::string_view kDefinition<Beginner> = "beginner";
template <>
inline constexpr std::string_view kDefinition<Outcome> = "outcome";
template <>
inline constexpr std::string_view kDefinition<Outcomes> = "outcomes";
template <>
inline constexpr std::string_view kDefinition<Anchor> = "anchor";
template <>
inline constexpr std::string_view kDefinition<CodeStep> = "code_step";
template <>
inline constexpr std::string_view kDefinition<CodeAlignment> = "alignment";
template <>
inline constexpr std::string_view kDefinition<Code> = "code";
template <>
inline constexpr std::string_view kDefinition<InstructorContent> = "instructor";
template <>
inline constexpr std::string_view kDefinition<HeatmapPanel> = "heatmap_panel";
template <>
inline constexpr std::string_view kDefinition<HeatmapFigure> = "heatmap";
template <>
inline constexpr std::string_view kDefinition<ArcsFigure> = "arcs";
template <>
inline constexpr std::string_view kDefinition<ShapesFigure> = "shapes";
template <>
inline constexpr std::string_view kDefinition<FormulaPart> = "formula_part";
template <>
inline constexpr std::string_view kDefinition<FormulaFigure> = "formula";
template <>
inline constexpr std::string_view kDefinition<StillFigure> = "still";
template <>
inline constexpr std::string_view kDefinition<BarsFigure> = "bars";
template <>
inline constexpr std::string_view kDefinition<StatePanel> = "state_panel";
template <>
inline constexpr std::string_view kDefinition<StateFigure> = "state";
template <>
inline constexpr std::string_view kDefinition<GraphFigure> = "graph";
template <>
inline constexpr std::string_view kDefinition<VectorsFigure> = "vectors";
template <>
inline constexpr std::string_view kDefinition<ProjectionFigure> = "projection";
template <>
inline constexpr std::string_view kDefinition<WeightedSumFigure> =
    "weighted_sum";
template <>
inline constexpr std::string_view kDefinition<StaircaseFigure> = "staircase";
template <>
inline constexpr std::string_view kDefinition<SoftmaxFigure> = "softmax";
template <>
inline constexpr std::string_view kDefinition<LinesFigure> = "lines";
template <>
inline constexpr std::string_view kDefinition<Configuration> = "configuration";
template <>
inline constexpr std::string_view kDefinition<ConfigurationsFigure> =
    "configurations";
template <>
inline constexpr std::string_view kDefinition<DiagramBox> = "diagram_box";
template <>
inline constexpr std::string_view kDefinition<PipelineFigure> = "pipeline";
template <>
inline constexpr std::string_view kDefinition<CardsFigure> = "cards";
template <>
inline constexpr std::string_view kDefinition<ChecklistItem> = "checklist_item";
template <>
inline constexpr std::string_view kDefinition<ChecklistFigure> = "checklist";
template <>
inline constexpr std::string_view kDefinition<TimelineSection> =
    "timeline_section";
template <>
inline constexpr std::string_view kDefinition<TimelineFigure> = "timeline";
template <>
inline constexpr std::string_view kDefinition<PrerequisitesFigure> =
    "prerequisites";
template <>
inline constexpr std::string_view kDefinition<MapEdge> = "map_edge";
template <>
inline constexpr std::string_view kDefinition<MapFigure> = "map";
template <>
inline constexpr std::string_view kDefinition<CallStep> = "call_step";
template <>
inline constexpr std::string_view kDefinition<CallsFigure> = "calls";

void check_fields(const YamlNode& node, const Source& source,
                  Diagnostics& diagnostics);
void check_fields(const YamlNode& node, const AttentionSpec& spec,
                  Diagnostics& diagnostics);
void check_fields(const YamlNode& node, const TextSpec& spec,
                  Diagnostics& diagnostics);
void check_fields(const YamlNode& node, const SweepSpec& spec,
                  Diagnostics& diagnostics);
void check_fields(const YamlNode& node, const Code& code,
                  Diagnostics& diagnostics);
void check_fields(const YamlNode& node, const Slide& slide,
                  Diagnostics& diagnostics);

// As much of that as a schema can say.
void restrict_schema(Schema& schema, Type<Source> type,
                     SchemaDefinitions& definitions);
void restrict_schema(Schema& schema, Type<AnimationSpec> type,
                     SchemaDefinitions& definitions);
void restrict_schema(Schema& schema, Type<TextSpec> type,
                     SchemaDefinitions& definitions);
void restrict_schema(Schema& schema, Type<AttentionSpec> type,
                     SchemaDefinitions& definitions);
void restrict_schema(Schema& schema, Type<SweepSpec> type,
                     SchemaDefinitions& definitions);
void restrict_schema(Schema& schema, Type<Code> type,
                     SchemaDefinitions& definitions);
void restrict_schema(Schema& schema, Type<Slide> type,
                     SchemaDefinitions& definitions);

/// A box with something beside it.
bool decode_value(const YamlNode& node, ComparisonCard& out,
                  Diagnostics& diagnostics);
bool decode_value(const YamlNode& node, MapNode& out, Diagnostics& diagnostics);

/// A figure is of the kind whose key it has.
bool decode_value(const YamlNode& node, Figure& out, Diagnostics& diagnostics);

/// A file, or weights by name.
bool decode_value(const YamlNode& node, WeightsSpec& out,
                  Diagnostics& diagnostics);

/// An id, or a range such as `CH3-LAB-01..05`.
bool decode_value(const YamlNode& node, Prerequisite& out,
                  Diagnostics& diagnostics);

/// Maps from names to experiments or animations; appended in file order.
bool decode_experiments(const YamlNode& node, std::vector<Experiment>& out,
                        Diagnostics& diagnostics);
bool decode_animations(const YamlNode& node, std::vector<AnimationSpec>& out,
                       Diagnostics& diagnostics);

// What the functions above read, for the schema.
Schema schema_of(Type<ComparisonCard> type, SchemaDefinitions& definitions);
Schema schema_of(Type<MapNode> type, SchemaDefinitions& definitions);
Schema schema_of(Type<Figure> type, SchemaDefinitions& definitions);
Schema schema_of(Type<WeightsSpec> type, SchemaDefinitions& definitions);
Schema schema_of(Type<Prerequisite> type, SchemaDefinitions& definitions);
template <>
Schema schema_read_by<decode_experiments>(SchemaDefinitions& definitions);
template <>
Schema schema_read_by<decode_animations>(SchemaDefinitions& definitions);
template <>
Schema schema_read_by<decode_gates>(SchemaDefinitions& definitions);

}  // namespace owldeck
