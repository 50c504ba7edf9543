#include "generator/check/write_json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/generator/check/sample_reports.h"

namespace owldeck {
namespace {

using Json = nlohmann::ordered_json;

Json json_of(const std::vector<DeckReport>& reports) {
  return Json::parse(write_json(reports));
}

std::vector<std::string> keys_of(const Json& json) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) {
    keys.push_back(key);
  }
  return keys;
}

TEST_CASE("write_json: nothing checked is a report without decks") {
  CHECK(write_json({}) ==
        "{\n"
        "  \"format\": \"owldeck-check\",\n"
        "  \"version\": 1,\n"
        "  \"errors\": 0,\n"
        "  \"warnings\": 0,\n"
        "  \"notes\": 0,\n"
        "  \"decks\": []\n"
        "}\n");
}

TEST_CASE("write_json: keys keep their order") {
  const Json deck = json_of({failed_report()})["decks"][0];
  CHECK(keys_of(deck) == std::vector<std::string>{"file", "slides", "anchors",
                                                  "errors", "warnings", "notes",
                                                  "gates", "findings"});
  CHECK(keys_of(deck["gates"][0]) ==
        std::vector<std::string>{"gate", "state", "errors", "warnings", "notes",
                                 "reason"});
  CHECK(keys_of(deck["findings"][0]) ==
        std::vector<std::string>{"file", "line", "column", "length", "severity",
                                 "code", "gate", "message", "hint", "notes"});
}

TEST_CASE("write_json: findings are sorted by place") {
  const Json findings = json_of({failed_report()})["decks"][0]["findings"];
  REQUIRE(findings.size() == 3);
  CHECK(findings[0]["code"] == "minutes-sum");
  CHECK(findings[1]["code"] == "anchor-duplicate");
  CHECK(findings[2]["code"] == "anchor-cycle");
}

TEST_CASE("write_json: a finding has its place, gate, hint and notes") {
  const Json findings = json_of({failed_report()})["decks"][0]["findings"];
  CHECK(findings[2]["line"] == 12);
  CHECK(findings[2]["column"] == 5);
  CHECK(findings[2]["length"] == 4);
  CHECK(findings[2]["gate"] == "anchors");
  CHECK(findings[2]["hint"] == "remove one of these prerequisites");
  CHECK(findings[1]["notes"][0]["line"] == 2);
  CHECK(findings[1]["notes"][0]["message"] == "the first is here");
}

TEST_CASE("write_json: a finding about a whole file has no line") {
  const Json finding = json_of({failed_report()})["decks"][0]["findings"][0];
  CHECK(finding["file"] == "my decks/é.yaml");
  CHECK(finding["line"].is_null());
  CHECK(finding["column"].is_null());
  CHECK(finding["length"].is_null());
}

TEST_CASE("write_json: every gate has its state and reason") {
  const Json gates = json_of({failed_report()})["decks"][0]["gates"];
  REQUIRE(gates.size() == all_gates().size());
  const auto gate = [&](Gate which) {
    return gates[static_cast<std::size_t>(which)];
  };
  CHECK(gate(Gate::Anchors)["state"] == "failed");
  CHECK(gate(Gate::Anchors)["errors"] == 1);
  CHECK(gate(Gate::Minutes)["state"] == "warned");
  CHECK(gate(Gate::Minutes)["reason"] == "the map gives no minutes");
  CHECK(gate(Gate::Owl)["state"] == "off");
  CHECK(gate(Gate::Fit)["state"] == "passed");
}

TEST_CASE("write_json: sums go over all decks") {
  const Json json = json_of({failed_report("a.yaml"), failed_report("b.yaml")});
  CHECK(json["errors"] == 2);
  CHECK(json["warnings"] == 2);
  CHECK(json["notes"] == 2);
}

TEST_CASE("write_json: a file name that is no UTF-8 is still reported") {
  DeckReport report = passed_report("\xFF.yaml");
  CHECK(json_of({report})["decks"][0]["file"] == "\uFFFD.yaml");
}

}  // namespace
}  // namespace owldeck
