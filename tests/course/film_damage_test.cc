#include <algorithm>

#include "generator/build/edition.h"
#include "render/export/film_parts.h"
#include "render/paint/frame_painter.h"
#include "tests/course/course.h"

using namespace owldeck;

TEST_CASE("course: every frame painted over the last is the whole picture") {
  constexpr PixelSize kSize{320, 180};
  const TextEngine text;
  Diagnostics diagnostics;
  const auto edition = make_edition(course_deck(), Audience::Learner, text,
                                    nullptr, diagnostics);
  REQUIRE(edition.has_value());
  Surface whole(kSize);
  for (const auto& [id, clip] : edition->clips) {
    CAPTURE(id);
    FramePainter painter(kSize, text);
    int frame = 0;
    for (const Still& still : stills_of(clip, {0, count_frames(clip)})) {
      CAPTURE(frame);
      static_cast<void>(painter.show(still.scene));
      paint(still.scene, text, whole);
      REQUIRE(std::ranges::equal(painter.surface().bytes(), whole.bytes()));
      frame += still.frames;
    }
  }
}
