#pragma once

#include <vector>

#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// Whether the code is Python: other languages are not looked into.
[[nodiscard]] bool is_python(const Code& code);

/// What a code slide alone says of its code: the part of check_code
/// (code_alignment.h) that needs no repository.
/// Gives: the steps whose lines do not have what they show.
[[nodiscard]] std::vector<const CodeStep*> check_code_text(
    const Code& code, const SourceTexts& sources, Diagnostics& diagnostics);

}  // namespace owldeck
