#pragma once

#include <vector>

#include "generator/compose/markdown.h"

namespace owldeck {

/// Joins the last two words of a paragraph with a no-break space, so that no
/// short word stands alone on its last line. Paragraphs of fewer than four
/// words, long last words and code are left as they are.
void join_last_words(std::vector<Inline>& inlines);

}  // namespace owldeck
