#include "generator/deck/schema.h"

#include <algorithm>
#include <utility>

#include "generator/deck/schema_examples.h"

namespace owldeck {
namespace {

constexpr const char* kText = "text";
constexpr const char* kFilledText = "filled_text";

Schema any_scalar() {
  Schema schema;
  schema.types = {"string", "number", "boolean"};
  return schema;
}

}  // namespace

Schema text_schema(SchemaDefinitions& definitions) {
  return definitions.refer(
      kText, [](SchemaDefinitions& /*unused*/) { return any_scalar(); });
}

Schema text_schema(std::string pattern) {
  Schema schema = any_scalar();
  schema.pattern = std::move(pattern);
  return schema;
}

Schema string_schema(std::string pattern) {
  Schema schema;
  schema.types = {"string"};
  schema.pattern = std::move(pattern);
  return schema;
}

Schema word_schema(std::vector<std::string> words) {
  Schema schema;
  schema.types = {"string"};
  schema.words = std::move(words);
  return schema;
}

Schema list_schema(Schema item) {
  Schema schema;
  schema.types = {"array"};
  schema.items.push_back(std::move(item));
  return schema;
}

Schema list_schema(Schema item, int fewest, int most) {
  Schema schema = list_schema(std::move(item));
  schema.fewest_items = fewest;
  schema.most_items = most;
  return schema;
}

Schema any_schema(std::vector<Schema> schemas) {
  Schema schema;
  schema.any_of = std::move(schemas);
  return schema;
}

void refuse_blank(Schema& schema, SchemaDefinitions& definitions) {
  if (schema.definition == kText) {
    schema.definition = definitions
                            .refer(kFilledText,
                                   [](SchemaDefinitions& /*unused*/) {
                                     return text_schema("[^ \\t\\r\\n]");
                                   })
                            .definition;
  }
  for (Schema& each : schema.any_of) {
    refuse_blank(each, definitions);
  }
}

Schema having(std::string key, Schema value) {
  Schema schema;
  schema.required.push_back(key);
  schema.properties.push_back({std::move(key), std::move(value)});
  return schema;
}

Schema having_word(std::string key, std::vector<std::string> words) {
  Schema value;
  value.words = std::move(words);
  return having(std::move(key), std::move(value));
}

Schema having_flag(std::string key, bool flag) {
  Schema value;
  value.equals = flag;
  return having(std::move(key), std::move(value));
}

Schema without(const std::vector<std::string>& keys) {
  Schema schema;
  for (const std::string& key : keys) {
    Schema nothing;
    nothing.nothing = true;
    schema.properties.push_back({key, std::move(nothing)});
  }
  return schema;
}

Schema with(std::vector<std::string> keys) {
  Schema schema;
  schema.required = std::move(keys);
  return schema;
}

void add_rule(Schema& schema, Schema condition, Schema consequence) {
  Schema rule;
  rule.condition.push_back(std::move(condition));
  rule.consequence.push_back(std::move(consequence));
  schema.all_of.push_back(std::move(rule));
}

Schema SchemaDefinitions::refer(std::string_view name, Make make) {
  if (all_.find(name) == all_.end()) {
    all_.emplace(name, Schema{});  // ends what refers to itself
    Schema made = make(*this);
    made.examples = examples_of(name);
    all_.find(name)->second = std::move(made);
  }
  Schema schema;
  schema.definition = std::string(name);
  return schema;
}

}  // namespace owldeck
