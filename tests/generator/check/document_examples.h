#pragma once

#include <string>
#include <vector>

/// The examples of docs/findings.md, as decks.
namespace owldeck {

/// A deck, with what it leaves out taken from the base; a course map; or what
/// needs files besides, and so has a test of its own.
enum class ExampleKind { Deck, Map, Elsewhere };

struct DocumentExample {
  std::string code;  ///< of the section that it stands in
  bool is_wrong = false;
  ExampleKind kind = ExampleKind::Deck;
  std::string text;
};

/// All in the order of the document.
[[nodiscard]] std::vector<DocumentExample> document_examples();

/// `text` merged over the base deck, as the document's first section says.
[[nodiscard]] std::string merged_over(const std::string& base,
                                      const std::string& text);

}  // namespace owldeck
