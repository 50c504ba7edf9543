#pragma once

#include <deque>
#include <optional>
#include <vector>

#include "render/scene/scene.h"

namespace owldeck {

/// Where a node's coordinates are on the page, and how much of it shows.
struct View {
  Point offset{};
  double scale = 1;
  double opacity = 1;
  std::optional<Rect> clip{};  ///< in page coordinates

  [[nodiscard]] Point on_page(Point point) const;
  [[nodiscard]] Rect on_page(const Rect& rect) const;
  /// The view of `group`'s children.
  [[nodiscard]] View inside(const Group& group) const;
};

/// The colours of a page as far as it is drawn: filled shapes, one over the
/// other. Lines and letters do not count.
class Ground {
 public:
  explicit Ground(const Color& background) : background_(background) {}
  /// Needs: the shape outlives this.
  void add(const Rectangle& rectangle, const View& view);
  void add(const Path& path, const View& view);
  /// The opaque colour at a point of the page.
  [[nodiscard]] Color at(Point point) const;
  /// The colours under `rect` of the page: one of each, at points at most
  /// `step` apart along it, near its upper and lower edge and in its middle.
  [[nodiscard]] std::vector<Color> under(const Rect& rect, double step) const;

 private:
  struct Area {
    Rect box;             ///< on the page
    const Path* outline;  ///< null for all of the box
    View view;
    const Fill* fill;
  };
  void add(const Rect& box, const Path* outline, const Fill& fill,
           const View& view);
  [[nodiscard]] Color at(Point point,
                         const std::vector<const Area*>& areas) const;

  Color background_;
  std::deque<Area> areas_;  ///< from the bottom up
};

/// `top` over the opaque `bottom`: opaque.
[[nodiscard]] Color over(const Color& top, const Color& bottom);

}  // namespace owldeck
