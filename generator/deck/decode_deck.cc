#include <array>

#include "generator/deck/decode_words.h"
#include "generator/deck/tables.h"

namespace owldeck {
namespace {

bool decode_language(const YamlNode& node, Located<std::string>& out,
                     Diagnostics& diagnostics) {
  return decode_name(node, out, diagnostics);
}

bool decode_blueprint(const YamlNode& node,
                      std::optional<Located<std::string>>& out,
                      Diagnostics& diagnostics) {
  return decode_id(node, out.emplace(), diagnostics);
}

bool decode_source_path(const YamlNode& node,
                        std::optional<Located<std::string>>& out,
                        Diagnostics& diagnostics) {
  return decode_path(node, out.emplace(), diagnostics);
}

constexpr std::array kSource{
    field<&Source::id, decode_name>("id", Need::Required,
                                    "name that slides refer to"),
    field<&Source::title>("title", Need::Required, "as it is shown"),
    field<&Source::url, decode_url>("url", Need::Optional, "web address"),
    field<&Source::path, decode_source_path>(
        "path", Need::Optional, "file in the course's repository")};

/// The theme's reader judges its keys.
bool decode_look(const YamlNode& node, YamlNode& out,
                 Diagnostics& /*diagnostics*/) {
  out = node;
  return true;
}

constexpr std::array kDeck{
    field<&Deck::id, decode_id>("id", Need::Required,
                                "names the output folder: a-z, 0-9 and -"),
    field<&Deck::title>("title", Need::Required, "title of the session"),
    field<&Deck::subtitle>("subtitle", Need::Optional, "line below the title"),
    field<&Deck::language, decode_language>("language", Need::Optional,
                                            "language of the text, BCP 47"),
    field<&Deck::theme, decode_id>("theme", Need::Optional,
                                   "how it looks, such as executive-light"),
    field<&Deck::look, decode_look>("look", Need::Optional,
                                    "what changes in the theme"),
    field<&Deck::blueprint, decode_blueprint>(
        "blueprint", Need::Optional,
        "which slide types stand where, such as two-hour-30"),
    field<&Deck::repository, decode_url>(
        "repository", Need::Optional, "web address before the paths of assets"),
    field<&Deck::sources>("sources", Need::Optional,
                          "notebooks and references the deck rests on")};

}  // namespace

Fields<Source> fields_of(const Source&) {
  return kSource;
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

}  // namespace owldeck
