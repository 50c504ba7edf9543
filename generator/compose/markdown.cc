#include "generator/compose/markdown.h"

#include <fmt/format.h>
#include <md4c.h>

#include <string_view>

#include "generator/compose/cut_formulas.h"

namespace owldeck {
namespace {

struct List {
  bool numbered = false;
  int next = 1;
};

/// What md4c's callbacks fill.
struct Reader {
  const Span& span;
  Diagnostics& diagnostics;
  std::vector<CutFormula> formulas;  ///< of the text, in its order
  std::size_t next_formula = 0;
  std::vector<Block> blocks{};
  std::vector<List> lists{};
  Inline style{};          ///< of the words to come; its text stays empty
  bool item_open = false;  ///< an item without a paragraph yet

  void refuse(std::string_view what) {
    diagnostics.error(span, "markdown",
                      fmt::format("a slide's text cannot hold {}", what),
                      "use bullets, numbered lists, ## headings, **strong**, "
                      "*emphasis*, `code`, links and $formulas$");
  }

  void open(BlockKind kind, int number = 0) {
    blocks.push_back({kind, static_cast<int>(lists.size()), number, {}});
  }

  std::vector<Inline>& inlines_of_block() {
    if (blocks.empty()) {
      open(BlockKind::Paragraph);
    }
    return blocks.back().inlines;
  }

  void add_formula() {
    const CutFormula& formula = formulas.at(next_formula++);
    std::vector<Inline>& inlines = inlines_of_block();
    if (formula.display) {
      if (!inlines.empty() || blocks.back().kind != BlockKind::Paragraph) {
        refuse("a formula in $$ beside other words: write it in single $");
      }
      blocks.back().kind = BlockKind::Formula;
    }
    Inline next = style;
    next.formula = true;
    next.text = formula.tex;
    inlines.push_back(std::move(next));
  }

  void add(std::string_view text) {
    std::vector<Inline>& inlines = inlines_of_block();
    if (blocks.back().kind == BlockKind::Formula) {
      refuse("words beside a formula in $$: leave a blank line between them");
    }
    Inline next = style;
    if (!inlines.empty()) {
      next.text = inlines.back().text;
      if (inlines.back() == next) {
        inlines.back().text += text;
        return;
      }
    }
    next.text = text;
    inlines.push_back(std::move(next));
  }
};

std::string_view text_of_attribute(const MD_ATTRIBUTE& attribute) {
  return {attribute.text, attribute.size};
}

void open_item(Reader& reader) {
  List& list = reader.lists.back();
  if (list.numbered) {
    reader.open(BlockKind::Numbered, list.next++);
  } else {
    reader.open(BlockKind::Bullet);
  }
  reader.item_open = true;
}

int enter_block(MD_BLOCKTYPE type, void* detail, void* data) {
  Reader& reader = *static_cast<Reader*>(data);
  switch (type) {
    case MD_BLOCK_DOC:
      break;
    case MD_BLOCK_UL:
      reader.lists.push_back({});
      break;
    case MD_BLOCK_OL: {
      const auto* list = static_cast<MD_BLOCK_OL_DETAIL*>(detail);
      reader.lists.push_back({true, static_cast<int>(list->start)});
      break;
    }
    case MD_BLOCK_LI:
      open_item(reader);
      break;
    case MD_BLOCK_H:
      reader.open(BlockKind::Heading);
      break;
    case MD_BLOCK_P:
      if (!reader.item_open) {
        reader.open(BlockKind::Paragraph);
      }
      reader.item_open = false;
      break;
    case MD_BLOCK_QUOTE:
      reader.refuse("a quotation");
      break;
    case MD_BLOCK_CODE:
      reader.refuse("a block of code");
      reader.open(BlockKind::Paragraph);
      break;
    case MD_BLOCK_HR:
      reader.refuse("a rule");
      break;
    default:
      reader.refuse("a table or HTML");
      break;
  }
  return 0;
}

int leave_block(MD_BLOCKTYPE type, void*, void* data) {
  Reader& reader = *static_cast<Reader*>(data);
  if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) {
    reader.lists.pop_back();
  }
  if (type == MD_BLOCK_LI) {
    reader.item_open = false;
  }
  return 0;
}

int enter_span(MD_SPANTYPE type, void* detail, void* data) {
  Reader& reader = *static_cast<Reader*>(data);
  switch (type) {
    case MD_SPAN_STRONG:
      reader.style.strong = true;
      break;
    case MD_SPAN_EM:
      reader.style.emphasis = true;
      break;
    case MD_SPAN_CODE:
      reader.style.code = true;
      break;
    case MD_SPAN_A:
      reader.style.target =
          text_of_attribute(static_cast<MD_SPAN_A_DETAIL*>(detail)->href);
      break;
    case MD_SPAN_U:
      reader.add("_");  // underscores are parts of names here: __init__
      break;
    default:
      reader.refuse("a picture");
      break;
  }
  return 0;
}

int leave_span(MD_SPANTYPE type, void*, void* data) {
  Reader& reader = *static_cast<Reader*>(data);
  Inline& style = reader.style;
  switch (type) {
    case MD_SPAN_STRONG:
      style.strong = false;
      break;
    case MD_SPAN_EM:
      style.emphasis = false;
      break;
    case MD_SPAN_CODE:
      style.code = false;
      break;
    case MD_SPAN_A:
      style.target.clear();
      break;
    case MD_SPAN_U:
      reader.add("_");
      break;
    default:
      break;
  }
  return 0;
}

int read_text(MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* data) {
  Reader& reader = *static_cast<Reader*>(data);
  // Text that follows an item's marker directly is the item's paragraph.
  reader.item_open = false;
  switch (type) {
    case MD_TEXT_BR:
    case MD_TEXT_SOFTBR:
      reader.add(" ");
      break;
    case MD_TEXT_ENTITY:
      reader.refuse(fmt::format("the entity '{}': write the character itself",
                                std::string_view(text, size)));
      break;
    case MD_TEXT_NULLCHAR:
      reader.add_formula();
      break;
    default:
      reader.add({text, size});
      break;
  }
  return 0;
}

}  // namespace

std::vector<Block> parse_markdown(const Located<std::string>& text,
                                  Diagnostics& diagnostics) {
  CutText cut = cut_formulas(text.value);
  Reader reader{.span = text.span,
                .diagnostics = diagnostics,
                .formulas = std::move(cut.formulas)};
  MD_PARSER parser{};
  parser.flags =
      MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS | MD_FLAG_UNDERLINE;
  parser.enter_block = enter_block;
  parser.leave_block = leave_block;
  parser.enter_span = enter_span;
  parser.leave_span = leave_span;
  parser.text = read_text;
  md_parse(cut.markdown.data(), static_cast<MD_SIZE>(cut.markdown.size()),
           &parser, &reader);
  return std::move(reader.blocks);
}

std::vector<Inline> parse_inline(const Located<std::string>& text,
                                 Diagnostics& diagnostics) {
  std::vector<Block> blocks = parse_markdown(text, diagnostics);
  if (blocks.empty()) {
    return {};
  }
  if (blocks.size() > 1 || blocks.front().kind != BlockKind::Paragraph) {
    diagnostics.error(text.span, "markdown",
                      "expected one paragraph without lists, headings and "
                      "formulas in $$",
                      "begin a number or sign that is meant as such with a "
                      "backslash");
  }
  return std::move(blocks.front().inlines);
}

}  // namespace owldeck
