#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/import/prerequisite_list.h"
#include "generator/import/slide_label.h"
#include "generator/source/span.h"
#include "generator/source/yaml.h"

/// What a course map in Markdown says, before it is a deck. Texts are Markdown
/// as written; an empty one is not there.
namespace owldeck {

struct MapAnchor {
  Span span;
  std::string id;
  std::vector<std::string> assets;
  std::string objective;
  std::vector<IdRange> prerequisites;
};

struct MapBeginner {
  std::string means;
  std::string matters;
  std::string mistake;
};

struct MapCode {
  Span span;
  std::string language;
  std::string text;
};

/// What the code of a slide must agree with.
struct MapAlign {
  std::string asset;
  std::vector<std::string> sections;
  std::vector<std::string> only;
};

struct MapSlide {
  Span span;
  int number = 0;
  std::string map_id;  ///< as C3-S7, if the map numbers so
  bool from_table = false;
  bool has_section = false;
  std::optional<TypeWords> type;
  std::string topic;
  std::string title;
  std::string subtitle;
  std::string body;
  std::optional<MapAnchor> anchor;
  std::string owl;
  MapBeginner beginner;
  std::optional<MapCode> code;
  std::vector<std::string> annotations;
  std::string edge_case;
  std::string result;
  MapAlign align;
  std::vector<std::string> options;
  std::string answer;
  std::string rationale;
  std::optional<int> minutes;
  std::vector<std::string> sources;  ///< ids, paths, addresses or titles
  std::vector<std::string> notes;    ///< for the instructor: blocks of Markdown
  YamlNode yaml;                     ///< keys written as YAML
};

struct MapSource {
  std::string id;
  std::string title;
  std::string url;
  std::string path;
};

/// Slides `first` to `last` as the map's structure has them.
struct MapRange {
  Span span;
  int first = 0;
  int last = 0;
  std::string words;
};

/// What one deck is made from.
struct MapDeck {
  Span span;
  std::string title;
  std::vector<std::string> rules;  ///< for the instructor
  std::vector<std::string> notes;
  std::vector<MapSource> sources;
  std::vector<MapRange> structure;
  std::vector<std::string> films;  ///< references to animations, in order
  std::vector<MapSlide> slides;
  YamlNode yaml;       ///< keys of a deck's file, written as YAML
  YamlNode blueprint;  ///< written as YAML
};

}  // namespace owldeck
