#pragma once

#include <concepts>
#include <span>
#include <string_view>

#include "generator/deck/schema.h"
#include "generator/source/diagnostic.h"
#include "generator/source/yaml.h"

/// The tables of keys and of words, which both the decoder (decode.h) and the
/// schema (schema_of.h) read.
namespace owldeck {

enum class Need { Required, Optional };

/// One key of a map in YAML. Made by `field` and `field_by` of decode.h.
template <class T>
struct Field {
  using Decode = bool (*)(const YamlNode&, T&, Diagnostics&);

  constexpr Field(std::string_view key_, Need need_,
                  std::string_view description_, Decode decode_,
                  SchemaDefinitions::Make schema_)
      : key(key_),
        need(need_),
        description(description_),
        decode(decode_),
        schema(schema_) {}

  std::string_view key;
  Need need;
  std::string_view description;  ///< for the schema and for hints
  Decode decode;
  SchemaDefinitions::Make schema;  ///< of what `decode` reads
};

template <class T>
using Fields = std::span<const Field<T>>;

/// A word that stands for a value, such as `concept`.
template <class T>
struct Word {
  std::string_view text;
  T value;
};

template <class T>
using Words = std::span<const Word<T>>;

template <class T>
concept HasFields = requires(const T& value) {
  { fields_of(value) } -> std::same_as<Fields<T>>;
};

template <class T>
concept HasWords = requires(T value) {
  { words_of(value) } -> std::same_as<Words<T>>;
};

}  // namespace owldeck
