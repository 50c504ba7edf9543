#include "generator/compose/fit.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/compose/glyphs.h"

namespace owldeck {
namespace {

// Measured sizes are sums of rounded glyph widths.
constexpr double kTolerance = 0.5;

/// `body of slide 7 does not fit its slot 'body'`.
std::string misfit(const Field& field, const SlideContext& context) {
  const std::string text = fmt::format("{} of slide {} does not fit",
                                       field.name, context.slide.label);
  return context.slot.empty()
             ? text
             : fmt::format("{} its slot '{}'", text, context.slot);
}

/// That a text is `lines`, or `units`, over, and how many lines fit.
void report_over(int lines, double units, int fitting, const Field& field,
                 const SlideContext& context) {
  context.diagnostics.error(
      field.span, "text-overflow",
      fmt::format("{}: {} {} ({:.0f} units) over", misfit(field, context),
                  lines, lines == 1 ? "line" : "lines", std::ceil(units)),
      fmt::format("shorten it: {} {} here", std::max(1, fitting),
                  fitting <= 1 ? "line fits" : "lines fit"));
}

void report_too_high(const TextExtent& extent, const Rect& area, double line,
                     const Field& field, const SlideContext& context) {
  const double over = extent.height - area.height;
  if (over <= kTolerance) {
    return;
  }
  const int lines = line > 0 ? static_cast<int>(std::ceil(over / line)) : 1;
  report_over(lines, over, extent.lines - lines, field, context);
}

}  // namespace

void report_overflow(const Field& field, const SlideContext& context,
                     double needed, double available,
                     std::string_view direction) {
  if (needed <= available + kTolerance) {
    return;
  }
  context.diagnostics.error(
      field.span, "text-overflow",
      fmt::format("{}: {:.0f} units too {}", misfit(field, context),
                  std::ceil(needed - available), direction),
      fmt::format("shorten it: {:.0f} of {:.0f} units fit", available,
                  std::ceil(needed)));
}

void report_long_line(const Field& field, const SlideContext& context,
                      double needed, double available) {
  if (needed > available + kTolerance) {
    const auto lines = static_cast<int>(std::ceil(needed / available));
    report_over(lines - 1, needed - available, 1, field, context);
  }
}

double line_distance(const Paragraph& paragraph) {
  double size = 0;
  for (const Run& run : paragraph.runs) {
    size = std::max(size, run.style.size);
  }
  return size * paragraph.line_height;
}

void report_fit(const TextExtent& extent, double line, const Rect& area,
                const Field& field, const SlideContext& context) {
  report_missing(extent.missing, field, context);
  report_too_high(extent, area, line, field, context);
  report_overflow(field, context, extent.width, area.width, "wide");
}

TextExtent fit(const std::vector<Paragraph>& paragraphs, const Rect& area,
               const Field& field, const SlideContext& context) {
  TextExtent extent = context.measurer().measure(paragraphs, area.width);
  const double line = paragraphs.empty() ? 0 : line_distance(paragraphs.back());
  report_fit(extent, line, area, field, context);
  return extent;
}

TextExtent fit_line(const Paragraph& paragraph, const Rect& area,
                    const Field& field, const SlideContext& context) {
  TextExtent extent = context.measurer().measure({paragraph}, 0);
  report_missing(extent.missing, field, context);
  report_overflow(field, context, extent.width, area.width, "wide");
  return extent;
}

TextBlock fitted_block(std::vector<Paragraph> paragraphs, const Rect& area,
                       const Field& field, const SlideContext& context) {
  fit(paragraphs, area, field, context);
  TextBlock block;
  block.box = area;
  block.paragraphs = std::move(paragraphs);
  return block;
}

}  // namespace owldeck
