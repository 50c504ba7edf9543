#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <numeric>

#include "generator/attention/expression.h"
#include "generator/attention/measures.h"
#include "generator/tensor/tensor_math.h"
#include "tests/generator/animation/told_film.h"

namespace owldeck {
namespace {

constexpr std::size_t kQuery = 1;

AnimationSpec temperature_spec(const std::vector<double>& temperatures) {
  AnimationSpec spec =
      told_spec("softmax-temperature", "scaled", "Cold and warm");
  spec.query = Located<std::string>{"journey", {"deck.yaml", 4, 20, 7}};
  for (const double temperature : temperatures) {
    spec.temperatures.push_back({temperature, {"deck.yaml", 5, 3, 1}});
  }
  return spec;
}

const Traces& traces() {
  static const Traces made = traces_of(scaled_attention());
  return made;
}

const ToldFilm& film() {
  static const ToldFilm told(
      make(temperature_spec({0.5, 1, 2}), traces()).clip.value());
  return told;
}

std::vector<float> weights_at(double temperature) {
  const Tensor weights =
      softmax_rows(divided(*traces().at("scaled").find("scaled"), temperature));
  std::vector<float> row;
  for (std::size_t i = 0; i < 6; ++i) {
    row.push_back(weights.at({kQuery, i}));
  }
  return row;
}

void check_weights(const Scene& scene, double temperature) {
  const std::vector<float> weights = weights_at(temperature);
  for (std::size_t i = 0; i < weights.size(); ++i) {
    CHECK(text_of_node(scene, fmt::format("weight-{}", i)) ==
          format_number(weights[i], 4));
  }
  CHECK(text_of_node(scene, "sum") == "1.0000");
  CHECK(text_of_node(scene, "largest") ==
        format_number(largest_weight(weights), 4));
  CHECK(text_of_node(scene, "entropy") == format_number(entropy(weights), 4));
}

}  // namespace

TEST_CASE("softmax-temperature: holds for every film") {
  check_told(film());
}

TEST_CASE("softmax-temperature: begins with the query's scores") {
  const Tensor& scores = *traces().at("scaled").find("scaled");
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(text_of_node(film().hold(0), fmt::format("score-{}", i)) ==
          format_number(scores.at({kQuery, i}), 4));
  }
}

TEST_CASE("softmax-temperature: at 1 the weights are the trace's") {
  const Tensor& weights = *traces().at("scaled").find("weights");
  for (const std::size_t step : {1U, 3U, 5U}) {
    for (std::size_t i = 0; i < 6; ++i) {
      CHECK(text_of_node(film().hold(step), fmt::format("weight-{}", i)) ==
            format_number(weights.at({kQuery, i}), 4));
    }
  }
}

TEST_CASE("softmax-temperature: each temperature has the engine's weights") {
  check_weights(film().hold(2), 0.5);
  check_weights(film().hold(3), 1);
  check_weights(film().hold(4), 2);
  check_weights(film().hold(5), 1);
}

TEST_CASE("softmax-temperature: scores are divided by it") {
  const Tensor& scores = *traces().at("scaled").find("scaled");
  for (std::size_t i = 0; i < 6; ++i) {
    CHECK(text_of_node(film().hold(2), fmt::format("divided-{}", i)) ==
          format_number(scores.at({kQuery, i}) / 0.5, 4));
  }
}

TEST_CASE("softmax-temperature: the sum is 1 on the way, too") {
  const Clip& clip = film().clip();
  std::size_t seen = 0;
  for (double time = 0; time <= clip.seconds; time += 0.1) {
    const auto sum = text_of_node(clip.at(time), "sum");
    if (sum) {
      CHECK(*sum == "1.0000");
      ++seen;
    }
  }
  CHECK(seen > 50);
}

TEST_CASE("softmax-temperature: in the end all temperatures are side by side") {
  const Scene& scene = film().hold(5);
  const std::vector<double> temperatures{0.5, 1, 2};
  for (std::size_t i = 0; i < temperatures.size(); ++i) {
    CHECK(text_of_node(scene, fmt::format("small-name-{}", i)) ==
          fmt::format("T = {:g}", temperatures[i]));
    CHECK(text_of_node(scene, fmt::format("small-largest-{}", i)) ==
          "largest " +
              format_number(largest_weight(weights_at(temperatures[i])), 4));
  }
  CHECK(text_of_node(scene, "temperature") == "T = 1.00");
}

TEST_CASE(
    "softmax-temperature: two to eight tokens, one to four temperatures") {
  for (const std::size_t tokens : {2U, 8U}) {
    for (const std::vector<double>& temperatures :
         {std::vector<double>{}, {1}, {0.1, 0.5, 3, 10}}) {
      INFO(tokens << " tokens, " << temperatures.size());
      check_told(ToldFilm(make(temperature_spec(temperatures),
                               traces_of(scaled_attention(), tokens))
                              .clip.value()));
    }
  }
}

TEST_CASE("softmax-temperature: refuses what is no temperature") {
  for (const double wrong : {0.0, -1.0, 0.05, 11.0, std::nan("")}) {
    const Diagnostic found = refusal(temperature_spec({0.5, wrong}), traces());
    CHECK(found.code == "film-temperature");
    CHECK(found.hint == "use numbers from 0.1 to 10");
    CHECK(found.span == Span{"deck.yaml", 5, 3, 1});
  }
}

TEST_CASE("softmax-temperature: refuses a temperature that is there twice") {
  const Diagnostic found = refusal(temperature_spec({2, 2}), traces());
  CHECK(found.code == "film-temperature");
  CHECK(found.message == "temperature 2 is here twice");
}

TEST_CASE("softmax-temperature: refuses more than four temperatures") {
  CHECK(refusal(temperature_spec({1, 2, 3, 4, 5}), traces()).code ==
        "film-size");
}

TEST_CASE("softmax-temperature: follows a query and names the nearest") {
  AnimationSpec spec = temperature_spec({});
  spec.query->value = "jorney";
  CHECK(refusal(spec, traces()).hint == "did you mean 'journey'?");
  spec.query.reset();
  CHECK(refusal(spec, traces()).code == "missing-field");
}

TEST_CASE("softmax-temperature: refuses hidden keys") {
  AttentionSpec causal = scaled_attention();
  causal.attention.value = AttentionKind::Causal;
  const Diagnostic found = refusal(temperature_spec({}), traces_of(causal));
  CHECK(found.code == "film-mask");
  CHECK(found.hint == "use an experiment with attention: scaled");
}

}  // namespace owldeck
