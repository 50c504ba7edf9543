#include "generator/audit/pdf_pages.h"

#include <fmt/format.h>

#include <algorithm>

namespace owldeck {
namespace {

constexpr int kMostDepth = 64;

bool looks_like_content(std::string_view stream) {
  return stream.find("Tj") != std::string_view::npos ||
         stream.find("TJ") != std::string_view::npos;
}

}  // namespace

void PdfPages::read_pages() {
  for (const PdfValue& trailer : file_.trailers()) {
    const PdfValue& root = file_.resolve(trailer.at("Root"));
    if (pages_.empty()) {
      find_pages(file_.resolve(root.at("Pages")), 0);
    }
  }
  for (std::size_t i = 0; i < pages_.size(); ++i) {
    read_page(*pages_[i], fmt::format("page {}", i + 1));
  }
  for (const PdfObject& object : file_.objects()) {
    if (object.value.at("Type").is_name("Page") &&
        !known_.contains(&object.value)) {
      read_page(object.value, fmt::format("object {}, a page that is not shown",
                                          object.number));
    }
  }
}

void PdfPages::find_pages(const PdfValue& node, int depth) {
  if (depth > kMostDepth || !known_.insert(&node).second) {
    return;
  }
  const PdfValue& kids = file_.resolve(node.at("Kids"));
  if (kids.kind != PdfValue::Kind::Array) {
    if (node.kind == PdfValue::Kind::Dictionary) {
      pages_.push_back(&node);
    }
    return;
  }
  for (const PdfValue& kid : kids.items) {
    find_pages(file_.resolve(kid), depth + 1);
  }
}

const PdfValue& PdfPages::inherited(const PdfValue& page,
                                    std::string_view key) const {
  const PdfValue* node = &page;
  for (int i = 0; i < kMostDepth; ++i) {
    const PdfValue& value = file_.resolve(node->at(key));
    if (value.kind != PdfValue::Kind::Null) {
      return value;
    }
    node = &file_.resolve(node->at("Parent"));
  }
  return file_.resolve(page.at(key));
}

void PdfPages::read_page(const PdfValue& page, const std::string& where) {
  drawn_.clear();
  PdfContent content;
  const PdfValue& resources = inherited(page, "Resources");
  const PdfValue& contents = page.at("Contents");
  const PdfValue& list = file_.resolve(contents);
  if (list.kind == PdfValue::Kind::Array) {
    // An operator may begin in one stream and end in the next.
    std::string all;
    for (const PdfValue& part : list.items) {
      const PdfObject* const object = file_.find(part.reference());
      if (object != nullptr) {
        all += object->stream + "\n";
        read_.insert(object);
      }
    }
    read_with(all, resources, content);
  } else if (const PdfObject* object = file_.find(contents.reference())) {
    read_stream(*object, resources, content);
  }
  add(std::move(content), where);
}

void PdfPages::read_stream(const PdfObject& object, const PdfValue& resources,
                           PdfContent& content) {
  const bool had_other_words = content.has_other_words;
  content.has_other_words = false;
  read_with(object.stream, resources, content);
  if (!content.has_other_words) {
    read_.insert(&object);
  }
  content.has_other_words |= had_other_words;
}

void PdfPages::read_with(std::string_view bytes, const PdfValue& resources,
                         PdfContent& content) {
  const PdfValue& fonts = file_.resolve(resources.at("Font"));
  const PdfValue& drawings = file_.resolve(resources.at("XObject"));
  const PdfNames names{
      [&](std::string_view name) {
        return font_of(file_.resolve(fonts.at(name)));
      },
      [&](std::string_view name, PdfContent& into) {
        const PdfObject* const form = file_.find(drawings.at(name).reference());
        if (form == nullptr || !form->value.at("Subtype").is_name("Form") ||
            !drawn_.insert(form).second || drawn_.size() > 10000) {
          return;
        }
        const PdfValue& own = file_.resolve(form->value.at("Resources"));
        read_stream(*form,
                    own.kind == PdfValue::Kind::Dictionary ? own : resources,
                    into);
      }};
  read_content(bytes, names, content);
}

const PdfFont* PdfPages::font_of(const PdfValue& font) {
  if (font.kind != PdfValue::Kind::Dictionary) {
    return nullptr;
  }
  auto known = fonts_.find(&font);
  if (known == fonts_.end()) {
    known = fonts_.emplace(&font, read_font(font, file_)).first;
  }
  return &known->second;
}

void PdfPages::add(PdfContent content, const std::string& where) {
  if (content.has_unreadable_text) {
    contents_.unread.push_back(
        {where, "a font does not say which letters its glyphs are"});
  }
  contents_.texts.push_back({where, std::move(content.shown)});
  for (std::string& text : content.said) {
    contents_.texts.push_back(
        {where + ", beside what it shows", std::move(text)});
  }
}

void PdfPages::find_fonts(const PdfValue& value) {
  const PdfValue& fonts = file_.resolve(value.at("Font"));
  if (fonts.kind == PdfValue::Kind::Dictionary) {
    for (std::size_t i = 0; i + 1 < fonts.items.size(); i += 2) {
      auto& known = named_fonts_[fonts.items[i].text];
      const PdfValue* const font = &file_.resolve(fonts.items[i + 1]);
      if (std::ranges::find(known, font) == known.end()) {
        known.push_back(font);
      }
    }
  }
  for (const PdfValue& item : value.items) {
    find_fonts(item);
  }
}

void PdfPages::read_orphans() {
  std::vector<const PdfObject*> orphans;
  for (const PdfObject& object : file_.objects()) {
    if (object.has_stream && !has_read(object) &&
        looks_like_content(object.stream)) {
      orphans.push_back(&object);
    }
  }
  if (orphans.empty()) {
    return;
  }
  for (const PdfObject& object : file_.objects()) {
    find_fonts(object.value);
  }
  for (const PdfObject* object : orphans) {
    read_orphan(*object);
  }
}

/// Nothing says which fonts its names mean, so each is tried that has the name.
void PdfPages::read_orphan(const PdfObject& object) {
  constexpr std::size_t kMostTries = 16;
  std::size_t tries = 1;
  for (std::size_t i = 0; i < std::min(tries, kMostTries); ++i) {
    PdfContent content;
    const PdfNames names{[&](std::string_view name) -> const PdfFont* {
                           const auto found = named_fonts_.find(name);
                           if (found == named_fonts_.end()) {
                             return nullptr;
                           }
                           const auto& fonts = found->second;
                           tries = std::max(tries, fonts.size());
                           return font_of(*fonts[i % fonts.size()]);
                         },
                         {}};
    read_content(object.stream, names, content);
    content.has_unreadable_text = false;
    add(std::move(content),
        fmt::format("object {}, which no page shows", object.number));
  }
}

}  // namespace owldeck
