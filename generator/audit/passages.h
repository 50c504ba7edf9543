#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "generator/audit/fold_letters.h"

namespace owldeck {

/// Words of a sentence that stand together wherever the sentence is shown.
struct Passage {
  FoldedWords words;
  /// As many of its words in a row tell the sentence.
  std::size_t telling = 0;
};

/// The passages that a file is searched for instead of `sentence`, which is
/// Markdown: as it is written; as it is shown, without targets of links, and
/// cut at numbers and formulas, which look otherwise on a page; and the targets
/// of its links. A row of 6 words tells a sentence, 5 if it has at most 10, all
/// of a shorter one. There is none for a sentence of one or two words with
/// fewer than 12 letters, nor for one of fewer than 6 letters.
[[nodiscard]] std::vector<Passage> passages_of(std::string_view sentence);

/// A text of Markdown as it is shown, in the parts between numbers and
/// formulas.
[[nodiscard]] std::vector<std::string> shown_parts(std::string_view text);

}  // namespace owldeck
