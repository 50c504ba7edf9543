#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "generator/build/picture.h"
#include "render/scene/hash.h"

namespace owldeck {

/// A page of a deck as it looks.
struct SeenPage {
  std::string name;   ///< such as `slide-07`
  std::string title;  ///< empty if not known
  Hash pixels;        ///< of the whole picture
  Hash content;       ///< of the picture without the page's number
  Picture picture;    ///< small, to be shown
};

enum class PageChange { Same, Changed, Moved, Added, Removed };

/// What became of a page. `before` is null for one that was added, `after` for
/// one that was removed. A page that Moved looks as before under another
/// number; one that Changed may have another number as well.
struct PageComparison {
  PageChange change = PageChange::Same;
  const SeenPage* before = nullptr;
  const SeenPage* after = nullptr;
};

/// `changed`, `moved`, `added`, `removed` or `same`.
[[nodiscard]] std::string_view to_string(PageChange change);

/// What became of every page, in the order of the later deck. Pages that look
/// alike belong together whatever their numbers; of the rest those that look
/// most alike, and those of one name. The pages must outlive the result.
[[nodiscard]] std::vector<PageComparison> compare_pages(
    std::span<const SeenPage> before, std::span<const SeenPage> after);

/// The share of pixels, 0..1, in which two pictures of one size differ by more
/// than `tolerance` of 255 in a channel.
/// Gives: 1 for pictures of different sizes.
[[nodiscard]] double difference_share(const Picture& before,
                                      const Picture& after, int tolerance);

/// `after`, pale and grey, with every pixel that is not as in `before` in the
/// colour `mark`.
/// Needs: pictures of one size.
[[nodiscard]] Picture difference_picture(const Picture& before,
                                         const Picture& after,
                                         const Color& mark);

}  // namespace owldeck
