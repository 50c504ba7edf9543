#include "generator/import/slide_text.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "generator/import/words.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

constexpr std::array<std::string_view, 5> kMeanings{
    "core", "flow", "probability", "risk", "safe"};

struct Entity {
  std::string_view written;
  std::string_view meant;
};
constexpr std::array kEntities{Entity{"&amp;", "&"},
                               Entity{"&lt;", "<"},
                               Entity{"&gt;", ">"},
                               Entity{"&quot;", "\""},
                               Entity{"&#39;", "'"},
                               Entity{"&apos;", "'"},
                               Entity{"&nbsp;", " "},
                               Entity{"&ndash;", "\xE2\x80\x93"},
                               Entity{"&mdash;", "\xE2\x80\x94"},
                               Entity{"&rarr;", "\xE2\x86\x92"},
                               Entity{"&times;", "\xC3\x97"},
                               Entity{"&hellip;", "\xE2\x80\xA6"}};

/// Signs that the text font lacks and formulas have.
struct FormulaSign {
  std::string_view sign;
  std::string_view formula;
};
constexpr std::array kSigns{FormulaSign{"\xE2\x88\x88", "$\\in$"},
                            FormulaSign{"\xE2\x88\x89", "$\\notin$"},
                            FormulaSign{"\xE2\x8A\xA4", "$\\top$"},
                            FormulaSign{"\xE2\x88\x87", "$\\nabla$"},
                            FormulaSign{"\xE2\x88\x9D", "$\\propto$"},
                            FormulaSign{"\xE2\x88\x80", "$\\forall$"},
                            FormulaSign{"\xE2\x8A\x99", "$\\odot$"},
                            FormulaSign{"\xE2\x8A\x97", "$\\otimes$"},
                            FormulaSign{"\xE2\x8A\x95", "$\\oplus$"},
                            FormulaSign{"\xE2\x89\xAA", "$\\ll$"},
                            FormulaSign{"\xE2\x89\xAB", "$\\gg$"},
                            FormulaSign{"\xE2\x8B\x85", "$\\cdot$"},
                            FormulaSign{"\xE2\x8B\xAF", "$\\cdots$"}};

/// Whether the text font has a sign for `code`: letters of Latin, Greek and
/// Cyrillic, and the usual punctuation, arrows and signs.
bool has_glyph(char32_t code) {
  constexpr std::array<std::pair<char32_t, char32_t>, 33> kRanges{
      {{0x20, 0x7E},     {0xA0, 0x377},    {0x384, 0x38A},   {0x38E, 0x3E1},
       {0x3F0, 0x49D},   {0x4A0, 0x4FF},   {0x2010, 0x2027}, {0x2030, 0x205E},
       {0x2070, 0x2071}, {0x2074, 0x208E}, {0x20A0, 0x20BF}, {0x2103, 0x2103},
       {0x2116, 0x2117}, {0x2122, 0x2122}, {0x2153, 0x2153}, {0x215A, 0x2188},
       {0x2190, 0x2199}, {0x21D0, 0x21D0}, {0x21D2, 0x21D2}, {0x21D4, 0x21D4},
       {0x2202, 0x2202}, {0x2205, 0x2206}, {0x220F, 0x220F}, {0x2211, 0x2212},
       {0x221A, 0x221A}, {0x221E, 0x221E}, {0x222B, 0x222B}, {0x2248, 0x2248},
       {0x2260, 0x2260}, {0x2264, 0x2265}, {0x25CF, 0x25CF}, {0x2713, 0x2713},
       {0x2717, 0x2717}}};
  return std::ranges::any_of(kRanges, [code](const auto& range) {
    return range.first <= code && code <= range.second;
  });
}

/// `text` without the characters that the font lacks.
std::string with_glyphs(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    const auto bytes = static_cast<std::size_t>(next.bytes);
    out += has_glyph(next.code) ? text.substr(0, bytes) : std::string_view();
    text.remove_prefix(bytes);
  }
  return out;
}

bool is_command_letter(char letter) {
  return is_letter(letter);
}

/// Whether every command of a formula is one that is surely known.
bool has_known_commands(std::string_view tex) {
  constexpr std::array<std::string_view, 24> kKnown{
      "frac",  "sqrt", "top",    "cdot",   "times",  "alpha",
      "beta",  "sum",  "text",   "mathbf", "mathrm", "in",
      "le",    "ge",   "approx", "infty",  "lambda", "sigma",
      "theta", "exp",  "log",    "max",    "left",   "right"};
  for (std::size_t at = tex.find('\\'); at != std::string_view::npos;
       at = tex.find('\\', at + 1)) {
    std::size_t end = at + 1;
    while (end < tex.size() && is_command_letter(tex[end])) {
      ++end;
    }
    const std::string_view name = tex.substr(at + 1, end - at - 1);
    if (std::ranges::find(kKnown, name) == kKnown.end()) {
      return false;
    }
  }
  return true;
}

/// The length of a formula at the start of `text` that can surely be set.
std::size_t formula_length(std::string_view text) {
  constexpr std::string_view kLetters =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
      " ^_{}\\+-*/=(),.|<>";
  const std::size_t close = text.find('$', 1);
  if (close == std::string_view::npos || close < 2 || text[1] == ' ' ||
      text[close - 1] == ' ' ||
      (close + 1 < text.size() && is_digit(text[close + 1]))) {
    return 0;
  }
  const std::string_view tex = text.substr(1, close - 1);
  const bool plain =
      tex.find_first_not_of(kLetters) == std::string_view::npos &&
      std::ranges::count(tex, '{') == std::ranges::count(tex, '}') &&
      tex.find("^ ") == std::string_view::npos && tex.back() != '^' &&
      tex.back() != '_' && tex.back() != '\\';
  return plain && has_known_commands(tex) ? close + 1 : 0;
}

bool leads_somewhere(std::string_view target) {
  return target.starts_with("https://") || target.starts_with("http://") ||
         std::ranges::find(kMeanings, target) != kMeanings.end();
}

/// Takes the words of a text over one by one.
class Escaper {
 public:
  explicit Escaper(std::string_view text) : rest_(text) {}

  [[nodiscard]] std::string run() {
    while (!rest_.empty()) {
      step();
    }
    return std::move(out_);
  }

 private:
  void step() {
    switch (rest_[0]) {
      case '\\':
        take(rest_.starts_with("\\|") ? 1 : 0,
             std::min<std::size_t>(2, rest_.size()));
        break;
      case '`':
        take_code();
        break;
      case '$':
        take_dollar();
        break;
      case '{':
        out_ += rest_.starts_with("{{") ? "{\\" : "{";
        rest_.remove_prefix(1);
        break;
      case '&':
        take_entity();
        break;
      case '!':
        if (rest_.starts_with("![")) {
          rest_.remove_prefix(1);  // of a picture its words
          break;
        }
        take(0, 1);
        break;
      case '[':
        take_link();
        break;
      case '<':
        take_break();
        break;
      default:
        take_character();
        break;
    }
  }

  void take(std::size_t from, std::size_t length) {
    out_ += rest_.substr(from, length - from);
    rest_.remove_prefix(length);
  }

  void take_code() {
    const std::size_t ticks =
        std::min(rest_.find_first_not_of('`'), rest_.size());
    const std::string mark(ticks, '`');
    const std::size_t close = rest_.find(mark, ticks);
    if (close == std::string_view::npos) {
      out_ += std::string(ticks > 2 ? "\\" : "") + mark;
      rest_.remove_prefix(ticks);
      return;
    }
    std::string code(rest_.substr(ticks, close - ticks));
    code = replace_all(std::move(code), "{{", "{ {");
    out_ += mark + with_glyphs(replace_all(std::move(code), "\\|", "|")) + mark;
    rest_.remove_prefix(close + ticks);
  }

  void take_dollar() {
    const std::size_t formula = formula_length(rest_);
    if (formula > 0) {
      take(0, formula);
      return;
    }
    out_ += "\\$";
    rest_.remove_prefix(1);
  }

  void take_entity() {
    for (const Entity& entity : kEntities) {
      if (rest_.starts_with(entity.written)) {
        out_ += entity.meant;
        rest_.remove_prefix(entity.written.size());
        return;
      }
    }
    const std::size_t end = rest_.find(';');
    const bool is_entity =
        end != std::string_view::npos && end > 1 && end < 12 &&
        rest_.substr(1, end - 1).find(' ') == std::string_view::npos;
    out_ += is_entity ? "\\&" : "&";
    rest_.remove_prefix(1);
  }

  /// Words that link to a file say its path instead.
  void take_link() {
    const std::size_t middle = rest_.find("](");
    const std::size_t close =
        middle == std::string_view::npos ? middle : rest_.find(')', middle);
    if (close == std::string_view::npos ||
        rest_.substr(1, middle - 1).find_first_of("[]") !=
            std::string_view::npos) {
      take(0, 1);
      return;
    }
    const std::string_view target =
        trim(rest_.substr(middle + 2, close - middle - 2));
    if (leads_somewhere(target)) {
      take(0, close + 1);
      return;
    }
    const std::string words = Escaper(rest_.substr(1, middle - 1)).run();
    out_ += words;
    if (!target.empty() && target[0] != '#' && words != target) {
      out_ += " (`" + std::string(target) + "`)";
    }
    rest_.remove_prefix(close + 1);
  }

  void take_break() {
    for (const std::string_view each : {"<br>", "<br/>", "<br />"}) {
      if (rest_.starts_with(each)) {
        out_ += ' ';
        rest_.remove_prefix(each.size());
        return;
      }
    }
    take(0, 1);
  }

  void take_character() {
    const Utf8Character next = first_character(rest_);
    const auto bytes = static_cast<std::size_t>(next.bytes);
    const std::string_view sign = rest_.substr(0, bytes);
    const auto formula = std::ranges::find(kSigns, sign, &FormulaSign::sign);
    if (formula != kSigns.end()) {
      out_ += formula->formula;
    } else if (next.valid && has_glyph(next.code)) {
      out_ += sign;
    }
    rest_.remove_prefix(bytes);
  }

  std::string_view rest_;
  std::string out_;
};

/// The length of a list's marker at the start of `text`, also of what only
/// looks like one.
std::size_t marker_length(std::string_view text) {
  if (text.starts_with("- ") || text.starts_with("* ") ||
      text.starts_with("+ ")) {
    return 2;
  }
  const std::size_t digits =
      std::min(text.find_first_not_of("0123456789"), text.size());
  const bool is_number = digits > 0 && digits + 1 < text.size() &&
                         (text[digits] == '.' || text[digits] == ')') &&
                         text[digits + 1] == ' ';
  return is_number ? digits + 2 : 0;
}

/// `text` so that its first sign opens no list, heading, quotation or code.
std::string without_block_mark(std::string text) {
  const std::size_t marker = marker_length(text);
  if (marker > 2) {
    return text.insert(marker - 2, "\\");
  }
  const bool opens = marker > 0 || text.starts_with('#') ||
                     text.starts_with('>') || text.starts_with("~~~") ||
                     text.starts_with("---") || text.starts_with("***") ||
                     text.starts_with("===") || text == "-" || text == "+" ||
                     text == "*";
  return opens ? "\\" + text : text;
}

std::string escaped(std::string_view text) {
  const std::string out = Escaper(text).run();
  std::string_view inner = trim(out);
  return std::string(inner);
}

}  // namespace

std::string signs_left_out(std::string_view text) {
  std::string signs;
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    const auto bytes = static_cast<std::size_t>(next.bytes);
    const std::string_view sign = text.substr(0, bytes);
    const bool stays =
        has_glyph(next.code) || next.code == '\n' || next.code == '\t' ||
        (next.code >= 0x200B && next.code <= 0x200F) || next.code == 0xFE0F ||
        std::ranges::find(kSigns, sign, &FormulaSign::sign) != kSigns.end();
    if (!stays && signs.find(sign) == std::string::npos) {
      signs += (signs.empty() ? "" : " ") + std::string(sign);
    }
    text.remove_prefix(bytes);
  }
  return signs;
}

std::string without_pictograms(std::string_view code) {
  constexpr char32_t kFirstPictogram = 0x2600;
  std::string out;
  while (!code.empty()) {
    const Utf8Character next = first_character(code);
    const auto bytes = static_cast<std::size_t>(next.bytes);
    const bool stays = next.code < kFirstPictogram || has_glyph(next.code);
    out += stays ? code.substr(0, bytes) : std::string_view();
    code.remove_prefix(bytes);
  }
  return out;
}

std::string inline_text(std::string_view text) {
  return without_block_mark(replace_all(escaped(on_one_line(text)), "  ", " "));
}

std::string block_text(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    std::string_view line = text.substr(0, end);
    const std::size_t indent =
        std::min(line.find_first_not_of(' '), line.size());
    const std::size_t marker = marker_length(line.substr(indent));
    const std::string words = escaped(line.substr(indent + marker));
    out += line.substr(0, indent + marker);
    out += without_block_mark(words);
    text.remove_prefix(std::min(end + 1, text.size()));
    out += text.empty() ? "" : "\n";
  }
  return out;
}

}  // namespace owldeck
