#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/source/colours.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// `error`, `warning` or `note`.
[[nodiscard]] std::string_view word_for(Severity severity);

/// `2 errors, 1 warning, 3 notes`; what there is none of is left out, and
/// without any of them it is `0 errors`.
[[nodiscard]] std::string count_findings(int errors, int warnings, int notes);

/// All of them, sorted by file, line and column; those of one place in the
/// order found.
[[nodiscard]] std::vector<Diagnostic> by_place(const Diagnostics& diagnostics);

/// A diagnostic for people: `file:line:column: error[code]: message`, the line
/// of the file, a caret under the column, then `hint: ...` and the notes in the
/// same form.
[[nodiscard]] std::string print(const Diagnostic& diagnostic,
                                const SourceTexts& sources,
                                Colours colours = Colours::Never);

/// All of them (of very many the first 200), sorted by place, a blank line
/// between, and a last line that counts them.
[[nodiscard]] std::string print(const Diagnostics& diagnostics,
                                const SourceTexts& sources,
                                Colours colours = Colours::Never);

}  // namespace owldeck
