#include "generator/compose/strip.h"

#include <fmt/format.h>

#include "generator/compose/fit.h"
#include "generator/compose/prose.h"
#include "generator/compose/steps.h"
#include "generator/compose/type.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kGutter = 32;
constexpr double kHeadingTop = 12;  // below the rule
constexpr double kColumnsTop = 44;
constexpr int kColumns = 3;

/// One column: a head and the words below it.
struct Column {
  Paragraph head;
  Field head_field;
  DeckText text;
  std::string field;
};

struct Strip {
  Paragraph heading;
  Field heading_field;
  std::vector<Column> columns;
};

Paragraph heading_of(std::string text, const Theme& theme) {
  return plain_paragraph(std::move(text), weighted(small_type(theme), 500),
                         kStripLine);
}

Strip strip_of(const Beginner& beginner, const Theme& theme) {
  const TextStyle head = strip_head_type(theme);
  const TextStyle risk = colored(head, theme.risk.color);
  const auto column = [](std::string name, const TextStyle& style,
                         const DeckText& text, std::string field) {
    return Column{plain_paragraph(std::move(name), style, kStripLine),
                  {field, text.span},
                  text,
                  std::move(field)};
  };
  return {
      heading_of("Beginner’s corner", theme),
      {"beginner", beginner.span},
      {column("What it means", head, beginner.means, "beginner.means"),
       column("Why it matters", head, beginner.matters, "beginner.matters"),
       column("Common mistake", risk, beginner.mistake, "beginner.mistake")}};
}

Strip strip_of(const Outcomes& outcomes, const SlideContext& context) {
  const Theme& theme = context.theme();
  Strip strip{set_inline(outcomes.heading, weighted(small_type(theme), 500),
                         kStripLine, context),
              {"outcomes.heading", outcomes.heading.span},
              {}};
  for (std::size_t i = 0; i < outcomes.items.size(); ++i) {
    const Outcome& item = outcomes.items[i];
    const std::string field = fmt::format("outcomes.items[{}]", i);
    strip.columns.push_back(
        {set_inline(item.title, strip_head_type(theme), kStripLine, context),
         {field + ".title", item.title.span},
         item.text,
         field + ".text"});
  }
  return strip;
}

void add_text(Group& group, Role role, Paragraph paragraph, const Rect& area,
              const Field& field, const SlideContext& context) {
  TextBlock block = fitted_block({std::move(paragraph)}, area, field, context);
  block.info.role = role;
  group.children.push_back({std::move(block)});
}

void add_column(Group& group, const Column& column, const Rect& area,
                const SlideContext& context) {
  const TextStyle style = strip_type(context.theme());
  const double head_height = style.size * kStripLine;
  Rect head = area;
  head.height = head_height;
  Rect text = area;
  text.y += head_height;
  text.height -= head_height;
  add_text(group, Role::Heading, column.head, head, column.head_field, context);
  add_text(group, Role::Paragraph,
           set_inline(column.text, style, kStripLine, context), text,
           {column.field, column.text.span}, context);
}

Group draw(const Strip& strip, const Rect& area, const SlideContext& context) {
  Group group;
  group.info.id = "strip";
  const Stroke rule{context.theme().line, 2, false, {}};
  group.children.push_back(
      {line({area.x, area.y}, {area.right(), area.y}, rule)});
  add_text(
      group, Role::Heading, strip.heading,
      {area.x, area.y + kHeadingTop, area.width, kColumnsTop - kHeadingTop},
      strip.heading_field, context);
  const double width = (area.width - (kColumns - 1) * kGutter) / kColumns;
  double x = area.x;
  for (const Column& column : strip.columns) {
    add_column(group, column,
               {x, area.y + kColumnsTop, width, area.height - kColumnsTop},
               context);
    x += width + kGutter;
  }
  return group;
}

}  // namespace

std::optional<Group> draw_strip(const SlideContext& context) {
  const AudienceSlide& slide = context.slide;
  if (!slide.beginner && !slide.outcomes) {
    return std::nullopt;
  }
  const Rect* area = context.need_area("strip");
  if (!area) {
    return std::nullopt;
  }
  return draw_in_slot(
      "strip", &Theme::value_size, context, [&](const SlideContext& slot) {
        return draw(slide.beginner ? strip_of(*slide.beginner, slot.theme())
                                   : strip_of(*slide.outcomes, slot),
                    *area, slot);
      });
}

}  // namespace owldeck
