#include "generator/import/write_folder.h"

#include <doctest/doctest.h>

#include <map>
#include <string>

#include "tests/generator/build/temporary_folder.h"

using namespace owldeck;

using Files = std::map<std::string, std::string>;

TEST_CASE("write_folder: makes the folders that it needs") {
  const TemporaryFolder folder;
  write_folder({{"deck.yaml", "a"}, {"templates/b.yaml", "b"}},
               folder / "new/deck");
  CHECK(snapshot(folder / "new/deck") ==
        Files{{"deck.yaml", "a"}, {"templates/b.yaml", "b"}});
}

TEST_CASE("write_folder: replaces files and leaves others") {
  const TemporaryFolder folder;
  write_file(folder / "deck.yaml", "old");
  write_file(folder / "timings.yaml", "mine");
  write_folder({{"deck.yaml", "new"}}, folder.path());
  CHECK(snapshot(folder.path()) ==
        Files{{"deck.yaml", "new"}, {"timings.yaml", "mine"}});
}

TEST_CASE("write_folder: all is as it was if one file cannot be written") {
  const TemporaryFolder folder;
  write_file(folder / "deck.yaml", "old");
  write_file(folder / "templates", "a file where a folder must be");
  const auto before = snapshot(folder.path());
  CHECK_THROWS(
      write_folder({{"deck.yaml", "new"}, {"templates/blueprints/b.yaml", "b"}},
                   folder.path()));
  CHECK(snapshot(folder.path()) == before);
}

TEST_CASE("write_folder: nothing is left of a new folder that failed") {
  const TemporaryFolder folder;
  write_file(folder / "file", "a");
  CHECK_THROWS(
      write_folder({{"a.yaml", "a"}, {"b/c.yaml", "b"}}, folder / "file/deck"));
  CHECK(snapshot(folder.path()) == Files{{"file", "a"}});
}

TEST_CASE("write_folder: names the first file that is there") {
  const TemporaryFolder folder;
  write_file(folder / "deck.yaml", "old");
  CHECK(first_existing({{"deck.yaml", ""}}, folder.path()) ==
        folder / "deck.yaml");
  CHECK_FALSE(first_existing({{"other.yaml", ""}}, folder.path()));
}
