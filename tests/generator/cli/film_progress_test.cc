#include "generator/cli/film_progress.h"

#include <doctest/doctest.h>

using namespace owldeck;

TEST_CASE("progress line: step, frames, speed and time left of a film") {
  ProgressLine line;
  CHECK(line.after({"flow.mp4", "Query", 0, 900}, 10) ==
        "flow.mp4: Query, 0 of 900 frames");
  CHECK(line.after({"flow.mp4", "Keys", 300, 900}, 13) ==
        "flow.mp4: Keys, 300 of 900 frames, 100 a second, 6 s left");
}

TEST_CASE("progress line: goes when the last film is done") {
  ProgressLine line;
  CHECK(line.after({"flow.mp4", "Query", 450, 900}, 1) != "");
  CHECK(line.after({"flow.mp4", "Whole", 900, 900}, 2) == "");
}

TEST_CASE("progress line: of several films it stays with the first") {
  ProgressLine line;
  static_cast<void>(line.after({"flow.webm", "Query", 0, 900}, 0));
  static_cast<void>(line.after({"flow.gif", "Query", 0, 900}, 1));
  static_cast<void>(line.after({"flow.webm", "Keys", 300, 900}, 3));
  CHECK(line.after({"flow.gif", "Scores", 600, 900}, 5) ==
        "flow.webm: Keys, 300 of 900 frames, 100 a second, 6 s left");
  CHECK(line.after({"flow.webm", "Whole", 900, 900}, 9) ==
        "flow.gif: Scores, 600 of 900 frames, 150 a second, 2 s left");
}
