#include "generator/check/code_alignment.h"

#include "generator/check/assets.h"
#include "tests/generator/check/checkout.h"

namespace owldeck {
namespace {

const std::string kNotebook = notebook_of({
    "# Chapter 3",
    "## 3.4 Weights",
    "weights = torch.softmax(scores, dim=-1)",
    "## 3.5 Masks",
    "def forward(self, x):\n    scores = queries @ keys.transpose(1, 2)\n"
    "    scores.masked_fill_(\n        mask, -torch.inf)  # hide\n"
    "    return torch.softmax(scores, dim=-1) @ values",
    "## Heads",
    "keys = keys.view(b, n, h, d)",
});

/// A deck whose code has the steps `shows`, a line each; the first of them
/// stands on line 16.
std::string deck_with(const std::vector<std::string>& shows,
                      const std::string& sections = "sections: [3.4-3.5]",
                      const std::string& asset = "ch03.ipynb") {
  std::string lines;
  std::string steps;
  for (std::size_t i = 0; i < shows.size(); ++i) {
    lines += fmt::format("x{} = {}; ", i + 1, shows[i]);
    steps += fmt::format(
        "        - {{lines: 1, meaning: flow, title: A, shows: \"{}\"}}\n",
        shows[i]);
  }
  return fmt::format(R"(deck:
  id: lesson
  title: A lesson
slides:
  - slide: 1
    type: code
    topic: t
    title: A title
    code:
      language: python
      text: "{}"
      align:
        asset: {}
        {}
      steps:
{})",
                     lines, asset, sections, steps);
}

std::string findings(const std::string& deck) {
  const LoadedDeck loaded = load_text(deck);
  const Checkout files({{"ch03.ipynb", kNotebook},
                        {"other.ipynb", kNotebook},
                        {"notes.md", "text"},
                        {"script.py", "scores = queries @ keys.T\n"}});
  Repository repository(files, "course");
  Diagnostics diagnostics;
  check_code(loaded.deck, &repository, loaded.sources, diagnostics);
  return as_text(diagnostics);
}

TEST_CASE("alignment: constructs in the notebook's order are right") {
  CHECK(findings(deck_with({"queries @ keys.transpose(1,2)",
                            "scores.masked_fill_(mask, -torch.inf)",
                            "torch.softmax(scores, dim=-1) @ values"}))
            .empty());
}

TEST_CASE("alignment: cells one after the other have an order too") {
  CHECK(findings(deck_with({"weights = torch.softmax(scores, dim=-1)",
                            "queries @ keys.transpose(1, 2)"}))
            .empty());
}

TEST_CASE("alignment: without sections the whole notebook counts") {
  CHECK(findings(
            deck_with({"queries @ keys", "keys.view(b, n, h, d)"}, "only: []"))
            .empty());
}

TEST_CASE("alignment: sections may be named by their headings") {
  CHECK(findings(deck_with({"keys.view(b, n, h, d)"}, "sections: [heads]"))
            .empty());
  CHECK(
      findings(deck_with({"queries @ keys"}, "sections: [3.5 Masks]")).empty());
  CHECK(findings(deck_with({"queries @ keys"}, "sections: [Masks]")).empty());
  CHECK(findings(deck_with({"queries @ keys"}, "sections: [section 3.5]"))
            .empty());
}

TEST_CASE("alignment: a section that is not there is reported") {
  CHECK(findings(deck_with({"queries @ keys"}, "sections: [3.4, 3.9]")) ==
        "14:25 code-section: 'ch03.ipynb' has no section 3.9\n"
        "? there are 3.4, 3.5\n");
  CHECK(findings(deck_with({"queries @ keys"}, "sections: [Head]")) ==
        "14:20 code-section: 'ch03.ipynb' has no section 'Head'\n"
        "? did you mean 'Heads'?\n");
  CHECK(findings(deck_with({"queries @ keys"}, "sections: [3.5-3.4]")) ==
        "14:20 code-section: the range '3.5-3.4' is turned round\n"
        "? write '3.4-3.5'\n");
}

TEST_CASE("alignment: a construct that is nowhere names the nearest line") {
  CHECK(findings(deck_with({"queries @ keys.mT"})) ==
        "16:54 code-step-missing: 'queries @ keys.mT' is nowhere in the code "
        "of 'ch03.ipynb'\n"
        "? the nearest line is 'scores = queries @ keys.transpose(1, 2)'\n"
        "+ ch03.ipynb:6:40 nearest line: cell 4, line 2, section 3.5\n");
}

TEST_CASE("alignment: with nothing near there is no hint") {
  CHECK(findings(deck_with({"a | b | c"})) ==
        "16:54 code-step-missing: 'a | b | c' is nowhere in the code of "
        "'ch03.ipynb'\n");
}

TEST_CASE("alignment: a construct of another section names its place") {
  CHECK(findings(deck_with({"keys.view(b, n, h, d)"})) ==
        "16:54 code-step-section: 'keys.view(b, n, h, d)' is in "
        "'ch03.ipynb', but not in section 3.4-3.5\n"
        "? show what the section has, or name the other section too\n"
        "+ ch03.ipynb:8:20 'keys.view(b, n, h, d)': cell 6, line 1, section "
        "'Heads'\n");
}

TEST_CASE("alignment: a section that has none of the steps is one finding") {
  CHECK(findings(deck_with(
            {"queries @ keys", "scores.masked_fill_(mask, -torch.inf)"},
            "sections: [Heads]")) ==
        "14:20 code-step-section: section Heads of 'ch03.ipynb' has none of "
        "the 2 steps\n"
        "? name the section that has them all\n"
        "+ ch03.ipynb:6:49 'queries @ keys': cell 4, line 2, section 3.5\n"
        "+ ch03.ipynb:6:85 'scores.masked_fill_(mask, -torch.inf)': cell 4, "
        "line 3, section 3.5\n");
}

TEST_CASE("alignment: what the slide does not show is not looked for") {
  std::string text = deck_with({"queries @ keys"});
  text.replace(text.rfind("queries @ keys"), 14, "queries @ nothing");
  CHECK(findings(text) ==
        "16:54 code-step-text: line 1 of the slide's code does not show "
        "'queries @ nothing'\n"
        "? the nearest line is 'x1 = queries @ keys;'\n");
}

TEST_CASE("alignment: constructs in another order name both places") {
  CHECK(findings(deck_with(
            {"scores.masked_fill_(mask, -torch.inf)", "queries @ keys"})) ==
        "17:54 code-step-order: in 'ch03.ipynb', 'queries @ keys' comes "
        "before 'scores.masked_fill_(mask, -torch.inf)'\n"
        "? put the steps in the notebook's order\n"
        "+ ch03.ipynb:6:49 'queries @ keys': cell 4, line 2, section 3.5\n"
        "+ ch03.ipynb:6:85 'scores.masked_fill_(mask, -torch.inf)': cell 4, "
        "line 3, section 3.5\n");
}

TEST_CASE("alignment: a cell with all constructs decides their order") {
  // Section 3.4 has the first of them, but not the second.
  CHECK(findings(deck_with({"torch.softmax(scores, dim=-1)",
                            "scores.masked_fill_(mask, -torch.inf)"}))
            .find("code-step-order") != std::string::npos);
}

TEST_CASE("alignment: a construct out of order is one finding") {
  const std::string found =
      findings(deck_with({"dim=-1) @ values", "queries @ keys",
                          "masked_fill_(mask, -torch.inf)"}));
  CHECK(found.find("17:54 code-step-order") != std::string::npos);
  CHECK(found.find("18:54") == std::string::npos);
}

TEST_CASE("alignment: a missing notebook is reported at its name") {
  CHECK(findings(deck_with({"queries @ keys"}, "sections: []", "ch3.ipynb")) ==
        "13:16 asset-missing: 'ch3.ipynb' is not in the repository\n"
        "? did you mean 'ch03.ipynb'?\n");
}

TEST_CASE("alignment: a Python file may be aligned with") {
  CHECK(findings(deck_with({"queries @ keys.T"}, "only: []", "script.py"))
            .empty());
}

TEST_CASE("alignment: what has no code, or is several files, is reported") {
  CHECK(findings(deck_with({"queries @ keys"}, "only: []", "notes.md")) ==
        "13:16 notebook-format: 'notes.md' has no cells of code\n"
        "? name a notebook or a Python file\n");
  CHECK(findings(deck_with({"queries @ keys"}, "only: []", "\"*.ipynb\"")) ==
        "13:16 asset-wildcard: '*.ipynb' is 2 files\n"
        "? name one, such as 'ch03.ipynb'\n");
}

TEST_CASE("alignment: many slides read their notebook once") {
  LoadedDeck loaded = load_text(deck_with({"queries @ keys"}));
  loaded.deck.slides.resize(50, loaded.deck.slides.front());
  const Checkout files({{"ch03.ipynb", kNotebook}});
  Repository repository(files, "course");
  Diagnostics diagnostics;
  check_code(loaded.deck, &repository, loaded.sources, diagnostics);
  CHECK(diagnostics.all().empty());
  CHECK(files.reads["course/ch03.ipynb"] == 1);
}

TEST_CASE("alignment: the course deck agrees with its notebooks") {
  const std::filesystem::path root = OWLDECK_SOURCE_DIR;
  const DiskFiles files;
  SourceTexts sources;
  Diagnostics diagnostics;
  const auto deck = load_deck(root / "content/attention/deck.yaml", files,
                              sources, diagnostics);
  REQUIRE(deck.has_value());
  Repository repository(files, root / "tests/fixtures/repository");
  check_assets(*deck, repository, sources, diagnostics);
  check_code(*deck, &repository, sources, diagnostics);
  CHECK(as_text(diagnostics) == "");
  int aligned = 0;
  for (const Slide& slide : deck->slides) {
    aligned += slide.code && slide.code->alignment ? 1 : 0;
  }
  CHECK(aligned == 2);
}

}  // namespace
}  // namespace owldeck
