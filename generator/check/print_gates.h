#pragma once

#include <string>
#include <vector>

#include "generator/check/gate_report.h"
#include "generator/source/colours.h"

namespace owldeck {

/// The report for people, 80 columns wide: a table of the gates, their states,
/// findings and the reasons for what is not as usual. A course of several decks
/// has one table of all, and below it the decks in which something was found.
/// The last line says what was checked, and whether it passed.
[[nodiscard]] std::string print_gates(const std::vector<DeckReport>& reports,
                                      Colours colours = Colours::Never);

}  // namespace owldeck
