#include "render/paint/svg_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "render/paint/image_file.h"
#include "render/paint/svg_cost.h"
#include "render/paint/svg_uses.h"

namespace owldeck {
namespace {

constexpr std::string_view kSpace = " \t\r\n";
constexpr const char* kExportAgain = "export it again";
constexpr const char* kSimpler = "export it simpler, or as a PNG";

/// What an SVG must not hold, and what to do instead.
struct Refused {
  std::string_view element;  ///< without its prefix
  const char* hint;
};
constexpr const char* kNoScripts = "a slide runs no scripts; leave it out";
constexpr const char* kNoPictures =
    "show a picture as a PNG of its own, or trace it into shapes";
constexpr std::array kRefused{
    Refused{"script", kNoScripts},
    Refused{"image", kNoPictures},
    Refused{"feImage", kNoPictures},
    Refused{"foreignObject",
            "export its labels as SVG text, without HTML or 'text wrapping'"},
    Refused{"a", "remove the link: what is inside of a picture has no links"},
    Refused{"include", "put everything into one file"}};

std::string lower(std::string_view text) {
  std::string result(text);
  std::ranges::transform(result, result.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return result;
}

std::string_view without_prefix(std::string_view name) {
  return name.substr(name.find(':') + 1);
}

/// `text` after any of `marks` that stand at its start.
std::string_view trimmed(std::string_view text, std::string_view marks) {
  text.remove_prefix(std::min(text.find_first_not_of(marks), text.size()));
  return text;
}

/// Whether every `url(...)` in a style leads into the file itself.
bool stays_inside(std::string_view style) {
  const std::string text = lower(style);
  constexpr std::string_view kUrl = "url(";
  for (std::size_t at = text.find(kUrl); at != std::string::npos;
       at = text.find(kUrl, at + 1)) {
    std::string_view target = std::string_view(text).substr(at + kUrl.size());
    for (const std::string_view quote : {"&quot;", "&apos;"}) {
      target = trimmed(target, " \t\r\n\"'");
      if (target.starts_with(quote)) {
        target.remove_prefix(quote.size());
      }
    }
    if (!target.starts_with('#')) {
      return false;
    }
  }
  return true;
}

/// Reads markup from the start to the end, as far as the rules need it; what is
/// no XML is left to librsvg to refuse.
class SvgReader {
 public:
  explicit SvgReader(std::string_view text) : text_(text), dashes_(text) {}

  void read() {
    if (text_.find('\0') != std::string_view::npos) {
      fail("it is no text in UTF-8", kExportAgain);
    }
    if (text_.size() > kMostSvgBytes) {
      throw ImageError(fmt::format("the SVG has {} bytes: expected at most {}",
                                   text_.size(), kMostSvgBytes),
                       kSimpler);
    }
    while (at_ < text_.size()) {
      const std::size_t end = std::min(text_.find('<', at_), text_.size());
      read_content(text_.substr(at_, end - at_));
      at_ = end;
      if (at_ < text_.size()) {
        read_markup();
      }
    }
    if (elements_ == 0) {
      fail("its content is no SVG", kNoSvg);
    }
    check_cost();
  }

 private:
  void check_cost() const {
    const auto too_much = [](const std::string& what) {
      throw ImageError(what, kSimpler);
    };
    if (uses_.count(kMostSvgElements) > kMostSvgElements) {
      too_much(
          fmt::format("with its <use>s written out the SVG has more than {} "
                      "elements",
                      kMostSvgElements));
    }
    // A style sheet's rules may be for every element.
    long styled = sheet_.weight;
    for (const std::string& id : sheet_.uses) {
      if (patterns_.contains(id)) {
        too_much("a style sheet of the SVG fills elements with patterns");
      }
      styled += uses_.count_of(id, kMostSvgElements);
    }
    if (styled * elements_ > static_cast<long>(kMostSvgRules)) {
      too_much("the SVG has too many rules of style");
    }
    if (style_bytes_ > kMostSvgStyleBytes ||
        rules_ * static_cast<std::size_t>(elements_) > kMostSvgRules) {
      too_much("the SVG has too many rules of style");
    }
    if (text_bytes_ > kMostSvgTextBytes) {
      too_much(fmt::format("the SVG has more than {} bytes of text",
                           kMostSvgTextBytes));
    }
    if (dashes_.are_too_many()) {
      too_much("the lines of the SVG have millions of dashes");
    }
  }

  [[noreturn]] void fail(const std::string& what, const char* hint) const {
    const auto line = 1 + std::ranges::count(text_.substr(0, at_), '\n');
    throw ImageError(elements_ == 0
                         ? what
                         : fmt::format("line {} of the SVG: {}", line, what),
                     hint);
  }

  [[nodiscard]] bool sees(std::string_view word) const {
    return text_.substr(at_).starts_with(word);
  }
  /// To behind the next `word`.
  void skip_past(std::string_view word) {
    const std::size_t found = text_.find(word, at_);
    if (found == std::string_view::npos) {
      fail("the SVG is broken or cut short", kExportAgain);
    }
    at_ = found + word.size();
  }
  void skip_space() {
    at_ = std::min(text_.find_first_not_of(kSpace, at_), text_.size());
  }
  std::string_view take_name() {
    const std::size_t end =
        std::min(text_.find_first_of(" \t\r\n=/>", at_), text_.size());
    const std::string_view name = text_.substr(at_, end - at_);
    at_ = end;
    return name;
  }

  void read_content(std::string_view content) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (elements_ == 0 && content.starts_with(kMark)) {
      content.remove_prefix(kMark.size());
    }
    if (elements_ == 0 && !trimmed(content, kSpace).empty()) {
      fail("its content is no SVG", kNoSvg);
    }
    check_style(content);
    if (!in_style_) {
      add_text(trimmed(content, kSpace));
    }
  }

  /// Letters of a picture's text take longer than its shapes.
  void add_text(std::string_view text) {
    constexpr std::size_t kLettersOfElement = 16;
    text_bytes_ += text.size();
    uses_.add(static_cast<long>(text.size() / kLettersOfElement));
  }

  void check_style(std::string_view style) {
    if (in_style_) {
      rules_ += count_rules(style);
      style_bytes_ += style.size();
      const std::string words = lower(style);
      const bool needs_element = words.find("mask") != std::string::npos ||
                                 words.find("filter") != std::string::npos ||
                                 words.find("marker") != std::string::npos ||
                                 words.find('\\') != std::string::npos;
      if (needs_element) {
        fail("a style sheet with masks, effects, markers or escapes",
             "write them at the elements");
      }
      add_sheet(style, sheet_);
    }
    if (in_style_ && lower(style).find("@import") != std::string::npos) {
      fail("a style sheet that is not in the file", kOneFile);
    }
    if (in_style_ && !stays_inside(style)) {
      fail("a url() that leads out of the file", kOneFile);
    }
  }

  void read_markup() {
    if (sees("<!--")) {
      skip_past("-->");
    } else if (sees("<![CDATA[")) {
      const std::size_t start = at_;
      skip_past("]]>");
      check_style(text_.substr(start, at_ - start));
    } else if (sees("<?")) {
      read_instruction();
    } else if (sees("<!")) {
      read_doctype();
    } else if (sees("</")) {
      --depth_;
      uses_.close();
      in_style_ = false;
      skip_past(">");
    } else {
      ++at_;
      read_element();
    }
  }

  /// `<?xml ... encoding="UTF-8"?>` and others.
  void read_instruction() {
    const std::size_t start = at_;
    skip_past("?>");
    const std::string words = lower(text_.substr(start, at_ - start));
    if (words.starts_with("<?xml-stylesheet")) {
      fail("a style sheet that is not in the file", kOneFile);
    }
    const std::size_t encoding = words.find("encoding");
    if (encoding != std::string::npos &&
        words.find("utf-8", encoding) == std::string::npos &&
        words.find("ascii", encoding) == std::string::npos) {
      fail("it is no text in UTF-8", "save it in the encoding UTF-8");
    }
  }

  void read_doctype() {
    char quote = 0;
    for (; at_ < text_.size(); ++at_) {
      const char c = text_[at_];
      if (quote != 0) {
        quote = c == quote ? '\0' : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[') {
        fail("the SVG defines entities of its own",
             "write what they stand for, or export it as plain SVG");
      } else if (c == '>') {
        ++at_;
        return;
      }
    }
    fail("the SVG is broken or cut short", kExportAgain);
  }

  void read_element() {
    const std::string_view name = without_prefix(take_name());
    if (elements_ == 0 && name != "svg") {
      fail("its content is no SVG", kNoSvg);
    }
    ++elements_;
    check_element(name);
    element_ = SvgElement{{}, {}, weight_of(name)};
    for (skip_space(); at_ < text_.size() && !sees(">") && !sees("/>");
         skip_space()) {
      read_attribute();
    }
    uses_.open(element_);
    if (name == "pattern") {
      patterns_.insert(element_.id);
    }
    if (sees("/>")) {
      uses_.close();
    } else {
      ++depth_;
      in_style_ = name == "style";
    }
    skip_past(">");
  }

  void check_element(std::string_view name) const {
    if (elements_ > kMostSvgElements) {
      fail(fmt::format("more than {} elements", kMostSvgElements), kSimpler);
    }
    if (depth_ >= kDeepestSvg) {
      fail(fmt::format("elements nested more than {} deep", kDeepestSvg),
           "ungroup what it shows");
    }
    if (is_boundless_effect(name)) {
      fail(fmt::format("<{}> is not drawn", name),
           "leave the effect out, or show it as a PNG");
    }
    const auto refused = std::ranges::find(kRefused, name, &Refused::element);
    if (refused != kRefused.end()) {
      fail(fmt::format("<{}> is not drawn", name), refused->hint);
    }
  }

  void read_attribute() {
    const std::string_view name = take_name();
    skip_space();
    if (!sees("=")) {
      fail("the SVG is broken", kExportAgain);
    }
    ++at_;
    skip_space();
    if (!sees("\"") && !sees("'")) {
      fail("the SVG is broken", kExportAgain);
    }
    const std::size_t start = at_ + 1;
    const std::size_t end = text_.find(text_[at_], start);
    if (end == std::string_view::npos) {
      fail("the SVG is broken or cut short", kExportAgain);
    }
    check_attribute(name, text_.substr(start, end - start));
    at_ = end + 1;
  }

  void check_attribute(std::string_view whole_name, std::string_view value) {
    const std::string_view name = without_prefix(whole_name);
    const bool is_own = name == whole_name;
    if (value.size() > kMostSvgAttributeBytes) {
      fail(fmt::format("an attribute of more than {} bytes",
                       kMostSvgAttributeBytes),
           kSimpler);
    }
    if (name == "href") {
      const std::string_view target = trimmed(value, kSpace);
      if (!target.starts_with('#')) {
        fail("a href that leads out of the file", kOneFile);
      }
      element_.uses.emplace_back(target.substr(1));
    }
    if (is_own && !may_have_escapes(name) &&
        (value.find("&#") != std::string_view::npos ||
         value.find('\\') != std::string_view::npos)) {
      fail("an attribute with escapes", "write the characters themselves");
    }
    if (is_own) {
      add_attribute(name, value, element_);
      dashes_.add_attribute(name, value);
    }
    if (!stays_inside(value)) {
      fail("a url() that leads out of the file", kOneFile);
    }
    if (name == "systemLanguage") {
      fail("a choice by the reader's language",
           "keep the language that the deck is in");
    }
  }

  static constexpr const char* kNoSvg =
      "a file '.svg' must hold an SVG, '.png' a PNG";
  static constexpr const char* kOneFile =
      "a picture is one file: put into it what it needs";

  std::string_view text_;
  std::size_t at_ = 0;
  SvgUses uses_;
  SvgElement element_;  ///< that is read
  SvgElement sheet_;    ///< what style sheets add to elements
  std::set<std::string, std::less<>> patterns_;
  SvgDashes dashes_;
  std::size_t rules_ = 0;
  std::size_t style_bytes_ = 0;
  std::size_t text_bytes_ = 0;
  int elements_ = 0;
  int depth_ = 0;
  bool in_style_ = false;
};

}  // namespace

void check_svg(std::string_view text) {
  SvgReader(text).read();
}

}  // namespace owldeck
