#pragma once

#include <cstddef>
#include <mutex>

namespace owldeck {

/// Held by whoever lets Pango or Cairo do something with a font: shape,
/// measure, take an outline, write text on a vector page, and drop the last
/// reference to a font. Not recursive.
///
/// Cairo 1.16 shares faces and glyphs among all threads of the process and
/// guards them too little: with more than ten faces it closes one that another
/// thread is about to use, and when its glyphs fill 512 pages of its store, two
/// threads can wait for each other for ever.
[[nodiscard]] std::unique_lock<std::mutex> lock_fonts();

/// Held while Cairo finishes a vector page, which takes long and uses fonts
/// that are open already: a lock only if its store of glyphs may be near full.
[[nodiscard]] std::unique_lock<std::mutex> lock_fonts_if_crowded();

/// Tells how many fonts and glyphs Cairo keeps from now on that it may not have
/// kept before. Needs: lock_fonts.
void count_kept_glyphs(std::size_t fonts, std::size_t glyphs);

}  // namespace owldeck
