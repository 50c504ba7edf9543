#include <algorithm>
#include <array>

#include "generator/deck/decode_words.h"
#include "generator/deck/tables.h"

namespace owldeck {
namespace {

constexpr std::array kSource{
    field<&Source::id, decode_name>("id", Need::Required,
                                    "name that slides refer to"),
    field<&Source::title>("title", Need::Required, "as it is shown"),
    field<&Source::url, decode_url>("url", Need::Optional, "web address"),
    field<&Source::path, decode_maybe<decode_path>>(
        "path", Need::Optional, "file in the course's repository"),
    field<&Source::audience>("audience", Need::Optional, kAudienceHint)};

/// A shape of ids is one of letters, digits, `-`, `_`, `#` and `?`.
bool decode_id_shape(const YamlNode& node, Located<std::string>& out,
                     Diagnostics& diagnostics) {
  if (!decode_value(node, out, diagnostics)) {
    return false;
  }
  std::string plain = out.value;
  std::ranges::replace(plain, '#', '0');
  std::ranges::replace(plain, '?', 'A');
  return check_name(node.span, plain, diagnostics);
}

bool decode_instructor(const YamlNode& node,
                       InstructorOnly<DeckInstructorContent>& out,
                       Diagnostics& diagnostics) {
  DeckInstructorContent content;
  const bool right = decode_value(node, content, diagnostics);
  out = InstructorOnly<DeckInstructorContent>(std::move(content));
  return right;
}

/// The theme's reader judges its keys.
bool decode_look(const YamlNode& node, YamlNode& out,
                 Diagnostics& diagnostics) {
  if (node.kind != YamlNode::Kind::Map && node.kind != YamlNode::Kind::Null) {
    return wrong_type(node, "a map", diagnostics, "write the theme's keys");
  }
  out = node;
  return true;
}

}  // namespace

template <>
Schema schema_read_by<decode_id_shape>(SchemaDefinitions& /*definitions*/) {
  Schema schema = string_schema("^[A-Za-z0-9_#?-]+$");
  schema.types = {"string", "integer", "boolean"};
  return schema;
}

template <>
Schema schema_read_by<decode_instructor>(SchemaDefinitions& definitions) {
  return schema_of(Type<DeckInstructorContent>{}, definitions);
}

template <>
Schema schema_read_by<decode_look>(SchemaDefinitions& /*definitions*/) {
  Schema schema;
  schema.types = {"object", "null"};
  return schema;
}

namespace {

constexpr std::array kAnchorRules{
    field<&AnchorRules::ids, decode_each<decode_id_shape>>(
        "ids", Need::Optional,
        "shapes of anchor ids, such as CH3-LAB-##: # is a digit, ? a capital "
        "letter"),
    field<&AnchorRules::assumes, decode_each<decode_name>>(
        "assumes", Need::Optional, "ids of anchors that other decks teach")};

constexpr std::array kInstructor{
    field<&DeckInstructorContent::rules>(
        "rules", Need::Optional, "how the deck is to be made and taught"),
    field<&DeckInstructorContent::notes>("notes", Need::Optional,
                                         "what to know, in Markdown")};

constexpr std::array kDeck{
    field<&Deck::id, decode_id>("id", Need::Required,
                                "names the output folder: a-z, 0-9 and -"),
    field<&Deck::title>("title", Need::Required, "title of the session"),
    field<&Deck::subtitle>("subtitle", Need::Optional, "line below the title"),
    field<&Deck::language, decode_name>("language", Need::Optional,
                                        "language of the text, BCP 47"),
    field<&Deck::theme, decode_id_like<&SchemaNames::themes>>(
        "theme", Need::Optional, "how it looks, such as executive-light"),
    field<&Deck::look, decode_look>("look", Need::Optional,
                                    "what changes in the theme"),
    field<&Deck::blueprint,
          decode_maybe<decode_id_like<&SchemaNames::blueprints>>>(
        "blueprint", Need::Optional,
        "which slide types stand where, such as two-hour-30"),
    field<&Deck::repository, decode_url>(
        "repository", Need::Optional, "web address before the paths of assets"),
    field<&Deck::anchors>("anchors", Need::Optional,
                          "what its anchors have in common"),
    field<&Deck::gates, decode_gates>(
        "gates", Need::Optional, "gates that are made milder, with the reason"),
    field<&Deck::instructor, decode_instructor>("instructor", Need::Optional,
                                                "never in a learner's file"),
    field<&Deck::sources>("sources", Need::Optional,
                          "notebooks and references the deck rests on")};

}  // namespace

Fields<Source> fields_of(const Source&) {
  return kSource;
}
Fields<AnchorRules> fields_of(const AnchorRules&) {
  return kAnchorRules;
}
Fields<DeckInstructorContent> fields_of(const DeckInstructorContent&) {
  return kInstructor;
}
Fields<Deck> fields_of(const Deck&) {
  return kDeck;
}

void check_fields(const YamlNode& node, const Source& source,
                  Diagnostics& diagnostics) {
  if (!source.url && !source.path) {
    diagnostics.error(node.span, "missing-field", "'url' or 'path' is missing",
                      "say where the source is");
  }
}

void restrict_schema(Schema& schema, Type<Source> /*type*/,
                     SchemaDefinitions& /*definitions*/) {
  schema.any_of = {with({"url"}), with({"path"})};
}

}  // namespace owldeck
