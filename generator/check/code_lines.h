#pragma once

#include <string>
#include <vector>

#include "generator/deck/deck.h"
#include "generator/notebook/python_tokens.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// `line 3`, or `lines 3 to 5`.
[[nodiscard]] std::string name_lines(int first, int last);

/// Looks for statements that no step explains.
/// Needs: `tokens` are those of the code, without Indent and Dedent.
/// Reports: `code-line-extra` for each run of them. What only holds the steps
/// together (`def ...:`, `return name`) may stand between, and what one of
/// `misplaced` shows has its own finding.
void check_code_lines(const Code& code, const std::vector<PythonToken>& tokens,
                      const std::vector<const CodeStep*>& misplaced,
                      const SourceTexts& sources, Diagnostics& diagnostics);

}  // namespace owldeck
