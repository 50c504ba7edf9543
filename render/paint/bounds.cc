#include "render/paint/bounds.h"

#include <algorithm>
#include <limits>

#include "render/text/line_start.h"

namespace owldeck {
namespace {

/// The smallest rectangle around all points and rectangles added.
class Enclosure {
 public:
  void add(Point point) {
    left_ = std::min(left_, point.x);
    top_ = std::min(top_, point.y);
    right_ = std::max(right_, point.x);
    bottom_ = std::max(bottom_, point.y);
  }
  void add(const Rect& rect) {
    add(Point{rect.x, rect.y});
    add(Point{rect.right(), rect.bottom()});
  }
  [[nodiscard]] Rect rect() const {
    return left_ > right_ ? Rect{}
                          : Rect{left_, top_, right_ - left_, bottom_ - top_};
  }

 private:
  static constexpr double kFar = std::numeric_limits<double>::infinity();
  double left_ = kFar;
  double top_ = kFar;
  double right_ = -kFar;
  double bottom_ = -kFar;
};

Rect bounds_of(const Group& group, const TextEngine& text) {
  Enclosure children;
  for (const Node& child : group.children) {
    children.add(bounds(child, text));
  }
  const Rect inner = group.clip.value_or(children.rect());
  return {group.offset.x + inner.x * group.scale,
          group.offset.y + inner.y * group.scale, inner.width * group.scale,
          inner.height * group.scale};
}

Rect bounds_of(const Rectangle& rectangle, const TextEngine&) {
  return rectangle.rect;
}

Rect bounds_of(const Image& image, const TextEngine&) {
  return image.box;
}

Rect bounds_of(const Path& path, const TextEngine&) {
  Enclosure points;
  for (const Segment& segment : path.segments) {
    if (segment.verb == Verb::Close) {
      continue;
    }
    points.add(segment.to);
    if (segment.verb == Verb::Curve) {
      points.add(segment.a);
      points.add(segment.b);
    }
  }
  return points.rect();
}

Rect bounds_of(const TextBlock& block, const TextEngine& text) {
  const BlockLayout layout = lay_out(text, block.paragraphs, block.box.width);
  const double top = text_top(block, layout);
  Enclosure lines;
  for (std::size_t i = 0; i < layout.paragraphs.size(); ++i) {
    const PlacedParagraph& placed = layout.paragraphs[i];
    const Paragraph& paragraph = block.paragraphs[i];
    for (const ShapedLine& line : placed.text->lines) {
      const double x = line_start(paragraph, block.box, line.width);
      lines.add(Rect{x, top, line.width, layout.height});
    }
    if (placed.marker != nullptr) {
      lines.add(Point{block.box.x, top});
    }
  }
  return lines.rect();
}

}  // namespace

double text_top(const TextBlock& block, const BlockLayout& layout) {
  switch (block.vertical) {
    case VerticalAlign::Top:
      return block.box.y;
    case VerticalAlign::Middle:
      return block.box.center().y - layout.height / 2;
    case VerticalAlign::Bottom:
      return block.box.bottom() - layout.height;
    case VerticalAlign::Baseline:
      return layout.paragraphs.empty()
                 ? block.box.y
                 : block.box.y - layout.paragraphs.front().baselines.front();
  }
  return block.box.y;
}

Rect bounds(const Node& node, const TextEngine& text) {
  return std::visit([&](const auto& value) { return bounds_of(value, text); },
                    node.value);
}

}  // namespace owldeck
