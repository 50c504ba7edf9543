#include "generator/deck/slide_texts.h"

namespace owldeck {
namespace {

/// Gathers the texts of figures; what has none is not mentioned.
class TextList {
 public:
  /// Without what is marked as the instructor's, if `audience` is Learner.
  explicit TextList(Audience audience) : audience_(audience) {}

  std::vector<const DeckText*> texts;

  void add(const DeckText& text) {
    if (!text.value.empty()) {
      texts.push_back(&text);
    }
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
  void add(const Figure& of) {
    if (is_hidden(of.audience)) {
      return;
    }
    std::visit([this](const auto& kind) { add(kind); }, of.kind);
    all(of.caption, of.alt);
  }
  void add(const HeatmapPanel& of) { all(of.title, of.subtitle); }
  void add(const HeatmapFigure& of) { all(of.panels); }
  void add(const FormulaPart& of) { all(of.text); }
  void add(const FormulaFigure& of) { all(of.parts); }
  void add(const BarsFigure& of) { all(of.label); }
  void add(const StatePanel& of) { all(of.title); }
  void add(const StateFigure& of) { all(of.panels); }
  void add(const Configuration& of) { all(of.title); }
  void add(const ConfigurationsFigure& of) { all(of.rows); }
  void add(const DiagramBox& of) { all(of.title, of.text); }
  void add(const PipelineFigure& of) { all(of.boxes); }
  void add(const ComparisonCard& of) { all(of.head, of.lines); }
  void add(const CardsFigure& of) { all(of.cards); }
  void add(const ChecklistItem& of) { all(of.text, of.shows); }
  void add(const ChecklistFigure& of) { all(of.items); }
  void add(const TimelineSection& of) { all(of.title); }
  void add(const TimelineFigure& of) { all(of.sections); }
  void add(const MapNode& of) { all(of.box); }
  void add(const MapEdge& of) { all(of.text); }
  void add(const MapFigure& of) { all(of.nodes, of.edges); }
  void add(const CallStep& of) { all(of.note); }
  void add(const CallsFigure& of) { all(of.calls); }
  void add(const ArcsFigure& /*of*/) {}
  void add(const ShapesFigure& /*of*/) {}
  void add(const StillFigure& /*of*/) {}
  void add(const GraphFigure& /*of*/) {}
  void add(const VectorsFigure& /*of*/) {}
  void add(const ProjectionFigure& /*of*/) {}
  void add(const WeightedSumFigure& /*of*/) {}
  void add(const StaircaseFigure& /*of*/) {}
  void add(const SoftmaxFigure& /*of*/) {}
  void add(const LinesFigure& /*of*/) {}
  void add(const PrerequisitesFigure& /*of*/) {}
  void add(const ImageFigure& /*of*/) {}
  void add(const CodeStep& of) { all(of.title, of.shape, of.result); }
  void add(const Code& of) { all(of.steps, of.edge_case, of.result); }
  void add(const Beginner& of) { all(of.means, of.matters, of.mistake); }
  void add(const Outcome& of) { all(of.title, of.text); }
  void add(const Outcomes& of) { all(of.heading, of.items); }
  void add(const Anchor& of) {
    if (!is_hidden(of.audience)) {
      all(of.objective);
    }
  }
  void add(const Slide& of) {
    if (is_hidden(of.audience)) {
      return;
    }
    all(of.title, of.subtitle, of.body, of.figures, of.code, of.options,
        of.beginner, of.outcomes, of.anchor, of.owl);
  }

 private:
  template <class... Members>
  void all(const Members&... members) {
    (add(members), ...);
  }
  [[nodiscard]] bool is_hidden(const AudienceMark& mark) const {
    return audience_ == Audience::Learner && mark.value == Audience::Instructor;
  }

  Audience audience_;
};

}  // namespace

std::vector<const DeckText*> learner_texts(const Slide& slide) {
  TextList list(Audience::Learner);
  list.add(slide);
  return std::move(list.texts);
}

std::vector<const DeckText*> texts_of(const Slide& slide) {
  TextList list(Audience::Instructor);
  list.add(slide);
  return std::move(list.texts);
}

std::vector<const DeckText*> texts_of(const Figure& figure) {
  TextList list(Audience::Instructor);
  list.add(figure);
  return std::move(list.texts);
}

std::vector<const Located<std::string>*> instructor_texts(
    const Slide& slide, const InstructorKey& key) {
  const InstructorContent& content = slide.instructor.open(key);
  TextList list(Audience::Instructor);
  list.add(content.notes);
  list.add(content.answer);
  list.add(content.rationale);
  return std::move(list.texts);
}

}  // namespace owldeck
