#pragma once

#include <string>
#include <vector>

/// The examples of docs/findings.md, as decks.
namespace owldeck {

struct DocumentExample {
  std::string code;  ///< of the section that it stands in
  bool is_wrong = false;
  /// Whether it is a deck that can be checked; else it needs files besides and
  /// has a test of its own.
  bool is_deck = true;
  std::string deck;  ///< the whole deck: what is not shown comes from the base
};

/// All in the order of the document.
[[nodiscard]] std::vector<DocumentExample> document_examples();

/// `text` merged over the base deck, as the document's first section says.
[[nodiscard]] std::string merged_over(const std::string& base,
                                      const std::string& text);

}  // namespace owldeck
