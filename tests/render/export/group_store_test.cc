#include "render/export/group_store.h"

#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <map>
#include <mutex>

#include "render/error.h"
#include "render/export/film_parts.h"
#include "render/export/mp4.h"
#include "tests/render/export/samples.h"

namespace owldeck {
namespace {

constexpr PixelSize kSize{320, 180};

EncodedGroup sample_group() {
  return {{{1, 2, 3}, 0, true}, {{}, 2, false}, {{255, 0}, 1, false}};
}

/// A store in memory that counts.
struct CountingStore {
  std::map<Hash, EncodedGroup> groups;
  std::mutex mutex;
  int found = 0;

  GroupStore store(const std::string& drawn_by = "") {
    return {[this](const Hash& key) -> std::optional<EncodedGroup> {
              const std::scoped_lock lock(mutex);
              const auto group = groups.find(key);
              if (group == groups.end()) {
                return std::nullopt;
              }
              ++found;
              return group->second;
            },
            [this](const Hash& key, const EncodedGroup& group) {
              const std::scoped_lock lock(mutex);
              groups[key] = group;
            },
            drawn_by};
  }
};

/// How many groups a film finds in a store that `before` has filled.
int found_after(const Clip& before, const Clip& after) {
  const ScratchFolder folder;
  CountingStore counting;
  write_mp4(before, {kSize, 2, counting.store()}, folder.file("before.mp4"));
  CHECK(counting.found == 0);
  write_mp4(after, {kSize, 2, counting.store()}, folder.file("after.mp4"));
  return counting.found;
}

/// The sample film with another ground from `from` until `until`.
Clip with_other_ground(double seconds, double from, double until) {
  Clip clip = sample_clip(seconds);
  const auto at = clip.at;
  clip.at = [=](double time) {
    Scene scene = at(time);
    if (time >= from && time < until) {
      scene.background = {0.5, 0.9, 0.5, 1};
    }
    return scene;
  };
  return clip;
}

TEST_CASE("group store: a group comes back from its bytes") {
  CHECK(group_from_bytes(to_bytes(sample_group())) == sample_group());
}

TEST_CASE("group store: bytes that are damaged or cut off are no group") {
  const std::string bytes = to_bytes(sample_group());
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    CAPTURE(i);
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    CHECK(!group_from_bytes(damaged));
    CHECK(!group_from_bytes(std::string_view(bytes).substr(0, i)));
  }
}

TEST_CASE("group store: a folder keeps what it is given") {
  const ScratchFolder folder;
  const GroupStore store = group_store(folder.file("groups"), "");
  CHECK(!store.find("key"));
  store.keep("key", sample_group());
  CHECK(store.find("key") == sample_group());
  CHECK(!store.find("other"));
}

TEST_CASE("group store: no unfinished file stays behind") {
  const ScratchFolder folder;
  const GroupStore store = group_store(folder.file("groups"), "");
  store.keep("key", sample_group());
  store.keep("key", sample_group());
  int files = 0;
  for (const auto& entry :
       std::filesystem::directory_iterator(folder.file("groups"))) {
    CHECK(entry.path().filename() == "key");
    ++files;
  }
  CHECK(files == 1);
}

TEST_CASE("group store: what a killed program had begun is deleted") {
  const ScratchFolder folder;
  const auto place = folder.file("groups");
  const GroupStore store = group_store(place, "");
  store.keep("key", sample_group());
  const auto running = place / "key.unfinished-1-abcdef";
  std::ofstream(place / "key.unfinished-999999999-abcdef") << "half";
  std::ofstream(running) << "half";  // of the first process of all
  constexpr std::uintmax_t kEnough = 1'000'000;
  trim_store(place, kEnough);
  CHECK_FALSE(
      std::filesystem::exists(place / "key.unfinished-999999999-abcdef"));
  CHECK(std::filesystem::exists(running));
  CHECK(store.find("key"));
}

TEST_CASE("group store: what was not used for longest is deleted first") {
  const ScratchFolder folder;
  const auto place = folder.file("groups");
  const GroupStore store = group_store(place, "");
  const auto now = std::filesystem::file_time_type::clock::now();
  int age = 0;
  for (const char* key : {"old", "older", "oldest"}) {
    store.keep(key, sample_group());
    ++age;
    std::filesystem::last_write_time(place / key,
                                     now - std::chrono::hours(age));
  }
  const std::uintmax_t one = std::filesystem::file_size(place / "old");
  CHECK(store.find("oldest"));  // used now
  trim_store(place, 3 * one);
  CHECK(store.find("older"));
  std::filesystem::last_write_time(place / "older",
                                   now - std::chrono::hours(age));
  trim_store(place, 2 * one);
  CHECK_FALSE(store.find("older"));
  CHECK(store.find("old"));
  CHECK(store.find("oldest"));
}

TEST_CASE("group store: trimming a folder that is not there is nothing") {
  const ScratchFolder folder;
  trim_store(folder.file("gone"), 0);
  CHECK_FALSE(std::filesystem::exists(folder.file("gone")));
}

TEST_CASE("group store: a folder that cannot be written is an error") {
  const GroupStore store = group_store("/dev/null/groups", "");
  CHECK_THROWS_AS(store.keep("key", sample_group()), RenderError);
}

TEST_CASE("group store: a film that is not changed is not drawn again") {
  CHECK(found_after(sample_clip(6), sample_clip(6)) == 2);
}

TEST_CASE("group store: a change makes only the groups anew that show it") {
  CHECK(found_after(sample_clip(9), with_other_ground(9, 4, 4.5)) == 2);
}

TEST_CASE("group store: another size or rate finds nothing") {
  const ScratchFolder folder;
  CountingStore counting;
  Clip clip = sample_clip(1);
  write_mp4(clip, {kSize, 1, counting.store()}, folder.file("a.mp4"));
  write_mp4(clip, {{160, 90}, 1, counting.store()}, folder.file("b.mp4"));
  clip.frames_per_second = 25;
  write_mp4(clip, {kSize, 1, counting.store()}, folder.file("c.mp4"));
  CHECK(counting.found == 0);
}

TEST_CASE("group store: what another program drew is not taken") {
  const ScratchFolder folder;
  CountingStore counting;
  write_mp4(sample_clip(1), {kSize, 1, counting.store("one")},
            folder.file("a.mp4"));
  write_mp4(sample_clip(1), {kSize, 1, counting.store("two")},
            folder.file("b.mp4"));
  CHECK(counting.found == 0);
}

TEST_CASE("group store: a film of kept groups is the film made from nothing") {
  const ScratchFolder folder;
  const GroupStore store = group_store(folder.file("groups"), "");
  const Clip changed = with_other_ground(9, 4, 4.5);
  write_mp4(sample_clip(9), {kSize, 2, store}, folder.file("before.mp4"));
  write_mp4(changed, {kSize, 2, store}, folder.file("kept.mp4"));
  write_mp4(changed, {kSize, 1}, folder.file("new.mp4"));
  CHECK(bytes_of(folder.file("kept.mp4")) == bytes_of(folder.file("new.mp4")));
}

TEST_CASE("group store: a damaged file is made anew") {
  const ScratchFolder folder;
  const GroupStore store = group_store(folder.file("groups"), "");
  write_mp4(sample_clip(1), {kSize, 1, store}, folder.file("a.mp4"));
  for (const auto& entry :
       std::filesystem::directory_iterator(folder.file("groups"))) {
    std::ofstream(entry.path(), std::ios::binary) << "damaged";
  }
  write_mp4(sample_clip(1), {kSize, 1, store}, folder.file("b.mp4"));
  CHECK(bytes_of(folder.file("a.mp4")) == bytes_of(folder.file("b.mp4")));
}

TEST_CASE("group store: what cannot be read counts as none") {
  const ScratchFolder folder;
  std::filesystem::create_directories(folder.file("groups") / "key");
  CHECK(!group_store(folder.file("groups"), "").find("key"));
}

TEST_CASE("group store: a store that fails is an error") {
  const ScratchFolder folder;
  const GroupStore store = group_store("/dev/null/groups", "");
  CHECK_THROWS_AS(
      write_mp4(sample_clip(6), {kSize, 2, store}, folder.file("a.mp4")),
      RenderError);
}

}  // namespace
}  // namespace owldeck
