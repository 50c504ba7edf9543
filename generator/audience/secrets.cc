#include "generator/audience/secrets.h"

namespace owldeck {
namespace {

/// Gathers what has a text.
class SecretList {
 public:
  std::vector<Secret> secrets;

  void add(const Located<std::string>& text, const std::string& what) {
    if (!text.value.empty()) {
      secrets.push_back({text, what});
    }
  }
};

}  // namespace

std::vector<Secret> secrets(const Deck& deck) {
  SecretList list;
  const DeckInstructorContent& of_deck = deck.instructor.open(InstructorKey());
  list.add(of_deck.notes, "the notes of the deck");
  for (const Located<std::string>& rule : of_deck.rules) {
    list.add(rule, "the rules of the deck");
  }
  for (const Slide& slide : deck.slides) {
    const InstructorContent& content = slide.instructor.open(InstructorKey());
    const std::string of = " of slide " + std::to_string(slide.number.value);
    list.add(content.notes, "the notes" + of);
    list.add(content.answer, "the answer" + of);
    list.add(content.rationale, "the rationale" + of);
  }
  return std::move(list.secrets);
}

}  // namespace owldeck
