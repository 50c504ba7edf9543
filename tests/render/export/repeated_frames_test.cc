#include "render/export/repeated_frames.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "render/export/mp4.h"
#include "render/export/video_encoder.h"
#include "tests/render/export/decoded_film.h"
#include "tests/render/export/samples.h"

namespace owldeck {
namespace {

TEST_CASE("repeated frames: the encoder's streams can be continued") {
  for (const PixelSize size : {PixelSize{64, 64}, PixelSize{1920, 1080}}) {
    const VideoStream stream = describe_stream({size, 30});
    CHECK(RepeatedFrames::of(stream.parameter_sets).has_value());
  }
}

TEST_CASE("repeated frames: bytes that are no parameter sets give nothing") {
  CHECK(!RepeatedFrames::of({}));
  CHECK(!RepeatedFrames::of({0, 0, 1, 0x67, 0, 0, 1, 0x68}));
}

TEST_CASE("repeated frames: one takes a few bytes") {
  const VideoStream stream = describe_stream({{1920, 1080}, 30});
  const auto frames = RepeatedFrames::of(stream.parameter_sets);
  REQUIRE(frames.has_value());
  for (std::int64_t number = 1; number < 200; ++number) {
    CHECK(frames->frame(number).size() < 20);
  }
}

TEST_CASE("repeated frames: a player shows the frame before, to a bit") {
  // A second that rests after a second of motion, in one part.
  Clip clip = sample_clip(2);
  const ScratchFolder folder;
  write_mp4(clip, {{320, 180}, 1}, folder.file("film.mp4"));
  const DecodedFilm film = decode(folder.file("film.mp4"));
  REQUIRE(film.frames.size() == 60);
  CHECK(film.frames[28] != film.frames[30]);
  for (std::size_t i = 34; i < 60; ++i) {
    CAPTURE(i);
    CHECK(film.frames[i] == film.frames[33]);
  }
}

TEST_CASE("repeated frames: motion goes on after a rest") {
  // Two seconds: rest, motion, rest.
  Clip clip = sample_clip(2);
  clip.at = [](double time) {
    const double way = std::clamp(time - 1, 0.0, 0.5);
    Scene scene;
    scene.nodes = {{filled({100 + way * 2000, 200, 400, 400}, {0, 0, 1, 1})}};
    return scene;
  };
  const ScratchFolder folder;
  write_mp4(clip, {{320, 180}, 1}, folder.file("film.mp4"));
  const DecodedFilm film = decode(folder.file("film.mp4"));
  REQUIRE(film.frames.size() == 60);
  CHECK(film.frames[29] == film.frames[10]);
  for (std::size_t i = 31; i < 45; ++i) {
    CAPTURE(i);
    CHECK(film.frames[i] != film.frames[i - 1]);
    CHECK(film.times[i] > film.times[i - 1]);
  }
}

}  // namespace
}  // namespace owldeck
