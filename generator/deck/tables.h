#pragma once

#include <vector>

#include "generator/deck/blueprint.h"
#include "generator/deck/deck.h"
#include "generator/deck/decode.h"

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

void check_fields(const YamlNode& node, const Source& source,
                  Diagnostics& diagnostics);
void check_fields(const YamlNode& node, const AttentionSpec& spec,
                  Diagnostics& diagnostics);
void check_fields(const YamlNode& node, const SweepSpec& spec,
                  Diagnostics& diagnostics);
void check_fields(const YamlNode& node, const Outcomes& outcomes,
                  Diagnostics& diagnostics);
void check_fields(const YamlNode& node, const Code& code,
                  Diagnostics& diagnostics);
void check_fields(const YamlNode& node, const Slide& slide,
                  Diagnostics& diagnostics);

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

}  // namespace owldeck
