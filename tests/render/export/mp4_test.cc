#include "render/export/mp4.h"

#include <doctest/doctest.h>
#include <fmt/format.h>
#include <signal.h>
#include <sys/resource.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <mutex>
#include <set>

#include "render/error.h"
#include "render/export/yuv.h"
#include "tests/render/export/decoded_film.h"
#include "tests/render/export/samples.h"

namespace owldeck {
namespace {

constexpr PixelSize kSize{320, 180};
/// Three groups of pictures of 65 frames.
constexpr double kSeconds = 6.5;

Luma painted(const Clip& clip, double time) {
  Surface surface(kSize);
  const TextEngine text;
  paint(clip.at(time), text, surface);
  const auto pixels = static_cast<std::size_t>(kSize.width * kSize.height);
  Luma luma(pixels);
  Luma chroma(pixels / 4);
  to_yuv420(surface, {{luma.data(), kSize.width},
                      {chroma.data(), kSize.width / 2},
                      {chroma.data(), kSize.width / 2}});
  return luma;
}

double mean_difference(const Luma& a, const Luma& b) {
  REQUIRE(a.size() == b.size());
  double sum = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    sum += std::abs(a[i] - b[i]);
  }
  return sum / static_cast<double>(a.size());
}

/// A film of many bytes in many parts.
Clip busy_clip(double seconds) {
  Clip clip = sample_clip(seconds);
  for (double cut = 0.5; cut < seconds; cut += 0.5) {
    clip.cuts.push_back(cut);
  }
  clip.at = [](double time) {
    const long frame = std::lround(time * 30);
    Scene scene;
    for (long i = 0; i < 500; ++i) {
      const long place = (i + 1) * (frame + 1) * 7919;
      scene.nodes.push_back(
          Node{filled({static_cast<double>(place % 1900),
                       static_cast<double>(place % 1060), 20, 20},
                      {static_cast<double>(i % 7) / 6, 0.4, 0.6, 1})});
    }
    return scene;
  };
  return clip;
}

/// No file grows beyond so many bytes, as if the disk were full.
class FileSizeLimit {
 public:
  explicit FileSizeLimit(rlim_t bytes) : handler_(signal(SIGXFSZ, SIG_IGN)) {
    getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FileSizeLimit() {
    setrlimit(RLIMIT_FSIZE, &before_);
    signal(SIGXFSZ, handler_);
  }
  FileSizeLimit(const FileSizeLimit&) = delete;
  FileSizeLimit& operator=(const FileSizeLimit&) = delete;

 private:
  sighandler_t handler_;
  rlimit before_{};
};

DecodedFilm film_of(const Clip& clip) {
  const ScratchFolder folder;
  write_mp4(clip, {kSize, 2}, folder.file("film.mp4"));
  return decode(folder.file("film.mp4"));
}

std::string error_of(const Clip& clip, PixelSize size,
                     const std::filesystem::path& path) {
  try {
    write_mp4(clip, {size, 2}, path);
  } catch (const RenderError& error) {
    return error.path() + ": " + error.what();
  }
  return "";
}

TEST_CASE("mp4: the stream is what every player can show") {
  const DecodedFilm film = film_of(sample_clip(0.5));
  CHECK(film.codec == "h264");
  CHECK(film.pixel_format == "yuv420p");
  CHECK(film.colors == "bt709 bt709 bt709 tv");
  CHECK(film.size == kSize);
  CHECK(film.title == "A sample");
}

TEST_CASE("mp4: every frame is there, at its time") {
  const DecodedFilm film = film_of(sample_clip(kSeconds));
  CHECK(film.frames_per_second == doctest::Approx(30));
  CHECK(film.seconds == doctest::Approx(kSeconds));
  REQUIRE(film.times.size() == 195);
  for (std::size_t i = 0; i < film.times.size(); ++i) {
    CHECK(film.times[i] == doctest::Approx(static_cast<double>(i) / 30));
  }
}

TEST_CASE("mp4: frames show the Scene of their time") {
  const Clip clip = sample_clip(kSeconds);
  const DecodedFilm film = film_of(clip);
  REQUIRE(film.frames.size() == 195);
  // The first, the last, and both sides of the first seam of two groups.
  for (const std::size_t i : {0U, 64U, 65U, 194U}) {
    const double time = static_cast<double>(i) / 30;
    const double right = mean_difference(film.frames[i], painted(clip, time));
    CHECK(right < 1.0);
    if (i == 64 || i == 65) {
      const Luma next = painted(clip, time + 1.0 / 30);
      CHECK(right < mean_difference(film.frames[i], next) / 2);
    }
  }
}

TEST_CASE("mp4: a rate that is no whole number keeps its duration") {
  Clip clip = sample_clip(1);
  clip.frames_per_second = 30000.0 / 1001;
  const DecodedFilm film = film_of(clip);
  CHECK(film.frames.size() == 30);
  CHECK(film.frames_per_second == doctest::Approx(30000.0 / 1001));
}

TEST_CASE("mp4: chapters last until the next begins, the last to the end") {
  Clip clip = sample_clip(kSeconds);
  clip.chapters = {{0, "Keys"}, {0.5, "Scores ÷ √d"}};
  const DecodedFilm film = film_of(clip);
  CHECK(film.chapters ==
        std::vector<std::string>{
            "0.000-0.500 Keys",
            fmt::format("0.500-{:.3f} Scores ÷ √d", kSeconds)});
  CHECK(film.frames.size() == film_of(sample_clip(kSeconds)).frames.size());
}

TEST_CASE("mp4: a film without chapters has none") {
  CHECK(film_of(sample_clip(0.5)).chapters.empty());
}

TEST_CASE("mp4: tells how many frames are written, up to all of them") {
  const ScratchFolder folder;
  const Clip clip = sample_clip(6);
  std::vector<int> told;
  VideoOptions options{kSize, 2};
  options.progress = [&](int frames) { told.push_back(frames); };
  write_mp4(clip, options, folder.file("a.mp4"));
  CHECK(told == std::vector<int>{90, 180});
}

TEST_CASE("mp4: one frame is a film") {
  CHECK(film_of(sample_clip(1.0 / 30)).frames.size() == 1);
}

TEST_CASE("mp4: the number of threads does not change a byte") {
  const ScratchFolder folder;
  const Clip clip = sample_clip(kSeconds);
  write_mp4(clip, {kSize, 1}, folder.file("one.mp4"));
  write_mp4(clip, {kSize, 2}, folder.file("two.mp4"));
  CHECK(bytes_of(folder.file("one.mp4")) == bytes_of(folder.file("two.mp4")));
}

TEST_CASE("mp4: the index stands in front of the frames") {
  const ScratchFolder folder;
  write_mp4(sample_clip(0.5), {kSize, 1}, folder.file("a.mp4"));
  const std::string bytes = bytes_of(folder.file("a.mp4"));
  REQUIRE(bytes.find("mdat") != std::string::npos);
  CHECK(bytes.find("moov") < bytes.find("mdat"));
}

TEST_CASE("mp4: no program names itself in the file") {
  const ScratchFolder folder;
  write_mp4(sample_clip(0.5), {kSize, 1}, folder.file("a.mp4"));
  const std::string bytes = bytes_of(folder.file("a.mp4"));
  CHECK(bytes.find("x264") == std::string::npos);
  CHECK(bytes.find("Lavf") == std::string::npos);
  CHECK(bytes.find("Lavc") == std::string::npos);
}

TEST_CASE("mp4: each frame's Scene is asked for once") {
  Clip clip = sample_clip(kSeconds);
  std::mutex mutex;
  std::multiset<long> asked;
  const auto scene_at = clip.at;
  clip.at = [&](double time) {
    const std::scoped_lock lock(mutex);
    asked.insert(std::lround(time * 30));
    return scene_at(time);
  };
  const ScratchFolder folder;
  write_mp4(clip, {kSize, 2}, folder.file("a.mp4"));
  CHECK(asked.size() == 195);
  CHECK(std::set<long>(asked.begin(), asked.end()).size() == 195);
}

TEST_CASE("mp4: what the clip throws reaches the caller") {
  Clip clip = sample_clip(kSeconds);
  clip.at = [](double time) -> Scene {
    if (time > 4) {
      throw RenderError("font", "missing");
    }
    return {};
  };
  const ScratchFolder folder;
  CHECK(error_of(clip, kSize, folder.file("a.mp4")) == "font: missing");
}

TEST_CASE("mp4: a film without frames is an error") {
  CHECK(error_of(sample_clip(0), kSize, "a.mp4") ==
        "a.mp4: the film has no frames");
}

TEST_CASE("mp4: an odd size is an error") {
  CHECK(error_of(sample_clip(1), {321, 180}, "a.mp4") ==
        "a.mp4: a film needs an even width and height in pixels");
}

TEST_CASE("mp4: a folder that is not there is an error before any encoding") {
  Clip clip = sample_clip(1);
  std::atomic<int> asked = 0;
  clip.at = [&](double) {
    ++asked;
    return Scene{};
  };
  const ScratchFolder folder;
  const std::string path = folder.file("none/a.mp4").string();
  CHECK(error_of(clip, kSize, path) ==
        path + ": cannot write the file: No such file or directory");
  CHECK(asked == 0);
}

TEST_CASE("mp4: a disk that fills up is the error, whatever other threads do") {
  const ScratchFolder folder;
  const std::string path = folder.file("a.mp4").string();
  const FileSizeLimit limit(100'000);
  CHECK(error_of(busy_clip(3), kSize, path) ==
        path + ": cannot write the film: File too large");
}

TEST_CASE("mp4: a full disk is an error") {
  CHECK(error_of(sample_clip(0.5), kSize, "/dev/full") ==
        "/dev/full: cannot write the film: No space left on device");
}

}  // namespace
}  // namespace owldeck
