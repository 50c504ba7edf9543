#include "render/paint/box_filler.h"

#include <cairo.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace owldeck {
namespace {

/// A channel as Cairo keeps it: 16 bits, of which the upper ones are painted.
std::uint32_t channel(double value) {
  constexpr double kMost = 65535;
  return static_cast<std::uint32_t>(std::clamp(value, 0.0, 1.0) * kMost +
                                    0.5) >>
         8;
}

/// Two of a pixel's channels, each with eight bits of room above it.
constexpr std::uint32_t kPair = 0x00FF00FFU;

/// Both channels of a pair times `b`, as parts of 255, rounded.
std::uint32_t pair_product(std::uint32_t pair, std::uint32_t b) {
  const std::uint32_t whole = pair * b + 0x00800080U;
  return ((whole + ((whole >> 8) & kPair)) >> 8) & kPair;
}

/// A premultiplied colour, as a pixel.
class Paint {
 public:
  Paint(const Color& color, double opacity) {
    const double share = color.alpha * opacity;
    pixel_ = channel(share) << 24 | channel(color.red * share) << 16 |
             channel(color.green * share) << 8 | channel(color.blue * share);
  }

  /// Paints the pixels, of which the share `coverage` of 255 is covered.
  void fill(std::uint32_t* first, std::uint32_t* end,
            std::uint32_t coverage) const {
    const std::uint32_t even = pair_product(pixel_ & kPair, coverage);
    const std::uint32_t odd = pair_product((pixel_ >> 8) & kPair, coverage);
    const std::uint32_t left = 255 - (odd >> 16);
    if (left == 0) {
      std::fill(first, end, even | odd << 8);
      return;
    }
    // A premultiplied channel is at most its alpha: no sum leaves its eight
    // bits. The surface's own alpha, which nobody reads, is 255 and stays.
    for (; first != end; ++first) {
      *first = (even + pair_product(*first & kPair, left)) |
               (odd + pair_product((*first >> 8) & kPair, left)) << 8;
    }
  }

 private:
  std::uint32_t pixel_ = 0;
};

/// How much of the pixel `pixel` lies between two places, 0..1.
double share_of(int pixel, double low, double high) {
  return std::max(0.0, std::min(high, pixel + 1.0) -
                           std::max(low, static_cast<double>(pixel)));
}

std::uint32_t coverage_of(double share) {
  return static_cast<std::uint32_t>(share * 255 + 0.5);
}

/// A box on pixels whose edges lie where Cairo puts them.
struct PixelBox {
  double left, top, right, bottom;
  double radius;

  /// Where the left edge is at the height `y`, from `left` on.
  [[nodiscard]] double inset(double y) const {
    const double into =
        std::max({top + radius - y, y - (bottom - radius), 0.0});
    return into <= 0
               ? 0
               : radius -
                     std::sqrt(std::max(0.0, radius * radius - into * into));
  }
  /// Whether a corner's curve is in the row of pixels.
  [[nodiscard]] bool is_round_at(int row) const {
    return radius > 0 && (row < top + radius || row + 1 > bottom - radius);
  }
};

/// One row of pixels, of which those from `first` up to `end` may be painted.
struct PixelRow {
  std::uint32_t* pixels;
  int row;
  int first;
  int end;

  void fill(const PixelBox& box, const Paint& paint) const {
    const int left = static_cast<int>(std::floor(box.left));
    const int right = static_cast<int>(std::ceil(box.right));
    if (!box.is_round_at(row)) {
      const double down = share_of(row, box.top, box.bottom);
      fill_run(left, left + 1, down * share_of(left, box.left, box.right),
               paint);
      fill_run(left + 1, right - 1, down, paint);
      fill_run(std::max(left + 1, right - 1), right,
               down * share_of(right - 1, box.left, box.right), paint);
      return;
    }
    const int curve = static_cast<int>(std::ceil(box.radius)) + 1;
    const int from = std::min(left + curve, right);
    const int to = std::max(right - curve, from);
    fill_curve(left, from, box, paint);
    fill_run(from, to, share_of(row, box.top, box.bottom), paint);
    fill_curve(to, right, box, paint);
  }

 private:
  void fill_run(int from, int to, double share, const Paint& paint) const {
    from = std::max(from, first);
    to = std::min(to, end);
    if (from < to) {
      paint.fill(pixels + from, pixels + to, coverage_of(share));
    }
  }

  // The curve is followed in thin lines, each of them exact across.
  void fill_curve(int from, int to, const PixelBox& box,
                  const Paint& paint) const {
    constexpr int kLines = 8;
    const double height = share_of(row, box.top, box.bottom) / kLines;
    const double top = std::max(box.top, static_cast<double>(row));
    std::array<double, kLines> insets{};
    for (std::size_t i = 0; i < insets.size(); ++i) {
      insets.at(i) = box.inset(top + (static_cast<double>(i) + 0.5) * height);
    }
    for (int pixel = from; pixel < to; ++pixel) {
      double share = 0;
      for (const double inset : insets) {
        share += height * share_of(pixel, box.left + inset, box.right - inset);
      }
      fill_run(pixel, pixel + 1, share, paint);
    }
  }
};

}  // namespace

std::optional<BoxFiller> BoxFiller::of(cairo_t* canvas,
                                       const std::optional<PixelRect>& area) {
  cairo_surface_t* const surface = cairo_get_target(canvas);
  cairo_matrix_t matrix;
  cairo_get_matrix(canvas, &matrix);
  if (cairo_surface_get_type(surface) != CAIRO_SURFACE_TYPE_IMAGE ||
      cairo_image_surface_get_format(surface) != CAIRO_FORMAT_RGB24 ||
      matrix.xx != matrix.yy || matrix.xy != 0 || matrix.yx != 0) {
    return std::nullopt;
  }
  const PixelRect whole{0, 0, cairo_image_surface_get_width(surface),
                        cairo_image_surface_get_height(surface)};
  BoxFiller filler;
  filler.canvas_ = canvas;
  filler.origin_ = {matrix.x0, matrix.y0};
  filler.scale_ = matrix.xx;
  filler.area_ = area.value_or(whole);
  return filler;
}

void BoxFiller::fill(const Rect& box, double radius, const Color& color,
                     double opacity) const {
  // Cairo counts in parts of a pixel.
  constexpr double kParts = 256;
  const auto placed = [&](double origin, double place) {
    return std::round((origin + scale_ * place) * kParts) / kParts;
  };
  PixelBox pixels{placed(origin_.x, box.x), placed(origin_.y, box.y),
                  placed(origin_.x, box.right()),
                  placed(origin_.y, box.bottom()), scale_ * radius};
  pixels.radius = std::min({pixels.radius, (pixels.right - pixels.left) / 2,
                            (pixels.bottom - pixels.top) / 2});
  const int first = static_cast<int>(
      std::max(std::floor(pixels.top), static_cast<double>(area_.top)));
  const int end = static_cast<int>(
      std::min(std::ceil(pixels.bottom), static_cast<double>(area_.bottom)));
  if (first >= end || pixels.left >= pixels.right ||
      pixels.right <= area_.left || pixels.left >= area_.right) {
    return;
  }
  const Paint paint(color, opacity);
  cairo_surface_t* const surface = cairo_get_target(canvas_);
  cairo_surface_flush(surface);
  unsigned char* const data = cairo_image_surface_get_data(surface);
  const int stride = cairo_image_surface_get_stride(surface);
  for (int row = first; row < end; ++row) {
    auto* const start = reinterpret_cast<std::uint32_t*>(
        data + std::ptrdiff_t{row} * std::ptrdiff_t{stride});
    PixelRow{start, row, area_.left, area_.right}.fill(pixels, paint);
  }
  cairo_surface_mark_dirty(surface);
}

}  // namespace owldeck
