#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/check/named_sections.h"
#include "generator/notebook/notebook.h"

namespace owldeck {

/// The first section with this number; null if there is none.
[[nodiscard]] const NotebookSection* find_section(const Notebook& notebook,
                                                  std::string_view number);

/// The first section with this heading, its number written or not, upper and
/// lower case being the same; else the only one that begins with these words.
/// Null if there is none.
[[nodiscard]] const NotebookSection* find_heading(const Notebook& notebook,
                                                  std::string_view heading);

/// What to write instead of `number`: the numbers beside it, else all numbers,
/// else the headings; "" if there is nothing.
[[nodiscard]] std::string list_sections(
    const std::vector<const Notebook*>& notebooks, std::string_view number);

/// All headings.
[[nodiscard]] std::vector<std::string> headings_of(const Notebook& notebook);

}  // namespace owldeck
