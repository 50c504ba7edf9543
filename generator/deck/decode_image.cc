#include "generator/deck/decode_image.h"

#include <algorithm>
#include <array>
#include <cassert>

#include "generator/deck/decode_words.h"

namespace owldeck {
namespace {

constexpr std::array kFits{Word<ImageFit>{"contain", ImageFit::Contain}};

constexpr std::array kImage{
    field<&ImageFigure::file, decode_path>(
        "file", Need::Required, "a PNG or SVG below the deck's folder"),
    field<&ImageFigure::fit>("fit", Need::Optional,
                             "contain: whole, as large as its place")};

/// A file, or a map.
bool decode_image(const YamlNode& node, ImageFigure& out,
                  Diagnostics& diagnostics) {
  if (node.kind != YamlNode::Kind::Map) {
    return decode_path(node, out.file, diagnostics);
  }
  MapDecoder map(node, diagnostics);
  map.read(Fields<ImageFigure>(kImage), out);
  map.finish();
  return true;
}

}  // namespace

template <>
Schema schema_read_by<decode_image>(SchemaDefinitions& definitions) {
  return any_schema({schema_read_by<decode_path>(definitions),
                     map_schema(definitions, Fields<ImageFigure>(kImage))});
}

namespace {

constexpr std::array kImageKey{field_by<decode_image>(
    "image", Need::Required, "a picture's file, below the deck's folder")};

bool is_blank(const std::string& text) {
  return text.find_first_not_of(" \t\n") == std::string::npos;
}

}  // namespace

Words<ImageFit> words_of(ImageFit) {
  return kFits;
}

Fields<ImageFigure> fields_of(const ImageFigure&) {
  return kImageKey;
}

void check_alternative(const YamlNode& node, const Figure& figure,
                       Diagnostics& diagnostics) {
  if (!figure.alt || is_blank(figure.alt->value)) {
    const YamlNode* image = node.find("image");
    diagnostics.error(image == nullptr ? node.span : image->span, "figure-alt",
                      "the picture has no alternative text",
                      "say in 'alt' what it shows, to those who cannot see it");
  }
}

void require_alternative(Schema& figure, SchemaDefinitions& definitions) {
  const auto alt =
      std::ranges::find(figure.properties, "alt", &SchemaProperty::key);
  assert(alt != figure.properties.end());
  refuse_blank(alt->value, definitions);
  figure.required.emplace_back("alt");
}

}  // namespace owldeck
