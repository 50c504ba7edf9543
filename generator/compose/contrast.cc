#include "generator/compose/contrast.h"

#include <fmt/format.h>

#include <cmath>
#include <set>

#include "generator/compose/drawn_text.h"
#include "generator/compose/ground.h"
#include "generator/compose/overlap.h"

namespace owldeck {
namespace {

constexpr double kLeast = 4.5;
constexpr double kLeastLarge = 3;
// A page unit is half a point of the PDF's page, and a CSS pixel, three
// quarters of a point, where a page fills a screen of 1920 x 1080. So these are
// WCAG's 24 pixels (18 pt) and 18.7 (bold, 14 pt), and a third more, as a slide
// is read from the back row.
constexpr double kLarge = 32;      // page units
constexpr double kLargeBold = 24;  // page units, from weight 700 on
constexpr int kBold = 700;
constexpr double kStep = 0.5;  // between places looked at, in ems

double least_contrast(const TextStyle& style) {
  const bool large = style.size >= kLarge ||
                     (style.size >= kLargeBold && style.weight >= kBold);
  return large ? kLeastLarge : kLeast;
}

/// Walks a page in drawing order.
class Reader {
 public:
  Reader(const Scene& page, const SlideContext& context)
      : context_(context), ground_(page.background) {}

  void read_slot(const Node& node, const std::string& slot) {
    slot_ = slot;
    read(node, {});
  }

 private:
  void read(const Node& node, const View& view) {
    if (const auto* group = std::get_if<Group>(&node.value)) {
      if (group->opacity <= 0) {
        return;
      }
      const View inner = view.inside(*group);
      for (const Node& child : group->children) {
        read(child, inner);
      }
    } else if (const auto* text = std::get_if<TextBlock>(&node.value)) {
      read_text(*text, view);
    } else if (const auto* shape = std::get_if<Rectangle>(&node.value)) {
      ground_.add(*shape, view);
    } else if (const auto* path = std::get_if<Path>(&node.value)) {
      ground_.add(*path, view);
    }
  }

  void read_text(const TextBlock& block, const View& view) {
    for (const DrawnRun& drawn : drawn_runs(block, context_.measurer())) {
      if (!drawn.run->formula && is_ornament(drawn.run->text)) {
        continue;
      }
      const double step = kStep * drawn.run->style.size * view.scale;
      for (const Color& behind : ground_.under(view.on_page(drawn.ink), step)) {
        compare(*drawn.run, behind, view.opacity);
      }
    }
  }

  void compare(const Run& run, const Color& behind, double opacity) {
    if (!run.formula) {
      compare(run, run.style.color, behind, opacity);
      return;
    }
    for (const Path& path : run.formula->paths) {
      const auto* color = path.fill ? std::get_if<Color>(&*path.fill) : nullptr;
      if (color != nullptr) {
        compare(run, *color, behind, opacity);
      }
    }
  }

  void compare(const Run& run, const Color& ink, const Color& behind,
               double opacity) {
    const double contrast =
        contrast_ratio(over(faded(ink, opacity), behind), behind);
    const double least = least_contrast(run.style);
    if (contrast >= least) {
      return;
    }
    const std::string pair = fmt::format(
        "{} on {}", to_string(faded(ink, opacity)), to_string(behind));
    if (!reported_.insert(slot_ + " " + pair).second) {
      return;
    }
    context_.diagnostics.error(
        slot_span(slot_, context_.slide), "contrast",
        fmt::format("{} in {} of {} is hard to read: contrast {:.1f}, "
                    "needed {}",
                    quoted(run.text), slot_.empty() ? "the ground" : slot_,
                    page_words(context_), std::floor(10 * contrast) / 10,
                    least),
        "the colours are " + pair);
  }

  const SlideContext& context_;
  Ground ground_;
  std::string slot_;
  std::set<std::string> reported_;
};

}  // namespace

void check_contrast(const Scene& page, const SlideContext& context) {
  Reader reader(page, context);
  const std::vector<std::string> slots = slot_names(page);
  for (std::size_t i = 0; i < slots.size(); ++i) {
    // The small picture of a slide beside its notes was read on the slide.
    if (slots[i] != "picture") {
      reader.read_slot(page.nodes[i], slots[i]);
    }
  }
}

}  // namespace owldeck
