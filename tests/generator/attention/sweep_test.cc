#include "generator/attention/sweep.h"

#include <cmath>

#include "generator/tensor/tensor_math.h"
#include "generator/tensor/torch_random.h"
#include "tests/generator/attention/run_deck.h"

namespace owldeck {
namespace {

const std::string kAttentions =
    "  simple: {attention: simple, input: journey}\n"
    "  causal: {attention: causal, input: journey, d_out: 2, torch_seed: 789}\n"
    "  heads: {attention: multi-head, input: journey, d_out: 4, heads: 2}\n"
    "  multiply: {attention: causal, mask: multiply, input: journey, d_out: 2,"
    " torch_seed: 789}\n";

const Tensor& step(const Trace& trace, const std::string& name) {
  const Tensor* tensor = trace.find(name);
  REQUIRE_MESSAGE(tensor != nullptr, "no step ", name);
  return *tensor;
}

Trace widths(const std::string& values) {
  return traced("  widths: {sweep: head_dim, values: " + values +
                    ", tokens: 16, torch_seed: 123}\n",
                "widths");
}

Trace heated(const std::string& attention, const std::string& values) {
  return traced(kAttentions + "  heat: {sweep: temperature, of: " + attention +
                    ", values: " + values + "}\n",
                "heat");
}

/// What a sweep that stands on line 2 reports.
Diagnostic problem_of(const std::string& keys) {
  return only_problem_of("  sweep: {" + keys + "}\n" + kAttentions, "sweep");
}

TEST_CASE("sweep: head_dim and variant are labels") {
  const Trace trace = widths("[4, 64]");
  const Axis head_dim{"head_dim", 2, {"4", "64"}};
  const Axis variant{"variant", 2, {"unscaled", "scaled"}};
  CHECK(step(trace, "weights").axes ==
        std::vector<Axis>{head_dim, variant, {"key", 16}});
  for (const char* name : {"entropy", "largest_weight", "gradient_norm"}) {
    CHECK(step(trace, name).axes == std::vector<Axis>{head_dim, variant});
  }
}

TEST_CASE("sweep: queries are drawn before keys, anew for each width") {
  const Tensor found = step(widths("[4, 8]"), "weights");
  TorchRandom random(123);
  const std::vector<Axis> axes{{"query", 16}, {"head_dim", 8}};
  const Tensor queries{axes, random.randn(16 * 8)};
  const Tensor keys{axes, random.randn(16 * 8)};
  const Tensor scores = product_transposed(queries, keys);
  const Tensor unscaled = softmax_rows(scores);
  const Tensor scaled = softmax_rows(divided(scores, std::sqrt(8.0)));
  for (std::size_t key = 0; key < 16; ++key) {
    CHECK(found.at({1, 0, key}) == unscaled.at({0, key}));
    CHECK(found.at({1, 1, key}) == scaled.at({0, key}));
  }
}

TEST_CASE("sweep: wider heads sharpen the weights unless they are scaled") {
  const Trace trace = widths("[4, 16, 64, 256, 1024]");
  const Tensor& entropy = step(trace, "entropy");
  const Tensor& largest = step(trace, "largest_weight");
  for (std::size_t width = 1; width < 5; ++width) {
    CAPTURE(width);
    CHECK(entropy.at({width, 0}) < entropy.at({width - 1, 0}));
    CHECK(largest.at({width, 0}) > largest.at({width - 1, 0}));
  }
  CHECK(largest.at({4, 0}) > 0.95f);
  for (std::size_t width = 0; width < 5; ++width) {
    CAPTURE(width);
    CHECK(entropy.at({width, 1}) > 2.0f);
    CHECK(static_cast<double>(entropy.at({width, 1})) < std::log(16.0));
  }
}

TEST_CASE("sweep: weights that are all on one key have no gradient") {
  const Tensor norm = step(widths("[4, 1024]"), "gradient_norm");
  CHECK(norm.at({1, 0}) < norm.at({0, 0}) / 5);
  CHECK(norm.at({1, 1}) > norm.at({0, 1}) / 2);
}

TEST_CASE("sweep: a width does not depend on the others") {
  const Tensor alone = step(widths("[16]"), "entropy");
  const Tensor among = step(widths("[4, 16]"), "entropy");
  CHECK(alone.at({0, 0}) == among.at({1, 0}));
  CHECK(alone.at({0, 1}) == among.at({1, 1}));
}

TEST_CASE("sweep: temperature 1 gives the attention's own weights") {
  for (const std::string name : {"simple", "causal", "heads"}) {
    CAPTURE(name);
    const DeckRun run =
        run_deck(kAttentions + "  heat: {sweep: temperature, of: " + name +
                 ", values: [1]}\n");
    REQUIRE(run.problems.empty());
    CHECK(step(run.traces.at("heat"), "weights").values ==
          step(run.traces.at(name), "weights").values);
  }
}

TEST_CASE("sweep: an attention's own temperature is replaced") {
  const std::string attention =
      "attention: multi-head, input: journey, d_out: 4, heads: 2, scale: false";
  const DeckRun run = run_deck(
      "  warm: {" + attention + ", temperature: 2}\n  own: {" + attention +
      ", temperature: 0.5}\n"
      "  heat: {sweep: temperature, of: warm, values: [0.5]}\n");
  REQUIRE(run.problems.empty());
  CHECK(step(run.traces.at("heat"), "weights").values ==
        step(run.traces.at("own"), "weights").values);
}

TEST_CASE("sweep: a mask by multiplication is kept") {
  const Trace hidden = heated("causal", "[0.5]");
  const Trace multiplied = heated("multiply", "[0.5]");
  const Tensor& wanted = step(hidden, "weights");
  const Tensor& found = step(multiplied, "weights");
  for (std::size_t i = 0; i < wanted.values.size(); ++i) {
    CAPTURE(i);
    CHECK(found.values[i] == doctest::Approx(wanted.values[i]).epsilon(1e-6));
  }
}

TEST_CASE("sweep: the axes of temperature are those of the weights behind it") {
  const Trace trace = heated("heads", "[0.1, 1, 10]");
  const Axis temperature{"temperature", 3, {"0.1", "1", "10"}};
  CHECK(step(trace, "weights").axes ==
        std::vector<Axis>{
            temperature, {"batch", 1}, {"head", 2}, {"query", 6}, {"key", 6}});
  CHECK(step(trace, "entropy").axes == std::vector<Axis>{temperature});
  CHECK(trace.tokens.at(1) == "journey");
}

TEST_CASE("sweep: heat evens weights out and cold leaves the largest") {
  const Trace trace = heated("simple", "[0.001, 0.1, 1, 1000]");
  const Tensor& entropy = step(trace, "entropy");
  for (std::size_t i = 1; i < 4; ++i) {
    CAPTURE(i);
    CHECK(entropy.at({i}) > entropy.at({i - 1}));
  }
  CHECK(step(trace, "largest_weight").at({0}) > 0.999f);
  CHECK(static_cast<double>(entropy.at({3})) ==
        doctest::Approx(std::log(6.0)).epsilon(1e-4));
}

TEST_CASE("sweep: a head_dim is a whole number from 1 to 4096") {
  for (const std::string value : {"0", "4097", "2.5", "-1"}) {
    CAPTURE(value);
    const Diagnostic found =
        problem_of("sweep: head_dim, values: [" + value + ", 8]");
    CHECK(found.code == "sweep-value");
    CHECK(found.span.column == 37);
    CHECK(found.message == value + " is no head_dim");
    CHECK(found.hint == "write a whole number from 1 to 4096");
  }
}

TEST_CASE("sweep: a temperature is in a range") {
  for (const std::string value : {"0", "-1", "1001"}) {
    CAPTURE(value);
    const Diagnostic found =
        problem_of("sweep: temperature, of: simple, values: [" + value + "]");
    CHECK(found.code == "sweep-value");
    CHECK(found.span.line == 2);
    CHECK(found.span.column == 52);
    CHECK(found.message == value + " is no temperature");
    CHECK(found.hint == "write a number from 0.001 to 1000");
  }
}

TEST_CASE("sweep: there is a value") {
  const Diagnostic found = problem_of("sweep: head_dim, values: []");
  CHECK(found.code == "sweep-value");
  CHECK(found.span.column == 36);
  CHECK(found.message == "a sweep without values");
}

TEST_CASE("sweep: a value stands once") {
  const Diagnostic found = problem_of("sweep: head_dim, values: [4, 8, 4]");
  CHECK(found.code == "sweep-value");
  CHECK(found.span.column == 43);
  CHECK(found.message == "4 is here twice");
}

TEST_CASE("sweep: one that would take long is refused") {
  const Diagnostic found =
      problem_of("sweep: head_dim, values: [4096], tokens: 4096");
  CHECK(found.code == "experiment-size");
  CHECK(found.span == Span{"deck.yaml", 2, 3, 5});
  CHECK(found.message ==
        "'sweep' needs 68719476736 multiplications: expected at most "
        "4000000000");
}

TEST_CASE("sweep: an attention that streams has no scores") {
  const Diagnostic found = only_problem_of(
      "  heat: {sweep: temperature, of: streams, values: [1]}\n"
      "  streams: {attention: multi-head, implementation: streaming,"
      " input: journey, d_out: 4}\n",
      "heat");
  CHECK(found.code == "sweep");
  CHECK(found.span == Span{"deck.yaml", 2, 34, 7});
  CHECK(found.message == "'streams' streams and holds no scores");
  CHECK(found.hint == "take another implementation");
}

TEST_CASE("sweep: an attention of shapes only has no scores") {
  const Diagnostic found = only_problem_of(
      "  heat: {sweep: temperature, of: gpt2, values: [1]}\n"
      "  gpt2: {attention: multi-head, shapes_only: true, tokens: 1024,"
      " d_in: 768, d_out: 768, heads: 12}\n",
      "heat");
  CHECK(found.code == "shapes-only");
  CHECK(found.span == Span{"deck.yaml", 2, 34, 4});
  CHECK(found.message == "'gpt2' has shapes and no numbers");
  CHECK(found.hint == "take an experiment without 'shapes_only: true'");
}

TEST_CASE("sweep: an attention that was wrong is not reported again") {
  const Diagnostic found = only_problem_of(
      "  heat: {sweep: temperature, of: torn, values: [1]}\n"
      "  torn: {attention: multi-head, input: journey, d_out: 3, heads: 2}\n",
      "heat");
  CHECK(found.code == "heads-divide");
}

}  // namespace
}  // namespace owldeck
