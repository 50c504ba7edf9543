#include "generator/build/publish.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

#include "render/error.h"
#include "tests/generator/build/temporary_folder.h"

using namespace owldeck;

namespace {

std::vector<std::string> names_in(const std::filesystem::path& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(folder)) {
    names.push_back(entry.path().filename().string());
  }
  return names;
}

bool is_pdf(const std::string& relative) {
  return relative.ends_with(".pdf");
}

}  // namespace

TEST_CASE("publish: a new folder takes its place with what was written") {
  const TemporaryFolder root;
  {
    StagedFolder staged(root / "deck/learner");
    write_file(staged.path("slides/slide-01.png"), "picture");
    staged.publish();
  }
  CHECK(read_file(root / "deck/learner/slides/slide-01.png") == "picture");
  CHECK(names_in(root / "deck") == std::vector<std::string>{"learner"});
}

TEST_CASE("publish: an old edition is replaced as a whole") {
  const TemporaryFolder root;
  write_file(root / "deck/learner/old.pdf", "old");
  {
    StagedFolder staged(root / "deck/learner");
    write_file(staged.path("new.pdf"), "new");
    CHECK(read_file(root / "deck/learner/old.pdf") == "old");
    staged.publish();
  }
  CHECK(names_in(root / "deck/learner") == std::vector<std::string>{"new.pdf"});
  CHECK(names_in(root / "deck") == std::vector<std::string>{"learner"});
}

TEST_CASE(
    "publish: without publish the old edition stays and nothing is left") {
  const TemporaryFolder root;
  write_file(root / "deck/learner/old.pdf", "old");
  {
    const StagedFolder staged(root / "deck/learner");
    write_file(staged.path("new.pdf"), "new");
  }
  CHECK(read_file(root / "deck/learner/old.pdf") == "old");
  CHECK(names_in(root / "deck") == std::vector<std::string>{"learner"});
}

TEST_CASE("publish: kept files are taken over unchanged") {
  const TemporaryFolder root;
  write_file(root / "deck/learner/animations/film.mp4", "film");
  {
    StagedFolder staged(root / "deck/learner");
    staged.keep("animations/film.mp4");
    staged.publish();
  }
  CHECK(read_file(root / "deck/learner/animations/film.mp4") == "film");
}

TEST_CASE("publish: files that somebody else put there stay") {
  const TemporaryFolder root;
  write_file(root / "deck/learner/mine.txt", "mine");
  write_file(root / "deck/learner/stale.pdf", "stale");
  {
    StagedFolder staged(root / "deck/learner");
    staged.keep_foreign(is_pdf);
    staged.publish();
  }
  CHECK(names_in(root / "deck/learner") ==
        std::vector<std::string>{"mine.txt"});
}

TEST_CASE("publish: a place that cannot be made is an error that names it") {
  const TemporaryFolder root;
  write_file(root / "file", "not a folder");
  CHECK_THROWS_AS(StagedFolder(root / "file/learner"), RenderError);
}

TEST_CASE("publish: what a killed build left is removed, a running one's not") {
  const TemporaryFolder root;
  const std::string running = ".learner.new-1";  // the first process of all
  write_file(root / "deck/.learner.new-999999999/half.pdf", "half");
  write_file(root / ("deck/" + running + "/half.pdf"), "half");
  { const StagedFolder staged(root / "deck/learner"); }
  CHECK(names_in(root / "deck") == std::vector<std::string>{running});
}

TEST_CASE("publish: what a killed build had moved aside comes back") {
  const TemporaryFolder root;
  write_file(root / "deck/.learner.new-999999999.old/film.mp4", "film");
  write_file(root / "deck/.learner.new-999999999/half.mp4", "half");
  { const StagedFolder staged(root / "deck/learner"); }
  CHECK(names_in(root / "deck") == std::vector<std::string>{"learner"});
  CHECK(read_file(root / "deck/learner/film.mp4") == "film");
}

TEST_CASE("publish: what a killed build had moved aside gives way to the new") {
  const TemporaryFolder root;
  write_file(root / "deck/.learner.new-999999999.old/film.mp4", "old");
  write_file(root / "deck/learner/film.mp4", "new");
  { const StagedFolder staged(root / "deck/learner"); }
  CHECK(names_in(root / "deck") == std::vector<std::string>{"learner"});
  CHECK(read_file(root / "deck/learner/film.mp4") == "new");
}

TEST_CASE("publish: what is staged can be removed without its owner") {
  const TemporaryFolder root;
  write_file(root / "deck/learner/old.pdf", "old");
  const StagedFolder staged(root / "deck/learner");
  write_file(staged.path("animations/half.mp4"), "half");
  remove_staged(root.path());
  CHECK(names_in(root / "deck") == std::vector<std::string>{"learner"});
  CHECK(read_file(root / "deck/learner/old.pdf") == "old");
  CHECK_THROWS_AS(static_cast<void>(staged.path("animations/next.mp4")),
                  RenderError);
  CHECK(names_in(root / "deck") == std::vector<std::string>{"learner"});
}

TEST_CASE("publish: a staged path tells where its file will be") {
  const TemporaryFolder root;
  const StagedFolder staged(root / "deck/learner");
  CHECK(published_place(staged.path("animations/film.mp4")) ==
        root / "deck/learner/animations/film.mp4");
  CHECK(published_place(root / "deck/.learner.new-1/film.mp4") ==
        root / "deck/.learner.new-1/film.mp4");
}

TEST_CASE("publish: a file in the place of the folder is kept") {
  const TemporaryFolder root;
  write_file(root / "deck/learner", "mine");
  CHECK_THROWS_AS(StagedFolder(root / "deck/learner"), RenderError);
  CHECK(read_file(root / "deck/learner") == "mine");
  CHECK(names_in(root / "deck") == std::vector<std::string>{"learner"});
}

TEST_CASE("publish: links that somebody else put there stay links") {
  const TemporaryFolder root;
  write_file(root / "elsewhere/notes.txt", "mine");
  std::filesystem::create_directories(root / "deck/learner");
  std::filesystem::create_symlink(root / "elsewhere",
                                  root / "deck/learner/notes");
  {
    StagedFolder staged(root / "deck/learner");
    staged.keep_foreign(is_pdf);
    staged.publish();
  }
  CHECK(std::filesystem::is_symlink(root / "deck/learner/notes"));
  CHECK(read_file(root / "deck/learner/notes/notes.txt") == "mine");
}

TEST_CASE("publish: a place that was taken meanwhile is replaced as a whole") {
  const TemporaryFolder root;
  {
    StagedFolder staged(root / "deck/learner");
    write_file(staged.path("new.pdf"), "new");
    write_file(root / "deck/learner/old.pdf", "old");
    staged.publish();
  }
  CHECK(names_in(root / "deck/learner") == std::vector<std::string>{"new.pdf"});
  CHECK(names_in(root / "deck") == std::vector<std::string>{"learner"});
}

TEST_CASE("publish: a place that was removed meanwhile is made again") {
  const TemporaryFolder root;
  write_file(root / "deck/learner/old.pdf", "old");
  {
    StagedFolder staged(root / "deck/learner");
    write_file(staged.path("new.pdf"), "new");
    std::filesystem::remove_all(root / "deck/learner");
    staged.publish();
  }
  CHECK(names_in(root / "deck/learner") == std::vector<std::string>{"new.pdf"});
}

TEST_CASE("publish: what is being given up is never published") {
  for (int i = 0; i < 50; ++i) {
    const TemporaryFolder root;
    StagedFolder staged(root / "deck/learner");
    constexpr std::size_t kFiles = 40;
    for (std::size_t file = 0; file < kFiles; ++file) {
      write_file(staged.path(std::to_string(file)), "new");
    }
    std::jthread interrupt([&] { remove_staged(root.path()); });
    try {
      staged.publish();
    } catch (const RenderError&) {
      CHECK(!std::filesystem::exists(root / "deck/learner"));
    }
    interrupt.join();
    if (std::filesystem::exists(root / "deck/learner")) {
      CHECK(names_in(root / "deck/learner").size() == kFiles);
    }
  }
}

TEST_CASE("publish: who has the folder locked knows of no running build") {
  const TemporaryFolder root;
  write_file(root / "deck/.learner.new-1/half.pdf", "half");
  write_file(root / "deck/.instructor.new-1.old/film.mp4", "film");
  write_file(root / "deck/.learner.new-1.gone/half.pdf", "half");
  write_file(root / "deck/.mine.new-thing", "mine");
  {
    const FolderLock lock(root / "deck", {});
    CHECK(lock.is_held());
  }
  std::vector<std::string> names = names_in(root / "deck");
  std::ranges::sort(names);
  CHECK(names == std::vector<std::string>{".mine.new-thing", "instructor"});
}

TEST_CASE("publish: a lock leaves no folder that nothing was put in") {
  const TemporaryFolder root;
  { const FolderLock lock(root / "output/deck", {}); }
  CHECK(names_in(root.path()).empty());
  {
    const FolderLock lock(root / "output/deck", {});
    write_file(root / "output/deck/learner/new.pdf", "new");
  }
  CHECK(read_file(root / "output/deck/learner/new.pdf") == "new");
}

TEST_CASE("publish: a lock is waited for, and then the folder is there") {
  const TemporaryFolder root;
  std::atomic<int> waited{0};
  std::jthread other;
  {
    const FolderLock lock(root / "output/deck", {});
    other = std::jthread([&] {
      const FolderLock second(root / "output/deck", [&] { ++waited; });
      write_file(root / "output/deck/learner/new.pdf", "new");
    });
    while (waited == 0) {
      std::this_thread::yield();
    }
    CHECK(!std::filesystem::exists(root / "output/deck/learner"));
  }
  other.join();
  CHECK(waited == 1);
  CHECK(read_file(root / "output/deck/learner/new.pdf") == "new");
}
