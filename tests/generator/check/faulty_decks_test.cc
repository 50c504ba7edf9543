#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <sstream>

#include "generator/source/print.h"
#include "tests/generator/check/whole_check.h"
#include "tests/generator/deck/annotations.h"

/// Decks of tests/fixtures/findings say in their first lines what is to be
/// found, a line each: `# error 3:9 unknown-key unknown key 'tittle'`, or
/// `warning` or `note`; nothing else is.
namespace owldeck {
namespace {

namespace fs = std::filesystem;

const fs::path kDecks =
    fs::path(OWLDECK_SOURCE_DIR) / "tests/fixtures/findings";

/// Mistakes in how a deck is written, and in what it says.
constexpr std::array kManyMistakes{"twenty_five_slips.yaml",
                                   "twenty_five_mistakes.yaml"};

std::vector<std::string> expected_of(const std::string& text) {
  std::vector<std::string> expected;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    for (const std::string_view word : {"error", "warning", "note"}) {
      if (line.starts_with(fmt::format("# {} ", word))) {
        expected.push_back(line.substr(2));
      }
    }
  }
  std::ranges::sort(expected);
  return expected;
}

struct CheckedFixture {
  std::vector<std::string> found;
  std::vector<std::string> expected;
  std::string printed;
};

CheckedFixture check_fixture(const fs::path& path) {
  const CourseCheck checked =
      check_whole(path.generic_string(), DiskFiles(), true);
  CheckedFixture out;
  for (const Diagnostic& each : findings_of(checked)) {
    out.found.push_back(
        fmt::format("{} {}", word_for(each.severity), annotation(each, path)));
    out.printed += print(each, checked.sources);
  }
  std::ranges::sort(out.found);
  out.expected = expected_of(*DiskFiles().read(path));
  return out;
}

TEST_CASE("faulty decks: each gives the finding that it says, and no other") {
  for (const fs::path& path : decks_in(kDecks)) {
    const CheckedFixture checked = check_fixture(path);
    CHECK_MESSAGE(is_as_expected(checked.found, checked.expected),
                  path.filename(), "\nexpected:\n", as_lines(checked.expected),
                  "found:\n", as_lines(checked.found), checked.printed);
  }
}

TEST_CASE("faulty decks: there are more than 40, each wrong in one way") {
  int faulty = 0;
  for (const fs::path& path : decks_in(kDecks)) {
    const auto expected = expected_of(*DiskFiles().read(path));
    if (std::ranges::find(kManyMistakes, path.filename()) ==
        kManyMistakes.end()) {
      CHECK_MESSAGE(expected.size() <= 1, path.filename());
      faulty += expected.empty() ? 0 : 1;
    }
  }
  CHECK(faulty >= 40);
}

TEST_CASE("faulty decks: 25 mistakes are reported in one run") {
  for (const char* const name : kManyMistakes) {
    CHECK(check_fixture(kDecks / name).found.size() == 25);
  }
}

}  // namespace
}  // namespace owldeck
