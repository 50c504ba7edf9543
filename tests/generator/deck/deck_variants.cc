#include "tests/generator/deck/deck_variants.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <map>

#include "generator/source/files.h"
#include "tests/generator/deck/json_of_yaml.h"

namespace owldeck {
namespace {

using Json = nlohmann::json;

Json fixture(const std::string& name) {
  const std::filesystem::path path = std::filesystem::path(OWLDECK_SOURCE_DIR) /
                                     "tests/fixtures/schema" / (name + ".yaml");
  Diagnostics diagnostics;
  const auto text = DiskFiles().read(path);
  REQUIRE(text.has_value());
  const auto node = parse_yaml(path.generic_string(), *text, diagnostics);
  REQUIRE_MESSAGE(node.has_value(), diagnostics.all().front().message);
  return json_of(*node);
}

Json small_deck() {
  return Json::parse(R"({"deck": {"id": "d", "title": "D"},
    "slides": [{"slide": 1, "type": "practical", "topic": "t", "title": "T"}]})");
}

/// Where the values of a fixture stand in a deck.
const std::map<std::string, std::string> kFixtures{
    {"figures", "/slides/0/figure"},
    {"experiments", "/experiments/e"},
    {"animations", "/animations/a"},
    {"slides", "/slides/0"},
    {"heads", "/deck"},
    {"decks", ""}};

DeckVariant deck_with(const std::string& fixture_name, const Json& value,
                      std::string what) {
  DeckVariant variant{std::move(what), small_deck(),
                      Json::json_pointer(kFixtures.at(fixture_name))};
  variant.deck[variant.at] = value;
  return variant;
}

/// What no key of a deck takes all of. Numbers are written as no text is.
const std::vector<Json> kOthers{nullptr,
                                true,
                                -1,
                                0,
                                1000000000,
                                1.5,
                                "",
                                " ",
                                "two words",
                                "../up",
                                "/top",
                                "word",
                                "a.b",
                                "3-2-1",
                                Json::array(),
                                Json::array({"word"}),
                                Json::object(),
                                Json::object({{"word", 1}})};

void change_value(const DeckVariant& deck, const Json::json_pointer& at,
                  std::vector<DeckVariant>& to) {
  for (const Json& other : kOthers) {
    to.push_back(deck);
    to.back().deck[at] = other;
    to.back().what += fmt::format(", {} = {}", at.to_string(), other.dump());
  }
}

void change_keys(const DeckVariant& deck, const Json::json_pointer& at,
                 std::vector<DeckVariant>& to) {
  for (const auto& [key, value] : deck.deck[at].items()) {
    to.push_back(deck);
    to.back().deck[at].erase(key);
    to.back().what += fmt::format(", {} without {}", at.to_string(), key);
  }
  to.push_back(deck);
  to.back().deck[at]["no_key"] = "x";
  to.back().what += fmt::format(", {} with no_key", at.to_string());
}

void change_items(const DeckVariant& deck, const Json::json_pointer& at,
                  std::vector<DeckVariant>& to) {
  const Json& items = deck.deck[at];
  if (items.empty()) {
    return;
  }
  to.push_back(deck);
  to.back().deck[at].erase(0);
  to.back().what += fmt::format(", {} one shorter", at.to_string());
  constexpr int kMany = 13;  // more than any list with a limit has
  to.push_back(deck);
  for (int i = 0; i < kMany; ++i) {
    to.back().deck[at].push_back(items.front());
  }
  to.back().what += fmt::format(", {} much longer", at.to_string());
}

void change_all(const DeckVariant& deck, const Json::json_pointer& at,
                std::vector<DeckVariant>& to) {
  const Json& value = deck.deck[at];
  if (!at.empty()) {
    change_value(deck, at, to);
  }
  if (value.is_object()) {
    change_keys(deck, at, to);
    for (const auto& [key, child] : value.items()) {
      change_all(deck, at / key, to);
    }
  } else if (value.is_array()) {
    change_items(deck, at, to);
    for (std::size_t i = 0; i < value.size(); ++i) {
      change_all(deck, at / i, to);
    }
  }
}

}  // namespace

std::vector<DeckVariant> right_decks() {
  std::vector<DeckVariant> decks;
  for (const auto& [name, place] : kFixtures) {
    int number = 0;
    for (const Json& value : fixture(name)) {
      decks.push_back(
          deck_with(name, value, fmt::format("{} {}", name, ++number)));
    }
  }
  return decks;
}

std::vector<DeckVariant> changed(const DeckVariant& deck) {
  std::vector<DeckVariant> decks;
  change_all(deck, deck.at, decks);
  return decks;
}

std::vector<DeckVariant> mixed() {
  std::vector<DeckVariant> decks;
  for (const std::string name : {"figures", "experiments", "animations"}) {
    Json keys = Json::object();
    const Json values = fixture(name);
    for (const Json& value : values) {
      keys.update(value);
    }
    for (const Json& value : values) {
      for (const auto& [key, other] : keys.items()) {
        if (!value.contains(key)) {
          Json both = value;
          both[key] = other;
          decks.push_back(deck_with(
              name, both, fmt::format("{} with {}", value.dump(), key)));
        }
      }
    }
  }
  return decks;
}

}  // namespace owldeck
