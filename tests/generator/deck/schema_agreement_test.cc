#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>

#include "generator/deck/deck_file.h"
#include "generator/deck/load.h"
#include "tests/generator/deck/deck_variants.h"
#include "tests/generator/deck/fake_files.h"
#include "tests/generator/deck/json_of_yaml.h"
#include "tests/generator/deck/schema_judge.h"

/// The loader and the schema, judged by another project's validator, agree on
/// every deck. A schema cannot know
/// - what names refer to, and which files are there,
/// - how two numbers compare: ranges that are turned round, lines after the
///   last one of the code,
/// - how a scalar was spelled: `4.0` and `010`, blanks at the end of a word.
/// The first two are left out by what the loader says, the last does not occur.
namespace owldeck {
namespace {

bool is_beyond_schemas(const Diagnostic& found) {
  static const std::set<std::string> codes{
      "unknown-name",    "duplicate-name", "duplicate-slide", "include-missing",
      "include-outside", "file-missing",   "file-outside",    "image-format"};
  return codes.contains(found.code) ||
         found.message.find("is after the last line") != std::string::npos ||
         found.message.find("is turned round") != std::string::npos;
}

/// What the loader has against the form of a deck, a line each.
std::string loader_complaints(const std::string& text) {
  SourceTexts sources;
  Diagnostics diagnostics;
  (void)load_deck("deck.yaml", FakeFiles({{"deck.yaml", text}}), sources,
                  diagnostics);
  std::string lines;
  for (const Diagnostic& each : diagnostics.all()) {
    if (!is_beyond_schemas(each)) {
      lines += fmt::format("{} {}\n", each.code, each.message);
    }
  }
  return lines;
}

struct Verdicts {
  int right = 0;
  int wrong = 0;
};

/// Reports every deck on which the two disagree.
void judge(const SchemaJudge& schema, const DeckVariant& variant,
           Verdicts& verdicts) {
  const std::string text = variant.deck.dump();
  const std::string complaints = loader_complaints(text);
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
