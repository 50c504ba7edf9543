#include "generator/compose/notes.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "generator/compose/fit.h"
#include "generator/compose/header.h"
#include "generator/compose/prose.h"
#include "generator/compose/steps.h"
#include "generator/compose/type.h"
#include "generator/deck/quiz.h"

namespace owldeck {
namespace {

/// A copy that is only to be looked at.
Node silent(Node node) {
  std::visit([](auto& part) { part.info = {}; }, node.value);
  if (auto* group = std::get_if<Group>(&node.value)) {
    for (Node& child : group->children) {
      child = silent(std::move(child));
    }
  } else if (auto* text = std::get_if<TextBlock>(&node.value)) {
    for (Paragraph& paragraph : text->paragraphs) {
      paragraph.list_item = false;
      for (Run& run : paragraph.runs) {
        run.link.clear();
      }
    }
  }
  return node;
}

std::string kind_of(const SlideContext& context) {
  std::string kind = fmt::format("Slide {}", context.slide.label);
  const auto& minutes = context.slide.instructor->minutes;
  if (minutes) {
    kind += fmt::format("  ·  {} {}", minutes->value,
                        minutes->value == 1 ? "minute" : "minutes");
  }
  return kind;
}

void add_page_title(Scene& scene, const DeckText& title,
                    const SlideContext& context) {
  const Rect* area = context.need_area("title");
  if (!area) {
    return;
  }
  TextBlock block = draw_in_slot(
      "title", &Theme::title_size, context, [&](const SlideContext& slot) {
        return fitted_block(
            {set_inline(title, title_type(slot.theme()), kTitleLine, slot)},
            *area, {"title", title.span}, slot);
      });
  block.info.id = "title";
  block.info.role = Role::Title;
  block.vertical = VerticalAlign::Middle;
  scene.nodes.push_back({std::move(block)});
}

void add_picture(Scene& scene, const Scene& slide,
                 const SlideContext& context) {
  const Rect* area = context.need_area("picture");
  if (!area) {
    return;
  }
  Group picture = picture_of(slide, {area->x, area->y}, area->width,
                             fmt::format("Slide {}: {}", context.slide.label,
                                         spoken(context.slide.title, context)));
  picture.info.link = "#" + page_name(context.slide.label);
  scene.nodes.push_back({std::move(picture)});
  Rectangle frame;
  frame.rect = {area->x, area->y, area->width,
                area->width * slide.size.height / slide.size.width};
  frame.stroke = Stroke{context.theme().strong_line, 2, false, {}};
  scene.nodes.push_back({std::move(frame)});
}

/// A head and the Markdown below it.
struct Section {
  std::string head;
  DeckText text;
  std::string field;
};

std::vector<ProsePart> set_section(const Section& section,
                                   const SlideContext& context) {
  std::vector<Block> blocks{{BlockKind::Heading, 0, 0, {{section.head}}}};
  for (Block& block :
       parse_markdown(expanded(section.text, context), context.diagnostics)) {
    blocks.push_back(std::move(block));
  }
  return set_prose(blocks, notes_prose(context.theme()), section.text.span,
                   context);
}

Group draw_sections(const std::vector<Section>& sections, const Rect& area,
                    const SlideContext& context) {
  std::vector<ProsePart> parts;
  Field field;
  for (const Section& section : sections) {
    std::vector<ProsePart> more = set_section(section, context);
    if (!parts.empty()) {
      more.front().space_before = notes_prose(context.theme()).heading_gap;
    }
    std::ranges::move(more, std::back_inserter(parts));
    field.name += (field.name.empty() ? "" : " and ") + section.field;
    field.span = section.text.span;
  }
  measure_prose(parts, area.width, context);
  Group group = stack_prose(parts, area, field, context);
  group.info.id = context.slot;
  return group;
}

/// The sections that have a text, in the slot of that name; nothing if none
/// has.
void add_sections(Scene& scene, const std::string& slot,
                  std::vector<Section> sections, const SlideContext& context) {
  std::erase_if(sections, [](const Section& section) {
    return section.text.value.empty();
  });
  const Rect* area = sections.empty() ? nullptr : context.need_area(slot);
  if (!area) {
    return;
  }
  scene.nodes.push_back({draw_in_slot(
      slot, &Theme::value_size, context, [&](const SlideContext& trial) {
        return draw_sections(sections, *area, trial);
      })});
}

/// What the answer says; of a quiz the option that it names.
DeckText answer_text(const AudienceSlide& slide) {
  const Located<std::string>& answer = slide.instructor->answer;
  const auto right = find_option(answer.value, slide.options.size());
  if (!right) {
    return answer;
  }
  return {fmt::format("**{}.** {}", answer.value, slide.options[*right].value),
          slide.options[*right].span};
}

/// The rules as a list in Markdown.
DeckText rules_text(const DeckInstructorContent& content) {
  DeckText text;
  for (const Located<std::string>& rule : content.rules) {
    text.value += (text.value.empty() ? "- " : "\n- ") + rule.value;
    text.span = text.span.line == 0 ? rule.span : text.span;
  }
  return text;
}

}  // namespace

Group picture_of(const Scene& scene, Point corner, double width,
                 std::string alt) {
  Group picture;
  picture.info.role = Role::Figure;
  picture.info.id = "picture";
  picture.info.alt = std::move(alt);
  picture.offset = corner;
  picture.scale = width / scene.size.width;
  picture.clip = Rect{0, 0, scene.size.width, scene.size.height};
  Rectangle ground;
  ground.rect = *picture.clip;
  ground.fill = scene.background;
  picture.children.push_back({std::move(ground)});
  for (const Node& node : scene.nodes) {
    picture.children.push_back(silent(node));
  }
  return picture;
}

Scene draw_notes(const Scene& slide, const SlideContext& context) {
  const InstructorContent& content = *context.slide.instructor;
  Scene scene;
  scene.background = context.theme().ground;
  add_kicker(scene,
             {{"For the instructor", context.slide.span}, kind_of(context)},
             context);
  const DeckText& title = context.slide.title;
  add_page_title(scene, {"Notes: " + title.value, title.span}, context);
  add_picture(scene, slide, context);
  add_sections(scene, "notes", {{"Notes", content.notes, "instructor.notes"}},
               context);
  add_sections(scene, "answer",
               {{"Answer", answer_text(context.slide), "instructor.answer"},
                {"Why", content.rationale, "instructor.rationale"}},
               context);
  return scene;
}

bool has_deck_notes(const AudienceDeck& deck) {
  return deck.instructor() && (!deck.instructor()->rules.empty() ||
                               !deck.instructor()->notes.value.empty());
}

Scene draw_deck_notes(const Scene& slide, const SlideContext& context) {
  const DeckInstructorContent& content = *context.deck.instructor();
  Scene scene;
  scene.background = context.theme().ground;
  add_kicker(scene, {{"For the instructor", context.slide.span}, "Whole deck"},
             context);
  add_page_title(scene, {"About this deck", context.slide.span}, context);
  add_picture(scene, slide, context);
  add_sections(scene, "notes",
               {{"Rules", rules_text(content), "deck.instructor.rules"}},
               context);
  add_sections(scene, "answer",
               {{"Notes", content.notes, "deck.instructor.notes"}}, context);
  return scene;
}

}  // namespace owldeck
