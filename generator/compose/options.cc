#include "generator/compose/options.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/compose/body.h"
#include "generator/compose/fit.h"
#include "generator/compose/prose.h"
#include "generator/compose/steps.h"
#include "generator/compose/type.h"
#include "generator/deck/quiz.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kGap = 24;
constexpr double kNarrowGap = 16;  // between many rows
constexpr std::size_t kManyRows = 5;
constexpr double kRadius = 16;
constexpr double kPaddingTop = 12;  // and bottom
constexpr double kPaddingLeft = 28;
constexpr double kPaddingRight = 32;
constexpr double kAfterLetter = 28;
constexpr double kLetterBox = 2;      // times the text's size
constexpr double kLetterSize = 1.15;  // times the text's size
constexpr double kTallest = 176;      // of a card that its text does not fill
constexpr double kWideText = 480;     // where two lines are short
constexpr int kMostNarrowLines = 3;   // in less than that
constexpr double kWidestText = 1368;  // longer lines are hard to read
constexpr double kMarkHeight = 36;
constexpr double kMarkPadding = 18;
constexpr double kCheckWidth = 20;
constexpr double kAfterCheck = 12;
/// Ends what must not run into the next words when it is read aloud.
constexpr const char* kHeardApart = " ";

/// An option as text, with the field it comes from.
struct Option {
  Paragraph text;
  Field field;
};

/// Cards of one width, the rows as high as their texts need.
struct Grid {
  std::size_t columns = 1;
  double card_width = 0;
  double text_width = 0;
  std::vector<double> rows;
  int most_lines = 0;  ///< of one option

  [[nodiscard]] double row_gap() const {
    return rows.size() < kManyRows ? kGap : kNarrowGap;
  }
  [[nodiscard]] double gaps() const {
    return row_gap() * static_cast<double>(rows.size() - 1);
  }
  [[nodiscard]] double height() const {
    double sum = gaps();
    for (const double row : rows) {
      sum += row;
    }
    return sum;
  }
  [[nodiscard]] bool is_short() const {
    return most_lines <= (text_width < kWideText ? 1 : 2);
  }
  /// Whether no text is a narrow column of many lines.
  [[nodiscard]] bool is_readable() const {
    return most_lines <= kMostNarrowLines || text_width >= kWideText;
  }
};

double letter_box(const Theme& theme) {
  return kLetterBox * theme.body_size;
}

double text_left(const Theme& theme) {
  return kPaddingLeft + letter_box(theme) + kAfterLetter;
}

/// The width of a line of text on a card.
double text_room(double card_width, const Theme& theme) {
  return std::min(card_width - text_left(theme) - kPaddingRight, kWidestText);
}

Grid grid_of(const std::vector<Option>& options, std::size_t columns,
             const Rect& area, const SlideContext& context) {
  const double box = letter_box(context.theme());
  Grid grid;
  grid.columns = columns;
  grid.card_width = (area.width - kGap * static_cast<double>(columns - 1)) /
                    static_cast<double>(columns);
  grid.text_width = text_room(grid.card_width, context.theme());
  grid.rows.resize((options.size() + columns - 1) / columns);
  for (std::size_t i = 0; i < options.size(); ++i) {
    const TextExtent extent =
        context.measurer().measure({options[i].text}, grid.text_width);
    double& row = grid.rows[i / columns];
    row = std::max(row, std::max(extent.height, box) + 2 * kPaddingTop);
    grid.most_lines = std::max(grid.most_lines, extent.lines);
  }
  return grid;
}

/// Two columns for short options in pairs, else one, but the other way where
/// only that fits.
Grid choose_grid(const std::vector<Option>& options, const Rect& area,
                 const SlideContext& context) {
  const Grid one = grid_of(options, 1, area, context);
  const Grid two = grid_of(options, 2, area, context);
  const bool pairs = options.size() % 2 == 0 && two.is_short();
  const Grid& first = pairs ? two : one;
  const Grid& second = pairs ? one : two;
  const bool only_second = first.height() > area.height &&
                           second.height() <= area.height &&
                           second.is_readable();
  return only_second ? second : first;
}

/// Gives the rows of `grid` some of the room that is left, so that they are of
/// one height where they can be.
void stretch(Grid& grid, double height) {
  const double spare = height - grid.height();
  if (spare <= 0) {
    return;
  }
  const auto count = static_cast<double>(grid.rows.size());
  const double share = (height - grid.gaps()) / count;
  const double highest = *std::ranges::max_element(grid.rows);
  for (double& row : grid.rows) {
    row = highest <= share ? std::min(share, std::max(highest, kTallest))
                           : row + spare / count;
  }
}

Group draw_letter(std::size_t index, const Rect& box, const Color& color,
                  const SlideContext& context) {
  const Theme& theme = context.theme();
  TextStyle style = title_type(theme);
  style.size = kLetterSize * theme.body_size;
  style.tracking = 0;
  style.color = theme.ink_on(color);
  Group letter;
  letter.children.push_back(
      {Rectangle{.rect = box, .radius = 12, .fill = color}});
  const std::string text(1, option_letter(index));
  const double width = text_width(context.measurer(), text, style);
  letter.children.push_back({TextBlock{
      .box = {box.center().x - width / 2, box.y, 0, box.height},
      .vertical = VerticalAlign::Middle,
      .paragraphs = {plain_paragraph(text + kHeardApart, style, kStripLine)}}});
  return letter;
}

/// `✓ Right answer` on the card's upper edge, where it takes no room.
Group draw_mark(const Rect& card, const SlideContext& context) {
  const Theme& theme = context.theme();
  const std::string words = "Right answer";
  const Color ink = theme.ink_on(theme.safe.color);
  const TextStyle style = weighted(colored(small_type(theme), ink), 600);
  const double width = 2 * kMarkPadding + kCheckWidth + kAfterCheck +
                       text_width(context.measurer(), words, style);
  const Rect pill{card.right() - kPaddingRight - width,
                  card.y - kMarkHeight / 2, width, kMarkHeight};
  const double x = pill.x + kMarkPadding;
  const double y = pill.center().y;
  Path check{.stroke = Stroke{.color = ink, .width = 4, .round = true}};
  check.segments = {
      {.verb = Verb::Move, .to = {x, y}},
      {.verb = Verb::Line, .to = {x + kCheckWidth / 3, y + kCheckWidth / 3}},
      {.verb = Verb::Line, .to = {x + kCheckWidth, y - kCheckWidth / 3}}};
  Group mark;
  mark.children.push_back({Rectangle{
      .rect = pill, .radius = kMarkHeight / 2, .fill = theme.safe.color}});
  mark.children.push_back({std::move(check)});
  const double text_x = x + kCheckWidth + kAfterCheck;
  mark.children.push_back({centered_label(
      words,
      {text_x, pill.y, pill.right() - kMarkPadding - text_x, kMarkHeight},
      style)});
  return mark;
}

Group draw_card(const Option& option, std::size_t index, bool is_right,
                const Rect& card, const SlideContext& context) {
  const Theme& theme = context.theme();
  const double box = letter_box(theme);
  const Color color = is_right ? theme.safe.color : theme.core.color;
  Group item;
  item.info.role = Role::ListItem;
  Rectangle ground{.rect = card, .radius = kRadius, .fill = theme.panel};
  ground.stroke = is_right ? Stroke{.color = color, .width = 5}
                           : Stroke{.color = theme.line, .width = 2};
  item.children.push_back({std::move(ground)});
  item.children.push_back({draw_letter(
      index, {card.x + kPaddingLeft, card.center().y - box / 2, box, box},
      color, context)});
  Paragraph words = option.text;
  if (is_right) {
    words.runs.push_back({kHeardApart, body_type(theme)});
  }
  TextBlock text = fitted_block({std::move(words)},
                                {card.x + text_left(theme), card.y,
                                 text_room(card.width, theme), card.height},
                                option.field, context);
  text.vertical = VerticalAlign::Middle;
  item.children.push_back({std::move(text)});
  if (is_right) {
    item.children.push_back({draw_mark(card, context)});
  }
  return item;
}

std::vector<Option> set_options(const SlideContext& context) {
  const TextStyle style = weighted(body_type(context.theme()), 500);
  std::vector<Option> options;
  for (const DeckText& text : context.slide.options) {
    options.push_back(
        {set_inline(text, style, kStripLine, context),
         {fmt::format("options[{}]", options.size()), text.span}});
  }
  return options;
}

/// The index of the right option, in the instructor's edition.
std::optional<std::size_t> right_option(const AudienceSlide& slide) {
  return slide.instructor
             ? find_option(slide.instructor->answer.value, slide.options.size())
             : std::nullopt;
}

Group draw_in(const Rect& area, const SlideContext& context) {
  const std::vector<Option> options = set_options(context);
  const auto right = right_option(context.slide);
  Grid grid = choose_grid(options, area, context);
  report_overflow({"options", context.slide.options.front().span}, context,
                  grid.height(), area.height, "high");
  stretch(grid, area.height);
  Group list;
  list.info.id = "options";
  list.info.role = Role::List;
  double y =
      area.y + std::max(0.0, area.height - grid.height()) * kOpticalCenter;
  for (std::size_t i = 0; i < options.size(); ++i) {
    const std::size_t column = i % grid.columns;
    const double row = grid.rows[i / grid.columns];
    const Rect card{
        area.x + static_cast<double>(column) * (grid.card_width + kGap), y,
        grid.card_width, row};
    list.children.push_back(
        {draw_card(options[i], i, right == i, card, context)});
    y += column + 1 == grid.columns ? row + grid.row_gap() : 0;
  }
  return list;
}

}  // namespace

std::optional<Group> draw_options(const SlideContext& context) {
  const Rect* area =
      context.slide.options.empty() ? nullptr : context.need_area("options");
  if (!area) {
    return std::nullopt;
  }
  return draw_in_slot(
      "options", &Theme::body_size, context,
      [area](const SlideContext& slot) { return draw_in(*area, slot); });
}

}  // namespace owldeck
