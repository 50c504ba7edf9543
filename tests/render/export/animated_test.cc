#include "render/export/animated.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>

#include "render/error.h"
#include "tests/render/export/decoded_film.h"
#include "tests/render/export/samples.h"

namespace owldeck {
namespace {

constexpr PixelSize kSize{320, 180};
using Write = void (*)(const Clip&, PixelSize, const std::filesystem::path&,
                       const FramesDone&);

/// A film of two seconds, of which one rests, in its own three colours.
Clip film_of_three_colors() {
  Clip clip = sample_clip(2);
  clip.palette = {{0.9, 0.9, 0.8, 1}, {0.1, 0.2, 0.8, 1}, {0.8, 0.3, 0.1, 1}};
  return clip;
}

DecodedFilm decoded(Write write, const Clip& clip, const char* name) {
  const ScratchFolder folder;
  write(clip, kSize, folder.file(name), {});
  return decode(folder.file(name));
}

std::string written(Write write, const char* name) {
  const ScratchFolder folder;
  write(film_of_three_colors(), kSize, folder.file(name), {});
  return bytes_of(folder.file(name));
}

/// The bytes of the pixel at (x, y) of a picture of four bytes a pixel.
std::vector<int> pixel(const Luma& picture, int x, int y) {
  const auto first = picture.begin() + 4 * (y * kSize.width + x);
  return {first, first + 4};
}

std::uint32_t number_at(const std::string& bytes, std::size_t at, int size) {
  std::uint32_t value = 0;
  for (int i = size - 1; i >= 0; --i) {
    value = value << 8 |
            static_cast<std::uint8_t>(bytes[at + static_cast<std::size_t>(i)]);
  }
  return value;
}

/// What a frame of an animated WebP says of itself.
struct WebpFrame {
  PixelSize size;
  std::uint32_t milliseconds = 0;
  std::string picture;  ///< its chunks
};

/// Source: developers.google.com/speed/webp/docs/riff_container
std::vector<WebpFrame> webp_frames(const std::string& bytes) {
  std::vector<WebpFrame> frames;
  constexpr std::size_t kHead = 8;
  std::size_t at = 12;  // after RIFF, its size and WEBP
  while (at + kHead <= bytes.size()) {
    const std::size_t size = number_at(bytes, at + 4, 4);
    if (bytes.compare(at, 4, "ANMF") == 0) {
      const std::size_t frame = at + kHead;
      frames.push_back({{static_cast<int>(number_at(bytes, frame + 6, 3)) + 1,
                         static_cast<int>(number_at(bytes, frame + 9, 3)) + 1},
                        number_at(bytes, frame + 12, 3),
                        bytes.substr(frame + 16, size - 16)});
    }
    at += kHead + size + size % 2;
  }
  return frames;
}

/// A still WebP of one frame's chunks.
void write_still(const std::string& chunks, const std::filesystem::path& path) {
  std::string head = "RIFF    WEBP";
  const std::size_t size = chunks.size() + 4;
  for (std::size_t i = 0; i < 4; ++i) {
    head[4 + i] = static_cast<char>(size >> 8 * i & 0xff);
  }
  std::ofstream(path, std::ios::binary) << head << chunks;
}

std::string error_of(Write write, const Clip& clip,
                     const std::filesystem::path& path) {
  try {
    write(clip, kSize, path, {});
  } catch (const RenderError& error) {
    return error.path() + ": " + error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("webm: the stream is VP9 as every browser can show") {
  Clip clip = film_of_three_colors();
  clip.chapters = {{0, "Keys"}, {0.5, "Scores"}};
  const DecodedFilm film = decoded(write_webm, clip, "a.webm");
  CHECK(film.codec == "vp9");
  CHECK(film.pixel_format == "yuv420p");
  CHECK(film.colors == "bt709 bt709 bt709 tv");
  CHECK(film.size == kSize);
  CHECK(film.title == "A sample");
  CHECK(film.chapters ==
        std::vector<std::string>{"0.000-0.500 Keys", "0.500-2.000 Scores"});
}

TEST_CASE("webm: frames begin at their times, and one picture rests") {
  const DecodedFilm film =
      decoded(write_webm, film_of_three_colors(), "a.webm");
  REQUIRE(film.times.size() == 32);
  CHECK(film.times[15] == doctest::Approx(0.5).epsilon(0.002));
  CHECK(film.times[30] == doctest::Approx(1).epsilon(0.002));
}

TEST_CASE("webm: a picture that rests at the end is the last frame, too") {
  const DecodedFilm film =
      decoded(write_webm, film_of_three_colors(), "a.webm");
  CHECK(film.times.back() == doctest::Approx(59.0 / 30).epsilon(0.002));
}

TEST_CASE("webm: frames show the Scene of their time") {
  const DecodedFilm film =
      decoded(write_webm, film_of_three_colors(), "a.webm");
  const auto luma = [&](std::size_t frame, int x) {
    return film.frames.at(frame).at(
        static_cast<std::size_t>(60 * kSize.width + x));
  };
  // The square is on the left at first and on the right at the end.
  CHECK(luma(0, 40) < 80);
  CHECK(luma(0, 250) > 200);
  CHECK(luma(30, 40) > 200);
  CHECK(luma(30, 250) < 80);
}

TEST_CASE("gif: at most 15 frames a second, and one picture rests") {
  const DecodedFilm film = decoded(write_gif, film_of_three_colors(), "a.gif");
  CHECK(film.codec == "gif");
  CHECK(film.size == kSize);
  REQUIRE(film.times.size() == 16);
  CHECK(film.times[1] == doctest::Approx(0.07));
  CHECK(film.times[15] == doctest::Approx(1));
  CHECK(film.seconds == doctest::Approx(2));
}

TEST_CASE("gif: pixels have the palette's colours") {
  const DecodedFilm film = decoded(write_gif, film_of_three_colors(), "a.gif");
  REQUIRE(film.pixel_format == "bgra");
  CHECK(pixel(film.frames.front(), 40, 60) ==
        std::vector<int>{204, 51, 26, 255});
  CHECK(pixel(film.frames.back(), 40, 60) ==
        std::vector<int>{204, 230, 230, 255});
  CHECK(pixel(film.frames.back(), 250, 60) ==
        std::vector<int>{204, 51, 26, 255});
}

TEST_CASE("gif: a film without a palette gets the nearest of an even spread") {
  const DecodedFilm film = decoded(write_gif, sample_clip(0.1), "a.gif");
  const std::vector<int> square = pixel(film.frames.front(), 40, 60);
  CHECK(square[0] == 204);
  CHECK(square[1] == 51);
}

TEST_CASE("webp: frames last as long as their pictures are seen") {
  const auto frames = webp_frames(written(write_webp, "a.webp"));
  REQUIRE(frames.size() == 16);
  CHECK(frames.front().size == kSize);
  CHECK(frames.back().size.width < kSize.width);
  std::uint32_t sum = 0;
  for (const WebpFrame& frame : frames) {
    sum += frame.milliseconds;
  }
  CHECK(frames.front().milliseconds == 67);
  CHECK(sum == 2000);
}

TEST_CASE("webp: pixels are those of the Scene") {
  const ScratchFolder folder;
  const auto frames = webp_frames(written(write_webp, "a.webp"));
  write_still(frames.at(0).picture, folder.file("first.webp"));
  const DecodedFilm film = decode(folder.file("first.webp"));
  REQUIRE(film.pixel_format == "argb");
  Surface surface(kSize);
  paint(film_of_three_colors().at(0), TextEngine(), surface);
  const std::uint8_t* painted =
      surface.bytes().data() + 60 * surface.stride() + 40 * 4;
  CHECK(pixel(film.frames.at(0), 40, 60) ==
        std::vector<int>{255, painted[2], painted[1], painted[0]});
}

TEST_CASE("animations: the same film gives the same bytes, with no version") {
  const auto check = [](Write write, const char* name) {
    CAPTURE(name);
    const std::string bytes = written(write, name);
    CHECK(bytes == written(write, name));
    CHECK(bytes.find("Lavf5") == std::string::npos);
    CHECK(bytes.find("Lavc") == std::string::npos);
    CHECK(bytes.find("libvpx") == std::string::npos);
  };
  check(write_webm, "a.webm");
  check(write_gif, "a.gif");
  check(write_webp, "a.webp");
}

TEST_CASE("animations: progress is told of every picture, up to the last") {
  for (const Write write : {write_webm, write_gif, write_webp}) {
    const ScratchFolder folder;
    std::vector<int> told;
    write(film_of_three_colors(), kSize, folder.file("a"),
          [&](int frames) { told.push_back(frames); });
    CHECK(std::ranges::is_sorted(told));
    CHECK(told.size() >= 16);
    CHECK(told.back() == 60);
  }
}

TEST_CASE("animations: no frames and no folder are errors") {
  for (const Write write : {write_webm, write_gif, write_webp}) {
    CHECK(error_of(write, sample_clip(0), "a") == "a: the film has no frames");
    CHECK(error_of(write, sample_clip(1), "/no-folder/a")
              .starts_with("/no-folder/a: cannot write the file"));
  }
}

TEST_CASE("animations: GIF and WebP are at most 960 wide") {
  CHECK(animation_size({1920, 1080}) == PixelSize{960, 540});
  CHECK(animation_size(kSize) == kSize);
}

}  // namespace owldeck
