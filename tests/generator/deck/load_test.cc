#include "generator/deck/load.h"

#include <doctest/doctest.h>

#include "tests/generator/deck/fake_files.h"

namespace owldeck {
namespace {

const std::string kHead = "deck: {id: d, title: D}\n";

std::optional<Deck> load(const std::string& text, Diagnostics& diagnostics) {
  SourceTexts sources;
  return load_deck("deck.yaml", FakeFiles({{"deck.yaml", text}}), sources,
                   diagnostics);
}

Deck load(const std::string& text) {
  Diagnostics diagnostics;
  auto deck = load(text, diagnostics);
  for (const Diagnostic& each : diagnostics.all()) {
    FAIL_CHECK(each.message);
  }
  REQUIRE(deck.has_value());
  return *deck;
}

Slide load_slide(const std::string& keys) {
  return load(kHead +
              "slides:\n  - {slide: 1, type: practical, topic: t, title: T, " +
              keys + "}\n")
      .slides.at(0);
}

TEST_CASE("load: a deck that cannot be read is reported without a line") {
  SourceTexts sources;
  Diagnostics diagnostics;
  CHECK_FALSE(
      load_deck("no.yaml", FakeFiles({}), sources, diagnostics).has_value());
  REQUIRE(diagnostics.all().size() == 1);
  CHECK(diagnostics.all()[0].code == "file-missing");
  CHECK(diagnostics.all()[0].span == Span{"no.yaml", 0, 0, 0});
}

TEST_CASE("load: what a deck leaves out has its usual value") {
  const Deck deck =
      load(kHead + "slides: [{slide: 1, type: title, topic: t, title: T}]\n");
  CHECK(deck.language.value == "en");
  CHECK(deck.theme.value == "executive-light");
  CHECK_FALSE(deck.blueprint.has_value());
  CHECK(deck.slides[0].body.value.empty());
}

TEST_CASE("load: slides keep the order of the file") {
  const Deck deck = load(kHead +
                         "slides:\n"
                         "  - {slide: 9, type: title, topic: t, title: T}\n"
                         "  - {slide: 2, type: title, topic: t, title: T}\n");
  CHECK(deck.slides[0].number.value == 9);
  CHECK(deck.slides[1].number.value == 2);
}

TEST_CASE("load: a slide and its values keep their places") {
  const Deck deck = load(kHead +
                         "slides:\n"
                         "  - slide: 5\n"
                         "    type: concept\n"
                         "    topic: t\n"
                         "    title: Words\n");
  CHECK(deck.slides[0].span == Span{"deck.yaml", 3, 5, 5});
  CHECK(deck.slides[0].title.span == Span{"deck.yaml", 6, 12, 5});
}

TEST_CASE("load: duplicate slide number names both places") {
  Diagnostics diagnostics;
  CHECK_FALSE(load(kHead + "slides:\n"
                           "  - {slide: 1, type: title, topic: t, title: T}\n"
                           "  - {slide: 1, type: title, topic: t, title: T}\n",
                   diagnostics)
                  .has_value());
  REQUIRE(diagnostics.all().size() == 1);
  const Diagnostic& found = diagnostics.all()[0];
  CHECK(found.span == Span{"deck.yaml", 4, 13, 1});
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].span == Span{"deck.yaml", 3, 13, 1});
}

TEST_CASE("load: slides without a number are not duplicates of each other") {
  Diagnostics diagnostics;
  CHECK_FALSE(load(kHead + "slides:\n"
                           "  - {slide: a, type: title, topic: t, title: T}\n"
                           "  - {slide: b, type: title, topic: t, title: T}\n",
                   diagnostics)
                  .has_value());
  CHECK(diagnostics.all().size() == 2);
}

TEST_CASE("load: a mistake in an anchor is told once for all its aliases") {
  Diagnostics diagnostics;
  CHECK_FALSE(
      load(
          kHead +
              "slides:\n"
              "  - {slide: 1, type: title, topic: t, title: T, beginner: &b "
              "{means: a, matters: b, mistke: c}}\n"
              "  - {slide: 2, type: title, topic: t, title: T, beginner: *b}\n",
          diagnostics)
          .has_value());
  CHECK(diagnostics.all().size() == 1);
}

TEST_CASE("load: an experiment is an input or an attention") {
  const Deck deck = load(
      kHead +
      "experiments:\n"
      "  journey: {tokens: [Your, one], embeddings: [[0.43, 0.15], [1, 2]]}\n"
      "  split: {attention: multi-head, input: journey, d_out: 4, heads: 2,\n"
      "          mask: none, parameters: randn, torch_seed: 123}\n"
      "slides: [{slide: 1, type: title, topic: t, title: T}]\n");
  const auto& input = std::get<InputSpec>(deck.experiments.at(0));
  CHECK(input.tokens[1].value == "one");
  CHECK(input.embeddings.value[0].value[1].value == 0.15);
  const auto& split = std::get<AttentionSpec>(deck.experiments.at(1));
  CHECK(split.attention.value == AttentionKind::MultiHead);
  CHECK(split.d_out->value == 4);
  CHECK(split.heads.value == 2);
  CHECK(split.mask->value == MaskMethod::None);
  CHECK(split.parameters.value == Parameters::Randn);
  CHECK(split.torch_seed.value == 123);
}

TEST_CASE("load: tokens such as no and 1 stay words") {
  const Deck deck =
      load(kHead +
           "experiments: {i: {tokens: [no, 1], embeddings: [[1], [2]]}}\n"
           "slides: [{slide: 1, type: title, topic: t, title: T}]\n");
  const auto& input = std::get<InputSpec>(deck.experiments.at(0));
  CHECK(input.tokens[0].value == "no");
  CHECK(input.tokens[1].value == "1");
}

TEST_CASE("load: an animation has thirty frames a second and no set length") {
  const Deck deck =
      load(kHead +
           "experiments:\n"
           "  i: {tokens: [a], embeddings: [[1]]}\n"
           "  s: {attention: simple, input: i}\n"
           "animations: {f: {kind: score-flow, title: F, of: s, query: a}}\n"
           "slides: [{slide: 1, type: title, topic: t, title: T}]\n");
  CHECK(deck.animations.at(0).id.value == "f");
  CHECK_FALSE(deck.animations[0].seconds.has_value());
  CHECK(deck.animations[0].frames_per_second.value == 30);
}

TEST_CASE("load: prerequisites are ids and ranges") {
  const Slide slide = load_slide(
      "anchor: {id: A, assets: [x.ipynb], objective: o, "
      "prerequisites: [CH3-LAB-APP-A, CH3-LAB-01..05]}");
  const auto& needs = slide.anchor->prerequisites;
  REQUIRE(needs.size() == 2);
  CHECK(needs[0].first.value == "CH3-LAB-APP-A");
  CHECK_FALSE(needs[0].last_number.has_value());
  CHECK(needs[1].first.value == "CH3-LAB-01");
  CHECK(needs[1].last_number == 5);
}

TEST_CASE("load: a step of code has one line or some") {
  const Slide slide = load_slide(
      "code: {language: python, text: \"a\\nb\\nc\", steps: ["
      "{lines: 1, meaning: flow, title: t}, "
      "{lines: 2-3, meaning: risk, title: t}]}");
  CHECK(slide.code->steps[0].first_line.value == 1);
  CHECK(slide.code->steps[0].last_line == 1);
  CHECK(slide.code->steps[1].first_line.value == 2);
  CHECK(slide.code->steps[1].last_line == 3);
}

template <class Kind>
Kind load_figure(const std::string& figure) {
  const Deck deck =
      load(kHead +
           "experiments:\n"
           "  i: {tokens: [a], embeddings: [[1]]}\n"
           "  s: {attention: simple, input: i}\n"
           "animations: {f: {kind: score-flow, title: F, of: s, query: a}}\n"
           "slides: [{slide: 1, type: title, topic: t, title: T, figure: " +
           figure + "}]\n");
  REQUIRE(std::holds_alternative<Kind>(deck.slides[0].figures.at(0).kind));
  return std::get<Kind>(deck.slides[0].figures.at(0).kind);
}

TEST_CASE("load: a heatmap of one tensor has one panel") {
  const auto figure = load_figure<HeatmapFigure>(
      "{heatmap: s.weights, query: a, arcs: true, decimals: 3}");
  REQUIRE(figure.panels.size() == 1);
  CHECK(figure.panels[0].tensor.value == "s.weights");
  CHECK(figure.query->value == "a");
  CHECK(figure.arcs.value);
  CHECK(figure.decimals.value == 3);
}

TEST_CASE("load: a heatmap may have panels side by side") {
  const auto figure = load_figure<HeatmapFigure>(
      "{heatmap: [{tensor: s.scores, title: a}, {tensor: s.weights}]}");
  REQUIRE(figure.panels.size() == 2);
  CHECK(figure.panels[0].title.value == "a");
}

TEST_CASE("load: arcs, shapes, formulas and stills are figures") {
  CHECK(load_figure<ArcsFigure>("{arcs: s.weights, query: a, vectors: "
                                "i.embeddings}")
            .vectors->value == "i.embeddings");
  CHECK(load_figure<ShapesFigure>("{shapes: s, steps: [scores]}")
            .steps.at(0)
            .value == "scores");
  CHECK(load_figure<FormulaFigure>(
            "{formula: 'QK^\\top', parts: [{meaning: flow, text: t}]}")
            .tex.value == "QK^\\top");
  CHECK(load_figure<StillFigure>("{still: f, at: 12.5}").at->value == 12.5);
  CHECK_FALSE(load_figure<StillFigure>("{still: f}").at.has_value());
}

TEST_CASE("load: every figure may have a caption and alternative text") {
  const Slide slide = load_slide("figure: {formula: x, caption: c, alt: a}");
  CHECK(slide.figures.at(0).caption.value == "c");
  CHECK(slide.figures.at(0).alt->value == "a");
}

TEST_CASE("load: twenty-five mistakes are twenty-five reports") {
  std::string text =
      "deck: {id: D!, titel: D, theme: [x]}\n"
      "slides:\n";
  for (int i = 1; i <= 11; ++i) {
    text += "  - {slide: " + std::to_string(i) +
            ", type: concpet, topic: t, title: T, colour: red}\n";
  }
  Diagnostics diagnostics;
  CHECK_FALSE(load(text, diagnostics).has_value());
  CHECK(diagnostics.all().size() == 25);
}

TEST_CASE("load: the course deck loads without a problem") {
  SourceTexts sources;
  Diagnostics diagnostics;
  const auto deck = load_deck(
      std::filesystem::path(OWLDECK_SOURCE_DIR) / "content/attention/deck.yaml",
      DiskFiles(), sources, diagnostics);
  CHECK(diagnostics.all().empty());
  REQUIRE(deck.has_value());
  CHECK(deck->slides.size() == 30);
}

TEST_CASE("load: a timeline may have sections") {
  const auto timeline = load_figure<TimelineFigure>(
      "{timeline: slides, sections: [{slide: 3, title: Why}, {slide: 8, title: "
      "How}]}");
  REQUIRE(timeline.sections.size() == 2);
  CHECK(timeline.sections[1].slide.value == 8);
  CHECK(timeline.sections[1].title.value == "How");
  CHECK(load_figure<TimelineFigure>("{timeline: slides}").sections.empty());
}

TEST_CASE("load: a row of configurations is a name, or has a title") {
  const auto table = load_figure<ConfigurationsFigure>(
      "{configurations: [s, {attention: s, title: Small}]}");
  REQUIRE(table.rows.size() == 2);
  CHECK(table.rows[0].experiment.value == "s");
  CHECK(table.rows[0].title.value.empty());
  CHECK(table.rows[1].experiment.value == "s");
  CHECK(table.rows[1].title.value == "Small");
}

TEST_CASE("load: bars of configurations are linear unless they say log") {
  CHECK_FALSE(load_figure<ConfigurationsFigure>("{configurations: [s]}")
                  .logarithmic.value);
  CHECK(load_figure<ConfigurationsFigure>("{configurations: [s], scale: log}")
            .logarithmic.value);
}

TEST_CASE("load: bars may say what they measure") {
  CHECK(load_figure<BarsFigure>("{bars: s.scores, label: how alike}")
            .label.value == "how alike");
}

TEST_CASE("load: a model may have a staircase") {
  const Deck deck =
      load(kHead +
           "experiments: {m: {model: tiny-decoder, text: The cat sat}}\n"
           "slides: [{slide: 1, type: title, topic: t, title: T, figure: "
           "{staircase: m}}]\n");
  CHECK(std::holds_alternative<StaircaseFigure>(
      deck.slides[0].figures.at(0).kind));
}

}  // namespace
}  // namespace owldeck
