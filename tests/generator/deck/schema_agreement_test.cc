#include <doctest/doctest.h>

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

}  // namespace
}  // namespace owldeck
