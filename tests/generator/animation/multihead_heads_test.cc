// Which heads the film of several heads shows.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>

#include "generator/animation/multihead.h"
#include "generator/attention/expression.h"
#include "tests/generator/animation/multihead_support.h"

namespace owldeck {
namespace {

AnimationSpec spec_of(const std::vector<int>& heads) {
  AnimationSpec spec = book_spec();
  int column = 10;
  for (const int head : heads) {
    spec.heads.push_back({head, {"deck.yaml", 5, column, 1}});
    column += 3;
  }
  return spec;
}

const ToldFilm& two_heads() {
  static const ToldFilm told(make(spec_of({2, 4}), book_traces()).clip.value());
  return told;
}

}  // namespace

TEST_CASE("heads: holds for every film") {
  check_told(two_heads());
}

TEST_CASE("heads: those that are named have a lane, with their own numbers") {
  const Scene& scene = two_heads().hold(head_step::Softmax);
  CHECK(text_of_node(scene, "head-0") == "Head 2");
  CHECK(text_of_node(scene, "head-1") == "Head 4");
  CHECK_FALSE(area_of(scene, "lane-2").has_value());
  for (std::size_t key = 0; key <= kWas; ++key) {
    CHECK(text_of_node(scene, fmt::format("number-1-7-{}", key)) ==
          format_number(book_value("weights", 3, kWas, key), 2));
  }
}

TEST_CASE("heads: the film says how many there are and which it shows") {
  for (const Scene& scene : two_heads().holds()) {
    CHECK(text_of_node(scene, "heads-shown") == "heads 2, 4 of 4");
  }
  CHECK(text_of_node(two_heads().hold(head_step::Split), "caption") ==
        "The columns part: four heads, two shown here");
  CHECK(text_of_node(two_heads().holds().back(), "caption") ==
        "Same sentence, two different patterns");
}

TEST_CASE("heads: the transcript names them, and what each finds") {
  const std::string& told = two_heads().clip().transcript;
  CHECK(told.find("Shown: heads 2, 4 of 4") != std::string::npos);
  CHECK(told.find("Head 2: was → book " +
                  format_number(book_value("weights", 1, kWas, kBook), 2)) !=
        std::string::npos);
  CHECK(told.find("head 3") == std::string::npos);
}

TEST_CASE("heads: those that are not shown keep their columns of Q and of Z") {
  const Scene& columns = two_heads().hold(head_step::Columns);
  const Scene& joined = two_heads().hold(head_step::Concat);
  for (std::size_t column = 0; column < 64; ++column) {
    CHECK(area_of(columns, fmt::format("Q-3-{}", column)).has_value());
    CHECK(area_of(joined, fmt::format("context-3-{}", column)).has_value());
  }
  CHECK_FALSE(area_of(two_heads().hold(head_step::Split), "Q-3-0").has_value());
  CHECK(area_of(two_heads().hold(head_step::Split), "Q-3-16").has_value());
}

TEST_CASE("heads: each goes back to the columns that it came from") {
  const Scene& joined = two_heads().hold(head_step::Concat);
  const double width =
      area_of(joined, "context-0-1")->x - area_of(joined, "context-0-0")->x;
  const double first = area_of(joined, "context-0-0")->x;
  for (const std::size_t column : {16U, 31U, 48U, 63U}) {
    const Rect cell =
        area_of(joined, fmt::format("context-0-{}", column)).value();
    CHECK(cell.x == doctest::Approx(first + width * static_cast<double>(column))
                        .epsilon(1e-3));
  }
}

TEST_CASE("heads: their order in the deck does not matter") {
  const Clip clip = make(spec_of({4, 2}), book_traces()).clip.value();
  const double end = two_heads().clip().seconds;
  CHECK(clip.at(end) == two_heads().clip().at(end));
}

TEST_CASE("heads: one alone can be told") {
  const ToldFilm told(make(spec_of({3}), book_traces()).clip.value());
  check_told(told);
  CHECK(text_of_node(told.holds().back(), "heads-shown") == "head 3 of 4");
  CHECK(text_of_node(told.holds().back(), "strongest-0") ==
        "was → book " +
            format_number(book_value("weights", 2, kWas, kBook), 2));
}

TEST_CASE("heads: of more than four the first four are shown") {
  AnimationSpec spec = multihead_spec();
  const Clip clip =
      make(spec, traces_of(multi_head_attention(8, 8))).clip.value();
  const Scene last = clip.at(clip.seconds);
  CHECK(text_of_node(last, "heads-shown") == "heads 1, 2, 3, 4 of 8");
  CHECK(text_of_node(last, "head-3") == "Head 4");
}

TEST_CASE("heads: one that is not there is told at its number") {
  for (const int head : {0, 5, -1}) {
    const AnimationSpec spec = spec_of({2, head});
    const Diagnostic found = refusal(spec, book_traces());
    CHECK(found.code == "unknown-head");
    CHECK(found.message == fmt::format("'book' has no head {}", head));
    CHECK(found.hint == "there are heads 1 to 4");
    CHECK(found.span == spec.heads[1].span);
  }
}

TEST_CASE("heads: one that is named twice is told at the second") {
  const AnimationSpec spec = spec_of({2, 4, 2});
  const Diagnostic found = refusal(spec, book_traces());
  CHECK(found.code == "duplicate-name");
  CHECK(found.message == "head 2 is there twice");
  CHECK(found.span == spec.heads[2].span);
}

TEST_CASE("heads: there is room for four") {
  AnimationSpec spec = multihead_spec();
  for (int head = 1; head <= 5; ++head) {
    spec.heads.push_back({head, {"deck.yaml", 5, head, 1}});
  }
  const Diagnostic found = refusal(spec, traces_of(multi_head_attention(8, 8)));
  CHECK(found.code == "film-size");
  CHECK(found.span == spec.heads[4].span);
}

}  // namespace owldeck
