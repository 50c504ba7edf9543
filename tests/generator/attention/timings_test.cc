#include "generator/attention/timings.h"

#include <fstream>
#include <iterator>

#include "generator/attention/expression.h"
#include "tests/generator/attention/run_deck.h"

namespace owldeck {
namespace {

const std::string kDeck = "  timings: {timings: data/timings.yaml}\n";

const std::string kHead =
    "# Written by ./dev bench --record; do not edit.\n"
    "machine: AMD EPYC, 1 thread\n"
    "date: 2026-11-21\n"
    "batch: 1\n"
    "tokens: 1024\n"
    "d_model: 768\n"
    "heads: 12\n"
    "runs: 21\n"
    "implementations:\n";

const std::string kStack =
    "  - {name: stack, median_ms: 120, least_ms: 110.5, most_ms: 130,"
    " largest_difference: 1.2e-07}\n";
const std::string kStreaming =
    "  - {name: streaming, median_ms: 30, least_ms: 29, most_ms: 31,"
    " largest_difference: 0}\n";

Trace trace_of(const std::string& file) {
  return traced(kDeck, "timings", {{"data/timings.yaml", file}});
}

/// The only problem of a file that ends with `lines`, on line 10 and after.
Diagnostic problem_of(const std::string& lines) {
  return only_problem_of(kDeck, "timings",
                         {{"data/timings.yaml", kHead + lines}});
}

const Tensor& step(const Trace& trace, const std::string& name) {
  const Tensor* tensor = trace.find(name);
  REQUIRE_MESSAGE(tensor != nullptr, "no step ", name);
  return *tensor;
}

TEST_CASE("timings: the implementations are the labels of an axis") {
  const Trace trace = trace_of(kHead + kStack + kStreaming);
  const std::vector<Axis> axes{{"implementation", 2, {"stack", "streaming"}}};
  for (const char* name :
       {"median", "least", "most", "relative", "largest_difference"}) {
    CHECK(step(trace, name).axes == axes);
  }
}

TEST_CASE("timings: times as measured, and relative to the first") {
  const Trace trace = trace_of(kHead + kStack + kStreaming);
  CHECK(step(trace, "median").values == std::vector<float>{120.0f, 30.0f});
  CHECK(step(trace, "least").values == std::vector<float>{110.5f, 29.0f});
  CHECK(step(trace, "most").values == std::vector<float>{130.0f, 31.0f});
  CHECK(step(trace, "relative").values == std::vector<float>{1.0f, 0.25f});
  CHECK(step(trace, "largest_difference").values ==
        std::vector<float>{1.2e-7f, 0.0f});
}

TEST_CASE("timings: sizes are numbers without axes") {
  const Trace trace = trace_of(kHead + kStack);
  CHECK(step(trace, "batch").at({}) == 1);
  CHECK(step(trace, "token_count").at({}) == 1024);
  CHECK(step(trace, "d_model").at({}) == 768);
  CHECK(step(trace, "heads").at({}) == 12);
  CHECK(step(trace, "runs").at({}) == 21);
}

TEST_CASE("timings: what ./dev bench --record wrote for the course is read") {
  std::ifstream file(OWLDECK_SOURCE_DIR "/content/attention/timings.yaml");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const Trace trace = trace_of(text);
  CHECK(step(trace, "median").values.size() > 1);
  CHECK_FALSE(trace.texts.at("machine").empty());
}

TEST_CASE("timings: a deck's text says what was measured, and on what") {
  const Traces traces{{"timings", trace_of(kHead + kStack + kStreaming)}};
  const Located<std::string> text{
      "{{ timings.median[streaming] | .1f }} ms on {{ timings.machine | text "
      "}}, {{ timings.date | text }}, {{ timings.token_count | ,d }} tokens",
      {"deck.yaml", 3, 1}};
  Diagnostics diagnostics;
  CHECK(expand(text, traces, diagnostics) ==
        "30.0 ms on AMD EPYC, 1 thread, 2026-11-21, 1,024 tokens");
  CHECK(diagnostics.all().empty());
}

TEST_CASE("timings: a file that is not there is reported once") {
  const Diagnostic found = only_problem_of(kDeck, "timings");
  CHECK(found.code == "file-missing");
  Diagnostics diagnostics;
  const TimingsSpec spec{{"timings", {"deck.yaml", 2, 3}},
                         {"data/timings.yaml", {"deck.yaml", 2, 22}}};
  CHECK(trace_timings(spec, {}, diagnostics).steps.empty());
  CHECK(diagnostics.all().empty());
}

TEST_CASE("timings: the path is taken from the deck's folder") {
  const TimingsSpec spec{{"timings", {"course/deck.yaml", 2, 3}},
                         {"timings.yaml", {"course/deck.yaml", 2, 22}}};
  Diagnostics diagnostics;
  CHECK_FALSE(trace_timings(spec, {{"course/timings.yaml", kHead + kStack}},
                            diagnostics)
                  .steps.empty());
}

TEST_CASE("timings: a mistake is reported in the measured file") {
  const Diagnostic found = problem_of(
      "  - {name: stack, medain_ms: 120, least_ms: 110, most_ms: 130,"
      " largest_difference: 0}\n");
  CHECK(found.code == "unknown-key");
  CHECK(found.span == Span{"data/timings.yaml", 10, 19, 9});
  CHECK(found.message == "unknown key 'medain_ms'");
  CHECK(found.hint == "did you mean 'median_ms'?");
}

TEST_CASE("timings: what is no number is reported in the measured file") {
  const Diagnostic found = problem_of(
      "  - {name: stack, median_ms: fast, least_ms: 110, most_ms: 130,"
      " largest_difference: 0}\n");
  CHECK(found.code == "wrong-type");
  CHECK(found.span == Span{"data/timings.yaml", 10, 30, 4});
}

TEST_CASE("timings: sizes are at least 1") {
  const Diagnostic found = only_problem_of(
      kDeck, "timings",
      {{"data/timings.yaml",
        "machine: M\ndate: D\nbatch: 0\ntokens: 1\nd_model: 1\nheads: 1\n"
        "runs: 1\nimplementations:\n" +
            kStack}});
  CHECK(found.code == "wrong-value");
  CHECK(found.span == Span{"data/timings.yaml", 3, 8, 1});
}

TEST_CASE("timings: what is no YAML is reported in the measured file") {
  const Diagnostic found =
      only_problem_of(kDeck, "timings", {{"data/timings.yaml", "a: [1"}});
  CHECK(found.code == "yaml");
  CHECK(found.span.file == "data/timings.yaml");
}

TEST_CASE("timings: something was measured") {
  const Diagnostic found = problem_of("  []\n");
  CHECK(found.code == "timings");
  CHECK(found.span == Span{"data/timings.yaml", 10, 3, 1});
  CHECK(found.message == "no implementation was measured");
  CHECK(found.hint == "run ./dev bench --record");
}

TEST_CASE("timings: a time is more than 0") {
  for (const std::string time : {"0", "-1"}) {
    CAPTURE(time);
    const Diagnostic found =
        problem_of("  - {name: a, median_ms: 1, least_ms: " + time +
                   ", most_ms: 1, largest_difference: 0}");
    CHECK(found.code == "timings");
    CHECK(found.span.line == 10);
    CHECK(found.span.column == 39);
    CHECK(found.message == time + " ms is no time");
    CHECK(found.hint == "a time is more than 0");
  }
}

TEST_CASE("timings: the median is between the least and the most") {
  const Diagnostic found = problem_of(
      "  - {name: a, median_ms: 1.5, least_ms: 2, most_ms: 3,"
      " largest_difference: 0}");
  CHECK(found.code == "timings");
  CHECK(found.span == Span{"data/timings.yaml", 10, 26, 3});
  CHECK(found.message ==
        "a median of 1.5 ms is not between the least, 2, and the most, 3");
}

TEST_CASE("timings: a largest difference is not negative") {
  const Diagnostic found = problem_of(
      "  - {name: a, median_ms: 1, least_ms: 1, most_ms: 1,"
      " largest_difference: -1e-07}");
  CHECK(found.code == "timings");
  CHECK(found.span == Span{"data/timings.yaml", 10, 74, 6});
  CHECK(found.message == "-1e-07 is no largest difference");
}

TEST_CASE("timings: an implementation was measured once") {
  const Diagnostic found = problem_of(kStack + kStack);
  CHECK(found.code == "timings");
  CHECK(found.span == Span{"data/timings.yaml", 11, 12, 5});
  CHECK(found.message == "'stack' was measured twice");
  REQUIRE(found.notes.size() == 1);
  CHECK(found.notes[0].span == Span{"data/timings.yaml", 10, 12, 5});
}

}  // namespace
}  // namespace owldeck
