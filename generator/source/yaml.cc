#include "generator/source/yaml.h"

#include <fmt/format.h>
#include <yaml-cpp/anchor.h>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/parser.h>

#include <algorithm>
#include <array>
#include <map>
#include <sstream>

#include "generator/source/limits.h"
#include "generator/source/text_rules.h"
#include "generator/source/utf8.h"
#include "generator/source/yaml_limits.h"
#include "generator/source/yaml_text.h"

namespace owldeck {
namespace {

/// Builds the tree from the library's events.
class TreeBuilder : public YAML::EventHandler {
 public:
  TreeBuilder(const YamlText& text, Diagnostics& diagnostics)
      : text_(text), diagnostics_(diagnostics) {}

  [[nodiscard]] YamlNode& root() { return root_; }

  void OnDocumentStart(const YAML::Mark& mark) override {
    if (++documents_ > 1) {
      throw YamlStop{
          text_.span_at(mark.line, mark.column),
          "a second document starts here",
          "one file holds one document; remove the line '---' or what "
          "stands after the end"};
    }
  }
  void OnDocumentEnd() override {}

  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    YamlNode node;
    node.span = text_.span_at(mark.line, mark.column);
    // The library places a value that is not there at what follows it.
    if (awaits_value() && node.span.line != top().key->key_span.line) {
      node.span = top().key->key_span;
    }
    add(std::move(node), anchor);
  }

  void OnAlias(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    const auto found = anchors_.find(anchor);
    const Span span = text_.span_at(mark.line, mark.column);
    if (found == anchors_.end()) {
      throw YamlStop{span, "this alias stands inside its own anchor", {}};
    }
    const YamlExtent extent = extent_of(found->second);
    budget_.take({extent.values - 1, extent.bytes}, span);
    if (static_cast<int>(stack_.size()) + extent.depth > kDeepestYaml) {
      stop_too_deep(span);
    }
    add(found->second, 0);
  }

  void OnScalar(const YAML::Mark& mark, const std::string& tag,
                YAML::anchor_t anchor, const std::string& value) override {
    YamlNode node;
    node.kind = YamlNode::Kind::Scalar;
    node.scalar = value;
    node.quoted = tag != "?";
    const auto [span, is_closed] =
        text_.scalar_at(mark.line, mark.column, value);
    node.span = span;
    check_tag(tag, node.span);
    check_text(node);
    // The library takes the end of the file for a closing quote.
    if (node.quoted && !is_closed) {
      throw YamlStop{node.span, "this quote is not closed", {}};
    }
    add(std::move(node), anchor);
  }

  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                       YAML::anchor_t anchor,
                       YAML::EmitterStyle::value /*style*/) override {
    open(YamlNode::Kind::Sequence, mark, tag, anchor);
  }
  void OnSequenceEnd() override { close(); }

  void OnMapStart(const YAML::Mark& mark, const std::string& tag,
                  YAML::anchor_t anchor,
                  YAML::EmitterStyle::value /*style*/) override {
    open(YamlNode::Kind::Map, mark, tag, anchor);
  }
  void OnMapEnd() override { close(); }

 private:
  /// A list or map whose end has not been read.
  struct Frame {
    YamlNode node;
    YAML::anchor_t anchor = 0;
    std::optional<YamlNode::Entry> key;  ///< waits for its value
    std::map<std::string, Span, std::less<>> keys;
  };

  Frame& top() { return stack_.back(); }

  bool in_map() {
    return !stack_.empty() && top().node.kind == YamlNode::Kind::Map;
  }
  bool awaits_key() { return in_map() && !top().key; }
  bool awaits_value() { return in_map() && top().key; }

  void open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag,
            YAML::anchor_t anchor) {
    const Span span = text_.span_at(mark.line, mark.column);
    check_tag(tag, span);
    if (awaits_key()) {
      stop_bad_key(span);
    }
    if (stack_.size() >= kDeepestYaml) {
      stop_too_deep(span);
    }
    Frame frame;
    frame.node.kind = kind;
    frame.node.span = span;
    frame.anchor = anchor;
    stack_.push_back(std::move(frame));
  }

  void close() {
    Frame frame = std::move(stack_.back());
    stack_.pop_back();
    add(std::move(frame.node), frame.anchor);
  }

  void add(YamlNode node, YAML::anchor_t anchor) {
    budget_.take({1, node.scalar.size()}, node.span);
    if (anchor != 0) {
      budget_.take(extent_of(node), node.span);
      anchors_.insert_or_assign(anchor, node);
    }
    if (stack_.empty()) {
      root_ = std::move(node);
    } else if (!in_map()) {
      top().node.items.push_back(std::move(node));
    } else if (top().key) {
      add_value(std::move(node));
    } else {
      add_key(std::move(node));
    }
  }

  void add_key(YamlNode node) {
    check_key(node);
    if (top().node.entries.empty() && top().keys.empty() &&
        node.span.line == top().node.span.line &&
        node.span.column == top().node.span.column) {
      top().node.span.length = node.span.length;
    }
    top().key = YamlNode::Entry{std::move(node.scalar), node.span, {}};
  }

  void add_value(YamlNode node) {
    YamlNode::Entry entry = std::move(*top().key);
    top().key.reset();
    const auto [first, is_new] =
        top().keys.try_emplace(entry.key, entry.key_span);
    if (!is_new) {
      diagnostics_.add({entry.key_span,
                        Severity::Error,
                        "yaml-duplicate-key",
                        fmt::format("key '{}' is here twice", entry.key),
                        "remove one of them",
                        {{first->second, "the first is here"}}});
      return;
    }
    entry.value = std::move(node);
    check_merge(entry);
    top().node.entries.push_back(std::move(entry));
  }

  const YamlText& text_;
  Diagnostics& diagnostics_;
  YamlNode root_;
  int documents_ = 0;
  YamlBudget budget_;
  std::vector<Frame> stack_;
  std::map<YAML::anchor_t, YamlNode> anchors_;
};

/// What to do about a message of the library.
std::string hint_for(std::string_view message) {
  struct Hint {
    std::string_view part;
    std::string_view hint;
  };
  constexpr std::array kHints{
      Hint{"illegal tab", "indent with spaces"},
      Hint{"illegal map value", "quote text that holds ': '"},
      Hint{"end of map not found", "check the indentation of this line"},
      Hint{"end of sequence not found", "check the indentation of this line"},
      Hint{"map flow", "a '{' has no '}'"},
      Hint{"sequence flow", "a '[' has no ']'"},
      Hint{"EOF in scalar", "a quote is not closed"},
      Hint{"unknown escape", "use single quotes for text with backslashes"},
      Hint{"unknown token", "quote text that starts with a special character"},
      Hint{"the referenced anchor", "quote text that starts with '*'"},
      Hint{"alias", "quote text that starts with '*'"}};
  for (const Hint& each : kHints) {
    if (message.find(each.part) != std::string_view::npos) {
      return std::string(each.hint);
    }
  }
  return {};
}

/// A message of the library, which quotes of a character its first byte alone.
std::string_view whole_characters(std::string_view message) {
  std::size_t end = 0;
  while (end < message.size()) {
    const Utf8Character next = first_character(message.substr(end));
    if (!next.valid) {
      break;
    }
    end += static_cast<std::size_t>(next.bytes);
  }
  const std::size_t last = message.substr(0, end).find_last_not_of(": ");
  return message.substr(0, end == message.size() ? end : last + 1);
}

/// Reads the whole text. Throws YamlStop, and what the library throws.
void read_documents(std::string_view text, TreeBuilder& builder) {
  std::istringstream stream{std::string(text)};
  YAML::Parser parser(stream);
  while (parser.HandleNextDocument(builder)) {
  }
}

}  // namespace

// Member by member: clang cannot default the comparison of a recursive type.
bool operator==(const YamlNode& left, const YamlNode& right) {
  return left.kind == right.kind && left.scalar == right.scalar &&
         left.quoted == right.quoted && left.span == right.span &&
         left.items == right.items && left.entries == right.entries;
}

std::size_t count_values(const YamlNode& node) {
  std::size_t count = 1;
  for (const YamlNode& item : node.items) {
    count += count_values(item);
  }
  for (const YamlNode::Entry& entry : node.entries) {
    count += count_values(entry.value);
  }
  return count;
}

const YamlNode* YamlNode::find(std::string_view key) const {
  for (const Entry& entry : entries) {
    if (entry.key == key) {
      return &entry.value;
    }
  }
  return nullptr;
}

std::optional<YamlNode> parse_yaml(const std::string& file,
                                   const std::string& text,
                                   Diagnostics& diagnostics) {
  if (text.size() > kMostYamlBytes) {
    diagnostics.error({file, 1, 1, 1}, "file-size",
                      fmt::format("the file has {} bytes: expected at most {}",
                                  text.size(), kMostYamlBytes),
                      "put slides into files that the deck includes");
    return std::nullopt;
  }
  if (const auto problem = find_wrong_encoding(text)) {
    diagnostics.error({file, 1, 1, 1}, "yaml", problem->message, problem->hint);
    return std::nullopt;
  }
  std::string_view written = text;
  if (written.starts_with(kByteOrderMark)) {
    written.remove_prefix(kByteOrderMark.size());
  }
  if (const auto problem = find_long_line(written)) {
    diagnostics.error({file, problem->line, 1, 1}, "yaml",
                      fmt::format("a line of {} bytes: expected at most {}",
                                  problem->bytes, kMostYamlLineBytes),
                      "break it after a comma, or after a space of a text");
    return std::nullopt;
  }
  // The library counts lines by LF alone.
  const std::string content = with_plain_lines(written);
  const YamlText places(file, content);
  if (!places.check_characters(diagnostics)) {
    return std::nullopt;
  }
  TreeBuilder builder(places, diagnostics);
  try {
    read_documents(content, builder);
  } catch (const YamlStop& stop) {
    diagnostics.error(stop.span, stop.code, stop.message, stop.hint);
    return std::nullopt;
  } catch (const YAML::Exception& problem) {
    diagnostics.error(
        places.span_at(problem.mark.line, problem.mark.column), "yaml",
        fmt::format("not YAML: {}", whole_characters(problem.msg)),
        hint_for(problem.msg));
    return std::nullopt;
  } catch (const std::exception& problem) {
    diagnostics.error({file, 1, 1, 1}, "yaml",
                      fmt::format("not YAML: {}", problem.what()));
    return std::nullopt;
  }
  if (builder.root().kind == YamlNode::Kind::Null) {
    diagnostics.error({file, 1, 1, 1}, "yaml-empty", "the file is empty");
    return std::nullopt;
  }
  return std::move(builder.root());
}

}  // namespace owldeck
