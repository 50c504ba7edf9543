#include "generator/theme/theme.h"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <utility>

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

/// A deck's folder with files of templates/ of its own.
class OwnTemplates : public FileReader {
 public:
  explicit OwnTemplates(std::map<std::string, std::string> texts)
      : texts_(std::move(texts)) {}
  [[nodiscard]] std::optional<std::string> read(
      const std::filesystem::path& path) const override {
    const auto found = texts_.find(path.generic_string());
    return found == texts_.end() ? std::nullopt : std::optional(found->second);
  }
  [[nodiscard]] std::optional<std::uintmax_t> size(
      const std::filesystem::path& path) const override {
    const auto text = read(path);
    return text ? std::optional<std::uintmax_t>(text->size()) : std::nullopt;
  }
  [[nodiscard]] std::filesystem::path resolve(
      const std::filesystem::path& path) const override {
    return path.lexically_normal();
  }

 private:
  std::map<std::string, std::string> texts_;
};

Located<std::string> named(const std::string& name) {
  return {name, {"deck.yaml", 5, 10}};
}

std::optional<Theme> find(const std::string& name,
                          const std::map<std::string, std::string>& own,
                          Diagnostics& diagnostics) {
  const OwnTemplates files(own);
  return find_theme(named(name), nullptr, Templates(files, "/deck"),
                    diagnostics);
}

TEST_CASE("theme: every built-in theme loads, readable in every cell") {
  for (const std::string& name : built_in_names("themes")) {
    CAPTURE(name);
    Diagnostics diagnostics;
    const auto theme = find(name, {}, diagnostics);
    REQUIRE(theme.has_value());
    CHECK(theme->name == name);
    CHECK(contrast_ratio(theme->text, theme->ground) >= 7);
    CHECK(contrast_ratio(theme->muted, theme->ground) >= 4.5);
    for (const std::string& meaning : meaning_names()) {
      CAPTURE(meaning);
      const Color color = theme->meaning(meaning)->color;
      CHECK(contrast_ratio(color, theme->ground) >= 4.5);
    }
    for (int i = 0; i <= 100; ++i) {
      for (const ColorScale& scale :
           {theme->weights, theme->vectors, theme->negative}) {
        const Color cell = scale.at(i / 100.0);
        CHECK(contrast_ratio(theme->ink_on(cell), cell) >= 4.5);
      }
    }
  }
}

TEST_CASE("theme: what a theme does not say it takes from the one it extends") {
  Diagnostics diagnostics;
  const auto theme = find(
      "mine",
      {{"/deck/templates/themes/mine.yaml",
        "theme: mine\nextends: executive-light\nflow: {color: \"#000080\"}\n"}},
      diagnostics);
  REQUIRE(theme.has_value());
  CHECK(to_string(theme->flow.color) == "#000080");
  CHECK(theme->flow.tint == loaded().flow.tint);
  CHECK(theme->core.color == loaded().core.color);
}

TEST_CASE("theme: a theme that extends itself is refused") {
  Diagnostics diagnostics;
  CHECK_FALSE(
      find("a",
           {{"/deck/templates/themes/a.yaml", "theme: a\nextends: b\n"},
            {"/deck/templates/themes/b.yaml", "theme: b\nextends: a\n"}},
           diagnostics)
          .has_value());
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "theme-cycle");
  CHECK(diagnostics.all()[0].span.file == "/deck/templates/themes/b.yaml");
  CHECK(diagnostics.all()[0].message == "'a' extends itself");
}

TEST_CASE("theme: an unknown theme is refused with the nearest one") {
  Diagnostics diagnostics;
  CHECK_FALSE(find("executive-ligth", {}, diagnostics).has_value());
  const Diagnostic& problem = diagnostics.all().at(0);
  CHECK(problem.code == "unknown-theme");
  CHECK(problem.span == Span{"deck.yaml", 5, 10});
  CHECK(problem.hint == "did you mean 'executive-light'?");
}

TEST_CASE("theme: a deck changes parts of its theme") {
  Diagnostics diagnostics;
  const auto over =
      parse_yaml("deck.yaml", "risk: {color: \"#AA0000\"}\nsizes: {body: 32}\n",
                 diagnostics);
  const auto theme =
      find_theme(named("executive-light"), &*over, {}, diagnostics);
  REQUIRE(theme.has_value());
  CHECK(to_string(theme->risk.color) == "#aa0000");
  CHECK(theme->body_size == 32);
  CHECK(theme->title_size == loaded().title_size);
  CHECK(theme_text(*theme) != theme_text(loaded()));
}

TEST_CASE("theme: the sizes of a scale fall, none too small to read") {
  for (const char* scale : {"scale: [30, 32]\n", "scale: [30, 18]\n"}) {
    Diagnostics diagnostics;
    const auto over = parse_yaml("deck.yaml", scale, diagnostics);
    CHECK_FALSE(find_theme(named("executive-light"), &*over, {}, diagnostics)
                    .has_value());
    CHECK(diagnostics.all().at(0).code == "wrong-value");
  }
}

TEST_CASE("theme: a mistake in what a deck changes has its place in the deck") {
  Diagnostics diagnostics;
  const auto over =
      parse_yaml("deck.yaml", "\n  rsik: {color: red}\n", diagnostics);
  CHECK_FALSE(find_theme(named("executive-light"), &*over, {}, diagnostics)
                  .has_value());
  const Diagnostic& problem = diagnostics.all().at(0);
  CHECK(problem.code == "unknown-key");
  CHECK(problem.span.file == "deck.yaml");
  CHECK(problem.span.line == 2);
}

}  // namespace
}  // namespace owldeck
