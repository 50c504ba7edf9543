#include "generator/source/text_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/source/utf8.h"

namespace owldeck {
namespace {

struct NamedRange {
  char32_t first;
  char32_t last;
  std::string_view name;
};

constexpr char32_t kJoiner = 0x200D;
constexpr std::string_view kSelector = "variation selector";
constexpr std::string_view kNoCharacter = "no character";

/// In the order of their codes.
constexpr std::array kHidden{
    NamedRange{0x00AD, 0x00AD, "soft hyphen"},
    NamedRange{0x034F, 0x034F, "combining grapheme joiner"},
    NamedRange{0x061C, 0x061C, "Arabic letter mark"},
    NamedRange{0x115F, 0x1160, "Hangul filler"},
    NamedRange{0x17B4, 0x17B5, "Khmer inherent vowel"},
    NamedRange{0x180B, 0x180F, "Mongolian selector"},
    NamedRange{0x200B, 0x200B, "zero width space"},
    NamedRange{0x200C, 0x200C, "zero width non-joiner"},
    NamedRange{kJoiner, kJoiner, "zero width joiner"},
    NamedRange{0x200E, 0x200E, "left-to-right mark"},
    NamedRange{0x200F, 0x200F, "right-to-left mark"},
    NamedRange{0x2028, 0x2028, "line separator"},
    NamedRange{0x2029, 0x2029, "paragraph separator"},
    NamedRange{0x202A, 0x202A, "left-to-right embedding"},
    NamedRange{0x202B, 0x202B, "right-to-left embedding"},
    NamedRange{0x202C, 0x202C, "pop directional formatting"},
    NamedRange{0x202D, 0x202D, "left-to-right override"},
    NamedRange{0x202E, 0x202E, "right-to-left override"},
    NamedRange{0x2060, 0x2060, "word joiner"},
    NamedRange{0x2061, 0x2064, "invisible operator"},
    NamedRange{0x2065, 0x2065, kNoCharacter},
    NamedRange{0x2066, 0x2066, "left-to-right isolate"},
    NamedRange{0x2067, 0x2067, "right-to-left isolate"},
    NamedRange{0x2068, 0x2068, "first strong isolate"},
    NamedRange{0x2069, 0x2069, "pop directional isolate"},
    NamedRange{0x206A, 0x206F, "deprecated format character"},
    NamedRange{0x3164, 0x3164, "Hangul filler"},
    NamedRange{0xFDD0, 0xFDEF, kNoCharacter},
    NamedRange{0xFE00, 0xFE0F, kSelector},
    NamedRange{0xFEFF, 0xFEFF, "byte-order mark"},
    NamedRange{0xFFA0, 0xFFA0, "Hangul filler"},
    NamedRange{0xFFF0, 0xFFF8, kNoCharacter},
    NamedRange{0xFFF9, 0xFFFB, "interlinear annotation"},
    NamedRange{0x1BCA0, 0x1BCA3, "shorthand format control"},
    NamedRange{0x1D173, 0x1D17A, "musical format control"},
    NamedRange{0xE0000, 0xE00FF, "tag"},
    NamedRange{0xE0100, 0xE01EF, kSelector},
    NamedRange{0xE01F0, 0xE0FFF, kNoCharacter}};

/// Signs that emoji are made of, among them the arrows and signs that a
/// selector turns into one.
constexpr std::array kEmoji{
    NamedRange{0x00A9, 0x00AE, ""}, NamedRange{0x203C, 0x2049, ""},
    NamedRange{0x2122, 0x2139, ""}, NamedRange{0x2190, 0x21FF, ""},
    NamedRange{0x2300, 0x27BF, ""}, NamedRange{0x2900, 0x297F, ""},
    NamedRange{0x2B00, 0x2BFF, ""}, NamedRange{0x3030, 0x303D, ""},
    NamedRange{0x3297, 0x3299, ""}, NamedRange{0x1F000, 0x1FAFF, ""}};

template <std::size_t size>
const NamedRange* find_range(const std::array<NamedRange, size>& ranges,
                             char32_t code) {
  const auto* const found = std::ranges::find_if(
      ranges, [code](const NamedRange& range) { return code <= range.last; });
  return found != ranges.end() && code >= found->first ? found : nullptr;
}

/// The last two of each plane.
bool is_last_of_plane(char32_t code) {
  return (code & 0xFFFEU) == 0xFFFE;
}

bool is_emoji(char32_t code) {
  return find_range(kEmoji, code) != nullptr && !is_hidden(code);
}

bool is_emoji_selector(char32_t code) {
  return code == 0xFE0E || code == 0xFE0F;
}

/// Digits and two signs become keys with a selector.
bool may_be_selected(char32_t code) {
  return is_emoji(code) || (code >= '0' && code <= '9') || code == '#' ||
         code == '*';
}

std::string_view name_of_hidden(char32_t code) {
  const NamedRange* range = find_range(kHidden, code);
  return range == nullptr ? kNoCharacter : range->name;
}

TextProblem hidden_at(std::size_t offset, char32_t code) {
  return {offset, "hidden-character",
          fmt::format("U+{:04X} ({}) in the text, which nobody sees",
                      static_cast<unsigned>(code), name_of_hidden(code)),
          "remove it"};
}

/// Goes through a text; remembers what a joiner or selector stands behind.
class TextScan {
 public:
  explicit TextScan(std::string_view text) : text_(text) {}

  std::optional<TextProblem> run() {
    while (at_ < text_.size()) {
      if (static_cast<unsigned char>(text_[at_]) < 0x80) {
        if (is_refused_ascii(text_[at_])) {
          return control(static_cast<unsigned char>(text_[at_]));
        }
        before_ = static_cast<unsigned char>(text_[at_++]);
        in_emoji_ = false;
        continue;
      }
      if (auto problem = look_at(first_character(text_.substr(at_)))) {
        return problem;
      }
    }
    return std::nullopt;
  }

 private:
  static bool is_refused_ascii(char letter) {
    return is_control(static_cast<unsigned char>(letter)) && letter != '\t' &&
           letter != '\n' && letter != '\r';
  }

  std::optional<TextProblem> look_at(const Utf8Character& next) {
    if (!next.valid) {
      return TextProblem{at_,
                         {},
                         fmt::format("byte 0x{:02X} is not UTF-8",
                                     static_cast<unsigned char>(text_[at_])),
                         "save the file as UTF-8"};
    }
    if (is_control(next.code)) {
      return control(next.code);
    }
    if (is_hidden(next.code) && !belongs_to_emoji(next)) {
      return hidden_at(at_, next.code);
    }
    if (!is_hidden(next.code)) {
      in_emoji_ = is_emoji(next.code);
    }
    before_ = next.code;
    at_ += static_cast<std::size_t>(next.bytes);
    return std::nullopt;
  }

  [[nodiscard]] bool belongs_to_emoji(const Utf8Character& next) const {
    if (is_emoji_selector(next.code)) {
      return may_be_selected(before_);
    }
    const std::string_view rest =
        text_.substr(at_ + static_cast<std::size_t>(next.bytes));
    return next.code == kJoiner && in_emoji_ && before_ != kJoiner &&
           !rest.empty() && is_emoji(first_character(rest).code);
  }

  [[nodiscard]] TextProblem control(char32_t code) const {
    return {at_,
            {},
            fmt::format("control character U+{:04X} in the text",
                        static_cast<unsigned>(code)),
            "remove it"};
  }

  std::string_view text_;
  std::size_t at_ = 0;
  char32_t before_ = 0;
  bool in_emoji_ = false;  ///< the last visible character is one
};

}  // namespace

bool is_hidden(char32_t code) {
  return find_range(kHidden, code) != nullptr || is_last_of_plane(code);
}

std::optional<TextProblem> find_text_problem(std::string_view text) {
  return TextScan(text).run();
}

std::optional<TextProblem> find_wrong_encoding(std::string_view text) {
  struct Mark {
    std::string_view bytes;
    std::string_view encoding;
  };
  constexpr std::array kMarks{
      Mark{std::string_view("\xFF\xFE\0\0", 4), "UTF-32"},
      Mark{std::string_view("\0\0\xFE\xFF", 4), "UTF-32"},
      Mark{"\xFF\xFE", "UTF-16"}, Mark{"\xFE\xFF", "UTF-16"}};
  for (const Mark& mark : kMarks) {
    if (text.starts_with(mark.bytes)) {
      return TextProblem{
          0,
          {},
          fmt::format("the file is in {}, not in UTF-8", mark.encoding),
          "save the file as UTF-8"};
    }
  }
  return std::nullopt;
}

std::string_view take_line(std::string_view& text) {
  std::string_view line = text.substr(0, text.find('\n'));
  line = line.substr(0, line.find('\r'));
  const std::size_t end = line.size();
  const std::size_t length = text.substr(end).starts_with("\r\n") ? 2 : 1;
  text.remove_prefix(std::min(end + length, text.size()));
  return line;
}

std::string with_plain_lines(std::string_view text) {
  std::string plain;
  plain.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool is_return = text[i] == '\r';
    plain += is_return ? '\n' : text[i];
    i += is_return && i + 1 < text.size() && text[i + 1] == '\n' ? 1 : 0;
  }
  return plain;
}

}  // namespace owldeck
