#include "generator/audience/hidden_lines.h"

#include <algorithm>
#include <array>
#include <string_view>

#include "generator/source/yaml.h"

namespace owldeck {
namespace {

constexpr std::string_view kKey = "instructor";
constexpr std::array<std::string_view, 5> kKeysBelow{
    "notes", "minutes", "answer", "rationale", "rules"};

bool is_marked(const YamlNode& node) {
  const YamlNode* audience = node.find("audience");
  return audience != nullptr && audience->scalar != "learner";
}

/// Marks the lines of a tree. The last line of a node is the one before the
/// next node's first.
class TreeReader {
 public:
  explicit TreeReader(HiddenLines& out) : out_(out) {}

  void read(const YamlNode& node, int last) {
    for (std::size_t i = 0; i < node.items.size(); ++i) {
      const YamlNode& item = node.items[i];
      const int end =
          i + 1 < node.items.size() ? node.items[i + 1].span.line - 1 : last;
      visit(item, item.span.line, std::max(end, item.span.line));
    }
    for (std::size_t i = 0; i < node.entries.size(); ++i) {
      const YamlNode::Entry& entry = node.entries[i];
      const int begin = entry.key_span.line;
      const int end = i + 1 < node.entries.size()
                          ? node.entries[i + 1].key_span.line - 1
                          : last;
      if (entry.key == kKey) {
        hide(begin, std::max(end, begin));
      } else {
        if (is_marked(entry.value)) {
          out_.names.insert(entry.key);
        }
        visit(entry.value, begin, std::max(end, begin));
      }
    }
  }

 private:
  void visit(const YamlNode& node, int begin, int last) {
    if (!is_marked(node)) {
      read(node, last);
      return;
    }
    hide(begin, last);
    if (const YamlNode* id = node.find("id")) {
      out_.names.insert(id->scalar);
    }
  }

  void hide(int first, int last) {
    const auto size = static_cast<int>(out_.lines.size());
    for (int line = std::max(first, 1); line <= std::min(last, size); ++line) {
      out_.lines[static_cast<std::size_t>(line) - 1] = true;
    }
  }

  HiddenLines& out_;
};

std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (true) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return lines;
    }
    text.remove_prefix(end + 1);
  }
}

/// The key that a line begins with, after the `-` of a list.
std::string_view key_of(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t-");
  if (begin == std::string_view::npos) {
    return {};
  }
  line.remove_prefix(begin);
  return line.substr(0, line.find_first_of(": \t"));
}

/// Whether a slide, or a part of the file, begins with the line.
bool begins_part(std::string_view line) {
  return key_of(line) == "slide" ||
         (!line.empty() && line[0] >= 'a' && line[0] <= 'z');
}

void read_keys(const std::vector<std::string_view>& lines, HiddenLines& out) {
  std::size_t part = 0;
  bool hidden = false;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (begins_part(lines[i])) {
      part = i;
      hidden = false;
    }
    const std::string_view key = key_of(lines[i]);
    hidden = hidden || key == kKey ||
             std::ranges::find(kKeysBelow, key) != kKeysBelow.end();
    const std::size_t mark = lines[i].find("audience");
    if (mark != std::string_view::npos &&
        lines[i].find(kKey, mark) != std::string_view::npos) {
      std::fill(out.lines.begin() + static_cast<std::ptrdiff_t>(part),
                out.lines.begin() + static_cast<std::ptrdiff_t>(i), true);
      hidden = true;
    }
    out.lines[i] = hidden;
  }
}

}  // namespace

HiddenLines hidden_lines(const std::string& text) {
  const std::vector<std::string_view> lines = lines_of(text);
  HiddenLines out{std::vector<bool>(lines.size()), {}};
  Diagnostics ignored;
  if (const auto root = parse_yaml({}, text, ignored)) {
    TreeReader(out).read(*root, static_cast<int>(lines.size()));
  } else {
    read_keys(lines, out);
  }
  return out;
}

}  // namespace owldeck
