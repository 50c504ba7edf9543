#pragma once

#include <mutex>

namespace owldeck {

/// Held by whoever lets Pango or Cairo do something with a font: shape, measure,
/// take an outline, write text on a vector page or finish such a page, and drop
/// the last reference to a font. Not recursive.
///
/// Cairo 1.16 shares faces and glyphs among all threads of the process and
/// guards them too little: with more than ten faces it closes one that another
/// thread is about to use, and when its glyphs fill 512 pages, two threads can
/// wait for each other for ever.
[[nodiscard]] std::unique_lock<std::mutex> lock_fonts();

}  // namespace owldeck
