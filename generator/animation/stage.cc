#include "generator/animation/stage.h"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>
#include <variant>

#include "generator/animation/easing.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kFormulaTop = 56;
constexpr double kTitleBaseline = 100;
constexpr double kTitleSize = 44;
constexpr double kCaptionBaseline = 952;
constexpr double kCaptionSize = 40;
constexpr double kStepLineY = 1008;
constexpr double kStepNameBaseline = 1046;

FormulaLayout lay_out(const std::string& tex, const Theme& theme) {
  FormulaStyle style{
      theme.formula_size, mix(theme.ground, theme.muted, 0.8), {}};
  for (const std::string& name : meaning_names()) {
    style.palette.emplace_back(name, theme.meaning(name)->color);
  }
  auto result = set_formula(tex, style);
  assert(std::holds_alternative<FormulaLayout>(result));
  return std::get<FormulaLayout>(std::move(result));
}

}  // namespace

TextStyle caption_style(const Theme& theme) {
  TextStyle style = text_style(kCaptionSize, 600, theme.text);
  style.family = FontFamily::Display;
  return style;
}

std::string lit(bool on, std::string_view meaning, const std::string& tex) {
  return on ? fmt::format("\\color{{{}}}{{{}}}", meaning, tex) : tex;
}

TextStyle film_title_style(const Theme& theme) {
  TextStyle style = text_style(kTitleSize, 700, theme.core.color);
  style.family = FontFamily::Display;
  style.tracking = -0.5;
  return style;
}

Stage::Stage(const StagePlan& plan, const Theme& theme) : plan_(plan) {
  assert(plan.formulas.size() == plan.timeline.steps.size());
  std::vector<FormulaLayout> layouts;
  double ascent = 0;
  for (const FormulaShot& shot : plan.formulas) {
    layouts.push_back(lay_out(shot.tex, theme));
    ascent = std::max(ascent, layouts.back().ascent);
  }
  for (std::size_t i = 0; i < layouts.size(); ++i) {
    Group place;
    place.info.id = "formula";
    place.offset = {kFilmLeft, kFormulaTop + ascent};
    formulas_right_ = std::max(formulas_right_, kFilmLeft + layouts[i].width);
    place.children.push_back(Node{std::move(layouts[i].group)});
    shots_.push_back({std::move(place), plan.formulas[i].formula});
  }
}

void Stage::draw(const Moment& moment, Canvas& canvas) const {
  const Theme& theme = canvas.theme();
  draw_formula(moment, canvas);
  canvas.text("title", plan_.title, {kFilmRight, kTitleBaseline},
              film_title_style(theme), Align::Right,
              moment.through(plan_.timeline.steps.size() - 1));
  canvas.text("note", plan_.note, {kFilmLeft, kCaptionBaseline},
              text_style(theme.small_size, 400, theme.muted));
  draw_caption(moment, canvas);
  draw_step_line(moment, canvas);
}

// Colour comes over the formula that stands; another formula follows the old.
void Stage::draw_formula(const Moment& moment, Canvas& canvas) const {
  const std::size_t now = moment.step();
  const double change = moment.progress(now) >= 1
                            ? 1
                            : clamped(moment.moving_seconds() / kStageChange);
  const Shot& shot = shots_[now];
  if (now == plan_.first_step) {
    canvas.group("formula", shot.group, 1);
    return;
  }
  const Shot& before = shots_[now - 1];
  if (before.formula == shot.formula) {
    if (change < 1) {
      canvas.group("formula-before", before.group, 1);
    }
    canvas.group("formula", shot.group, eased(change));
    return;
  }
  canvas.group("formula-before", before.group, 1 - eased(2 * change));
  canvas.group("formula", shot.group, eased(2 * change - 1));
}

void Stage::draw_caption(const Moment& moment, Canvas& canvas) const {
  const std::size_t now = moment.step();
  const double come = now == plan_.first_step || moment.progress(now) >= 1
                          ? 1
                          : clamped(2 * moment.moving_seconds() / kStageChange);
  canvas.text("caption", plan_.timeline.steps[now].caption,
              {kPage.width / 2, kCaptionBaseline},
              caption_style(canvas.theme()), Align::Center, eased(come));
}

// The line grows with the motion and rests with it, so that a hold is one
// picture.
void Stage::draw_step_line(const Moment& moment, Canvas& canvas) const {
  const Theme& theme = canvas.theme();
  const std::size_t now = moment.step();
  const double pitch = (kFilmRight - kFilmLeft) /
                       static_cast<double>(plan_.timeline.steps.size());
  const double done =
      kFilmLeft + pitch * (static_cast<double>(now) + moment.progress(now));
  canvas.add(line({kFilmLeft, kStepLineY}, {kFilmRight, kStepLineY},
                  {theme.line, 4, true, {}}));
  canvas.add(line({kFilmLeft, kStepLineY}, {done, kStepLineY},
                  {theme.core.color, 4, true, {}}));
  for (std::size_t i = 0; i < plan_.timeline.steps.size(); ++i) {
    const double x = kFilmLeft + pitch * static_cast<double>(i);
    const bool active = i == now;
    if (i <= now) {
      canvas.add(disc({x, kStepLineY}, active ? 10 : 7, theme.core.color));
    } else {
      canvas.add(disc({x, kStepLineY}, 8, theme.strong_line));
      canvas.add(disc({x, kStepLineY}, 5, theme.ground));
    }
    canvas.text("step-" + std::to_string(i), plan_.timeline.steps[i].name,
                {x - 6, kStepNameBaseline},
                text_style(theme.value_size, active ? 700 : 400,
                           active ? theme.core.color : theme.muted));
  }
}

}  // namespace owldeck
