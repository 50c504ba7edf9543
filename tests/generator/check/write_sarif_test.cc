#include "generator/check/write_sarif.h"

#include <doctest/doctest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include "generator/check/finding_codes.h"
#include "tests/generator/check/sample_reports.h"

namespace owldeck {
namespace {

using Json = nlohmann::json;

Json sarif_of(const std::vector<DeckReport>& reports) {
  return Json::parse(write_sarif(reports, "owldeck 1.2.3"));
}

Json run_of(const std::vector<DeckReport>& reports) {
  return sarif_of(reports)["runs"][0];
}

/// What the standard's schema has against `document`, a line each.
std::string problems_of(const Json& document) {
  std::ifstream file(OWLDECK_SOURCE_DIR
                     "/tests/fixtures/sarif/sarif-schema-2.1.0.json");
  const Json text = Json::parse(file);
  valijson::Schema schema;
  valijson::SchemaParser parser(valijson::SchemaParser::kDraft4);
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(text), schema);
  valijson::Validator validator;
  valijson::ValidationResults results;
  validator.validate(schema, valijson::adapters::NlohmannJsonAdapter(document),
                     &results);
  std::string out;
  for (const auto& error : results) {
    for (const std::string& part : error.context) {
      out += part;
    }
    out += ": " + error.description + "\n";
  }
  return out;
}

/// A finding of every code there is.
DeckReport report_of_all_codes() {
  DeckReport report = passed_report("all.yaml");
  int line = 0;
  for (const FindingCode& each : finding_codes()) {
    Diagnostic finding;
    finding.span = {"all.yaml", ++line, 1, 1};
    finding.severity = each.severity;
    finding.code = each.code;
    finding.message = each.summary;
    report.findings.add(std::move(finding));
  }
  return report;
}

TEST_CASE("write_sarif: a report is valid by the standard's schema") {
  CHECK(problems_of(sarif_of({failed_report()})) == "");
}

TEST_CASE("write_sarif: a report of every code is valid") {
  CHECK(problems_of(sarif_of({report_of_all_codes()})) == "");
}

TEST_CASE("write_sarif: a report without findings is valid") {
  CHECK(problems_of(sarif_of({passed_report()})) == "");
  CHECK(problems_of(sarif_of({})) == "");
}

TEST_CASE("write_sarif: the schema refuses what is no SARIF") {
  Json document = sarif_of({failed_report()});
  document["runs"][0]["results"][0]["level"] = "fatal";
  CHECK(problems_of(document) != "");
}

TEST_CASE("write_sarif: rules are the codes found, with their explanation") {
  const Json driver = run_of({failed_report()})["tool"]["driver"];
  CHECK(driver["name"] == "owldeck");
  CHECK(driver["version"] == "1.2.3");
  REQUIRE(driver["rules"].size() == 3);
  const Json& rule = driver["rules"][1];
  CHECK(rule["id"] == "anchor-cycle");
  CHECK(rule["shortDescription"]["text"] == find_code("anchor-cycle")->summary);
  CHECK(rule["help"]["markdown"].get<std::string>().find("```yaml") !=
        std::string::npos);
  CHECK(rule["defaultConfiguration"]["level"] == "error");
  CHECK(rule["properties"]["gate"] == "anchors");
}

TEST_CASE("write_sarif: results point at their rules") {
  const Json run = run_of({failed_report()});
  for (const Json& result : run["results"]) {
    const Json& rule =
        run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()];
    CHECK(rule["id"] == result["ruleId"]);
  }
}

TEST_CASE("write_sarif: levels are the severities") {
  const Json results = run_of({failed_report()})["results"];
  REQUIRE(results.size() == 3);
  CHECK(results[0]["level"] == "note");
  CHECK(results[1]["level"] == "warning");
  CHECK(results[2]["level"] == "error");
}

TEST_CASE("write_sarif: a place counts characters, its end is after it") {
  const Json run = run_of({failed_report()});
  CHECK(run["columnKind"] == "unicodeCodePoints");
  const Json region =
      run["results"][2]["locations"][0]["physicalLocation"]["region"];
  CHECK(region["startLine"] == 12);
  CHECK(region["startColumn"] == 5);
  CHECK(region["endColumn"] == 9);
}

TEST_CASE("write_sarif: a finding about a whole file has no region") {
  const Json place = run_of(
      {failed_report()})["results"][0]["locations"][0]["physicalLocation"];
  CHECK(place.contains("artifactLocation"));
  CHECK_FALSE(place.contains("region"));
}

TEST_CASE("write_sarif: file names are percent-encoded") {
  const Json place = run_of(
      {failed_report()})["results"][2]["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["uri"] == "my%20decks/%C3%A9.yaml");
}

TEST_CASE("write_sarif: an absolute path is a file of this machine") {
  DeckReport report = passed_report("/decks/a.yaml");
  report.findings.error({"/decks/a.yaml", 1, 1, 1}, "yaml", "not YAML");
  const Json place =
      run_of({report})["results"][0]["locations"][0]["physicalLocation"];
  CHECK(place["artifactLocation"]["uri"] == "file:///decks/a.yaml");
}

TEST_CASE("write_sarif: the hint follows the message") {
  CHECK(run_of({failed_report()})["results"][2]["message"]["text"] ==
        "anchors need each other: A, B; remove one of these prerequisites");
}

TEST_CASE("write_sarif: notes are related locations") {
  const Json related =
      run_of({failed_report()})["results"][1]["relatedLocations"];
  REQUIRE(related.size() == 1);
  CHECK(related[0]["message"]["text"] == "the first is here");
  CHECK(related[0]["physicalLocation"]["region"]["startLine"] == 2);
}

TEST_CASE("write_sarif: gates that did not run are notifications") {
  const Json told = run_of(
      {failed_report()})["invocations"][0]["toolConfigurationNotifications"];
  REQUIRE(told.size() == 2);
  CHECK(told[0]["message"]["text"] ==
        "gate 'assets' was not run: no --assets folder given");
  CHECK(told[1]["message"]["text"] == "gate 'owl' is off: owls come later");
}

}  // namespace
}  // namespace owldeck
