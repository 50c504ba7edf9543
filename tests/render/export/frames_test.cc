#include "render/export/frames.h"

#include <doctest/doctest.h>

#include <map>
#include <optional>

#include "render/error.h"
#include "render/export/png.h"
#include "tests/render/export/samples.h"

namespace owldeck {
namespace {

constexpr PixelSize kSize{320, 180};

/// A folder of frames, by their files' names.
std::map<std::string, std::string> frames_of(const Clip& clip,
                                             VideoOptions options = {}) {
  const ScratchFolder folder;
  options.size = kSize;
  write_frames(clip, options, folder.file(""));
  std::map<std::string, std::string> frames;
  for (const auto& file :
       std::filesystem::directory_iterator(folder.file(""))) {
    frames[file.path().filename().string()] = bytes_of(file.path());
  }
  return frames;
}

/// A film of six seconds in parts of 90 frames.
Clip sample() {
  return sample_clip(6);
}

std::string painted(const Clip& clip, double seconds) {
  Surface surface(kSize);
  paint(clip.at(seconds), TextEngine(), surface);
  return to_png(surface);
}

std::string error_of(const Clip& clip, const std::filesystem::path& folder) {
  try {
    write_frames(clip, {kSize, 2}, folder);
  } catch (const RenderError& error) {
    return error.path() + ": " + error.what();
  }
  return "";
}

}  // namespace

TEST_CASE("frames: every one is there, numbered from 1") {
  const auto frames = frames_of(sample());
  CHECK(frames.size() == 180);
  CHECK(frames.begin()->first == "00001.png");
  CHECK(frames.rbegin()->first == "00180.png");
}

TEST_CASE("frames: a long film has wider numbers") {
  Clip clip;
  clip.seconds = 3600;
  clip.frames_per_second = 60;
  const auto files = frame_files(clip);
  CHECK(files.front() == "000001.png");
  CHECK(files.back() == "216000.png");
}

TEST_CASE("frames: each is the picture of its time") {
  const auto frames = frames_of(sample());
  for (const int number : {1, 45, 90, 91, 150, 180}) {
    CAPTURE(number);
    CHECK(frames.at(
              frame_files(sample()).at(static_cast<std::size_t>(number) - 1)) ==
          painted(sample(), (number - 1) / 30.0));
  }
}

TEST_CASE("frames: the number of threads does not change a byte") {
  VideoOptions two;
  two.threads = 2;
  CHECK(frames_of(sample()) == frames_of(sample(), two));
}

TEST_CASE("frames: what a store has kept is painted once and the same") {
  std::map<Hash, EncodedGroup> kept;
  int found = 0;
  VideoOptions options;
  options.store.find = [&](const Hash& key) -> std::optional<EncodedGroup> {
    const auto group = kept.find(key);
    found += group == kept.end() ? 0 : 1;
    return group == kept.end() ? std::nullopt : std::optional(group->second);
  };
  options.store.keep = [&](const Hash& key, const EncodedGroup& group) {
    kept[key] = group;
  };
  const auto first = frames_of(sample(), options);
  CHECK(found == 0);
  CHECK(kept.size() == 2);
  CHECK(frames_of(sample(), options) == first);
  CHECK(found == 2);
  CHECK(first == frames_of(sample()));
}

TEST_CASE("frames: tells how many are done, up to all of them") {
  std::vector<int> told;
  VideoOptions options;
  options.progress = [&](int frames) { told.push_back(frames); };
  frames_of(sample(), options);
  CHECK(told == std::vector<int>{90, 180});
}

TEST_CASE("frames: none, and no folder, are errors") {
  CHECK(error_of(sample_clip(0), "a") == "a: the film has no frames");
  CHECK(error_of(sample_clip(1), "/no-folder") ==
        "/no-folder/00001.png: cannot write the file: No such file or "
        "directory");
}

TEST_CASE("frames: what the clip throws reaches the caller") {
  Clip clip = sample();
  clip.at = [](double) -> Scene { throw RenderError("font", "missing"); };
  const ScratchFolder folder;
  CHECK(error_of(clip, folder.file("")) == "font: missing");
}

}  // namespace owldeck
