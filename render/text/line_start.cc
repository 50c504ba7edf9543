#include "render/text/line_start.h"

namespace owldeck {

double line_start(const Paragraph& paragraph, const Rect& box, double width) {
  const double room = box.width > 0 ? box.width - paragraph.indent : 0;
  const double left = box.x + paragraph.indent;
  switch (paragraph.align) {
    case Align::Left:
      return left;
    case Align::Center:
      return left + (room - width) / 2;
    case Align::Right:
      return left + room - width;
  }
  return left;
}

}  // namespace owldeck
