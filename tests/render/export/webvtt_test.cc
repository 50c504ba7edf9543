#include "render/export/webvtt.h"

#include <doctest/doctest.h>

namespace owldeck {

TEST_CASE("webvtt: every caption is a cue from its start to its end") {
  CHECK(to_webvtt({{0, 2.25, "First"}, {2.25, 3605.0004, "Second"}}) ==
        "WEBVTT\n"
        "\n00:00:00.000 --> 00:00:02.250\nFirst\n"
        "\n00:00:02.250 --> 01:00:05.000\nSecond\n");
}

TEST_CASE("webvtt: what would mean something is written out") {
  CHECK(to_webvtt({{0, 1, "a --> b & c < d\nnext"}}) ==
        "WEBVTT\n\n00:00:00.000 --> 00:00:01.000\n"
        "a --&gt; b &amp; c &lt; d next\n");
}

TEST_CASE("webvtt: without captions it is still a file of them") {
  CHECK(to_webvtt({}) == "WEBVTT\n");
}

}  // namespace owldeck
