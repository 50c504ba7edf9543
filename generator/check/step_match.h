#pragma once

#include <vector>

#include "generator/check/repository.h"
#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// Looks for what the steps of `code` show in `cells`, those of the sections
/// that it is aligned with, in the steps' order; not for `misplaced` steps,
/// which do not show on the slide what they say.
/// Needs: `code` has an alignment, with `notebook`.
/// Reports: `code-step-missing`, `code-step-section`, `code-step-order`, with
/// notes at their places in the notebook. Where most steps are in other
/// sections, one `code-step-section` at the sections.
void match_steps(const Code& code, const Notebook& notebook,
                 const std::vector<const CodeCell*>& cells,
                 const std::vector<const CodeStep*>& misplaced,
                 const Repository& repository, Diagnostics& diagnostics);

}  // namespace owldeck
