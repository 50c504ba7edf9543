#include "generator/notebook/headings.h"

#include <algorithm>
#include <optional>

#include "generator/source/ascii.h"

namespace owldeck {
namespace {

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r";
  const std::size_t first = text.find_first_not_of(kBlanks);
  if (first == std::string_view::npos) {
    return {};
  }
  return text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// The line without up to three spaces; nothing if it has more.
std::optional<std::string_view> without_margin(std::string_view line) {
  const std::size_t spaces = std::min(line.find_first_not_of(' '), line.size());
  return spaces > 3 ? std::nullopt : std::optional(line.substr(spaces));
}

/// Opens and closes fenced code, line by line.
class Fence {
 public:
  /// Whether `line` is a fence or inside of one.
  bool takes(std::string_view line) {
    const auto text = without_margin(line);
    const char sign = text && !text->empty() ? text->front() : '\0';
    std::size_t count = 0;
    if (sign == '`' || sign == '~') {
      count = std::min(text->find_first_not_of(sign), text->size());
    }
    if (count_ == 0) {
      const bool opens =
          count >= 3 && (sign == '~' || text->find('`', count) == text->npos);
      count_ = opens ? count : 0;
      sign_ = sign;
      return opens;
    }
    if (sign == sign_ && count >= count_ &&
        trimmed(text->substr(count)).empty()) {
      count_ = 0;
    }
    return true;
  }

 private:
  std::size_t count_ = 0;  ///< signs of the opening fence; 0 outside
  char sign_ = '\0';
};

/// A heading without `**`, backticks and tags such as `<a id="x">`.
std::string without_marks(std::string_view text) {
  const std::size_t last_end = text.rfind('>');
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_tag = text[at] == '<' && last_end != text.npos &&
                        at + 1 < last_end &&
                        (text[at + 1] == '/' || is_letter(text[at + 1]));
    if (is_tag) {
      at = text.find('>', at);
    } else if (text[at] != '*' && text[at] != '`') {
      out += text[at];
    }
  }
  return std::string(trimmed(out));
}

/// `3.3.1` at the start of `text`, a point behind it not included.
std::string leading_number(std::string_view text) {
  std::size_t end = 0;
  while (end < text.size() &&
         (is_digit(text[end]) ||
          (text[end] == '.' && end > 0 && end + 1 < text.size() &&
           is_digit(text[end + 1])))) {
    ++end;
  }
  const std::string_view behind = text.substr(end);
  const bool ends = behind.empty() || behind.front() == ' ' ||
                    behind.front() == ':' || behind == "." ||
                    behind.starts_with(". ") || behind.starts_with(") ");
  return end > 0 && ends ? std::string(text.substr(0, end)) : std::string();
}

/// The number of `3.1 Text`, `1. Text`, `Exercise 3.1` or `Section 3: Text`;
/// not that of `Chapter 3: ...`, which is no section's.
std::string number_of(std::string_view heading) {
  const std::string number = leading_number(heading);
  if (!number.empty()) {
    return number;
  }
  for (const std::string_view word : {"Exercise ", "Section ", "Appendix "}) {
    if (heading.starts_with(word)) {
      return leading_number(heading.substr(word.size()));
    }
  }
  return {};
}

std::optional<NotebookSection> read_heading(std::string_view line, int cell) {
  const auto text = without_margin(line);
  if (!text) {
    return std::nullopt;
  }
  const std::size_t level =
      std::min(text->find_first_not_of('#'), text->size());
  const std::string_view behind = text->substr(level);
  if (level < 1 || level > 6 ||
      (!behind.empty() && behind.front() != ' ' && behind.front() != '\t')) {
    return std::nullopt;
  }
  std::string_view heading = trimmed(behind);
  const std::size_t end = heading.find_last_not_of('#');
  if (end == heading.npos) {
    heading = {};
  } else if (end + 1 < heading.size() && heading[end] == ' ') {
    heading = trimmed(heading.substr(0, end));
  }
  NotebookSection section;
  section.level = static_cast<int>(level);
  section.heading = without_marks(heading);
  section.number = number_of(section.heading);
  section.first_cell = cell;
  section.last_cell = cell;
  return section;
}

}  // namespace

std::vector<NotebookSection> find_headings(std::string_view markdown,
                                           int cell) {
  std::vector<NotebookSection> found;
  Fence fence;
  while (!markdown.empty()) {
    const std::size_t end = std::min(markdown.find('\n'), markdown.size());
    const std::string_view line = markdown.substr(0, end);
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
    if (fence.takes(line)) {
      continue;
    }
    if (auto heading = read_heading(line, cell)) {
      found.push_back(std::move(*heading));
    }
  }
  return found;
}

void close_sections(std::vector<NotebookSection>& sections, int cells) {
  // The sections that are still open, by level: each is deeper than the last.
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < sections.size(); ++i) {
    while (!open.empty() && sections[open.back()].level >= sections[i].level) {
      NotebookSection& ended = sections[open.back()];
      ended.last_cell = std::max(ended.first_cell, sections[i].first_cell - 1);
      open.pop_back();
    }
    open.push_back(i);
  }
  for (const std::size_t i : open) {
    sections[i].last_cell = std::max(sections[i].first_cell, cells - 1);
  }
}

}  // namespace owldeck
