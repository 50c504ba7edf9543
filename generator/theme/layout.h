#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/source/diagnostic.h"
#include "generator/theme/templates.h"
#include "render/scene/geometry.h"

namespace owldeck {

/// What a slide may hold, by the name that layouts give it: `title`,
/// `subtitle`, `text` (a body), `columns` (a body under two or more headings),
/// `figure`, `code`, `options`, `beginner`, `outcomes`, `anchor`, `sources`,
/// `owl`.
[[nodiscard]] const std::vector<std::string>& content_kinds();

/// Columns of the grid that places are named on.
inline constexpr int kGridColumns = 12;

/// The column of that number, from 1, from the page's top to its bottom.
[[nodiscard]] Rect grid_column(int number);

/// A place on a slide.
struct Slot {
  std::string name;
  Rect area;
  std::vector<std::string> holds;  ///< kinds of content; one of them at a time
  bool optional = false;           ///< may be left empty
  /// The smallest size that its text may step down to, in page units; it keeps
  /// its size if this is 0.
  double least = 0;
};

/// One arrangement of a slide type.
struct LayoutVariant {
  std::string name;
  std::vector<Slot> slots;
  [[nodiscard]] const Slot* find(std::string_view slot) const;
};

/// The slots of one slide type, read from templates/layouts/<type>.yaml: those
/// of all variants, and of each its own.
struct Layout {
  std::string type;
  std::vector<Slot> slots;
  std::vector<LayoutVariant> variants;  ///< in the order of the file
  [[nodiscard]] const LayoutVariant* find(std::string_view variant) const;
};

/// Reads a layout and those that it extends.
/// Reports: as for a deck; `unknown-layout`, `layout-cycle`.
[[nodiscard]] std::optional<Layout> load_layout(const TemplateText& layout,
                                                const Templates& templates,
                                                Diagnostics& diagnostics);

/// How many of each kind a slide holds; none are left out.
using ContentCounts = std::map<std::string, int, std::less<>>;

/// Whether every content has a slot of `variant` or `layout`, and every slot of
/// the variant's own that must be filled a content.
[[nodiscard]] bool fits(const ContentCounts& contents,
                        const LayoutVariant& variant, const Layout& layout);

/// How many contents of `kind` find a slot.
[[nodiscard]] int room_for(std::string_view kind, const LayoutVariant& variant,
                           const Layout& layout);

}  // namespace owldeck
