#include "generator/import/deck_yaml.h"

#include <algorithm>

#include "generator/deck/tables.h"
#include "generator/import/write_yaml.h"
#include "generator/import/yaml_tree.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

/// Adds the entries of a map, or the items of a list, to those of `to`.
void append(YamlNode& to, const YamlNode& from) {
  to.kind = from.kind;
  to.items.insert(to.items.end(), from.items.begin(), from.items.end());
  to.entries.insert(to.entries.end(), from.entries.begin(), from.entries.end());
}

bool add_file(const fs::path& path, const FileReader& files, YamlNode& deck,
              Diagnostics& diagnostics) {
  const auto text = files.read(path);
  const auto root = text ? parse_yaml(path.generic_string(), *text, diagnostics)
                         : std::nullopt;
  if (!root) {
    return false;
  }
  for (const YamlNode::Entry& entry : root->entries) {
    if (entry.key == "include" || entry.value.kind == YamlNode::Kind::Null) {
      continue;
    }
    if (deck.find(entry.key) == nullptr) {
      set_key(deck, entry.key, entry.value);
      continue;
    }
    YamlNode joined = *deck.find(entry.key);
    append(joined, entry.value);
    set_key(deck, entry.key, std::move(joined));
  }
  const YamlNode* includes = root->find("include");
  return includes == nullptr ||
         std::ranges::all_of(includes->items, [&](const YamlNode& item) {
           return add_file(path.parent_path() / item.scalar, files, deck,
                           diagnostics);
         });
}

std::string_view without_end(std::string_view text) {
  const std::size_t end = text.find_last_not_of('\n');
  return end == std::string_view::npos ? std::string_view()
                                       : text.substr(0, end + 1);
}

}  // namespace

void sort_deck_keys(YamlNode& root) {
  sort_keys(root, {"deck", "experiments", "animations", "slides"});
  for (YamlNode::Entry& entry : root.entries) {
    if (entry.key == "deck") {
      sort_keys(entry.value, keys_of(fields_of(Deck{})));
    }
    if (entry.key == "slides") {
      for (YamlNode& slide : entry.value.items) {
        sort_keys(slide, keys_of(fields_of(Slide{})));
      }
    }
  }
}

std::optional<YamlNode> read_deck_yaml(const fs::path& path,
                                       const FileReader& files,
                                       Diagnostics& diagnostics) {
  YamlNode root = yaml_map();
  if (!add_file(path, files, root, diagnostics)) {
    return std::nullopt;
  }
  sort_deck_keys(root);
  return root;
}

bool same_deck_yaml(const YamlNode& a, const YamlNode& b) {
  YamlNode x = a;
  YamlNode y = b;
  x.scalar = without_end(a.scalar);
  y.scalar = without_end(b.scalar);
  x.items.clear();
  y.items.clear();
  x.entries.clear();
  y.entries.clear();
  return same_yaml(x, y) &&
         std::ranges::equal(a.items, b.items, same_deck_yaml) &&
         std::ranges::equal(a.entries, b.entries,
                            [](const auto& left, const auto& right) {
                              return left.key == right.key &&
                                     same_deck_yaml(left.value, right.value);
                            });
}

}  // namespace owldeck
