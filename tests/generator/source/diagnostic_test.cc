#include "generator/source/diagnostic.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

const std::vector<std::string> kKnown{"title", "topic", "type"};

TEST_CASE("suggest: the nearest known word is asked for") {
  CHECK(suggest("tittle", kKnown) == "did you mean 'title'?");
  CHECK(suggest("topci", kKnown) == "did you mean 'topic'?");
}

TEST_CASE("suggest: capitals do not make a word far") {
  CHECK(suggest("TITLE", kKnown) == "did you mean 'title'?");
}

TEST_CASE("suggest: a word near none lists the known") {
  CHECK(suggest("embeddings", kKnown) == "known are 'title', 'topic', 'type'");
}

TEST_CASE("suggest: a single known word is said to be the only one") {
  CHECK(suggest("xyz", {"journey"}) == "the only one known is 'journey'");
}

TEST_CASE("suggest: a long list is cut and counted") {
  const std::vector<std::string> many(20, "something-else");
  CHECK(suggest("x", many).ends_with(" and 4 more"));
}

TEST_CASE("suggest: nothing known gives no hint") {
  CHECK(suggest("x", {}).empty());
}

TEST_CASE("nearest: a one-letter word is not near every other letter") {
  CHECK(nearest("x", {"y"}).empty());
}

TEST_CASE("nearest: swapped neighbours count as one edit") {
  CHECK(nearest("casual", {"causal", "visual"}) == "causal");
}

TEST_CASE("diagnostics: a warning is no error") {
  Diagnostics diagnostics;
  diagnostics.warning({"deck.yaml", 1, 1, 1}, "code", "message");
  CHECK_FALSE(diagnostics.has_errors());
  diagnostics.error({"deck.yaml", 1, 1, 1}, "code", "message");
  CHECK(diagnostics.has_errors());
}

TEST_CASE("diagnostic: a long message is cut between two characters") {
  Diagnostics diagnostics;
  diagnostics.error({}, "yaml", "x" + std::string(2000, '\xC3'), "short");
  std::string owls;
  for (int i = 0; i < 500; ++i) {
    owls += "🦉";
  }
  diagnostics.error({}, "yaml", "abc" + owls, owls);
  const Diagnostic& found = diagnostics.all()[1];
  CHECK(found.message.size() == 999 + 3);
  CHECK(found.message.ends_with("🦉..."));
  CHECK(found.hint.size() == 1000 + 3);
  CHECK(diagnostics.all()[0].hint == "short");
}

TEST_CASE("diagnostic: a word as long as a page is like no known one") {
  CHECK(nearest(std::string(100'000, 'a'), {std::string(100'000, 'a') + "b"}) ==
        "");
}

}  // namespace
}  // namespace owldeck
