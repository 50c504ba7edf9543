#pragma once

#include <algorithm>
#include <filesystem>
#include <sstream>
#include <string>
#include <vector>

#include "generator/source/diagnostic.h"

/// Decks with mistakes say at their top what is to be found, a line each:
/// `# error 3:9 unknown-key unknown key 'tittle'`, with a path before the place
/// for an included file. The message may be the start of the real one.
namespace owldeck {

inline const std::filesystem::path kErrorDecks =
    std::filesystem::path(OWLDECK_SOURCE_DIR) / "tests/fixtures/errors";

inline std::vector<std::filesystem::path> decks_in(
    const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> decks;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") {
      decks.push_back(entry.path());
    }
  }
  std::sort(decks.begin(), decks.end());
  return decks;
}

inline std::vector<std::string> expected_in(const std::string& text) {
  std::vector<std::string> expected;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("# error ")) {
      expected.push_back(line.substr(std::string_view("# error ").size()));
    }
  }
  std::sort(expected.begin(), expected.end());
  return expected;
}

/// Places in the deck itself are written without its path.
inline std::string annotation(const Diagnostic& found,
                              const std::filesystem::path& deck) {
  const Span& span = found.span;
  const std::string folder = deck.parent_path().generic_string() + "/";
  std::string file = span.file == deck.generic_string() ? "" : span.file + ":";
  std::string message = found.message;
  for (std::string* text : {&file, &message}) {
    for (auto at = text->find(folder); at != std::string::npos;
         at = text->find(folder)) {
      text->erase(at, folder.size());
    }
  }
  return file + std::to_string(span.line) + ":" + std::to_string(span.column) +
         " " + found.code + " " + message;
}

inline std::vector<std::string> annotations_of(
    const Diagnostics& diagnostics, const std::filesystem::path& deck) {
  std::vector<std::string> found;
  for (const Diagnostic& each : diagnostics.all()) {
    found.push_back(annotation(each, deck));
  }
  std::sort(found.begin(), found.end());
  return found;
}

/// Whether `found` is what was expected and nothing more.
inline bool is_as_expected(const std::vector<std::string>& found,
                           const std::vector<std::string>& expected) {
  return std::equal(found.begin(), found.end(), expected.begin(),
                    expected.end(),
                    [](const std::string& real, const std::string& start) {
                      return real.starts_with(start);
                    });
}

inline std::string as_lines(const std::vector<std::string>& words) {
  std::string out;
  for (const std::string& word : words) {
    out += "  " + word + "\n";
  }
  return out;
}

}  // namespace owldeck
