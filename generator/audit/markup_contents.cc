#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>

#include "generator/audit/data_uris.h"
#include "generator/audit/readers.h"
#include "generator/audit/utf16.h"
#include "generator/source/ascii.h"

namespace owldeck {
namespace {

/// Letters that entities name by a letter and its accent, such as `eacute`.
constexpr std::string_view kAccents[] = {"acute", "grave", "circ", "uml",
                                         "tilde", "cedil", "ring", "caron",
                                         "slash", "lig",   "ogon", "macr"};

/// What the entity says that stands between `&` and `;`: letters matter.
std::string entity_text(std::string_view name) {
  std::string out;
  if (name.starts_with('#')) {
    const bool is_hex = name.size() > 1 && lower_case(name[1]) == 'x';
    std::uint32_t code = 0;
    std::from_chars(name.data() + (is_hex ? 2 : 1), name.data() + name.size(),
                    code, is_hex ? 16 : 10);
    append_utf8(std::min<std::uint32_t>(code, 0x10FFFF), out);
    return out;
  }
  if (name == "lt" || name == "gt") {
    return name == "lt" ? "<" : ">";
  }
  const bool is_letter_with_accent =
      !name.empty() &&
      std::ranges::find(kAccents, name.substr(1)) != std::end(kAccents);
  if (is_letter_with_accent || name == "szlig") {
    return std::string(name.substr(0, 1));
  }
  const bool joins = name == "shy" || name == "zwnj" || name == "zwj" ||
                     name == "apos" || name == "rsquo";
  return joins ? "\xC2\xAD" : " ";
}

std::string without_entities(std::string_view text) {
  constexpr std::size_t kLongest = 32;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = text[at] == '&'
                                ? text.substr(at, kLongest).find(';')
                                : std::string_view::npos;
    if (end == std::string_view::npos) {
      out += text[at++];
    } else {
      out += entity_text(text.substr(at + 1, end - 1));
      at += end + 1;
    }
  }
  return out;
}

/// Reads tags, texts and comments one after the other, whether or not they fit
/// each other.
class MarkupReader {
 public:
  MarkupReader(std::string_view bytes, FileContents& contents)
      : bytes_(bytes), contents_(contents) {}

  void read() {
    while (at_ < bytes_.size()) {
      if (!take("<!--", "-->", "comment") && !take_text_part() &&
          !take("<?", "?>", "instruction") && !take_declaration() &&
          !take_tag()) {
        read_text();
      }
    }
    contents_.texts.push_back({"text", std::move(text_)});
  }

 private:
  /// Adds what stands between `open`, if that comes next, and `close`.
  bool take(std::string_view open, std::string_view close,
            const std::string& where) {
    if (!bytes_.substr(at_).starts_with(open)) {
      return false;
    }
    at_ += open.size();
    const std::string_view inside = until(close);
    add(where, without_entities(inside));
    add_data_uris(inside, where, contents_);
    return true;
  }

  bool take_text_part() {
    constexpr std::string_view kOpen = "<![CDATA[";
    if (!bytes_.substr(at_).starts_with(kOpen)) {
      return false;
    }
    at_ += kOpen.size();
    const std::string_view inside = until("]]>");
    text_ += inside;
    add("CDATA", std::string(inside));
    return true;
  }

  /// A document type may declare entities, whose text it holds.
  bool take_declaration() {
    if (!bytes_.substr(at_).starts_with("<!")) {
      return false;
    }
    const std::size_t end = bytes_.find('>', at_);
    const std::size_t inner = bytes_.find('[', at_);
    return take("<!", inner < end ? "]>" : ">", "declaration");
  }

  bool take_tag() {
    const bool begins = at_ + 1 < bytes_.size() && bytes_[at_] == '<' &&
                        (is_letter(bytes_[at_ + 1]) || bytes_[at_ + 1] == '/');
    if (!begins) {
      return false;
    }
    ++at_;
    const std::string name = lower_case(word());
    while (at_ < bytes_.size() && bytes_[at_] != '>') {
      read_attribute(name);
    }
    at_ = std::min(at_ + 1, bytes_.size());
    text_ += ' ';
    if (name == "script" || name == "style") {
      const std::string where = fmt::format("<{}>", name);
      const std::string inside(until(fmt::format("</{}", name)));
      at_ -= std::min(at_, name.size() + 2);
      add_data_uris(inside, where, contents_);
      add(where, inside);
      if (name == "script") {
        for (FoundText& text : json_contents(inside).texts) {
          add(where + ", " + text.where, std::move(text.text));
        }
      }
    }
    return true;
  }

  void read_attribute(const std::string& tag) {
    skip_blanks();
    const std::string name(word());
    skip_blanks();
    if (at_ >= bytes_.size() || bytes_[at_] != '=') {
      add(fmt::format("word of <{}>", tag), name);
      if (name.empty() && at_ < bytes_.size() && bytes_[at_] != '>') {
        ++at_;
      }
      return;
    }
    ++at_;
    skip_blanks();
    std::string value = without_entities(attribute_value());
    const std::string where = fmt::format("attribute {} of <{}>", name, tag);
    add_data_uris(value, where, contents_);
    if (value.find('%') != std::string::npos) {
      add(where, percent_decoded(value));
    }
    if (lower_case(name) == "srcdoc") {
      contents_.files.push_back({where, "", value});
    }
    add(where, std::move(value));
  }

  std::string_view attribute_value() {
    if (at_ < bytes_.size() && (bytes_[at_] == '"' || bytes_[at_] == '\'')) {
      const char quote = bytes_[at_++];
      return until(std::string_view(&quote, 1));
    }
    const std::size_t first = at_;
    at_ = std::min(bytes_.find_first_of(" \t\r\n>", at_), bytes_.size());
    return bytes_.substr(first, at_ - first);
  }

  void read_text() {
    const std::size_t end = std::min(bytes_.find('<', at_ + 1), bytes_.size());
    text_ += without_entities(bytes_.substr(at_, end - at_));
    at_ = end;
  }

  /// What stands before `close`, which is stepped over.
  std::string_view until(std::string_view close) {
    const std::size_t end = std::min(bytes_.find(close, at_), bytes_.size());
    const std::string_view inside = bytes_.substr(at_, end - at_);
    at_ = std::min(end + close.size(), bytes_.size());
    return inside;
  }

  std::string_view word() {
    const std::size_t first = at_;
    at_ = std::min(bytes_.find_first_of(" \t\r\n=>", at_), bytes_.size());
    return bytes_.substr(first, at_ - first);
  }

  void skip_blanks() {
    at_ = std::min(bytes_.find_first_not_of(" \t\r\n", at_), bytes_.size());
  }

  void add(const std::string& where, std::string text) {
    if (!text.empty()) {
      contents_.texts.push_back({where, std::move(text)});
    }
  }

  std::string_view bytes_;
  FileContents& contents_;
  std::size_t at_ = 0;
  std::string text_;
};

}  // namespace

FileContents markup_contents(std::string_view bytes) {
  FileContents contents{"XML"};
  constexpr std::size_t kHead = 1024;
  const std::string head = lower_case(bytes.substr(0, kHead));
  if (head.find("<svg") != std::string::npos) {
    contents.format = "SVG";
  } else if (head.find("<html") != std::string::npos ||
             head.find("<!doctype html") != std::string::npos) {
    contents.format = "HTML";
  }
  MarkupReader(bytes, contents).read();
  return contents;
}

}  // namespace owldeck
