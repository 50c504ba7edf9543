#include "generator/compose/compose.h"

#include <fmt/format.h>

#include "generator/compose/boxes.h"
#include "generator/compose/check_page.h"
#include "generator/compose/context.h"
#include "generator/compose/glyphs.h"
#include "generator/compose/notes.h"
#include "generator/compose/prose.h"
#include "generator/compose/slide.h"

namespace owldeck {
namespace {

/// The layout called `type`; null with a report if it is missing.
const Layout* find_layout(std::string_view type, const AudienceSlide& slide,
                          const ComposeInputs& inputs,
                          Diagnostics& diagnostics) {
  const auto found = inputs.look.layouts.find(type);
  if (found != inputs.look.layouts.end()) {
    return &found->second;
  }
  diagnostics.error(slide.span, "layout-slots",
                    fmt::format("no layout for slides of type {}", type),
                    fmt::format("add templates/layouts/{}.yaml", type));
  return nullptr;
}

constexpr const char* kDeckNotes = "deck-notes";

std::string notes_name(const AudienceSlide& slide) {
  return page_name(slide.label) + "-notes";
}

/// Judges a page that is drawn, then shows what it was composed by, as far as
/// `inputs` ask for it. `problems` were known before the page.
void finish(Scene& page, std::size_t problems, const SlideContext& context) {
  context.glyphs->check(page, problems, context);
  if (context.inputs.judge) {
    check_page(page, context.diagnostics.all().size() == problems, context);
  }
  if (context.inputs.boxes) {
    draw_boxes(page, context);
  }
}

void add_slide(Document& document, const AudienceDeck& deck,
               const AudienceSlide& slide, const ComposeInputs& inputs,
               GlyphCheck& glyphs, Diagnostics& diagnostics) {
  const Layout* layout =
      find_layout(to_string(slide.type), slide, inputs, diagnostics);
  const LayoutVariant* variant =
      layout ? choose_variant(slide, *layout, diagnostics) : nullptr;
  if (!variant) {
    return;
  }
  SlideContext context{deck, slide, inputs, *layout, *variant, diagnostics};
  context.glyphs = &glyphs;
  const std::size_t problems = diagnostics.all().size();
  document.pages.push_back({page_name(slide.label),
                            spoken(slide.title, context), draw_slide(context)});
  finish(document.pages.back().scene, problems, context);
}

void add_notes(Document& document, const AudienceDeck& deck,
               const AudienceSlide& slide, const ComposeInputs& inputs,
               GlyphCheck& glyphs, Diagnostics& diagnostics) {
  const Layout* layout = find_layout("notes", slide, inputs, diagnostics);
  if (!layout || layout->variants.empty() || document.pages.empty()) {
    return;
  }
  SlideContext context{
      deck, slide, inputs, *layout, layout->variants.front(), diagnostics};
  context.glyphs = &glyphs;
  const Page& page = document.pages.back();
  const std::size_t problems = diagnostics.all().size();
  Page notes{notes_name(slide), "Notes: " + page.title,
             draw_notes(page.scene, context)};
  finish(notes.scene, problems, context);
  document.pages.push_back(std::move(notes));
}

/// The page about the deck as a whole, after the first slide and its notes.
void add_deck_notes(Document& document, const AudienceDeck& deck,
                    const ComposeInputs& inputs, GlyphCheck& glyphs,
                    Diagnostics& diagnostics) {
  const AudienceSlide& slide = deck.slides().front();
  const Layout* layout = find_layout("notes", slide, inputs, diagnostics);
  if (!layout || layout->variants.empty() || document.pages.empty()) {
    return;
  }
  SlideContext context{
      deck, slide, inputs, *layout, layout->variants.front(), diagnostics};
  context.glyphs = &glyphs;
  const std::size_t problems = diagnostics.all().size();
  Page page{kDeckNotes, "Notes: about this deck",
            draw_deck_notes(document.pages.front().scene, context)};
  finish(page.scene, problems, context);
  document.pages.push_back(std::move(page));
}

}  // namespace

Document compose(const AudienceDeck& deck, const ComposeInputs& inputs,
                 Diagnostics& diagnostics) {
  Document document;
  GlyphCheck glyphs;
  document.title = deck.title().value;
  document.language = deck.language();
  for (const AudienceSlide& slide : deck.slides()) {
    if (slide.broken) {
      continue;
    }
    const std::size_t pages = document.pages.size();
    add_slide(document, deck, slide, inputs, glyphs, diagnostics);
    const bool drawn = document.pages.size() > pages;
    if (drawn && slide.instructor) {
      add_notes(document, deck, slide, inputs, glyphs, diagnostics);
    }
    if (drawn && pages == 0 && has_deck_notes(deck)) {
      add_deck_notes(document, deck, inputs, glyphs, diagnostics);
    }
    for (std::size_t i = pages; inputs.on_page && i < document.pages.size();
         ++i) {
      inputs.on_page(document.pages[i]);
    }
  }
  return document;
}

std::vector<std::string> page_names(const AudienceDeck& deck) {
  std::vector<std::string> names;
  for (const AudienceSlide& slide : deck.slides()) {
    names.push_back(page_name(slide.label));
    if (slide.instructor) {
      names.push_back(notes_name(slide));
    }
    if (&slide == &deck.slides().front() && has_deck_notes(deck)) {
      names.emplace_back(kDeckNotes);
    }
  }
  return names;
}

}  // namespace owldeck
