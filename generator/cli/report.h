#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// `1 slide`, `30 slides`.
[[nodiscard]] std::string counted(std::size_t count, std::string_view thing);

/// Prints `text` to standard error. That nobody can read it, because the
/// terminal has gone or a disk is full, changes nothing of what is done.
void say(std::string_view text);

/// Prints all diagnostics to standard error, coloured on a terminal, and gives
/// the exit status: kFine if there is no error among them, else kFindings.
int report(const Diagnostics& diagnostics, const SourceTexts& sources);

}  // namespace owldeck
