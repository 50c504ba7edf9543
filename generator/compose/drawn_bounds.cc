#include "generator/compose/drawn_bounds.h"

#include <algorithm>
#include <cmath>

namespace owldeck {
namespace {

// How far letters reach from their baseline, in ems: brackets and umlauts above
// it, descenders below.
constexpr double kLettersAbove = 0.8;
constexpr double kLettersBelow = 0.25;

/// The smallest rectangle around all that was added.
class Enclosure {
 public:
  void add(Point point) { add(Rect{point.x, point.y, 0, 0}); }
  void add(const std::optional<Rect>& rect) {
    if (!rect) {
      return;
    }
    if (!all_) {
      all_ = rect;
      return;
    }
    const double x = std::min(all_->x, rect->x);
    const double y = std::min(all_->y, rect->y);
    all_ = Rect{x, y, std::max(all_->right(), rect->right()) - x,
                std::max(all_->bottom(), rect->bottom()) - y};
  }
  [[nodiscard]] const std::optional<Rect>& rect() const { return all_; }

 private:
  std::optional<Rect> all_;
};

/// Where a cubic through these four values turns, as shares 0..1 of its length.
/// Source: the roots of its derivative, a t^2 + b t + c.
std::vector<double> turns(double from, double first, double second, double to) {
  const double a = -from + 3 * first - 3 * second + to;
  const double b = 2 * (from - 2 * first + second);
  const double c = first - from;
  std::vector<double> roots;
  if (std::abs(a) < 1e-9) {
    if (std::abs(b) > 1e-9) {
      roots = {-c / b};
    }
  } else if (const double inner = b * b - 4 * a * c; inner >= 0) {
    roots = {(-b + std::sqrt(inner)) / (2 * a),
             (-b - std::sqrt(inner)) / (2 * a)};
  }
  std::erase_if(roots, [](double t) { return t <= 0 || t >= 1; });
  return roots;
}

void add_curve(Enclosure& all, Point from, const Segment& curve) {
  all.add(curve.to);
  for (const double t : turns(from.x, curve.a.x, curve.b.x, curve.to.x)) {
    all.add(curve_point(from, curve, t));
  }
  for (const double t : turns(from.y, curve.a.y, curve.b.y, curve.to.y)) {
    all.add(curve_point(from, curve, t));
  }
}

std::optional<Rect> bounds_of(const Path& path, const TextMeasurer&) {
  Enclosure all;
  Point last;
  for (const Segment& segment : path.segments) {
    if (segment.verb == Verb::Close) {
      continue;
    }
    if (segment.verb == Verb::Curve) {
      add_curve(all, last, segment);
    } else {
      all.add(segment.to);
    }
    last = segment.to;
  }
  return path.fill || path.stroke ? all.rect() : std::nullopt;
}

std::optional<Rect> bounds_of(const Image& image, const TextMeasurer&) {
  return image.box;
}

std::optional<Rect> bounds_of(const Rectangle& rectangle, const TextMeasurer&) {
  return rectangle.fill || rectangle.stroke ? std::optional(rectangle.rect)
                                            : std::nullopt;
}

std::optional<Rect> bounds_of(const Group& group,
                              const TextMeasurer& measurer) {
  if (group.opacity <= 0) {
    return std::nullopt;
  }
  Enclosure children;
  for (const Node& child : group.children) {
    children.add(drawn_bounds(child, measurer));
  }
  std::optional<Rect> inner = children.rect();
  if (inner && group.clip) {
    inner = shared_part(*inner, *group.clip);
  }
  if (!inner) {
    return std::nullopt;
  }
  return Rect{group.offset.x + inner->x * group.scale,
              group.offset.y + inner->y * group.scale,
              inner->width * group.scale, inner->height * group.scale};
}

double size_of(const Paragraph& paragraph) {
  double size = 0;
  for (const Run& run : paragraph.runs) {
    size = std::max(size, run.style.size);
  }
  return size;
}

bool has_formula(const Paragraph& paragraph) {
  return std::ranges::any_of(
      paragraph.runs, [](const Run& run) { return run.formula.has_value(); });
}

/// From the highest letter of the first line to the lowest of the last, without
/// the air that lines have around them. A formula fills its line.
Rect letters_of(const TextBlock& block, const TextExtent& extent) {
  const Paragraph& first = block.paragraphs.front();
  const Paragraph& last = block.paragraphs.back();
  const double ascent = kLettersAbove * size_of(first);
  const double above =
      has_formula(first) ? 0 : std::max(0.0, extent.first_baseline - ascent);
  // Capitals stand in the middle of every line, so that the air below is as far
  // from the baseline in the last line as in the first.
  const double pitch = size_of(last) * last.line_height;
  const double baseline =
      extent.first_baseline / std::max(1.0, size_of(first)) * size_of(last) +
      (last.line_height - first.line_height) / 2 * size_of(last);
  const double below =
      has_formula(last)
          ? 0
          : std::max(0.0, pitch - baseline - kLettersBelow * size_of(last));
  return {0, block_top(block, extent) + above, 0,
          extent.height - above - below};
}

/// Left end and width of the widest line of `paragraph`.
Rect line_of(const Paragraph& paragraph, const Rect& box, double width) {
  switch (paragraph.align) {
    case Align::Left:
      return {box.x, 0, width, 0};
    case Align::Center:
      return {box.x + (box.width - width) / 2, 0, width, 0};
    case Align::Right:
      return {box.x + box.width - width, 0, width, 0};
  }
  return {box.x, 0, width, 0};
}

std::optional<Rect> bounds_of(const TextBlock& block,
                              const TextMeasurer& measurer) {
  if (block.paragraphs.empty()) {
    return std::nullopt;
  }
  const TextExtent extent = measurer.measure(block.paragraphs, block.box.width);
  Enclosure all;
  const Rect letters = letters_of(block, extent);
  for (const Paragraph& paragraph : block.paragraphs) {
    const double width =
        block.paragraphs.size() == 1
            ? extent.width
            : measurer.measure({paragraph}, block.box.width).width;
    Rect line = line_of(paragraph, block.box, width);
    line.y = letters.y;
    line.height = letters.height;
    if (width > 0) {
      all.add(line);
    }
  }
  return all.rect();
}

}  // namespace

std::optional<Rect> drawn_bounds(const Node& node,
                                 const TextMeasurer& measurer) {
  return std::visit(
      [&](const auto& value) { return bounds_of(value, measurer); },
      node.value);
}

std::optional<Rect> drawn_bounds(const TextBlock& block,
                                 const TextMeasurer& measurer) {
  return bounds_of(block, measurer);
}

double block_top(const TextBlock& block, const TextExtent& extent) {
  switch (block.vertical) {
    case VerticalAlign::Top:
      return block.box.y;
    case VerticalAlign::Middle:
      return block.box.center().y - extent.height / 2;
    case VerticalAlign::Bottom:
      return block.box.bottom() - extent.height;
    case VerticalAlign::Baseline:
      return block.box.y - extent.first_baseline;
  }
  return block.box.y;
}

std::optional<Rect> shared_part(const Rect& a, const Rect& b) {
  const double x = std::max(a.x, b.x);
  const double y = std::max(a.y, b.y);
  const double width = std::min(a.right(), b.right()) - x;
  const double height = std::min(a.bottom(), b.bottom()) - y;
  return width < 0 || height < 0 ? std::nullopt
                                 : std::optional(Rect{x, y, width, height});
}

Point curve_point(Point from, const Segment& curve, double t) {
  const double u = 1 - t;
  const auto at = [&](double p, double a, double b, double q) {
    return u * u * u * p + 3 * u * u * t * a + 3 * u * t * t * b +
           t * t * t * q;
  };
  return {at(from.x, curve.a.x, curve.b.x, curve.to.x),
          at(from.y, curve.a.y, curve.b.y, curve.to.y)};
}

}  // namespace owldeck
