#include "render/text/font_lock.h"

#include <atomic>

namespace owldeck {
namespace {

/// Glyphs on one page of Cairo's store; a page belongs to one font.
constexpr std::size_t kGlyphsOnPage = 32;
/// Far from the 512 at which Cairo drops pages: others go on while a vector
/// page is being finished.
constexpr std::size_t kManyPages = 200;

/// One for the process, because Cairo's fonts are.
struct Fonts {
  std::mutex mutex;
  /// No fewer pages than the store holds. A vector page keeps each font and
  /// glyph once more, at its own scale.
  std::atomic<std::size_t> pages = 0;
  std::size_t glyphs = 0;  ///< that fill no page yet
};

Fonts& fonts() {
  static Fonts all;
  return all;
}

}  // namespace

std::unique_lock<std::mutex> lock_fonts() {
  return std::unique_lock(fonts().mutex);
}

std::unique_lock<std::mutex> lock_fonts_if_crowded() {
  std::unique_lock lock(fonts().mutex, std::defer_lock);
  if (fonts().pages > kManyPages) {
    lock.lock();
  }
  return lock;
}

void count_kept_glyphs(std::size_t new_fonts, std::size_t new_glyphs) {
  Fonts& all = fonts();
  all.glyphs += new_glyphs;
  all.pages += new_fonts + all.glyphs / kGlyphsOnPage;
  all.glyphs %= kGlyphsOnPage;
}

}  // namespace owldeck
