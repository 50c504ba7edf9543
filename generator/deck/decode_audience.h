#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/deck/deck.h"
#include "generator/deck/decode.h"

/// How a deck says what is for the instructor alone.
namespace owldeck {

/// What the key `audience` says, wherever it is.
inline constexpr std::string_view kAudienceHint =
    "instructor for what no learner may get";

[[nodiscard]] Words<Audience> words_of(Audience);
[[nodiscard]] Fields<BodyBlock> fields_of(const BodyBlock&);

/// `7`, or `7a`.
bool decode_number(const YamlNode& node, Slide& out, Diagnostics& diagnostics);

/// Markdown, or a list of blocks of it, each a text or a map that says who may
/// read it.
bool decode_body(const YamlNode& node, Slide& out, Diagnostics& diagnostics);

/// A letter and the audience must agree.
void check_label(const Slide& slide, Diagnostics& diagnostics);
/// The same in the schema of a slide.
void restrict_label(Schema& schema);

template <>
Schema schema_read_by<decode_number>(SchemaDefinitions& definitions);
template <>
Schema schema_read_by<decode_body>(SchemaDefinitions& definitions);

}  // namespace owldeck
