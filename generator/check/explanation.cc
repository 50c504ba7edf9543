#include "generator/check/explanation.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/check/finding_codes.h"
#include "generator/source/print.h"

namespace owldeck {
namespace {

constexpr std::string_view kHeading = "\n## ";
constexpr std::string_view kFence = "```";

/// The next line of `text`, without its end, taken off it.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  const std::string_view line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == '\n') {
    text.remove_prefix(1);
  }
  while (!text.empty() && text.back() == '\n') {
    text.remove_suffix(1);
  }
  return text;
}

/// `Wrong:` and `Right:` stand alone above the examples.
std::string marked(std::string_view line, Colours colours) {
  if (line == "Wrong:") {
    return shaded(line, Shade::Error, colours);
  }
  return line == "Right:" ? shaded(line, Shade::Good, colours)
                          : std::string(line);
}

std::size_t longest_code() {
  std::size_t longest = 0;
  for (const FindingCode& each : finding_codes()) {
    longest = std::max(longest, each.code.size());
  }
  return longest;
}

}  // namespace

std::string_view explanation_of(std::string_view code) {
  std::string_view text = findings_document();
  const std::string heading = fmt::format("{}{}\n", kHeading, code);
  const std::size_t start = text.find(heading);
  if (start == std::string_view::npos) {
    return {};
  }
  text.remove_prefix(start + heading.size());
  // A heading of the first level begins the codes of the next gate.
  const std::size_t end = std::min(text.find(kHeading), text.find("\n# "));
  return trimmed(text.substr(0, end));
}

std::string what_is_wrong(std::string_view explanation) {
  (void)take_line(explanation);
  std::string out;
  while (!explanation.empty()) {
    const std::string_view line = take_line(explanation);
    if (line == "Wrong:") {
      break;
    }
    if (line.empty()) {
      out += out.empty() || out.ends_with('\n') ? "" : "\n";
      continue;
    }
    out += out.empty() || out.ends_with('\n') ? "" : " ";
    out += line;
  }
  return std::string(trimmed(out));
}

std::string print_explanation(std::string_view code, Colours colours) {
  std::string_view text = explanation_of(code);
  std::string out = shaded(code, Shade::Strong, colours) + "\n\n";
  bool in_code = false;
  while (!text.empty()) {
    const std::string_view line = take_line(text);
    if (line.starts_with(kFence)) {
      in_code = !in_code;
    } else if (in_code && !line.empty()) {
      out += fmt::format("    {}\n", line);
    } else {
      out += marked(line, colours) + "\n";
    }
  }
  return out;
}

std::string list_codes(Colours colours) {
  const std::size_t width = longest_code();
  std::string out;
  const FindingCode* before = nullptr;
  for (const FindingCode& each : finding_codes()) {
    if (before == nullptr || before->gate != each.gate) {
      out += fmt::format("{}{}\n", before == nullptr ? "" : "\n",
                         shaded(to_string(each.gate), Shade::Strong, colours));
    }
    out += fmt::format("  {:{}}  {}\n", each.code, width, each.summary);
    before = &each;
  }
  return out;
}

}  // namespace owldeck
