#include <doctest/doctest.h>

#include "tests/generator/compose/support.h"

namespace owldeck {
namespace {

/// One concept slide with `body`, and what was found on the way.
struct Composed {
  explicit Composed(const std::string& body) {
    Slide slide = concept_slide(6);
    slide.body = at(body, 12);
    document = studio.compose(deck_of({slide}));
  }

  [[nodiscard]] const Run* run(const std::string& spoken) const {
    return find_run(document.pages.at(0).scene.nodes, spoken);
  }

  Studio studio;
  Document document;
};

TEST_CASE("text: a formula between words is set as mathematics") {
  const Composed slide("- a score is $q_i$ and more\n");
  CHECK(slide.studio.diagnostics.all().empty());
  const Run* run = slide.run("q sub i");
  REQUIRE(run);
  REQUIRE(run->formula);
  CHECK(run->formula->width > 0);
  CHECK(run->formula->paths.size() == 1);
  CHECK(run->formula->paths[0].fill == Fill{run->style.color});
}

TEST_CASE("text: a formula in a meaning's link has the meaning's colour") {
  const Composed slide("- [$QK$](flow) asks\n");
  const Run* run = slide.run("Q K");
  REQUIRE(run);
  CHECK(run->formula->paths[0].fill ==
        Fill{slide.studio.inputs().look.theme.flow.color});
}

TEST_CASE("text: a part of a formula has the colour that it names") {
  const Composed slide("- see $a\\color{flow}{b}$\n");
  const Run* run = slide.run("a b");
  REQUIRE(run);
  CHECK(run->formula->paths.size() == 2);
}

TEST_CASE("text: a formula in $$ is larger and a paragraph of its own") {
  const Composed slide("Scores:\n\n$$\\sum_j x_j$$\n\nand more\n");
  CHECK(slide.studio.diagnostics.all().empty());
  const Run* display = slide.run("sum sub j x sub j");
  REQUIRE(display);
  const Composed in_line("Scores $\\sum_j x_j$ and more\n");
  const Run* small = in_line.run("sum sub j x sub j");
  REQUIRE(small);
  CHECK(display->formula->descent > small->formula->descent);
}

TEST_CASE("text: a mistake in a formula says where it stands") {
  const Composed slide("- a $x + \\lamda$ b\n");
  const auto& problems = slide.studio.diagnostics.all();
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].code == "formula");
  CHECK(problems[0].span.line == 12);
  CHECK(problems[0].message ==
        "unknown command '\\lamda'; did you mean '\\lambda'?");
  CHECK(problems[0].hint == "at '\\lamda' in the formula 'x + \\lamda'");
}

TEST_CASE("text: a formula in $$ beside words is refused") {
  for (const char* body : {"a $$x$$", "$$x$$ b", "- $$x$$"}) {
    CAPTURE(body);
    const Composed slide(body);
    REQUIRE(slide.studio.diagnostics.all().size() == 1);
    CHECK(slide.studio.diagnostics.all()[0].code == "markdown");
  }
}

TEST_CASE("text: an escaped dollar sign is a dollar sign") {
  const Composed slide("costs \\$5 or \\$6\n");
  CHECK(slide.studio.diagnostics.all().empty());
  CHECK(slide.run("costs $5 or\u00A0$6"));
}

}  // namespace
}  // namespace owldeck
