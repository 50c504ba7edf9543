#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generator/deck/gate.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// One kind of finding. Its code never changes its meaning, so that other
/// programs may rest on it; docs/findings.md explains it.
struct FindingCode {
  std::string_view code;
  Gate gate = Gate::Format;
  Severity severity = Severity::Error;  ///< unless its gate is made milder
  std::string_view summary;             ///< one line, in plain words
};

/// All codes of the program, by gate, in the order in which they are explained.
[[nodiscard]] std::span<const FindingCode> finding_codes();

/// The row of `code`, or null if there is no such code.
[[nodiscard]] const FindingCode* find_code(std::string_view code);

/// The gate that findings of `code` belong to; Gate::Format, which always
/// fails, for a code that is not in the table.
[[nodiscard]] Gate gate_of(std::string_view code);

/// The names of all codes, for suggestions.
[[nodiscard]] std::vector<std::string> code_names();

}  // namespace owldeck
