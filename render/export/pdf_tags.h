#pragma once

#include <cairo.h>

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "render/paint/painter.h"
#include "render/scene/document.h"

namespace owldeck {

/// Turns what the painter tells into the structure tree, link targets and links
/// of a PDF, as Cairo's tags. For the .cc files of this folder only.
///
/// Cairo writes what is drawn into the innermost element only, and only if that
/// element has no children. So elements are either containers (Document, Sect,
/// L, LI) or leaves, and whatever is drawn within a leaf is part of it. A leaf
/// whose text holds formulas is a container of Spans and Formulas instead.
class PdfTags : public PaintObserver {
 public:
  /// `page_names` are the targets that links can lead to.
  PdfTags(cairo_t* canvas, const std::vector<std::string>& page_names);

  void begin_page(const Page& page);
  void end_page();
  void end_document();

  void begin(const NodeInfo& info) override;
  void end(const NodeInfo& info) override;
  void begin_paragraph(const TextBlock& block,
                       const Paragraph& paragraph) override;
  void end_paragraph(const TextBlock& block,
                     const Paragraph& paragraph) override;
  void begin_formula(const std::string& spoken) override;
  void end_formula() override;
  void link(const std::string& link, const Rect& area) override;

  /// Alternative texts of the Figure and Formula elements, in the order of the
  /// structure tree. Cairo cannot write them.
  [[nodiscard]] const std::vector<std::string>& alternatives() const {
    return alternatives_;
  }

 private:
  enum class Kind {
    Container,   ///< holds elements
    Leaf,        ///< holds what is drawn
    Mixed,       ///< a Leaf with formulas in its text
    Items,       ///< a list whose paragraphs are its items
    Paragraphs,  ///< a block whose paragraphs are elements of their own
    BlockItems   ///< a list that stands among the paragraphs of a block
  };
  struct Element {
    Kind kind = Kind::Leaf;
    std::vector<const char*> tags;  ///< from the outside in
  };

  void open(Kind kind, std::vector<const char*> tags);
  void open_leaf(std::vector<const char*> tags, bool mixed);
  void close();
  void open_page();
  [[nodiscard]] static bool is_leaf(const Element& element) {
    return element.kind == Kind::Leaf || element.kind == Kind::Mixed;
  }
  /// Whether formulas are elements of their own where the painter is.
  [[nodiscard]] bool is_mixed() const;

  cairo_t* canvas_;
  std::set<std::string, std::less<>> page_names_;
  std::set<const NodeInfo*> text_blocks_;
  /// The nodes with a formula in a line of text.
  std::set<const NodeInfo*> with_formula_;
  /// The page, until its first element.
  const Page* unopened_page_ = nullptr;
  std::vector<Element> open_;
  std::vector<std::string> links_;  ///< of the page, as Cairo's attributes
  std::vector<std::string> alternatives_;
};

}  // namespace owldeck
