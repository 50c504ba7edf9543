#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "render/scene/scene.h"
#include "render/text/text_engine.h"

typedef struct _cairo cairo_t;

namespace owldeck {

/// A size in whole pixels.
struct PixelSize {
  int width = 1920;
  int height = 1080;
  friend bool operator==(const PixelSize&, const PixelSize&) = default;
};

/// Pixels from `left` and `top` up to but not including `right` and `bottom`.
struct PixelRect {
  int left = 0;
  int top = 0;
  int right = 0;
  int bottom = 0;
  friend bool operator==(const PixelRect&, const PixelRect&) = default;
};

/// Pixels that a Scene was painted on.
/// Shape: `stride()` bytes a row; 4 bytes a pixel: blue, green, red, unused
/// (native little-endian xRGB).
class Surface {
 public:
  explicit Surface(PixelSize size);
  ~Surface();
  Surface(Surface&&) noexcept;
  Surface& operator=(Surface&&) noexcept;

  [[nodiscard]] PixelSize size() const { return size_; }
  [[nodiscard]] int stride() const;
  [[nodiscard]] std::span<const std::uint8_t> bytes() const;
  /// Takes over the pixels of `area` of another surface of the same size.
  void copy(const Surface& from, const PixelRect& area);
  [[nodiscard]] cairo_t* canvas() const;

 private:
  struct Handles;
  PixelSize size_;
  std::unique_ptr<Handles> handles_;
};

/// Paints a Scene over all of `surface`, scaled so that the Scene's width fills
/// it.
void paint(const Scene& scene, const TextEngine& text, Surface& surface);

/// The same within `areas` alone, in whole pixels and one more on each side:
/// those that it gives. Nothing else is touched; the pixels are those of the
/// whole picture, bit for bit.
/// Units: page units. Needs: `scratch` has the surface's size; what it held is
/// lost.
std::vector<PixelRect> paint(const Scene& scene, const TextEngine& text,
                             const std::vector<Rect>& areas, Surface& scratch,
                             Surface& surface);

/// Told of structure and links while a vector page is painted; render/export
/// uses it to tag a PDF.
class PaintObserver {
 public:
  virtual ~PaintObserver() = default;
  virtual void begin(const NodeInfo& info) = 0;
  virtual void end(const NodeInfo& info) = 0;
  /// A list item or paragraph inside a TextBlock.
  virtual void begin_paragraph(const TextBlock& block,
                               const Paragraph& paragraph) = 0;
  virtual void end_paragraph(const TextBlock& block,
                             const Paragraph& paragraph) = 0;
  /// A formula in a line of text, and how it is read aloud.
  virtual void begin_formula(const std::string& /*spoken*/) {}
  virtual void end_formula() {}
  /// An area of the page, in page units, that a click takes to `link`.
  virtual void link(const std::string& link, const Rect& area) = 0;
};

/// Paints a Scene on any Cairo canvas in page units. If there is an `area`,
/// what is painted outside of it is not the Scene, and the canvas has pixels.
void paint(const Scene& scene, const TextEngine& text, cairo_t* canvas,
           PaintObserver* observer = nullptr,
           const std::optional<PixelRect>& area = std::nullopt);

}  // namespace owldeck
