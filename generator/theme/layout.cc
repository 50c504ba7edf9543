#include <fmt/format.h>

#include "generator/theme/fields.h"
#include "generator/theme/theme.h"

namespace owldeck {
namespace {

/// Twelve columns between the margins.
constexpr int kColumns = 12;
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

bool is_filled_map(const YamlNode& node, const char* what,
                   Diagnostics& diagnostics) {
  if (node.kind == YamlNode::Kind::Map && !node.entries.empty()) {
    return true;
  }
  diagnostics.error(node.span, "wrong-type",
                    fmt::format("expected a map of {}", what));
  return false;
}

LayoutVariant read_variant(const YamlNode::Entry& entry,
                           Diagnostics& diagnostics) {
  LayoutVariant variant{entry.key, {}};
  if (!is_filled_map(entry.value, "areas", diagnostics)) {
    return variant;
  }
  for (const YamlNode::Entry& area : entry.value.entries) {
    if (const std::optional<Rect> rect = read_area(area.value, diagnostics)) {
      variant.areas.emplace(area.key, *rect);
    }
  }
  return variant;
}

}  // namespace

const Rect* LayoutVariant::find(std::string_view area) const {
  const auto found = areas.find(area);
  return found == areas.end() ? nullptr : &found->second;
}

const LayoutVariant* Layout::find(std::string_view variant) const {
  for (const LayoutVariant& candidate : variants) {
    if (candidate.name == variant) {
      return &candidate;
    }
  }
  return nullptr;
}

std::optional<Layout> load_layout(const std::string& file,
                                  const std::string& text,
                                  Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.all().size();
  const std::optional<YamlNode> root = parse_yaml(file, text, diagnostics);
  if (!root || !check_keys(*root, {"layout", "variants"}, {}, diagnostics)) {
    return std::nullopt;
  }
  Layout layout;
  layout.type = read_word(*root->find("layout"), diagnostics).value_or("");
  const YamlNode& variants = *root->find("variants");
  if (is_filled_map(variants, "variants", diagnostics)) {
    for (const YamlNode::Entry& entry : variants.entries) {
      layout.variants.push_back(read_variant(entry, diagnostics));
    }
  }
  if (diagnostics.all().size() != before) {
    return std::nullopt;
  }
  return layout;
}

}  // namespace owldeck
