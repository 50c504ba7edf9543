#include "generator/cli/needed_experiments.h"

#include <algorithm>
#include <set>

namespace owldeck {
namespace {

/// The names of the experiments that one names.
struct NamedIn {
  std::vector<std::string> operator()(const AttentionSpec& spec) const {
    return {spec.input.value};
  }
  std::vector<std::string> operator()(const ComparisonSpec& spec) const {
    std::vector<std::string> names;
    for (const Located<std::string>& name : spec.experiments) {
      names.push_back(name.value);
    }
    return names;
  }
  std::vector<std::string> operator()(const SweepSpec& spec) const {
    return {spec.experiment.value};
  }
  std::vector<std::string> operator()(const StateDictSpec& spec) const {
    return {spec.experiment.value};
  }
  std::vector<std::string> operator()(const InputSpec&) const { return {}; }
  std::vector<std::string> operator()(const TextSpec&) const { return {}; }
  std::vector<std::string> operator()(const ModelSpec&) const { return {}; }
  std::vector<std::string> operator()(const TimingsSpec&) const { return {}; }
};

void add_needed(const std::vector<Experiment>& experiments,
                const std::string& name, std::set<std::string>& needed) {
  const auto found =
      std::ranges::find_if(experiments, [&name](const Experiment& experiment) {
        return name_of(experiment).value == name;
      });
  if (found == experiments.end() || !needed.insert(name).second) {
    return;
  }
  for (const std::string& next : std::visit(NamedIn{}, *found)) {
    add_needed(experiments, next, needed);
  }
}

}  // namespace

std::vector<Experiment> needed_experiments(
    const std::vector<Experiment>& experiments, const std::string& name) {
  std::set<std::string> names;
  add_needed(experiments, name, names);
  std::vector<Experiment> needed;
  std::ranges::copy_if(experiments, std::back_inserter(needed),
                       [&names](const Experiment& experiment) {
                         return names.contains(name_of(experiment).value);
                       });
  return needed;
}

}  // namespace owldeck
