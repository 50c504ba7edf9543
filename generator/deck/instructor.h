#pragma once

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/source/span.h"

namespace owldeck {

/// Who an edition is for.
enum class Audience { Learner, Instructor };

/// The folder, the command line word and the YAML word: `learner` or
/// `instructor`.
[[nodiscard]] std::string_view to_string(Audience audience);

/// Who may see something, key `audience`. Only the instructor's edition has
/// what is marked as the instructor's.
using AudienceMark = Located<Audience>;

/// A block of a body that is written as a list.
struct BodyBlock {
  Located<std::string> text;  ///< Markdown
  AudienceMark audience{Audience::Learner, {}};
  friend bool operator==(const BodyBlock&, const BodyBlock&) = default;
};

/// What a slide tells the instructor alone.
struct InstructorContent {
  Located<std::string> notes;  ///< Markdown
  std::optional<Located<int>> minutes;
  /// Markdown, on a quiz the right option's letter; may be empty.
  Located<std::string> answer;
  Located<std::string> rationale;  ///< why: Markdown; may be empty
  friend bool operator==(const InstructorContent&,
                         const InstructorContent&) = default;
};

/// What a deck tells the instructor alone.
struct DeckInstructorContent {
  std::vector<Located<std::string>> rules;  ///< how the deck is made and taught
  Located<std::string> notes;               ///< Markdown; may be empty
  friend bool operator==(const DeckInstructorContent&,
                         const DeckInstructorContent&) = default;
};

class AudienceDeck;
class Diagnostics;
struct AnchorGraph;
struct AnchorLinks;
struct Deck;
struct DeckUnderCheck;
struct Blueprint;
struct Secret;

/// The right to open InstructorOnly values. Only the functions named here can
/// make one, so that no other code can read what is meant for the instructor.
class InstructorKey {
 private:
  InstructorKey() = default;
  friend AudienceDeck for_audience(const Deck&, Audience);
  friend void check_minutes(const Deck&, const Blueprint&, Diagnostics&);
  friend void check_answers(const Deck&, Diagnostics&);
  friend std::vector<Secret> secrets(const Deck&);
  friend void check_cross_references(const Deck&, const AnchorGraph&,
                                     const std::map<std::string, std::string>&,
                                     Diagnostics&);
  friend void find_asset_changes(const AnchorLinks&,
                                 std::span<const DeckUnderCheck>);
};

/// A value for the instructor alone: it can be stored, moved and compared, but
/// opened only with an InstructorKey.
template <class T>
class InstructorOnly {
 public:
  InstructorOnly() = default;
  explicit InstructorOnly(T value) : value_(std::move(value)) {}
  [[nodiscard]] const T& open(const InstructorKey&) const { return value_; }
  friend bool operator==(const InstructorOnly&,
                         const InstructorOnly&) = default;

 private:
  T value_{};
};

}  // namespace owldeck
