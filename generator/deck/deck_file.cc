#include "generator/deck/deck_file.h"

#include <array>

#include "generator/deck/tables.h"

namespace owldeck {
namespace {

bool read_head(const YamlNode& node, DeckFile& out, Diagnostics& diagnostics) {
  return decode_value(node, out.deck, diagnostics);
}
bool read_experiments(const YamlNode& node, DeckFile& out,
                      Diagnostics& diagnostics) {
  return decode_experiments(node, out.deck.experiments, diagnostics);
}
bool read_animations(const YamlNode& node, DeckFile& out,
                     Diagnostics& diagnostics) {
  return decode_animations(node, out.deck.animations, diagnostics);
}
/// Remembers which slides have problems.
bool read_slides(const YamlNode& node, DeckFile& out,
                 Diagnostics& diagnostics) {
  return decode_list(
      node, out.deck.slides, diagnostics,
      [&out](const YamlNode& item, Slide& slide, Diagnostics& found) {
        const std::size_t before = found.all().size();
        const bool right = decode_value(item, slide, found);
        const std::size_t problems = found.all().size() - before;
        slide.broken = problems > 0;
        out.slide_problems += problems;
        return right;
      });
}

}  // namespace

template <>
Schema schema_read_by<read_head>(SchemaDefinitions& definitions) {
  return schema_of(Type<Deck>{}, definitions);
}
template <>
Schema schema_read_by<read_experiments>(SchemaDefinitions& definitions) {
  return schema_read_by<decode_experiments>(definitions);
}
template <>
Schema schema_read_by<read_animations>(SchemaDefinitions& definitions) {
  return schema_read_by<decode_animations>(definitions);
}
template <>
Schema schema_read_by<read_slides>(SchemaDefinitions& definitions) {
  return schema_of(Type<std::vector<Slide>>{}, definitions);
}

namespace {

constexpr std::array kMainFile{
    field_by<read_head>("deck", Need::Required, "id and title of the deck")};

constexpr std::array kEveryFile{
    field<&DeckFile::includes>("include", Need::Optional,
                               "files below the deck's folder"),
    field_by<read_experiments>("experiments", Need::Optional,
                               "what the engine computes, by name"),
    field_by<read_animations>("animations", Need::Optional, "films, by id"),
    field_by<read_slides>("slides", Need::Optional, "the slides, in order")};

/// Maps that have an item at least in the list `key`.
Schema having_items(const std::string& key) {
  Schema some;
  some.fewest_items = 1;
  return having(key, std::move(some));
}

}  // namespace

Fields<DeckFile> main_file_fields() {
  return kMainFile;
}
Fields<DeckFile> every_file_fields() {
  return kEveryFile;
}

Schema deck_schema(SchemaDefinitions& definitions) {
  Schema schema =
      map_schema(definitions, main_file_fields(), every_file_fields());
  schema.any_of = {having_items("slides"), having_items("include")};
  return schema;
}

Schema include_schema(SchemaDefinitions& definitions) {
  return map_schema(definitions, every_file_fields());
}

}  // namespace owldeck
