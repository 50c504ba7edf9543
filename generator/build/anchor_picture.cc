#include "generator/build/anchor_picture.h"

#include "generator/audience/audience.h"
#include "generator/build/warm_engine.h"
#include "generator/figures/figure.h"
#include "render/error.h"
#include "render/export/pdf.h"
#include "render/export/png.h"

namespace owldeck {
namespace {

constexpr double kMargin = 80;
constexpr double kTitleHeight = 90;

/// The slides of all decks as if they were one: ids of anchors are unique.
Deck joined(const CourseCheck& course) {
  Deck deck = course.decks.front().deck;
  for (std::size_t i = 1; i < course.decks.size(); ++i) {
    const std::vector<Slide>& more = course.decks[i].deck.slides;
    deck.slides.insert(deck.slides.end(), more.begin(), more.end());
  }
  return deck;
}

Node title_of(const Deck& deck, const Theme& theme) {
  const TextStyle style{
      .size = theme.title_size, .weight = 700, .color = theme.text};
  const Rect box{kMargin, kMargin / 2, kPage.width - 2 * kMargin, kTitleHeight};
  return {TextBlock{
      .info = {.role = Role::Heading},
      .box = box,
      .paragraphs = {{.runs = {{deck.title.value + ": anchors", style}}}}}};
}

std::optional<Page> draw_page(const Deck& deck, const Theme& theme,
                              const TextMeasurer& measurer,
                              Diagnostics& diagnostics) {
  const AudienceDeck edition = for_audience(deck, Audience::Learner);
  const Traces traces;
  const std::map<std::string, Clip> clips;
  const FigureInputs inputs{traces, theme, measurer, clips, &edition};
  Figure figure;
  figure.span = deck.span;
  figure.kind = PrerequisitesFigure{};
  const double top = kMargin / 2 + kTitleHeight;
  const Rect area{kMargin, top, kPage.width - 2 * kMargin,
                  kPage.height - top - kMargin};
  auto drawn = draw_figure(figure, area, inputs, diagnostics);
  if (!drawn) {
    return std::nullopt;
  }
  Page page{"anchors", deck.title.value, {}};
  page.scene.background = theme.ground;
  page.scene.nodes.push_back(title_of(deck, theme));
  page.scene.nodes.push_back({std::move(*drawn)});
  return page;
}

void write(Page page, const Deck& deck, const TextEngine& text,
           const std::filesystem::path& file) {
  if (file.extension() == ".pdf") {
    Document document;
    document.title = deck.title.value;
    document.language = deck.language.value;
    document.pages.push_back(std::move(page));
    return write_pdf(document, text, file);
  }
  Surface surface({1920, 1080});
  paint(page.scene, text, surface);
  write_png(surface, file);
}

}  // namespace

void draw_anchors(const CourseCheck& course, const std::filesystem::path& file,
                  Diagnostics& diagnostics) {
  if (course.decks.empty() || !course.decks.front().look) {
    return;  // reported before
  }
  const Deck deck = joined(course);
  const auto text = begin_text_engine(1).get();
  auto page =
      draw_page(deck, course.decks.front().look->theme, *text, diagnostics);
  if (!page) {
    return;
  }
  try {
    write(std::move(*page), deck, *text, file);
  } catch (const RenderError& error) {
    diagnostics.error({file.generic_string(), 0, 0, 0}, "output", error.what());
  }
}

}  // namespace owldeck
