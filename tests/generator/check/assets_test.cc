#include "generator/check/assets.h"

#include "tests/generator/check/checkout.h"

namespace owldeck {
namespace {

const std::string kDeck = R"(deck:
  id: lesson
  title: A lesson
slides:
  - slide: 1
    type: practical
    topic: a topic
    title: A title
    anchor:
      id: LAB-01
      assets: [{}]
      objective: {}
      prerequisites: []
)";

const std::string kNotebook = notebook_of(
    {"# Chapter 3", "## 3.1 One", "## 3.2 Two uses MultiHead ideas",
     "### 3.2.1 Two, first", "class CausalAttention:\n    d_out = 2",
     "### 3.2.2 Two, second"});

const std::map<std::string, std::string> kFiles{
    {"ch03/ch03.ipynb", kNotebook},
    {"ch03/data.txt", "x"},
    {"ch03/empty.ipynb", ""},
    {"ch03/no-cells.ipynb", notebook_of({})},
    {"ch03/broken.ipynb", "{\n oops"},
    {"ch03/old.ipynb", R"({"nbformat": 3})"},
    {"ch04/03_kv-cache/gpt.py", "class GPTModel:\n    pass\n"},
    {"linked.ipynb", "{}"}};

std::string findings_of(const LoadedDeck& loaded) {
  const Checkout files(kFiles, {{"linked.ipynb", "/elsewhere.ipynb"}});
  Repository repository(files, "course");
  Diagnostics diagnostics;
  check_assets(loaded.deck, repository, loaded.sources, diagnostics);
  return as_text(diagnostics);
}

std::string findings(const std::string& assets,
                     const std::string& objective = "run it") {
  return findings_of(
      load_text(fmt::format(fmt::runtime(kDeck), assets, objective)));
}

TEST_CASE("assets: a deck whose assets are there has no findings") {
  CHECK(findings("ch03/ch03.ipynb, ch03/data.txt, ch04/03_kv-cache").empty());
}

TEST_CASE("assets: a missing asset names the nearest path") {
  CHECK(findings("ch03/ch3.ipynb") ==
        "11:16 asset-missing: 'ch03/ch3.ipynb' is not in the repository\n"
        "? did you mean 'ch03/ch03.ipynb'?\n");
  CHECK(findings("ch05/gpt.py") ==
        "11:16 asset-missing: 'ch05/gpt.py' is not in the repository\n"
        "? did you mean 'ch04/03_kv-cache/gpt.py'?\n");
}

TEST_CASE("assets: with nothing near, a missing asset names what is there") {
  CHECK(findings("ch04/something.txt") ==
        "11:16 asset-missing: 'ch04/something.txt' is not in the repository\n"
        "? there is 'ch04/03_kv-cache/'\n");
}

TEST_CASE("assets: each of several assets has its own place") {
  CHECK(findings("\"ch03/ch03.ipynb; ch03/ch3.ipynb\"") ==
        "11:34 asset-missing: 'ch03/ch3.ipynb' is not in the repository\n"
        "? did you mean 'ch03/ch03.ipynb'?\n");
}

TEST_CASE("assets: a wildcard must match something") {
  CHECK(findings("ch04/03_kv-cache/*").empty());
  CHECK(findings("ch04/03_kv-cache/*.ipynb") ==
        "11:16 asset-wildcard: 'ch04/03_kv-cache/*.ipynb' matches nothing in "
        "the repository\n"
        "? there is 'ch04/03_kv-cache/gpt.py'\n");
}

TEST_CASE("assets: an empty file or notebook is reported") {
  CHECK(findings("ch03/empty.ipynb") ==
        "11:16 asset-empty: 'ch03/empty.ipynb' is empty\n");
  CHECK(findings("ch03/no-cells.ipynb") ==
        "11:16 asset-empty: 'ch03/no-cells.ipynb' has no cells\n");
}

TEST_CASE("assets: a link out of the repository is reported") {
  CHECK(findings("linked.ipynb") ==
        "11:16 asset-outside: 'linked.ipynb' leads out of the repository\n"
        "? write the path from the repository's root\n");
}

TEST_CASE("assets: a broken notebook is reported with the place in it") {
  CHECK(findings("ch03/broken.ipynb") ==
        "11:16 notebook-format: 'ch03/broken.ipynb' is no notebook of "
        "nbformat 4: it is no JSON\n"
        "? open it in Jupyter and save it again\n"
        "+ ch03/broken.ipynb:2:2 it is no JSON\n");
  CHECK(findings("ch03/old.ipynb")
            .find("nbformat 4: its 'nbformat' is 3, not 4\n") !=
        std::string::npos);
}

TEST_CASE("assets: a broken notebook is reported wherever it is named") {
  const std::string twice = findings("ch03/broken.ipynb, ch03/broken.ipynb");
  CHECK(twice.find("11:16 notebook-format") != std::string::npos);
  CHECK(twice.find("11:35 notebook-format") != std::string::npos);
}

TEST_CASE("assets: sections that the objective names must be there") {
  CHECK(findings("ch03/ch03.ipynb", "run sections 3.1-3.2").empty());
  CHECK(findings("ch03/ch03.ipynb", "run section 3.2.4 twice") ==
        "12:30 asset-section: 'ch03.ipynb' has no section 3.2.4\n"
        "? there are 3.2.1, 3.2.2\n");
  CHECK(findings("ch03/ch03.ipynb", "run sections 3.2-3.5") ==
        "12:31 asset-section: 'ch03.ipynb' has no section 3.5\n"
        "? there are 3.1, 3.2\n");
}

TEST_CASE("assets: a range with both ends missing is one finding") {
  CHECK(findings("ch03/ch03.ipynb", "run sections 3.7-3.9") ==
        "12:31 asset-section: 'ch03.ipynb' has no sections 3.7 and 3.9\n"
        "? there are 3.1, 3.2\n");
}

TEST_CASE("assets: sections are not looked for without a notebook") {
  CHECK(findings("ch03/data.txt", "run section 9.9").empty());
}

TEST_CASE("assets: one of several notebooks may have the section") {
  CHECK(findings("ch04/03_kv-cache/gpt.py, ch03/ch03.ipynb", "do section 3.1")
            .empty());
}

TEST_CASE("assets: a broken asset is the only finding of its slide") {
  CHECK(findings("ch03/ch3.ipynb", "run section 9.9 of `Nothing`")
            .find("asset-section") == std::string::npos);
}

TEST_CASE("assets: names that the objective gives must be in the code") {
  CHECK(findings("ch03/ch03.ipynb", "trace CausalAttention and d_out").empty());
  CHECK(findings("ch03/ch03.ipynb", "trace `CausalAttn`") ==
        "12:25 asset-name: no code of 'ch03.ipynb' has 'CausalAttn'\n"
        "? the only one known is 'CausalAttention'\n");
  CHECK(findings("ch03/ch03.ipynb", "trace CausalAttenton") ==
        "12:24 asset-name: no code of 'ch03.ipynb' has 'CausalAttenton'\n"
        "? did you mean 'CausalAttention'?\n");
}

TEST_CASE("assets: a name in the notebook's prose is no code") {
  CHECK(findings("ch03/ch03.ipynb", "explain MultiHead").empty());
  CHECK(findings("ch03/ch03.ipynb", "explain `MultiHead`").find("asset-name") !=
        std::string::npos);
}

TEST_CASE("assets: sources with a path are looked up too") {
  CHECK(findings_of(load_text(R"(deck:
  id: lesson
  title: A lesson
  sources:
    - {id: a, title: A, path: ch03/ch03.ipynb}
    - {id: b, title: B, path: ch03/none.pdf}
    - {id: c, title: C, url: "https://example.org"}
slides:
  - {slide: 1, type: concept, topic: t, title: Section 9.9, sources: [c]}
)")) == "6:31 asset-missing: 'ch03/none.pdf' is not in the repository\n"
        "? there are 'ch03/broken.ipynb', 'ch03/ch03.ipynb', 'ch03/data.txt', "
        "'ch03/empty.ipynb', 'ch03/no-cells.ipynb', 'ch03/old.ipynb'\n");
}

TEST_CASE("assets: a caption's section must be in the slide's notebook") {
  const std::string deck = R"(deck:
  id: lesson
  title: A lesson
  sources: [{id: a, title: A, path: ch03/ch03.ipynb}]
slides:
  - slide: 1
    type: concept
    topic: t
    title: A title
    sources: [a]
    figure:
      cards: [{title: A, meaning: core}, {title: B, meaning: core}]
      caption: after section SECTION
)";
  const auto with = [&](const std::string& section) {
    std::string text = deck;
    return findings_of(
        load_text(text.replace(text.find("SECTION"), 7, section)));
  };
  CHECK(with("3.2.1").empty());
  CHECK(with("4").empty());
  CHECK(with("3.7") ==
        "13:30 asset-section: 'ch03.ipynb' has no section 3.7\n"
        "? there are 3.1, 3.2\n");
}

}  // namespace
}  // namespace owldeck
