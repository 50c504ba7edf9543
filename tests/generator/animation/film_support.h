#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "generator/animation/animation.h"
#include "generator/attention/trace.h"
#include "render/text/text_engine.h"

/// What the tests of films share.
namespace owldeck {

/// The chapter's sentence, at most 8 tokens.
[[nodiscard]] InputSpec sentence(std::size_t tokens = 6);

/// Scaled attention with `rand`, seed 123: experiment `scaled`.
[[nodiscard]] AttentionSpec scaled_attention(int d_out = 2);
/// Multi-head attention with `randn`, seed 123: experiment `heads`.
[[nodiscard]] AttentionSpec multi_head_attention(int heads = 4, int d_out = 8);

[[nodiscard]] Traces traces_of(const AttentionSpec& spec,
                               std::size_t tokens = 6);

[[nodiscard]] AnimationSpec score_flow_spec();
[[nodiscard]] AnimationSpec multihead_spec();

[[nodiscard]] const Theme& light_theme();
[[nodiscard]] const TextEngine& text_engine();

/// The clip, or nothing and what was reported.
struct Made {
  std::optional<Clip> clip;
  std::vector<Diagnostic> diagnostics;
};
[[nodiscard]] Made make(const AnimationSpec& spec, const Traces& traces);

/// The films of the course, made once.
struct NamedClip {
  std::string name;
  Clip clip;
};
[[nodiscard]] const std::vector<NamedClip>& course_films();

[[nodiscard]] bool overlap(const Rect& a, const Rect& b);

/// A text of a Scene with its place on the page and its size.
struct PlacedText {
  std::string text;
  Rect area;  ///< as wide as the text; from cap height to descender
  double size = 0;
  double opacity = 1;
  bool cut = false;  ///< not all of it is in what the camera sees
};
/// Without those that the camera does not see.
[[nodiscard]] std::vector<PlacedText> texts_in(const Scene& scene);

/// Where the nodes with an id are: the middle of their first shape or text, if
/// it is on the page.
[[nodiscard]] std::map<std::string, Point> places_in(const Scene& scene);
/// All ids in drawing order.
[[nodiscard]] std::vector<std::string> ids_in(const Scene& scene);
/// The first text of the node called `id`, or nothing.
[[nodiscard]] std::optional<std::string> text_of_node(const Scene& scene,
                                                      const std::string& id);
/// The first text of every node that has an id.
[[nodiscard]] std::map<std::string, std::string> texts_by_id(
    const Scene& scene);
/// The area of the first rectangle in the node called `id`.
[[nodiscard]] std::optional<Rect> area_of(const Scene& scene,
                                          const std::string& id);

}  // namespace owldeck
