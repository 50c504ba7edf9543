#include <doctest/doctest.h>

#include <set>

#include "generator/deck/course.h"
#include "generator/deck/deck_file.h"
#include "tests/generator/deck/deck_variants.h"
#include "tests/generator/deck/fake_files.h"
#include "tests/generator/deck/loader_complaints.h"
#include "tests/generator/deck/schema_judge.h"

/// The loader and the schema, judged by another project's validator, agree on
/// every deck, as far as a schema can know (loader_complaints.h).
namespace owldeck {
namespace {

struct Verdicts {
  int right = 0;
  int wrong = 0;
};

/// Reports every deck on which the two disagree.
void judge(const SchemaJudge& schema, const DeckVariant& variant,
           Verdicts& verdicts) {
  const std::string text = variant.deck.dump();
  const std::string complaints =
      loader_complaints("deck.yaml", FakeFiles({{"deck.yaml", text}}));
  const bool right = complaints.empty();
  ++(right ? verdicts.right : verdicts.wrong);
  if (schema.accepts(variant.deck) != right) {
    FAIL_CHECK(variant.what, "\n", text,
               "\nthe loader: ", right ? "right\n" : complaints, "the schema: ",
               right ? schema.complaints(variant.deck) : "right");
  }
}

void add_keys_of(const nlohmann::json& json, std::set<std::string>& keys) {
  for (const auto& [key, child] : json.items()) {
    if (json.is_object()) {
      keys.insert(key);
    }
    if (child.is_structured()) {
      add_keys_of(child, keys);
    }
  }
}

TEST_CASE("schema: the decks that are judged have every key") {
  std::set<std::string> used;
  for (const DeckVariant& deck : right_decks()) {
    add_keys_of(deck.deck, used);
  }
  const auto schema = nlohmann::json::parse(printed_schema(deck_schema));
  for (const auto& [name, definition] : schema["$defs"].items()) {
    const auto keys = definition.value("properties", nlohmann::json::object());
    for (const auto& [key, value] : keys.items()) {
      CHECK_MESSAGE(used.contains(key), name, ".", key);
    }
  }
}

TEST_CASE("schema: right decks of every kind pass the loader and the schema") {
  const SchemaJudge schema(printed_schema(deck_schema));
  Verdicts verdicts;
  for (const DeckVariant& deck : right_decks()) {
    judge(schema, deck, verdicts);
  }
  CHECK(verdicts.wrong == 0);
  CHECK(verdicts.right > 60);
}

TEST_CASE("schema: agrees with the loader on every deck with one change") {
  const SchemaJudge schema(printed_schema(deck_schema));
  Verdicts verdicts;
  for (const DeckVariant& deck : right_decks()) {
    for (const DeckVariant& variant : changed(deck)) {
      judge(schema, variant, verdicts);
    }
  }
  CHECK(verdicts.wrong > 5000);
  CHECK(verdicts.right > 1000);
}

TEST_CASE("schema: agrees with the loader on keys of two kinds together") {
  const SchemaJudge schema(printed_schema(deck_schema));
  Verdicts verdicts;
  for (const DeckVariant& deck : mixed()) {
    judge(schema, deck, verdicts);
  }
  CHECK(verdicts.wrong > 1000);
  CHECK(verdicts.right > 50);
}

TEST_CASE("schema: agrees with the loader on courses with one change") {
  const SchemaJudge schema(printed_schema(course_schema));
  const DeckVariant course{"course", nlohmann::json::parse(R"({"course": {
      "id": "c", "title": "C", "anchors": {"ids": ["A-##"], "assumes": ["B"]},
      "decks": ["ch02/deck.yaml", "ch03/deck.yaml"]}})"),
                           nlohmann::json::json_pointer()};
  CHECK(schema.accepts(course.deck));
  for (const DeckVariant& variant : changed(course)) {
    SourceTexts sources;
    Diagnostics diagnostics;
    const FakeFiles files({{"course.yaml", variant.deck.dump()}});
    const bool right =
        load_course("course.yaml", files, sources, diagnostics).has_value();
    CHECK_MESSAGE(schema.accepts(variant.deck) == right, variant.what);
  }
}

}  // namespace
}  // namespace owldeck
