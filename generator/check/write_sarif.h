#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/check/gate_report.h"

namespace owldeck {

/// The report as one run of SARIF, for code scanning and editors. Its rules are
/// the codes found, each with its explanation; gates that are off or were not
/// run are notifications.
/// `program` is the tool's name and version, such as `owldeck 0.1.0`.
/// Units: columns in Unicode code points. Files keep the path that the user
/// gave, relative to where the program was started.
/// Source: SARIF 2.1.0, OASIS standard, sections 3.13 to 3.28, 3.49 to 3.58.
[[nodiscard]] std::string write_sarif(const std::vector<DeckReport>& reports,
                                      std::string_view program);

}  // namespace owldeck
