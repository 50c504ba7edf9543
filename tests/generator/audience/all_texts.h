#pragma once

#include <string>
#include <type_traits>
#include <vector>

#include "generator/audience/audience.h"

namespace owldeck {

/// Gathers every text and number of an edition, member by member, so that a
/// test can look for what must not be there.
class TextCollector {
 public:
  std::vector<std::string> texts;

  void add(const std::string& text) { texts.push_back(text); }
  template <class T>
  void add(const Located<T>& located) {
    add(located.value);
  }
  template <class T>
  void add(const std::optional<T>& value) {
    if (value) {
      add(*value);
    }
  }
  template <class T>
  void add(const std::vector<T>& items) {
    for (const T& item : items) {
      add(item);
    }
  }
  template <class... Kinds>
  void add(const std::variant<Kinds...>& variant) {
    std::visit([&](const auto& kind) { add(kind); }, variant);
  }
  template <class T>
  requires std::is_arithmetic_v<T>
  void add(T number) { texts.push_back(std::to_string(number)); }
  template <class T>
  requires std::is_enum_v<T>
  void add(T) {}

  void add(const Source& of) { all(of.id, of.title, of.url, of.path); }
  void add(const InputSpec& of) { all(of.name, of.tokens, of.embeddings); }
  void add(const AttentionSpec& of) {
    all(of.name, of.input, of.d_out, of.heads, of.batch, of.torch_seed);
  }
  void add(const TextSpec& of) { all(of.name, of.text, of.d_model); }
  void add(const ModelSpec& of) { all(of.name, of.model, of.text); }
  void add(const ComparisonSpec& of) { all(of.name, of.experiments); }
  void add(const SweepSpec& of) { all(of.name, of.values, of.experiment); }
  void add(const StateDictSpec& of) { all(of.name, of.experiment); }
  void add(const TimingsSpec& of) { all(of.name, of.file); }
  void add(const AnimationSpec& of) {
    all(of.id, of.kind, of.title, of.experiment, of.query, of.layer,
        of.temperatures, of.seconds, of.speed, of.easing, of.frames_per_second,
        of.steps, of.first_step, of.last_step);
  }
  void add(const AnimationStep& of) {
    all(of.name, of.caption, of.seconds, of.hold, of.easing);
  }
  void add(const HeatmapPanel& of) { all(of.tensor, of.title, of.subtitle); }
  void add(const HeatmapFigure& of) { all(of.panels, of.query, of.decimals); }
  void add(const ArcsFigure& of) { all(of.tensor, of.query, of.vectors); }
  void add(const ShapesFigure& of) { all(of.experiment, of.steps); }
  void add(const FormulaPart& of) { all(of.meaning, of.text); }
  void add(const FormulaFigure& of) { all(of.tex, of.parts); }
  void add(const StillFigure& of) { all(of.animation, of.at); }
  void add(const BarsFigure& of) {
    all(of.tensor, of.unit, of.highlight, of.meaning, of.decimals);
  }
  void add(const StatePanel& of) { all(of.experiment, of.title); }
  void add(const StateFigure& of) { all(of.panels); }
  void add(const Figure& of) { all(of.kind, of.caption, of.alt); }
  void add(const GraphFigure& of) { all(of.tensor, of.query, of.least); }
  void add(const VectorsFigure& of) { all(of.tensor, of.tokens); }
  void add(const ProjectionFigure& of) { all(of.experiment, of.token); }
  void add(const WeightedSumFigure& of) { all(of.experiment, of.query); }
  void add(const StaircaseFigure& of) { all(of.experiment); }
  void add(const SoftmaxFigure& of) { all(of.tensor, of.query); }
  void add(const LinesFigure& of) { all(of.tensor, of.unit); }
  void add(const Configuration& of) { all(of.experiment, of.title); }
  void add(const ConfigurationsFigure& of) { all(of.rows); }
  void add(const DiagramBox& of) { all(of.title, of.text, of.meaning); }
  void add(const PipelineFigure& of) { all(of.boxes); }
  void add(const ComparisonCard& of) { all(of.head, of.lines); }
  void add(const CardsFigure& of) { all(of.cards); }
  void add(const ChecklistItem& of) { all(of.text, of.shows); }
  void add(const ChecklistFigure& of) { all(of.items); }
  void add(const TimelineSection& of) { all(of.slide, of.title); }
  void add(const TimelineFigure& of) { all(of.sections); }
  void add(const PrerequisitesFigure& of) { all(of.anchor); }
  void add(const MapNode& of) { all(of.id, of.box); }
  void add(const MapEdge& of) { all(of.from, of.to, of.text); }
  void add(const MapFigure& of) { all(of.nodes, of.edges); }
  void add(const CallStep& of) {
    all(of.call, of.shape, of.note, of.meaning, of.level);
  }
  void add(const CallsFigure& of) { all(of.calls); }
  void add(const ImageFigure& of) { all(of.file, of.data.hash); }
  void add(const CodeStep& of) {
    all(of.first_line, of.last_line, of.meaning, of.title, of.shape, of.result);
  }
  void add(const Code& of) {
    all(of.language, of.text, of.steps, of.edge_case, of.result);
  }
  void add(const Beginner& of) { all(of.means, of.matters, of.mistake); }
  void add(const Outcome& of) { all(of.title, of.text); }
  void add(const Outcomes& of) { all(of.heading, of.items); }
  void add(const Prerequisite& of) { all(of.first, of.last_number); }
  void add(const Anchor& of) {
    all(of.id, of.assets, of.objective, of.prerequisites);
  }
  void add(const InstructorContent& of) {
    all(of.notes, of.minutes, of.answer, of.rationale);
  }
  void add(const DeckInstructorContent& of) { all(of.rules, of.notes); }
  void add(const AudienceSlide& of) {
    all(of.number, of.part, of.title, of.subtitle, of.body, of.figures, of.code,
        of.options, of.beginner, of.outcomes, of.anchor, of.sources, of.owl,
        of.instructor);
  }

 private:
  template <class... Members>
  void all(const Members&... members) {
    (add(members), ...);
  }
};

inline std::vector<std::string> all_texts(const AudienceDeck& deck) {
  TextCollector out;
  out.add(deck.id());
  out.add(deck.title());
  out.add(deck.subtitle());
  out.add(deck.language());
  out.add(deck.theme());
  out.add(deck.repository());
  out.add(deck.instructor());
  out.add(deck.sources());
  out.add(deck.experiments());
  out.add(deck.animations());
  out.add(deck.slides());
  return out.texts;
}

}  // namespace owldeck
