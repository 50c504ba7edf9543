// The film of several heads, frame by frame.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <cmath>
#include <map>

#include "generator/animation/multihead.h"
#include "generator/attention/expression.h"
#include "tests/generator/animation/multihead_support.h"

namespace owldeck {
namespace {

constexpr double kRate = 30;

/// `0.97` where cells have room for it, else `.97`, and `1.0` for 1.
std::string as_shown(double value) {
  return CellText{20, 30, true}(value);
}

std::size_t step_of(const Clip& clip, double seconds) {
  std::size_t step = 0;
  while (step + 1 < clip.chapters.size() &&
         clip.chapters[step + 1].from <= seconds) {
    ++step;
  }
  return step;
}

/// The number that a cell of the query's row must show at rest in `step`.
std::optional<std::string> weight_text(std::size_t step, std::size_t head,
                                       std::size_t row, std::size_t column) {
  // The mix is told of the first head.
  const bool read = step == head_step::Softmax || step == head_step::Context ||
                    step == head_step::Whole ||
                    (step == head_step::Mix && head == 0);
  if (!read || row != kWas || column > row) {
    return std::nullopt;
  }
  return as_shown(book_value("weights", head, row, column));
}

void check_cells(const std::map<std::string, std::string>& texts,
                 std::size_t step) {
  for (std::size_t head = 0; head < kBookHeads; ++head) {
    for (std::size_t row = 0; row < kBookTokens; ++row) {
      for (std::size_t column = 0; column < kBookTokens; ++column) {
        const std::string id =
            fmt::format("number-{}-{}-{}", head, row, column);
        const auto found = texts.find(id);
        const auto expected = weight_text(step, head, row, column);
        CAPTURE(id);
        CAPTURE(step);
        REQUIRE((found != texts.end()) == expected.has_value());
        if (expected) {
          REQUIRE(found->second == *expected);
        }
      }
    }
  }
}

/// Masked cells hold no weight, and what is left of a row fills its bar.
void check_rows(const Scene& scene) {
  for (std::size_t head = 0; head < kBookHeads; ++head) {
    for (std::size_t row = 0; row < kBookTokens; ++row) {
      const std::string name = fmt::format("{}-{}", head, row);
      const Rect bar = area_of(scene, "bar-" + name).value();
      const Rect full = area_of(scene, "bar-track-" + name).value();
      CHECK(bar.width == doctest::Approx(full.width).epsilon(1e-5));
      double sum = 0;
      for (std::size_t key = 0; key < kBookTokens; ++key) {
        const std::string cell = fmt::format("-{}-{}", name, key);
        const bool shown = area_of(scene, "cell" + cell).has_value();
        CHECK(shown == (key <= row));
        CHECK(area_of(scene, "mask" + cell).has_value() == (key > row));
        sum += shown ? book_value("weights", head, row, key) : 0;
      }
      CHECK(sum == doctest::Approx(1).epsilon(1e-5));
    }
  }
}

void check_other_numbers(const std::map<std::string, std::string>& texts) {
  for (const auto& [id, text] : texts) {
    if (id == "one-score") {
      CHECK(text == "was · book = " +
                        format_number(book_value("scores", 0, kWas, kBook), 2));
    }
    if (id == "mix-weight") {
      CHECK(text ==
            "× " + format_number(book_value("weights", 0, kWas, kBook), 2));
    }
    if (id.starts_with("strongest-") && !id.starts_with("strongest-key")) {
      const std::size_t head = std::stoul(id.substr(10));
      double largest = 0;
      for (std::size_t key = 0; key < kBookTokens; ++key) {
        largest = std::max(largest, book_value("weights", head, kWas, key));
      }
      CHECK(text.ends_with(" " + format_number(largest, 2)));
    }
  }
}

}  // namespace

TEST_CASE("multihead-causal walk: holds for every film") {
  check_told(book_film());
}

TEST_CASE("multihead-causal walk: text is never too small in any frame") {
  const Clip& clip = book_film().clip();
  for (int frame = 0; frame <= static_cast<int>(kRate * clip.seconds);
       ++frame) {
    for (const PlacedText& text : texts_in(clip.at(frame / kRate))) {
      CAPTURE(text.text);
      REQUIRE(text.size >= light_theme().small_size - 1e-9);
    }
  }
}

TEST_CASE("multihead-causal walk: a picture that rests shows the trace") {
  const Clip& clip = book_film().clip();
  Scene before = clip.at(0);
  std::size_t rests = 0;
  bool resting = false;
  for (int frame = 1; frame <= static_cast<int>(kRate * clip.seconds);
       ++frame) {
    Scene scene = clip.at(frame / kRate);
    const bool rests_now = scene == before;
    if (rests_now && !resting) {
      ++rests;
      const std::size_t step = step_of(clip, frame / kRate);
      const auto texts = texts_by_id(scene);
      check_cells(texts, step);
      check_other_numbers(texts);
      if (step == head_step::Softmax) {
        check_rows(scene);
      }
    }
    resting = rests_now;
    before = std::move(scene);
  }
  CHECK(rests >= head_step::Count);
}

TEST_CASE("multihead-causal walk: rows never hold more than 1") {
  const Clip& clip = book_film().clip();
  for (int frame = 0; frame <= static_cast<int>(kRate * clip.seconds);
       ++frame) {
    const Scene scene = clip.at(frame / kRate);
    for (const std::string row : {"0-0", "1-4", "2-7", "3-8"}) {
      const auto bar = area_of(scene, "bar-" + row);
      const auto full = area_of(scene, "bar-track-" + row);
      REQUIRE(bar.has_value() == full.has_value());
      if (bar) {
        REQUIRE(bar->width <= full->width * (1 + 1e-6));
      }
    }
  }
}

}  // namespace owldeck
