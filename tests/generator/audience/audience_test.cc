#include "generator/audience/audience.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <sstream>
#include <type_traits>

#include "generator/deck/load.h"
#include "generator/deck/secrets.h"
#include "generator/source/yaml.h"
#include "tests/generator/audience/all_texts.h"
#include "tests/generator/deck/fake_files.h"

namespace owldeck {
namespace {

// Nothing but the functions that InstructorKey names can open what is meant for
// the instructor, and nothing but for_audience can make an edition.
template <class T>
concept OpensWithoutKey = requires(const InstructorOnly<T>& only) {
  only.open();
};
template <class T>
concept OpensWithBraces = requires(const InstructorOnly<T>& only) {
  only.open({});
};
template <class T>
concept ShowsItsValue = requires(const InstructorOnly<T>& only) {
  only.value_;
};
static_assert(!OpensWithoutKey<InstructorContent>);
static_assert(!OpensWithBraces<InstructorContent>);
static_assert(!ShowsItsValue<InstructorContent>);
static_assert(!std::is_default_constructible_v<InstructorKey>);
static_assert(!std::is_aggregate_v<InstructorKey>);
static_assert(!std::is_convertible_v<InstructorOnly<InstructorContent>,
                                     InstructorContent>);
static_assert(!std::is_default_constructible_v<AudienceDeck>);
static_assert(!std::is_convertible_v<Deck, AudienceDeck>);

/// Every field that a deck can have, instructor words in capitals.
constexpr std::string_view kFull = R"(
deck:
  id: full
  title: deck title
  subtitle: deck subtitle
  language: de
  theme: some-theme
  repository: https://example.org/
  anchors: {ids: [A-##], assumes: [B-01, B-02, B-03]}
  gates: {minutes: {state: off, reason: KAZOO}}
  instructor:
    rules: [PUMPERNICKEL]
    notes: BAMBOOZLE
  sources:
    - {id: paper, title: source title, url: "https://example.org/paper"}
    - {id: book, title: source two, path: notes/book.ipynb}
    - {id: GAZEBO, title: TURNSTILE, path: KUMQUAT.ipynb, audience: instructor}
experiments:
  HARMONICA: {attention: simple, input: input, audience: instructor}
  input: {tokens: [Your, journey], embeddings: [[1, 2], [3, 4]]}
  simple: {attention: simple, input: input}
animations:
  film: {kind: score-flow, title: film title, of: simple, query: journey}
  didgeridoo: {kind: score-flow, title: CATAMARAN, of: HARMONICA,
               audience: instructor}
slides:
  - slide: 1
    type: code
    part: B
    topic: slide topic
    title: slide title
    subtitle: slide subtitle
    body: slide body
    figure:
      heatmap: [{tensor: simple.weights, title: panel title}]
      query: Your
      caption: figure caption
      alt: figure alt
    code:
      language: python
      text: code text
      steps: [{lines: 1, meaning: flow, title: step title, shape: step shape,
               result: step result}]
      edge_case: edge case
      result: code result
    options: [first option, second option]
    beginner: {means: it means, matters: it matters, mistake: a mistake}
    outcomes: {heading: outcome heading,
               items: [{title: outcome title, text: outcome text}]}
    anchor: {id: A-01, assets: [notes/a.ipynb], objective: anchor objective,
             prerequisites: [B-01..03]}
    sources: [paper]
    owl: owl sentence
    instructor:
      notes: NARWHAL ZEPPELIN
      minutes: 37
      answer: XYLOPHONE QUAGMIRE
      rationale: FANDANGO
  - {slide: 1a, audience: instructor, type: title, topic: TAPIOCA,
     title: ZUCCHINI}
  - {slide: 2, type: title, topic: t, title: second,
     figure: [{shapes: simple},
              {shapes: HARMONICA, caption: ORIGAMI,
               audience: instructor}],
     body: ["- first point",
            {text: "- PISTACHIO", audience: instructor},
            "- last point"],
     anchor: {id: MONGOOSE, assets: [PARSNIP.ipynb], objective: LINOLEUM,
              prerequisites: [], audience: instructor},
     instructor: {notes: MARZIPAN}}
)";

/// Words that only the instructor may see, from the deck above.
constexpr std::array kInstructorWords{
    "NARWHAL",  "ZEPPELIN",     "XYLOPHONE", "QUAGMIRE",   "FANDANGO",
    "MARZIPAN", "PUMPERNICKEL", "BAMBOOZLE", "GAZEBO",     "TURNSTILE",
    "KUMQUAT",  "HARMONICA",    "CATAMARAN", "didgeridoo", "ZUCCHINI",
    "ORIGAMI",  "PISTACHIO",    "MONGOOSE",  "PARSNIP",    "LINOLEUM"};

Deck full_deck() {
  SourceTexts sources;
  Diagnostics diagnostics;
  auto deck =
      load_deck("deck.yaml", FakeFiles({{"deck.yaml", std::string(kFull)}}),
                sources, diagnostics);
  REQUIRE(deck.has_value());
  return *deck;
}

bool holds(const std::vector<std::string>& texts, std::string_view word) {
  for (const std::string& text : texts) {
    if (text.find(word) != std::string::npos) {
      return true;
    }
  }
  return false;
}

TEST_CASE("audience: no word of the instructor's is in the learner's edition") {
  const auto texts = all_texts(for_audience(full_deck(), Audience::Learner));
  for (const char* word : kInstructorWords) {
    CHECK_MESSAGE(!holds(texts, word), word);
  }
  // Minutes, a gate's reason, a topic: in no edition, or in none of learners.
  for (const char* word : {"37", "KAZOO", "TAPIOCA"}) {
    CHECK_MESSAGE(!holds(texts, word), word);
  }
}

TEST_CASE("audience: every word of the instructor's is in their edition") {
  const auto texts = all_texts(for_audience(full_deck(), Audience::Instructor));
  for (const char* word : kInstructorWords) {
    CHECK_MESSAGE(holds(texts, word), word);
  }
}

TEST_CASE("audience: learners' slides are counted without the instructor's") {
  const AudienceDeck learner = for_audience(full_deck(), Audience::Learner);
  REQUIRE(learner.slides().size() == 2);
  CHECK(learner.slides()[1].label == "2");
  const AudienceDeck whole = for_audience(full_deck(), Audience::Instructor);
  REQUIRE(whole.slides().size() == 3);
  CHECK(whole.slides()[1].label == "1a");
  CHECK(whole.slides()[2].label == "2");
}

TEST_CASE("audience: a marked block of a body is the instructor's alone") {
  const AudienceDeck learner = for_audience(full_deck(), Audience::Learner);
  CHECK(learner.slides()[1].body.value == "- first point\n- last point");
  const AudienceDeck whole = for_audience(full_deck(), Audience::Instructor);
  CHECK(whole.slides()[2].body.value ==
        "- first point\n- PISTACHIO\n- last point");
}

TEST_CASE("audience: marked parts of a slide are in the instructor's edition") {
  const AudienceDeck learner = for_audience(full_deck(), Audience::Learner);
  CHECK(learner.slides()[1].figures.size() == 1);
  CHECK_FALSE(learner.slides()[1].anchor.has_value());
  const AudienceDeck whole = for_audience(full_deck(), Audience::Instructor);
  CHECK(whole.slides()[2].figures.size() == 2);
  CHECK(whole.slides()[2].anchor.has_value());
}

TEST_CASE("audience: secrets are every text that is not the learners'") {
  std::vector<std::string> texts;
  for (const Secret& secret : secrets(full_deck())) {
    texts.push_back(secret.text.value);
  }
  for (const char* word : kInstructorWords) {
    if (std::string_view(word) != "GAZEBO") {  // an id that nothing shows
      CHECK_MESSAGE(holds(texts, word), word);
    }
  }
  CHECK_FALSE(holds(texts, "first point"));
  CHECK_FALSE(holds(texts, "slide title"));
}

TEST_CASE("audience: the learner's slides have no instructor content at all") {
  const AudienceDeck learner = for_audience(full_deck(), Audience::Learner);
  for (const AudienceSlide& slide : learner.slides()) {
    CHECK_FALSE(slide.instructor.has_value());
  }
}

TEST_CASE("audience: the instructor's edition has notes, minutes and answers") {
  const AudienceDeck deck = for_audience(full_deck(), Audience::Instructor);
  REQUIRE(deck.slides()[0].instructor.has_value());
  CHECK(deck.slides()[0].instructor->notes.value == "NARWHAL ZEPPELIN");
  CHECK(deck.slides()[0].instructor->minutes->value == 37);
  CHECK(deck.slides()[0].instructor->answer.value == "XYLOPHONE QUAGMIRE");
  CHECK(deck.slides()[0].instructor->rationale.value == "FANDANGO");
  CHECK(holds(all_texts(deck), "MARZIPAN"));
  CHECK(holds(all_texts(deck), "PUMPERNICKEL"));
  CHECK(holds(all_texts(deck), "BAMBOOZLE"));
}

TEST_CASE(
    "audience: every learner field of a deck is in the learner's edition") {
  const auto texts = all_texts(for_audience(full_deck(), Audience::Learner));
  for (const char* text : {"full",
                           "deck title",
                           "deck subtitle",
                           "de",
                           "some-theme",
                           "https://example.org/",
                           "paper",
                           "source title",
                           "https://example.org/paper",
                           "notes/book.ipynb",
                           "input",
                           "Your",
                           "simple",
                           "film",
                           "film title",
                           "journey",
                           "B",
                           "slide title",
                           "slide subtitle",
                           "slide body",
                           "simple.weights",
                           "panel title",
                           "figure caption",
                           "figure alt",
                           "python",
                           "code text",
                           "step title",
                           "step shape",
                           "step result",
                           "edge case",
                           "code result",
                           "first option",
                           "second option",
                           "it means",
                           "it matters",
                           "a mistake",
                           "outcome heading",
                           "outcome title",
                           "outcome text",
                           "A-01",
                           "notes/a.ipynb",
                           "anchor objective",
                           "B-01",
                           "owl sentence"}) {
    CHECK_MESSAGE(std::find(texts.begin(), texts.end(), text) != texts.end(),
                  text);
  }
}

TEST_CASE("audience: slides keep number, type and order") {
  const AudienceDeck deck = for_audience(full_deck(), Audience::Learner);
  REQUIRE(deck.slides().size() == 2);
  CHECK(deck.slides()[0].number == 1);
  CHECK(deck.slides()[0].type == SlideType::Code);
  CHECK(deck.slides()[1].number == 2);
  CHECK(deck.slides()[1].type == SlideType::Title);
}

TEST_CASE("audience: an edition knows whose it is") {
  CHECK(for_audience(full_deck(), Audience::Learner).audience() ==
        Audience::Learner);
  CHECK(for_audience(full_deck(), Audience::Instructor).audience() ==
        Audience::Instructor);
  CHECK(to_string(Audience::Learner) == "learner");
  CHECK(to_string(Audience::Instructor) == "instructor");
}

/// The instructor's sentences as the deck's files write them, lines joined.
void collect_sentences(const YamlNode& node, std::vector<std::string>& out) {
  for (const YamlNode& item : node.items) {
    collect_sentences(item, out);
  }
  for (const YamlNode::Entry& entry : node.entries) {
    if (entry.key != "instructor") {
      collect_sentences(entry.value, out);
      continue;
    }
    for (const char* key : {"notes", "answer"}) {
      const YamlNode* text = entry.value.find(key);
      if (text != nullptr) {
        out.push_back(text->scalar);
      }
    }
  }
}

TEST_CASE(
    "audience: no instructor line of the course is in its learner's edition") {
  SourceTexts sources;
  Diagnostics diagnostics;
  const auto deck = load_deck(
      std::filesystem::path(OWLDECK_SOURCE_DIR) / "content/attention/deck.yaml",
      DiskFiles(), sources, diagnostics);
  REQUIRE(deck.has_value());
  std::vector<std::string> sentences;
  for (const auto& [file, text] : sources) {
    collect_sentences(*parse_yaml(file, text, diagnostics), sentences);
  }
  CHECK(sentences.size() >= deck->slides.size());
  // Shorter lines, such as a number, may well stand on a slide too.
  constexpr std::size_t kShortestSentence = 20;
  const auto texts = all_texts(for_audience(*deck, Audience::Learner));
  for (const std::string& sentence : sentences) {
    std::istringstream lines(sentence);
    for (std::string line; std::getline(lines, line);) {
      if (line.size() >= kShortestSentence) {
        CHECK_MESSAGE(!holds(texts, line), line);
      }
    }
  }
}

}  // namespace
}  // namespace owldeck
