#pragma once

#include <string>
#include <vector>

#include "generator/deck/experiment.h"

namespace owldeck {

/// The experiment called `name` and those that it rests on, in the deck's
/// order, so that nothing else need be computed for it; none if there is no
/// such experiment.
[[nodiscard]] std::vector<Experiment> needed_experiments(
    const std::vector<Experiment>& experiments, const std::string& name);

}  // namespace owldeck
