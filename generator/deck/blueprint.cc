#include "generator/deck/blueprint.h"

#include <fmt/format.h>

#include <array>

#include "generator/deck/decode_words.h"
#include "generator/deck/tables.h"

namespace owldeck {
namespace {

constexpr int kMostMinutes = 6000;

/// The `slides` of a part or range: `1`, or `1-15`.
template <class T>
bool decode_slides(const YamlNode& node, T& out, Diagnostics& diagnostics) {
  NumberRange slides;
  if (!decode_range(node, slides, diagnostics)) {
    return false;
  }
  out.first = slides.first;
  out.last = slides.last;
  return true;
}

}  // namespace

template <>
Schema schema_read_by<decode_slides<BlueprintPart>>(
    SchemaDefinitions& definitions) {
  return schema_read_by<decode_range>(definitions);
}
template <>
Schema schema_read_by<decode_slides<BlueprintRange>>(
    SchemaDefinitions& definitions) {
  return schema_read_by<decode_range>(definitions);
}

namespace {

constexpr std::array kPart{
    field<&BlueprintPart::name>("name", Need::Required, "such as Hour 1"),
    field_by<decode_slides<BlueprintPart>>("slides", Need::Required,
                                           "its slides, such as 1-15"),
    field<&BlueprintPart::minutes, decode_between<1, kMostMinutes>>(
        "minutes", Need::Optional, "how long its slides take together")};

constexpr std::array kRange{
    field<&BlueprintRange::name>("name", Need::Required,
                                 "such as concept foundations"),
    field_by<decode_slides<BlueprintRange>>("slides", Need::Required,
                                            "its slides, such as 3-12"),
    field<&BlueprintRange::types>("types", Need::Required,
                                  "the slide types that may stand here")};

constexpr std::array kBlueprint{
    field<&Blueprint::name>("blueprint", Need::Required, "its name"),
    field<&Blueprint::slides, decode_between<1, kMostSlides>>(
        "slides", Need::Required, "how many slides there are"),
    field<&Blueprint::minutes, decode_between<1, kMostMinutes>>(
        "minutes", Need::Required, "how long the session takes"),
    field<&Blueprint::parts>("parts", Need::Required,
                             "parts of the session with their slides"),
    field<&Blueprint::ranges>("ranges", Need::Required,
                              "which types stand where")};

}  // namespace

Fields<BlueprintPart> fields_of(const BlueprintPart&) {
  return kPart;
}
Fields<BlueprintRange> fields_of(const BlueprintRange&) {
  return kRange;
}
Fields<Blueprint> fields_of(const Blueprint&) {
  return kBlueprint;
}

std::optional<Blueprint> load_blueprint(const std::string& file,
                                        const std::string& text,
                                        Diagnostics& diagnostics) {
  Diagnostics found;
  Blueprint blueprint;
  if (const auto root = parse_yaml(file, text, found)) {
    decode_value(*root, blueprint, found);
  }
  for (const Diagnostic& each : found.all()) {
    diagnostics.add(each);
  }
  if (found.has_errors()) {
    return std::nullopt;
  }
  return blueprint;
}

std::string part_of(const Blueprint& blueprint, int number) {
  for (const BlueprintPart& part : blueprint.parts) {
    if (part.first <= number && number <= part.last) {
      return part.name;
    }
  }
  return {};
}

}  // namespace owldeck
