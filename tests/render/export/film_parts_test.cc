#include "render/export/film_parts.h"

#include <doctest/doctest.h>

#include "tests/render/export/samples.h"

namespace owldeck {
namespace {

Clip clip_of(double seconds, std::vector<double> cuts) {
  Clip clip = sample_clip(seconds);
  clip.cuts = std::move(cuts);
  return clip;
}

TEST_CASE("film parts: without cuts they are of equal length") {
  CHECK(parts_of(clip_of(6, {})) ==
        std::vector<FrameRange>{{0, 90}, {90, 180}});
  CHECK(parts_of(clip_of(7, {})) ==
        std::vector<FrameRange>{{0, 70}, {70, 140}, {140, 210}});
}

TEST_CASE("film parts: begin at the cuts") {
  CHECK(parts_of(clip_of(6, {1.5, 4})) ==
        std::vector<FrameRange>{{0, 45}, {45, 120}, {120, 180}});
}

TEST_CASE("film parts: a cut within a frame begins the next one") {
  CHECK(parts_of(clip_of(4, {2.01})) ==
        std::vector<FrameRange>{{0, 61}, {61, 120}});
}

TEST_CASE("film parts: a short one joins its neighbour") {
  CHECK(parts_of(clip_of(4, {0, 0.1, 2, 2.1, 3.9, 4})) ==
        std::vector<FrameRange>{{0, 60}, {60, 120}});
}

TEST_CASE("film parts: a long stretch between cuts is divided") {
  CHECK(parts_of(clip_of(6, {1})) ==
        std::vector<FrameRange>{{0, 30}, {30, 105}, {105, 180}});
}

TEST_CASE("film parts: what moves is divided further than what rests") {
  Clip clip = clip_of(6, {});
  clip.rests = {{2, 6}};
  CHECK(parts_of(clip) ==
        std::vector<FrameRange>{{0, 24}, {24, 47}, {47, 180}});
}

TEST_CASE("film parts: each frame is in one of them") {
  for (const double seconds : {0.5, 3.0, 7.3, 20.0}) {
    Clip clip = clip_of(seconds, {1, 1.2, 5, 9});
    clip.rests = {{0.4, 1}, {3, 5}, {12, 19}};
    int next = 0;
    for (const FrameRange& part : parts_of(clip)) {
      CHECK(part.first == next);
      CHECK(part.end > part.first);
      CHECK(part.end - part.first <= 12 * 30);
      next = part.end;
    }
    CHECK(next == count_frames(clip));
  }
}

TEST_CASE("stills: equal neighbours are one, for as many frames") {
  // The sample moves for a second and rests for another.
  const std::vector<Still> stills = stills_of(sample_clip(2), {28, 60});
  REQUIRE(stills.size() == 3);
  CHECK(stills[0].frames == 1);
  CHECK(stills[1].frames == 1);
  CHECK(stills[2].frames == 30);
}

TEST_CASE("stills: where a film rests its Scenes are asked for once") {
  int asked = 0;
  Clip clip = sample_clip(2);
  clip.at = [&asked, at = clip.at](double seconds) {
    ++asked;
    return at(seconds);
  };
  const std::vector<Still> all = stills_of(clip, {0, 60});
  CHECK(asked == 60);
  clip.rests = {{1, 2}};
  asked = 0;
  CHECK(hash_of(stills_of(clip, {0, 60})) == hash_of(all));
  // The first of the rest may be on either side of its beginning.
  CHECK(asked <= 32);
}

TEST_CASE("stills: shown as long, they have the same hash, else another") {
  const std::vector<Still> stills = stills_of(sample_clip(2), {28, 60});
  CHECK(hash_of(stills) == hash_of(stills_of(sample_clip(2), {28, 60})));
  CHECK(hash_of(stills) != hash_of(stills_of(sample_clip(2), {28, 59})));
}

TEST_CASE("film threads: as many as wanted, while their memory lasts") {
  CHECK(affordable_threads(4, {1920, 1080}, 50) == 4);
  CHECK(affordable_threads(4, {3840, 2160}, 50) == 2);
  CHECK(affordable_threads(4, {7680, 4320}, 50) == 1);
  CHECK(affordable_threads(0, {320, 180}, 50) == 1);
}

}  // namespace
}  // namespace owldeck
