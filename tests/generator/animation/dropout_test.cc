#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "generator/attention/expression.h"
#include "tests/generator/animation/told_film.h"

namespace owldeck {
namespace {

AttentionSpec dropping(AttentionKind kind = AttentionKind::Causal,
                       double probability = 0.5) {
  AttentionSpec spec = scaled_attention();
  spec.name.value = "dropped";
  spec.attention.value = kind;
  spec.parameters.value = Parameters::Linear;
  spec.torch_seed.value = 789;
  spec.dropout.value = probability;
  spec.dropout_seed = Located<std::uint64_t>{123, {}};
  return spec;
}

AnimationSpec dropout_spec() {
  return told_spec("dropout", "dropped", "Dropped and rescaled");
}

const Trace& trace() {
  static const Traces traces = traces_of(dropping());
  return traces.at("dropped");
}

const ToldFilm& film() {
  static const ToldFilm told(
      make(dropout_spec(), traces_of(dropping())).clip.value());
  return told;
}

double value(const char* step, std::size_t i, std::size_t j) {
  return trace().find(step)->at({i, j});
}

}  // namespace

TEST_CASE("dropout: holds for every film") {
  check_told(film());
}

TEST_CASE("dropout: the weights stay at the left, and sum to 1") {
  for (const std::size_t step : {0U, 1U, 4U}) {
    for (std::size_t i = 0; i < 6; ++i) {
      CHECK(text_of_node(film().hold(step), fmt::format("weight-sum-{}", i)) ==
            "1.0000");
      for (std::size_t j = 0; j <= i; ++j) {
        CHECK(text_of_node(film().hold(step),
                           fmt::format("weight-{}-{}", i, j)) ==
              format_number(value("weights", i, j), 4));
      }
    }
  }
}

TEST_CASE("dropout: what is not kept is struck out") {
  const std::vector<std::string> ids = ids_in(film().hold(2));
  for (std::size_t i = 0; i < 6; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      const std::string strike = fmt::format("strike-{}-{}", i, j);
      const bool kept = value("kept", i, j) == 1;
      CAPTURE(strike);
      CHECK((std::ranges::find(ids, strike) == ids.end()) == kept);
      const auto text =
          text_of_node(film().hold(2), fmt::format("dropped-{}-{}", i, j));
      CHECK(text ==
            (kept ? std::optional(format_number(value("weights", i, j), 4))
                  : std::nullopt));
    }
  }
}

TEST_CASE("dropout: the caption counts the struck weights") {
  std::size_t struck = 0;
  for (std::size_t i = 0; i < 6; ++i) {
    for (std::size_t j = 0; j <= i; ++j) {
      struck += value("kept", i, j) == 0 ? 1 : 0;
    }
  }
  CHECK(text_of_node(film().hold(2), "caption") ==
        fmt::format("Chance strikes out {} of 21 weights", struck));
}

TEST_CASE("dropout: the rest is the trace's rescaled weights") {
  for (const std::size_t step : {3U, 4U}) {
    double all = 0;
    for (std::size_t i = 0; i < 6; ++i) {
      double sum = 0;
      for (std::size_t j = 0; j <= i; ++j) {
        sum += value("dropped", i, j);
        if (value("kept", i, j) == 1) {
          CHECK(text_of_node(film().hold(step),
                             fmt::format("dropped-{}-{}", i, j)) ==
                format_number(value("dropped", i, j), 4));
        }
      }
      all += sum;
      CHECK(text_of_node(film().hold(step), fmt::format("dropped-sum-{}", i)) ==
            format_number(sum, 4));
    }
    if (step == 4) {
      CHECK(text_of_node(film().hold(4), "dropped-mean") ==
            "mean row sum " + format_number(all / 6, 4));
      CHECK(text_of_node(film().hold(4), "weight-mean") ==
            "mean row sum 1.0000");
    }
  }
}

TEST_CASE("dropout: the captions name the experiment's probability") {
  const ToldFilm other(
      make(dropout_spec(), traces_of(dropping(AttentionKind::Causal, 0.2)))
          .clip.value());
  CHECK(text_of_node(other.hold(1), "caption") ==
        "In training, each weight is dropped with p = 0.2");
  CHECK(text_of_node(other.hold(3), "caption") ==
        "The rest is divided by 1 − p = 0.8 to make up for it");
}

TEST_CASE("dropout: weights that see all keys, and up to eight tokens") {
  for (const std::size_t tokens : {2U, 8U}) {
    INFO(tokens << " tokens");
    check_told(
        ToldFilm(make(dropout_spec(),
                      traces_of(dropping(AttentionKind::Scaled, 0.3), tokens))
                     .clip.value()));
  }
}

TEST_CASE("dropout: refuses an experiment without dropout") {
  AnimationSpec spec = dropout_spec();
  spec.experiment.value = "scaled";
  const Diagnostic found = refusal(spec, traces_of(scaled_attention()));
  CHECK(found.code == "unknown-tensor");
  CHECK(found.message == "'scaled' has no step 'kept', which this film tells");
  CHECK(found.span == spec.experiment.span);
}

TEST_CASE("dropout: refuses one that drops every weight") {
  const Diagnostic found = refusal(
      dropout_spec(), traces_of(dropping(AttentionKind::Causal, 0.999999), 2));
  CHECK(found.code == "film-dropout");
  CHECK(found.span == dropout_spec().experiment.span);
}

}  // namespace owldeck
