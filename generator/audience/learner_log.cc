#include "generator/audience/learner_log.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "generator/audience/hidden_lines.h"

namespace owldeck {
namespace {

constexpr std::string_view kHiddenLine = "(for the instructor alone)";

/// Codes of gates that count what stands under `instructor`.
constexpr std::array<std::string_view, 2> kAboutMinutes{"minutes-sum",
                                                        "minutes-part"};

/// Findings that say nothing of the texts that they point at.
constexpr std::array<std::string_view, 1> kDiscreet{"leak-file"};

template <class List>
bool has(const List& list, std::string_view code) {
  return std::ranges::find(list, code) != list.end();
}

bool is_name_letter(char letter) {
  return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
         (letter >= '0' && letter <= '9') || letter == '_' || letter == '-';
}

/// Whether `name` stands in `text` as a word of its own.
bool says(std::string_view text, std::string_view name) {
  for (std::size_t at = text.find(name);
       at != std::string_view::npos && !name.empty();
       at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    const bool begins = at == 0 || !is_name_letter(text[at - 1]);
    if (begins && (end == text.size() || !is_name_letter(text[end]))) {
      return true;
    }
  }
  return false;
}

std::string without_hidden(const std::string& text, const HiddenLines& hidden) {
  std::string out;
  std::size_t begin = 0;
  for (const bool is_hidden : hidden.lines) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    out += begin == 0 ? "" : "\n";
    out += is_hidden ? kHiddenLine
                     : std::string_view(text).substr(begin, end - begin);
    begin = end + 1;
  }
  return out;
}

class LogFilter {
 public:
  explicit LogFilter(const SourceTexts& sources) {
    for (const auto& [file, text] : sources) {
      HiddenLines hidden = hidden_lines(text);
      log_.sources[file] = without_hidden(text, hidden);
      names_.insert(hidden.names.begin(), hidden.names.end());
      hidden_[file] = std::move(hidden);
    }
  }

  void add(Diagnostic found) {
    const bool is_secret = is_hidden(found.span) && !has(kDiscreet, found.code);
    if (is_secret || names_a_secret(found.message) ||
        has(kAboutMinutes, found.code)) {
      found.message = "something is wrong in what is for the instructor alone";
      found.hint = "'owldeck check' says what";
      found.notes.clear();
      found.span.length = 1;
    }
    if (names_a_secret(found.hint)) {
      found.hint.clear();
    }
    for (Note& note : found.notes) {
      if (is_hidden(note.span) || names_a_secret(note.message)) {
        note.message = "see what is for the instructor alone";
        note.span.length = 1;
      }
    }
    log_.diagnostics.add(std::move(found));
  }

  [[nodiscard]] LearnerLog take() { return std::move(log_); }

 private:
  [[nodiscard]] bool is_hidden(const Span& span) const {
    const auto file = hidden_.find(span.file);
    return file != hidden_.end() && file->second.contains(span.line);
  }
  [[nodiscard]] bool names_a_secret(const std::string& text) const {
    return std::ranges::any_of(
        names_, [&](const std::string& name) { return says(text, name); });
  }

  LearnerLog log_;
  std::map<std::string, HiddenLines> hidden_;
  std::set<std::string> names_;
};

}  // namespace

LearnerLog learner_log(const Diagnostics& diagnostics,
                       const SourceTexts& sources) {
  LogFilter filter(sources);
  for (const Diagnostic& found : diagnostics.all()) {
    filter.add(found);
  }
  return filter.take();
}

}  // namespace owldeck
