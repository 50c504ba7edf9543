#include "generator/audit/fold_letters.h"

#include <algorithm>
#include <array>

#include "generator/audit/utf16.h"
#include "generator/source/ascii.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

/// The plain letters of U+00C0 to U+017F; a blank for what is none.
constexpr std::string_view kPlain =
    "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiiidnooooo ouuuuyty"
    "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkkllllllllll"
    "nnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
constexpr char32_t kFirstPlain = 0xC0;

/// U+FB00 to U+FB06.
constexpr std::array<std::string_view, 7> kLigatures{"ff",  "fi", "fl", "ffi",
                                                     "ffl", "st", "st"};

/// What a byte is: a letter or digit, made small; kForeign, of a character
/// beyond ASCII; 0, neither.
constexpr char kForeign = 1;
constexpr std::array<char, 256> kFolded = [] {
  std::array<char, 256> folded{};
  for (std::size_t i = 0; i < folded.size(); ++i) {
    const char letter = static_cast<char>(i);
    folded[i] = i >= 0x80                               ? kForeign
                : is_digit(letter) || is_letter(letter) ? lower_case(letter)
                                                        : '\0';
  }
  return folded;
}();

char folded(char byte) {
  return kFolded[static_cast<unsigned char>(byte)];
}

bool is_between(char32_t code, char32_t first, char32_t last) {
  return first <= code && code <= last;
}

/// Whether it stands within words without being a letter of theirs.
bool joins_words(char32_t code) {
  return code == 0xAD || code == 0xFEFF || code == 0x2019 || code == '\'' ||
         is_between(code, 0x0300, 0x036F) || is_between(code, 0x200B, 0x200D);
}

/// Beyond the plain letters: signs, blanks, private and unused characters.
bool is_no_letter(char32_t code) {
  return code < kFirstPlain || joins_words(code) ||
         is_between(code, 0x2000, 0x2BFF) || is_between(code, 0x3000, 0x303F) ||
         is_between(code, 0xD800, 0xF8FF) || is_between(code, 0xFE00, 0xFE6F) ||
         is_between(code, 0xFFE0, 0xFFFF) || code >= 0x1F000;
}

/// A letter of ASCII that `code` is another form of; 0 if of none.
char plain_form(char32_t code) {
  if (is_between(code, kFirstPlain, kFirstPlain + kPlain.size() - 1)) {
    const char plain = kPlain[code - kFirstPlain];
    return plain == ' ' ? '\0' : plain;
  }
  if (is_between(code, 0xFF01, 0xFF5E)) {  // of full width
    return folded(static_cast<char>(code - 0xFF01 + '!'));
  }
  if (is_between(code, 0x1D400, 0x1D6A3)) {  // of formulas
    return static_cast<char>('a' + (code - 0x1D400) % 26);
  }
  return '\0';
}

/// The letters that bytes of Latin-1 fold to.
constexpr std::array<char, 256> kLatin = [] {
  std::array<char, 256> latin{};
  for (std::size_t i = kFirstPlain; i < latin.size(); ++i) {
    const char plain = kPlain[i - kFirstPlain];
    latin[i] = plain == ' ' ? '\0' : plain;
  }
  return latin;
}();

/// Greek and Cyrillic capitals made small.
char32_t small_form(char32_t code) {
  if (is_between(code, 0x0391, 0x03A9) || is_between(code, 0x0410, 0x042F)) {
    return code + 0x20;
  }
  return is_between(code, 0x0400, 0x040F) ? code + 0x50 : code;
}

void append_folded(char32_t code, std::string& out) {
  if (is_between(code, 0xFB00, 0xFB06)) {
    out += kLigatures[code - 0xFB00];
  } else if (const char plain = plain_form(code)) {
    out += plain;
  } else if (code >= kFirstPlain + kPlain.size() && !is_no_letter(code)) {
    append_utf8(small_form(code), out);
  }
}

/// The character beyond ASCII that begins at `at`, which moves behind it.
char32_t foreign_at(std::string_view text, std::size_t& at) {
  const Utf8Character next = first_character(text.substr(at, 4));
  const auto byte = static_cast<unsigned char>(text[at]);
  at += static_cast<std::size_t>(next.bytes);
  return next.valid ? next.code : byte;
}

/// Whether a character of several bytes may begin at `at`.
bool begins_utf8(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  return lead >= 0xC2 && at + 1 < text.size() &&
         (static_cast<unsigned char>(text[at + 1]) & 0xC0U) == 0x80U;
}

/// Folds the character at `at`, which moves behind it.
void fold_one(std::string_view text, std::size_t& at, std::string& letters) {
  const char letter = folded(text[at]);
  if (letter == kForeign) {
    append_folded(foreign_at(text, at), letters);
    return;
  }
  ++at;
  if (letter != '\0') {
    letters += letter;
  }
}

}  // namespace

void fold_letters(std::string_view text, std::string& letters) {
  std::size_t end = letters.size();
  // No character folds to more bytes than it has.
  letters.resize(end + text.size());
  std::string folded_one;
  for (std::size_t at = 0; at < text.size();) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const char letter = kFolded[byte];
    if (letter != kForeign) {
      letters[end] = letter;
      end += letter != '\0' ? 1 : 0;
      ++at;
    } else if (!begins_utf8(text, at)) {
      letters[end] = kLatin[byte];
      end += kLatin[byte] != '\0' ? 1 : 0;
      ++at;
    } else {
      folded_one.clear();
      fold_one(text, at, folded_one);
      letters.replace(end, folded_one.size(), folded_one);
      end += folded_one.size();
    }
  }
  letters.resize(end);
}

std::size_t offset_of_letter(std::string_view text, std::size_t index) {
  std::string letters;
  std::size_t at = 0;
  std::size_t passed = 0;
  while (at < text.size()) {
    const std::size_t first = at;
    letters.clear();
    fold_one(text, at, letters);
    passed += letters.size();
    if (passed > index) {
      return first;
    }
  }
  return text.size();
}

FoldedWords fold_words(std::string_view text) {
  FoldedWords words;
  bool is_inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t before = words.letters.size();
    std::size_t next = at;
    const char32_t code =
        folded(text[at]) == kForeign
            ? foreign_at(text, next)
            : static_cast<char32_t>(static_cast<unsigned char>(text[at]));
    fold_one(text, at, words.letters);
    if (words.letters.size() == before) {
      is_inside = is_inside && joins_words(code);
    } else if (!is_inside) {
      words.starts.push_back(before);
      is_inside = true;
    }
  }
  return words;
}

bool are_whole_words(std::string_view text, std::size_t first,
                     std::size_t end) {
  const auto is_of_word = [&](std::size_t at) {
    return at < text.size() && folded(text[at]) != '\0';
  };
  const bool is_readable =
      std::ranges::none_of(text.substr(first, end - first), [](char byte) {
        return byte == '\x7F' || (static_cast<unsigned char>(byte) < ' ' &&
                                  byte != '\n' && byte != '\t' && byte != '\r');
      });
  return is_readable && !is_of_word(end) &&
         (first == 0 || !is_of_word(first - 1));
}

}  // namespace owldeck
