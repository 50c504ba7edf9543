#include <doctest/doctest.h>
#include <fmt/format.h>
#include <sys/stat.h>

#include "generator/deck/course.h"
#include "generator/deck/load.h"
#include "generator/source/limits.h"
#include "tests/generator/build/temporary_folder.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

constexpr const char* kHead = "deck:\n  id: d\n  title: D\n";
constexpr const char* kSlide =
    "slides:\n  - {slide: 1, type: concept, topic: t, title: T}\n";
constexpr const char* kMoreSlides =
    "slides:\n  - {slide: 2, type: concept, topic: t, title: T}\n";

/// A deck's folder with a neighbour that it must not read.
class DeckFolder {
 public:
  DeckFolder() {
    write_file(root_ / "outside/secret.yaml", kMoreSlides);
    write_file(
        root_ / "outside/secret.svg",
        "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='3'/>");
    fs::create_directories(root_ / "deck");
  }
  [[nodiscard]] fs::path operator/(const std::string& relative) const {
    return root_ / "deck" / relative;
  }

  /// What loading the deck finds, without the folder in front of its places.
  [[nodiscard]] std::vector<Diagnostic> findings(
      const std::string& rest) const {
    write_file(*this / "deck.yaml", kHead + rest);
    SourceTexts sources;
    Diagnostics diagnostics;
    (void)load_deck(*this / "deck.yaml", DiskFiles(), sources, diagnostics);
    return diagnostics.all();
  }
  [[nodiscard]] Diagnostic finding(const std::string& rest) const {
    const auto found = findings(rest);
    REQUIRE(found.size() == 1);
    CHECK(found[0].span.line >= 1);
    return found[0];
  }
  /// The same of an included file, and of a picture.
  [[nodiscard]] Diagnostic included(const std::string& path) const {
    return finding(fmt::format("include: [{}]\n{}", path, kSlide));
  }
  [[nodiscard]] Diagnostic shown(const std::string& path) const {
    return finding(
        fmt::format("slides:\n  - {{slide: 1, type: concept, topic: t, title: "
                    "T,\n     figure: {{image: {}, alt: a}}}}\n",
                    path));
  }
  [[nodiscard]] Diagnostic recorded(const std::string& path) const {
    return finding(
        fmt::format("experiments:\n  t: {{timings: {}}}\n{}", path, kSlide));
  }

 private:
  TemporaryFolder root_;
};

TEST_CASE("hostile files: a link to a file outside is refused everywhere") {
  const DeckFolder deck;
  fs::create_symlink("../outside/secret.yaml", deck / "link.yaml");
  fs::create_symlink("../outside/secret.svg", deck / "link.svg");
  CHECK(deck.included("link.yaml").code == "include-outside");
  CHECK(deck.shown("link.svg").code == "file-outside");
  CHECK(deck.recorded("link.yaml").code == "file-outside");
}

TEST_CASE("hostile files: so is a link to a folder, and a chain of links") {
  const DeckFolder deck;
  fs::create_directory_symlink("../outside", deck / "folder");
  fs::create_directory_symlink("folder", deck / "again");
  fs::create_symlink("again/secret.yaml", deck / "chain.yaml");
  CHECK(deck.included("folder/secret.yaml").code == "include-outside");
  CHECK(deck.included("again/secret.yaml").code == "include-outside");
  CHECK(deck.included("chain.yaml").code == "include-outside");
  CHECK(deck.shown("again/secret.svg").code == "file-outside");
  CHECK(deck.recorded("chain.yaml").code == "file-outside");
}

TEST_CASE("hostile files: a link that stays inside is followed") {
  const DeckFolder deck;
  write_file(deck / "parts/hour.yaml", kMoreSlides);
  fs::create_symlink("parts/hour.yaml", deck / "link.yaml");
  CHECK(deck.findings(fmt::format("include: [link.yaml]\n{}", kSlide)).empty());
}

TEST_CASE("hostile files: absolute paths and '..' are refused") {
  const DeckFolder deck;
  CHECK(deck.included("/etc/passwd").code == "include-outside");
  CHECK(deck.included("../outside/secret.yaml").code == "include-outside");
  CHECK(deck.included("a/../../outside/secret.yaml").code == "include-outside");
  CHECK(deck.shown("/etc/passwd").code == "wrong-value");
  CHECK(deck.shown("../outside/secret.svg").code == "wrong-value");
  CHECK(deck.recorded("../outside/secret.yaml").code == "wrong-value");
}

TEST_CASE("hostile files: links in a circle are told, and not followed") {
  const DeckFolder deck;
  fs::create_symlink("b.yaml", deck / "a.yaml");
  fs::create_symlink("a.yaml", deck / "b.yaml");
  CHECK(deck.included("a.yaml").message == "'a.yaml' is no regular file");
  CHECK(deck.recorded("a.yaml").message == "'a.yaml' is no regular file");
}

TEST_CASE("hostile files: a pipe is not waited for") {
  const DeckFolder deck;
  REQUIRE(mkfifo((deck / "pipe.yaml").c_str(), 0600) == 0);
  REQUIRE(mkfifo((deck / "pipe.svg").c_str(), 0600) == 0);
  CHECK(deck.included("pipe.yaml").code == "include-missing");
  CHECK(deck.shown("pipe.svg").message == "'pipe.svg' is no regular file");
  CHECK(deck.recorded("pipe.yaml").code == "file-missing");
}

TEST_CASE("hostile files: a deck that is a pipe or a folder is told so") {
  const DeckFolder deck;
  REQUIRE(mkfifo((deck / "pipe.yaml").c_str(), 0600) == 0);
  SourceTexts sources;
  Diagnostics diagnostics;
  CHECK_FALSE(load_deck(deck / "pipe.yaml", DiskFiles(), sources, diagnostics));
  CHECK_FALSE(load_deck(deck / "", DiskFiles(), sources, diagnostics));
  REQUIRE(diagnostics.all().size() == 2);
  CHECK(diagnostics.all()[0].message == "the file is no regular file");
  CHECK(diagnostics.all()[1].message == "the file is a folder");
}

TEST_CASE("hostile files: a folder in a file's place is told so") {
  const DeckFolder deck;
  fs::create_directories(deck / "x.yaml");
  fs::create_directories(deck / "x.svg");
  CHECK(deck.included("x.yaml").message == "'x.yaml' is a folder");
  CHECK(deck.shown("x.svg").message == "'x.svg' is a folder");
  CHECK(deck.recorded("x.yaml").message == "'x.yaml' is a folder");
}

TEST_CASE("hostile files: a file beyond its reader's limit is not read") {
  const DeckFolder deck;
  for (const char* name : {"huge.yaml", "huge.svg"}) {
    write_file(deck / name, "x");
    fs::resize_file(deck / name, std::uintmax_t{1} << 40);  // a hole
  }
  CHECK(deck.included("huge.yaml").code == "file-size");
  CHECK(deck.shown("huge.svg").code == "file-size");
  CHECK(deck.recorded("huge.yaml").code == "file-size");
}

TEST_CASE("hostile files: includes nest to the limit and no deeper") {
  const auto include_chain = [](const DeckFolder& deck, std::size_t length) {
    for (std::size_t i = 1; i <= length; ++i) {
      write_file(deck / fmt::format("{}.yaml", i),
                 i < length ? fmt::format("include: [{}.yaml]\n", i + 1)
                            : kMoreSlides);
    }
    return deck.findings(fmt::format("include: [1.yaml]\n{}", kSlide));
  };
  CHECK(include_chain(DeckFolder(), kDeepestInclude).empty());
  const auto found = include_chain(DeckFolder(), kDeepestInclude + 1);
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "deck-size");
  CHECK(found[0].message == "files include each other more than 8 deep");
  CHECK(found[0].span.file.ends_with("8.yaml"));
}

TEST_CASE("hostile files: no more files are included than the limit") {
  const auto include_many = [](std::size_t count) {
    const DeckFolder deck;
    std::string list;
    for (std::size_t i = 0; i < count; ++i) {
      write_file(deck / fmt::format("{}.yaml", i), "slides: []\n");
      list += fmt::format("{}.yaml,", i);
    }
    return deck.findings(fmt::format("include: [{}]\n{}", list, kSlide));
  };
  CHECK(include_many(kMostIncludes).empty());
  const auto found = include_many(kMostIncludes + 1);
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "deck-size");
  CHECK(found[0].message == "more than 100 included files");
}

std::string many_slides(std::size_t count) {
  std::string slides = "slides:\n";
  for (std::size_t i = 1; i <= count; ++i) {
    slides += fmt::format(
        "  - {{slide: {}, type: concept, topic: t, title: T}}\n", i);
  }
  return slides;
}

TEST_CASE("hostile files: a deck has no more slides than the limit") {
  const DeckFolder deck;
  CHECK(deck.findings(many_slides(kMostDeckSlides)).empty());
  const Diagnostic found = deck.finding(many_slides(kMostDeckSlides + 1));
  CHECK(found.code == "deck-size");
  CHECK(found.message == "more than 20000 slides");
  CHECK(found.span.line == 3 + 1 + 20001);
}

TEST_CASE("hostile files: all files together have no more values") {
  const DeckFolder deck;
  std::string row = "[";
  for (std::size_t i = 1; i < kMostYamlValues - 100; ++i) {
    row += "1,\n";
  }
  for (const char* name : {"a", "b", "c"}) {
    write_file(deck / fmt::format("{}.yaml", name),
               fmt::format("experiments:\n  {}: {{tokens: [x], embeddings: "
                           "[{}1]]}}\n",
                           name, row));
  }
  const Diagnostic found = deck.included("a.yaml, b.yaml, c.yaml");
  CHECK(found.code == "deck-size");
  CHECK(found.span.file.ends_with("c.yaml"));
}

/// What the head of a PNG of that size says; its pixels are missing.
std::string png_head(unsigned width, unsigned height) {
  std::string head = "\x89PNG\r\n\x1a\n" + std::string(4, '\0') + "IHDR";
  for (const unsigned side : {width, height}) {
    for (int shift = 24; shift >= 0; shift -= 8) {
      head += static_cast<char>(side >> static_cast<unsigned>(shift));
    }
  }
  return head + std::string(40, '\0');
}

TEST_CASE("hostile files: an SVG opens no other file and runs nothing") {
  const DeckFolder deck;
  // Whatever opened it would wait for ever.
  const fs::path pipe = deck / "probe.png";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  const std::string address = "file://" + pipe.generic_string();
  for (const std::string& inside : std::vector<std::string>{
           "<image href='" + address + "' width='4' height='3'/>",
           "<image href='probe.png' width='4' height='3'/>",
           "<use href='" + address + "#a'/>",
           "<style>@import url(" + address + ");</style>",
           "<style>rect { fill: url('" + address + "#a'); }</style>",
           "<rect width='4' height='3' filter='url(" + address + "#a)'/>",
           "<filter id='f'><feImage href='" + address + "'/></filter>",
           "<xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='" +
               address + "'/>",
           "<script href='" + address + "'/>", "<script>open()</script>"}) {
    write_file(deck / "x.svg",
               "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='3'>" +
                   inside + "</svg>");
    CHECK_MESSAGE(deck.shown("x.svg").code == "image-content", inside);
  }
  write_file(deck / "x.svg", "<?xml-stylesheet href='" + address +
                                 "'?><svg xmlns='http://www.w3.org/2000/svg' "
                                 "width='4' height='3'/>");
  CHECK(deck.shown("x.svg").code == "image-content");
  write_file(deck / "x.svg",
             "<!DOCTYPE svg [<!ENTITY a SYSTEM '" + address +
                 "'>]><svg xmlns='http://www.w3.org/2000/svg' width='4' "
                 "height='3'><text>&a;</text></svg>");
  CHECK(deck.shown("x.svg").code == "image-content");
}

TEST_CASE("hostile files: an SVG holds no letters that nobody sees") {
  const DeckFolder deck;
  for (const char* text : {"a\u202Eb", "a&#x202E;b", "a&#8238;b", "a\u200Bb"}) {
    write_file(deck / "x.svg",
               fmt::format("<svg xmlns='http://www.w3.org/2000/svg' width='4' "
                           "height='3'>\n<text>{}</text></svg>",
                           text));
    const Diagnostic found = deck.shown("x.svg");
    CHECK(found.code == "image-content");
    CHECK(found.message.find("line 2 of the SVG: U+20") != std::string::npos);
  }
}

TEST_CASE("hostile files: all pictures together have no more pixels") {
  const DeckFolder deck;
  std::string slides = "slides:\n";
  for (int i = 1; i <= 4; ++i) {
    write_file(deck / fmt::format("{}.png", i), png_head(8000, 4000));
    slides += fmt::format(
        "  - {{slide: {0}, type: concept, topic: t, title: T, figure: {{image: "
        "{0}.png, alt: a}}}}\n",
        i);
  }
  const auto found = deck.findings(slides);
  REQUIRE(found.size() == 4);
  CHECK(found[2].code == "image-content");  // no pixels behind the head
  CHECK(found[3].code == "deck-size");
  CHECK(found[3].message ==
        "'4.png' makes more than 100 million pixels of all pictures");
}

TEST_CASE("hostile files: a course lists no more decks than the limit") {
  const auto code_of = [](std::size_t decks) {
    const DeckFolder folder;
    std::string list;
    for (std::size_t i = 0; i < decks; ++i) {
      list += fmt::format("d{}.yaml,", i);
    }
    write_file(folder / "course.yaml",
               fmt::format("course: {{id: c, title: C, decks: [{}]}}\n", list));
    SourceTexts sources;
    Diagnostics diagnostics;
    (void)load_course(folder / "course.yaml", DiskFiles(), sources,
                      diagnostics);
    return diagnostics.all().empty() ? "" : diagnostics.all()[0].code;
  };
  CHECK(code_of(kMostCourseDecks) == "");
  CHECK(code_of(kMostCourseDecks + 1) == "deck-size");
}

TEST_CASE("hostile files: numbers that readers disagree on are refused") {
  const DeckFolder deck;
  const auto code_of = [&deck](const std::string& number) {
    const auto found = deck.findings(fmt::format(
        "experiments:\n  j: {{tokens: [x], embeddings: [[{}]]}}\n{}", number,
        kSlide));
    return found.empty() ? "" : found[0].code;
  };
  for (const char* right : {"1", "-0.5", "1e3", "1.", "0"}) {
    CHECK_MESSAGE(code_of(right) == "", right);
  }
  for (const char* endless : {"1e999", ".nan", ".inf", "-.inf", "nan"}) {
    CHECK_MESSAGE(code_of(endless) == "wrong-value", endless);
  }
  for (const char* wrong : {"0x10", "0o10", "010", "1_000", "+5", "1:30", "1e",
                            "--1", "'1'", "~", "yes"}) {
    CHECK_MESSAGE(code_of(wrong) == "wrong-type", wrong);
  }
}

TEST_CASE("hostile files: yes and no are words, and no truth") {
  const DeckFolder deck;
  for (const char* word : {"yes", "no", "on", "off", "y", "TRUE", "1"}) {
    const auto found = deck.findings(fmt::format(
        "experiments:\n  j: {{tokens: [no, yes], embeddings: [[1], [2]]}}\n"
        "  a: {{attention: simple, input: j, shapes_only: {}}}\n{}",
        word, kSlide));
    REQUIRE_MESSAGE(found.size() == 1, word);
    CHECK(found[0].code == "wrong-type");
  }
}

TEST_CASE("hostile files: an id cannot climb out of the output's folder") {
  for (const std::string id :
       {"../x", "/x", ".", "..", "''", "a/b", "a\\b", "-x", ".hidden", "X",
        "\"a\\tb\"", "é", "a b", "con."}) {
    const DeckFolder deck;
    write_file(deck / "deck.yaml",
               fmt::format("deck: {{id: {}, title: D}}\n{}", id, kSlide));
    SourceTexts sources;
    Diagnostics diagnostics;
    CHECK_FALSE_MESSAGE(
        load_deck(deck / "deck.yaml", DiskFiles(), sources, diagnostics), id);
  }
}

TEST_CASE("hostile files: nor can the id of a film, or one that is too long") {
  const DeckFolder deck;
  for (const std::string& id :
       std::vector<std::string>{"../x", "a/b", "..", std::string(65, 'a')}) {
    const auto found = deck.findings(fmt::format(
        "animations:\n  {}: {{kind: dropout, of: x}}\n{}", id, kSlide));
    REQUIRE_FALSE(found.empty());
    CHECK_MESSAGE(
        found[0].message == fmt::format("'{}' cannot name a file", id), id);
  }
}

}  // namespace
}  // namespace owldeck
