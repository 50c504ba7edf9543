#include "generator/compose/figure_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/compose/drawn_bounds.h"
#include "generator/compose/drawn_text.h"
#include "generator/compose/ground.h"
#include "generator/compose/overlap.h"
#include "render/scene/plain_text.h"

namespace owldeck {
namespace {

// Ink is rounded outwards to whole units of the font.
constexpr double kTolerance = 1;
constexpr double kFaint = 0.05;  // opacity of what is not seen

/// One line of a text, in page coordinates.
struct Line {
  std::string words;
  Rect ink;
  const Node* text = nullptr;
  std::optional<Rect> clip;
};

double size_of(const Rect& shared) {
  return std::min(shared.width, shared.height);
}

/// How far `ink` reaches over the edge of `room`.
double outside(const Rect& ink, const Rect& room) {
  return std::max({room.x - ink.x, room.y - ink.y, ink.right() - room.right(),
                   ink.bottom() - room.bottom()});
}

Rect around(const Rect& a, const Rect& b) {
  const double x = std::min(a.x, b.x);
  const double y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x,
          std::max(a.bottom(), b.bottom()) - y};
}

bool holds(const Rect& outer, const Rect& inner) {
  return outside(inner, outer) <= 0;
}

/// Gathers a figure's lines in drawing order.
class Reader {
 public:
  explicit Reader(const TextMeasurer& measurer) : measurer_(measurer) {}

  void read(const Node& node, const View& view) {
    if (view.opacity < kFaint) {
      return;
    }
    if (const auto* group = std::get_if<Group>(&node.value)) {
      read_group(node, *group, view);
    } else if (const auto* text = std::get_if<TextBlock>(&node.value)) {
      read_text(node, *text, view);
    } else if (const auto* shape = std::get_if<Rectangle>(&node.value)) {
      cover(*shape, view);
    }
  }

  [[nodiscard]] const std::vector<Line>& lines() const { return lines_; }

 private:
  void read_group(const Node& node, const Group& group, const View& view) {
    if (group.info.role == Role::Formula) {
      if (const auto bounds = drawn_bounds(node, measurer_)) {
        lines_.push_back(
            {group.info.alt, view.on_page(*bounds), &node, view.clip});
      }
      return;
    }
    const View inner = view.inside(group);
    for (const Node& child : group.children) {
      read(child, inner);
    }
  }

  void read_text(const Node& node, const TextBlock& block, const View& view) {
    std::size_t paragraph = 0;
    int line = -1;
    for (const DrawnRun& drawn : drawn_runs(block, measurer_)) {
      const Rect ink = view.on_page(drawn.ink);
      const bool goes_on = drawn.paragraph == paragraph && drawn.line == line;
      if (goes_on) {
        lines_.back().ink = around(lines_.back().ink, ink);
        continue;
      }
      paragraph = drawn.paragraph;
      line = drawn.line;
      lines_.push_back(
          {plain_text(block.paragraphs[paragraph]), ink, &node, view.clip});
    }
  }

  /// Drops the lines that an opaque shape hides.
  void cover(const Rectangle& shape, const View& view) {
    const auto* fill = shape.fill ? std::get_if<Color>(&*shape.fill) : nullptr;
    if (fill == nullptr || fill->alpha * view.opacity < 1 - kFaint) {
      return;
    }
    const Rect area = view.on_page(shape.rect);
    const auto seen = view.clip ? shared_part(area, *view.clip) : area;
    std::erase_if(lines_, [&seen](const Line& line) {
      return seen && holds(*seen, line.ink);
    });
  }

  const TextMeasurer& measurer_;
  std::vector<Line> lines_;
};

void report_overlaps(const std::vector<Line>& lines, const std::string& slot,
                     const SlideContext& context) {
  for (auto line = lines.begin(); line != lines.end(); ++line) {
    for (auto other = line + 1; other != lines.end(); ++other) {
      const auto both = line->text == other->text
                            ? std::nullopt
                            : shared_part(line->ink, other->ink);
      if (both && size_of(*both) > kTolerance) {
        context.diagnostics.error(
            slot_span(slot, context.slide), "text-overlap",
            fmt::format("{} and {} in {} of {} overlap by {:.0f} units",
                        quoted(line->words), quoted(other->words), slot,
                        page_words(context), std::ceil(size_of(*both))),
            "shorten one of them, or give the figure more room");
      }
    }
  }
}

void report_cuts(const std::vector<Line>& lines, const std::string& slot,
                 const SlideContext& context) {
  const Rect* area = context.find_area(slot);
  for (const Line& line : lines) {
    const double cut = line.clip ? outside(line.ink, *line.clip) : 0;
    const double over = std::max(cut, area ? outside(line.ink, *area) : 0);
    if (over > kTolerance) {
      context.diagnostics.error(
          slot_span(slot, context.slide), "text-overflow",
          fmt::format("{} in {} of {} {}: {:.0f} units over",
                      quoted(line.words), slot, page_words(context),
                      cut >= over
                          ? std::string("is cut")
                          : fmt::format("does not fit its slot '{}'", slot),
                      std::ceil(over)),
          "shorten it, or give the figure more room");
    }
  }
}

bool is_figure(const Node& node) {
  const auto* group = std::get_if<Group>(&node.value);
  return group != nullptr && group->info.role == Role::Figure;
}

}  // namespace

void check_figure_texts(const Scene& page, const SlideContext& context) {
  const std::vector<std::string> slots = slot_names(page);
  for (std::size_t i = 0; i < slots.size(); ++i) {
    // The small picture of a slide beside its notes was read on the slide.
    if (slots[i] == "picture" || !is_figure(page.nodes[i])) {
      continue;
    }
    Reader reader(context.measurer());
    reader.read(page.nodes[i], {});
    report_overlaps(reader.lines(), slots[i], context);
    report_cuts(reader.lines(), slots[i], context);
  }
}

}  // namespace owldeck
