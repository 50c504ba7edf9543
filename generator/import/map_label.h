#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace owldeck {

/// What a line of a slide's section may be about.
enum class SlideField {
  Type,
  Topic,
  Title,
  Subtitle,
  Body,
  Owl,
  Beginner,  ///< all three parts
  Means,
  Matters,
  Mistake,
  Notes,
  Minutes,
  Code,
  Annotations,
  EdgeCase,
  Result,
  Question,
  Options,
  Answer,
  Rationale,
  Sources,
  AnchorId,
  Assets,
  Objective,
  Prerequisites,
  Align,
  Only,
  Direction,  ///< for whoever makes the slide: visual, layout, prompt ...
  Unknown
};

/// A label at the start of a line, `Label: value` or `**Label** value`.
struct MapLabel {
  std::string shown;  ///< as written, without marks
  std::string words;  ///< as plain_words gives them
  SlideField field = SlideField::Unknown;
  bool is_bold = false;
  std::size_t value = 0;  ///< where the value begins
};

/// Reads the label that `line` begins with. Without bold type only a known
/// word is one. Inside of a beginner's corner `why` and the like are known too.
[[nodiscard]] std::optional<MapLabel> read_label(std::string_view line,
                                                 bool in_beginner = false);

/// The field that `words` name, as plain_words gives them.
[[nodiscard]] SlideField slide_field(std::string_view words);

/// Whether a heading says that what is below it is not for learners.
[[nodiscard]] bool is_internal(std::string_view words);

}  // namespace owldeck
