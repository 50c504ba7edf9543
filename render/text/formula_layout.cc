#include "render/text/formula_layout.h"

#include <algorithm>
#include <optional>

#include "render/text/formula_row.h"
#include "render/text/formula_setter.h"
#include "render/text/utf8.h"

namespace owldeck {

FormulaBox FormulaSetter::set_row(const FormulaRow& row, MathStyle style,
                                  const Color& color) const {
  const std::vector<RowItem> items = row_items(row, color);
  if (items.size() == 1) {
    // A group of one glyph is still a glyph to its scripts.
    return set_node(*items.front().node, style, items.front().color);
  }
  FormulaBox box;
  std::optional<Atom> before;
  for (const RowItem& item : items) {
    if (before && item.to_left) {
      box.width +=
          em(style) * space_between(*before, *item.to_left, style.level > 0);
    }
    before = item.to_right ? item.to_right : before;
    append(box, set_node(*item.node, style, item.color));
  }
  return box;
}

FormulaBox FormulaSetter::set_node(const FormulaNode& node, MathStyle style,
                                   const Color& color) const {
  return std::visit([&](const auto& value) { return set(value, style, color); },
                    node.value);
}

double FormulaSetter::em(MathStyle style) const {
  switch (style.level) {
    case 0:
      return size_;
    case 1:
      return size_ * constants_.script_scale;
    default:
      return size_ * constants_.script_script_scale;
  }
}

FormulaBox FormulaSetter::set(const Symbol& symbol, MathStyle style,
                              const Color& color) const {
  const std::optional<GlyphId> glyph = font_.find(symbol.code);
  if (!glyph) {
    return {.missing = {symbol.code}};
  }
  if (!symbol.is_large) {
    return set_stack({{{*glyph, 0}}, font_.metrics(*glyph)}, em(style), color);
  }
  const double height =
      style.is_display ? constants_.display_operator_min_height : 0;
  return on_axis(set_stack(font_.stretch(*glyph, height), em(style), color),
                 style);
}

FormulaBox FormulaSetter::set(const Word& word, MathStyle style,
                              const Color& color) const {
  FormulaBox box{.is_glyph = true};
  for (std::size_t i = 0; i < word.text.size();) {
    const char32_t letter = decode_utf8(word.text, i);
    if (!font_.find(letter)) {
      box.missing.push_back(letter);
    }
  }
  const double size = em(style);
  for (const auto& [glyph, advance] : font_.shape_word(word.text)) {
    const GlyphMetrics metrics = font_.metrics(glyph);
    box.glyphs.push_back({glyph, {box.width, 0}, size, color});
    box.width += advance * size;
    box.ascent = std::max(box.ascent, metrics.ascent * size);
    box.descent = std::max(box.descent, metrics.descent * size);
  }
  return box;
}

FormulaBox FormulaSetter::set(const Delimited& delimited, MathStyle style,
                              const Color& color) const {
  return enclosed(set_row(delimited.body, style, color), delimited.left,
                  delimited.right, style, color);
}

FormulaBox FormulaSetter::enclosed(const FormulaBox& body, char32_t left,
                                   char32_t right, MathStyle style,
                                   const Color& color) const {
  const double axis = constants_.axis_height * em(style);
  const double height = 2 * std::max(body.ascent - axis, body.descent + axis);
  FormulaBox box;
  append(box, set_delimiter(left, height, style, color));
  append(box, body);
  append(box, set_delimiter(right, height, style, color));
  return box;
}

FormulaBox FormulaSetter::set(const SizedDelimiter& delimiter, MathStyle style,
                              const Color& color) const {
  return set_delimiter(delimiter.code, delimiter.height * em(style), style,
                       color);
}

FormulaBox FormulaSetter::set_delimiter(char32_t code, double height,
                                        MathStyle style,
                                        const Color& color) const {
  if (code == 0) {
    return {};
  }
  const std::optional<GlyphId> glyph = font_.find(code);
  if (!glyph) {
    return {.missing = {code}};
  }
  return on_axis(
      set_stack(font_.stretch(*glyph, height / em(style)), em(style), color),
      style);
}

FormulaBox FormulaSetter::set(const Colored& colored, MathStyle style,
                              const Color&) const {
  return set_row(colored.body, style, colored.color);
}

FormulaBox FormulaSetter::set(const Braced& braced, MathStyle style,
                              const Color& color) const {
  return set_row(braced.body, style, color);
}

FormulaBox FormulaSetter::set(const Space& space, MathStyle style,
                              const Color&) const {
  return {.width = space.ems * em(style)};
}

FormulaBox FormulaSetter::set_stack(const GlyphStack& stack, double size,
                                    const Color& color) {
  FormulaBox box{.width = stack.metrics.advance * size,
                 .ascent = stack.metrics.ascent * size,
                 .descent = stack.metrics.descent * size,
                 .italics_correction = stack.metrics.italics_correction * size,
                 .is_glyph = stack.glyphs.size() == 1};
  for (const auto& [glyph, rise] : stack.glyphs) {
    box.glyphs.push_back({glyph, {0, -rise * size}, size, color});
  }
  return box;
}

FormulaBox FormulaSetter::on_axis(const FormulaBox& box,
                                  MathStyle style) const {
  const double shift =
      (box.ascent - box.descent) / 2 - constants_.axis_height * em(style);
  FormulaBox result{.width = box.width,
                    .ascent = box.ascent - shift,
                    .descent = box.descent + shift,
                    .italics_correction = box.italics_correction};
  place(result, box, {0, shift});
  return result;
}

FormulaBox lay_out_formula(const FormulaRow& row, const MathFont& font,
                           const FormulaStyle& style) {
  return FormulaSetter(font, style.size)
      .set_row(row, {.is_display = style.display}, style.color);
}

}  // namespace owldeck
