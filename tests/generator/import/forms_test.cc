#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/generator/import/maps.h"

using namespace owldeck;

namespace {

using Texts = std::vector<std::string>;

std::vector<SlideType> types_of(const Deck& deck) {
  std::vector<SlideType> types;
  for (const Slide& slide : deck.slides) {
    types.push_back(slide.type.value);
  }
  return types;
}

bool holds(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

const std::string kAnchor =
    "[Hands-on Anchor: A-1 | Asset: a.ipynb | Objective: do it | Pre-req: "
    "None]";

}  // namespace

TEST_CASE("every map: the same text gives the same files") {
  for (const std::string& name : map_names()) {
    CAPTURE(name);
    const Import first = import_text(map_text(name));
    REQUIRE(first.map.has_value());
    CHECK(first.map->files == import_text(map_text(name)).map->files);
  }
}

TEST_CASE("every map: its decks load") {
  for (const std::string& name : map_names()) {
    CAPTURE(name);
    const Import result = import_text(map_text(name));
    for (const std::string& deck : result.map->decks) {
      CHECK_FALSE(load_imported(result, deck).slides.empty());
    }
  }
}

TEST_CASE("every map: line ends, a byte order mark and tabs change nothing") {
  for (const std::string& name : map_names()) {
    CAPTURE(name);
    std::string windows = "\xEF\xBB\xBF";
    for (const char letter : map_text(name)) {
      windows += letter == '\n' ? "\r\n" : std::string(1, letter);
    }
    CHECK(import_text(windows).map->files ==
          import_text(map_text(name)).map->files);
  }
}

TEST_CASE("chapter 2: columns in another order and under other names") {
  const Deck deck = load_imported(import_text(map_text("chapter-2-manifest")));
  REQUIRE(deck.slides.size() == 12);
  CHECK(deck.slides[6].type.value == SlideType::Practical);
  REQUIRE(deck.slides[6].anchor.has_value());
  CHECK(deck.slides[6].anchor->objective.value ==
        "encode | decode a text and compare");
  CHECK(deck.slides[4].topic.value ==
        "split text with `re.split(r'([,.:;?_!\"()\\']|--|\\s)', text)`");
  CHECK(deck.slides[8].owl.value ==
        "A stride below the window shows the same token more than once.");
}

TEST_CASE("chapter 2: a structure of its own becomes a blueprint") {
  const Import result = import_text(map_text("chapter-2-manifest"));
  const Deck deck = load_imported(result);
  REQUIRE(deck.blueprint.has_value());
  CHECK(deck.blueprint->value == "map-structure");
  Diagnostics diagnostics;
  const auto blueprint = load_blueprint(
      "a.yaml", result.file("templates/blueprints/map-structure.yaml"),
      diagnostics);
  REQUIRE(blueprint.has_value());
  CHECK(blueprint->slides == 12);
  CHECK(blueprint->minutes == 90);
  CHECK(blueprint->ranges.size() == 6);
}

TEST_CASE("chapter 2: notes for the facilitator find their slide") {
  const std::string deck = import_text(map_text("chapter-2-manifest")).deck();
  const std::size_t notes = deck.find("Ask what happens if stride");
  CHECK(notes > deck.find("slide: 9"));
  CHECK(notes < deck.find("slide: 10"));
}

TEST_CASE("chapter 4: a section for every slide") {
  const Deck deck = load_imported(import_text(map_text("chapter-4-prompts")));
  CHECK(types_of(deck) ==
        std::vector<SlideType>{SlideType::Title, SlideType::Agenda,
                               SlideType::Concept, SlideType::Practical,
                               SlideType::Animation, SlideType::Code,
                               SlideType::Takeaway});
  for (const Slide& slide : deck.slides) {
    CAPTURE(slide.number.value);
    CHECK_FALSE(slide.owl.value.empty());
  }
  const Slide& concept_slide = deck.slides[2];
  REQUIRE(concept_slide.beginner.has_value());
  CHECK(concept_slide.beginner->mistake.value == "normalizing over the batch");
  CHECK(concept_slide.body.value ==
        "- Each token is set to mean 0 and variance 1\n- Scale and shift are "
        "trained");
}

TEST_CASE("chapter 4: a tag over three lines, with brackets and a bar") {
  const Deck deck = load_imported(import_text(map_text("chapter-4-prompts")));
  REQUIRE(deck.slides[3].anchor.has_value());
  CHECK(deck.slides[3].anchor->objective.value ==
        "print mean and variance [before|after] LayerNorm");
  CHECK(deck.anchors.assumes.size() == 9);
}

TEST_CASE("chapter 4: annotations find their lines") {
  const Deck deck = load_imported(import_text(map_text("chapter-4-prompts")));
  REQUIRE(deck.slides[5].code.has_value());
  const Code& code = *deck.slides[5].code;
  std::vector<int> lines;
  for (const CodeStep& step : code.steps) {
    lines.push_back(step.first_line.value);
  }
  CHECK(lines == std::vector<int>{5, 9, 11, 12});
  CHECK(code.edge_case.value == "one feature has variance 0");
  REQUIRE(deck.slides[5].anchor.has_value());
  CHECK(deck.slides[5].anchor->id.value == "CH4-CODE-01");
}

TEST_CASE("chapter 4: nothing of the instructor's is on a slide") {
  const Deck deck = load_imported(import_text(map_text("chapter-4-prompts")));
  for (const Slide& slide : deck.slides) {
    for (const std::string part :
         {"who has trained", "five minutes", "two histograms", "hour9"}) {
      CAPTURE(part);
      CHECK_FALSE(holds(slide.body.value + slide.title.value, part));
    }
  }
  const std::string text = import_text(map_text("chapter-4-prompts")).deck();
  for (const std::string part :
       {"who has trained", "five minutes", "two histograms", "hour9",
        "after the pilot"}) {
    CHECK(holds(text, part));
  }
}

TEST_CASE("code appendix: slides named C3-S1 and on are numbered") {
  const Deck deck = load_imported(import_text(map_text("code-appendix-pack")));
  REQUIRE(deck.slides.size() == 3);
  for (const Slide& slide : deck.slides) {
    CHECK(slide.type.value == SlideType::Code);
    REQUIRE(slide.code.has_value());
    CHECK(slide.code->language.value == "python");
    CHECK(slide.anchor.has_value());
  }
  CHECK(deck.slides[0].code->steps[1].last_line == 4);
  CHECK(deck.slides[2].anchor->assets.size() == 2);
}

TEST_CASE("pipes and brackets: every objective is whole") {
  const Deck deck = load_imported(import_text(map_text("pipes-and-brackets")));
  Texts objectives;
  for (const Slide& slide : deck.slides) {
    if (slide.anchor) {
      objectives.push_back(slide.anchor->objective.value);
    }
  }
  CHECK(objectives == Texts{"compare P(a|b) with P(b|a) and a[0]",
                            "print `x[1:3]` and `mask | pad`",
                            "half-open [0, 1) ranges",
                            "order of fields is free", "all of it"});
  CHECK(deck.slides[3].topic.value == "escaped | bar");
  CHECK(deck.slides[5].part.value == "A");
}

TEST_CASE("modules: a deck for each, and a course") {
  const Import result = import_text(map_text("three-modules"));
  CHECK(result.map->decks == Texts{"module-1-tokens/deck.yaml",
                                   "module-2-attention/deck.yaml",
                                   "module-3-the-gpt-block/deck.yaml"});
  for (const std::string& path : result.map->decks) {
    CHECK(load_imported(result, path).slides.size() == 3);
  }
  const std::string& course = result.file("course.yaml");
  CHECK(holds(course, "title: \"LLM Beginners Course: Full Manifest\""));
  CHECK(holds(course, "assumes: [M9-LAB-APP-B]"));
}

TEST_CASE("modules: each has the rules and sources of the whole map") {
  const Import result = import_text(map_text("three-modules"));
  for (const std::string& path : result.map->decks) {
    CHECK(holds(result.file(path), "rules: [One owl a slide.]"));
    CHECK(load_imported(result, path).sources.size() == 1);
  }
}

TEST_CASE("modules: numbers that go on are one deck") {
  const Import result = import_text(
      "# Deck\n\n## Hour 1\n\n| Slide | Type | Topic |\n|--|--|--|\n"
      "| 1 | Title | a |\n\n## Hour 2\n\n| Slide | Type | Topic |\n"
      "|--|--|--|\n| 2 | Concept | b |\n");
  CHECK(load_imported(result).slides.size() == 2);
}

TEST_CASE("section: a table and sections say more of the same slides") {
  const Import result = import_text(
      "| Slide | Type | Topic |\n|--|--|--|\n| 1 | Concept | the topic |\n\n"
      "## Slide 1: The title\n\n- a point\n\nOwl: A sentence of some words.\n");
  const Deck deck = load_imported(result);
  REQUIRE(deck.slides.size() == 1);
  CHECK(deck.slides[0].topic.value == "the topic");
  CHECK(deck.slides[0].title.value == "The title");
  CHECK(deck.slides[0].body.value == "- a point");
}

TEST_CASE("section: anchors in a list of labels") {
  const Slide slide = import_slide(
      "### Slide 1: Practical - a\n\n- **Anchor:** A-1\n- **Asset:** "
      "`a.ipynb`, `b.ipynb`\n- **Objective:** do it\n- **Prereq:** None\n");
  REQUIRE(slide.anchor.has_value());
  CHECK(slide.anchor->assets.size() == 2);
  CHECK(slide.anchor->objective.value == "do it");
}

TEST_CASE("section: a beginner's corner in three plain lines") {
  const Slide slide = import_slide(
      "## Slide 1: Concept - a\n\nBeginner\xE2\x80\x99s Corner:\n- one\n- two\n"
      "- three\n");
  REQUIRE(slide.beginner.has_value());
  CHECK(slide.beginner->matters.value == "two");
}

TEST_CASE("section: a beginner's corner that is not whole is a note") {
  const Import result = import_text(
      "## Slide 1: Concept - a\n\nBeginner's Corner:\n- What it means: one\n");
  CHECK_FALSE(load_imported(result).slides[0].beginner.has_value());
  CHECK(holds(result.deck(), "notes: \"Beginner's corner: one\""));
}

TEST_CASE("section: code of a slide that is none of code becomes lines") {
  const Slide slide = import_slide(
      "## Slide 1: Practical - a\n\n```bash\npip install x\nrun it\n```\n\n" +
      kAnchor + "\n");
  CHECK_FALSE(slide.code.has_value());
  CHECK(slide.body.value == "- `pip install x`\n- `run it`");
}

TEST_CASE("section: guidance of a slide with code is what it must agree with") {
  const Slide slide = import_slide(
      "## Slide 1: Code - a\n\n```python\nx = 1\n```\n\n" + kAnchor +
      "\n\n## Code slide guidance\n\n### Slide 1\n- Must align to `a.ipynb` "
      "sections 3.4-3.5 and 3.7.\n- Cover only:\n1. one\n2. two\n");
  REQUIRE(slide.code.has_value());
  REQUIRE(slide.code->alignment.has_value());
  CHECK(slide.code->alignment->asset.value == "a.ipynb");
  CHECK(slide.code->alignment->sections.size() == 2);
  CHECK(slide.code->alignment->only.size() == 2);
}

TEST_CASE("section: a slide without a type is what stands on it") {
  const Import result =
      import_text("# D\n\n## Slide 1 - a\n\n" + kAnchor + "\n");
  CHECK(load_imported(result).slides[0].type.value == SlideType::Practical);
  REQUIRE(result.diagnostics.all().size() == 1);
  CHECK(result.diagnostics.all()[0].message == "slide 1 has no type");
}

TEST_CASE("slide: one that has but a topic says where it leads") {
  const Import result = import_text(
      "| Slide | Type | Topic | Lab |\n|--|--|--|--|\n| 1 | Concept | a | - |\n"
      "| 2 | Practical | b | " +
      kAnchor + " |\n");
  const Deck deck = load_imported(result);
  CHECK(deck.slides[0].body.value == "- Leads to: [A-1](#slide-2), do it");
}

TEST_CASE("section: a heading for every field") {
  const Slide slide = import_slide(
      "## Slide 2 \xE2\x80\x94 CONCEPT: Dot products\n\n### On-slide content\n"
      "- a point\n\n### Hands-on Anchor\n- ID: A-1\n- Asset(s): `a.ipynb`\n"
      "- Objective(s): do it\n- Pre-reqs: none\n\n### Wise Owl\nA sentence of "
      "some words.\n\n### Speaker Notes\nAsk: who knows?\n");
  CHECK(slide.type.value == SlideType::Concept);
  CHECK(slide.title.value == "Dot products");
  CHECK(slide.body.value == "- a point");
  CHECK(slide.owl.value == "A sentence of some words.");
  REQUIRE(slide.anchor.has_value());
  CHECK(slide.anchor->id.value == "A-1");
  CHECK(slide.anchor->objective.value == "do it");
}

TEST_CASE("section: a table of labels") {
  const Slide slide = import_slide(
      "## Slide 1\n\n| Field | Content |\n|---|---|\n| Type | Practical |\n"
      "| Title | Do it |\n| Anchor | A-1 |\n| Asset | a.ipynb |\n"
      "| Objective | run |\n");
  CHECK(slide.type.value == SlideType::Practical);
  CHECK(slide.title.value == "Do it");
  REQUIRE(slide.anchor.has_value());
  CHECK(slide.anchor->objective.value == "run");
}

TEST_CASE("list: a numbered list of slides, and one of bold labels") {
  const std::string numbered =
      "# D\n\n## Slide list\n\n1. Title - a\n2. Concept - b\n";
  const std::string bold =
      "# D\n\n## Slides\n\n* **Slide 1 \xE2\x80\x94 Title:** a\n* **Slide 2 "
      "\xE2\x80\x94 Concept:** b\n";
  for (const std::string& text : {numbered, bold}) {
    const Deck deck = load_imported(import_text(text));
    REQUIRE(deck.slides.size() == 2);
    CHECK(deck.slides[1].type.value == SlideType::Concept);
    CHECK(deck.slides[1].title.value == "b");
  }
}

TEST_CASE("front matter is kept, and its title counts if there is no other") {
  const std::string head = "---\ntitle: \"From the head\"\nmood: good\n---\n\n";
  const std::string slide = "## Slide 1: Concept - a\n";
  CHECK(load_imported(import_text(head + slide)).title.value ==
        "From the head");
  CHECK(load_imported(import_text(head + "# D\n\n" + slide)).title.value ==
        "D");
  CHECK(holds(import_text(head + slide).deck(), "mood: good"));
}

TEST_CASE("aside: what a line says of a slide of the table stays off it") {
  const Import result = import_text(
      "| Slide | Type | Topic |\n|--|--|--|\n| 1 | Concept | a |\n\n"
      "## Appendix: drawing\n\n> Slide 1: an owl in a box\n");
  const Slide slide = load_imported(result).slides[0];
  CHECK(slide.title.value == "a");
  CHECK(holds(result.deck(), "an owl in a box"));
  CHECK(result.diagnostics.all().size() == 1);
}

TEST_CASE("sources: links with titles, brackets and odd ids load") {
  const Import result = import_text(
      "# D\n\n## Sources\n\n- [A](https://a.b/c_(d) \"title\") {#one two}\n"
      "- [B](<https://b.c>)\n- <https://c.d/e>\n- [](https://d.e/)\n"
      "- Book: `a/b.pdf`, chapter 3\n- [A again](https://a.b/c_(d))\n\n"
      "## Slide 1: Concept - a\n");
  const Deck deck = load_imported(result);
  Texts places;
  for (const Source& source : deck.sources) {
    places.push_back(source.url ? source.url->value : source.path->value);
  }
  CHECK(places == Texts{"https://a.b/c_(d)", "https://b.c", "https://c.d/e",
                        "https://d.e/", "a/b.pdf"});
}

TEST_CASE("assets: paths that lead out of the repository are led back") {
  const Slide slide = import_slide(
      "## Slide 1: Practical - a\n\n[Anchor: A-1 | Asset: /a/b.ipynb; "
      "../c.ipynb; ./d/../e.ipynb; [f](g/f.ipynb) | Objective: b]\n");
  REQUIRE(slide.anchor.has_value());
  Texts assets;
  for (const auto& asset : slide.anchor->assets) {
    assets.push_back(asset.value);
  }
  CHECK(assets == Texts{"a/b.ipynb", "c.ipynb", "d/e.ipynb", "g/f.ipynb"});
}

TEST_CASE("title: one for instructors does not hide the slides") {
  const Deck deck = load_imported(import_text(
      "# Instructor edition\n\n| Slide | Type | Topic |\n|--|--|--|\n"
      "| 1 | Concept | the topic |\n"));
  CHECK(deck.slides[0].topic.value == "the topic");
}
