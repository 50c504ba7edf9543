#include "generator/deck/schema.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "generator/deck/deck_file.h"
#include "generator/deck/tables.h"
#include "tests/generator/deck/fake_files.h"
#include "tests/generator/deck/loader_complaints.h"
#include "tests/generator/deck/schema_judge.h"

namespace owldeck {
namespace {

using Json = nlohmann::json;

Json json_schema(SchemaNames names = {}) {
  SchemaDefinitions definitions(std::move(names));
  const Schema root = deck_schema(definitions);
  return Json::parse(print_schema(root, definitions, "deck", "A deck"));
}

/// The schema of one definition, which the others of `schema` explain.
SchemaJudge judge_of(const Json& schema, const std::string& definition) {
  return SchemaJudge(Json{
      {"$ref", "#/$defs/" + definition},
      {"$defs",
       schema["$defs"]}}.dump());
}

/// The names of the definitions that `definition` may be.
std::vector<std::string> choices_of(const Json& schema,
                                    const std::string& definition) {
  std::vector<std::string> names;
  for (const Json& each : schema["$defs"][definition]["anyOf"]) {
    const std::string reference = each["$ref"];
    names.push_back(reference.substr(reference.rfind('/') + 1));
  }
  return names;
}

TEST_CASE("schema: is of the draft of 2020-12 and has a name") {
  const Json schema = json_schema();
  CHECK(schema["$schema"] == "https://json-schema.org/draft/2020-12/schema");
  CHECK(schema["$id"] == "urn:owldeck:deck");
}

TEST_CASE("schema: is the same every time") {
  CHECK(printed_schema(deck_schema) == printed_schema(deck_schema));
}

TEST_CASE("schema: a key says what its table says") {
  const Json slide = json_schema()["$defs"]["slide"];
  for (const Field<Slide>& field : fields_of(Slide{})) {
    const Json& key = slide["properties"][std::string(field.key)];
    CHECK(key["description"] == std::string(field.description));
  }
}

TEST_CASE("schema: a key that may be absent has its member's default") {
  const Json definitions = json_schema()["$defs"];
  const auto default_of = [&](const char* definition, const char* key) {
    return definitions[definition]["properties"][key]["default"];
  };
  CHECK(default_of("animation", "fps") ==
        AnimationSpec{}.frames_per_second.value);
  CHECK(default_of("attention", "temperature") ==
        AttentionSpec{}.temperature.value);
  CHECK(default_of("attention", "implementation") ==
        std::string(to_string(AttentionSpec{}.implementation.value)));
  CHECK(default_of("deck_head", "theme") == Deck{}.theme.value);
  CHECK(default_of("text_input", "positions") == TextSpec{}.positions.value);
}

TEST_CASE("schema: a key that must be there has no default") {
  const Json definitions = json_schema()["$defs"];
  for (const auto& [name, definition] : definitions.items()) {
    for (const std::string key : definition.value("required", Json::array())) {
      CHECK_MESSAGE(!definition["properties"][key].contains("default"), name,
                    ".", key);
    }
  }
}

/// Whether all that stands beside a reference is for people.
bool only_words_beside_references(const Json& json) {
  if (json.is_object() && json.contains("$ref")) {
    for (const auto& [key, value] : json.items()) {
      if (key != "$ref" && key != "description" && key != "default") {
        return false;
      }
    }
  }
  return std::all_of(json.begin(), json.end(), [](const Json& child) {
    return !child.is_structured() || only_words_beside_references(child);
  });
}

TEST_CASE("schema: older drafts, which see references alone, read the same") {
  CHECK(only_words_beside_references(json_schema()));
}

TEST_CASE("schema: offers the words of a choice") {
  Json words = Json::array();
  for (const Word<SlideType>& word : words_of(SlideType{})) {
    words.push_back(std::string(word.text));
  }
  CHECK(json_schema()["$defs"]["slide"]["properties"]["type"]["enum"] == words);
}

TEST_CASE("schema: offers built-in themes and takes others") {
  SchemaNames names;
  names.themes = {"night"};
  const SchemaJudge judge = judge_of(json_schema(names), "deck_head");
  for (const char* theme : {"night", "one-of-my-own"}) {
    CHECK(judge.accepts({{"id", "d"}, {"title", "D"}, {"theme", theme}}));
  }
  CHECK_FALSE(judge.accepts({{"id", "d"}, {"title", "D"}, {"theme", "No!"}}));
}

TEST_CASE("schema: a film has only the keys that its kind reads") {
  SchemaNames names;
  names.kinds = {"flow", "mask"};
  names.films = {{"flow", {"query"}}, {"mask", {}}};
  const SchemaJudge judge = judge_of(json_schema(names), "animation");
  Json film{{"kind", "flow"}, {"title", "F"}, {"of", "e"}, {"query", "was"}};
  CHECK(judge.accepts(film));
  film["kind"] = "mask";
  CHECK_FALSE(judge.accepts(film));
  film.erase("query");
  CHECK(judge.accepts(film));
  film["kind"] = "dance";
  CHECK_FALSE(judge.accepts(film));
}

TEST_CASE("schema: every kind of figure and of experiment has an example") {
  const Json schema = json_schema();
  for (const char* choice : {"figure", "experiment"}) {
    for (const std::string& name : choices_of(schema, choice)) {
      CHECK_MESSAGE(schema["$defs"][name].contains("examples"), name);
    }
  }
}

TEST_CASE("schema: every example is right by the schema") {
  const Json schema = json_schema();
  for (const auto& [name, definition] : schema["$defs"].items()) {
    for (const Json& example : definition.value("examples", Json::array())) {
      const SchemaJudge judge = judge_of(schema, name);
      CHECK_MESSAGE(judge.accepts(example), name, judge.complaints(example));
    }
  }
}

TEST_CASE("schema: the loader takes every example of figures and experiments") {
  const Json schema = json_schema();
  const auto check = [](const std::string& name, const Json& deck) {
    const FakeFiles files({{"deck.yaml", deck.dump()}});
    CHECK_MESSAGE(loader_complaints("deck.yaml", files).empty(), name);
  };
  const Json head{{"id", "d"}, {"title", "D"}};
  const Json slide = schema["$defs"]["slide"]["examples"][0];
  for (const std::string& name : choices_of(schema, "figure")) {
    for (const Json& example : schema["$defs"][name]["examples"]) {
      Json with_figure = slide;
      with_figure["figure"] = example;
      check(name, {{"deck", head}, {"slides", {with_figure}}});
    }
  }
  for (const std::string& name : choices_of(schema, "experiment")) {
    for (const Json& example : schema["$defs"][name]["examples"]) {
      check(name, {{"deck", head},
                   {"slides", {slide}},
                   {"experiments", {{"e", example}}}});
    }
  }
}

}  // namespace
}  // namespace owldeck
