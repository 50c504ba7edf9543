#include <fmt/format.h>

#include <algorithm>

#include "generator/compose/code.h"
#include "generator/compose/fit.h"
#include "generator/compose/prose.h"
#include "generator/compose/steps.h"
#include "generator/compose/type.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kDiscRadius = 17;
constexpr double kTextLeft = 52;  // of the lane, right of the discs
constexpr double kSmallestGap = 8;
constexpr double kLargestGap = 18;
constexpr double kBelowRule = 18;
constexpr double kTitleLine = 1.26;
constexpr double kDetailLine = 1.4;

/// One step as text, with the field it comes from.
struct StepText {
  std::vector<Paragraph> paragraphs;
  Meaning meaning;
  double height = 0;
  Field field;
};

StepText step_text(const CodeStep& step, std::size_t index, double width,
                   const SlideContext& context) {
  const Theme& theme = context.theme();
  StepText text;
  text.meaning = step_meaning(step, context);
  text.field = {fmt::format("code.steps[{}]", index), step.title.span};
  const TextStyle title = colored(body_head_type(theme), theme.text);
  text.paragraphs.push_back(set_inline(step.title, title, kTitleLine, context));
  if (!step.shape.value.empty()) {
    text.paragraphs.push_back(plain_paragraph(
        expanded(step.shape, context).value, code_type(theme), kDetailLine));
  }
  if (!step.result.value.empty()) {
    const TextStyle result =
        colored(strip_head_type(theme), text.meaning.color);
    text.paragraphs.push_back(
        set_inline(step.result, result, kDetailLine, context));
  }
  for (auto line = text.paragraphs.begin(); line + 1 != text.paragraphs.end();
       ++line) {
    // What is read aloud, or copied, must not run into the next line.
    line->runs.push_back({" ", line->runs.back().style});
  }
  text.height = context.measurer().measure(text.paragraphs, width).height;
  return text;
}

TextBlock draw_step(const StepText& text, const Rect& area,
                    const SlideContext& context) {
  TextBlock item = fitted_block(
      text.paragraphs,
      {area.x + kTextLeft, area.y, area.width - kTextLeft, area.height},
      text.field, context);
  item.info.role = Role::ListItem;
  return item;
}

Group draw_steps(const Rect& area, const SlideContext& context) {
  const std::vector<CodeStep>& steps = context.slide.code->steps;
  std::vector<StepText> texts;
  double height = 0;
  for (std::size_t i = 0; i < steps.size(); ++i) {
    texts.push_back(step_text(steps[i], i, area.width - kTextLeft, context));
    height += texts.back().height;
  }
  const double gaps =
      texts.size() > 1 ? static_cast<double>(texts.size() - 1) : 1;
  const double gap =
      std::clamp((area.height - height) / gaps, kSmallestGap, kLargestGap);
  // A list counts its items itself: the discs are for the eye.
  Group discs;
  Group list;
  list.info.role = Role::List;
  double y = area.y;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const double first_line = context.theme().body_size * kTitleLine;
    discs.children.push_back({step_disc(
        {area.x + kDiscRadius, y + first_line / 2}, static_cast<int>(i + 1),
        texts[i].meaning.color, context.theme())});
    list.children.push_back({draw_step(
        texts[i], {area.x, y, area.width, texts[i].height}, context)});
    y += texts[i].height + gap;
  }
  report_overflow({"code.steps", context.slide.code->span}, context,
                  y - gap - area.y, area.height, "high");
  Group group;
  group.info.id = "steps";
  group.children = {{std::move(discs)}, {std::move(list)}};
  return group;
}

Paragraph fact(const std::string& name, const Color& color,
               const DeckText& text, const SlideContext& context) {
  const TextStyle style =
      colored(strip_type(context.theme()), context.theme().text);
  Paragraph paragraph = set_inline(text, style, kDetailLine, context);
  Run head{name + "  ", weighted(colored(style, color), 600), {}, 0};
  paragraph.runs.insert(paragraph.runs.begin(), std::move(head));
  return paragraph;
}

Group draw_facts(const Rect& area, const SlideContext& context) {
  const Code& code = *context.slide.code;
  const Theme& theme = context.theme();
  std::vector<Paragraph> facts;
  if (!code.edge_case.value.empty()) {
    facts.push_back(
        fact("Edge case", theme.core.color, code.edge_case, context));
  }
  if (!code.result.value.empty()) {
    facts.push_back(fact("Result", theme.safe.color, code.result, context));
  }
  Group group;
  group.info.id = "facts";
  if (facts.empty()) {
    return group;
  }
  group.children.push_back({line({area.x, area.y}, {area.right(), area.y},
                                 Stroke{theme.line, 2, false, {}})});
  const Rect below{area.x + kTextLeft, area.y + kBelowRule,
                   area.width - kTextLeft, area.height - kBelowRule};
  TextBlock block = fitted_block(
      std::move(facts), below,
      {"code.edge_case and code.result", code.edge_case.span}, context);
  block.info.role = Role::Paragraph;
  group.children.push_back({std::move(block)});
  return group;
}

}  // namespace

Meaning step_meaning(const CodeStep& step, const SlideContext& context) {
  const Theme& theme = context.theme();
  if (step.meaning.value.empty()) {
    return theme.core;
  }
  if (const Meaning* meaning = theme.meaning(step.meaning.value)) {
    return *meaning;
  }
  context.diagnostics.error(
      step.meaning.span, "unknown-meaning",
      fmt::format("unknown meaning '{}'", step.meaning.value),
      suggest(step.meaning.value, meaning_names()));
  return theme.core;
}

Group draw_code_steps(const Rect& area, const SlideContext& context) {
  return draw_in_slot(
      "steps", &Theme::body_size, context,
      [&area](const SlideContext& slot) { return draw_steps(area, slot); });
}

Group draw_code_facts(const Rect& area, const SlideContext& context) {
  return draw_in_slot(
      "facts", &Theme::value_size, context,
      [&area](const SlideContext& slot) { return draw_facts(area, slot); });
}

}  // namespace owldeck
