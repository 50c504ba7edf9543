#pragma once

#include <functional>
#include <string>

#include "generator/animation/cast.h"
#include "generator/figures/parts.h"

/// How actors look. Each function gives a ActorLook that draws its actor as the
/// same thing looks on slides.
namespace owldeck {

/// Colours of the values of one tensor, one scale for all that are compared.
/// `largest` has the deepest colour.
struct ValueColors {
  double largest = 1;
  bool vectors = false;  ///< signed, in the colours of vectors; else of weights
};

struct CellLook {
  ValueColors colors;
  int decimals = 2;
  double text_size = 24;  ///< 0 for no number
};
/// A cell with its number, both from the pose's value. `lit` outlines it.
[[nodiscard]] ActorLook cell_look(const CellLook& cell);

/// A cell that turns from the colours of one tensor into those of another as it
/// is drawn; its number is the pose's value.
struct ChangingCellLook {
  ValueColors from, to;
  int decimals = 4;
  double text_size = 24;
};
[[nodiscard]] ActorLook changing_cell_look(const ChangingCellLook& look);

/// A hatched cell with `text` in it that falls from the top as it is drawn.
[[nodiscard]] ActorLook masked_look(std::string text, double text_size);

/// A token's chip; lit it asks.
[[nodiscard]] ActorLook chip_look(std::string token, double text_size);

/// Text that stands on the place's upper edge, aligned to its left end, middle
/// or right end.
[[nodiscard]] ActorLook text_look(std::string text, const TextStyle& style,
                                  Align align = Align::Left);

/// A formula that stands there as text does. Needs: valid TeX.
[[nodiscard]] ActorLook formula_look(const std::string& tex, double size,
                                     const Color& color,
                                     Align align = Align::Left);

/// The same as text_look, with the pose's value in it.
struct NumberLook {
  TextStyle style;
  int decimals = 4;
  std::string before{};  ///< text in front of the number
  std::string after{};   ///< and behind it
  Align align = Align::Center;
};
[[nodiscard]] ActorLook number_look(const NumberLook& number);

struct BoxLook {
  double radius = 0;
  std::optional<Fill> fill{};
  std::optional<Stroke> stroke{};
};
/// A rectangle, from its left edge as far as it is drawn.
[[nodiscard]] ActorLook box_look(const BoxLook& box);

/// A bar on the place's lower edge whose full height stands for `full`; the
/// pose's value gives its height.
[[nodiscard]] ActorLook bar_look(double full, const Fill& fill);

/// The arc from a query to a key, from the query on as far as it is drawn. The
/// pose's value is the weight: the stroke is `stroke_scale` times as wide, and
/// `least_width` at least; lit it has its full colour. The place is not used.
struct ArcLook {
  Arc arc;
  double stroke_scale = 40;
  double least_width = 3;
};
[[nodiscard]] ActorLook arc_look(const ArcLook& arc);

/// A band between two edges that follows a smooth curve, from its start as far
/// as it is drawn. Edges are upright or level, both the same way. Units: page
/// units.
struct RibbonLook {
  Rect from;  ///< of no width (upright edges) or no height (level edges)
  Rect to;
  Color color;
};
[[nodiscard]] ActorLook ribbon_look(const RibbonLook& ribbon);

/// A drawing whose natural place is `natural`, moved and scaled to the pose's.
[[nodiscard]] ActorLook group_look(Group group, const Rect& natural);

/// Any drawing that only its opacity changes.
[[nodiscard]] ActorLook still_look(Group group);

}  // namespace owldeck
