#include "generator/deck/check_names.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "generator/deck/decode.h"
#include "generator/deck/hidden_names.h"
#include "generator/deck/slide_texts.h"

namespace owldeck {
namespace {

/// Remembers where each key was first seen.
class FirstSeen {
 public:
  FirstSeen(std::string code, std::string kind, Diagnostics& diagnostics)
      : code_(std::move(code)),
        kind_(std::move(kind)),
        diagnostics_(diagnostics) {}

  void add(const Located<std::string>& key) {
    if (!is_set(key)) {
      return;
    }
    const auto [first, is_new] = spans_.try_emplace(key.value, key.span);
    if (!is_new) {
      diagnostics_.add({key.span,
                        Severity::Error,
                        code_,
                        fmt::format("{} {} is here twice", kind_, key.value),
                        "give one of them another",
                        {{first->second, "the first is here"}}});
    }
  }

 private:
  std::string code_;
  std::string kind_;
  Diagnostics& diagnostics_;
  std::map<std::string, Span> spans_;
};

/// The names that a deck defines.
struct Names {
  std::vector<std::string> inputs;
  std::vector<std::string> attentions;
  std::vector<std::string> maskable;  ///< attentions, and models of them
  std::vector<std::string> states;
  std::vector<std::string> computed;     ///< all but inputs
  std::vector<std::string> experiments;  ///< of every kind
  std::vector<std::string> animations;
  std::vector<std::string> sources;
};

Names names_of(const Deck& deck) {
  Names names;
  for (const Experiment& experiment : deck.experiments) {
    const std::string& name = name_of(experiment).value;
    names.experiments.push_back(name);
    if (std::holds_alternative<AttentionSpec>(experiment) ||
        std::holds_alternative<ModelSpec>(experiment)) {
      names.maskable.push_back(name);
    }
    if (!is_input(experiment)) {
      names.computed.push_back(name);
    }
    if (is_input(experiment)) {
      names.inputs.push_back(name);
    } else if (std::holds_alternative<AttentionSpec>(experiment)) {
      names.attentions.push_back(name);
    } else if (std::holds_alternative<StateDictSpec>(experiment)) {
      names.states.push_back(name);
    }
  }
  for (const AnimationSpec& animation : deck.animations) {
    names.animations.push_back(animation.id.value);
  }
  for (const Source& source : deck.sources) {
    names.sources.push_back(source.id.value);
  }
  return names;
}

bool contains(const std::vector<std::string>& words, const std::string& word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

class ReferenceChecker {
 public:
  ReferenceChecker(const Deck& deck, Diagnostics& diagnostics)
      : names_(names_of(deck)), hidden_(deck), diagnostics_(diagnostics) {}

  /// Says whether learners read what is checked next.
  void begin(const AudienceMark& mark) {
    for_learners_ = mark.value == Audience::Learner && !hidden_.empty();
  }

  void operator()(const HeatmapFigure& figure) const {
    for (const HeatmapPanel& panel : figure.panels) {
      check_tensor(panel.tensor);
    }
  }
  void operator()(const ArcsFigure& figure) const {
    check_tensor(figure.tensor);
    if (figure.vectors) {
      check_tensor(*figure.vectors);
    }
  }
  void operator()(const ShapesFigure& figure) const {
    check_attention(figure.experiment);
  }
  void operator()(const FormulaFigure& /*figure*/) const {}
  void operator()(const StillFigure& figure) const {
    check(figure.animation, figure.animation.value, "animation",
          names_.animations, "animation");
  }
  void operator()(const GraphFigure& figure) const {
    check_tensor(figure.tensor);
  }
  void operator()(const VectorsFigure& figure) const {
    check_tensor(figure.tensor);
  }
  void operator()(const ProjectionFigure& figure) const {
    check_attention(figure.experiment);
  }
  void operator()(const WeightedSumFigure& figure) const {
    check_attention(figure.experiment);
  }
  void operator()(const StaircaseFigure& figure) const {
    check_kind(figure.experiment, "attention", "no attention", names_.maskable);
  }
  void operator()(const SoftmaxFigure& figure) const {
    check_tensor(figure.tensor);
  }
  void operator()(const LinesFigure& figure) const {
    check_tensor(figure.tensor);
  }
  void operator()(const ConfigurationsFigure& figure) const {
    for (const Configuration& row : figure.rows) {
      check_attention(row.experiment);
    }
  }
  void operator()(const MapFigure& figure) const {
    std::vector<std::string> ids;
    for (const MapNode& node : figure.nodes) {
      ids.push_back(node.id.value);
    }
    for (const MapEdge& edge : figure.edges) {
      check(edge.from, edge.from.value, "node", ids, "node");
      check(edge.to, edge.to.value, "node", ids, "node");
    }
  }
  /// What names nothing, or what is checked where it is drawn.
  void operator()(const PipelineFigure& /*figure*/) const {}
  void operator()(const CardsFigure& /*figure*/) const {}
  void operator()(const ChecklistFigure& /*figure*/) const {}
  void operator()(const TimelineFigure& /*figure*/) const {}
  void operator()(const PrerequisitesFigure& /*figure*/) const {}
  void operator()(const CallsFigure& /*figure*/) const {}
  void operator()(const ImageFigure& /*figure*/) const {}
  void operator()(const BarsFigure& figure) const {
    check_tensor(figure.tensor);
  }
  void operator()(const StateFigure& figure) const {
    for (const StatePanel& panel : figure.panels) {
      check_kind(panel.experiment, "state dict", "no state dict",
                 names_.states);
    }
  }

  void operator()(const AttentionSpec& spec) const { check_input(spec.input); }
  void operator()(const ComparisonSpec& spec) const {
    for (const Located<std::string>& name : spec.experiments) {
      check_attention(name);
    }
  }
  void operator()(const SweepSpec& spec) const {
    check_attention(spec.experiment);
  }
  void operator()(const StateDictSpec& spec) const {
    check_attention(spec.experiment);
  }
  /// What names no other experiment.
  void operator()(const InputSpec& /*spec*/) const {}
  void operator()(const TextSpec& /*spec*/) const {}
  void operator()(const ModelSpec& /*spec*/) const {}
  void operator()(const TimingsSpec& /*spec*/) const {}

  void check_input(const Located<std::string>& name) const {
    check_kind(name, "input", "no input", names_.inputs);
  }
  void check_attention(const Located<std::string>& name) const {
    check_kind(name, "attention", "no attention", names_.attentions);
  }
  /// All that computes something: a film says itself which steps it needs.
  void check_computed(const Located<std::string>& name) const {
    check_kind(name, "attention", "no attention", names_.computed);
  }
  void check(const Slide& slide) {
    for (const Figure& figure : slide.figures) {
      begin(slide.audience.value == Audience::Instructor ? slide.audience
                                                         : figure.audience);
      std::visit(*this, figure.kind);
    }
    begin(slide.audience);
    for (const Located<std::string>& source : slide.sources) {
      check_source(source);
    }
    if (for_learners_) {
      for (const DeckText* text : learner_texts(slide)) {
        hidden_.check_text(*text, diagnostics_);
      }
    }
  }

 private:
  void check_source(const Located<std::string>& id) const {
    check(id, id.value, "source", names_.sources, "source");
  }
  void check(const Located<std::string>& place, const std::string& name,
             std::string_view kind, const std::vector<std::string>& known,
             std::string_view group) const {
    if (for_learners_ && is_set(place)) {
      hidden_.check(group, name, place.span, diagnostics_);
    }
    if (is_set(place) && !contains(known, name)) {
      diagnostics_.error(place.span, "unknown-name",
                         fmt::format("unknown {} '{}'", kind, name),
                         known.empty() ? fmt::format("the deck has no {}", kind)
                                       : suggest(name, known));
    }
  }

  void check_tensor(const Located<std::string>& path) const {
    check(path, experiment_of(path.value), "experiment", names_.experiments,
          "experiment");
  }

  /// A name of the wrong kind is told apart from one that is not there.
  void check_kind(const Located<std::string>& name, std::string_view kind,
                  std::string_view other_is,
                  const std::vector<std::string>& known) const {
    if (is_set(name) && !contains(known, name.value) &&
        contains(names_.experiments, name.value)) {
      diagnostics_.error(name.span, "unknown-name",
                         fmt::format("'{}' is {}", name.value, other_is),
                         suggest(name.value, known));
      return;
    }
    check(name, name.value, kind, known, "experiment");
  }

  Names names_;
  HiddenNames hidden_;
  bool for_learners_ = false;
  Diagnostics& diagnostics_;
};

}  // namespace

void check_duplicates(const Deck& deck, Diagnostics& diagnostics) {
  FirstSeen sources("duplicate-name", "source", diagnostics);
  for (const Source& source : deck.sources) {
    sources.add(source.id);
  }
  FirstSeen names("duplicate-name", "experiment", diagnostics);
  for (const Experiment& experiment : deck.experiments) {
    names.add(name_of(experiment));
  }
  FirstSeen animations("duplicate-name", "animation", diagnostics);
  for (const AnimationSpec& animation : deck.animations) {
    animations.add(animation.id);
  }
  FirstSeen slides("duplicate-slide", "slide", diagnostics);
  for (const Slide& slide : deck.slides) {
    slides.add({label_of(slide), slide.number.span});
  }
}

void check_references(const Deck& deck, Diagnostics& diagnostics) {
  ReferenceChecker checker(deck, diagnostics);
  for (const Experiment& experiment : deck.experiments) {
    checker.begin(audience_of(experiment));
    std::visit(checker, experiment);
  }
  for (const AnimationSpec& animation : deck.animations) {
    checker.begin(animation.audience);
    checker.check_computed(animation.experiment);
  }
}

void check_slide_references(Deck& deck, Diagnostics& diagnostics) {
  ReferenceChecker checker(deck, diagnostics);
  for (Slide& slide : deck.slides) {
    const std::size_t before = diagnostics.all().size();
    checker.check(slide);
    slide.broken = slide.broken || diagnostics.all().size() > before;
  }
}

}  // namespace owldeck
