#pragma once

#include <string>
#include <string_view>

#include "generator/source/colours.h"

namespace owldeck {

/// docs/findings.md, as the build compiled it in.
[[nodiscard]] std::string_view findings_document();

/// The section of `code` in docs/findings.md, Markdown, without its heading;
/// empty if there is none.
[[nodiscard]] std::string_view explanation_of(std::string_view code);

/// The paragraphs of that section that say what is wrong and why it matters:
/// all between its first line and its first example, as one line each.
[[nodiscard]] std::string what_is_wrong(std::string_view explanation);

/// That section for a terminal: code without fences, indented.
[[nodiscard]] std::string print_explanation(std::string_view code,
                                            Colours colours);

/// Every code with its summary, by gate.
[[nodiscard]] std::string list_codes(Colours colours);

}  // namespace owldeck
