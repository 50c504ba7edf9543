#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "generator/source/files.h"
#include "generator/source/span.h"

/// Texts as words, for checks that compare what is said.
namespace owldeck {

/// Letters, digits, `-` and `_` that stand together.
struct WordInText {
  std::string_view text;
  std::size_t offset = 0;  ///< bytes from the start of the text
};

[[nodiscard]] std::vector<WordInText> words_in(std::string_view text);

/// One sentence and where it begins.
struct Sentence {
  std::string_view text;
  std::size_t offset = 0;
};

/// The sentences of a text of Markdown: they end in `.`, `!` or `?` before a
/// blank and a capital letter, and where a paragraph or list item ends. A point
/// inside a number, a name or `{{ }}` ends none.
[[nodiscard]] std::vector<Sentence> sentences_in(std::string_view text);

/// Where `bytes` at `offset` of a text stand in its file; where the text begins
/// if that is not known.
[[nodiscard]] Span place_in(const Located<std::string>& text,
                            std::size_t offset, std::size_t bytes,
                            const SourceTexts& sources);

}  // namespace owldeck
