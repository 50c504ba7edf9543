#pragma once

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "generator/deck/load.h"
#include "generator/source/files.h"
#include "tests/generator/deck/fake_files.h"

namespace owldeck {

/// A checkout in memory, by paths from its root `course`; links lead from a
/// path to any other.
class Checkout : public FileReader {
 public:
  explicit Checkout(std::map<std::string, std::string> texts,
                    std::map<std::string, std::string> links = {})
      : texts_(std::move(texts)), links_(std::move(links)) {}

  [[nodiscard]] std::optional<std::string> read(
      const std::filesystem::path& path) const override {
    ++reads[path.generic_string()];
    const auto found = texts_.find(in_root(path));
    return found == texts_.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] std::optional<std::uintmax_t> size(
      const std::filesystem::path& path) const override {
    const auto found = texts_.find(in_root(path));
    return found == texts_.end()
               ? std::nullopt
               : std::optional<std::uintmax_t>(found->second.size());
  }
  [[nodiscard]] std::filesystem::path resolve(
      const std::filesystem::path& path) const override {
    const auto link = links_.find(in_root(path));
    return link == links_.end() ? ("/" / path).lexically_normal()
                                : std::filesystem::path(link->second);
  }
  [[nodiscard]] std::vector<std::string> files_below(
      const std::filesystem::path& /*folder*/) const override {
    std::vector<std::string> paths;
    for (const auto& [path, text] : texts_) {
      paths.push_back(path);
    }
    return paths;
  }

  mutable std::map<std::string, int> reads;  ///< how often a file was read

 private:
  static std::string in_root(const std::filesystem::path& path) {
    return path.lexically_relative("course").generic_string();
  }

  std::map<std::string, std::string> texts_;
  std::map<std::string, std::string> links_;
};

/// `text` as JSON writes it.
inline std::string in_json(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '\n') {
      out += "\\n";
      continue;
    }
    if (c == '"' || c == '\\') {
      out += '\\';
    }
    out += c;
  }
  return out + "\"";
}

/// A notebook of cells, a line of the file each; those that begin with '#' are
/// Markdown.
inline std::string notebook_of(const std::vector<std::string>& cells) {
  std::string out = "{\"nbformat\": 4, \"cells\": [";
  for (std::size_t i = 0; i < cells.size(); ++i) {
    out += fmt::format("{}\n{{\"source\": {}, \"cell_type\": \"{}\"}}",
                       i == 0 ? "" : ",", in_json(cells[i]),
                       cells[i].starts_with('#') ? "markdown" : "code");
  }
  return out + "]}\n";
}

/// A deck with its text.
struct LoadedDeck {
  Deck deck;
  SourceTexts sources;
};

inline LoadedDeck load_text(const std::string& text) {
  LoadedDeck out;
  Diagnostics diagnostics;
  auto deck = load_deck("deck.yaml", FakeFiles({{"deck.yaml", text}}),
                        out.sources, diagnostics);
  for (const Diagnostic& each : diagnostics.all()) {
    FAIL_CHECK(each.span.line, ": ", each.message);
  }
  REQUIRE(deck.has_value());
  out.deck = std::move(*deck);
  return out;
}

/// `line:column code: message`, `? hint` and `+ file:line:column note`, a line
/// each.
inline std::string as_text(const Diagnostics& diagnostics) {
  std::string out;
  for (const Diagnostic& each : diagnostics.all()) {
    out += fmt::format("{}:{} {}: {}\n", each.span.line, each.span.column,
                       each.code, each.message);
    out += each.hint.empty() ? "" : "? " + each.hint + "\n";
    for (const Note& note : each.notes) {
      out += fmt::format("+ {}:{}:{} {}\n", note.span.file, note.span.line,
                         note.span.column, note.message);
    }
  }
  return out;
}

}  // namespace owldeck
