#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "generator/source/limits.h"
#include "generator/theme/fields.h"
#include "generator/theme/layout.h"
#include "generator/theme/theme.h"
#include "tests/generator/build/temporary_folder.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

/// A deck's folder with templates of its own.
class OwnFolder {
 public:
  OwnFolder() { fs::create_directories(themes()); }
  [[nodiscard]] fs::path themes() const {
    return root_ / "deck/templates/themes";
  }
  [[nodiscard]] fs::path outside() const { return root_ / "outside"; }
  [[nodiscard]] fs::path file(const std::string& name) const {
    return themes() / (name + ".yaml");
  }

  [[nodiscard]] std::vector<Diagnostic> findings(
      const std::string& theme, const YamlNode* look = nullptr) const {
    const DiskFiles disk;
    Diagnostics diagnostics;
    (void)find_theme({theme, {"deck.yaml", 4, 10, 1}}, look,
                     Templates(disk, root_ / "deck"), diagnostics);
    return diagnostics.all();
  }
  [[nodiscard]] Diagnostic finding(const std::string& theme) const {
    const auto found = findings(theme);
    REQUIRE(found.size() == 1);
    return found[0];
  }

 private:
  TemporaryFolder root_;
};

/// What changes in the light theme.
std::vector<Diagnostic> changed(const std::string& look) {
  Diagnostics diagnostics;
  const auto node = parse_yaml("deck.yaml", look, diagnostics);
  REQUIRE(node.has_value());
  return OwnFolder().findings("executive-light", &*node);
}

TEST_CASE("hostile templates: a link out of the deck's folder is refused") {
  const OwnFolder folder;
  write_file(folder.outside() / "x.yaml", "extends: executive-light\n");
  fs::create_symlink(folder.outside() / "x.yaml", folder.file("mine"));
  const Diagnostic found = folder.finding("mine");
  CHECK(found.code == "file-outside");
  CHECK(found.span.file == folder.file("mine").generic_string());
}

TEST_CASE("hostile templates: so is a built-in theme's name that leads out") {
  const OwnFolder folder;
  write_file(folder.outside() / "x.yaml", "extends: executive-light\n");
  fs::create_symlink(folder.outside() / "x.yaml",
                     folder.file("executive-light"));
  CHECK(folder.finding("executive-light").code == "file-outside");
}

TEST_CASE("hostile templates: a pipe and a folder are told, and not read") {
  const OwnFolder folder;
  REQUIRE(mkfifo(folder.file("pipe").c_str(), 0600) == 0);
  fs::create_directories(folder.file("box"));
  CHECK(folder.finding("pipe").message == "the file is no regular file");
  CHECK(folder.finding("box").message == "the file is a folder");
}

TEST_CASE("hostile templates: a name that climbs is the name of no theme") {
  const OwnFolder folder;
  write_file(folder.outside() / "x.yaml", "extends: executive-light\n");
  for (const char* name : {"../x", "../../../outside/x", "/etc/passwd", ""}) {
    CHECK(folder.finding(name).code == "unknown-theme");
  }
  write_file(folder.file("mine"), "extends: ../../../outside/x\n");
  CHECK(folder.finding("mine").code == "unknown-theme");
}

TEST_CASE("hostile templates: themes extend each other to the limit") {
  const OwnFolder folder;
  const auto chain = [&](std::size_t length) {
    for (std::size_t i = 1; i <= length; ++i) {
      write_file(folder.file(fmt::format("t{}", i)),
                 fmt::format("theme: t{}\nextends: {}\n", i,
                             i < length ? fmt::format("t{}", i + 1)
                                        : std::string("executive-light")));
    }
    return folder.findings("t1");
  };
  CHECK(chain(kDeepestExtends).empty());
  const auto found = chain(kDeepestExtends + 1);
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "theme-cycle");
  CHECK(found[0].message == "more than 8 themes extend each other");
}

TEST_CASE("hostile templates: a theme has no more values than the limit") {
  const OwnFolder folder;
  std::string text = "extends: executive-light\n";
  for (std::size_t i = 0; i < kMostTemplateValues; ++i) {
    text += fmt::format("k{}: 1\n", i);
  }
  write_file(folder.file("mine"), text);
  CHECK(folder.finding("mine").message == "a theme of more than 2000 values");
}

TEST_CASE("hostile templates: what a deck changes in its theme has them too") {
  std::string look;
  for (std::size_t i = 0; i <= kMostTemplateValues; ++i) {
    look += fmt::format("k{}: 1\n", i);
  }
  const auto found = changed(look);
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "file-size");
}

TEST_CASE("hostile templates: no text is larger than a page") {
  const auto found = changed("sizes: {title: 1e300}");
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "text of size 1e300 is too large for a page");
  CHECK(changed(fmt::format("sizes: {{title: {}}}", kLargestText)).empty());
}

TEST_CASE("hostile templates: lines of the ground keep apart") {
  const auto grid = [](const std::string& distance) {
    return changed("grid: {color: '#FFFFFF', distance: " + distance + "}");
  };
  CHECK(grid("0").empty());
  CHECK(grid("4").empty());
  for (const char* distance : {"1e-9", "3.9", "-1"}) {
    REQUIRE(grid(distance).size() == 1);
    CHECK(grid(distance)[0].code == "wrong-value");
  }
}

TEST_CASE("hostile templates: a scale is a list of a few sizes") {
  CHECK(changed("scale: [40, 30]").empty());
  CHECK(changed("scale: 40").size() == 1);
  std::string many = "scale: [";
  for (std::size_t i = 0; i <= kMostScaleSizes; ++i) {
    many += fmt::format("{},", 300 - i);
  }
  CHECK(changed(many + "]").size() == 1);
}

TEST_CASE("hostile templates: numbers that readers disagree on are refused") {
  for (const char* number : {"0x28", "040", "4_0", "+40", ".inf", ".nan",
                             "1e999", "40px", "\"40\"", "4:0"}) {
    CHECK_MESSAGE(
        changed(fmt::format("sizes: {{title: {}}}", number)).size() == 1,
        number);
  }
}

std::vector<Diagnostic> layout_findings(const std::string& text) {
  Diagnostics diagnostics;
  (void)load_layout({"x.yaml", text}, Templates(), diagnostics);
  return diagnostics.all();
}

std::string slots(std::size_t count) {
  std::string text = "{";
  for (std::size_t i = 0; i < count; ++i) {
    text += fmt::format("s{}: [0, 0, 10, 10], ", i);
  }
  return text + "}";
}

TEST_CASE("hostile templates: a layout has no more slots than the limit") {
  CHECK(
      layout_findings("layout: x\nslots: " + slots(kMostSlots) + "\n").empty());
  const auto found =
      layout_findings("layout: x\nslots: " + slots(kMostSlots + 1) + "\n");
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "65 slots: expected at most 64");
}

TEST_CASE("hostile templates: nor more variants") {
  std::string text = "layout: x\nvariants:\n";
  for (std::size_t i = 0; i <= kMostVariants; ++i) {
    text += fmt::format("  v{}: {{a: [0, 0, 1, 1]}}\n", i);
  }
  const auto found = layout_findings(text);
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "33 variants: expected at most 32");
}

}  // namespace
}  // namespace owldeck
