#pragma once

#include <string>

#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// A diagnostic for people: `file:line:column: error[code]: message`, the line
/// of the file, a caret under the column, then `hint: ...` and the notes in the
/// same form.
[[nodiscard]] std::string print(const Diagnostic& diagnostic,
                                const SourceTexts& sources);

/// All of them (of very many the first 200), sorted by place, a blank line
/// between, and a last line that counts them.
[[nodiscard]] std::string print(const Diagnostics& diagnostics,
                                const SourceTexts& sources);

}  // namespace owldeck
