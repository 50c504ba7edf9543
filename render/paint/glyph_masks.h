#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <unordered_map>

typedef struct _cairo cairo_t;
typedef struct _cairo_surface cairo_surface_t;
typedef struct _PangoFont PangoFont;
typedef struct _PangoGlyphString PangoGlyphString;

namespace owldeck {

/// Paints text on pixels. Cairo 1.16 sets glyph bitmaps on whole pixels, so
/// that letters stand unevenly and tremble when text moves; filling outlines
/// is exact but takes ten times as long. This keeps a mask of each glyph at
/// sixteen places within a pixel. It ends while fonts are locked (font_lock.h),
/// with the engine that it belongs to.
class GlyphMasks {
 public:
  GlyphMasks();
  ~GlyphMasks();
  GlyphMasks(const GlyphMasks&) = delete;
  GlyphMasks& operator=(const GlyphMasks&) = delete;

  /// Paints `glyphs` from the canvas's current point with its source. Needs: a
  /// canvas that is moved and scaled alike in both directions.
  void show(cairo_t* canvas, PangoFont* font, const PangoGlyphString* glyphs);

 private:
  struct SurfaceDeleter {
    void operator()(cairo_surface_t* surface) const;
  };
  struct FontDeleter {
    void operator()(PangoFont* font) const;
  };
  /// A glyph's coverage; its upper left pixel counts from the glyph's origin.
  /// No surface for a glyph without ink.
  struct Mask {
    std::unique_ptr<cairo_surface_t, SurfaceDeleter> surface;
    int left = 0;
    int top = 0;
  };
  /// The masks of one font at one scale. Holding the font keeps another from
  /// taking its address.
  struct Face {
    std::unique_ptr<PangoFont, FontDeleter> font;
    std::unordered_map<std::uint64_t, Mask> masks;
  };
  struct Place;

  Face& face(PangoFont* font, double scale);
  const Mask& mask(Face& face, std::uint32_t glyph, double scale,
                   const Place& place);
  static Mask draw(PangoFont* font, std::uint32_t glyph, double scale,
                   const Place& place);

  std::map<std::pair<PangoFont*, double>, Face> faces_;
  std::size_t count_ = 0;
};

}  // namespace owldeck
