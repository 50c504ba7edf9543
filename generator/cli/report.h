#pragma once

#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// Prints all diagnostics to standard error and gives the exit status: kFine if
/// there is no error among them, else kFindings.
int report(const Diagnostics& diagnostics, const SourceTexts& sources);

}  // namespace owldeck
