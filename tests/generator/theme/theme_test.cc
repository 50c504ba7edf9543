#include "generator/theme/theme.h"

#include <doctest/doctest.h>

#include <string>

#include "generator/theme/templates.h"

namespace owldeck {
namespace {

std::string light_theme() {
  return std::string(*built_in_template("themes/executive-light.yaml"));
}

Theme loaded() {
  Diagnostics diagnostics;
  return load_theme({"theme.yaml", light_theme()}, {}, diagnostics).value();
}

/// The light theme with the first `from` replaced.
std::string with(const std::string& from, const std::string& to) {
  std::string text = light_theme();
  return text.replace(text.find(from), from.size(), to);
}

Diagnostics problems_of(const std::string& text) {
  Diagnostics diagnostics;
  CHECK_FALSE(load_theme({"theme.yaml", text}, {}, diagnostics).has_value());
  REQUIRE_FALSE(diagnostics.all().empty());
  return diagnostics;
}

TEST_CASE("theme: the built-in light theme loads without a problem") {
  Diagnostics diagnostics;
  const auto theme = load_theme({"theme.yaml", light_theme()}, {}, diagnostics);
  REQUIRE(theme.has_value());
  CHECK(diagnostics.all().empty());
  CHECK(theme->name == "executive-light");
}

TEST_CASE("theme: a meaning is found by its name") {
  const Theme theme = loaded();
  REQUIRE(theme.meaning("flow") != nullptr);
  CHECK(to_string(theme.meaning("flow")->color) == "#0e7490");
  CHECK(theme.meaning("flwo") == nullptr);
}

TEST_CASE("theme: every name of a meaning has one") {
  const Theme theme = loaded();
  for (const std::string& name : meaning_names()) {
    CHECK(theme.meaning(name) != nullptr);
  }
}

TEST_CASE("theme: a scale of three stops keeps them at 0, half and 1") {
  const Theme theme = loaded();
  CHECK(to_string(theme.negative.at(0)) == "#fafafa");
  CHECK(to_string(theme.negative.at(0.5)) == "#94adcf");
  CHECK(to_string(theme.negative.at(1)) == "#3f639a");
}

TEST_CASE("theme: a scale stays at its ends outside 0 to 1") {
  const Theme theme = loaded();
  CHECK(theme.weights.at(-3) == theme.weights.at(0));
  CHECK(theme.weights.at(7) == theme.weights.at(1));
}

TEST_CASE("theme: the ink of any weight has a contrast of 4.5 and more") {
  const Theme theme = loaded();
  for (int i = 0; i <= 100; ++i) {
    const Color cell = theme.weights.at(i / 100.0);
    CHECK(contrast_ratio(theme.ink_on(cell), cell) >= 4.5);
  }
}

TEST_CASE("theme: an unknown key is refused with the nearest one") {
  const auto problem = problems_of(with("muted:", "mutd:")).all().front();
  CHECK(problem.code == "unknown-key");
  CHECK(problem.message == "unknown key 'mutd'");
  CHECK(problem.hint == "did you mean 'muted'?");
  CHECK(problem.span.column == 1);
}

TEST_CASE("theme: a missing colour is named") {
  const auto problem = problems_of(with("panel: \"#F0F4F8\"", "")).all()[0];
  CHECK(problem.code == "missing-key");
  CHECK(problem.message == "missing key 'panel'");
}

TEST_CASE("theme: a colour that is none is reported with the word") {
  const auto problem = problems_of(with("#F0F4F8", "#F0F4")).all().front();
  CHECK(problem.code == "color");
  CHECK(problem.message == "'#F0F4' is no colour");
}

TEST_CASE("theme: all wrong colours are reported in one run") {
  std::string text = with("#F0F4F8", "pale");
  text.replace(text.find("#2D3748"), 7, "dark");
  CHECK(problems_of(text).all().size() == 2);
}

TEST_CASE("theme: text under 20 units is refused") {
  const auto problem = problems_of(with("small: 20", "small: 18")).all()[0];
  CHECK(problem.code == "wrong-value");
  CHECK(problem.message == "text of size 18 is too small to read");
}

TEST_CASE("theme: a scale of two colours is refused") {
  const auto problem =
      problems_of(with("\"#FAFAFA\", \"#94ADCF\",", "\"#FAFAFA\","))
          .all()
          .front();
  CHECK(problem.code == "wrong-value");
  CHECK(problem.message == "expected a list of 3 or 5 colours");
}

}  // namespace
}  // namespace owldeck
