#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "generator/deck/fields.h"
#include "generator/source/span.h"

/// What the values of a table's keys may be: by the member's type, as
/// decode_value reads it, or as the function beside it says.
namespace owldeck {

template <class T>
using Type = std::type_identity<T>;

/// The name of a struct's definition in the schema, such as `slide`; tables.h
/// has them. A struct without one is written out where it is used.
template <class T>
inline constexpr std::string_view kDefinition{};

inline Schema schema_of(Type<std::string>, SchemaDefinitions& definitions) {
  return text_schema(definitions);
}
inline Schema schema_of(Type<bool>, SchemaDefinitions& /*unused*/) {
  Schema schema;
  schema.types = {"boolean"};
  return schema;
}
inline Schema schema_of(Type<double>, SchemaDefinitions& /*unused*/) {
  Schema schema;
  schema.types = {"number"};
  return schema;
}
template <std::integral T>
Schema schema_of(Type<T>, SchemaDefinitions& /*unused*/) {
  Schema schema;
  schema.types = {"integer"};
  schema.minimum = static_cast<double>(std::numeric_limits<T>::min());
  schema.below = std::ldexp(1.0, std::numeric_limits<T>::digits);
  return schema;
}

template <HasWords T>
Schema schema_of(Type<T>, SchemaDefinitions& /*unused*/) {
  std::vector<std::string> words;
  for (const Word<T>& word : words_of(T{})) {
    words.emplace_back(word.text);
  }
  return word_schema(std::move(words));
}

/// The keys of `fields`, added to those of `schema`.
template <class T>
void add_keys(Schema& schema, Fields<T> fields,
              SchemaDefinitions& definitions) {
  for (const Field<T>& field : fields) {
    Schema value = field.schema(definitions);
    value.description = std::string(field.description);
    if (field.need == Need::Required) {
      refuse_blank(value, definitions);
      value.default_value = {};
      schema.required.emplace_back(field.key);
    }
    schema.properties.push_back({std::string(field.key), std::move(value)});
  }
}

/// A map with the keys of all `tables` and no others.
template <class... T>
Schema map_schema(SchemaDefinitions& definitions, Fields<T>... tables) {
  Schema schema;
  schema.types = {"object"};
  schema.closed = true;
  (add_keys(schema, tables, definitions), ...);
  return schema;
}

template <class T>
concept HasChecks = requires(const YamlNode& node, const T& value,
                             Diagnostics& diagnostics) {
  check_fields(node, value, diagnostics);
};

/// A struct may have `restrict_schema(schema, type, definitions)`, and must if
/// it has `check_fields`: as much of that as a schema can say.
template <HasFields T>
Schema struct_schema(SchemaDefinitions& definitions) {
  Schema schema = map_schema(definitions, fields_of(T{}));
  constexpr bool kRestricted = requires {
    restrict_schema(schema, Type<T>{}, definitions);
  };
  if constexpr (kRestricted) {
    restrict_schema(schema, Type<T>{}, definitions);
  }
  static_assert(kRestricted || !HasChecks<T>);
  return schema;
}

template <HasFields T>
Schema schema_of(Type<T>, SchemaDefinitions& definitions) {
  if constexpr (kDefinition<T>.empty()) {
    return struct_schema<T>(definitions);
  } else {
    return definitions.refer(kDefinition<T>, struct_schema<T>);
  }
}

// As decode_value, each of these finds the others and those of tables.h by
// their arguments.
template <class T>
Schema schema_of(Type<Located<T>>, SchemaDefinitions& definitions) {
  return schema_of(Type<T>{}, definitions);
}
template <class T>
Schema schema_of(Type<std::optional<T>>, SchemaDefinitions& definitions) {
  return schema_of(Type<T>{}, definitions);
}
template <class T>
Schema schema_of(Type<std::vector<T>>, SchemaDefinitions& definitions) {
  return list_schema(schema_of(Type<T>{}, definitions));
}

/// The schema of what a decode function reads: given once, beside it. A
/// function object says it itself, in `schema(Type<Value>, definitions)`.
template <auto decode_with>
Schema schema_read_by(SchemaDefinitions&) = delete;

/// The schema of a `Value` that is read by `decode_with`.
template <auto decode_with, class Value>
Schema schema_of_value(SchemaDefinitions& definitions) {
  if constexpr (std::is_class_v<decltype(decode_with)>) {
    return decode_with.schema(Type<Value>{}, definitions);
  } else {
    return schema_read_by<decode_with>(definitions);
  }
}

/// What a key stands for that is absent: the member's own default, if the key
/// can say it.
inline void add_default(Schema& schema, bool value) {
  if (std::ranges::find(schema.types, "boolean") != schema.types.end()) {
    schema.default_value = value;
  }
}
template <class T>
requires std::is_arithmetic_v<T>
void add_default(Schema& schema, T value) {
  schema.default_value = static_cast<double>(value);
}
inline void add_default(Schema& schema, const std::string& value) {
  if (!value.empty()) {
    schema.default_value = value;
  }
}
template <HasWords T>
void add_default(Schema& schema, T value) {
  for (const Word<T>& word : words_of(value)) {
    if (word.value == value) {
      schema.default_value = std::string(word.text);
    }
  }
}
template <class T>
void add_default(Schema& schema, const Located<T>& located) {
  if constexpr (requires { add_default(schema, located.value); }) {
    add_default(schema, located.value);
  }
}

}  // namespace owldeck
