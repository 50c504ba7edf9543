#include "generator/animation/film_words.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "generator/animation/stage.h"
#include "tests/generator/animation/film_support.h"

namespace owldeck {
namespace {

Timeline three_steps() {
  return {{{"One", "The first", 1, 2, 1},
           {"Two", "Is it the second?", 0.4, 61.6, 0.4},
           {"Three", "The end", 1, 3, 1}}};
}

constexpr FilmPart kWhole{0, 69};

Story told() {
  Story story;
  story.steps = {{"One", "The first", 1},
                 {"Two", "Is it the second?", 1},
                 {"Three", "The end", 1}};
  story.steps[1].told = "a with b: 0.5";
  story.note = "parameters: rand, seed 123";
  return story;
}

}  // namespace

TEST_CASE("film words: a caption is there until the next one's") {
  CHECK(film_captions(three_steps(), kWhole) ==
        std::vector<FilmCaption>{{0, 3, "The first"},
                                 {3, 65, "Is it the second?"},
                                 {65, 69, "The end"}});
}

TEST_CASE("film words: a part's times begin with the part") {
  const FilmPart part{3, 69};
  CHECK(film_captions(three_steps(), part) ==
        std::vector<FilmCaption>{{0, 62, "Is it the second?"},
                                 {62, 66, "The end"}});
  CHECK(film_chapters(told(), three_steps(), part) ==
        std::vector<FilmChapter>{{0, "Two", "a with b: 0.5."}, {62, "Three"}});
}

TEST_CASE("film words: a film is cut at its steps and where old captions end") {
  CHECK(film_cuts(three_steps(), kWhole) == std::vector<double>{0, 3, 65});
}

TEST_CASE("film words: a film's picture stays while it rests") {
  for (const NamedClip& film : course_films()) {
    CAPTURE(film.name);
    const Clip& clip = film.clip;
    REQUIRE(clip.rests.size() == clip.chapters.size());
    for (const FilmRest& rest : clip.rests) {
      CHECK(rest.to - rest.from > 1);
      CHECK(clip.at(rest.from) == clip.at(rest.to - 1e-6));
      CHECK(clip.at(rest.from) != clip.at(rest.from - 0.05));
    }
  }
}

TEST_CASE("film words: the transcript tells every step with its numbers") {
  CHECK(film_transcript(told(), three_steps(), kWhole, "A film") ==
        "A film\n\n"
        "0:00 One. The first.\n"
        "0:03 Two. Is it the second? a with b: 0.5.\n"
        "1:05 Three. The end.\n"
        "\nparameters: rand, seed 123.\n");
}

TEST_CASE("film words: every film carries them in order, to its end") {
  for (const NamedClip& film : course_films()) {
    INFO(film.name);
    const Clip& clip = film.clip;
    REQUIRE_FALSE(clip.captions.empty());
    CHECK(clip.captions.size() == clip.chapters.size());
    CHECK(clip.captions.front().from == 0);
    CHECK(clip.captions.back().to == doctest::Approx(clip.seconds));
    for (std::size_t i = 1; i < clip.captions.size(); ++i) {
      CHECK(clip.captions[i].from == doctest::Approx(clip.captions[i - 1].to));
    }
    CHECK(std::ranges::is_sorted(clip.cuts));
    CHECK(clip.transcript.starts_with(clip.title + "\n\n0:00 "));
  }
}

TEST_CASE("film words: the caption told is the one that is seen") {
  for (const NamedClip& film : course_films()) {
    for (const FilmCaption& caption : film.clip.captions) {
      for (const double time : {caption.from + 0.05, caption.to - 0.05}) {
        CHECK(text_of_node(film.clip.at(time), "caption") == caption.text);
      }
    }
  }
}

TEST_CASE("film words: no step shows the caption of another") {
  for (const NamedClip& film : course_films()) {
    const Clip& clip = film.clip;
    for (std::size_t i = 1; i < clip.captions.size(); ++i) {
      for (const double time : {0.0, 0.05, 0.2}) {
        for (const PlacedText& text :
             texts_in(clip.at(clip.captions[i].from + time))) {
          CHECK(text.text != clip.captions[i - 1].text);
        }
      }
    }
  }
}

TEST_CASE("film words: a part begins with its own caption and formula") {
  AnimationSpec spec = score_flow_spec();
  spec.first_step = Located<std::string>{"Scores", {}};
  spec.last_step = Located<std::string>{"Softmax", {}};
  const Made made = make(spec, traces_of(scaled_attention()));
  REQUIRE(made.clip.has_value());
  CHECK(made.clip->chapters.size() == 3);
  const Scene first = made.clip->at(0);
  CHECK(text_of_node(first, "caption") == made.clip->captions.front().text);
  const Scene last = made.clip->at(made.clip->seconds);
  CHECK(text_of_node(last, "caption") == made.clip->captions.back().text);
}

TEST_CASE("films: every caption can be read twice") {
  constexpr double kCharactersPerSecond = 24;
  for (const NamedClip& film : course_films()) {
    for (const FilmCaption& caption : film.clip.captions) {
      CAPTURE(film.name);
      CAPTURE(caption.text);
      const auto letters = static_cast<double>(character_count(caption.text));
      CHECK(caption.to - caption.from >=
            doctest::Approx(2 * letters / kCharactersPerSecond));
    }
  }
}

}  // namespace owldeck
