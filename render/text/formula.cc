#include "render/text/formula.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/text/formula_layout.h"
#include "render/text/formula_parser.h"
#include "render/text/formula_speech.h"
#include "render/text/utf8.h"

namespace owldeck {
namespace {

Point placed(Point point, const FormulaGlyph& glyph) {
  return {glyph.origin.x + point.x * glyph.size,
          glyph.origin.y + point.y * glyph.size};
}

void append_glyph(std::vector<Segment>& segments, const FormulaGlyph& glyph,
                  const MathFont& font) {
  for (Segment segment : font.outline(glyph.glyph)) {
    segment.to = placed(segment.to, glyph);
    segment.a = placed(segment.a, glyph);
    segment.b = placed(segment.b, glyph);
    segments.push_back(segment);
  }
}

/// Counterclockwise as glyphs are, so that both fill where they overlap.
void append_rule(std::vector<Segment>& segments, const Rect& rule) {
  segments.push_back({.verb = Verb::Move, .to = {rule.x, rule.y}});
  segments.push_back({.verb = Verb::Line, .to = {rule.x, rule.bottom()}});
  segments.push_back({.verb = Verb::Line, .to = {rule.right(), rule.bottom()}});
  segments.push_back({.verb = Verb::Line, .to = {rule.right(), rule.y}});
  segments.push_back({.verb = Verb::Close});
}

/// One path a colour, in the order of first use.
class PathCollector {
 public:
  std::vector<Segment>& of(const Color& color) {
    const auto found = std::find_if(
        paths_.begin(), paths_.end(),
        [&](const Path& path) { return path.fill == Fill{color}; });
    if (found != paths_.end()) {
      return found->segments;
    }
    return paths_.emplace_back(Path{.fill = color}).segments;
  }

  [[nodiscard]] std::vector<Node> nodes() && {
    std::vector<Node> nodes;
    for (Path& path : paths_) {
      nodes.push_back({std::move(path)});
    }
    return nodes;
  }

 private:
  std::vector<Path> paths_;
};

std::vector<Node> draw(const FormulaBox& box, const MathFont& font) {
  PathCollector paths;
  for (const FormulaGlyph& glyph : box.glyphs) {
    append_glyph(paths.of(glyph.color), glyph, font);
  }
  for (const FormulaRule& rule : box.rules) {
    append_rule(paths.of(rule.color), rule.rect);
  }
  return std::move(paths).nodes();
}

}  // namespace

std::variant<FormulaLayout, FormulaError> set_formula(
    std::string_view tex, const FormulaStyle& style) {
  auto parsed = parse_formula(tex, style.palette);
  if (const auto* error = std::get_if<FormulaError>(&parsed)) {
    return *error;
  }
  const auto& row = std::get<FormulaRow>(parsed);
  const MathFont font;
  const FormulaBox box = lay_out_formula(row, font, style);
  if (!box.missing.empty()) {
    const std::string letter = encode_utf8(box.missing.front());
    const std::size_t place = tex.find(letter);
    return FormulaError{
        // A byte that is no UTF-8 is not there as the letter that stands for
        // it.
        place == std::string_view::npos ? 0 : place,
        fmt::format("the mathematical font has no '{}'", letter)};
  }
  FormulaLayout layout;
  layout.group.info.role = Role::Formula;
  layout.group.info.alt = speak(row);
  layout.group.children = draw(box, font);
  // `\!` alone would be less than nothing.
  layout.width = std::max(0.0, box.width + box.italics_correction);
  layout.ascent = box.ascent;
  layout.descent = box.descent;
  return layout;
}

}  // namespace owldeck
