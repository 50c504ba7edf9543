// Faces of fonts are shared by all threads of the process: a cairo that has
// ten of them open closes one to open another.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <thread>
#include <vector>

#include "render/paint/painter.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

/// More faces than cairo keeps open.
std::vector<TextStyle> many_faces() {
  std::vector<TextStyle> faces;
  for (const FontFamily family : {FontFamily::Display, FontFamily::Text}) {
    for (const int weight : {300, 400, 500, 600, 700, 800}) {
      for (const bool italic : {false, true}) {
        faces.push_back({.family = family, .weight = weight, .italic = italic});
      }
    }
  }
  return faces;
}

/// One word in each face, the faces in an order of their own.
void paint_words(int painter) {
  const TextEngine text;
  const std::vector<TextStyle> faces = many_faces();
  Surface surface({64, 36});
  for (int round = 0; round < 12; ++round) {
    for (std::size_t i = 0; i < faces.size(); ++i) {
      const auto turn = static_cast<std::size_t>(painter * 7 + round * 5);
      TextStyle style = faces[(i * 5 + turn) % faces.size()];
      // A size that was not seen before makes cairo read the face again.
      style.size = 20 + round + 0.1 * painter;
      Scene scene;
      scene.nodes.push_back(
          Node{label(fmt::format("owl {}", i), {20, 60}, style)});
      paint(scene, text, surface);
    }
  }
}

TEST_CASE("paint: many threads draw with many faces at once") {
  constexpr int kPainters = 4;
  std::vector<std::jthread> painters;
  for (int i = 0; i < kPainters; ++i) {
    painters.emplace_back([i] { paint_words(i); });
  }
  painters.clear();
  CHECK(many_faces().size() > 10);
}

}  // namespace
}  // namespace owldeck
