#include <doctest/doctest.h>
#include <fmt/format.h>

#include <array>
#include <cmath>

#include "generator/tensor/tensor.h"
#include "tests/generator/animation/told_film.h"

namespace owldeck {
namespace {

constexpr std::array<const char*, 10> kTensors = {
    "input",   "queries",      "split_queries",  "head_queries", "scores",
    "weights", "head_context", "merged_context", "concatenated", "output"};

AnimationSpec shape_flow_spec() {
  return told_spec("shape-flow", "heads", "Ten shapes");
}

const Traces& traces() {
  static const Traces made = traces_of(multi_head_attention());
  return made;
}

const ToldFilm& film() {
  static const ToldFilm told(make(shape_flow_spec(), traces()).clip.value());
  return told;
}

}  // namespace

TEST_CASE("shape-flow: holds for every film") {
  check_told(film());
}

TEST_CASE("shape-flow: each step shows the shape of the trace's tensor") {
  REQUIRE(film().holds().size() == kTensors.size());
  for (std::size_t step = 0; step < kTensors.size(); ++step) {
    const Tensor& tensor = *traces().at("heads").find(kTensors.at(step));
    for (std::size_t axis = 0; axis < tensor.axes.size(); ++axis) {
      CHECK(text_of_node(film().hold(step),
                         fmt::format("size-{}-{}", step, axis)) ==
            std::to_string(tensor.axes[axis].size));
    }
  }
}

TEST_CASE("shape-flow: in the end all shapes are below") {
  for (std::size_t step = 0; step < kTensors.size(); ++step) {
    CHECK(text_of_node(film().holds().back(),
                       fmt::format("trail-shape-{}", step)) ==
          shape_text(*traces().at("heads").find(kTensors.at(step))));
  }
}

TEST_CASE("shape-flow: the columns of a head go apart and come together") {
  const auto gap = [](std::size_t step, const char* name) {
    const Scene& scene = film().hold(step);
    return area_of(scene, fmt::format("{}-0-2", name)).value().x -
           area_of(scene, fmt::format("{}-0-1", name)).value().right();
  };
  CHECK(gap(1, "query") < gap(2, "query"));
  CHECK(gap(2, "query") < gap(3, "query"));
  CHECK(gap(6, "context") > gap(7, "context"));
  CHECK(gap(7, "context") > gap(8, "context"));
  CHECK(std::abs(gap(8, "context") - gap(1, "query")) < 1);
}

TEST_CASE("shape-flow: every head has a score and a weight for every pair") {
  const std::vector<std::string> scores = ids_in(film().hold(4));
  const std::vector<std::string> weights = ids_in(film().hold(5));
  const auto count = [](const std::vector<std::string>& ids,
                        const std::string& prefix) {
    std::size_t found = 0;
    for (const std::string& id : ids) {
      found += id.starts_with(prefix) && !id.ends_with("-lit") ? 1U : 0U;
    }
    return found;
  };
  CHECK(count(scores, "score-") == 4 * 6 * 6);
  CHECK(count(weights, "weight-") == 4 * 6 * 6);
  CHECK(count(weights, "score-") == 0);
}

TEST_CASE("shape-flow: two to eight tokens, one to four heads") {
  for (const std::size_t tokens : {2U, 8U}) {
    for (const int heads : {1, 2, 4}) {
      INFO(tokens << " tokens, " << heads << " heads");
      check_told(
          ToldFilm(make(shape_flow_spec(),
                        traces_of(multi_head_attention(heads, 16), tokens))
                       .clip.value()));
    }
  }
}

TEST_CASE("shape-flow: refuses more heads than it has room for") {
  const Diagnostic found =
      refusal(shape_flow_spec(), traces_of(multi_head_attention(8, 8)));
  CHECK(found.code == "film-size");
  CHECK(found.span == shape_flow_spec().experiment.span);
}

TEST_CASE("shape-flow: refuses shapes without numbers") {
  Traces shapes = traces_of(multi_head_attention());
  for (Step& step : shapes.at("heads").steps) {
    step.tensor.values.clear();
  }
  const Diagnostic found = refusal(shape_flow_spec(), shapes);
  CHECK(found.code == "shapes-only");
  CHECK(found.hint == "take an experiment without 'shapes_only: true'");
  CHECK(found.span == shape_flow_spec().experiment.span);
}

TEST_CASE("shape-flow: refuses attention without heads") {
  AnimationSpec spec = shape_flow_spec();
  spec.experiment.value = "scaled";
  const Diagnostic found = refusal(spec, traces_of(scaled_attention()));
  CHECK(found.code == "unknown-tensor");
  CHECK(found.hint == "use an experiment with attention: multi-head");
}

}  // namespace owldeck
