#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "generator/compose/code.h"
#include "generator/compose/fit.h"
#include "generator/compose/highlight.h"
#include "generator/compose/steps.h"
#include "generator/compose/type.h"
#include "generator/figures/parts.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

// Where code has its usual size; smaller code stands closer.
constexpr double kUsualSize = 24;
constexpr double kLineHeight = 37;
constexpr double kBlankLine = 24;  // blank lines group, they need less
constexpr double kMostAir = 1.2;
constexpr double kPadding = 16;
constexpr double kBorder = 2;
constexpr double kStripe = 6;
constexpr double kDiscCenter = 38;  // from the card's left edge
constexpr double kNumberRight = 96;
constexpr double kTextLeft = 112;

struct CodeLine {
  std::vector<CodeToken> words;
  double top = 0;
  double height = 0;
  std::optional<Color> tint{};  ///< of its step
};

bool is_blank(const CodeLine& line) {
  return std::all_of(
      line.words.begin(), line.words.end(), [](const CodeToken& word) {
        return word.text.find_first_not_of(' ') == std::string::npos;
      });
}

std::vector<CodeLine> read_lines(const SlideContext& context) {
  const Code& code = *context.slide.code;
  std::vector<CodeLine> lines;
  for (std::vector<CodeToken>& words :
       highlight(code.text.value, code.language, context.diagnostics)) {
    lines.push_back({.words = std::move(words)});
    const double height = is_blank(lines.back()) ? kBlankLine : kLineHeight;
    lines.back().height = height * context.theme().code_size / kUsualSize;
  }
  return lines;
}

/// Places the lines around the middle of `area`; short code gets more air.
void place_lines(std::vector<CodeLine>& lines, const Rect& area) {
  double height = 0;
  for (const CodeLine& line : lines) {
    height += line.height;
  }
  const double air =
      height > 0 ? std::clamp(area.height / height, 1.0, kMostAir) : 1;
  double top = area.y + std::max(0.0, (area.height - height * air) / 2);
  for (CodeLine& line : lines) {
    line.height *= air;
    line.top = top;
    top += line.height;
  }
}

Color color_of(CodeWord word, bool in_step, const Theme& theme) {
  switch (word) {
    case CodeWord::Keyword:
      return heading_color(theme);
    case CodeWord::Type:
      return theme.core.color;
    case CodeWord::String:
      return theme.safe.color;
    case CodeWord::Number:
      return theme.probability.color;
    case CodeWord::Call:
      return theme.flow.color;
    case CodeWord::Comment:
      return theme.muted;
    case CodeWord::Plain:
      break;
  }
  return in_step ? theme.text : theme.muted;
}

TextStyle style_of(CodeWord word, const std::optional<Color>& tint,
                   const Theme& theme) {
  TextStyle style = code_type(theme);
  style.color = color_of(word, tint.has_value(), theme);
  if (tint) {
    style.color = readable_on(style.color, *tint, theme);
  }
  style.weight = word == CodeWord::Keyword ? 700 : style.weight;
  style.italic = word == CodeWord::Comment;
  return style;
}

TextBlock draw_line(const CodeLine& line, const Rect& area,
                    const SlideContext& context) {
  const Code& code = *context.slide.code;
  Paragraph paragraph;
  paragraph.line_height = 1;
  for (const CodeToken& token : line.words) {
    paragraph.runs.push_back(
        {token.text, style_of(token.word, line.tint, context.theme())});
  }
  Rect room{area.x + kTextLeft, line.top, area.width - kTextLeft - kPadding,
            line.height};
  fit_line(paragraph, room, {"code.text", code.text.span}, context);
  TextBlock block;
  block.info.role = Role::Code;
  block.box = {room.x, room.y, 0, room.height};
  block.vertical = VerticalAlign::Middle;
  block.paragraphs = {std::move(paragraph)};
  return block;
}

TextBlock draw_number(std::size_t number, const CodeLine& line,
                      const Rect& area, const SlideContext& context) {
  TextStyle style = small_type(context.theme());
  style.family = FontFamily::Mono;
  TextBlock block;
  block.box = {area.x + kNumberRight, line.top, 0, line.height};
  block.vertical = VerticalAlign::Middle;
  block.paragraphs = {plain_paragraph(fmt::format("{}", number), style, 1)};
  block.paragraphs.front().align = Align::Right;
  return block;
}

/// The tint, stripe and number of one step; marks its lines.
void add_step(Group& group, int number, std::vector<CodeLine>& lines,
              const Rect& area, const SlideContext& context) {
  const CodeStep& step =
      context.slide.code->steps[static_cast<std::size_t>(number - 1)];
  const int count = static_cast<int>(lines.size());
  const int first = step.first_line.value;
  const int last = std::max(first, step.last_line);
  if (first < 1 || last > count) {
    context.diagnostics.error(
        step.first_line.span, "code-lines",
        fmt::format("step {} marks line {}, but the code has lines 1 to {}",
                    number, first < 1 ? first : last, count),
        "count the code's lines from 1, blank lines too");
    return;
  }
  const auto from = lines.begin() + (first - 1);
  const auto to = lines.begin() + (last - 1);
  const Meaning meaning = step_meaning(step, context);
  std::for_each(from, to + 1,
                [&](CodeLine& line) { line.tint = meaning.tint; });
  const Rect tint{area.x + kBorder / 2, from->top, area.width - kBorder,
                  to->top + to->height - from->top};
  Rectangle ground;
  ground.rect = tint;
  ground.fill = meaning.tint;
  Rectangle stripe;
  stripe.rect = {tint.x, tint.y, kStripe, tint.height};
  stripe.fill = meaning.color;
  group.children.push_back({std::move(ground)});
  group.children.push_back({std::move(stripe)});
  group.children.push_back(
      {step_disc({area.x + kDiscCenter, from->top + from->height / 2}, number,
                 meaning.color, context.theme())});
}

Rectangle card(const Rect& area, const Theme& theme) {
  Rectangle card;
  card.rect = area;
  card.radius = 16;
  // On a light ground the card is paper white, on a dark one a raised panel.
  const Color white{1, 1, 1, 1};
  const bool light = contrast_ratio(theme.ground, white) < 2;
  card.fill = light ? white : theme.panel;
  card.stroke = Stroke{theme.line, kBorder, false, {}};
  return card;
}

Group draw_card(const Rect& area, const SlideContext& context) {
  const Code& code = *context.slide.code;
  std::vector<CodeLine> lines = read_lines(context);
  place_lines(lines, area.inset(kPadding));
  Group group;
  group.info.id = "code";
  group.children.push_back({card(area, context.theme())});
  for (std::size_t i = 0; i < code.steps.size(); ++i) {
    add_step(group, static_cast<int>(i + 1), lines, area, context);
  }
  Group text;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (!is_blank(lines[i])) {
      group.children.push_back({draw_number(i + 1, lines[i], area, context)});
      text.children.push_back({draw_line(lines[i], area, context)});
    }
  }
  group.children.push_back({std::move(text)});
  if (!lines.empty()) {
    report_overflow({"code.text", code.text.span}, context,
                    lines.back().top + lines.back().height - lines.front().top,
                    area.height - 2 * kPadding, "high");
  }
  return group;
}

}  // namespace

Group draw_code_card(const Rect& area, const SlideContext& context) {
  return draw_in_slot(
      "code", &Theme::code_size, context,
      [&area](const SlideContext& slot) { return draw_card(area, slot); });
}

Group step_disc(Point center, int number, const Color& color,
                const Theme& theme) {
  constexpr double kRadius = 17;
  TextStyle style = strip_type(theme);
  style.weight = 700;
  style.color =
      contrast_ratio(theme.ground, color) >= contrast_ratio(theme.text, color)
          ? theme.ground
          : theme.text;
  Group group;
  group.children.push_back({disc(center, kRadius, color)});
  group.children.push_back({centered_label(
      fmt::format("{}", number),
      {center.x - kRadius, center.y - kRadius, 2 * kRadius, 2 * kRadius},
      style)});
  return group;
}

}  // namespace owldeck
