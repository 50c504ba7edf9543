#include "generator/cli/needed_experiments.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

template <class Spec>
Spec named(const std::string& name) {
  Spec spec;
  spec.name = {name, {}};
  return spec;
}

AttentionSpec attention(const std::string& name, const std::string& input) {
  auto spec = named<AttentionSpec>(name);
  spec.input = {input, {}};
  return spec;
}

std::vector<Experiment> deck() {
  auto comparison = named<ComparisonSpec>("masks");
  comparison.experiments = {{"causal", {}}, {"open", {}}};
  auto sweep = named<SweepSpec>("heat");
  sweep.experiment = {"open", {}};
  auto state = named<StateDictSpec>("state");
  state.experiment = {"causal", {}};
  return {comparison,
          sweep,
          state,
          named<InputSpec>("journey"),
          named<TextSpec>("sentence"),
          attention("causal", "journey"),
          attention("open", "sentence"),
          named<ModelSpec>("tired"),
          named<TimingsSpec>("times")};
}

std::vector<std::string> needed(const std::string& name) {
  std::vector<std::string> names;
  for (const Experiment& experiment : needed_experiments(deck(), name)) {
    names.push_back(name_of(experiment).value);
  }
  return names;
}

using Names = std::vector<std::string>;

TEST_CASE("needed experiments: an input, a model and timings stand alone") {
  CHECK(needed("journey") == Names{"journey"});
  CHECK(needed("tired") == Names{"tired"});
  CHECK(needed("times") == Names{"times"});
}

TEST_CASE("needed experiments: an attention rests on its input") {
  CHECK(needed("causal") == Names{"journey", "causal"});
}

TEST_CASE("needed experiments: what a comparison names brings its inputs") {
  CHECK(needed("masks") ==
        Names{"masks", "journey", "sentence", "causal", "open"});
}

TEST_CASE("needed experiments: sweeps and state dicts rest on an attention") {
  CHECK(needed("heat") == Names{"heat", "sentence", "open"});
  CHECK(needed("state") == Names{"state", "journey", "causal"});
}

TEST_CASE("needed experiments: an unknown name needs none") {
  CHECK(needed("nothing").empty());
}

}  // namespace
}  // namespace owldeck
