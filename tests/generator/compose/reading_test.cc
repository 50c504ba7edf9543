#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "generator/build/build.h"
#include "tests/course/commands.h"
#include "tests/generator/build/temporary_folder.h"

// How the PDF of one slide of each arrangement reads to those who hear it.
namespace owldeck {
namespace {

namespace fs = std::filesystem;

/// An element of the structure with the words that it holds itself.
struct Element {
  std::string tag;
  std::string words;
};
using Pages = std::vector<std::vector<Element>>;

/// What stands on the line of `pdfinfo -struct-text`, without its place.
std::string line_words(const std::string& line) {
  const std::size_t first = line.find_first_not_of(' ');
  return first == std::string::npos ? "" : line.substr(first);
}

/// Reads the pages of `pdfinfo -struct-text`.
Pages read_pages(const std::string& structure) {
  Pages pages;
  std::istringstream lines(structure);
  for (std::string line; std::getline(lines, line);) {
    const std::string words = line_words(line);
    if (words == "Sect") {
      pages.emplace_back();
    } else if (pages.empty() || words.empty()) {
      continue;
    } else if (words.front() == '"') {
      pages.back().back().words += words.substr(1, words.size() - 2);
    } else {
      pages.back().push_back({words.substr(0, words.find(' ')), ""});
    }
  }
  return pages;
}

Pages layouts_in(const std::string& theme) {
  const TemporaryFolder root;
  std::ifstream source(fs::path(OWLDECK_SOURCE_DIR) /
                       "tests/fixtures/reading/deck.yaml");
  std::stringstream deck;
  deck << source.rdbuf();
  std::string text = deck.str();
  const std::string written = "theme: executive-light";
  text.replace(text.find(written), written.size(), "theme: " + theme);
  write_file(root / "deck.yaml", text);
  SourceTexts sources;
  Diagnostics diagnostics;
  const BuildReport done = build({.deck = root / "deck.yaml",
                                  .output = root / "out",
                                  .formats = {Format::Pdf}},
                                 DiskFiles(), sources, diagnostics);
  REQUIRE_FALSE(diagnostics.has_errors());
  return read_pages(output_of("pdfinfo -struct-text '" +
                              (done.folder / "deck.pdf").string() + "'"));
}

bool has_pdfinfo() {
  return !output_of("command -v pdfinfo || true").empty();
}

/// The element that says `words`, or the end.
std::vector<Element>::const_iterator place_of(
    const std::string& words, const std::vector<Element>& page) {
  return std::find_if(page.begin(), page.end(), [&](const Element& element) {
    return element.words.find(words) != std::string::npos;
  });
}

void check_order(const std::vector<Element>& page) {
  std::vector<std::string> tags;
  for (const Element& element : page) {
    tags.push_back(element.tag);
  }
  REQUIRE(tags.size() > 1);
  // The kicker, which a title slide may lack, and the title.
  CHECK((tags[0] == "H1" || (tags[0] == "P" && tags[1] == "H1")));
  CHECK(std::count(tags.begin(), tags.end(), "H1") == 1);
  // What explains the figure comes after it, its caption at once.
  const auto figure = std::find(tags.begin(), tags.end(), "Figure");
  const auto list = std::find(tags.begin(), tags.end(), "L");
  if (figure != tags.end()) {
    CHECK((list == tags.end() || figure < list));
    CHECK(*(figure + 1) == "P");
  }
  // The beginner's corner comes next, then the owl.
  const auto mistake = place_of("Common mistake", page);
  CHECK(mistake != page.end());
  const auto owl = place_of("never gives", page);
  CHECK(owl != page.end());
  CHECK(mistake < owl);
}

void check_words(const std::vector<Element>& page) {
  std::set<std::string> heard;
  for (const Element& element : page) {
    const bool is_drawn = element.tag == "Figure" || element.tag == "Formula";
    if (is_drawn || element.words.empty()) {
      continue;
    }
    CHECK_MESSAGE(element.words.size() > 1, "a stray '", element.words, "'");
    CHECK_MESSAGE(heard.insert(element.words).second, "twice '", element.words,
                  "'");
  }
}

TEST_CASE("reading: each layout is heard in order, in words and once") {
  if (!has_pdfinfo()) {
    return;
  }
  for (const std::string theme : {"executive-light", "blueprint-dark"}) {
    const Pages pages = layouts_in(theme);
    CHECK(pages.size() == 10);
    for (std::size_t i = 0; i < pages.size(); ++i) {
      CAPTURE(theme);
      CAPTURE(i);
      check_order(pages[i]);
      check_words(pages[i]);
    }
  }
}

}  // namespace
}  // namespace owldeck
