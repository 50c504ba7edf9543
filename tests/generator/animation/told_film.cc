#include "tests/generator/animation/told_film.h"

#include <doctest/doctest.h>

#include <cmath>
#include <set>
#include <utility>

namespace owldeck {
namespace {

constexpr int kRate = 30;

int frame_count(const Clip& clip) {
  return static_cast<int>(std::round(clip.seconds * kRate));
}

Scene frame(const Clip& clip, int index) {
  return clip.at(static_cast<double>(index) / kRate);
}

void check_texts(const Scene& scene) {
  for (const PlacedText& text : texts_in(scene)) {
    CAPTURE(text.text);
    REQUIRE(text.size >= 20);
    REQUIRE(text.area.x >= 0);
    REQUIRE(text.area.y >= 0);
    REQUIRE(text.area.right() <= kPage.width);
    REQUIRE(text.area.bottom() <= kPage.height);
  }
}

void check_ids(const Scene& scene) {
  std::set<std::string> seen;
  for (const std::string& id : ids_in(scene)) {
    CAPTURE(id);
    REQUIRE(seen.insert(id).second);
  }
}

void check_step(const std::map<std::string, Point>& before,
                const std::map<std::string, Point>& now) {
  constexpr double kFarthest = 90;
  for (const auto& [id, place] : now) {
    const auto was = before.find(id);
    if (was != before.end()) {
      CAPTURE(id);
      REQUIRE(std::hypot(place.x - was->second.x, place.y - was->second.y) <=
              kFarthest);
    }
  }
}

void check_no_overlap(const Scene& scene) {
  const std::vector<PlacedText> texts = texts_in(scene);
  for (std::size_t a = 0; a < texts.size(); ++a) {
    for (std::size_t b = a + 1; b < texts.size(); ++b) {
      CAPTURE(texts[a].text);
      CAPTURE(texts[b].text);
      CHECK_FALSE(overlap(texts[a].area, texts[b].area));
    }
  }
}

}  // namespace

AnimationSpec told_spec(const std::string& kind, const std::string& experiment,
                        const std::string& title) {
  AnimationSpec spec;
  spec.id.value = kind;
  spec.kind = {kind, {"deck.yaml", 3, 11, 10}};
  spec.title.value = title;
  spec.experiment = {experiment, {"deck.yaml", 4, 5, 6}};
  return spec;
}

ToldFilm::ToldFilm(Clip clip) : clip_(std::move(clip)) {
  // A hold is a picture that stays for half a second, and each step has one.
  constexpr int kStays = 15;
  std::string caption;
  for (int i = 0; i + kStays <= frame_count(clip_); i += 3) {
    Scene scene = frame(clip_, i);
    const std::string now = text_of_node(scene, "caption").value_or("");
    if (now != caption && scene == frame(clip_, i + kStays)) {
      caption = now;
      holds_.push_back(std::move(scene));
    }
  }
}

void check_told(const ToldFilm& film) {
  const Clip& clip = film.clip();
  std::map<std::string, Point> before;
  for (int i = 0; i <= frame_count(clip); ++i) {
    const Scene scene = frame(clip, i);
    std::map<std::string, Point> now = places_in(scene);
    check_step(before, now);
    before = std::move(now);
    if (i % 5 == 0) {
      check_texts(scene);
      check_ids(scene);
    }
  }
  for (const Scene& scene : film.holds()) {
    check_no_overlap(scene);
  }
  const Scene last = clip.at(clip.seconds);
  CHECK(clip.at(clip.seconds - 2.9) == last);
  CHECK(film.holds().back() == last);
}

Diagnostic refusal(const AnimationSpec& spec, const Traces& traces) {
  const Made made = make(spec, traces);
  REQUIRE_FALSE(made.clip.has_value());
  REQUIRE(made.diagnostics.size() == 1);
  return made.diagnostics.front();
}

}  // namespace owldeck
