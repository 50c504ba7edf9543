#include "render/export/pdf_tags.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace owldeck {
namespace {

/// A string as Cairo's tag attributes want it.
std::string quoted(std::string_view text) {
  std::string result = "'";
  for (const char c : text) {
    if (c == '\'' || c == '\\') {
      result += '\\';
    }
    result += c;
  }
  return result + "'";
}

/// `uri` with the characters escaped that a URI, or Cairo in it, cannot hold.
/// Source: RFC 3986, section 2.1.
std::string percent_encoded(std::string_view uri) {
  std::string result;
  for (const char c : uri) {
    const bool is_plain = c > ' ' && c < '\x7f' && c != '\'' && c != '\\';
    result += is_plain ? std::string(1, c)
                       : fmt::format("%{:02X}", static_cast<unsigned char>(c));
  }
  return result;
}

/// Cairo takes a link's area in points of the page, whatever the scale. Whole
/// ones, because it reads a fraction by the rules of the locale.
std::string in_points(const Rect& area) {
  const double left = std::floor(area.x / 2);
  const double top = std::floor(area.y / 2);
  return fmt::format("[{:.0f} {:.0f} {:.0f} {:.0f}]", left, top,
                     std::ceil(area.right() / 2) - left,
                     std::ceil(area.bottom() / 2) - top);
}

bool holds_formula(const Paragraph& paragraph) {
  return std::any_of(paragraph.runs.begin(), paragraph.runs.end(),
                     [](const Run& run) { return run.formula.has_value(); });
}

/// The painter announces a node by its NodeInfo; this finds which of them are
/// text blocks and which hold a formula in a line of text.
struct TextFinder {
  std::set<const NodeInfo*>& blocks;
  std::set<const NodeInfo*>& with_formula;

  /// Gives: whether one of `nodes` holds a formula.
  bool visit(const std::vector<Node>& nodes) {
    bool found = false;
    for (const Node& node : nodes) {
      if (const auto* group = std::get_if<Group>(&node.value)) {
        found |= note(group->info, visit(group->children));
      } else if (const auto* block = std::get_if<TextBlock>(&node.value)) {
        blocks.insert(&block->info);
        found |= note(block->info,
                      std::any_of(block->paragraphs.begin(),
                                  block->paragraphs.end(), holds_formula));
      }
    }
    return found;
  }

  bool note(const NodeInfo& info, bool found) {
    if (found) {
      with_formula.insert(&info);
    }
    return found;
  }
};

}  // namespace

PdfTags::PdfTags(cairo_t* canvas, const std::vector<std::string>& page_names)
    : canvas_(canvas), page_names_(page_names.begin(), page_names.end()) {}

void PdfTags::begin_page(const Page& page) {
  unopened_page_ = &page;
  text_blocks_.clear();
  with_formula_.clear();
  TextFinder{text_blocks_, with_formula_}.visit(page.scene.nodes);
}

// Cairo forgets all tags that stand before the painting of the ground, which
// hides what was drawn till then. So a page's elements wait for its first node.
void PdfTags::open_page() {
  if (unopened_page_ == nullptr) {
    return;
  }
  if (open_.empty()) {
    open(Kind::Container, {"Document"});
  }
  open(Kind::Container, {"Sect"});
  const std::string target = "x=0 y=0 name=" + quoted(unopened_page_->name);
  cairo_tag_begin(canvas_, CAIRO_TAG_DEST, target.c_str());
  cairo_tag_end(canvas_, CAIRO_TAG_DEST);
  unopened_page_ = nullptr;
}

void PdfTags::end_page() {
  open_page();
  for (const std::string& link : links_) {
    cairo_tag_begin(canvas_, CAIRO_TAG_LINK, link.c_str());
    cairo_tag_end(canvas_, CAIRO_TAG_LINK);
  }
  links_.clear();
  close();
}

void PdfTags::end_document() {
  close();
}

void PdfTags::begin(const NodeInfo& info) {
  open_page();
  if (is_leaf(open_.back())) {
    open(Kind::Leaf, {});
    return;
  }
  if (info.role == Role::Figure || info.role == Role::Formula) {
    alternatives_.push_back(info.alt);
  }
  const bool mixed = with_formula_.contains(&info);
  switch (info.role) {
    case Role::Title:
      return open_leaf({"H1"}, mixed);
    case Role::Heading:
      return open_leaf({"H2"}, mixed);
    case Role::Paragraph:
      return text_blocks_.contains(&info) ? open(Kind::Paragraphs, {})
                                          : open_leaf({"P"}, mixed);
    case Role::List:
      return open(Kind::Items, {"L"});
    case Role::ListItem:
      return open_leaf({"LI", "LBody"}, mixed);
    case Role::Figure:
      return open(Kind::Leaf, {"Figure"});
    case Role::Formula:
      return open(Kind::Leaf, {"Formula"});
    case Role::Code:
      return open(Kind::Leaf, {"Code"});
    case Role::Artifact:
      return open(Kind::Container, {});
  }
}

void PdfTags::end(const NodeInfo& /*info*/) {
  if (open_.back().kind == Kind::BlockItems) {
    close();
  }
  close();
}

void PdfTags::begin_paragraph(const TextBlock& /*block*/,
                              const Paragraph& paragraph) {
  const Kind around = open_.back().kind;
  if (is_leaf(open_.back()) || paragraph.runs.empty()) {
    open(Kind::Leaf, {});
    return;
  }
  const bool is_item = paragraph.list_item || around == Kind::Items;
  if (around == Kind::Paragraphs && is_item) {
    open(Kind::BlockItems, {"L"});
  }
  if (around == Kind::BlockItems && !is_item) {
    close();
  }
  if (is_item) {
    open_leaf({"LI", "LBody"}, holds_formula(paragraph));
  } else {
    open_leaf({"P"}, holds_formula(paragraph));
  }
}

void PdfTags::end_paragraph(const TextBlock& /*block*/,
                            const Paragraph& /*paragraph*/) {
  close();
}

void PdfTags::begin_formula(const std::string& spoken) {
  if (is_mixed()) {
    alternatives_.push_back(spoken);
    cairo_tag_end(canvas_, "Span");
    cairo_tag_begin(canvas_, "Formula", nullptr);
  }
}

void PdfTags::end_formula() {
  if (is_mixed()) {
    cairo_tag_end(canvas_, "Formula");
    cairo_tag_begin(canvas_, "Span", nullptr);
  }
}

bool PdfTags::is_mixed() const {
  return std::any_of(open_.begin(), open_.end(), [](const Element& element) {
    return element.kind == Kind::Mixed;
  });
}

void PdfTags::link(const std::string& link, const Rect& area) {
  const std::string rect = " rect=" + in_points(area);
  if (!link.starts_with('#')) {
    links_.push_back("uri=" + quoted(percent_encoded(link)) + rect);
  } else if (page_names_.contains(link.substr(1))) {
    links_.push_back("dest=" + quoted(link.substr(1)) + rect);
  }
}

void PdfTags::open(Kind kind, std::vector<const char*> tags) {
  for (const char* tag : tags) {
    cairo_tag_begin(canvas_, tag, nullptr);
  }
  open_.push_back({kind, std::move(tags)});
}

void PdfTags::open_leaf(std::vector<const char*> tags, bool mixed) {
  if (mixed) {
    tags.push_back("Span");
  }
  open(mixed ? Kind::Mixed : Kind::Leaf, std::move(tags));
}

void PdfTags::close() {
  const std::vector<const char*>& tags = open_.back().tags;
  for (auto tag = tags.rbegin(); tag != tags.rend(); ++tag) {
    cairo_tag_end(canvas_, *tag);
  }
  open_.pop_back();
}

}  // namespace owldeck
