#pragma once

#include <string>
#include <vector>

#include "generator/check/gate_report.h"

namespace owldeck {

/// The report as commands to a GitHub workflow, a line each: an `error`,
/// `warning` or `notice` at its place, with the code as title and the hint and
/// notes below the message; and a `notice` for every gate that is off.
/// Source: GitHub, "Workflow commands"; escapes as in actions/toolkit,
/// packages/core/src/command.ts.
[[nodiscard]] std::string write_github(const std::vector<DeckReport>& reports);

}  // namespace owldeck
