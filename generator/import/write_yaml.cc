#include "generator/import/write_yaml.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "generator/import/yaml_words.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

using Kind = YamlNode::Kind;

constexpr std::size_t kStep = 2;  // columns of indentation a level

std::size_t columns(std::string_view text) {
  return static_cast<std::size_t>(count_characters(text));
}

bool is_leaf(const YamlNode& node) {
  return node.kind == Kind::Null || node.kind == Kind::Scalar;
}

/// Whether it may stand inside of a line: leaves, and lists of them.
bool is_flat(const YamlNode& node) {
  if (node.kind == Kind::Map) {
    return node.entries.empty();
  }
  return is_leaf(node) || std::ranges::all_of(node.items, is_flat);
}

/// One scalar on one line, in quotes if it needs them.
std::string yaml_scalar(const YamlNode& scalar, bool in_flow) {
  if (scalar.kind == Kind::Null) {
    return "null";
  }
  const std::string& text = scalar.scalar;
  const bool means_text = scalar.quoted || text.empty();
  return is_plain_yaml(text, in_flow) && !(means_text && is_yaml_word(text))
             ? text
             : quoted_yaml(text);
}

std::string flow(const YamlNode& node, bool in_flow = false) {
  if (is_leaf(node)) {
    return yaml_scalar(node, in_flow);
  }
  std::string out = node.kind == Kind::Map ? "{" : "[";
  for (const YamlNode& item : node.items) {
    out += (out.size() > 1 ? ", " : "") + flow(item, true);
  }
  for (const YamlNode::Entry& entry : node.entries) {
    out += out.size() > 1 ? ", " : "";
    out +=
        yaml_scalar({.kind = Kind::Scalar, .scalar = entry.key, .quoted = true},
                    true) +
        ": " + flow(entry.value, true);
  }
  return out + (node.kind == Kind::Map ? "}" : "]");
}

bool has_lines(const YamlNode& node) {
  return node.kind == Kind::Scalar &&
         node.scalar.find('\n') != std::string::npos;
}

bool has_lines_within(const YamlNode& node) {
  return has_lines(node) || std::ranges::any_of(node.items, has_lines_within);
}

/// The lines of `text`; what follows the last line feed is one too.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (;;) {
    const std::size_t end = text.find('\n');
    lines.push_back(text.substr(0, end));
    if (end == std::string_view::npos) {
      return lines;
    }
    text.remove_prefix(end + 1);
  }
}

bool is_odd_line(std::string_view line) {
  return line.find('\t') == 0 ||
         (!line.empty() &&
          line.find_first_not_of(" \t") == std::string_view::npos);
}

/// Whether a text of several lines keeps every character as a block.
bool fits_block(const YamlNode& node) {
  std::string_view text = node.scalar;
  if (!has_lines(node) || text.ends_with("\n\n") || text.starts_with(' ') ||
      text.starts_with('\n')) {
    return false;
  }
  const std::vector<std::string_view> lines = lines_of(text);
  return std::ranges::none_of(lines, [](std::string_view line) {
    const std::string quoted = quoted_yaml(line);
    return is_odd_line(line) || quoted.find("\\x") != std::string::npos ||
           quoted.find("\\u") != std::string::npos ||
           line.find('\r') != std::string_view::npos;
  });
}

/// Whether a long line can be broken at its spaces and be read as one again.
bool can_fold(std::string_view text) {
  const bool has_gap = text.find("  ") != std::string_view::npos ||
                       text.find_first_of("\n\t\r") != std::string_view::npos;
  const std::string quoted = quoted_yaml(text);
  return !has_gap && !text.starts_with(' ') && !text.ends_with(' ') &&
         quoted.find("\\x") == std::string::npos &&
         quoted.find("\\u") == std::string::npos;
}

/// `text` at most `width` columns a line, where it has spaces.
std::string folded(std::string_view text, std::size_t width,
                   const std::string& indent) {
  std::string out;
  std::string line;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    const std::string_view word = text.substr(0, end);
    if (!line.empty() && columns(line) + 1 + columns(word) > width) {
      out += indent + line + "\n";
      line.clear();
    }
    line += line.empty() ? "" : " ";
    line += word;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out + indent + line + "\n";
}

class Writer {
 public:
  /// `head` is on the line already: `key:` or `-`.
  void add_value(const YamlNode& node, std::size_t indent, std::size_t used) {
    if (has_lines(node) && fits_block(node)) {
      add_block(node.scalar, indent + kStep);
    } else if (node.kind == Kind::Scalar &&
               used + 1 + columns(yaml_scalar(node, false)) > kYamlColumns &&
               can_fold(node.scalar) &&
               node.scalar.find(' ') != std::string::npos &&
               !is_yaml_word(node.scalar)) {
      out_ += " >-\n" + folded(node.scalar, kYamlColumns - indent - kStep,
                               std::string(indent + kStep, ' '));
    } else if (is_leaf(node) || fits_line(node, used)) {
      out_ += " " + flow(node) + "\n";
    } else {
      out_ += "\n";
      add_children(node, indent + kStep);
    }
  }

  void add_children(const YamlNode& node, std::size_t indent) {
    for (const YamlNode::Entry& entry : node.entries) {
      add_entry(entry, indent, false);
    }
    for (const YamlNode& item : node.items) {
      add_item(item, indent);
    }
  }

  [[nodiscard]] std::string take() { return std::move(out_); }

 private:
  static bool fits_line(const YamlNode& node, std::size_t used) {
    const bool is_empty = node.items.empty() && node.entries.empty();
    return is_empty || (node.kind == Kind::Sequence && is_flat(node) &&
                        !has_lines_within(node) &&
                        used + 1 + columns(flow(node)) <= kYamlColumns);
  }

  /// A small map in a list is one line.
  static bool fits_item(const YamlNode& node, std::size_t indent) {
    return node.kind == Kind::Map && node.entries.size() > 1 &&
           std::ranges::all_of(node.entries,
                               [](const YamlNode::Entry& entry) {
                                 return is_flat(entry.value) &&
                                        !has_lines_within(entry.value);
                               }) &&
           indent + kStep + columns(flow(node)) <= kYamlColumns;
  }

  void add_entry(const YamlNode::Entry& entry, std::size_t indent,
                 bool is_first_of_item) {
    const std::string key = yaml_scalar(
        {.kind = Kind::Scalar, .scalar = entry.key, .quoted = true}, false);
    out_ += (is_first_of_item ? "" : std::string(indent, ' ')) + key + ":";
    add_value(entry.value, indent, indent + columns(key) + 1);
  }

  void add_item(const YamlNode& item, std::size_t indent) {
    out_ += std::string(indent, ' ') + "-";
    if (item.kind != Kind::Map || item.entries.empty() ||
        fits_item(item, indent)) {
      if (item.kind == Kind::Map) {
        out_ += " " + flow(item) + "\n";
      } else {
        add_value(item, indent, indent + 1);
      }
      return;
    }
    out_ += " ";
    for (std::size_t i = 0; i < item.entries.size(); ++i) {
      add_entry(item.entries[i], indent + kStep, i == 0);
    }
  }

  void add_block(std::string_view text, std::size_t indent) {
    const bool ends_line = text.ends_with('\n');
    out_ += ends_line ? " |\n" : " |-\n";
    text.remove_suffix(ends_line ? 1 : 0);
    for (const std::string_view line : lines_of(text)) {
      out_ += line.empty() ? "" : std::string(indent, ' ');
      out_ += line;
      out_ += "\n";
    }
  }

  std::string out_;
};

}  // namespace

std::string write_yaml(const YamlNode& root) {
  Writer writer;
  if (root.kind == Kind::Map && !root.entries.empty()) {
    writer.add_children(root, 0);
    return writer.take();
  }
  if (root.kind == Kind::Sequence && !root.items.empty()) {
    writer.add_children(root, 0);
    return writer.take();
  }
  return flow(root) + "\n";
}

bool same_yaml(const YamlNode& a, const YamlNode& b) {
  if (a.kind != b.kind || a.scalar != b.scalar ||
      (a.quoted != b.quoted && is_yaml_word(a.scalar) &&
       a.kind == Kind::Scalar)) {
    return false;
  }
  return std::ranges::equal(a.items, b.items, same_yaml) &&
         std::ranges::equal(
             a.entries, b.entries, [](const auto& x, const auto& y) {
               return x.key == y.key && same_yaml(x.value, y.value);
             });
}

}  // namespace owldeck
