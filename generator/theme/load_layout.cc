#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

#include "generator/theme/fields.h"
#include "generator/theme/inherit.h"
#include "generator/theme/layout.h"
#include "render/scene/scene.h"

namespace owldeck {
namespace {

constexpr TemplateKind kLayouts{"layout", "layouts"};

constexpr int kColumns = kGridColumns;  // between the margins
constexpr double kMargin = 96;
constexpr double kGutter = 32;
constexpr double kColumn =
    (kPage.width - 2 * kMargin - (kColumns - 1) * kGutter) / kColumns;

bool inside_page(const Rect& rect) {
  return rect.width > 0 && rect.height > 0 && rect.x >= 0 && rect.y >= 0 &&
         rect.right() <= kPage.width && rect.bottom() <= kPage.height;
}

std::optional<Rect> read_numbers(const YamlNode& node,
                                 Diagnostics& diagnostics) {
  if (node.items.size() != 4) {
    diagnostics.error(node.span, "wrong-value",
                      "expected four numbers: x, y, width, height");
    return std::nullopt;
  }
  std::array<double, 4> numbers{};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    const std::optional<double> number =
        read_number(node.items[i], diagnostics);
    if (!number) {
      return std::nullopt;
    }
    numbers[i] = *number;
  }
  return Rect{numbers[0], numbers[1], numbers[2], numbers[3]};
}

/// `9-12`, or `9` for one column.
std::optional<std::pair<int, int>> read_columns(const YamlNode& node,
                                                Diagnostics& diagnostics) {
  const std::string& text = node.scalar;
  const std::size_t dash = text.find('-');
  const std::string first_text = text.substr(0, dash);
  const std::optional<double> first = parse_number(first_text);
  const std::optional<double> last =
      dash == std::string::npos ? first : parse_number(text.substr(dash + 1));
  if (!first || !last || *first < 1 || *last < *first || *last > kColumns ||
      *first != static_cast<int>(*first) || *last != static_cast<int>(*last)) {
    diagnostics.error(
        node.span, "wrong-value", fmt::format("'{}' names no columns", text),
        fmt::format("write first-last of 1 to {}, such as 1-7", kColumns));
    return std::nullopt;
  }
  return std::pair{static_cast<int>(*first), static_cast<int>(*last)};
}

std::optional<Rect> read_grid(const YamlNode& node, Diagnostics& diagnostics) {
  if (!check_keys(node, {"columns", "top", "height"}, {}, diagnostics)) {
    return std::nullopt;
  }
  const auto columns = read_columns(*node.find("columns"), diagnostics);
  const auto top = read_number(*node.find("top"), diagnostics);
  const auto height = read_number(*node.find("height"), diagnostics);
  if (!columns || !top || !height) {
    return std::nullopt;
  }
  const int span = columns->second - columns->first;
  return Rect{kMargin + (columns->first - 1) * (kColumn + kGutter), *top,
              kColumn + span * (kColumn + kGutter), *height};
}

std::optional<Rect> read_area(const YamlNode& node, Diagnostics& diagnostics) {
  const std::optional<Rect> rect = node.kind == YamlNode::Kind::Sequence
                                       ? read_numbers(node, diagnostics)
                                       : read_grid(node, diagnostics);
  if (rect && !inside_page(*rect)) {
    diagnostics.error(
        node.span, "wrong-value", "the area is empty or leaves the page",
        fmt::format("a page is {} x {} units", kPage.width, kPage.height));
    return std::nullopt;
  }
  return rect;
}

/// One kind of content, or a list of them.
std::vector<std::string> read_holds(const YamlNode& node,
                                    Diagnostics& diagnostics) {
  const bool list = node.kind == YamlNode::Kind::Sequence;
  const std::vector<YamlNode> items =
      list ? node.items : std::vector<YamlNode>{node};
  std::vector<std::string> holds;
  for (const YamlNode& item : items) {
    const auto word = read_word(item, diagnostics);
    if (!word) {
      continue;
    }
    if (std::ranges::find(content_kinds(), *word) == content_kinds().end()) {
      diagnostics.error(item.span, "unknown-word",
                        fmt::format("unknown content '{}'", *word),
                        suggest(*word, content_kinds()));
    }
    holds.push_back(*word);
  }
  return holds;
}

bool read_flag(const YamlNode& node, Diagnostics& diagnostics) {
  if (node.scalar != "true" && node.scalar != "false") {
    diagnostics.error(node.span, "wrong-type", "expected true or false");
  }
  return node.scalar == "true";
}

double read_least(const YamlNode& node, Diagnostics& diagnostics) {
  const double least = read_number(node, diagnostics).value_or(kSmallestText);
  if (least < kSmallestText || least > kLargestText) {
    diagnostics.error(
        node.span, "wrong-value",
        fmt::format("text of size {} is too {}", node.scalar,
                    least < kSmallestText ? "small to read" : "large"),
        least < kSmallestText ? fmt::format("{} or more", kSmallestText)
                              : fmt::format("{} or less", kLargestText));
  }
  return least;
}

/// The slot's area is a list of numbers or a place on the grid, alone or as
/// `at` beside what it holds.
std::optional<Slot> read_slot(const YamlNode::Entry& entry,
                              Diagnostics& diagnostics) {
  const YamlNode* at = entry.value.find("at");
  const auto area = read_area(at ? *at : entry.value, diagnostics);
  if (!area) {
    return std::nullopt;
  }
  Slot slot{entry.key, *area, {}};
  const auto& kinds = content_kinds();
  if (std::ranges::find(kinds, entry.key) != kinds.end()) {
    slot.holds = {entry.key};
  }
  if (at != nullptr) {
    check_keys(entry.value, {"at"}, {"holds", "optional", "least"},
               diagnostics);
    if (const YamlNode* holds = entry.value.find("holds")) {
      slot.holds = read_holds(*holds, diagnostics);
    }
    if (const YamlNode* optional = entry.value.find("optional")) {
      slot.optional = read_flag(*optional, diagnostics);
    }
    if (const YamlNode* least = entry.value.find("least")) {
      slot.least = read_least(*least, diagnostics);
    }
  }
  return slot;
}

/// A slot that is `none` is taken away from what the layout inherits.
std::vector<Slot> read_slots(const YamlNode& node, Diagnostics& diagnostics) {
  std::vector<Slot> slots;
  if (node.kind != YamlNode::Kind::Map || node.entries.empty()) {
    diagnostics.error(node.span, "wrong-type", "expected a map of slots");
    return slots;
  }
  if (node.entries.size() > kMostSlots) {
    diagnostics.error(node.span, "wrong-value",
                      fmt::format("{} slots: expected at most {}",
                                  node.entries.size(), kMostSlots));
    return slots;
  }
  for (const YamlNode::Entry& entry : node.entries) {
    if (entry.value.scalar == "none") {
      continue;
    }
    if (auto slot = read_slot(entry, diagnostics)) {
      slots.push_back(std::move(*slot));
    }
  }
  return slots;
}

void read_variants(const YamlNode& node, Layout& layout,
                   Diagnostics& diagnostics) {
  if (node.kind != YamlNode::Kind::Map || node.entries.empty()) {
    diagnostics.error(node.span, "wrong-type", "expected a map of variants");
    return;
  }
  if (node.entries.size() > kMostVariants) {
    diagnostics.error(node.span, "wrong-value",
                      fmt::format("{} variants: expected at most {}",
                                  node.entries.size(), kMostVariants));
    return;
  }
  for (const YamlNode::Entry& entry : node.entries) {
    layout.variants.push_back(
        {entry.key, read_slots(entry.value, diagnostics)});
  }
}

}  // namespace

Rect grid_column(int number) {
  return {kMargin + (number - 1) * (kColumn + kGutter), 0, kColumn,
          kPage.height};
}

std::optional<Layout> load_layout(const TemplateText& text,
                                  const Templates& templates,
                                  Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.all().size();
  const auto root = read_template(text, kLayouts, templates, diagnostics);
  if (!root || !check_keys(*root, {"layout"}, {"extends", "slots", "variants"},
                           diagnostics)) {
    return std::nullopt;
  }
  Layout layout;
  layout.type = read_word(*root->find("layout"), diagnostics).value_or("");
  if (const YamlNode* slots = root->find("slots")) {
    layout.slots = read_slots(*slots, diagnostics);
  }
  if (const YamlNode* variants = root->find("variants")) {
    read_variants(*variants, layout, diagnostics);
  }
  if (diagnostics.all().size() != before) {
    return std::nullopt;
  }
  return layout;
}

}  // namespace owldeck
