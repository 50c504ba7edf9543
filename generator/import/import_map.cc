#include "generator/import/import_map.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/import/deck_tree.h"
#include "generator/import/map_blocks.h"
#include "generator/import/map_reader.h"
#include "generator/import/modules.h"
#include "generator/import/words.h"
#include "generator/import/write_yaml.h"
#include "generator/import/yaml_tree.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

constexpr std::string_view kHead =
    "# Imported from a course map. What the map does not say is under "
    "`gates`.\n";

bool is_complete(std::string_view text) {
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  return text.starts_with(kCompleteMap);
}

std::vector<SlidePlace> slide_places(std::span<const MapBlock> blocks) {
  Diagnostics told_later;
  MapReader reader(told_later);
  (void)reader.read(blocks);
  return reader.places();
}

template <class T>
void put_before(std::vector<T>& own, const std::vector<T>& common) {
  own.insert(own.begin(), common.begin(), common.end());
}

/// Every module has what the map says before the first.
void take_common(MapDeck& deck, const MapDeck& common) {
  put_before(deck.rules, common.rules);
  put_before(deck.sources, common.sources);
  put_before(deck.notes, common.notes);
}

/// Prerequisites that no deck of a course teaches.
std::vector<std::string> assumed_by_all(const std::vector<MapDeck>& decks) {
  std::vector<std::string> ids;
  for (const MapDeck& deck : decks) {
    for (const std::string& id : assumed_by(deck)) {
      const bool taught = std::ranges::any_of(decks, [&](const MapDeck& each) {
        const std::vector<std::string> own = anchors_of(each);
        return std::ranges::find(own, id) != own.end();
      });
      if (!taught && std::ranges::find(ids, id) == ids.end()) {
        ids.push_back(id);
      }
    }
  }
  return ids;
}

class MapImporter {
 public:
  MapImporter(const std::string& name, const std::vector<Blueprint>& known,
              Diagnostics& diagnostics)
      : name_(file_id(name, "deck")),
        known_(known),
        diagnostics_(diagnostics) {}

  [[nodiscard]] ImportedMap import(const std::string& file,
                                   const std::string& text) {
    const std::vector<MapBlock> blocks =
        with_module_tables(read_map_blocks(file, text, diagnostics_));
    const MapModules modules = find_modules(blocks, slide_places(blocks));
    complete_ = is_complete(text);
    const MapDeck common = MapReader(diagnostics_).read(modules.common);
    std::vector<MapDeck> decks;
    for (const MapModule& module : modules.modules) {
      MapDeck deck = MapReader(diagnostics_).read(module.blocks);
      take_common(deck, common);
      deck.title = module.title.empty() ? deck.title : module.title;
      check(deck, file);
      decks.push_back(std::move(deck));
    }
    if (!diagnostics_.has_errors()) {
      decks.size() == 1 ? add_single(decks.front())
                        : add_course(decks, common.title);
    }
    return std::move(imported_);
  }

 private:
  void check(const MapDeck& deck, const std::string& file) {
    constexpr int kMostSlides = 99'999;
    if (deck.slides.empty() && !diagnostics_.has_errors()) {
      diagnostics_.error(
          {file, 0, 0, 0}, "map-empty", "the map has no slides",
          "write a table with the heads 'Slide' and 'Type', or a heading "
          "'Slide 1: ...' for each");
    }
    for (const MapSlide& slide : deck.slides) {
      if (slide.number < 1 || slide.number > kMostSlides) {
        diagnostics_.error(slide.span, "map-slide",
                           fmt::format("slide {} is not from 1 to {}",
                                       slide.number, kMostSlides));
      }
    }
  }

  void add_deck(const MapDeck& map, const std::string& folder,
                const DeckTreeOptions& options) {
    const DeckTree tree = deck_tree(map, options, diagnostics_);
    const std::string path = folder + "deck.yaml";
    imported_.files[path] = std::string(kHead) + write_yaml(tree.deck);
    imported_.decks.push_back(path);
    imported_.slides += map.slides.size();
    imported_.anchors += anchors_of(map).size();
    if (tree.blueprint) {
      const YamlNode* name = tree.blueprint->find("blueprint");
      imported_
          .files[folder + "templates/blueprints/" +
                 file_id(name ? name->scalar : "", "blueprint") + ".yaml"] =
          write_yaml(*tree.blueprint);
    }
  }

  void add_single(const MapDeck& deck) {
    add_deck(deck, "", {name_, known_, complete_});
  }

  void add_course(const std::vector<MapDeck>& decks, const std::string& title) {
    std::vector<std::string> ids;
    for (const MapDeck& deck : decks) {
      const std::string base = file_id(deck.title, "module");
      std::string id = base;
      for (int i = 2; std::ranges::find(ids, id) != ids.end(); ++i) {
        id = fmt::format("{}-{}", base, i);
      }
      ids.push_back(std::move(id));
    }
    for (std::size_t i = 0; i < decks.size(); ++i) {
      add_deck(decks[i], ids[i] + "/", {ids[i], known_, complete_});
    }
    YamlNode course = yaml_map();
    set_text(course, "id", name_);
    set_text(course, "title", title.empty() ? name_ : title);
    const std::vector<std::string> assumed = assumed_by_all(decks);
    if (!assumed.empty()) {
      YamlNode anchors = yaml_map();
      set_key(anchors, "assumes", yaml_list(assumed));
      set_key(course, "anchors", std::move(anchors));
    }
    set_key(course, "decks", yaml_list(imported_.decks));
    YamlNode root = yaml_map();
    set_key(root, "course", std::move(course));
    imported_.files["course.yaml"] = write_yaml(root);
  }

  std::string name_;
  const std::vector<Blueprint>& known_;
  Diagnostics& diagnostics_;
  bool complete_ = false;
  ImportedMap imported_;
};

}  // namespace

std::optional<ImportedMap> import_map(const std::string& file,
                                      const std::string& text,
                                      const std::string& name,
                                      const std::vector<Blueprint>& known,
                                      Diagnostics& diagnostics) {
  Diagnostics found;
  ImportedMap imported = MapImporter(name, known, found).import(file, text);
  for (const Diagnostic& each : found.all()) {
    diagnostics.add(each);
  }
  return found.has_errors() ? std::nullopt : std::optional(std::move(imported));
}

}  // namespace owldeck
