#include "tests/generator/deck/schema_judge.h"

#include <valijson/adapters/nlohmann_json_adapter.hpp>
#include <valijson/schema.hpp>
#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

namespace owldeck {

struct SchemaJudge::Compiled {
  valijson::Schema schema;
  valijson::Validator validator;  // keeps the expressions that it compiled
};

SchemaJudge::SchemaJudge(const std::string& schema)
    : compiled_(std::make_unique<Compiled>()) {
  const nlohmann::json json = nlohmann::json::parse(schema);
  valijson::SchemaParser parser;
  parser.populateSchema(valijson::adapters::NlohmannJsonAdapter(json),
                        compiled_->schema);
}

SchemaJudge::~SchemaJudge() = default;

bool SchemaJudge::accepts(const nlohmann::json& value) const {
  return compiled_->validator.validate(
      compiled_->schema, valijson::adapters::NlohmannJsonAdapter(value),
      nullptr);
}

std::string SchemaJudge::complaints(const nlohmann::json& value) const {
  valijson::ValidationResults results;
  compiled_->validator.validate(compiled_->schema,
                                valijson::adapters::NlohmannJsonAdapter(value),
                                &results);
  std::string lines;
  for (const valijson::ValidationResults::Error& each : results) {
    for (const std::string& step : each.context) {
      lines += step;
    }
    lines += ": " + each.description + "\n";
  }
  return lines;
}

std::string printed_schema(SchemaDefinitions::Make make) {
  SchemaDefinitions definitions;
  const Schema root = make(definitions);
  return print_schema(root, definitions, "test", "A test");
}

}  // namespace owldeck
