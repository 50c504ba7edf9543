#pragma once

#include "generator/deck/decode.h"
#include "generator/deck/figure.h"

namespace owldeck {

[[nodiscard]] Words<ImageFit> words_of(ImageFit);

/// `image: pictures/x.svg`, or a map with `file` and `fit`.
[[nodiscard]] Fields<ImageFigure> fields_of(const ImageFigure&);

/// Reports: `figure-alt` if `figure`, an image, has no alternative text: no
/// tensor can write it.
void check_alternative(const YamlNode& node, const Figure& figure,
                       Diagnostics& diagnostics);

/// The same in the schema of such a figure.
void require_alternative(Schema& figure, SchemaDefinitions& definitions);

template <>
inline constexpr std::string_view kDefinition<ImageFigure> = "image";

}  // namespace owldeck
