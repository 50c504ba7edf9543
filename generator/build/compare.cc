#include "generator/build/compare.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <map>
#include <optional>
#include <tuple>

namespace owldeck {
namespace {

/// Pages of different names of which more than this share of what is on the
/// ground differs are different pages.
constexpr double kAlike = 0.08;

int distance(const Pixel& a, const Pixel& b) {
  int most = 0;
  for (std::size_t channel = 0; channel < a.size(); ++channel) {
    most = std::max(most, std::abs(a[channel] - b[channel]));
  }
  return most;
}

// Of the pixels that either picture draws on its ground, the share in which
// they differ: most of a slide is ground, and says nothing.
double drawn_difference(const Picture& before, const Picture& after) {
  if (before.size != after.size || before.pixels.empty()) {
    return 1;
  }
  int drawn = 0;
  int different = 0;
  for (std::size_t i = 0; i < before.pixels.size(); ++i) {
    drawn += before.pixels[i] != before.pixels[0] ||
             after.pixels[i] != after.pixels[0];
    different += before.pixels[i] != after.pixels[i];
  }
  return static_cast<double>(different) / std::max(drawn, 1);
}

// Which page of the later deck each page of the earlier one became.
class Matching {
 public:
  Matching(std::span<const SeenPage> before, std::span<const SeenPage> after)
      : before_(before),
        after_(after),
        later_(before.size()),
        taken_(after.size(), false) {
    match_equal(true);
    match_equal(false);
    match_alike();
  }

  [[nodiscard]] std::optional<std::size_t> later(std::size_t i) const {
    return later_[i];
  }
  [[nodiscard]] bool is_taken(std::size_t k) const { return taken_[k]; }

 private:
  void match(std::size_t i, std::size_t k) {
    later_[i] = k;
    taken_[k] = true;
  }

  void match_equal(bool same_name) {
    for (std::size_t i = 0; i < before_.size(); ++i) {
      for (std::size_t k = 0; k < after_.size() && !later_[i]; ++k) {
        if (!taken_[k] && before_[i].content == after_[k].content &&
            (!same_name || before_[i].name == after_[k].name)) {
          match(i, k);
        }
      }
    }
  }

  void match_alike() {
    std::vector<std::tuple<double, std::size_t, std::size_t>> pairs;
    for (std::size_t i = 0; i < before_.size(); ++i) {
      for (std::size_t k = 0; k < after_.size(); ++k) {
        if (later_[i] || taken_[k]) {
          continue;
        }
        const double share =
            drawn_difference(before_[i].picture, after_[k].picture);
        if (share < kAlike || before_[i].name == after_[k].name) {
          pairs.emplace_back(share, i, k);
        }
      }
    }
    std::ranges::sort(pairs);
    for (const auto& [share, i, k] : pairs) {
      if (!later_[i] && !taken_[k]) {
        match(i, k);
      }
    }
  }

  std::span<const SeenPage> before_;
  std::span<const SeenPage> after_;
  std::vector<std::optional<std::size_t>> later_;
  std::vector<bool> taken_;
};

PageChange change_of(const SeenPage& before, const SeenPage& after) {
  if (before.name == after.name) {
    return before.pixels == after.pixels ? PageChange::Same
                                         : PageChange::Changed;
  }
  return before.content == after.content ? PageChange::Moved
                                         : PageChange::Changed;
}

// Ground and ink in one pale grey, so that only the marks have colour.
Pixel pale(const Pixel& pixel) {
  const double grey = 0.2126 * pixel[0] + 0.7152 * pixel[1] + 0.0722 * pixel[2];
  const auto value = static_cast<std::uint8_t>(std::lround(191 + grey / 4));
  return {value, value, value};
}

std::uint8_t byte_of(double channel) {
  return static_cast<std::uint8_t>(std::lround(255 * channel));
}

}  // namespace

std::string_view to_string(PageChange change) {
  switch (change) {
    case PageChange::Same:
      return "same";
    case PageChange::Changed:
      return "changed";
    case PageChange::Moved:
      return "moved";
    case PageChange::Added:
      return "added";
    case PageChange::Removed:
      return "removed";
  }
  return "";
}

std::vector<PageComparison> compare_pages(std::span<const SeenPage> before,
                                          std::span<const SeenPage> after) {
  const Matching matching(before, after);
  // By place in the later deck; what was removed stands where it stood.
  std::multimap<std::pair<std::size_t, bool>, PageComparison> placed;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (const auto k = matching.later(i)) {
      placed.insert(
          {{*k, true},
           {change_of(before[i], after[*k]), &before[i], &after[*k]}});
    } else {
      placed.insert({{i, false}, {PageChange::Removed, &before[i], nullptr}});
    }
  }
  for (std::size_t k = 0; k < after.size(); ++k) {
    if (!matching.is_taken(k)) {
      placed.insert({{k, true}, {PageChange::Added, nullptr, &after[k]}});
    }
  }
  std::vector<PageComparison> comparisons;
  for (const auto& [place, comparison] : placed) {
    comparisons.push_back(comparison);
  }
  return comparisons;
}

double difference_share(const Picture& before, const Picture& after,
                        int tolerance) {
  if (before.size != after.size) {
    return 1;
  }
  std::size_t count = 0;
  for (std::size_t i = 0; i < before.pixels.size(); ++i) {
    count += distance(before.pixels[i], after.pixels[i]) > tolerance;
  }
  return static_cast<double>(count) /
         static_cast<double>(std::max<std::size_t>(before.pixels.size(), 1));
}

Picture difference_picture(const Picture& before, const Picture& after,
                           const Color& mark) {
  assert(before.size == after.size);
  const Pixel marked{byte_of(mark.red), byte_of(mark.green),
                     byte_of(mark.blue)};
  Picture picture{after.size, {}};
  picture.pixels.reserve(after.pixels.size());
  for (std::size_t i = 0; i < after.pixels.size(); ++i) {
    picture.pixels.push_back(
        before.pixels[i] == after.pixels[i] ? pale(after.pixels[i]) : marked);
  }
  return picture;
}

}  // namespace owldeck
