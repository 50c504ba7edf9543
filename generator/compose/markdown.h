#pragma once

#include <string>
#include <vector>

#include "generator/source/diagnostic.h"
#include "generator/source/span.h"

/// The Markdown that a deck may use, as plain values.
namespace owldeck {

/// Words in one style, or one formula.
struct Inline {
  std::string text;  ///< of a formula: its TeX
  bool strong = false;
  bool emphasis = false;
  bool code = false;
  std::string target;  ///< of a link: an address, `#slide-7` or a meaning
  bool formula = false;
  friend bool operator==(const Inline&, const Inline&) = default;
};

/// A Formula is a paragraph of one `$$...$$` and nothing else.
enum class BlockKind { Paragraph, Heading, Bullet, Numbered, Formula };

struct Block {
  BlockKind kind = BlockKind::Paragraph;
  int depth = 0;   ///< of lists: 0 outside, 1 in a list, 2 in a list's list
  int number = 0;  ///< of a Numbered item
  std::vector<Inline> inlines;
  friend bool operator==(const Block&, const Block&) = default;
};

/// Reads paragraphs, headings, bullets and numbered lists with strong,
/// emphasis, code, links and formulas.
/// Reports: `markdown` at the text's place for what a slide cannot show, such
/// as tables, pictures, HTML entities and `$$` inside of a sentence.
[[nodiscard]] std::vector<Block> parse_markdown(
    const Located<std::string>& text, Diagnostics& diagnostics);

/// Reads a text of one paragraph, such as an owl's sentence.
/// Reports: `markdown` also for lists and headings.
[[nodiscard]] std::vector<Inline> parse_inline(const Located<std::string>& text,
                                               Diagnostics& diagnostics);

}  // namespace owldeck
