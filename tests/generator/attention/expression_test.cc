#include "generator/attention/expression.h"

#include <doctest/doctest.h>

#include <cmath>
#include <limits>
#include <optional>

#include "generator/source/utf8.h"
#include "tests/generator/attention/specs.h"

namespace owldeck {
namespace {

/// Widths as labels that are numbers, words as labels, a text, and a tensor
/// without axes.
Trace labelled() {
  Trace trace{"widths"};
  trace.steps.push_back(
      {"entropy",
       "H",
       "",
       {{{"head_dim", 3, {"4", "16", "64"}}, {"variant", 2, {"raw", "scaled"}}},
        {1.0f, 2.0f, 3.0f, 4.0f, 5.0f, 6.0f}}});
  trace.steps.push_back({"count", "n", "", {{}, {50257.0f}}});
  trace.texts = {{"machine", "one core, 1 | 2 threads"}, {"date", "today"}};
  return trace;
}

Trace without_numbers() {
  Trace trace{"gpt2"};
  trace.steps.push_back(
      {"scores", "S", "", {{{"query", 1024}, {"key", 1024}}, {}}});
  return trace;
}

Traces traces() {
  AttentionSpec simple = attention_of(AttentionKind::Simple);
  simple.name.value = "simple";
  AttentionSpec causal =
      seeded(AttentionKind::Causal, 2, Parameters::Linear, 789);
  causal.name.value = "causal";
  AttentionSpec split =
      seeded(AttentionKind::MultiHead, 2, Parameters::Linear, 123);
  split.name.value = "split";
  split.heads.value = 2;
  split.batch = Located<int>{2, {}};
  Diagnostics diagnostics;
  Traces result =
      run_experiments({journey(), simple, causal, split}, {}, diagnostics);
  REQUIRE(diagnostics.all().empty());
  result.emplace("widths", labelled());
  result.emplace("gpt2", without_numbers());
  return result;
}

/// Text that stands on line 12 from column 10 on.
Located<std::string> text_at(const std::string& text,
                             std::optional<int> length = std::nullopt) {
  return {text, {"deck.yaml", 12, 10, length.value_or(count_characters(text))}};
}

std::string expanded(const std::string& text) {
  Diagnostics diagnostics;
  std::string result = expand(text_at(text), traces(), diagnostics);
  for (const Diagnostic& problem : diagnostics.all()) {
    FAIL_CHECK(problem.message);
  }
  return result;
}

Diagnostic problem_of(const Located<std::string>& text) {
  Diagnostics diagnostics;
  static_cast<void>(expand(text, traces(), diagnostics));
  REQUIRE(diagnostics.all().size() == 1);
  return diagnostics.all().front();
}

Diagnostic problem_of(const std::string& text) {
  return problem_of(text_at(text));
}

TEST_CASE("expand: text without expressions stays as it is") {
  CHECK(expanded("a {b} | c }} d") == "a {b} | c }} d");
}

TEST_CASE("expand: numbers by index") {
  CHECK(expanded("{{ simple.weights[1][2] | .4f }}") == "0.2333");
  CHECK(expanded("{{simple.weights[1][2]|.2f}}") == "0.23");
  CHECK(expanded("{{ split.weights[1][0][1][0] | .4f }}") == "0.4776");
}

TEST_CASE("expand: numbers by token") {
  CHECK(expanded("{{ simple.weights[journey][starts] | .4f }}") == "0.2333");
  CHECK(expanded("{{ journey.embeddings[step][1] | .2f }}") == "0.80");
}

TEST_CASE("expand: several expressions and the text between them") {
  CHECK(expanded("from {{ simple.scores[0][0] | .4f }} to "
                 "{{ simple.scores[1][1] | .4f }}!") ==
        "from 0.9995 to 1.4950!");
}

TEST_CASE("expand: percent, whole numbers and shapes") {
  CHECK(expanded("{{ simple.weights[1][1] | .0% }}") == "24%");
  CHECK(expanded("{{ simple.weights[1][1] | .1% }}") == "23.8%");
  CHECK(expanded("{{ causal.mask[0][1] | d }}") == "1");
  CHECK(expanded("{{ split.scores | shape }}") == "(2, 2, 6, 6)");
}

TEST_CASE("expand: negative numbers and infinity have typographic signs") {
  CHECK(expanded("{{ causal.scores[0][3] | .4f }}") == "−0.0138");
  CHECK(expanded("{{ causal.masked[0][1] | .4f }}") == "−∞");
}

TEST_CASE("expand: the text goes on over lines") {
  CHECK(expanded("a\n{{ simple.weights[1][2] | .2f }}\nb\n") == "a\n0.23\nb\n");
}

TEST_CASE("expand: an unknown experiment is underlined in the text") {
  const Diagnostic found = problem_of("a {{ simpel.weights[0][0] | .4f }}");
  CHECK(found.code == "unknown-name");
  CHECK(found.span == Span{"deck.yaml", 12, 15, 6});
  CHECK(found.message == "unknown experiment 'simpel'");
  CHECK(found.hint == "did you mean 'simple'?");
}

TEST_CASE("expand: an unknown tensor is underlined in the text") {
  const Diagnostic found = problem_of("{{ simple.wieghts[0][0] | .4f }}");
  CHECK(found.code == "unknown-tensor");
  CHECK(found.span == Span{"deck.yaml", 12, 20, 7});
  CHECK(found.message == "'simple' has no tensor 'wieghts'");
  CHECK(found.hint == "did you mean 'weights'?");
}

TEST_CASE("expand: columns count characters, not bytes") {
  CHECK(problem_of("→ é {{ simple.x | .4f }}").span ==
        Span{"deck.yaml", 12, 24, 1});
}

TEST_CASE("expand: columns step over the quote of a quoted text") {
  const std::string text = "{{ simple.x | .4f }}";
  const int quoted = static_cast<int>(text.size()) + 2;
  CHECK(problem_of(text_at(text, quoted)).span == Span{"deck.yaml", 12, 21, 1});
}

TEST_CASE("expand: in a text of several lines the text is the place") {
  CHECK(problem_of(text_at("one\n{{ simple.x | .4f }}\n", 1)).span ==
        Span{"deck.yaml", 12, 10, 1});
}

TEST_CASE("expand: in a block of one line the block is the place") {
  CHECK(problem_of(text_at("{{ simple.x | .4f }}", 1)).span ==
        Span{"deck.yaml", 12, 10, 1});
}

TEST_CASE("expand: in a text that reads otherwise the text is the place") {
  CHECK(problem_of(text_at("one {{ simple.x | .4f }}", 12)).span ==
        Span{"deck.yaml", 12, 10, 12});
}

TEST_CASE("expand: an index outside its axis names the range") {
  const Diagnostic found = problem_of("{{ simple.weights[0][6] | .4f }}");
  CHECK(found.code == "index-range");
  CHECK(found.span == Span{"deck.yaml", 12, 31, 1});
  CHECK(found.message == "index 6 is outside axis 'key'");
  CHECK(found.hint == "write a number from 0 to 5");
}

TEST_CASE("expand: an index of any length is a number") {
  CHECK(problem_of("{{ simple.weights[0][99999999999999999999999] | .4f }}")
            .code == "index-range");
}

TEST_CASE("expand: an unknown token is named with the nearest one") {
  const Diagnostic found =
      problem_of("{{ simple.weights[jurney][Your] | .4f }}");
  CHECK(found.code == "index-range");
  CHECK(found.span == Span{"deck.yaml", 12, 28, 6});
  CHECK(found.message == "unknown token 'jurney' on axis 'query'");
  CHECK(found.hint == "did you mean 'journey'?");
}

TEST_CASE("expand: an axis without tokens has no words") {
  const Diagnostic found = problem_of("{{ causal.values[0][x] | .4f }}");
  CHECK(found.code == "index-range");
  CHECK(found.message == "'x' is no index of axis 'd_out'");
  CHECK(found.hint == "write a number from 0 to 1");
}

TEST_CASE("expand: a number takes one index for each axis") {
  const Diagnostic found = problem_of("{{ simple.weights[0] | .4f }}");
  CHECK(found.code == "expression");
  CHECK(found.span == Span{"deck.yaml", 12, 13, 17});
  CHECK(found.message == "'simple.weights[0]' has 1 of 2 indices");
  CHECK(found.hint == "give one for each of [query][key]");
  CHECK(problem_of("{{ simple.weights[0][1][2] | .4f }}").message ==
        "'simple.weights[0][1][2]' has 3 of 2 indices");
}

TEST_CASE("expand: an expression that never ends is named at its start") {
  const Diagnostic found = problem_of("a {{ simple.weights[0][0] | .4f }");
  CHECK(found.code == "expression");
  CHECK(found.span == Span{"deck.yaml", 12, 12, 2});
  CHECK(found.message == "'{{' without '}}'");
}

TEST_CASE("expand: a path names an experiment and a tensor") {
  const Diagnostic found = problem_of("{{ simple | shape }}");
  CHECK(found.code == "expression");
  CHECK(found.span == Span{"deck.yaml", 12, 13, 6});
  CHECK(found.message == "'simple' names no tensor");
  CHECK(problem_of("{{ | .4f }}").code == "expression");
  CHECK(problem_of("{{ .weights | .4f }}").code == "expression");
  CHECK(problem_of("{{ simple. | .4f }}").code == "expression");
}

TEST_CASE("expand: brackets close and only brackets follow") {
  CHECK(problem_of("{{ simple.weights[0 | .4f }}").message ==
        "'[' without ']'");
  const Diagnostic found = problem_of("{{ simple.weights[0]x | .4f }}");
  CHECK(found.code == "expression");
  CHECK(found.span == Span{"deck.yaml", 12, 30, 1});
  CHECK(found.message == "'x' after ']'");
}

TEST_CASE("expand: a missing format is said") {
  const Diagnostic found = problem_of("{{ simple.weights[0][0] }}");
  CHECK(found.code == "format");
  CHECK(found.span == Span{"deck.yaml", 12, 13, 20});
  CHECK(found.message == "a computed number without a format");
}

TEST_CASE("expand: an unknown format is named with the nearest one") {
  const Diagnostic found = problem_of("{{ split.scores | shap }}");
  CHECK(found.code == "format");
  CHECK(found.span == Span{"deck.yaml", 12, 28, 4});
  CHECK(found.message == "unknown format 'shap'");
  CHECK(found.hint == "did you mean 'shape'?");
  for (const char* format : {".f", ".16f", ".4", "4f", ".-1f", ".4x", ""}) {
    CAPTURE(format);
    CHECK(problem_of("{{ simple.weights[0][0] | " + std::string(format) + "}}")
              .code == "format");
  }
}

TEST_CASE("expand: shape is for tensors, d for whole numbers") {
  CHECK(problem_of("{{ simple.weights[0] | shape }}").message ==
        "'shape' is for a tensor without indices");
  CHECK(problem_of("{{ simple.weights[1][2] | d }}").message ==
        "'d' is for whole numbers, not 0.2333");
}

TEST_CASE("expand: every wrong expression of a text is reported") {
  Diagnostics diagnostics;
  const std::string text = "{{ x.y | d }} {{ simple.y | d }}";
  CHECK(expand(text_at(text), traces(), diagnostics) == "? ?");
  CHECK(diagnostics.all().size() == 2);
}

TEST_CASE("expand: an experiment that was wrong is not reported again") {
  Diagnostics diagnostics;
  const Traces wrong{{"simple", Trace{"simple"}}};
  CHECK(expand(text_at("a {{ simple.weights[0][0] | .2f }}"), wrong,
               diagnostics) == "a ?");
  CHECK(diagnostics.all().empty());
}

TEST_CASE("expand: a label of an axis is an index") {
  CHECK(expanded("{{ widths.entropy[16][scaled] | .1f }}") == "4.0");
  CHECK(expanded("{{ widths.entropy[64][raw] | .1f }}") == "5.0");
}

TEST_CASE("expand: on an axis with labels a number that is no label counts") {
  CHECK(expanded("{{ widths.entropy[0][0] | .1f }}") == "1.0");
  CHECK(expanded("{{ widths.entropy[2][1] | .1f }}") == "6.0");
}

TEST_CASE("expand: a label comes before a number") {
  Traces all;
  Trace trace{"t"};
  trace.steps.push_back(
      {"x", "x", "", {{{"d", 3, {"2", "1", "0"}}}, {7.0f, 8.0f, 9.0f}}});
  all.emplace("t", trace);
  Diagnostics diagnostics;
  CHECK(expand(text_at("{{ t.x[0] | d }} {{ t.x[2] | d }}"), all,
               diagnostics) == "9 7");
  CHECK(diagnostics.all().empty());
}

TEST_CASE("expand: an unknown label is named with the nearest one") {
  const Diagnostic found = problem_of("{{ widths.entropy[16][scald] | .1f }}");
  CHECK(found.code == "index-range");
  CHECK(found.span == Span{"deck.yaml", 12, 32, 5});
  CHECK(found.message == "unknown label 'scald' on axis 'variant'");
  CHECK(found.hint == "did you mean 'scaled'?");
}

TEST_CASE("expand: a number that is no label and no index names the labels") {
  const Diagnostic found = problem_of("{{ widths.entropy[512][0] | .1f }}");
  CHECK(found.code == "index-range");
  CHECK(found.span == Span{"deck.yaml", 12, 28, 3});
  CHECK(found.message == "unknown label '512' on axis 'head_dim'");
  CHECK(found.hint == "known are '4', '16', '64'");
}

TEST_CASE("expand: a text of a trace") {
  CHECK(expanded("on {{ widths.machine | text }}, {{widths.date|text}}") ==
        "on one core, 1 | 2 threads, today");
}

TEST_CASE("expand: an unknown text is named with the nearest one") {
  const Diagnostic found = problem_of("{{ widths.machin | text }}");
  CHECK(found.code == "unknown-text");
  CHECK(found.span == Span{"deck.yaml", 12, 20, 6});
  CHECK(found.message == "'widths' has no text 'machin'");
  CHECK(found.hint == "did you mean 'machine'?");
}

TEST_CASE("expand: a text is no number") {
  const Diagnostic found = problem_of("{{ widths.machine | .1f }}");
  CHECK(found.code == "expression");
  CHECK(found.span == Span{"deck.yaml", 12, 20, 7});
  CHECK(found.message == "'widths.machine' is a text");
  CHECK(found.hint == "write {{ widths.machine | text }}");
}

TEST_CASE("expand: a tensor is no text") {
  const Diagnostic found = problem_of("{{ widths.entropy[4][raw] | text }}");
  CHECK(found.code == "expression");
  CHECK(found.span == Span{"deck.yaml", 12, 20, 7});
  CHECK(found.message == "'widths.entropy' is a tensor");
  CHECK(found.hint ==
        "write one of its numbers as | .4f, or its sizes as "
        "| shape");
}

TEST_CASE("expand: a text has no indices") {
  const Diagnostic found = problem_of("{{ widths.machine[0] | text }}");
  CHECK(found.code == "expression");
  CHECK(found.span == Span{"deck.yaml", 12, 13, 17});
  CHECK(found.message == "a text has no indices");
}

TEST_CASE("expand: a tensor without axes is one number") {
  CHECK(expanded("{{ widths.count | d }}") == "50257");
  CHECK(expanded("{{ widths.count | ,d }}") == "50,257");
  CHECK(expanded("{{ widths.count | shape }}") == "()");
  const Diagnostic found = problem_of("{{ widths.count[0] | d }}");
  CHECK(found.message == "'widths.count[0]' has 1 of 0 indices");
  CHECK(found.hint == "take the indices away");
}

TEST_CASE("expand: thousands are for whole numbers") {
  const Diagnostic found = problem_of("{{ simple.weights[1][2] | ,d }}");
  CHECK(found.code == "format");
  CHECK(found.message == "',d' is for whole numbers, not 0.2333");
}

TEST_CASE("expand: a tensor without numbers has a shape") {
  CHECK(expanded("{{ gpt2.scores | shape }}") == "(1024, 1024)");
}

TEST_CASE("expand: a tensor without numbers has no number") {
  const Diagnostic found = problem_of("{{ gpt2.scores[0][1] | .4f }}");
  CHECK(found.code == "shapes-only");
  CHECK(found.span == Span{"deck.yaml", 12, 13, 17});
  CHECK(found.message == "'gpt2.scores' has a shape and no numbers");
  CHECK(found.hint == "take an experiment without 'shapes_only: true'");
}

TEST_CASE("format_thousands: groups of three from behind") {
  CHECK(format_thousands(0.0) == "0");
  CHECK(format_thousands(999.0) == "999");
  CHECK(format_thousands(1000.0) == "1,000");
  CHECK(format_thousands(-50257.4) == "−50,257");
  CHECK(format_thousands(-std::numeric_limits<double>::infinity()) == "−∞");
  CHECK(format_thousands(std::numeric_limits<std::size_t>::max()) ==
        "18,446,744,073,709,551,615");
}

TEST_CASE("format_number: digits, signs and zeros") {
  CHECK(format_number(0.23789, 2) == "0.24");
  CHECK(format_number(std::nan(""), 2) == "NaN");
  CHECK(format_number(-1.5, 1) == "−1.5");
  CHECK(format_number(-0.00001, 4) == "0.0000");
  CHECK(format_number(-0.0, 0) == "0");
  CHECK(format_number(12345.678, 0) == "12346");
  CHECK(format_number(-std::numeric_limits<double>::infinity(), 4) == "−∞");
  CHECK(format_number(std::numeric_limits<double>::infinity(), 4) == "∞");
}

}  // namespace
}  // namespace owldeck
