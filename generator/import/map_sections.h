#pragma once

#include <optional>
#include <string_view>

#include "generator/import/course_map.h"
#include "generator/import/passage.h"

namespace owldeck {

/// What the part of a map under a heading is about.
enum class MapSection {
  Other,
  Rules,  ///< for whoever makes the deck; never for learners
  Notes,  ///< for the instructor
  Sources,
  Structure,  ///< which types stand where
  Slides,
  Quiz,
  Guidance,  ///< what slides must agree with, slide by slide
  Films
};

/// The section that a heading opens, by its plain_words.
[[nodiscard]] MapSection section_of(std::string_view words);

/// Whether what stands in it is for the instructor alone.
[[nodiscard]] bool is_private(MapSection section);

/// A source: a link, an address, or a path in backticks; `{#id}` behind it is
/// its id.
[[nodiscard]] std::optional<MapSource> read_source(std::string_view text);

/// `Slides 3-12: concept foundations`.
[[nodiscard]] std::optional<MapRange> read_structure(const Passage& text);

/// `Must align to X sections 3.4-3.5`, if `text` says so.
[[nodiscard]] std::optional<MapAlign> read_align(std::string_view text);

}  // namespace owldeck
