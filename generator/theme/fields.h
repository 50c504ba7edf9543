#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/source/yaml.h"
#include "render/scene/color.h"

/// How the files of templates/ are read: every value checked, every problem
/// reported at its place.
namespace owldeck {

/// Nothing in a deck may be smaller. Units: page units, of the em.
inline constexpr double kSmallestText = 20;
/// Nothing may be larger: a page is 1080 units high. Units: of the em.
inline constexpr double kLargestText = 400;
/// The sizes of a theme's scale.
inline constexpr std::size_t kMostScaleSizes = 32;
/// The lines of a theme's squared ground are at least so far apart, in page
/// units.
inline constexpr double kClosestGrid = 4;
/// The slots of a layout or variant, and its variants.
inline constexpr std::size_t kMostSlots = 64;
inline constexpr std::size_t kMostVariants = 32;

/// Whether `node` is a map that has every key of `required` and no key outside
/// `required` and `optional`.
/// Reports: `wrong-type`, `unknown-key`, `missing-key`.
bool check_keys(const YamlNode& node, const std::vector<std::string>& required,
                const std::vector<std::string>& optional,
                Diagnostics& diagnostics);

/// Reports: `wrong-type`.
[[nodiscard]] std::optional<double> read_number(const YamlNode& node,
                                                Diagnostics& diagnostics);
[[nodiscard]] std::optional<std::string> read_word(const YamlNode& node,
                                                   Diagnostics& diagnostics);

/// Reports: `color`.
[[nodiscard]] std::optional<Color> read_color(const YamlNode& node,
                                              Diagnostics& diagnostics);

/// `base` with what `over` says: maps are joined key by key, all else is
/// replaced.
[[nodiscard]] YamlNode merged(YamlNode base, const YamlNode& over);

/// The number that all of `text` is, or nothing; not bound to a locale. `010`
/// is none: it is eight to some readers of YAML and ten to others.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

}  // namespace owldeck
