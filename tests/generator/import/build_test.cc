#include <doctest/doctest.h>

#include <filesystem>
#include <string>
#include <vector>

#include "generator/build/edition.h"
#include "generator/check/finding_codes.h"
#include "generator/deck/gate.h"
#include "generator/source/print.h"
#include "render/text/text_engine.h"
#include "tests/generator/build/program.h"
#include "tests/generator/import/maps.h"

using namespace owldeck;

namespace {

/// What is wrong with a deck and how it looks, by its own gates.
Diagnostics check_deck(const std::filesystem::path& path,
                       SourceTexts& sources) {
  Diagnostics found;
  const auto checked = load_and_check(path, DiskFiles(), sources, found);
  if (!checked) {
    return found;
  }
  const TextEngine engine;
  check_editions(*checked, engine, found);
  return with_settings(found, checked->deck.gates, gate_of);
}

std::vector<std::filesystem::path> decks_below(
    const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> decks;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(folder)) {
    if (entry.path().filename() == "deck.yaml") {
      decks.push_back(entry.path());
    }
  }
  std::ranges::sort(decks);
  return decks;
}

std::string import_command(const std::string& name) {
  return "import '" + kMaps + name + ".md' -o " + name;
}

}  // namespace

TEST_CASE("import: every map's decks pass their gates as they are drawn") {
  const TemporaryFolder folder;
  for (const std::string& name : map_names()) {
    REQUIRE(run_program(folder, import_command(name)).status == 0);
    for (const auto& deck : decks_below(folder / name)) {
      SourceTexts sources;
      const Diagnostics found = check_deck(deck, sources);
      INFO(print(found, sources));
      CHECK_FALSE(found.has_errors());
    }
  }
}

TEST_CASE("import: every map's decks are built as PDF at once") {
  const TemporaryFolder folder;
  for (const std::string& name : map_names()) {
    REQUIRE(run_program(folder, import_command(name)).status == 0);
    for (const auto& deck : decks_below(folder / name)) {
      CAPTURE(deck.string());
      CHECK(run_program(folder,
                        "build '" + deck.string() + "' -o out --format pdf")
                .status == 0);
    }
  }
}

TEST_CASE("import: leaves a deck that is there, unless told to replace it") {
  const TemporaryFolder folder;
  const std::string command = import_command("quiz-pack");
  REQUIRE(run_program(folder, command).status == 0);
  write_file(folder / "quiz-pack/deck.yaml", "mine");
  CHECK(run_program(folder, command).status == 1);
  CHECK(read_file(folder / "quiz-pack/deck.yaml") == "mine");
  CHECK(run_program(folder, command + " --force").status == 0);
  CHECK(read_file(folder / "quiz-pack/deck.yaml") != "mine");
}

TEST_CASE("import: writes nothing for a map with a mistake") {
  const TemporaryFolder folder;
  write_file(folder / "map.md", "## Slide 1 (Conzept): a\n");
  CHECK(run_program(folder, "import map.md -o deck").status == 1);
  CHECK(snapshot(folder.path()).size() == 1);
}

TEST_CASE("import: without a folder it is a mistake of usage") {
  const TemporaryFolder folder;
  write_file(folder / "map.md", "## Slide 1 (Concept): a\n");
  CHECK(run_program(folder, "import map.md").status == 2);
}

TEST_CASE("import: the course deck as Markdown and back is the same deck") {
  const TemporaryFolder folder;
  const std::string course = OWLDECK_SOURCE_DIR "/content/attention/";
  const ProgramRun map =
      run_program(folder, "import '" + course + "deck.yaml' --format markdown");
  REQUIRE(map.status == 0);
  write_file(folder / "map.md", map.output);
  write_file(folder / "deck/timings.yaml", read_file(course + "timings.yaml"));
  REQUIRE(run_program(folder, "import map.md -o deck").status == 0);
  const ProgramRun again =
      run_program(folder, "import deck/deck.yaml --format markdown");
  CHECK(again.output == map.output);
  CHECK(run_program(folder, "check deck/deck.yaml").status == 0);
}
