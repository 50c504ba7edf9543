#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Texts as their letters and digits alone: what is left of a sentence however
/// a file breaks it into glyphs, lines, tags or bytes of UTF-16.
namespace owldeck {

/// Appends the letters and digits of `text`: small, without accents, ligatures
/// taken apart, all else left out. What is no UTF-8 is read as Latin-1.
void fold_letters(std::string_view text, std::string& letters);

/// Where the letter stands in `text` that fold_letters gives at `index`.
[[nodiscard]] std::size_t offset_of_letter(std::string_view text,
                                           std::size_t index);

/// A text's letters, and where its words begin among them.
struct FoldedWords {
  std::string letters;
  std::vector<std::size_t> starts;

  [[nodiscard]] std::size_t size() const { return starts.size(); }
  /// Where the word `index` begins; at size(), where the last one ends.
  [[nodiscard]] std::size_t start(std::size_t index) const {
    return index < starts.size() ? starts[index] : letters.size();
  }
  [[nodiscard]] std::string_view word(std::size_t index) const {
    return std::string_view(letters).substr(start(index),
                                            start(index + 1) - start(index));
  }
};

/// The words of `text`; an apostrophe, an accent or a soft hyphen ends none.
[[nodiscard]] FoldedWords fold_words(std::string_view text);

/// Whether `text` is whole words within lines of a readable text: nothing that
/// is of a word stands beside `first` or `end`, no control character between.
[[nodiscard]] bool are_whole_words(std::string_view text, std::size_t first,
                                   std::size_t end);

}  // namespace owldeck
