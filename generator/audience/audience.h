#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/deck/deck.h"

namespace owldeck {

/// A slide of one edition: Slide's learner fields, listed one by one, and the
/// instructor's only in the instructor's edition.
struct AudienceSlide {
  Span span;
  bool broken = false;  ///< it cannot be drawn
  int number = 0;
  std::string label;  ///< as it is shown: the number, `7a` of the instructor's
  SlideType type = SlideType::Concept;
  std::optional<Located<std::string>> layout;
  std::string part;
  DeckText title;
  DeckText subtitle;
  DeckText body;
  std::vector<Figure> figures;
  std::optional<Code> code;
  std::vector<DeckText> options;
  std::optional<Beginner> beginner;
  std::optional<Outcomes> outcomes;
  std::optional<Anchor> anchor;
  std::vector<Located<std::string>> sources;
  DeckText owl;
  std::optional<InstructorContent> instructor;
};

/// One edition of a deck. Only for_audience can make one; what composes, draws
/// or writes asks for this type, so instructor content cannot reach it in the
/// learner's edition.
class AudienceDeck {
 public:
  [[nodiscard]] Audience audience() const { return audience_; }
  [[nodiscard]] const std::string& id() const { return id_; }
  [[nodiscard]] const DeckText& title() const { return title_; }
  [[nodiscard]] const DeckText& subtitle() const { return subtitle_; }
  [[nodiscard]] const std::string& language() const { return language_; }
  [[nodiscard]] const Located<std::string>& theme() const { return theme_; }
  [[nodiscard]] const std::string& repository() const { return repository_; }
  /// What the deck tells the instructor, in the instructor's edition only.
  [[nodiscard]] const std::optional<DeckInstructorContent>& instructor() const {
    return instructor_;
  }
  [[nodiscard]] const std::vector<Source>& sources() const { return sources_; }
  [[nodiscard]] const std::vector<Experiment>& experiments() const {
    return experiments_;
  }
  [[nodiscard]] const DataFiles& data_files() const { return data_files_; }
  [[nodiscard]] const std::vector<AnimationSpec>& animations() const {
    return animations_;
  }
  [[nodiscard]] const std::vector<AudienceSlide>& slides() const {
    return slides_;
  }

 private:
  AudienceDeck() = default;
  friend AudienceDeck for_audience(const Deck& deck, Audience audience);

  Audience audience_ = Audience::Learner;
  std::string id_;
  DeckText title_;
  DeckText subtitle_;
  std::string language_;
  Located<std::string> theme_;
  std::string repository_;
  std::optional<DeckInstructorContent> instructor_;
  std::vector<Source> sources_;
  std::vector<Experiment> experiments_;
  DataFiles data_files_;
  std::vector<AnimationSpec> animations_;
  std::vector<AudienceSlide> slides_;
};

/// The edition of `deck` for `audience`, by allow-list: a field that is not
/// named here is in no edition.
[[nodiscard]] AudienceDeck for_audience(const Deck& deck, Audience audience);

}  // namespace owldeck
