#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/animation/canvas.h"
#include "generator/animation/timeline.h"
#include "render/text/formula.h"

namespace owldeck {

/// A formula at the upper left while one step is told.
struct FormulaShot {
  std::string tex;  ///< with the active part coloured
  int formula = 0;  ///< shots of one formula differ in colour only
};

/// `tex`, coloured by `meaning` if a step is about it.
[[nodiscard]] std::string lit(bool on, std::string_view meaning,
                              const std::string& tex);

/// What a film is set in: the step line, the captions, the formula, the note
/// of what is computed and, in the end, the title.
struct StagePlan {
  Timeline timeline;
  std::vector<FormulaShot> formulas;  ///< one a step
  std::string title;
  std::string note;
  std::size_t first_step = 0;  ///< that is shown: nothing comes before it
};

/// The furniture of a film, laid out once and drawn in every frame.
class Stage {
 public:
  Stage(const StagePlan& plan, const Theme& theme);

  /// Adds the furniture at `moment`.
  void draw(const Moment& moment, Canvas& canvas) const;

  /// Where the formulas end. Units: page units.
  [[nodiscard]] double formulas_right() const { return formulas_right_; }

 private:
  struct Shot {
    Group group;
    int formula = 0;
  };
  void draw_formula(const Moment& moment, Canvas& canvas) const;
  void draw_caption(const Moment& moment, Canvas& canvas) const;
  void draw_step_line(const Moment& moment, Canvas& canvas) const;

  StagePlan plan_;
  std::vector<Shot> shots_;
  double formulas_right_ = 0;
};

[[nodiscard]] TextStyle caption_style(const Theme& theme);
/// Formulas change over this long; another one has gone half-way, before the
/// new one comes. Captions come in half the time and go at once, so that no
/// other step shows them. Units: seconds of motion.
inline constexpr double kStageChange = 0.5;
/// Room for a caption between the note and what mirrors it at the right.
inline constexpr double kCaptionWidth = 1240;

/// The title's style and right end; it stands to the right of the formula.
[[nodiscard]] TextStyle film_title_style(const Theme& theme);
inline constexpr double kFilmLeft = 96;
inline constexpr double kFilmRight = 1824;
/// Below it is the step line and nothing else.
inline constexpr double kStepLineTop = 984;

}  // namespace owldeck
