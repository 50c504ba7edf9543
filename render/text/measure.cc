#include "render/text/measure.h"

namespace owldeck {

std::vector<TextInk> TextMeasurer::inks(
    const std::vector<Paragraph>& paragraphs, double width) const {
  std::vector<TextInk> inks;
  double top = 0;
  for (std::size_t i = 0; i < paragraphs.size(); ++i) {
    const Paragraph& paragraph = paragraphs[i];
    const TextExtent extent = measure({paragraph}, width);
    top += i == 0 ? 0 : paragraph.space_before;
    const Rect rect{0, top, extent.width, extent.height};
    if (paragraph.marker) {
      inks.push_back({.paragraph = i, .is_marker = true, .rect = rect});
    }
    for (std::size_t run = 0; run < paragraph.runs.size(); ++run) {
      inks.push_back({.paragraph = i,
                      .run = run,
                      .line_width = extent.width,
                      .rect = rect});
    }
    top += extent.height;
  }
  return inks;
}

double text_width(const TextMeasurer& measurer, const std::string& text,
                  const TextStyle& style) {
  const Paragraph line{.runs = {{.text = text, .style = style}}};
  return measurer.measure({line}, 0).width;
}

}  // namespace owldeck
