#include "render/paint/svg_rules.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

#include "render/paint/image_file.h"
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
  explicit SvgReader(std::string_view text) : text_(text) {}

  void read() {
    if (text_.find('\0') != std::string_view::npos) {
      fail("it is no text in UTF-8", kExportAgain);
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
    if (uses_.count(kMostSvgElements) > kMostSvgElements) {
      throw ImageError(
          fmt::format("with its <use>s written out the SVG has more than {} "
                      "elements",
                      kMostSvgElements),
          kSimpler);
    }
  }

 private:
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
  }

  void check_style(std::string_view style) const {
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
    id_ = {};
    href_ = {};
    for (skip_space(); at_ < text_.size() && !sees(">") && !sees("/>");
         skip_space()) {
      read_attribute();
    }
    uses_.open(id_, name == "use" ? href_ : std::string_view());
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
    const auto refused = std::ranges::find(kRefused, name, &Refused::element);
    if (refused != kRefused.end()) {
      fail(fmt::format("<{}> is not drawn", name), refused->hint);
    }
  }

  void read_attribute() {
    const std::string_view name = without_prefix(take_name());
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

  void check_attribute(std::string_view name, std::string_view value) {
    if (name == "id") {
      id_ = value;
    }
    if (name == "href") {
      href_ = trimmed(value, kSpace);
      if (!href_.starts_with('#')) {
        fail("a href that leads out of the file", kOneFile);
      }
      href_.remove_prefix(1);
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
  std::string_view id_;    ///< of the element that is read
  std::string_view href_;  ///< its target in the file, without the `#`
  int elements_ = 0;
  int depth_ = 0;
  bool in_style_ = false;
};

}  // namespace

void check_svg(std::string_view text) {
  SvgReader(text).read();
}

}  // namespace owldeck
