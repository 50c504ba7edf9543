#include "generator/compose/notes.h"

#include <fmt/format.h>

#include "generator/compose/fit.h"
#include "generator/compose/header.h"
#include "generator/compose/prose.h"
#include "generator/compose/steps.h"
#include "generator/compose/type.h"

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
  std::string kind = fmt::format("Slide {}", context.slide.number);
  const auto& minutes = context.slide.instructor->minutes;
  if (minutes) {
    kind += fmt::format("  ·  {} {}", minutes->value,
                        minutes->value == 1 ? "minute" : "minutes");
  }
  return kind;
}

void add_page_title(Scene& scene, const SlideContext& context) {
  const Rect* area = context.need_area("title");
  if (!area) {
    return;
  }
  const DeckText& title = context.slide.title;
  TextBlock block = draw_in_slot(
      "title", &Theme::title_size, context, [&](const SlideContext& slot) {
        const DeckText text{"Notes: " + title.value, title.span};
        return fitted_block(
            {set_inline(text, title_type(slot.theme()), kTitleLine, slot)},
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
                             fmt::format("Slide {}: {}", context.slide.number,
                                         spoken(context.slide.title, context)));
  picture.info.link = "#" + page_name(context.slide.number);
  scene.nodes.push_back({std::move(picture)});
  Rectangle frame;
  frame.rect = {area->x, area->y, area->width,
                area->width * slide.size.height / slide.size.width};
  frame.stroke = Stroke{context.theme().strong_line, 2, false, {}};
  scene.nodes.push_back({std::move(frame)});
}

/// A head and Markdown below it.
Group draw_text(const std::string& head, const Located<std::string>& text,
                const Rect& area, const Field& field,
                const SlideContext& context) {
  const ProseStyle style = notes_prose(context.theme());
  std::vector<Block> blocks{
      {BlockKind::Heading, 0, 0, {{head == "answer" ? "Answer" : "Notes"}}}};
  for (Block& block :
       parse_markdown(expanded(text, context), context.diagnostics)) {
    blocks.push_back(std::move(block));
  }
  std::vector<ProsePart> parts = set_prose(blocks, style, text.span, context);
  measure_prose(parts, area.width, context);
  Group group = stack_prose(parts, area, field, context);
  group.info.id = head;
  return group;
}

/// The same in its slot; nothing for an empty text.
void add_text(Scene& scene, const std::string& head,
              const Located<std::string>& text, const Field& field,
              const SlideContext& context) {
  const Rect* area = text.value.empty() ? nullptr : context.need_area(head);
  if (!area) {
    return;
  }
  scene.nodes.push_back({draw_in_slot(
      head, &Theme::value_size, context, [&](const SlideContext& slot) {
        return draw_text(head, text, *area, field, slot);
      })});
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
  add_page_title(scene, context);
  add_picture(scene, slide, context);
  add_text(scene, "notes", content.notes,
           {"instructor.notes", content.notes.span}, context);
  add_text(scene, "answer", content.answer,
           {"instructor.answer", content.answer.span}, context);
  return scene;
}

}  // namespace owldeck
