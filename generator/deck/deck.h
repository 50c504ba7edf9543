#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/deck/animation_spec.h"
#include "generator/deck/data_files.h"
#include "generator/deck/experiment.h"
#include "generator/deck/figure.h"
#include "generator/deck/gate.h"
#include "generator/deck/instructor.h"
#include "generator/source/span.h"
#include "generator/source/yaml.h"

/// The deck as its YAML says it: all editions in one, every value with its
/// place. docs/deck-format.md describes the keys.
namespace owldeck {

enum class SlideType {
  Title,
  Agenda,
  Concept,
  Practical,
  Animation,
  Code,
  Appendix,
  Troubleshooting,
  Takeaway,
  Quiz,
};

/// The YAML word, such as `concept`.
[[nodiscard]] std::string_view to_string(SlideType type);

/// A notebook or reference that the deck rests on.
struct Source {
  Located<std::string> id;
  Located<std::string> title;
  std::optional<Located<std::string>> url;
  std::optional<Located<std::string>> path;  ///< in the course's repository
  AudienceMark audience{Audience::Learner, {}};
  friend bool operator==(const Source&, const Source&) = default;
};

/// The beginner's corner.
struct Beginner {
  Span span;
  DeckText means;
  DeckText matters;
  DeckText mistake;
  friend bool operator==(const Beginner&, const Beginner&) = default;
};

/// Three short columns in the strip, on slides without a beginner's corner.
struct Outcome {
  DeckText title;
  DeckText text;
  friend bool operator==(const Outcome&, const Outcome&) = default;
};
struct Outcomes {
  Span span;
  DeckText heading;
  std::vector<Outcome> items;  ///< 1 to 3
  friend bool operator==(const Outcomes&, const Outcomes&) = default;
};

/// One prerequisite as written: an id, or a range `CH3-LAB-01..05` of ids that
/// differ in their last number.
struct Prerequisite {
  Located<std::string> first;
  std::optional<int> last_number;  ///< of a range
  friend bool operator==(const Prerequisite&, const Prerequisite&) = default;
};

/// A hands-on anchor: what learners do, where, and after what.
struct Anchor {
  Located<std::string> id;
  std::vector<Located<std::string>> assets;
  DeckText objective;
  std::vector<Prerequisite> prerequisites;
  AudienceMark audience{Audience::Learner, {}};
  friend bool operator==(const Anchor&, const Anchor&) = default;
};

/// One numbered step of a code slide.
struct CodeStep {
  Located<int> first_line;  ///< of the code, from 1
  int last_line = 0;
  Located<std::string> meaning;  ///< colour by meaning
  DeckText title;
  /// The construct of the notebook that it shows, such as
  /// `queries @ keys.transpose`; may be empty.
  Located<std::string> shows;
  DeckText shape;   ///< in mono; may be empty
  DeckText result;  ///< computed numbers; may be empty
  friend bool operator==(const CodeStep&, const CodeStep&) = default;
};

/// What the code of a slide must agree with in the course's repository.
struct CodeAlignment {
  Span span;
  Located<std::string> asset;  ///< a notebook
  /// Numbers, ranges of them such as `3.4-3.5`, or headings.
  std::vector<Located<std::string>> sections;
  /// What the steps may show, in any order: they are not more than these.
  std::vector<Located<std::string>> only;
  friend bool operator==(const CodeAlignment&, const CodeAlignment&) = default;
};

struct Code {
  Span span;
  Located<std::string> language;
  Located<std::string> text;
  std::optional<CodeAlignment> alignment;  ///< key `align`
  std::vector<CodeStep> steps;
  DeckText edge_case;
  DeckText result;
  friend bool operator==(const Code&, const Code&) = default;
};

struct Slide {
  Span span;
  /// Something in it was wrong, so that what is missing may only be unread.
  bool broken = false;
  Located<int> number;
  /// A letter after the number, of a slide for the instructor alone: it stands
  /// after the learners' slide of that number, and they count on without it.
  std::string letter;
  AudienceMark audience{Audience::Learner, {}};
  Located<SlideType> type;
  std::optional<Located<std::string>> layout;  ///< by name; else by content
  Located<std::string> part;  ///< the letter of `Appendix A`; may be empty
  Located<std::string> topic;
  DeckText title;
  DeckText subtitle;  ///< may be empty
  DeckText body;      ///< Markdown that learners read; may be empty
  /// The whole body, if some of it is for the instructor alone.
  InstructorOnly<std::vector<BodyBlock>> blocks;
  std::vector<Figure> figures;  ///< key `figure`: one, or a list of two
  std::optional<Code> code;
  std::vector<DeckText> options;  ///< of a quiz: 2 to 6; quiz.h letters them
  std::optional<Beginner> beginner;
  std::optional<Outcomes> outcomes;
  std::optional<Anchor> anchor;
  std::vector<Located<std::string>> sources;  ///< ids of Deck::sources
  DeckText owl;
  InstructorOnly<InstructorContent> instructor;
  friend bool operator==(const Slide&, const Slide&) = default;
};

/// `7`, or `7a` of a slide for the instructor alone.
[[nodiscard]] std::string label_of(const Slide& slide);

/// The blocks that `audience` may read, as one text; list items that follow
/// each other are of one list.
[[nodiscard]] DeckText joined_blocks(const std::vector<BodyBlock>& blocks,
                                     Audience audience);

/// What the anchors of a deck or course have in common.
struct AnchorRules {
  /// Shapes of their ids, such as `CH3-LAB-##`: `#` is a digit, `?` a capital
  /// letter. Any id is right if there are none.
  std::vector<Located<std::string>> ids;
  /// Ids that other decks teach.
  std::vector<Located<std::string>> assumes;
  friend bool operator==(const AnchorRules&, const AnchorRules&) = default;
};

struct Deck {
  Span span;
  Located<std::string> id;  ///< names the output folder: a-z, 0-9, -
  DeckText title;
  DeckText subtitle;
  Located<std::string> language{"en", {}};
  Located<std::string> theme{"executive-light", {}};
  YamlNode look;  ///< what changes in the theme, by its keys; Null for nothing
  std::optional<Located<std::string>> blueprint;
  /// Prefix of the links to assets, such as a repository's web address.
  std::optional<Located<std::string>> repository;
  AnchorRules anchors;
  std::vector<GateSetting> gates;  ///< that are made milder
  InstructorOnly<DeckInstructorContent> instructor;
  std::vector<Source> sources;
  std::vector<Experiment> experiments;
  DataFiles data_files;  ///< what the experiments read
  std::vector<AnimationSpec> animations;
  std::vector<Slide> slides;
  friend bool operator==(const Deck&, const Deck&) = default;
};

}  // namespace owldeck
