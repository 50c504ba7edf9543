#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/import/anchor_field.h"
#include "generator/import/course_map.h"
#include "generator/import/passage.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// Reads the tag at `place` of `text` into `slide`. What it says besides, and
/// prerequisites that are no ids, become notes; so does a second tag.
/// Reports: `map-anchor` for a tag without an end or an id; `map-unknown`.
void read_tag(const Passage& text, const TagPlace& place, MapSlide& slide,
              Diagnostics& diagnostics);

/// The id in `text`.
/// Reports: `map-anchor` if there is none.
[[nodiscard]] std::string read_anchor_id(const Passage& text,
                                         Diagnostics& diagnostics);

/// Paths between `;`, line breaks, and commas; without marks and links.
[[nodiscard]] std::vector<std::string> read_assets(std::string_view text);

/// Adds what `text` says must come before to the anchor of `slide`.
/// Needs: the slide has an anchor.
void add_prerequisites(const Passage& text, MapSlide& slide,
                       Diagnostics& diagnostics);

/// Keeps `note` for the instructor and says so.
/// Reports: `map-unknown` at `span`.
void keep_note(const Span& span, std::string note, std::string reason,
               std::vector<std::string>& notes, Diagnostics& diagnostics);

}  // namespace owldeck
