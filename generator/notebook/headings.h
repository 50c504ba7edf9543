#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/notebook/notebook.h"

namespace owldeck {

/// The headings (`## ...`) of a Markdown cell, outside fenced code; each one's
/// last cell is its own.
[[nodiscard]] std::vector<NotebookSection> find_headings(
    std::string_view markdown, int cell);

/// Gives every section the cells up to the next one that is not deeper;
/// `cells` is how many the notebook has.
void close_sections(std::vector<NotebookSection>& sections, int cells);

}  // namespace owldeck
