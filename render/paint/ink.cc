#include "render/paint/ink.h"

#include <pango/pango.h>

#include <algorithm>
#include <cmath>

#include "render/paint/bounds.h"
#include "render/text/font_lock.h"
#include "render/text/line_start.h"

namespace owldeck {
namespace {

/// Cairo's, which nothing here changes.
constexpr double kMiterLimit = 10;

/// Letters are measured in 1024ths of a page unit and set on quarters of a
/// pixel.
constexpr double kLetterSlack = 1;

/// How far a stroke reaches beyond its path's points.
double reach(const std::optional<Stroke>& stroke, bool has_corners) {
  if (!stroke) {
    return 0;
  }
  const double half = stroke->width / 2;
  return has_corners && !stroke->round ? half * kMiterLimit : half;
}

/// The rectangle between two points; not empty even where it is a line.
Rect around(Point low, Point high) {
  constexpr double kHair = 1e-6;
  return Rect{low.x, low.y, high.x - low.x, high.y - low.y}.inset(-kHair);
}

Rect ink_of(const Image& image, const TextEngine&) {
  return image.box;
}

Rect ink_of(const Rectangle& rectangle, const TextEngine&) {
  if (!rectangle.fill && !rectangle.stroke) {
    return {};
  }
  // The corners are right or round, so that no miter is longer than the
  // stroke's half on either axis.
  const Rect& rect = rectangle.rect;
  return around(
             {std::min(rect.x, rect.right()), std::min(rect.y, rect.bottom())},
             {std::max(rect.x, rect.right()), std::max(rect.y, rect.bottom())})
      .inset(-reach(rectangle.stroke, false));
}

Rect ink_of(const Path& path, const TextEngine&) {
  if (path.segments.empty() || (!path.fill && !path.stroke)) {
    return {};
  }
  Point low = path.segments.front().to;
  Point high = low;
  const auto add = [&](Point point) {
    low = {std::min(low.x, point.x), std::min(low.y, point.y)};
    high = {std::max(high.x, point.x), std::max(high.y, point.y)};
  };
  for (const Segment& segment : path.segments) {
    if (segment.verb == Verb::Close) {
      continue;
    }
    add(segment.to);
    if (segment.verb == Verb::Curve) {
      add(segment.a);
      add(segment.b);
    }
  }
  const bool has_corners = path.segments.size() > 2;
  return around(low, high).inset(-reach(path.stroke, has_corners));
}

Rect moved(const Rect& rect, Point by) {
  return {rect.x + by.x, rect.y + by.y, rect.width, rect.height};
}

Rect ink_of_glyphs(const PangoGlyphItem& glyphs) {
  PangoRectangle inked{};
  const auto lock = lock_fonts();
  pango_glyph_string_extents(glyphs.glyphs, glyphs.item->analysis.font, &inked,
                             nullptr);
  if (inked.width <= 0 || inked.height <= 0) {
    return {};
  }
  const auto units = [](int value) {
    return static_cast<double>(value) / PANGO_SCALE;
  };
  return Rect{units(inked.x), units(inked.y), units(inked.width),
              units(inked.height)}
      .inset(-kLetterSlack);
}

/// The ink of a line of `runs` that starts at `start`.
Rect ink_of_line(const std::vector<Run>& runs, const ShapedLine& line,
                 Point start, const TextEngine& text) {
  Rect all;
  for (const ShapedPiece& piece : line.pieces) {
    const Run& run = runs[piece.run];
    const Point at{start.x + piece.x, start.y - run.rise};
    if (!run.formula) {
      all = united(all, moved(ink_of_glyphs(*piece.glyphs), at));
      continue;
    }
    for (const Path& path : run.formula->paths) {
      all = united(all, moved(ink_of(path, text), at));
    }
  }
  return all;
}

Rect ink_of(const TextBlock& block, const TextEngine& text) {
  const BlockLayout layout = lay_out(text, block.paragraphs, block.box.width);
  const double top = text_top(block, layout);
  Rect all;
  for (std::size_t i = 0; i < layout.paragraphs.size(); ++i) {
    const Paragraph& paragraph = block.paragraphs[i];
    const PlacedParagraph& placed = layout.paragraphs[i];
    if (placed.marker != nullptr) {
      for (const ShapedLine& line : placed.marker->lines) {
        const Point start{block.box.x, top + placed.baselines.front()};
        all = united(all, ink_of_line({*paragraph.marker}, line, start, text));
      }
    }
    for (std::size_t k = 0; k < placed.baselines.size(); ++k) {
      const ShapedLine& line = placed.text->lines[k];
      const Point start{line_start(paragraph, block.box, line.width),
                        top + placed.baselines[k]};
      all = united(all, ink_of_line(paragraph.runs, line, start, text));
    }
  }
  return all;
}

Rect ink_of(const Group& group, const TextEngine& text) {
  Rect all;
  for (const Node& child : group.children) {
    all = united(all, ink(child, text));
  }
  if (group.clip) {
    all = common_part(all, *group.clip);
  }
  return Frame{}.inside(group).on_page(all);
}

}  // namespace

Rect united(const Rect& a, const Rect& b) {
  if (is_empty(a)) {
    return b;
  }
  if (is_empty(b)) {
    return a;
  }
  const double left = std::min(a.x, b.x);
  const double top = std::min(a.y, b.y);
  return {left, top, std::max(a.right(), b.right()) - left,
          std::max(a.bottom(), b.bottom()) - top};
}

Rect common_part(const Rect& a, const Rect& b) {
  const double left = std::max(a.x, b.x);
  const double top = std::max(a.y, b.y);
  const Rect part{left, top, std::min(a.right(), b.right()) - left,
                  std::min(a.bottom(), b.bottom()) - top};
  return is_empty(part) ? Rect{} : part;
}

Rect ink(const Node& node, const TextEngine& text) {
  return std::visit([&](const auto& value) { return ink_of(value, text); },
                    node.value);
}

}  // namespace owldeck
