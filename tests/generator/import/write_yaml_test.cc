#include "generator/import/write_yaml.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "generator/import/yaml_tree.h"
#include "generator/source/print.h"
#include "generator/source/utf8.h"

using namespace owldeck;

namespace {

const std::vector<std::string>& odd_texts() {
  static const std::vector<std::string> texts{
      "yes",
      "no",
      "010",
      "a: b",
      "#x",
      "a #b",
      " x ",
      "",
      "null",
      "~",
      "true",
      "1e3",
      "-1",
      "- a",
      "? a",
      ": a",
      "a:",
      "[a, b]",
      "{a: b}",
      "a, b",
      "&a",
      "*a",
      "!a",
      "|",
      ">",
      "%a",
      "@a",
      "`a`",
      "'a'",
      "\"a\"",
      "it's",
      "a\tb",
      "\ta",
      "a\n",
      "a\nb",
      "a\nb\n",
      "a\n\n",
      "\na",
      " a\nb",
      "a\n  b\n",
      "a\n \nb",
      "a \nb",
      "a\\b",
      "\\n",
      "Größe",
      "−∞",
      "数学",
      "🦉",
      "---",
      "...",
      "--- a",
      "=",
      "<<",
      "0x1F",
      "1_000",
      "12:30",
      "2026-01-01",
      ".5",
      "+1",
      "a  b",
      "a: ",
      "key: [",
      "x]",
      "}",
      "{{ a | .2f }}",
      "trailing ",
      "off",
      "NaN",
      ".nan",
      "-",
      std::string(150, 'x'),
      "a long line of many words that goes on and on until it is longer than "
      "the hundred columns that a line may take, and so has to be folded",
      "a long line: with a colon and more words than fit in a hundred columns "
      "of one line, #and what looks like a comment, and 'quotes' too",
      "two  spaces in a long line of many words that goes on until it is far "
      "longer than the hundred columns that a line of this may take at most",
      "a long first line of many words that is by far longer than a hundred "
      "columns, as the lines of notes often are in decks\n\n- an item\n"};
  return texts;
}

/// Draws the same numbers in every run.
class Random {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005ULL + 1442695040888963407ULL;
    return static_cast<std::size_t>(state_ >> 33U) % limit;
  }

 private:
  std::uint64_t state_ = 7;
};

YamlNode random_tree(Random& random, int depth) {
  const std::size_t kind = random.below(depth > 0 ? 5 : 3);
  if (kind < 2) {
    return yaml_text(odd_texts()[random.below(odd_texts().size())]);
  }
  if (kind == 2) {
    return random.below(8) == 0 ? YamlNode() : yaml_number(42);
  }
  std::vector<YamlNode> items;
  YamlNode map = yaml_map();
  const std::size_t count = random.below(5);
  for (std::size_t i = 0; i < count; ++i) {
    YamlNode child = random_tree(random, depth - 1);
    set_key(map, "key" + odd_texts()[random.below(20)] + std::to_string(i),
            child);
    items.push_back(std::move(child));
  }
  return kind == 3 ? yaml_list(std::move(items)) : map;
}

void check_same(const YamlNode& tree) {
  const std::string text = write_yaml(tree);
  CAPTURE(text);
  Diagnostics diagnostics;
  const auto read = parse_yaml("a.yaml", text, diagnostics);
  INFO(print(diagnostics, {{"a.yaml", text}}));
  REQUIRE(read.has_value());
  CHECK(same_yaml(*read, tree));
}

YamlNode entry(const std::string& key, YamlNode value) {
  YamlNode map = yaml_map();
  set_key(map, key, std::move(value));
  return map;
}

}  // namespace

TEST_CASE("write_yaml: every odd text is read back as it was") {
  for (const std::string& text : odd_texts()) {
    CAPTURE(text);
    check_same(entry("key", yaml_text(text)));
    check_same(entry("key", yaml_list({text, text})));
    check_same(entry("key", yaml_list({entry("inner", yaml_text(text)),
                                       entry("inner", yaml_text(text))})));
  }
}

TEST_CASE("write_yaml: every odd text may be a key") {
  for (const std::string& text : odd_texts()) {
    if (text.find('\n') == std::string::npos) {
      check_same(entry(text, yaml_text("value")));
    }
  }
}

TEST_CASE("write_yaml: hundreds of trees are read back as they were") {
  Random random;
  for (int i = 0; i < 400; ++i) {
    check_same(entry("root", random_tree(random, 4)));
  }
}

TEST_CASE("write_yaml: a number stays a number and its text a text") {
  CHECK(write_yaml(entry("a", yaml_number(10))) == "a: 10\n");
  CHECK(write_yaml(entry("a", yaml_text("10"))) == "a: \"10\"\n");
}

TEST_CASE("write_yaml: text of several lines is a block") {
  CHECK(write_yaml(entry("a", yaml_text("one\n\n- two\n"))) ==
        "a: |\n  one\n\n  - two\n");
}

TEST_CASE("write_yaml: a small map in a list is one line") {
  YamlNode source = yaml_map();
  set_text(source, "id", "paper");
  set_text(source, "title", "A, b");
  CHECK(write_yaml(entry("a", yaml_list(std::vector<YamlNode>{source}))) ==
        "a:\n  - {id: paper, title: \"A, b\"}\n");
}

TEST_CASE("write_yaml: words of a long text are folded below 100 columns") {
  std::string text;
  for (int i = 0; i < 60; ++i) {
    text += i == 0 ? "word" : " word";
  }
  const std::string written = write_yaml(entry("notes", yaml_text(text)));
  std::size_t longest = 0;
  std::size_t start = 0;
  for (std::size_t end = written.find('\n'); end != std::string::npos;
       end = written.find('\n', start)) {
    longest = std::max(longest, end - start);
    start = end + 1;
  }
  CHECK(longest <= kYamlColumns);
  CHECK(longest > 80);
}

TEST_CASE("write_yaml: numbers that start with a point keep their meaning") {
  for (const std::string number : {"-.5", "-.inf", ".5", "+.5"}) {
    CHECK(write_yaml(yaml_word(number)) == number + "\n");
    CHECK(write_yaml(yaml_text(number)) == "\"" + number + "\"\n");
  }
}
