#include <fmt/format.h>

#include "generator/theme/fields.h"
#include "generator/theme/inherit.h"
#include "generator/theme/theme.h"

namespace owldeck {
namespace {

constexpr TemplateKind kThemes{"theme", "themes"};

struct NamedColor {
  const char* key;
  Color Theme::*member;
};
constexpr NamedColor kColors[] = {
    {"ground", &Theme::ground},     {"panel", &Theme::panel},
    {"text", &Theme::text},         {"muted", &Theme::muted},
    {"line", &Theme::line},         {"strong_line", &Theme::strong_line},
    {"ink_dark", &Theme::ink_dark}, {"ink_light", &Theme::ink_light}};

struct NamedMeaning {
  const char* key;
  Meaning Theme::*member;
};
constexpr NamedMeaning kMeanings[] = {{"core", &Theme::core},
                                      {"flow", &Theme::flow},
                                      {"probability", &Theme::probability},
                                      {"risk", &Theme::risk},
                                      {"safe", &Theme::safe}};

struct NamedScale {
  const char* key;
  ColorScale Theme::*member;
};
constexpr NamedScale kScales[] = {{"weights", &Theme::weights},
                                  {"vectors", &Theme::vectors},
                                  {"negative", &Theme::negative}};

struct NamedSize {
  const char* key;
  double Theme::*member;
};
constexpr NamedSize kSizes[] = {
    {"title", &Theme::title_size}, {"body", &Theme::body_size},
    {"value", &Theme::value_size}, {"small", &Theme::small_size},
    {"code", &Theme::code_size},   {"formula", &Theme::formula_size}};

template <class Table>
void add_names(const Table& table, std::vector<std::string>& names) {
  for (const auto& row : table) {
    names.emplace_back(row.key);
  }
}

void read_meaning(const YamlNode& node, Meaning& meaning,
                  Diagnostics& diagnostics) {
  if (check_keys(node, {"color", "tint"}, {}, diagnostics)) {
    meaning.color =
        read_color(*node.find("color"), diagnostics).value_or(Color{});
    meaning.tint =
        read_color(*node.find("tint"), diagnostics).value_or(Color{});
  }
}

/// Three stops become five: those between are what the scale mixes anyway.
void read_scale(const YamlNode& node, ColorScale& scale,
                Diagnostics& diagnostics) {
  const std::size_t count = node.items.size();
  if (node.kind != YamlNode::Kind::Sequence || (count != 3 && count != 5)) {
    diagnostics.error(node.span, "wrong-value",
                      "expected a list of 3 or 5 colours");
    return;
  }
  std::vector<Color> colors;
  for (const YamlNode& item : node.items) {
    colors.push_back(read_color(item, diagnostics).value_or(Color{}));
  }
  const std::size_t step = count == 5 ? 1 : 2;
  for (std::size_t i = 0; i < scale.stops.size(); ++i) {
    const std::size_t low = i / step;
    scale.stops[i] =
        i % step == 0 ? colors[low] : mix(colors[low], colors[low + 1], 0.5);
  }
}

void read_masked(const YamlNode& node, Theme& theme, Diagnostics& diagnostics) {
  if (!check_keys(node, {"ground", "hatch", "hatch_opacity", "ink"}, {},
                  diagnostics)) {
    return;
  }
  const YamlNode& opacity_node = *node.find("hatch_opacity");
  const double opacity = read_number(opacity_node, diagnostics).value_or(1);
  if (opacity <= 0 || opacity > 1) {
    diagnostics.error(opacity_node.span, "wrong-value",
                      "expected a number above 0 and not above 1");
  }
  theme.masked_ground =
      read_color(*node.find("ground"), diagnostics).value_or(Color{});
  theme.masked_hatch = faded(
      read_color(*node.find("hatch"), diagnostics).value_or(Color{}), opacity);
  theme.masked_ink =
      read_color(*node.find("ink"), diagnostics).value_or(Color{});
}

bool check_size(double size, const YamlNode& node, Diagnostics& diagnostics) {
  if (size >= kSmallestText && size <= kLargestText) {
    return true;
  }
  diagnostics.error(
      node.span, "wrong-value",
      fmt::format("text of size {} is too {}", node.scalar,
                  size < kSmallestText ? "small to read" : "large for a page"),
      size < kSmallestText ? fmt::format("{} or more", kSmallestText)
                           : fmt::format("{} or less", kLargestText));
  return false;
}

void read_sizes(const YamlNode& node, Theme& theme, Diagnostics& diagnostics) {
  std::vector<std::string> names;
  add_names(kSizes, names);
  if (!check_keys(node, names, {}, diagnostics)) {
    return;
  }
  for (const NamedSize& row : kSizes) {
    const YamlNode& value = *node.find(row.key);
    const std::optional<double> size = read_number(value, diagnostics);
    if (size) {
      check_size(*size, value, diagnostics);
    }
    theme.*row.member = size.value_or(kSmallestText);
  }
}

void read_scale_of_sizes(const YamlNode& node, Theme& theme,
                         Diagnostics& diagnostics) {
  if (node.kind != YamlNode::Kind::Sequence ||
      node.items.size() > kMostScaleSizes) {
    diagnostics.error(
        node.span, "wrong-value",
        fmt::format("expected a list of at most {} sizes", kMostScaleSizes));
    return;
  }
  for (const YamlNode& item : node.items) {
    const double size = read_number(item, diagnostics).value_or(kSmallestText);
    if (!check_size(size, item, diagnostics)) {
      continue;
    }
    if (!theme.scale.empty() && size >= theme.scale.back()) {
      diagnostics.error(item.span, "wrong-value", "the sizes of a scale fall",
                        fmt::format("{} or more", kSmallestText));
    }
    theme.scale.push_back(size);
  }
}

std::vector<std::string> theme_keys() {
  std::vector<std::string> keys{"theme"};
  add_names(kColors, keys);
  add_names(kMeanings, keys);
  add_names(kScales, keys);
  keys.insert(keys.end(), {"masked", "sizes"});
  return keys;
}

void read_grid(const YamlNode& node, Theme& theme, Diagnostics& diagnostics) {
  if (check_keys(node, {"color", "distance"}, {}, diagnostics)) {
    const YamlNode& distance = *node.find("distance");
    theme.grid = {
        read_color(*node.find("color"), diagnostics).value_or(Color{}),
        read_number(distance, diagnostics).value_or(0)};
    if (theme.grid.distance != 0 && theme.grid.distance < kClosestGrid) {
      diagnostics.error(
          distance.span, "wrong-value",
          fmt::format("lines {} apart fill the page", distance.scalar),
          fmt::format("0 for none, or {} and more", kClosestGrid));
    }
  }
}

void read_owl(const YamlNode& node, Theme& theme, Diagnostics& diagnostics) {
  if (!check_keys(node, {"body", "wing", "face", "belly", "feather"}, {},
                  diagnostics)) {
    return;
  }
  const auto color = [&](const char* key) {
    return read_color(*node.find(key), diagnostics).value_or(Color{});
  };
  theme.owl = {color("body"), color("wing"), color("face"), color("belly"),
               color("feather")};
}

std::optional<Theme> read_theme(const YamlNode& root,
                                Diagnostics& diagnostics) {
  const std::size_t before = diagnostics.all().size();
  if (!check_keys(root, theme_keys(), {"extends", "grid", "owl", "scale"},
                  diagnostics)) {
    return std::nullopt;
  }
  Theme theme;
  theme.name = read_word(*root.find("theme"), diagnostics).value_or("");
  for (const NamedColor& row : kColors) {
    theme.*row.member =
        read_color(*root.find(row.key), diagnostics).value_or(Color{});
  }
  for (const NamedMeaning& row : kMeanings) {
    read_meaning(*root.find(row.key), theme.*row.member, diagnostics);
  }
  for (const NamedScale& row : kScales) {
    read_scale(*root.find(row.key), theme.*row.member, diagnostics);
  }
  if (const YamlNode* grid = root.find("grid")) {
    read_grid(*grid, theme, diagnostics);
  }
  if (const YamlNode* owl = root.find("owl")) {
    read_owl(*owl, theme, diagnostics);
  }
  if (const YamlNode* scale = root.find("scale")) {
    read_scale_of_sizes(*scale, theme, diagnostics);
  }
  read_masked(*root.find("masked"), theme, diagnostics);
  read_sizes(*root.find("sizes"), theme, diagnostics);
  if (diagnostics.all().size() != before) {
    return std::nullopt;
  }
  return theme;
}

}  // namespace

std::string theme_text(const Theme& theme) {
  std::string text;
  const auto add = [&text](const char* key, const std::string& value) {
    text += fmt::format("{}: {}\n", key, value);
  };
  for (const NamedColor& row : kColors) {
    add(row.key, to_string(theme.*row.member));
  }
  for (const NamedMeaning& row : kMeanings) {
    const Meaning& meaning = theme.*row.member;
    add(row.key, to_string(meaning.color) + " " + to_string(meaning.tint));
  }
  for (const NamedScale& row : kScales) {
    for (const Color& stop : (theme.*row.member).stops) {
      add(row.key, to_string(stop));
    }
  }
  for (const NamedSize& row : kSizes) {
    add(row.key, fmt::format("{}", theme.*row.member));
  }
  add("masked", to_string(theme.masked_ground) + " " +
                    to_string(theme.masked_hatch) + " " +
                    to_string(theme.masked_ink));
  if (theme.owl) {
    for (const Color& color :
         {theme.owl->body, theme.owl->wing, theme.owl->face, theme.owl->belly,
          theme.owl->feather}) {
      add("owl", to_string(color));
    }
  }
  add("scale", fmt::format("{}", fmt::join(theme.scale, " ")));
  add("grid",
      fmt::format("{} {}", to_string(theme.grid.color), theme.grid.distance));
  return text;
}

std::optional<Theme> load_theme(const TemplateText& theme,
                                const Templates& templates,
                                Diagnostics& diagnostics) {
  const auto root = read_template(theme, kThemes, templates, diagnostics);
  return root ? read_theme(*root, diagnostics) : std::nullopt;
}

std::optional<Theme> find_theme(const Located<std::string>& name,
                                const YamlNode* overrides,
                                const Templates& templates,
                                Diagnostics& diagnostics) {
  const auto text = find_template(name, kThemes, templates, diagnostics);
  if (!text) {
    return std::nullopt;
  }
  auto root = read_template(*text, kThemes, templates, diagnostics);
  if (overrides != nullptr &&
      !is_small_template(*overrides, kThemes, diagnostics)) {
    return std::nullopt;
  }
  if (root && overrides != nullptr) {
    root = merged(std::move(*root), *overrides);
  }
  return root ? read_theme(*root, diagnostics) : std::nullopt;
}

}  // namespace owldeck
