#include "generator/animation/animation.h"

#include <doctest/doctest.h>

#include "tests/generator/animation/film_support.h"

namespace owldeck {
namespace {

const Diagnostic& only(const Made& made) {
  REQUIRE_FALSE(made.clip.has_value());
  REQUIRE(made.diagnostics.size() == 1);
  return made.diagnostics.front();
}

}  // namespace

TEST_CASE("make_clip: takes id, title, length and rate from the deck") {
  AnimationSpec spec = score_flow_spec();
  spec.frames_per_second.value = 60;
  spec.seconds = Located<double>{40, {}};
  const Made made = make(spec, traces_of(scaled_attention()));
  REQUIRE(made.clip.has_value());
  CHECK(made.clip->id == "score-flow");
  CHECK(made.clip->title == "One query at a time");
  CHECK(made.clip->seconds == doctest::Approx(40));
  CHECK(made.clip->frames_per_second == 60);
  CHECK(made.diagnostics.empty());
}

TEST_CASE("make_clip: an unknown query names the nearest token") {
  AnimationSpec spec = score_flow_spec();
  spec.query->value = "jorney";
  const Made made = make(spec, traces_of(scaled_attention()));
  const Diagnostic& found = only(made);
  CHECK(found.code == "unknown-token");
  CHECK(found.message == "unknown token 'jorney'");
  CHECK(found.hint == "did you mean 'journey'?");
  CHECK(found.span == spec.query->span);
}

TEST_CASE("make_clip: an unknown experiment names the nearest one") {
  AnimationSpec spec = score_flow_spec();
  spec.experiment.value = "scale";
  const Made made = make(spec, traces_of(scaled_attention()));
  CHECK(only(made).code == "unknown-name");
  CHECK(only(made).hint == "did you mean 'scaled'?");
  CHECK(only(made).span == spec.experiment.span);
}

TEST_CASE("make_clip: score-flow refuses attention without its steps") {
  AttentionSpec simple;
  simple.name.value = "scaled";
  simple.attention.value = AttentionKind::Simple;
  simple.input.value = "sentence";
  const AnimationSpec spec = score_flow_spec();
  const Made made = make(spec, traces_of(simple));
  CHECK(only(made).code == "unknown-tensor");
  CHECK(only(made).message ==
        "'scaled' has no step 'queries', which this film tells");
  CHECK(only(made).span == spec.experiment.span);
}

TEST_CASE("make_clip: score-flow refuses several heads") {
  AnimationSpec spec = score_flow_spec();
  spec.experiment.value = "heads";
  const Made made = make(spec, traces_of(multi_head_attention()));
  CHECK(only(made).code == "unknown-tensor");
}

TEST_CASE("make_clip: multihead-causal refuses a single head's attention") {
  AnimationSpec spec = multihead_spec();
  spec.experiment.value = "scaled";
  const Made made = make(spec, traces_of(scaled_attention()));
  CHECK(only(made).code == "unknown-tensor");
  CHECK(only(made).hint.starts_with(
      "use an experiment with attention: multi-head"));
}

TEST_CASE("make_clip: multihead-causal needs a mask") {
  AttentionSpec open = multi_head_attention();
  open.mask = Located<MaskMethod>{MaskMethod::None, {}};
  const Made made = make(multihead_spec(), traces_of(open));
  CHECK(only(made).message ==
        "'heads' has no step 'masked', which this film tells");
}

TEST_CASE("make_clip: multihead-causal tells of masked scores, not weights") {
  AttentionSpec multiplied = multi_head_attention();
  multiplied.mask = Located<MaskMethod>{MaskMethod::Multiply, {}};
  const Made made = make(multihead_spec(), traces_of(multiplied));
  CHECK(only(made).code == "film-mask");
  CHECK(only(made).hint == "use an experiment with mask: minus-infinity");
}

TEST_CASE("make_clip: multihead-causal refuses heads that are too wide") {
  const Made made =
      make(multihead_spec(), traces_of(multi_head_attention(4, 68)));
  CHECK(only(made).code == "film-size");
}

TEST_CASE("make_clip: score-flow refuses vectors that it cannot show") {
  const Made made = make(score_flow_spec(), traces_of(scaled_attention(5)));
  CHECK(only(made).code == "film-size");
  CHECK(only(made).message ==
        "a score-flow film cannot show 6 tokens with vectors of 5");
}

TEST_CASE("make_clip: a film too short for its captions is refused") {
  AnimationSpec spec = score_flow_spec();
  spec.seconds = Located<double>{5, {"deck.yaml", 4, 40, 1}};
  const Made made = make(spec, traces_of(scaled_attention()));
  CHECK(only(made).code == "film-length");
  CHECK(only(made).span == spec.seconds->span);
}

TEST_CASE("make_clip: a title that does not fit beside the formula is told") {
  AnimationSpec spec = score_flow_spec();
  spec.title.value =
      "One query at a time asks every key, and what it hears becomes weights";
  const Made made = make(spec, traces_of(scaled_attention()));
  CHECK(only(made).code == "film-title");
}

}  // namespace owldeck
