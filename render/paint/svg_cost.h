#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "render/paint/svg_uses.h"

/// What an SVG takes to draw, told from its text.
namespace owldeck {

/// The bytes of an SVG, of one attribute, and of all its style sheets; the
/// letters of its texts.
inline constexpr std::size_t kMostSvgBytes = std::size_t{1} << 20;
inline constexpr std::size_t kMostSvgAttributeBytes = std::size_t{64} << 10;
inline constexpr std::size_t kMostSvgStyleBytes = std::size_t{64} << 10;
inline constexpr std::size_t kMostSvgTextBytes = std::size_t{16} << 10;
/// How often a rule of a style sheet may be compared with an element.
inline constexpr std::size_t kMostSvgRules = 2'000'000;
/// How many dashes lines may have, by the longest that they could be.
inline constexpr double kMostSvgDashes = 5e6;

/// Adds what an attribute takes to its element: references to masks and
/// patterns, long paths, groups that are painted apart.
void add_attribute(std::string_view name, std::string_view value,
                   SvgElement& element);

/// The same of a style sheet, whose rules may be for every element.
void add_sheet(std::string_view css, SvgElement& element);

/// Whether an attribute is for other programs, so that what it hides from these
/// rules is drawn by nobody.
[[nodiscard]] bool may_have_escapes(std::string_view name);

/// How many elements one of this name takes as long as: effects work on every
/// pixel.
[[nodiscard]] long weight_of(std::string_view element);

/// Whether an effect takes a time that nothing in the file bounds, or stops the
/// library.
[[nodiscard]] bool is_boundless_effect(std::string_view element);

/// Follows the lines that are drawn, to know how many dashes they may have.
class SvgDashes {
 public:
  /// `text` is the whole SVG.
  explicit SvgDashes(std::string_view text);
  void add_attribute(std::string_view name, std::string_view value);
  [[nodiscard]] bool are_too_many() const;

 private:
  double shortest_ = 0;  ///< dash with its gap; 0 if there are none
  double length_ = 0;    ///< of all lines, at most
};

/// How many rules the style sheet `css` has, each selector counted.
[[nodiscard]] std::size_t count_rules(std::string_view css);

}  // namespace owldeck
