#include <doctest/doctest.h>
#include <fmt/format.h>

#include <map>

#include "generator/deck/load.h"
#include "render/paint/image_file.h"
#include "tests/generator/deck/fake_files.h"

namespace owldeck {
namespace {

constexpr const char* kSvg =
    "<svg xmlns='http://www.w3.org/2000/svg' width='4' height='3'/>";

/// Files that know their names.
class PictureFiles : public FakeFiles {
 public:
  using FakeFiles::FakeFiles;
  [[nodiscard]] std::vector<std::string> names_in(
      const std::filesystem::path& folder) const override {
    return folder == "deck/pictures"
               ? std::vector<std::string>{"arcs.svg", "mask.png"}
               : std::vector<std::string>{};
  }
};

struct Loaded {
  std::optional<Deck> deck;
  Diagnostics diagnostics;

  /// The one problem.
  [[nodiscard]] const Diagnostic& problem() const {
    REQUIRE(diagnostics.all().size() == 1);
    return diagnostics.all().front();
  }
};

/// A deck with one figure, `figure` on line 6.
Loaded load(const std::string& figure,
            const std::map<std::string, std::string>& pictures = {
                {"deck/pictures/arcs.svg", kSvg}}) {
  std::map<std::string, std::string> texts = pictures;
  texts["deck/deck.yaml"] = fmt::format(
      "deck:\n"
      "  id: d\n"
      "  title: D\n"
      "slides:\n"
      "  - {{slide: 1, type: concept, topic: t, title: T,\n"
      "     figure: {}}}\n",
      figure);
  Loaded loaded;
  SourceTexts sources;
  loaded.deck =
      load_deck("deck/deck.yaml",
                PictureFiles(texts, {{"deck/pictures/link.svg", "/etc/x.svg"}}),
                sources, loaded.diagnostics);
  return loaded;
}

std::string place_of(const Loaded& loaded) {
  const Span& span = loaded.problem().span;
  return fmt::format("{}:{}:{}", span.file, span.line, span.column);
}

const ImageFigure& image_of(const Loaded& loaded) {
  REQUIRE(loaded.deck.has_value());
  return std::get<ImageFigure>(loaded.deck->slides[0].figures[0].kind);
}

TEST_CASE("image: a figure holds what its file held") {
  const Loaded loaded = load("{image: pictures/arcs.svg, alt: arcs}");
  CHECK(image_of(loaded).data == read_image(ImageKind::Svg, kSvg));
  CHECK(image_of(loaded).data.size == Size{4, 3});
}

TEST_CASE("image: a map names the file and how it fits") {
  const Loaded loaded =
      load("{image: {file: pictures/arcs.svg, fit: contain}, alt: arcs}");
  CHECK(image_of(loaded).file.value == "pictures/arcs.svg");
  CHECK(image_of(loaded).data.size == Size{4, 3});
}

TEST_CASE("image: there is no other fit") {
  const Loaded loaded =
      load("{image: {file: pictures/arcs.svg, fit: cover}, alt: arcs}");
  CHECK(loaded.problem().code == "unknown-word");
}

TEST_CASE("image: alternative text is needed, and not blank") {
  for (const char* figure :
       {"{image: pictures/arcs.svg}", "{image: pictures/arcs.svg, alt: ' '}"}) {
    const Loaded loaded = load(figure);
    CHECK(loaded.problem().code == "figure-alt");
    CHECK(place_of(loaded) == "deck/deck.yaml:6:22");
    CHECK(loaded.problem().hint ==
          "say in 'alt' what it shows, to those who cannot see it");
  }
}

TEST_CASE("image: a missing file is told with the nearest name") {
  const Loaded loaded = load("{image: {file: pictures/arsc.svg}, alt: arcs}");
  CHECK(loaded.problem().code == "file-missing");
  CHECK(place_of(loaded) == "deck/deck.yaml:6:29");
  CHECK(loaded.problem().message == "'pictures/arsc.svg' cannot be read");
  CHECK(loaded.problem().hint == "did you mean 'arcs.svg'?");
}

TEST_CASE("image: a missing file like no other is told with its place") {
  const Loaded loaded = load("{image: pictures/tokens.svg, alt: arcs}");
  CHECK(loaded.problem().hint == "looked for deck/pictures/tokens.svg");
}

TEST_CASE("image: other formats are refused by name") {
  const Loaded loaded = load("{image: pictures/photo.jpg, alt: a photo}");
  CHECK(loaded.problem().code == "image-format");
  CHECK(loaded.problem().message ==
        "'pictures/photo.jpg' is neither a PNG nor an SVG");
}

TEST_CASE("image: a broken file is told at its path with a hint") {
  const Loaded loaded = load("{image: pictures/mask.png, alt: m}",
                             {{"deck/pictures/mask.png", "GIF89a"}});
  CHECK(loaded.problem().code == "image-content");
  CHECK(place_of(loaded) == "deck/deck.yaml:6:22");
  CHECK(loaded.problem().message ==
        "'pictures/mask.png' cannot be shown: its content is no PNG");
  CHECK_FALSE(loaded.problem().hint.empty());
}

TEST_CASE("image: a file that is too large is not read") {
  const Loaded loaded =
      load("{image: pictures/mask.png, alt: m}",
           {{"deck/pictures/mask.png", std::string(kMostImageBytes + 1, 'x')}});
  CHECK(loaded.problem().code == "file-size");
  CHECK(loaded.problem().message ==
        "'pictures/mask.png' has 8388609 bytes: expected at most 8388608");
}

TEST_CASE("image: paths stay below the deck's folder, links too") {
  CHECK(load("{image: ../x.svg, alt: x}").problem().code == "wrong-value");
  CHECK(load("{image: /x.svg, alt: x}").problem().code == "wrong-value");
  CHECK(load("{image: pictures/link.svg, alt: x}",
             {{"deck/pictures/link.svg", kSvg}})
            .problem()
            .code == "file-outside");
}

}  // namespace
}  // namespace owldeck
