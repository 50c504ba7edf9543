// Every frame of the film, number by number.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

#include "generator/attention/expression.h"
#include "tests/generator/animation/film_support.h"

namespace owldeck {
namespace {

constexpr std::size_t kQuery = 1;
constexpr std::size_t kTokens = 6;
constexpr std::size_t kDimensions = 2;
constexpr double kRate = 30;

const Trace& trace() {
  static const Traces traces = traces_of(scaled_attention());
  return traces.at("scaled");
}

double value(const char* step, std::size_t row, std::size_t column) {
  return trace().find(step)->at({row, column});
}

/// What the number called `id` may rest at.
using Rests = std::map<std::string, std::set<std::string>>;

void add(Rests& rests, const std::string& id, double number, int decimals) {
  rests[id].insert(format_number(number, decimals));
}

void add_vectors(Rests& rests) {
  for (std::size_t i = 0; i < kTokens; ++i) {
    for (std::size_t d = 0; d < 3; ++d) {
      add(rests, fmt::format("embedding-{}-{}", i, d), value("input", i, d), 2);
    }
    for (std::size_t d = 0; d < kDimensions; ++d) {
      const double query = value("queries", kQuery, d);
      const double key = value("keys", i, d);
      add(rests, fmt::format("key-{}-{}", i, d), key, 2);
      add(rests, fmt::format("query-{}", d), query, 2);
      add(rests, fmt::format("product-{}-{}", i, d), query, 2);
      add(rests, fmt::format("product-{}-{}", i, d), query * key, 2);
      add(rests, fmt::format("value-{}-{}", i, d), value("values", i, d), 2);
    }
  }
}

void add_scores(Rests& rests) {
  double sum = 0;
  add(rests, "row-sum", 0, 4);
  for (std::size_t i = 0; i < kTokens; ++i) {
    add(rests, fmt::format("score-{}", i), value("scores", kQuery, i), 4);
    add(rests, fmt::format("score-{}", i), value("scaled", kQuery, i), 4);
    add(rests, fmt::format("scaled-{}", i), value("scaled", kQuery, i), 4);
    add(rests, fmt::format("weight-number-{}", i), value("weights", kQuery, i),
        4);
    sum += value("weights", kQuery, i);
    add(rests, "row-sum", sum, 4);
  }
}

void add_matrices(Rests& rests) {
  for (std::size_t i = 0; i < kTokens; ++i) {
    rests[fmt::format("sum-{}", i)] = {"1.0000"};
    for (std::size_t j = 0; j < kTokens; ++j) {
      add(rests, fmt::format("weight-{}-{}", i, j), value("weights", i, j), 2);
    }
    for (std::size_t d = 0; d < kDimensions; ++d) {
      add(rests, fmt::format("context-{}-{}", i, d), value("context", i, d), 4);
    }
  }
  for (std::size_t d = 0; d < kDimensions; ++d) {
    double sum = 0;
    const std::string id = fmt::format("context-{}-{}", kQuery, d);
    add(rests, id, 0, 4);
    for (std::size_t i = 0; i < kTokens; ++i) {
      sum += value("weights", kQuery, i) * value("values", i, d);
      add(rests, id, sum, 4);
    }
  }
}

const Rests& rests() {
  static const Rests all = [] {
    Rests result;
    add_vectors(result);
    add_scores(result);
    add_matrices(result);
    return result;
  }();
  return all;
}

using Texts = std::map<std::string, std::string>;

const std::vector<Texts>& frames() {
  static const std::vector<Texts> all = [] {
    const Clip& clip = course_films()[0].clip;
    std::vector<Texts> texts;
    for (int i = 0; i < clip.seconds * kRate; ++i) {
      texts.push_back(texts_by_id(clip.at(i / kRate)));
    }
    return texts;
  }();
  return all;
}

}  // namespace

TEST_CASE("score-flow: a number that rests is the trace's") {
  constexpr std::size_t kRest = 6;  // frames
  for (std::size_t i = 0; i + kRest < frames().size(); ++i) {
    for (const auto& [id, text] : frames()[i]) {
      const auto allowed = rests().find(id);
      if (allowed == rests().end()) {
        continue;
      }
      const bool still =
          std::all_of(frames().begin() + static_cast<std::ptrdiff_t>(i),
                      frames().begin() + static_cast<std::ptrdiff_t>(i + kRest),
                      [&](const Texts& texts) {
                        const auto found = texts.find(id);
                        return found != texts.end() && found->second == text;
                      });
      if (still) {
        CAPTURE(i);
        CAPTURE(id);
        CAPTURE(text);
        REQUIRE(allowed->second.contains(text));
      }
    }
  }
}

TEST_CASE("score-flow: every number of the trace is shown") {
  Rests missing = rests();
  // The sum counts on as one share after the other drops.
  missing["row-sum"] = {"1.0000"};
  for (const Texts& texts : frames()) {
    for (const auto& [id, text] : texts) {
      const auto found = missing.find(id);
      if (found != missing.end()) {
        found->second.erase(text);
      }
    }
  }
  for (const auto& [id, texts] : missing) {
    CAPTURE(id);
    CHECK(texts.empty());
  }
}

TEST_CASE("score-flow: no text shows a number that nothing vouches for") {
  for (std::size_t i = 0; i < frames().size(); i += 5) {
    for (const auto& [id, text] : frames()[i]) {
      const bool is_number =
          text.size() >= 4 &&
          text.find_first_not_of("0123456789.−") == std::string::npos;
      if (is_number && id != "camera" && !id.starts_with("legend") &&
          !id.starts_with("row-ticks")) {
        CAPTURE(text);
        INFO(id);
        REQUIRE(rests().contains(id));
      }
    }
  }
}

TEST_CASE("score-flow: rows that are complete sum to 1") {
  for (std::size_t row = 0; row < kTokens; ++row) {
    double exact = 0;
    for (std::size_t j = 0; j < kTokens; ++j) {
      exact += value("weights", row, j);
    }
    CHECK(exact == doctest::Approx(1).epsilon(1e-6));
  }
  for (std::size_t i = 0; i < frames().size(); ++i) {
    for (std::size_t row = 0; row < kTokens; ++row) {
      double shown = 0;
      std::size_t cells = 0;
      for (std::size_t j = 0; j < kTokens; ++j) {
        const auto cell = frames()[i].find(fmt::format("weight-{}-{}", row, j));
        if (cell != frames()[i].end()) {
          shown += std::stod(cell->second);
          ++cells;
        }
      }
      if (cells == kTokens) {
        CAPTURE(i);
        CAPTURE(row);
        REQUIRE(std::abs(shown - 1) <= 0.005 * kTokens);
      }
    }
  }
}

}  // namespace owldeck
