#include "generator/compose/anchor_tag.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/compose/fit.h"
#include "generator/compose/glyphs.h"
#include "generator/compose/prose.h"
#include "generator/compose/steps.h"
#include "generator/compose/type.h"
#include "render/scene/plain_text.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kPillPadding = 16;
constexpr double kAfterPill = 20;
constexpr double kBetween = 16;          // on each side of a separator
constexpr double kBaselineShare = 0.35;  // of the size, below the middle

/// Sets texts and separators one after the other on one line.
class TagLine {
 public:
  TagLine(const Rect& area, Field field, const SlideContext& context)
      : area_(area), field_(std::move(field)), context_(context), x_(area.x) {
    group_.info.id = "anchor";
  }

  void add_pill(const std::string& id) {
    const Theme& theme = context_.theme();
    TextStyle style = weighted(small_type(theme), 600);
    style.family = FontFamily::Mono;
    style.color = theme.core.color;
    const double width = text_width(context_.measurer(), id, style);
    Rectangle pill;
    pill.rect = {x_, area_.y, width + 2 * kPillPadding, area_.height};
    pill.radius = 8;
    pill.stroke = Stroke{theme.strong_line, 1.5, false, {}};
    group_.children.push_back({std::move(pill)});
    x_ += kPillPadding;
    add_text({{id, style, {}, 0}});
    x_ += kPillPadding + kAfterPill;
  }

  void add_separator() {
    x_ += kBetween;
    const Stroke stroke{context_.theme().strong_line, 1.5, false, {}};
    const Rect inner = area_.inset(7);
    group_.children.push_back(
        {line({x_, inner.y}, {x_, inner.bottom()}, stroke)});
    x_ += kBetween;
  }

  void add_text(std::vector<Run> runs) {
    Paragraph words;
    words.runs = std::move(runs);
    TextBlock text;
    text.info.role = Role::Paragraph;
    text.vertical = VerticalAlign::Baseline;
    text.box = {x_, baseline(), 0, 0};
    text.paragraphs = {words};
    const TextExtent extent = context_.measurer().measure({words}, 0);
    report_missing(extent.missing, field_, context_);
    x_ += extent.width;
    group_.children.push_back({std::move(text)});
  }

  /// Reports: `text-overflow`.
  [[nodiscard]] Group finish() {
    report_long_line(field_, context_, x_ - area_.x, area_.width);
    return std::move(group_);
  }

 private:
  [[nodiscard]] double baseline() const {
    return area_.center().y + kBaselineShare * context_.theme().small_size;
  }

  Rect area_;
  Field field_;
  const SlideContext& context_;
  double x_;
  Group group_;
};

int digits_at_end(const std::string& id) {
  const auto letter = std::find_if(id.rbegin(), id.rend(),
                                   [](char c) { return c < '0' || c > '9'; });
  return static_cast<int>(letter - id.rbegin());
}

/// A link to the slide that has the anchor, if there is one.
std::string link_to_anchor(const std::string& id, const AudienceDeck& deck) {
  for (const AudienceSlide& slide : deck.slides()) {
    if (slide.anchor && slide.anchor->id.value == id) {
      return "#" + page_name(slide.label);
    }
  }
  return {};
}

void add_assets(TagLine& tag, const Anchor& anchor,
                const SlideContext& context) {
  TextStyle style = small_type(context.theme());
  style.family = FontFamily::Mono;
  const std::string& repository = context.deck.repository();
  for (const Located<std::string>& asset : anchor.assets) {
    tag.add_separator();
    tag.add_text({{asset.value, style,
                   repository.empty() ? "" : repository + asset.value, 0}});
  }
}

void add_prerequisites(TagLine& tag, const Anchor& anchor,
                       const SlideContext& context) {
  const TextStyle style = small_type(context.theme());
  std::vector<Run> runs;
  for (const Prerequisite& prerequisite : anchor.prerequisites) {
    runs.push_back({runs.empty() ? "after " : ", ", style, {}, 0});
    runs.push_back({prerequisite_text(prerequisite), style,
                    link_to_anchor(prerequisite.first.value, context.deck), 0});
  }
  if (!runs.empty()) {
    tag.add_separator();
    tag.add_text(std::move(runs));
  }
}

/// The tag never breaks, and its words are searched for.
std::vector<Run> objective_runs(const Anchor& anchor,
                                const SlideContext& context) {
  std::vector<Run> runs =
      set_inline(anchor.objective, small_type(context.theme()), 1, context)
          .runs;
  for (Run& run : runs) {
    run.text = plain_spaces(std::move(run.text));
  }
  return runs;
}

Group draw_line(const Anchor& anchor, const Rect& area,
                const SlideContext& context) {
  TagLine tag(area, {"anchor", anchor.objective.span}, context);
  tag.add_pill(anchor.id.value);
  tag.add_text(objective_runs(anchor, context));
  add_assets(tag, anchor, context);
  add_prerequisites(tag, anchor, context);
  return tag.finish();
}

}  // namespace

std::string prerequisite_text(const Prerequisite& prerequisite) {
  const std::string& first = prerequisite.first.value;
  if (!prerequisite.last_number) {
    return first;
  }
  return fmt::format("{}..{:0{}}", first, *prerequisite.last_number,
                     digits_at_end(first));
}

std::optional<Group> draw_anchor_tag(const SlideContext& context) {
  if (!context.slide.anchor) {
    return std::nullopt;
  }
  const Rect* area = context.need_area("anchor");
  if (!area) {
    return std::nullopt;
  }
  return draw_in_slot("anchor", &Theme::small_size, context,
                      [&](const SlideContext& slot) {
                        return draw_line(*context.slide.anchor, *area, slot);
                      });
}

}  // namespace owldeck
