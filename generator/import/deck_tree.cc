#include "generator/import/deck_tree.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/deck/tables.h"
#include "generator/import/deck_context.h"
#include "generator/import/map_blueprint.h"
#include "generator/import/slide_limits.h"
#include "generator/import/slide_text.h"
#include "generator/import/words.h"
#include "generator/import/yaml_tree.h"

namespace owldeck {
namespace {

constexpr std::size_t kLongestId = 48;

/// The last part of a path or address, without its ending.
std::string name_in(const std::string& place) {
  std::string_view rest = place;
  while (rest.ends_with('/')) {
    rest.remove_suffix(1);
  }
  const std::size_t slash = rest.find_last_of('/');
  rest.remove_prefix(slash == std::string_view::npos ? 0 : slash + 1);
  const std::size_t dot = rest.find('.');
  return std::string(dot == 0 ? rest : rest.substr(0, dot));
}

/// `multihead-attention notebook` for a path of that name.
std::string title_of(const MapSource& source) {
  if (!source.title.empty()) {
    return source.title;
  }
  const std::string& place = source.path.empty() ? source.url : source.path;
  const std::string name = name_in(place);
  return place.ends_with(".ipynb") ? name + " notebook"
                                   : (name.empty() ? place : name);
}

/// Whether `id` may name a source besides `others`.
bool is_new_name(const std::string& id, const std::vector<MapSource>& others) {
  return !id.empty() && std::ranges::all_of(id, [](char letter) {
    return is_letter(letter) || is_digit(letter) || letter == '-' ||
           letter == '_';
  }) && std::ranges::find(others, id, &MapSource::id) == others.end();
}

/// The sources with titles and ids, each id once.
std::vector<MapSource> named_sources(const MapDeck& map, bool complete) {
  std::vector<MapSource> sources;
  for (MapSource source : map.sources) {
    const bool again = std::ranges::any_of(sources, [&](const MapSource& each) {
      return each.url == source.url && each.path == source.path;
    });
    if (again && !complete) {
      continue;
    }
    if (!complete && !is_new_name(source.id, sources)) {
      const std::string name =
          source.path.empty() ? source.title : name_in(source.path);
      const std::string base = file_id(name, "source");
      source.id = base;
      for (int i = 2; std::ranges::find(sources, source.id, &MapSource::id) !=
                      sources.end();
           ++i) {
        source.id = fmt::format("{}-{}", base, i);
      }
    }
    if (!complete) {
      const std::string title = inline_text(title_of(source));
      source.title = title.empty() ? source.id : title;
    }
    sources.push_back(std::move(source));
  }
  return sources;
}

YamlNode sources_tree(const std::vector<MapSource>& sources) {
  std::vector<YamlNode> items;
  for (const MapSource& source : sources) {
    YamlNode item = yaml_map();
    set_text(item, "id", source.id);
    set_text(item, "title", source.title);
    set_text(item, "url", source.url);
    set_text(item, "path", source.path);
    items.push_back(std::move(item));
  }
  return yaml_list(std::move(items));
}

/// A title and what stands behind its colon, dash or bracket.
struct Titles {
  std::string title;
  std::string subtitle;
};

Titles titles_of(const std::string& whole) {
  const std::string text = inline_text(whole);
  if (text_width_in_em(text) <= kDeckTitleLimit) {
    return {text, {}};
  }
  for (const std::string_view mark :
       {": ", " \xE2\x80\x94 ", " \xE2\x80\x93 ", " - ", " ("}) {
    const std::size_t at = text.find(mark);
    if (at != std::string::npos && at > 2 &&
        text_width_in_em(text.substr(0, at)) <= kDeckTitleLimit) {
      std::string rest = text.substr(at + mark.size());
      if (mark == " (") {
        rest = replace_all(rest, ")", "");
      }
      return {text.substr(0, at), shortened(rest, kSubtitleLimit)};
    }
  }
  return {shortened(text, kDeckTitleLimit), shortened(text, kSubtitleLimit)};
}

}  // namespace

std::vector<std::string> assumed_by(const MapDeck& map) {
  const std::vector<std::string> own = anchors_of(map);
  const auto is_in = [](const std::vector<std::string>& ids,
                        const std::string& id) {
    return std::ranges::find(ids, id) != ids.end();
  };
  std::vector<std::string> ids;
  for (const MapSlide& slide : map.slides) {
    if (!slide.anchor) {
      continue;
    }
    for (const IdRange& range : slide.anchor->prerequisites) {
      const std::vector<std::string> all = ids_of(range);
      const bool has_hole = std::ranges::any_of(
          all, [&](const std::string& id) { return is_in(own, id); });
      for (const std::string& id : all) {
        if (!has_hole && !is_in(own, id) && !is_in(ids, id)) {
          ids.push_back(id);
        }
      }
    }
  }
  return ids;
}

namespace {

YamlNode instructor_tree(const MapDeck& map, bool complete) {
  YamlNode tree = yaml_map();
  std::vector<std::string> rules;
  for (const std::string& rule : map.rules) {
    rules.push_back(complete ? rule : inline_text(rule));
  }
  if (!rules.empty()) {
    set_key(tree, "rules", yaml_list(rules));
  }
  std::string notes;
  for (const std::string& note : map.notes) {
    notes += (notes.empty() ? "" : "\n\n") + note;
  }
  for (const std::string& film :
       complete ? std::vector<std::string>{} : map.films) {
    notes += (notes.empty() ? "" : "\n\n") + film;
  }
  while (notes.ends_with('\n')) {
    notes.pop_back();
  }
  set_text(tree, "notes", complete ? notes : block_text(notes));
  return tree;
}

/// References to films are notes of the animation slides, in order; those that
/// are left stay with the deck.
MapDeck with_films(MapDeck map) {
  std::vector<MapSlide*> slides;
  for (MapSlide& slide : map.slides) {
    if (slide.type && slide.type->type == SlideType::Animation) {
      slides.push_back(&slide);
    }
  }
  const std::size_t count = std::min(slides.size(), map.films.size());
  for (std::size_t i = 0; i < count; ++i) {
    slides[i]->notes.push_back("Animation of the map: " + map.films[i]);
  }
  map.films.erase(map.films.begin(),
                  map.films.begin() + static_cast<std::ptrdiff_t>(count));
  return map;
}

/// Notes say it where a slide is not of the type that the map says.
void note_changed_types(MapDeck& map, Diagnostics& diagnostics) {
  for (MapSlide& slide : map.slides) {
    const SlideType type = type_of(slide, map);
    if (slide.type && slide.type->type != type) {
      slide.notes.push_back("In the map this is a quiz.");
      diagnostics.warning(slide.span, "map-unknown",
                          fmt::format("quiz slide {} has {} options",
                                      slide.number, slide.options.size()),
                          "a quiz has 2 to 6, so it became a concept slide");
    } else if (!slide.type) {
      diagnostics.warning(slide.span, "map-unknown",
                          fmt::format("slide {} has no type", slide.number),
                          fmt::format("it is taken for {}", to_string(type)));
    }
  }
}

class DeckBuilder {
 public:
  DeckBuilder(MapDeck map, const DeckTreeOptions& options,
              Diagnostics& diagnostics)
      : map_(std::move(map)), options_(options), diagnostics_(diagnostics) {}

  [[nodiscard]] DeckTree build() {
    const DeckContext context{map_, named_sources(map_, options_.complete),
                              options_.complete, diagnostics_};
    YamlNode deck = yaml_map();
    add_titles(deck);
    if (!context.sources.empty()) {
      set_key(deck, "sources", sources_tree(context.sources));
    }
    std::vector<YamlNode> slides;
    DeckGaps gaps;
    for (const MapSlide& slide : map_.slides) {
      slides.push_back(slide_tree(slide, context, gaps));
    }
    if (!options_.complete) {
      add_rules(deck, context, gaps, slides);
    }
    YamlNode instructor = instructor_tree(map_, options_.complete);
    if (!instructor.entries.empty()) {
      set_key(deck, "instructor", std::move(instructor));
    }
    return finish(std::move(deck), std::move(slides));
  }

 private:
  void add_titles(YamlNode& deck) {
    set_text(deck, "id", options_.id);
    if (options_.complete) {
      set_text(deck, "title", map_.title);
      return;
    }
    const Titles titles =
        titles_of(map_.title.empty() ? options_.id : map_.title);
    set_text(deck, "title", titles.title);
    set_text(deck, "subtitle", titles.subtitle);
    if (titles.title != map_.title && !map_.title.empty()) {
      map_.notes.insert(map_.notes.begin(), "The map's title: " + map_.title);
    }
  }

  void add_rules(YamlNode& deck, const DeckContext& context,
                 const DeckGaps& gaps, const std::vector<YamlNode>& slides) {
    if (!map_.structure.empty() && !tree_.blueprint) {
      if (const auto known = matching_blueprint(map_, options_.known)) {
        set_text(deck, "blueprint", *known);
      } else {
        const std::string name = options_.id + "-structure";
        set_text(deck, "blueprint", name);
        tree_.blueprint = blueprint_tree(map_, name);
      }
    }
    const std::vector<std::string> ids = assumed_by(map_);
    if (!ids.empty()) {
      YamlNode anchors = yaml_map();
      set_key(anchors, "assumes", yaml_list(ids));
      set_key(deck, "anchors", std::move(anchors));
    }
    YamlNode gates = gates_tree(gaps, slides, context);
    if (!gates.entries.empty()) {
      set_key(deck, "gates", std::move(gates));
    }
  }

  [[nodiscard]] DeckTree finish(YamlNode deck, std::vector<YamlNode> slides) {
    YamlNode root = yaml_map();
    if (const YamlNode* own = map_.yaml.find("deck")) {
      set_keys(deck, *own);
    }
    sort_keys(deck, keys_of(fields_of(Deck{})));
    set_key(root, "deck", std::move(deck));
    for (const char* key : {"experiments", "animations"}) {
      if (const YamlNode* own = map_.yaml.find(key)) {
        set_key(root, key, *own);
      }
    }
    set_key(root, "slides", yaml_list(std::move(slides)));
    tree_.deck = std::move(root);
    if (map_.blueprint.kind == YamlNode::Kind::Map) {
      tree_.blueprint = map_.blueprint;
    }
    return std::move(tree_);
  }

  MapDeck map_;
  const DeckTreeOptions& options_;
  Diagnostics& diagnostics_;
  DeckTree tree_;
};

}  // namespace

std::string file_id(std::string_view text, const std::string& fallback) {
  std::string id = replace_all(plain_words(text), " ", "-");
  if (id.size() > kLongestId) {
    const std::size_t dash = id.rfind('-', kLongestId);
    id.resize(dash == std::string::npos || dash == 0 ? kLongestId : dash);
  }
  return id.empty() ? fallback : id;
}

std::vector<std::string> anchors_of(const MapDeck& map) {
  std::vector<std::string> ids;
  for (const MapSlide& slide : map.slides) {
    // A title slide has no place for one.
    if (slide.anchor && type_of(slide, map) != SlideType::Title) {
      ids.push_back(slide.anchor->id);
    }
  }
  return ids;
}

DeckTree deck_tree(const MapDeck& map, const DeckTreeOptions& options,
                   Diagnostics& diagnostics) {
  MapDeck whole = map;
  if (!options.complete) {
    note_changed_types(whole, diagnostics);
    whole = with_films(std::move(whole));
  }
  return DeckBuilder(std::move(whole), options, diagnostics).build();
}

}  // namespace owldeck
