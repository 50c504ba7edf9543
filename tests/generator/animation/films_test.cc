// What holds for every film, whatever it tells.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "tests/generator/animation/film_support.h"

namespace owldeck {
namespace {

constexpr double kFilmRate = 30;
constexpr double kStep = 1.0 / kFilmRate;

/// Scenes of a film, `rate` a second, and its last.
std::vector<Scene> frames_of(const Clip& clip, double rate) {
  std::vector<Scene> frames;
  const int count = static_cast<int>(std::round(clip.seconds * rate));
  for (int i = 0; i <= count; ++i) {
    frames.push_back(clip.at(i / rate));
  }
  return frames;
}

/// Frames that stay as they are for a while: what the viewer reads.
std::vector<Scene> holds_of(const Clip& clip) {
  std::vector<Scene> holds;
  const std::vector<Scene> frames = frames_of(clip, 4);
  for (std::size_t i = 1; i + 1 < frames.size(); ++i) {
    if (frames[i] == frames[i + 1] &&
        (holds.empty() || frames[i] != holds.back())) {
      holds.push_back(frames[i]);
    }
  }
  return holds;
}

/// The course's films, and the smallest and largest that there can be.
std::vector<NamedClip> films_of_all_sizes() {
  std::vector<NamedClip> films = course_films();
  AnimationSpec scores = score_flow_spec();
  AnimationSpec heads = multihead_spec();
  heads.query->value = "journey";
  heads.title.value = "Two heads";
  const auto add = [&](const std::string& name, const AnimationSpec& spec,
                       const Traces& traces) {
    films.push_back({name, make(spec, traces).clip.value()});
  };
  add("2 tokens", scores, traces_of(scaled_attention(1), 2));
  add("8 tokens, d_out 4", scores, traces_of(scaled_attention(4), 8));
  add("8 tokens, d_out 2", scores, traces_of(scaled_attention(2), 8));
  add("2 heads", heads, traces_of(multi_head_attention(2, 2), 2));
  add("4 heads of 4", heads, traces_of(multi_head_attention(4, 16), 8));
  return films;
}

}  // namespace

TEST_CASE("films: a time gives one Scene, in any order") {
  for (const NamedClip& film : course_films()) {
    INFO(film.name);
    const Scene early = film.clip.at(7.7);
    const Scene late = film.clip.at(22.2);
    const Clip copy = film.clip;
    CHECK(copy.at(22.2) == late);
    CHECK(copy.at(7.7) == early);
    CHECK(early != late);
  }
}

TEST_CASE("films: text is never smaller than 20 units") {
  for (const NamedClip& film : course_films()) {
    for (const Scene& scene : frames_of(film.clip, 10)) {
      for (const PlacedText& text : texts_in(scene)) {
        CAPTURE(film.name);
        CAPTURE(text.text);
        REQUIRE(text.size >= 20);
      }
    }
  }
}

TEST_CASE("films: no text leaves the page") {
  for (const NamedClip& film : films_of_all_sizes()) {
    for (const Scene& scene : frames_of(film.clip, 5)) {
      for (const PlacedText& text : texts_in(scene)) {
        if (text.cut) {
          continue;  // what the camera leaves behind
        }
        CAPTURE(film.name);
        CAPTURE(text.text);
        REQUIRE(text.area.x >= 0);
        REQUIRE(text.area.y >= 0);
        REQUIRE(text.area.right() <= kPage.width);
        REQUIRE(text.area.bottom() <= kPage.height);
      }
    }
  }
}

TEST_CASE("films: nothing is cut while a picture is held") {
  for (const NamedClip& film : films_of_all_sizes()) {
    for (const Scene& scene : holds_of(film.clip)) {
      for (const PlacedText& text : texts_in(scene)) {
        CAPTURE(film.name);
        CAPTURE(text.text);
        CHECK_FALSE(text.cut);
      }
    }
  }
}

TEST_CASE("films: no two texts overlap while a picture is held") {
  for (const NamedClip& film : films_of_all_sizes()) {
    for (const Scene& scene : holds_of(film.clip)) {
      const std::vector<PlacedText> texts = texts_in(scene);
      for (std::size_t a = 0; a < texts.size(); ++a) {
        for (std::size_t b = a + 1; b < texts.size(); ++b) {
          if (overlap(texts[a].area, texts[b].area)) {
            FAIL_CHECK(film.name << ": '" << texts[a].text << "' and '"
                                 << texts[b].text << "'");
          }
        }
      }
    }
  }
}

TEST_CASE("films: ids are unique in every Scene") {
  for (const NamedClip& film : course_films()) {
    for (const Scene& scene : frames_of(film.clip, 10)) {
      std::set<std::string> seen;
      for (const std::string& id : ids_in(scene)) {
        CAPTURE(film.name);
        CAPTURE(id);
        REQUIRE(seen.insert(id).second);
      }
    }
  }
}

TEST_CASE("films: nothing moves more than 90 units from frame to frame") {
  for (const NamedClip& film : course_films()) {
    std::map<std::string, Point> before;
    for (const Scene& scene : frames_of(film.clip, kFilmRate)) {
      std::map<std::string, Point> now = places_in(scene);
      for (const auto& [id, place] : now) {
        const auto was = before.find(id);
        if (was != before.end()) {
          CAPTURE(film.name);
          CAPTURE(id);
          REQUIRE(std::hypot(place.x - was->second.x,
                             place.y - was->second.y) <= 90);
        }
      }
      before = std::move(now);
    }
  }
}

TEST_CASE("films: at least a quarter of the frames need no painting") {
  for (const NamedClip& film : course_films()) {
    const std::vector<Scene> frames = frames_of(film.clip, kFilmRate);
    std::size_t equal = 0;
    for (std::size_t i = 1; i < frames.size(); ++i) {
      equal += frames[i] == frames[i - 1] ? 1 : 0;
    }
    INFO(film.name);
    CHECK(4 * equal >= frames.size());
  }
}

TEST_CASE("films: another caption leaves the frames of later steps alone") {
  AnimationSpec spec = score_flow_spec();
  const Traces traces = traces_of(scaled_attention());
  const Clip before = make(spec, traces).clip.value();
  AnimationStep step;
  step.name.value = "Keys";
  step.caption = {"A caption that is much longer than the other one was", {}};
  spec.steps = {step};
  const Clip after = make(spec, traces).clip.value();
  const double later = after.seconds - before.seconds;
  REQUIRE(later > 0.5);
  // From the moment when that caption has gone.
  const double from = before.chapters[3].from;
  for (double time = std::round(from * kFilmRate) * kStep;
       time <= before.seconds; time += kStep) {
    CAPTURE(time);
    REQUIRE(after.at(time + later) == before.at(time));
  }
}

TEST_CASE("films: the last picture is held for 3 seconds") {
  for (const NamedClip& film : course_films()) {
    const Scene last = film.clip.at(film.clip.seconds);
    INFO(film.name);
    CHECK(film.clip.at(film.clip.seconds - 3 + kStep) == last);
    CHECK(film.clip.at(film.clip.seconds - 1) == last);
    CHECK(film.clip.at(film.clip.seconds + 5) == last);
  }
}

TEST_CASE("films: every step shows its caption and the names of all steps") {
  for (const NamedClip& film : course_films()) {
    INFO(film.name);
    const std::size_t steps = film.clip.chapters.size();
    std::set<std::string> captions;
    for (const Scene& scene : holds_of(film.clip)) {
      captions.insert(text_of_node(scene, "caption").value());
      for (std::size_t i = 0; i < steps; ++i) {
        CHECK(text_of_node(scene, fmt::format("step-{}", i)) ==
              film.clip.chapters[i].title);
      }
    }
    CHECK(captions.size() == steps);
  }
}

TEST_CASE("films: the tokens are there whenever all of the stage is seen") {
  for (const NamedClip& film : course_films()) {
    for (const Scene& scene : frames_of(film.clip, 2)) {
      const std::vector<std::string> ids = ids_in(scene);
      if (std::ranges::count(ids, "camera") > 0) {
        continue;
      }
      for (const char* id : {"token-0", "token-5"}) {
        INFO(film.name << " " << id);
        CHECK(text_of_node(scene, id).has_value());
      }
    }
  }
}

}  // namespace owldeck
