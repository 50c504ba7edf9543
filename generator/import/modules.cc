#include "generator/import/modules.h"

#include <algorithm>
#include <set>
#include <utility>

#include "generator/import/slide_label.h"
#include "generator/import/words.h"

namespace owldeck {
namespace {

constexpr int kDeepest = 6;

bool has_repeats(std::span<const SlidePlace> slides) {
  std::set<std::pair<int, bool>> seen;
  return std::ranges::any_of(slides, [&](const SlidePlace& slide) {
    return !seen.insert({slide.number, slide.in_table}).second;
  });
}

/// Where headings of `level` or higher stand that are no slides.
std::vector<std::size_t> headings(std::span<const MapBlock> blocks, int level) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind == MapBlockKind::Heading && blocks[i].level <= level &&
        !read_slide_label(blocks[i].text.view())) {
      found.push_back(i);
    }
  }
  return found;
}

/// The headings below which there are slides: each opens a module that goes on
/// to the next. Nothing if numbers repeat in one of them, or if there is only
/// one.
std::vector<std::size_t> module_starts(const std::vector<std::size_t>& starts,
                                       std::size_t end,
                                       std::span<const SlidePlace> slides) {
  std::vector<std::size_t> modules;
  std::size_t counted = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t stop = i + 1 < starts.size() ? starts[i + 1] : end;
    std::vector<SlidePlace> own;
    for (const SlidePlace& slide : slides) {
      if (starts[i] <= slide.block && slide.block < stop) {
        own.push_back(slide);
      }
    }
    counted += own.size();
    if (has_repeats(own)) {
      return {};
    }
    const bool begins_anew = !own.empty() && own.front().number <= 1;
    if (begins_anew) {
      modules.push_back(starts[i]);
    } else if (!own.empty() && modules.empty()) {
      return {};
    }
  }
  const bool whole = counted == slides.size() && modules.size() > 1;
  return whole ? modules : std::vector<std::size_t>{};
}

}  // namespace

MapModules find_modules(std::span<const MapBlock> blocks,
                        const std::vector<SlidePlace>& slides) {
  MapModules found;
  if (has_repeats(slides)) {
    for (int level = 1; level <= kDeepest && found.modules.empty(); ++level) {
      const std::vector<std::size_t> starts =
          module_starts(headings(blocks, level), blocks.size(), slides);
      for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t end =
            i + 1 < starts.size() ? starts[i + 1] : blocks.size();
        found.modules.push_back(
            {std::string(without_marks(blocks[starts[i]].text.view())),
             blocks.subspan(starts[i], end - starts[i])});
      }
      if (!starts.empty()) {
        found.common = blocks.subspan(0, starts.front());
      }
    }
  }
  if (found.modules.empty()) {
    found.modules.push_back({{}, blocks});
  }
  return found;
}

}  // namespace owldeck
