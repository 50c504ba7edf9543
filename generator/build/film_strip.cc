#include "generator/build/film_strip.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "generator/animation/canvas.h"
#include "generator/animation/film_words.h"
#include "generator/animation/stage.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

/// Page units: half points.
constexpr double kMillimetre = 2 * 72 / 25.4;
constexpr Size kPaper{297 * kMillimetre, 210 * kMillimetre};
constexpr Color kWhite{1, 1, 1, 1};

constexpr double kLeft = 12 * kMillimetre;
constexpr double kRight = kPaper.width - kLeft;
constexpr double kHeadBaseline = 16 * kMillimetre;
constexpr double kFootBaseline = 202 * kMillimetre;

constexpr std::size_t kColumns = 2;
constexpr std::size_t kSteps = 2 * kColumns;  // a page
constexpr double kGap = 8 * kMillimetre;
constexpr double kPictureWidth =
    (kRight - kLeft - kGap * (kColumns - 1)) / kColumns;
/// A picture's number says where one is, as the step line does in the film.
constexpr Rect kSeen{0, 0, kPage.width, kStepLineTop};
constexpr double kPictureHeight = kPictureWidth * kSeen.height / kSeen.width;
constexpr double kFirstRow = 22 * kMillimetre;
constexpr double kRowHeight = 88 * kMillimetre;

// Below a picture's lower edge.
constexpr double kBadgeRadius = 19;
constexpr double kNameBaseline = 38;
constexpr double kCaptionBaseline = 74;
constexpr double kNameLeft = 2 * kBadgeRadius + 14;

constexpr double kTitleSize = 44;
constexpr double kNameSize = 28;
constexpr double kCaptionSize = 25;
constexpr double kSmallSize = 22;

/// Colours on paper, which is white whatever the theme's ground.
Color accent(const Theme& theme) {
  constexpr double kReadable = 4.5;
  const Color& core = theme.core.color;
  return contrast_ratio(core, kWhite) >= kReadable ? core : theme.ink_dark;
}
Color quiet(const Theme& theme) {
  return mix(kWhite, theme.ink_dark, 0.72);
}

Node with_role(Role role, TextBlock block) {
  block.info.role = role;
  return {std::move(block)};
}

TextStyle display_style(double size, const Color& color) {
  TextStyle style = text_style(size, 700, color);
  style.family = FontFamily::Display;
  return style;
}

/// What stands on a strip of one step. Units: seconds.
struct StripStep {
  std::size_t number = 1;
  std::string name;
  double from = 0;
  double to = 0;
  std::string caption;
  std::string told;
};

std::vector<StripStep> steps_of(const Clip& clip) {
  std::vector<StripStep> steps;
  for (const FilmChapter& chapter : clip.chapters) {
    if (!steps.empty()) {
      steps.back().to = chapter.from;
    }
    const auto caption =
        std::ranges::find(clip.captions, chapter.from, &FilmCaption::from);
    steps.push_back(
        {steps.size() + 1, chapter.title, chapter.from, clip.seconds,
         caption == clip.captions.end() ? std::string() : caption->text,
         chapter.told});
  }
  return steps;
}

/// How the step rests at its end, without the caption.
Scene rest_of(const StripStep& step, const Clip& clip) {
  constexpr double kInstant = 1e-3;  // shorter than any frame
  Scene scene = clip.at(step.to - kInstant);
  std::erase_if(scene.nodes, [](const Node& node) {
    const auto* text = std::get_if<TextBlock>(&node.value);
    return text != nullptr && text->info.id == "caption";
  });
  return scene;
}

std::string alternative(const StripStep& step) {
  const std::string rest = fmt::format("“{}” has come to rest.", step.name);
  return step.told.empty() ? rest : rest + " " + step.told;
}

Node picture(const StripStep& step, const Clip& clip, Point place) {
  Scene scene = rest_of(step, clip);
  Group group{.info = {.role = Role::Figure, .alt = alternative(step)},
              .offset = place,
              .scale = kPictureWidth / kSeen.width,
              .clip = kSeen,
              .children = std::move(scene.nodes)};
  // A picture's ground reaches to its edge, which is no node of it.
  const Rectangle ground{.rect = kSeen, .fill = scene.background};
  group.children.insert(group.children.begin(), Node{ground});
  return {std::move(group)};
}

void add_step(const StripStep& step, const Clip& clip, Point place,
              const Theme& theme, std::vector<Node>& nodes) {
  const double foot = place.y + kPictureHeight;
  const double name_left = place.x + kNameLeft;
  nodes.push_back({disc({place.x + kBadgeRadius, foot + 10 + kBadgeRadius},
                        kBadgeRadius, theme.core.color)});
  nodes.push_back(
      {label(fmt::format("{}", step.number),
             {place.x + kBadgeRadius, foot + kNameBaseline},
             display_style(kSmallSize, theme.ink_on(theme.core.color)),
             Align::Center)});
  nodes.push_back(with_role(Role::Heading,
                            label(step.name, {name_left, foot + kNameBaseline},
                                  display_style(kNameSize, accent(theme)))));
  nodes.push_back(with_role(
      Role::Paragraph,
      label(fmt::format("{} to {}", clock_text(step.from), clock_text(step.to)),
            {place.x + kPictureWidth, foot + kNameBaseline},
            text_style(kSmallSize, 400, quiet(theme)), Align::Right)));
  nodes.push_back(picture(step, clip, place));
  nodes.push_back(
      {Rectangle{.rect = {place.x, place.y, kPictureWidth, kPictureHeight},
                 .stroke = Stroke{.color = theme.strong_line, .width = 1}}});
  if (!step.caption.empty()) {
    nodes.push_back(
        with_role(Role::Paragraph,
                  label(step.caption, {name_left, foot + kCaptionBaseline},
                        text_style(kCaptionSize, 400, theme.ink_dark))));
  }
}

/// Which steps stand on a page, of how many pages.
struct StripPart {
  std::size_t page = 0;
  std::size_t pages = 1;
  std::size_t first = 0;
  std::size_t end = 0;
};

/// How many steps the film has, and how long it is.
std::string summary_of(const Clip& clip) {
  const std::size_t steps = clip.chapters.size();
  return fmt::format("{} {} in {}", steps, steps == 1 ? "step" : "steps",
                     clock_text(clip.seconds));
}

void add_head(const Clip& clip, const StripDeck& deck, const StripPart& part,
              const Theme& theme, std::vector<Node>& nodes) {
  const TextStyle small = text_style(kSmallSize, 400, quiet(theme));
  nodes.push_back(
      with_role(Role::Title, label(clip.title, {kLeft, kHeadBaseline},
                                   display_style(kTitleSize, accent(theme)))));
  nodes.push_back(with_role(
      Role::Paragraph,
      label(summary_of(clip), {kRight, kHeadBaseline}, small, Align::Right)));
  nodes.push_back({label(deck.title, {kLeft, kFootBaseline}, small)});
  nodes.push_back({label(fmt::format("{} of {}", part.page + 1, part.pages),
                         {kRight, kFootBaseline}, small, Align::Right)});
}

Point place_of(std::size_t index) {
  return {
      kLeft + static_cast<double>(index % kColumns) * (kPictureWidth + kGap),
      kFirstRow + static_cast<double>(index / kColumns) * kRowHeight};
}

}  // namespace

Document film_strip(const Clip& clip, const StripDeck& deck,
                    const Theme& theme) {
  const std::vector<StripStep> steps = steps_of(clip);
  Document strip{clip.title, deck.language, {}};
  const std::size_t pages = (steps.size() + kSteps - 1) / kSteps;
  for (std::size_t page = 0; page < pages; ++page) {
    const StripPart part{page, pages, page * kSteps,
                         std::min((page + 1) * kSteps, steps.size())};
    Scene scene{kPaper, kWhite, {}};
    add_head(clip, deck, part, theme, scene.nodes);
    for (std::size_t i = part.first; i < part.end; ++i) {
      add_step(steps[i], clip, place_of(i - part.first), theme, scene.nodes);
    }
    const std::string& first = steps[part.first].name;
    const std::string& last = steps[part.end - 1].name;
    strip.pages.push_back({fmt::format("page-{}", page + 1),
                           part.end - part.first == 1
                               ? first
                               : fmt::format("{} to {}", first, last),
                           std::move(scene)});
  }
  return strip;
}

}  // namespace owldeck
