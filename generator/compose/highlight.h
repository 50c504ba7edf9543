#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/source/diagnostic.h"

namespace owldeck {

enum class CodeWord { Plain, Keyword, Type, String, Number, Comment, Call };

struct CodeToken {
  CodeWord word = CodeWord::Plain;
  std::string text;
  friend bool operator==(const CodeToken&, const CodeToken&) = default;
};

using CodeLines = std::vector<std::vector<CodeToken>>;

/// The lines of `code` as words with what they are in `language`, a name that
/// GNU Source-highlight knows (`python`, `cpp`, `sh`, `json` ...) or `text` for
/// no words at all. Joined, a line's words are the line again.
/// Reports: `code-language` for an unknown one, with the nearest known.
/// Needs: one call at a time, as the library's reader of languages keeps its
/// place in globals.
[[nodiscard]] CodeLines highlight(std::string_view code,
                                  const Located<std::string>& language,
                                  Diagnostics& diagnostics);

}  // namespace owldeck
