// Films as a browser shows them.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <sstream>

#include "render/export/animated.h"
#include "render/export/mp4.h"
#include "render/export/png.h"
#include "render/paint/painter.h"
#include "tests/course/commands.h"
#include "tests/course/course.h"
#include "tests/generator/build/temporary_folder.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

constexpr PixelSize kSize{320, 180};
constexpr int kFramesPerSecond = 10;
/// Of what is lost by encoding thin lines at so small a size, per colour value
/// of 0 to 255.
constexpr double kMostLoss = 4;
constexpr const char* kPage = OWLDECK_SOURCE_DIR "/tests/course/player.html";

/// What player.html says.
struct Playback {
  std::string size;
  double seconds = 0;
  /// How far what is seen at each moment is from the picture of every moment,
  /// per colour value of 0 to 255.
  std::vector<std::vector<double>> seen;
  double ended_at = 0;
  std::string failure;
};

Playback read_playback(const std::string& page) {
  const std::string begin = R"(<pre id="said">)";
  const std::size_t first = page.find(begin) + begin.size();
  std::istringstream lines(
      page.substr(first, page.find("</pre>", first) - first));
  Playback playback;
  std::string line;
  while (std::getline(lines, line)) {
    std::istringstream words(line);
    std::string fact;
    words >> fact;
    if (fact == "loaded") {
      words >> playback.size;
    } else if (fact == "seconds") {
      words >> playback.seconds;
    } else if (fact == "seen") {
      double at = 0;
      words >> at;
      playback.seen.emplace_back(std::istream_iterator<double>(words),
                                 std::istream_iterator<double>());
    } else if (fact == "ended") {
      words >> playback.ended_at;
    } else {
      playback.failure += line;
    }
  }
  return playback;
}

/// The page of the player in `folder`, as Chromium has it at the end.
std::string chromium_page(const fs::path& folder, const std::string& asked) {
  fs::copy_file(kPage, folder / "player.html");
  const std::string profile = (folder / "profile").string();
  // Its sandbox does not work for root, its memory may exceed /dev/shm, and
  // pages of a disk may not read the pixels of their pictures.
  return output_of(fmt::format(
      "HOME='{0}' timeout 60 chromium --headless --no-sandbox --disable-gpu "
      "--disable-dev-shm-usage --autoplay-policy=no-user-gesture-required "
      "--allow-file-access-from-files --no-first-run --user-data-dir='{0}' "
      "--dump-dom 'file://{1}/player.html?{2}' 2>/dev/null",
      profile, folder.string(), asked));
}

/// The middles of frames near the beginning, the middle and the end.
std::vector<double> moments_of(const Clip& clip) {
  std::vector<double> moments;
  for (const double part : {0.1, 0.5, 0.9}) {
    moments.push_back(
        (std::floor(part * clip.seconds * kFramesPerSecond) + 0.5) /
        kFramesPerSecond);
  }
  return moments;
}

void write_picture(const Clip& clip, double seconds, const fs::path& file) {
  const TextEngine text;
  Surface surface(kSize);
  const double frame = std::floor(seconds * kFramesPerSecond);
  paint(clip.at(frame / kFramesPerSecond), text, surface);
  write_png(surface, file);
}

using WriteFilm = void (*)(const Clip&, const fs::path&);

Playback play(const Clip& clip, const std::string& film, WriteFilm write) {
  const TemporaryFolder folder;
  write(clip, folder / film);
  std::string asked = "film=" + film;
  for (const double moment : moments_of(clip)) {
    const std::string picture = fmt::format("{}.png", moment);
    write_picture(clip, moment, folder / picture);
    asked += fmt::format("&picture={}@{}", picture, moment);
  }
  return read_playback(chromium_page(folder.path(), asked));
}

void check_playback(const std::string& ending, WriteFilm write) {
  REQUIRE_MESSAGE(system("command -v chromium >/dev/null") == 0,
                  "chromium is not installed: ./dev setup");
  const TextEngine text;
  Diagnostics diagnostics;
  const auto edition = make_edition(course_deck(), Audience::Learner, text,
                                    nullptr, diagnostics);
  REQUIRE(edition.has_value());
  for (auto [id, clip] : edition->clips) {
    CAPTURE(id);
    clip.frames_per_second = kFramesPerSecond;
    const Playback played = play(clip, id + ending, write);
    CHECK(played.failure == "");
    CHECK(played.size == fmt::format("{}x{}", kSize.width, kSize.height));
    CHECK(played.seconds ==
          doctest::Approx(clip.seconds).epsilon(0.5 / kFramesPerSecond));
    CHECK(played.ended_at == doctest::Approx(played.seconds));
    REQUIRE(played.seen.size() == moments_of(clip).size());
    for (std::size_t i = 0; i < played.seen.size(); ++i) {
      CAPTURE(i);
      const std::vector<double>& away = played.seen[i];
      CHECK(away.at(i) < kMostLoss);
      CHECK(std::ranges::count_if(
                away, [&](double other) { return other <= 2 * away[i]; }) == 1);
    }
  }
}

}  // namespace

TEST_CASE("course: Chromium loads the films as MP4, seeks and ends them") {
  check_playback(".mp4", [](const Clip& clip, const fs::path& file) {
    write_mp4(clip, {kSize, 1}, file);
  });
}

TEST_CASE("course: Chromium loads the films as WebM, seeks and ends them") {
  check_playback(".webm", [](const Clip& clip, const fs::path& file) {
    write_webm(clip, kSize, file);
  });
}

}  // namespace owldeck
