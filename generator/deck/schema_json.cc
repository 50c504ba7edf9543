#include <cmath>
#include <nlohmann/json.hpp>

#include "generator/deck/schema.h"

namespace owldeck {
namespace {

using Json = nlohmann::ordered_json;

constexpr const char* kDraft = "https://json-schema.org/draft/2020-12/schema";
constexpr int kIndent = 2;

Json number_of(double value) {
  constexpr double kLargest = 9007199254740992;  // all whole numbers up to 2^53
  if (value == std::floor(value) && std::abs(value) <= kLargest) {
    return static_cast<std::int64_t>(value);
  }
  return value;
}

Json json_of(const Schema& schema);

Json list_of(const std::vector<Schema>& schemas) {
  Json list = Json::array();
  for (const Schema& each : schemas) {
    list.push_back(json_of(each));
  }
  return list;
}

void add_schema(Json& json, const char* key,
                const std::vector<Schema>& schemas) {
  if (!schemas.empty()) {
    json[key] = json_of(schemas.front());
  }
}

void add_schemas(Json& json, const char* key,
                 const std::vector<Schema>& schemas) {
  if (!schemas.empty()) {
    json[key] = list_of(schemas);
  }
}

void add_texts(Json& json, const char* key,
               const std::vector<std::string>& texts) {
  if (!texts.empty()) {
    json[key] = texts;
  }
}

template <class T>
void add_number(Json& json, const char* key, const std::optional<T>& number) {
  if (number) {
    json[key] = number_of(static_cast<double>(*number));
  }
}

/// What the schema says for people.
void add_words(Json& json, const Schema& schema) {
  if (!schema.description.empty()) {
    json["description"] = schema.description;
  }
  if (const auto* flag = std::get_if<bool>(&schema.default_value)) {
    json["default"] = *flag;
  } else if (const auto* number = std::get_if<double>(&schema.default_value)) {
    json["default"] = number_of(*number);
  } else if (const auto* text =
                 std::get_if<std::string>(&schema.default_value)) {
    json["default"] = *text;
  }
  for (const std::string& example : schema.examples) {
    json["examples"].push_back(Json::parse(example));
  }
}

void add_scalar(Json& json, const Schema& schema) {
  if (schema.types.size() == 1) {
    json["type"] = schema.types.front();
  } else {
    add_texts(json, "type", schema.types);
  }
  add_texts(json, "enum", schema.words);
  if (schema.equals) {
    json["const"] = *schema.equals;
  }
  if (!schema.pattern.empty()) {
    json["pattern"] = schema.pattern;
  }
  add_number(json, "maxLength", schema.most_letters);
  add_number(json, "minimum", schema.minimum);
  add_number(json, "maximum", schema.maximum);
  add_number(json, "exclusiveMinimum", schema.above);
  add_number(json, "exclusiveMaximum", schema.below);
}

void add_list(Json& json, const Schema& schema) {
  add_schema(json, "items", schema.items);
  add_number(json, "minItems", schema.fewest_items);
  if (schema.unique_items) {
    json["uniqueItems"] = true;
  }
  add_number(json, "maxItems", schema.most_items);
}

void add_map(Json& json, const Schema& schema) {
  for (const SchemaProperty& each : schema.properties) {
    json["properties"][each.key] = json_of(each.value);
  }
  add_texts(json, "required", schema.required);
  add_schema(json, "propertyNames", schema.names);
  add_schema(json, "additionalProperties", schema.values);
  if (schema.closed) {
    json["additionalProperties"] = false;
  }
}

/// Adds all of `schema` in the order in which people read it.
void add_all(Json& json, const Schema& schema) {
  add_words(json, schema);
  add_scalar(json, schema);
  add_list(json, schema);
  add_map(json, schema);
  add_schemas(json, "anyOf", schema.any_of);
  add_schemas(json, "allOf", schema.all_of);
  add_schema(json, "not", schema.refused);
  add_schema(json, "if", schema.condition);
  add_schema(json, "then", schema.consequence);
}

Json json_of(const Schema& schema) {
  if (schema.nothing) {
    return false;
  }
  Json json = Json::object();
  if (!schema.definition.empty()) {
    json["$ref"] = "#/$defs/" + schema.definition;
  }
  add_all(json, schema);
  return json;
}

}  // namespace

std::string print_schema(const Schema& root,
                         const SchemaDefinitions& definitions,
                         const std::string& name, const std::string& title) {
  Json json = Json::object();
  json["$schema"] = kDraft;
  json["$id"] = "urn:owldeck:" + name;
  json["title"] = title;
  add_all(json, root);
  for (const auto& [key, schema] : definitions.all()) {
    json["$defs"][key] = json_of(schema);
  }
  return json.dump(kIndent) + "\n";
}

}  // namespace owldeck
