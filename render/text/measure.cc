#include "render/text/measure.h"

namespace owldeck {

double text_width(const TextMeasurer& measurer, const std::string& text,
                  const TextStyle& style) {
  const Paragraph line{.runs = {{.text = text, .style = style}}};
  return measurer.measure({line}, 0).width;
}

}  // namespace owldeck
