#include "generator/import/code_tree.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/import/code_lines.h"
#include "generator/import/markdown_lines.h"
#include "generator/import/slide_text.h"
#include "generator/import/words.h"
#include "generator/import/yaml_tree.h"
#include "generator/notebook/python_tokens.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

constexpr std::size_t kMostSteps = 6;
constexpr std::size_t kMostLines = 18;
constexpr std::size_t kMostColumns = 72;
constexpr double kStepLimit = 44;  // two lines beside the code
constexpr double kFactLimit = 28;  // below the steps

struct StepLines {
  int first = 0;
  int last = 0;
};

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

/// Tabs become spaces, blank lines at both ends go.
std::string clean_code(const std::string& text) {
  std::vector<std::string> lines = lines_of(replace_all(text, "\t", "    "));
  while (!lines.empty() && trim(lines.back()).empty()) {
    lines.pop_back();
  }
  while (!lines.empty() && trim(lines.front()).empty()) {
    lines.erase(lines.begin());
  }
  std::string out;
  for (const std::string& line : lines) {
    const std::size_t end = line.find_last_not_of(' ');
    out += (out.empty() && &line == &lines.front() ? "" : "\n") +
           line.substr(0, end == std::string::npos ? 0 : end + 1);
  }
  return out;
}

/// `Line 3:`, `Lines 3-5 -` at the start of `text`, which it is taken off.
std::optional<StepLines> take_named_lines(std::string_view& text) {
  std::string_view rest = trim(text);
  while (rest.starts_with('*') || rest.starts_with('(')) {
    rest.remove_prefix(1);
  }
  const std::string lower = lower_case(rest.substr(0, 8));
  std::size_t at = lower.starts_with("lines ")  ? 6
                   : lower.starts_with("line ") ? 5
                   : lower.starts_with("l")     ? 1
                                                : 0;
  if (at == 0 || at >= rest.size() || !is_digit(rest[at])) {
    return std::nullopt;
  }
  const std::size_t end =
      std::min(rest.find_first_not_of("0123456789", at), rest.size());
  const auto first = read_number(rest.substr(at, end - at));
  auto last = first;
  at = end;
  for (const std::string_view dash : {"-", "\xE2\x80\x93", " to "}) {
    if (rest.substr(at).starts_with(dash)) {
      const std::size_t from = at + dash.size();
      const std::size_t stop =
          std::min(rest.find_first_not_of("0123456789", from), rest.size());
      last = read_number(rest.substr(from, stop - from));
      at = stop;
      break;
    }
  }
  if (!first || !last || *first < 1 || *last < *first) {
    return std::nullopt;
  }
  rest.remove_prefix(at);
  while (rest.starts_with('*') || rest.starts_with(')')) {
    rest.remove_prefix(1);
  }
  rest.remove_prefix(separator_length(rest));
  while (rest.starts_with('*') || rest.starts_with(' ')) {
    rest.remove_prefix(1);
  }
  text = rest;
  return StepLines{*first, *last};
}

/// The line that carries `# 2`, `# (2)` or `# [2]`.
int marked_line(const std::vector<std::string>& lines, std::size_t number) {
  for (std::size_t i = 0; i < lines.size(); ++i) {
    for (const std::string_view form :
         {"# {}", "#{}", "# ({})", "# [{}]", "// {}"}) {
      const std::string mark = fmt::format(fmt::runtime(form), number);
      const std::size_t at = lines[i].rfind(mark);
      const std::size_t end = at + mark.size();
      if (at != std::string::npos &&
          (end == lines[i].size() || !is_digit(lines[i][end]))) {
        return static_cast<int>(i + 1);
      }
    }
  }
  return 0;
}

/// The first line from `from` that holds what `text` has in backticks.
int quoted_line(const std::vector<std::string>& lines, std::string_view text,
                std::size_t from) {
  const std::size_t open = text.find('`');
  const std::size_t close =
      open == std::string_view::npos ? open : text.find('`', open + 1);
  if (close == std::string_view::npos || close < open + 3) {
    return 0;
  }
  const std::string_view quoted = text.substr(open + 1, close - open - 1);
  for (std::size_t i = from; i < lines.size(); ++i) {
    if (lines[i].find(quoted) != std::string::npos) {
      return static_cast<int>(i + 1);
    }
  }
  return 0;
}

/// A colour by meaning for what a step says.
std::string meaning_of(std::string_view text) {
  struct Hint {
    std::string_view words;
    std::string_view meaning;
  };
  constexpr std::array kHints{
      Hint{"mask", "risk"},          Hint{"inf", "risk"},
      Hint{"error", "risk"},         Hint{"softmax", "probability"},
      Hint{"score", "probability"},  Hint{"scores", "probability"},
      Hint{"weight", "probability"}, Hint{"weights", "probability"},
      Hint{"shape", "safe"},         Hint{"check", "safe"},
      Hint{"return", "safe"},        Hint{"result", "safe"},
      Hint{"split", "flow"},         Hint{"input", "flow"},
      Hint{"load", "flow"},          Hint{"query", "flow"},
      Hint{"queries", "flow"},       Hint{"project", "flow"}};
  const std::string words = plain_words(text);
  const auto found = std::ranges::find_if(
      kHints, [&](const Hint& hint) { return has_words(words, hint.words); });
  return std::string(found == kHints.end() ? "core" : found->meaning);
}

class CodeBuilder {
 public:
  CodeBuilder(const MapSlide& slide, Diagnostics& diagnostics)
      : slide_(slide),
        diagnostics_(diagnostics),
        text_(clean_code(without_pictograms(slide.code->text))),
        lines_(lines_of(text_)),
        shown_(fit_code(text_, kMostColumns, kMostLines)) {}

  [[nodiscard]] CodeParts build() {
    parts_.tree = yaml_map();
    set_key(parts_.tree, "language", yaml_text(slide_.code->language));
    set_key(parts_.tree, "text", yaml_text(shown_.text));
    add_alignment();
    set_key(parts_.tree, "steps", yaml_list(steps()));
    add_fact("edge_case", slide_.edge_case);
    add_fact("result", slide_.result);
    if (without_pictograms(slide_.code->text) != slide_.code->text) {
      diagnostics_.warning(slide_.code->span, "map-unknown",
                           "the fonts have no pictograms for this code",
                           "they are left out");
    }
    parts_.is_odd = parts_.tree.find("align") != nullptr ||
                    (slide_.code->language == "python" &&
                     !python_tokens(shown_.text).problems.empty());
    if (shown_.is_cut) {
      MarkdownLines whole;
      whole.add_paragraph("The whole code:");
      whole.add_code(text_);
      parts_.notes.push_back(whole.text());
      diagnostics_.warning(slide_.code->span, "map-long",
                           "the code is too large for its place",
                           "the slide shows its beginning, the notes have it "
                           "whole");
    }
    return std::move(parts_);
  }

 private:
  void add_alignment() {
    const MapAlign& align = slide_.align;
    if (align.asset.empty()) {
      return;
    }
    YamlNode tree = yaml_map();
    set_text(tree, "asset", whole_asset(align.asset));
    if (!align.sections.empty()) {
      set_key(tree, "sections", yaml_list(align.sections));
    }
    if (!align.only.empty()) {
      set_key(tree, "only", yaml_list(align.only));
    }
    set_key(parts_.tree, "align", std::move(tree));
  }

  /// Guidance names a notebook without its folder; the anchor has its path.
  [[nodiscard]] std::string whole_asset(const std::string& name) const {
    if (slide_.anchor) {
      for (const std::string& asset : slide_.anchor->assets) {
        if (asset.ends_with("/" + name)) {
          return asset;
        }
      }
    }
    return name;
  }

  [[nodiscard]] std::vector<YamlNode> steps() {
    std::vector<YamlNode> steps;
    const std::size_t count = std::min(slide_.annotations.size(), kMostSteps);
    bool guessed = false;
    for (std::size_t i = 0; i < slide_.annotations.size(); ++i) {
      if (i >= count) {
        parts_.notes.push_back("Step: " + slide_.annotations[i]);
        continue;
      }
      std::string_view text = slide_.annotations[i];
      const StepLines lines = shown_lines(lines_for(i, count, text, guessed));
      YamlNode step = yaml_map();
      set_key(step, "lines",
              yaml_word(lines.first == lines.last
                            ? fmt::format("{}", lines.first)
                            : fmt::format("{}-{}", lines.first, lines.last)));
      set_key(step, "meaning", yaml_text(meaning_of(text)));
      set_key(step, "title", yaml_text(step_title(std::string(text))));
      steps.push_back(std::move(step));
    }
    report(guessed, count);
    return steps;
  }

  /// Where lines of the map's code stand on the slide.
  [[nodiscard]] StepLines shown_lines(const StepLines& lines) {
    last_ = static_cast<std::size_t>(lines.last);
    const auto& starts = shown_.first_line;
    const auto line = [&](int number) {
      const auto index = static_cast<std::size_t>(number);
      return index <= starts.size() ? starts[index - 1] : shown_.lines + 1;
    };
    const int first = std::min(line(lines.first), shown_.lines);
    const int last = std::min(line(lines.last + 1) - 1, shown_.lines);
    return {first, std::max(first, last)};
  }

  [[nodiscard]] std::string step_title(const std::string& text) {
    const std::string words = inline_text(text);
    std::string shown = shortened(words, kStepLimit);
    if (shown != words) {
      parts_.notes.push_back("The whole step: " + text);
    }
    return shown.empty() ? "\xE2\x80\xA6" : shown;
  }

  void report(bool guessed, std::size_t count) {
    if (guessed) {
      diagnostics_.warning(slide_.code->span, "map-unknown",
                           "the steps do not say which lines they explain",
                           "the lines are shared out in order; write 'Lines "
                           "3-5:' before a step");
    }
    if (slide_.annotations.size() > count) {
      diagnostics_.warning(slide_.code->span, "map-long",
                           fmt::format("{} steps: a code slide has room for {}",
                                       slide_.annotations.size(), kMostSteps),
                           "the others are kept for the instructor");
    }
  }

  [[nodiscard]] StepLines lines_for(std::size_t index, std::size_t count,
                                    std::string_view& text, bool& guessed) {
    const int most = std::max(1, static_cast<int>(lines_.size()));
    if (const auto named = take_named_lines(text)) {
      return {std::min(named->first, most), std::min(named->last, most)};
    }
    int line = marked_line(lines_, index + 1);
    line = line > 0 ? line : quoted_line(lines_, text, last_);
    if (line > 0) {
      return {line, line};
    }
    guessed = true;
    const int steps = static_cast<int>(count);
    const int step = static_cast<int>(index);
    const int first = std::min(most, 1 + step * most / steps);
    return {first, std::max(first, (step + 1) * most / steps)};
  }

  void add_fact(const std::string& key, const std::string& text) {
    const std::string words = inline_text(text);
    const bool fits = text_width_in_em(words) <= kFactLimit;
    if (!fits) {
      parts_.notes.push_back(text);
    }
    set_text(parts_.tree, key, fits ? words : "");
  }

  const MapSlide& slide_;
  Diagnostics& diagnostics_;
  std::string text_;
  std::vector<std::string> lines_;
  FittedCode shown_;
  std::size_t last_ = 0;
  CodeParts parts_;
};

}  // namespace

CodeParts code_tree(const MapSlide& slide, Diagnostics& diagnostics) {
  return CodeBuilder(slide, diagnostics).build();
}

}  // namespace owldeck
