#include "render/export/pdf_tags.h"

#include <fmt/format.h>

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

/// The painter announces a node by its NodeInfo; this finds which of them are
/// text blocks.
void collect_text_blocks(const std::vector<Node>& nodes,
                         std::set<const NodeInfo*>& blocks) {
  for (const Node& node : nodes) {
    if (const auto* group = std::get_if<Group>(&node.value)) {
      collect_text_blocks(group->children, blocks);
    } else if (const auto* block = std::get_if<TextBlock>(&node.value)) {
      blocks.insert(&block->info);
    }
  }
}

}  // namespace

PdfTags::PdfTags(cairo_t* canvas, const std::vector<std::string>& page_names)
    : canvas_(canvas), page_names_(page_names.begin(), page_names.end()) {}

void PdfTags::begin_page(const Page& page) {
  unopened_page_ = &page;
  text_blocks_.clear();
  collect_text_blocks(page.scene.nodes, text_blocks_);
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
  if (open_.back().kind == Kind::Leaf) {
    open(Kind::Leaf, {});
    return;
  }
  if (info.role == Role::Figure || info.role == Role::Formula) {
    alternatives_.push_back(info.alt);
  }
  switch (info.role) {
    case Role::Title:
      return open(Kind::Leaf, {"H1"});
    case Role::Heading:
      return open(Kind::Leaf, {"H2"});
    case Role::Paragraph:
      return text_blocks_.contains(&info) ? open(Kind::Paragraphs, {})
                                          : open(Kind::Leaf, {"P"});
    case Role::List:
      return open(Kind::Items, {"L"});
    case Role::ListItem:
      return open(Kind::Leaf, {"LI", "LBody"});
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
  if (around == Kind::Leaf || paragraph.runs.empty()) {
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
    open(Kind::Leaf, {"LI", "LBody"});
  } else {
    open(Kind::Leaf, {"P"});
  }
}

void PdfTags::end_paragraph(const TextBlock& /*block*/,
                            const Paragraph& /*paragraph*/) {
  close();
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

void PdfTags::close() {
  const std::vector<const char*>& tags = open_.back().tags;
  for (auto tag = tags.rbegin(); tag != tags.rend(); ++tag) {
    cairo_tag_end(canvas_, *tag);
  }
  open_.pop_back();
}

}  // namespace owldeck
