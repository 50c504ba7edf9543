#pragma once

#include <array>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/source/diagnostic.h"
#include "generator/source/yaml.h"
#include "generator/theme/layout.h"
#include "generator/theme/templates.h"
#include "render/scene/scene.h"

namespace owldeck {

/// A colour with the pale one that lies behind it.
struct Meaning {
  Color color;
  Color tint;
};

/// Five stops, evenly spaced, mixed in OKLab between.
struct ColorScale {
  std::array<Color, 5> stops;
  /// The colour at t, 0..1.
  [[nodiscard]] Color at(double t) const;
};

/// The colours of the owl's feathers.
struct OwlColors {
  Color body, wing, face, belly, feather;
};

/// Thin lines all over the ground, as on squared paper.
struct GroundGrid {
  Color color;
  double distance = 0;  ///< of the lines; none if 0
};

/// How a deck looks: read from templates/themes/<name>.yaml.
struct Theme {
  std::string name;
  GroundGrid grid;
  std::optional<OwlColors> owl;  ///< made of the core colour if absent
  Color ground, panel, text, muted, line, strong_line;
  Meaning core, flow, probability, risk, safe;
  ColorScale weights, vectors;
  ColorScale negative;  ///< stops 0 .. 1 of falling values, from the ground
  Color ink_dark, ink_light;  ///< text in cells
  Color masked_ground, masked_hatch, masked_ink;

  double title_size = 56, body_size = 30, value_size = 24, small_size = 20;
  double code_size = 24, formula_size = 44;
  /// Sizes that text may have, falling: what does not fit steps down from one
  /// to the next. Empty if all text keeps its size.
  std::vector<double> scale;

  /// The meaning called `name` (core, flow, probability, risk, safe), or null.
  [[nodiscard]] const Meaning* meaning(std::string_view name) const;
  /// The ink with more contrast on `cell`.
  [[nodiscard]] Color ink_on(const Color& cell) const;
};

[[nodiscard]] std::vector<std::string> meaning_names();

/// Reads a theme and those that it extends; what it says itself counts.
/// Reports: as for a deck; a colour that is none; `unknown-theme`,
/// `theme-cycle`.
[[nodiscard]] std::optional<Theme> load_theme(const TemplateText& theme,
                                              const Templates& templates,
                                              Diagnostics& diagnostics);

/// Every value of the theme as text: equal for themes that look the same.
[[nodiscard]] std::string theme_text(const Theme& theme);

/// The theme called `name`, changed by `overrides`, a map of the same keys, or
/// null.
/// Reports: as load_theme.
[[nodiscard]] std::optional<Theme> find_theme(const Located<std::string>& name,
                                              const YamlNode* overrides,
                                              const Templates& templates,
                                              Diagnostics& diagnostics);

/// Everything that decides the look of one deck.
struct Look {
  Theme theme;
  std::map<std::string, Layout, std::less<>> layouts;  ///< by slide type
};

}  // namespace owldeck
