#include "generator/check/code_alignment.h"
#include "tests/generator/check/checkout.h"

namespace owldeck {
namespace {

/// A deck with one code slide; its code stands on lines 11 and on, from
/// column 9.
std::string deck_with(const std::string& code, const std::string& rest,
                      const std::string& language = "python") {
  std::string text = R"(deck:
  id: lesson
  title: A lesson
slides:
  - slide: 1
    type: code
    topic: t
    title: A title
    code:
      text: |
)";
  std::istringstream lines(code);
  for (std::string line; std::getline(lines, line);) {
    text += line.empty() ? "\n" : "        " + line + "\n";
  }
  return text + "      language: " + language + "\n" + rest;
}

std::string findings(const std::string& deck) {
  const LoadedDeck loaded = load_text(deck);
  Diagnostics diagnostics;
  check_code(loaded.deck, nullptr, loaded.sources, diagnostics);
  return as_text(diagnostics);
}

std::string step(const std::string& lines, const std::string& shows = {}) {
  return "        - {lines: " + lines + ", meaning: flow, title: A step" +
         (shows.empty() ? "" : ", shows: \"" + shows + "\"") + "}\n";
}

const std::string kAlign =
    "      align: {asset: a.ipynb, only: [scores, scaling]}\n";

TEST_CASE("code: Python that parses has no findings") {
  CHECK(findings(deck_with("x = f(a)\nreturn x", "      steps:\n" + step("1")))
            .empty());
}

TEST_CASE("code: a piece of a method may be indented") {
  CHECK(findings(deck_with("    x = f(a)\n    return x",
                           "      steps:\n" + step("1")))
            .empty());
}

TEST_CASE("code: what is no Python is reported inside the block") {
  CHECK(findings(deck_with("x = f(a)\ny = [x, 'b]\nz = 1",
                           "      steps:\n" + step("1"))) ==
        "12:17 code-syntax: this text is not closed\n"
        "? end it on its line with a quote\n");
}

TEST_CASE("code: a bracket that does not match names both places") {
  CHECK(findings(deck_with("x = f(\n    a]", "      steps:\n" + step("1"))) ==
        "12:14 code-syntax: ']' does not close '('\n"
        "? close '(' with ')'\n"
        "+ deck.yaml:11:14 '(' is opened here\n");
}

TEST_CASE("code: other languages are not looked into") {
  CHECK(findings(deck_with("x = (", "      steps:\n" + step("1", "y"), "cpp"))
            .empty());
}

TEST_CASE("code: what a step shows must be on its lines") {
  const std::string code = "scores = queries @ keys.T\ny = f(\n    scores)";
  CHECK(
      findings(deck_with(code, "      steps:\n" + step("1", "queries @ keys") +
                                   step("2-3", "f(scores)")))
          .empty());
  CHECK(findings(
            deck_with(code, "      steps:\n" + step("2", "queries @ keys"))) ==
        "16:59 code-step-text: line 2 of the slide's code does not show "
        "'queries @ keys'\n"
        "? it is on line 1\n");
  CHECK(findings(deck_with(code, "      steps:\n" + step("2", "f(scores)"))) ==
        "16:59 code-step-text: line 2 of the slide's code does not show "
        "'f(scores)'\n"
        "? it is on lines 2 to 3\n");
  CHECK(findings(deck_with(code, "      steps:\n" + step("2-3", "g("))) ==
        "16:61 code-step-text: lines 2 to 3 of the slide's code do not show "
        "'g('\n"
        "? the slide's code has it nowhere\n");
}

TEST_CASE("code: aligned steps must say what they show") {
  CHECK(findings(deck_with(
            "x = f(a)\ny = g(x)",
            kAlign + "      steps:\n" + step("1", "f(a)") + step("2"))) ==
        "17:19 code-step-open: step 2 does not say what it shows of "
        "'a.ipynb'\n"
        "? write under 'shows' the construct of the notebook, such as "
        "'queries @ keys.transpose'\n");
}

TEST_CASE("code: more steps than may be shown are reported at the first") {
  CHECK(findings(deck_with("x = f(a)\ny = g(x)\nz = h(y)\n",
                           kAlign + "      steps:\n" + step("1", "f(a)") +
                               step("2", "g(x)") + step("3", "h(y)"))) ==
        "19:19 code-step-extra: 3 steps, and 'only' names 2\n"
        "? show only 'scores', 'scaling'\n");
}

TEST_CASE("code: a statement of no step is one too many") {
  CHECK(findings(deck_with("x = f(a)\n\n# a remark\nx = dropout(\n    x)\n"
                           "y = g(x)\nreturn y",
                           kAlign + "      steps:\n" + step("1", "f(a)") +
                               step("6", "g(x)"))) ==
        "14:9 code-line-extra: lines 4 to 5 belong to no step\n"
        "? leave out what no step explains, or let one explain it\n");
}

TEST_CASE("code: a statement is its step's from the first line to the last") {
  CHECK(findings(deck_with("def forward(self, x):\n    x = f(\n        a,\n"
                           "        b)\n    y = g(x)\n    return x, y",
                           kAlign + "      steps:\n" + step("3", "a") +
                               step("5", "g(x)")))
            .empty());
}

TEST_CASE("code: statements of no step that follow each other are one") {
  CHECK(findings(deck_with("x = f(a)\nx = b(x)\nx = c(x)\ny = g(x)\nd(y)",
                           kAlign + "      steps:\n" + step("1", "f(a)") +
                               step("4", "g(x)"))) ==
        "12:9 code-line-extra: lines 2 to 3 belong to no step\n"
        "? leave out what no step explains, or let one explain it\n"
        "15:9 code-line-extra: line 5 belongs to no step\n"
        "? leave out what no step explains, or let one explain it\n");
}

TEST_CASE("code: a step on the wrong line is one finding") {
  CHECK(findings(deck_with("x = f(a)\n\ny = g(x)", kAlign + "      steps:\n" +
                                                       step("2", "f(a)") +
                                                       step("3", "g(x)"))) ==
        "17:59 code-step-text: line 2 of the slide's code does not show "
        "'f(a)'\n"
        "? it is on line 1\n");
}

TEST_CASE("code: a construct with a slip names the nearest line") {
  CHECK(findings(deck_with("scores = queries @ keys.T",
                           "      steps:\n" + step("1", "queries @ key.T"))) ==
        "14:59 code-step-text: line 1 of the slide's code does not show "
        "'queries @ key.T'\n"
        "? the nearest line is 'scores = queries @ keys.T'\n");
}

TEST_CASE("code: a return that does more belongs to a step") {
  CHECK(findings(deck_with("x = f(a)\nreturn g(x)",
                           kAlign + "      steps:\n" + step("1", "f(a)"))) ==
        "12:9 code-line-extra: line 2 belongs to no step\n"
        "? leave out what no step explains, or let one explain it\n");
}

TEST_CASE("code: without 'only' lines need no step") {
  CHECK(findings(deck_with("x = f(a)\ny = g(x)",
                           "      align: {asset: a.ipynb}\n      steps:\n" +
                               step("1", "f(a)")))
            .empty());
}

}  // namespace
}  // namespace owldeck
