#pragma once

#include <map>
#include <string>
#include <vector>

#include "generator/compose/context.h"

/// What the cases of this folder share: a small deck and letters of one width.
namespace owldeck {

/// Every character is half its size wide; lines break at spaces. It lacks the
/// snowman.
class FixedWidth : public TextMeasurer {
 public:
  [[nodiscard]] TextExtent measure(const std::vector<Paragraph>& paragraphs,
                                   double width) const override;
};

/// Owns all that ComposeInputs refers to: the built-in theme and layouts, the
/// traces of one input, a blueprint with two hours.
class Studio {
 public:
  Studio();
  [[nodiscard]] ComposeInputs inputs() const {
    return {traces_, look_, &blueprint_,
            [this]() -> const Clips& { return clips_; }, measurer_};
  }
  [[nodiscard]] Document compose(const Deck& deck,
                                 Audience audience = Audience::Learner);

  Diagnostics diagnostics;

 private:
  Traces traces_;
  Look look_;
  Blueprint blueprint_;
  std::map<std::string, Clip> clips_;
  FixedWidth measurer_;
};

/// Text at a line of `deck.yaml`.
[[nodiscard]] DeckText at(std::string text, int line = 1);

/// A concept slide with a title, a body and an owl.
[[nodiscard]] Slide concept_slide(int number);
[[nodiscard]] Beginner beginner_of(DeckText means, DeckText matters,
                                   DeckText mistake);
/// A deck of `slides`.
[[nodiscard]] Deck deck_of(std::vector<Slide> slides);

/// The node of `scene` with that id.
[[nodiscard]] const Node* find_node(const std::vector<Node>& nodes,
                                    const std::string& id);
/// All text of a node, paragraphs joined by line breaks.
[[nodiscard]] std::string text_in(const Node& node);
/// How many nodes of `nodes` have that role, at any depth.
[[nodiscard]] int count_role(const std::vector<Node>& nodes, Role role);
/// The run whose text is `text`.
[[nodiscard]] const Run* find_run(const std::vector<Node>& nodes,
                                  const std::string& text);

}  // namespace owldeck
