#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>

#include "generator/attention/expression.h"
#include "tests/generator/animation/told_film.h"

namespace owldeck {
namespace {

AttentionSpec causal(MaskMethod mask = MaskMethod::MinusInfinity) {
  AttentionSpec spec = scaled_attention();
  spec.name.value = "causal";
  spec.attention.value = AttentionKind::Causal;
  spec.parameters.value = Parameters::Linear;
  spec.torch_seed.value = 789;
  spec.mask = Located<MaskMethod>{mask, {}};
  return spec;
}

AnimationSpec masking_spec() {
  return told_spec("masking", "causal", "Before or after");
}

const Trace& trace() {
  static const Traces traces = traces_of(causal());
  return traces.at("causal");
}

const ToldFilm& film() {
  static const ToldFilm told(
      make(masking_spec(), traces_of(causal())).clip.value());
  return told;
}

void check_matrix(const Scene& scene, const std::string& lane,
                  const Tensor& tensor, bool all) {
  for (std::size_t i = 0; i < 6; ++i) {
    for (std::size_t j = 0; j < (all ? 6 : i + 1); ++j) {
      CAPTURE(i);
      CAPTURE(j);
      CHECK(text_of_node(scene, fmt::format("{}-{}-{}", lane, i, j)) ==
            format_number(tensor.at({i, j}), 4));
    }
  }
}

}  // namespace

TEST_CASE("masking: holds for every film") {
  check_told(film());
}

TEST_CASE("masking: begins with the scores divided by √d") {
  const Scene& scene = film().hold(0);
  const Tensor& scores = *trace().find("scores");
  for (std::size_t i = 0; i < 6; ++i) {
    for (std::size_t j = 0; j < 6; ++j) {
      CHECK(text_of_node(scene, fmt::format("before-{}-{}", i, j)) ==
            format_number(scores.at({i, j}) / std::sqrt(2.0), 4));
    }
  }
}

TEST_CASE("masking: before the softmax the future is −∞") {
  const Scene& scene = film().hold(2);
  check_matrix(scene, "before", *trace().find("scaled"), false);
  CHECK(text_of_node(scene, "before-mask-0-1") == "−∞");
  CHECK(text_of_node(scene, "before-mask-4-5") == "−∞");
  CHECK_FALSE(text_of_node(scene, "before-0-1").has_value());
}

TEST_CASE("masking: the softmax gives the trace's weights and zeros") {
  const Scene& scene = film().hold(3);
  check_matrix(scene, "before", *trace().find("weights"), false);
  CHECK(text_of_node(scene, "before-zero-0-1") == "0");
  CHECK_FALSE(text_of_node(scene, "before-mask-0-1").has_value());
}

TEST_CASE("masking: the other way is that of an experiment that multiplies") {
  const Traces traces = traces_of(causal(MaskMethod::Multiply));
  const Trace& other = traces.at("causal");
  check_matrix(film().hold(4), "after", *other.find("unmasked"), true);
  check_matrix(film().hold(5), "after", *other.find("unmasked"), false);
  check_matrix(film().hold(6), "after", *other.find("weights"), false);
}

TEST_CASE("masking: rows miss 1 until they are divided by their sum") {
  for (const std::size_t step : {4U, 6U, 7U}) {
    for (std::size_t i = 0; i < 6; ++i) {
      CHECK(text_of_node(film().hold(step), fmt::format("after-sum-{}", i)) ==
            "1.0000");
    }
  }
  CHECK(text_of_node(film().hold(5), "after-sum-0") ==
        text_of_node(film().hold(5), "after-0-0"));
  CHECK(text_of_node(film().hold(5), "after-sum-5") == "1.0000");
}

TEST_CASE("masking: both matrices end alike") {
  const Scene& scene = film().hold(7);
  for (std::size_t i = 0; i < 6; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      CHECK(text_of_node(scene, fmt::format("before-{}-{}", i, j)) ==
            text_of_node(scene, fmt::format("after-{}-{}", i, j)));
    }
  }
  CHECK(text_of_node(scene, "difference") == "largest difference 0.0000");
  CHECK(text_of_node(scene, "title") == "Before or after");
}

TEST_CASE("masking: one to eight tokens work") {
  for (const std::size_t tokens : {1U, 2U, 8U}) {
    INFO(tokens << " tokens");
    check_told(ToldFilm(
        make(masking_spec(), traces_of(causal(), tokens)).clip.value()));
  }
}

TEST_CASE("masking: refuses attention that hides nothing") {
  AnimationSpec spec = masking_spec();
  spec.experiment.value = "scaled";
  const Diagnostic found = refusal(spec, traces_of(scaled_attention()));
  CHECK(found.code == "unknown-tensor");
  CHECK(found.message == "'scaled' has no step 'mask', which this film tells");
  CHECK(found.span == spec.experiment.span);
}

TEST_CASE("masking: refuses attention that hides weights") {
  const Diagnostic found =
      refusal(masking_spec(), traces_of(causal(MaskMethod::Multiply)));
  CHECK(found.code == "film-mask");
  CHECK(found.hint == "use an experiment with mask: minus-infinity");
  CHECK(found.span == masking_spec().experiment.span);
}

TEST_CASE("masking: refuses several heads") {
  AnimationSpec spec = masking_spec();
  spec.experiment.value = "heads";
  CHECK(refusal(spec, traces_of(multi_head_attention())).code ==
        "unknown-tensor");
}

}  // namespace owldeck
