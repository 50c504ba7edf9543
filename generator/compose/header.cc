#include "generator/compose/header.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/compose/fit.h"
#include "generator/compose/prose.h"
#include "generator/compose/steps.h"
#include "generator/compose/type.h"

namespace owldeck {
namespace {

std::string capitalized(std::string_view word) {
  std::string result(word);
  if (!result.empty() && result[0] >= 'a' && result[0] <= 'z') {
    result[0] = static_cast<char>(result[0] - 'a' + 'A');
  }
  return result;
}

TextBlock draw_title(const Rect& area, const SlideContext& context) {
  const AudienceSlide& slide = context.slide;
  const TextStyle style = slide.type == SlideType::Title
                              ? cover_title_type(context.theme())
                              : title_type(context.theme());
  TextBlock title =
      fitted_block({set_inline(slide.title, style, kTitleLine, context)}, area,
                   {"title", slide.title.span}, context);
  title.info.id = "title";
  title.info.role = Role::Title;
  title.vertical = VerticalAlign::Middle;
  return title;
}

TextBlock draw_subtitle(const Rect& area, const SlideContext& context) {
  const DeckText& subtitle = context.slide.subtitle;
  const TextStyle quiet =
      colored(body_type(context.theme()), context.theme().muted);
  return fitted_block({set_inline(subtitle, quiet, kBodyLine, context)}, area,
                      {"subtitle", subtitle.span}, context);
}

std::string link_of(const Source& source, const AudienceDeck& deck) {
  if (source.url) {
    return source.url->value;
  }
  if (source.path && !deck.repository().empty()) {
    return deck.repository() + source.path->value;
  }
  return {};
}

const Source* find_source(const std::string& id, const AudienceDeck& deck) {
  const auto& all = deck.sources();
  const auto found = std::find_if(
      all.begin(), all.end(),
      [&id](const Source& source) { return source.id.value == id; });
  return found == all.end() ? nullptr : &*found;
}

}  // namespace

Kicker kicker_of(const SlideContext& context) {
  const AudienceSlide& slide = context.slide;
  const Blueprint* blueprint = context.inputs.blueprint;
  if (slide.type == SlideType::Title) {
    return blueprint ? Kicker{{fmt::format("{} minutes", blueprint->minutes),
                               slide.span},
                              fmt::format("{} slides", blueprint->slides)}
                     : Kicker{};
  }
  // The agenda is about the whole session, whatever hour it is shown in.
  const bool in_part = blueprint && slide.type != SlideType::Agenda;
  std::string part =
      in_part ? part_of(*blueprint, slide.number) : std::string();
  std::string kind = capitalized(to_string(slide.type));
  if (!slide.part.empty()) {
    kind += " " + slide.part;
  }
  return {part.empty() ? context.deck.title() : DeckText{part, slide.span},
          std::move(kind)};
}

void add_kicker(Scene& scene, const Kicker& kicker,
                const SlideContext& context) {
  const Rect* area =
      kicker.place.value.empty() ? nullptr : context.need_area("kicker");
  if (!area) {
    return;
  }
  const Theme& theme = context.theme();
  const TextStyle style = kicker_type(theme);
  Paragraph paragraph = set_inline(kicker.place, style, kBodyLine, context);
  if (!kicker.kind.empty()) {
    paragraph.runs.push_back(
        {"  /  ", colored(style, theme.strong_line), {}, 0});
    paragraph.runs.push_back(
        {kicker.kind, colored(style, theme.core.color), {}, 0});
  }
  TextBlock block = fitted_block({std::move(paragraph)}, *area,
                                 {"part", kicker.place.span}, context);
  block.info.id = "kicker";
  block.info.role = Role::Paragraph;
  block.vertical = VerticalAlign::Middle;
  scene.nodes.push_back({std::move(block)});
}

void add_title(Scene& scene, const SlideContext& context) {
  const AudienceSlide& slide = context.slide;
  const Rect* area = context.need_area("title");
  if (!area) {
    return;
  }
  scene.nodes.push_back({draw_in_slot(
      "title", &Theme::title_size, context,
      [area](const SlideContext& slot) { return draw_title(*area, slot); })});
  if (slide.subtitle.value.empty()) {
    return;
  }
  if (const Rect* below = context.need_area("subtitle")) {
    TextBlock subtitle = draw_in_slot(
        "subtitle", &Theme::body_size, context,
        [&](const SlideContext& slot) { return draw_subtitle(*below, slot); });
    subtitle.info.id = "subtitle";
    subtitle.info.role = Role::Paragraph;
    scene.nodes.push_back({std::move(subtitle)});
  }
}

void add_sources(Scene& scene, const SlideContext& context) {
  const AudienceSlide& slide = context.slide;
  Paragraph paragraph;
  paragraph.align = Align::Right;
  paragraph.line_height = kStripLine;
  const TextStyle style = small_type(context.theme());
  for (const Located<std::string>& id : slide.sources) {
    const Source* source = find_source(id.value, context.deck);
    if (!source) {
      continue;  // the loader has reported it
    }
    if (!paragraph.runs.empty()) {
      paragraph.runs.push_back({"  ·  ", style, {}, 0});
    }
    for (Run& run :
         set_inline(source->title, style, kStripLine, context).runs) {
      run.link = link_of(*source, context.deck);
      paragraph.runs.push_back(std::move(run));
    }
  }
  const Rect* area =
      paragraph.runs.empty() ? nullptr : context.need_area("sources");
  if (!area) {
    return;
  }
  TextBlock block =
      fitted_block({std::move(paragraph)}, *area,
                   {"sources", slide.sources.front().span}, context);
  block.info.id = "sources";
  block.info.role = Role::Paragraph;
  block.vertical = VerticalAlign::Middle;
  scene.nodes.push_back({std::move(block)});
}

void add_page_number(Scene& scene, const SlideContext& context) {
  const Rect* area = context.find_area("page-number");
  if (!area) {
    return;
  }
  Paragraph number =
      plain_paragraph(fmt::format("{}", context.slide.label),
                      weighted(small_type(context.theme()), 500), kStripLine);
  number.align = Align::Right;
  TextBlock block = fitted_block({std::move(number)}, *area,
                                 {"slide", context.slide.span}, context);
  block.info.id = "page-number";
  block.vertical = VerticalAlign::Middle;
  scene.nodes.push_back({std::move(block)});
}

}  // namespace owldeck
