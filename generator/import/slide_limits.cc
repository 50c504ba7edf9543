#include "generator/import/slide_limits.h"

#include <algorithm>

#include "generator/import/slide_text.h"
#include "generator/import/words.h"

namespace owldeck {
namespace {

/// Where a body stands, in sizes of its smallest text.
struct BodyRoom {
  double width = 0;
  double height = 0;
};

BodyRoom room_of(SlideType type) {
  if (type == SlideType::Quiz) {
    return {58, 4.4};
  }
  return {51, type == SlideType::Title ? 17.5 : 20.5};
}

}  // namespace

double title_limit(SlideType type) {
  switch (type) {
    case SlideType::Title:
      return 19;
    case SlideType::Quiz:
      return 37;
    default:
      return 34;
  }
}

double option_limit(std::size_t count) {
  constexpr std::size_t kFew = 4;
  return count > kFew ? 48 : 90;
}

std::string body_that_fits(const std::string& body, SlideType type) {
  const BodyRoom room = room_of(type);
  if (text_height_in_em(body, room.width) <= room.height) {
    return body;
  }
  std::string shown;
  std::string_view rest = body;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\n'), rest.size());
    const std::string more = shown + std::string(rest.substr(0, end)) + "\n";
    if (text_height_in_em(more, room.width) > room.height) {
      break;
    }
    shown = more;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (trim(shown).empty()) {
    const std::string_view first =
        std::string_view(body).substr(0, body.find('\n'));
    return shortened(first, room.width * 2);
  }
  return std::string(trim(shown));
}

}  // namespace owldeck
