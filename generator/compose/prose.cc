#include "generator/compose/prose.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "generator/attention/expression.h"
#include "generator/compose/inline_formula.h"
#include "generator/compose/last_words.h"
#include "generator/compose/type.h"
#include "generator/compose/typography.h"
#include "render/scene/plain_text.h"

namespace owldeck {
namespace {

constexpr double kMonoScale = 0.92;  // mono letters look larger beside text
constexpr double kBulletIndent = 34;
constexpr double kNumberIndent = 46;
constexpr double kUsualSize = 30;  // smaller text stands closer

bool is_web_address(std::string_view target) {
  return target.starts_with("https://") || target.starts_with("http://");
}

/// The label in `#slide-7`.
std::optional<std::string_view> slide_target(std::string_view target) {
  constexpr std::string_view kPrefix = "#slide-";
  if (!target.starts_with(kPrefix)) {
    return std::nullopt;
  }
  target.remove_prefix(kPrefix.size());
  target.remove_prefix(std::min(target.find_first_not_of('0'), target.size()));
  return target.empty() || target[0] < '1' || target[0] > '9'
             ? std::nullopt
             : std::optional(target);
}

void link_to_slide(Run& run, std::string_view label, const Span& span,
                   const SlideContext& context) {
  if (std::ranges::find(context.deck.slides(), label, &AudienceSlide::label) ==
      context.deck.slides().end()) {
    context.diagnostics.error(span, "unknown-slide",
                              fmt::format("there is no slide {}", label),
                              "link to a slide of this deck");
    return;
  }
  run.link = "#" + page_name(label);
}

void follow_target(Run& run, const std::string& target, const Span& span,
                   const SlideContext& context) {
  const Theme& theme = context.theme();
  if (const Meaning* meaning = theme.meaning(target)) {
    run.style.color = meaning->color;
    run.style.weight = 600;
    return;
  }
  run.style.color = theme.core.color;
  run.style.weight = std::max(run.style.weight, 500);
  if (is_web_address(target)) {
    run.link = target;
  } else if (const auto label = slide_target(target)) {
    link_to_slide(run, *label, span, context);
  } else {
    context.diagnostics.error(
        span, "unknown-meaning",
        fmt::format("link to '{}', which is neither a meaning nor an address",
                    target),
        suggest(target, meaning_names()));
  }
}

std::vector<Run> set_runs(std::vector<Inline> inlines, const TextStyle& style,
                          const Span& span, const SlideContext& context) {
  typeset(inlines);
  join_last_words(inlines);
  std::vector<Run> runs;
  for (const Inline& words : inlines) {
    Run run{words.text, style, {}, 0};
    if (words.strong) {
      run.style.weight = std::max(run.style.weight, 600);
    }
    // Emphasis in what slants anyway stands upright.
    run.style.italic = words.emphasis != style.italic;
    if (words.code) {
      run.style.family = FontFamily::Mono;
      run.style.size *= kMonoScale;
      run.style.italic = words.emphasis;
      run.style.color = context.theme().core.color;
    }
    if (!words.target.empty()) {
      follow_target(run, words.target, span, context);
    }
    if (words.formula) {
      set_formula_in(run, words, span, context);
    }
    runs.push_back(std::move(run));
  }
  return runs;
}

Run marker_of(const Block& block, const ProseStyle& style, const Theme& theme) {
  if (block.kind == BlockKind::Numbered) {
    TextStyle number = weighted(style.text, 600);
    number.color = theme.core.color;
    return {fmt::format("{}", block.number), number, {}, 0};
  }
  const Color quiet = mix(theme.strong_line, theme.muted, 0.4);
  return {"•", colored(style.text, quiet), {}, 0};
}

Paragraph set_formula_block(const Block& block, const ProseStyle& style,
                            const Span& span, const SlideContext& context) {
  Run run{.style = style.text};
  set_display_formula_in(run, block.inlines.front(), span, context);
  Paragraph paragraph;
  paragraph.runs = {std::move(run)};
  paragraph.line_height = style.line_height;
  paragraph.indent =
      style.text.size / context.theme().body_size * kBulletIndent;
  return paragraph;
}

Paragraph set_block(const Block& block, const ProseStyle& style,
                    const Span& span, const SlideContext& context) {
  if (block.kind == BlockKind::Formula) {
    return set_formula_block(block, style, span, context);
  }
  const bool heading = block.kind == BlockKind::Heading;
  Paragraph paragraph;
  paragraph.runs =
      set_runs(block.inlines, heading ? style.head : style.text, span, context);
  paragraph.line_height = style.line_height;
  const double scale = style.text.size / context.theme().body_size;
  const bool item =
      block.kind == BlockKind::Bullet || block.kind == BlockKind::Numbered;
  if (item) {
    paragraph.list_item = true;
    paragraph.marker = marker_of(block, style, context.theme());
    paragraph.indent =
        scale * (block.kind == BlockKind::Bullet
                     ? kBulletIndent * block.depth
                     : kNumberIndent + kBulletIndent * (block.depth - 1));
  } else {
    paragraph.indent = scale * kBulletIndent * block.depth;
  }
  return paragraph;
}

Role role_of(const Block& block) {
  switch (block.kind) {
    case BlockKind::Heading:
      return Role::Heading;
    case BlockKind::Paragraph:
    case BlockKind::Formula:
      return Role::Paragraph;
    default:
      return Role::List;
  }
}

double gap_above(const Block& block, const ProseStyle& style,
                 bool below_heading) {
  if (block.kind == BlockKind::Heading) {
    return style.heading_gap;
  }
  if (below_heading) {
    return style.item_gap / 2;
  }
  if (block.kind == BlockKind::Paragraph) {
    return style.paragraph_gap;
  }
  return block.depth > 1 ? style.item_gap / 2 : style.item_gap;
}

}  // namespace

ProseStyle body_prose(const Theme& theme) {
  ProseStyle style;
  style.text = body_type(theme);
  style.head = body_head_type(theme);
  style.line_height = kBodyLine;
  for (double* gap :
       {&style.item_gap, &style.paragraph_gap, &style.heading_gap}) {
    *gap *= theme.body_size / kUsualSize;
  }
  return style;
}

ProseStyle notes_prose(const Theme& theme) {
  ProseStyle style;
  style.text = colored(strip_type(theme), theme.text);
  style.head = strip_head_type(theme);
  style.line_height = kBodyLine;
  style.item_gap = 10;
  style.paragraph_gap = 18;
  style.heading_gap = 28;
  return style;
}

DeckText expanded(const DeckText& text, const SlideContext& context) {
  return {expand(text, context.inputs.traces, context.diagnostics), text.span};
}

std::vector<ProsePart> set_prose(const std::vector<Block>& blocks,
                                 const ProseStyle& style, const Span& span,
                                 const SlideContext& context) {
  std::vector<ProsePart> parts;
  for (const Block& block : blocks) {
    const Role role = role_of(block);
    const bool below_heading =
        !parts.empty() && parts.back().role == Role::Heading;
    const double gap = gap_above(block, style, below_heading);
    Paragraph paragraph = set_block(block, style, span, context);
    if (role == Role::List && !parts.empty() &&
        parts.back().role == Role::List) {
      paragraph.space_before = gap;
      parts.back().paragraphs.push_back(std::move(paragraph));
    } else {
      parts.push_back(
          {role, parts.empty() ? 0 : gap, {std::move(paragraph)}, {}});
    }
  }
  return parts;
}

Paragraph set_inline(const DeckText& text, const TextStyle& style,
                     double line_height, const SlideContext& context) {
  return set_line(expanded(text, context), style, line_height, context);
}

Paragraph set_line(const DeckText& text, const TextStyle& style,
                   double line_height, const SlideContext& context) {
  Paragraph paragraph;
  paragraph.line_height = line_height;
  paragraph.runs = set_runs(parse_inline(text, context.diagnostics), style,
                            text.span, context);
  return paragraph;
}

std::string spoken(const DeckText& text, const SlideContext& context) {
  Diagnostics reported_where_drawn;
  return plain_text(
      set_inline(text, {}, 1, context.reporting_to(reported_where_drawn)));
}

void measure_prose(std::vector<ProsePart>& parts, double width,
                   const SlideContext& context) {
  for (ProsePart& part : parts) {
    part.extent = context.measurer().measure(part.paragraphs, width);
  }
}

double prose_height(std::span<const ProsePart> parts) {
  double height = 0;
  for (const ProsePart& part : parts) {
    const bool first = &part == &parts.front();
    height += (first ? 0 : part.space_before) + part.extent.height;
  }
  return height;
}

Group stack_prose(std::span<const ProsePart> parts, const Rect& area,
                  const Field& field, const SlideContext& context) {
  Group group;
  TextExtent all;
  double y = area.y;
  for (const ProsePart& part : parts) {
    const bool first = &part == &parts.front();
    y += first ? 0 : part.space_before;
    TextBlock block;
    block.info.role = part.role;
    block.paragraphs = part.paragraphs;
    block.box = {area.x, y, area.width, part.extent.height};
    y += part.extent.height;
    group.children.push_back({std::move(block)});
    all.width = std::max(all.width, part.extent.width);
    all.lines += part.extent.lines;
    all.missing.insert(all.missing.end(), part.extent.missing.begin(),
                       part.extent.missing.end());
  }
  all.height = y - area.y;
  const double line =
      parts.empty() ? 0 : line_distance(parts.back().paragraphs.back());
  report_fit(all, line, area, field, context);
  return group;
}

}  // namespace owldeck
