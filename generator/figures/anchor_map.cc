#include "generator/figures/anchor_map.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

namespace owldeck {
namespace {

std::vector<std::string> ids_of(const Prerequisite& prerequisite) {
  const std::string& first = prerequisite.first.value;
  if (!prerequisite.last_number) {
    return {first};
  }
  const std::size_t letter = first.find_last_not_of("0123456789");
  const std::size_t start = letter == std::string::npos ? 0 : letter + 1;
  int number = 0;
  std::from_chars(first.data() + start, first.data() + first.size(), number);
  std::vector<std::string> ids;
  // As many as a deck may have slides; a longer range has holes.
  constexpr int kMost = 1000;
  const int last = std::min(*prerequisite.last_number, number + kMost);
  for (; number <= last; ++number) {
    ids.push_back(fmt::format("{}{:0{}}", first.substr(0, start), number,
                              first.size() - start));
  }
  return ids;
}

/// Visits what `anchor` needs, through others too.
class Search {
 public:
  explicit Search(const std::vector<AnchorPlace>& anchors)
      : anchors_(anchors), seen_(anchors.size(), false) {}

  bool finds(std::size_t anchor, std::size_t other) {
    for (const std::size_t need : anchors_[anchor].needs) {
      if (need == other) {
        return true;
      }
      if (!seen_[need]) {
        seen_[need] = true;
        if (finds(need, other)) {
          return true;
        }
      }
    }
    return false;
  }

 private:
  const std::vector<AnchorPlace>& anchors_;
  std::vector<bool> seen_;
};

}  // namespace

std::vector<AnchorPlace> anchors_of(const AudienceDeck& deck) {
  std::vector<AnchorPlace> anchors;
  const auto find = [&anchors](const std::string& id) {
    return std::find_if(
        anchors.begin(), anchors.end(),
        [&id](const AnchorPlace& place) { return place.id() == id; });
  };
  for (const AudienceSlide& slide : deck.slides()) {
    if (slide.anchor && find(slide.anchor->id.value) == anchors.end()) {
      anchors.push_back({&slide, {}});
    }
  }
  for (AnchorPlace& place : anchors) {
    for (const Prerequisite& each : place.slide->anchor->prerequisites) {
      for (const std::string& id : ids_of(each)) {
        const auto found = find(id);
        if (found != anchors.end() && &*found != &place) {
          place.needs.push_back(
              static_cast<std::size_t>(found - anchors.begin()));
        }
      }
    }
  }
  return anchors;
}

bool needs(const std::vector<AnchorPlace>& anchors, std::size_t anchor,
           std::size_t other) {
  return Search(anchors).finds(anchor, other);
}

bool is_implied(const std::vector<AnchorPlace>& anchors, std::size_t anchor,
                std::size_t other) {
  const auto& direct = anchors[anchor].needs;
  return std::any_of(direct.begin(), direct.end(), [&](std::size_t need) {
    return need != other && needs(anchors, need, other);
  });
}

}  // namespace owldeck
