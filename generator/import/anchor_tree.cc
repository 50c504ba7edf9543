#include "generator/import/anchor_tree.h"

#include "generator/import/slide_text.h"
#include "generator/import/yaml_tree.h"

namespace owldeck {

YamlNode anchor_tree(const MapAnchor& anchor, const std::string& objective) {
  YamlNode tree = yaml_map();
  set_key(tree, "id", yaml_text(anchor.id));
  set_key(tree, "assets", yaml_list(anchor.assets));
  set_key(tree, "objective", yaml_text(objective));
  std::vector<std::string> prerequisites;
  for (const IdRange& range : anchor.prerequisites) {
    prerequisites.push_back(to_string(range));
  }
  set_key(tree, "prerequisites", yaml_list(prerequisites));
  return tree;
}

double tag_width_in_em(const MapAnchor& anchor) {
  constexpr double kMono = 0.6;       // a character of program text
  constexpr double kPill = 2.6;       // around the id
  constexpr double kSeparator = 1.6;  // and the space around it
  double width = kMono * static_cast<double>(anchor.id.size()) + kPill;
  for (const std::string& asset : anchor.assets) {
    width += kSeparator + kMono * static_cast<double>(asset.size());
  }
  std::string after;
  for (const IdRange& range : anchor.prerequisites) {
    after += (after.empty() ? "after " : ", ") + to_string(range);
  }
  return width + (after.empty() ? 0 : kSeparator + text_width_in_em(after));
}

}  // namespace owldeck
