#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/deck/fields.h"
#include "generator/deck/schema_of.h"
#include "generator/source/diagnostic.h"
#include "generator/source/yaml.h"

/// How YAML becomes typed values. Each struct has one table of its keys
/// (fields_of, in tables.h); what a key may hold follows from the member's
/// type, or from a function named beside it.
///
/// Every decode function reports what is wrong at its place and returns whether
/// the value is right; a Located value has a Span only if it is.
namespace owldeck {

/// `a list`, `'four'` ...: what a message says was found.
[[nodiscard]] std::string describe(const YamlNode& node);

/// Reports: `wrong-type`: expected ..., found ...
/// Gives: false.
bool wrong_type(const YamlNode& node, std::string_view expected,
                Diagnostics& diagnostics, std::string hint = {});

/// Reports: `wrong-value`. Gives: false.
bool wrong_value(const Span& span, std::string message,
                 Diagnostics& diagnostics, std::string hint = {});

/// Reports: `unknown-word` with the nearest of `known`. Gives: false.
bool unknown_word(const Span& span, std::string_view kind,
                  std::string_view word, const std::vector<std::string>& known,
                  Diagnostics& diagnostics);

/// Any scalar is text; blank lines at its end are dropped.
bool decode_value(const YamlNode& node, std::string& out,
                  Diagnostics& diagnostics);
bool decode_value(const YamlNode& node, int& out, Diagnostics& diagnostics);
bool decode_value(const YamlNode& node, std::uint64_t& out,
                  Diagnostics& diagnostics);
/// Finite numbers only.
bool decode_value(const YamlNode& node, double& out, Diagnostics& diagnostics);
bool decode_value(const YamlNode& node, bool& out, Diagnostics& diagnostics);

/// Reads a map by one or more tables.
class MapDecoder {
 public:
  MapDecoder(const YamlNode& node, Diagnostics& diagnostics);

  /// Whether the node is a map at all.
  [[nodiscard]] bool is_map() const { return is_map_; }

  template <class T>
  void read(Fields<T> fields, T& out) {
    for (const Field<T>& field : fields) {
      const YamlNode* value = find(field.key, field.need, field.description);
      if (value != nullptr) {
        field.decode(*value, out, diagnostics_);
      }
    }
  }

  /// Reports: `unknown-key` and `missing-field` (not for a required key that is
  /// there with a typo).
  void finish();

 private:
  struct Missing {
    std::string key;
    std::string description;
  };
  const YamlNode* find(std::string_view key, Need need,
                       std::string_view description);
  void report_unknown(const YamlNode::Entry& entry,
                      const std::vector<std::string>& free);

  const YamlNode& node_;
  Diagnostics& diagnostics_;
  bool is_map_ = false;
  std::vector<std::string> known_;
  std::vector<Missing> missing_;
};

template <HasWords T>
bool decode_value(const YamlNode& node, T& out, Diagnostics& diagnostics) {
  std::string text;
  if (!decode_value(node, text, diagnostics)) {
    return false;
  }
  std::vector<std::string> known;
  for (const Word<T>& word : words_of(out)) {
    if (word.text == text) {
      out = word.value;
      return true;
    }
    known.emplace_back(word.text);
  }
  return unknown_word(node.span, "word", text, known, diagnostics);
}

/// A struct may have `check_fields(node, value, diagnostics)` for what its keys
/// say together.
template <HasFields T>
bool decode_value(const YamlNode& node, T& out, Diagnostics& diagnostics) {
  MapDecoder map(node, diagnostics);
  if (!map.is_map()) {
    return false;
  }
  if constexpr (requires { out.span = node.span; }) {
    out.span = node.span;
  }
  map.read(fields_of(out), out);
  map.finish();
  if constexpr (requires { check_fields(node, out, diagnostics); }) {
    check_fields(node, out, diagnostics);
  }
  return true;
}

template <class T>
bool decode_value(const YamlNode& node, std::optional<T>& out,
                  Diagnostics& diagnostics) {
  return decode_value(node, out.emplace(), diagnostics);
}

/// How to write what was written without a list.
[[nodiscard]] std::string list_hint(const YamlNode& node);

/// Appends the items of a list, each read by `decode_item`.
template <class T, class Decode>
bool decode_list(const YamlNode& node, std::vector<T>& out,
                 Diagnostics& diagnostics, Decode decode_item) {
  if (node.kind != YamlNode::Kind::Sequence) {
    return wrong_type(node, "a list", diagnostics, list_hint(node));
  }
  bool right = true;
  for (const YamlNode& item : node.items) {
    right = decode_item(item, out.emplace_back(), diagnostics) && right;
  }
  return right;
}

template <class T>
bool decode_value(const YamlNode& node, std::vector<T>& out,
                  Diagnostics& diagnostics) {
  return decode_list(node, out, diagnostics,
                     [](const YamlNode& item, T& value, Diagnostics& found) {
                       return decode_value(item, value, found);
                     });
}

template <class T>
bool decode_value(const YamlNode& node, Located<T>& out,
                  Diagnostics& diagnostics) {
  if (!decode_value(node, out.value, diagnostics)) {
    return false;
  }
  out.span = node.span;
  return true;
}

template <class Member>
struct MemberPointer;
template <class Owner, class Value>
struct MemberPointer<Value Owner::*> {
  using OwnerType = Owner;
  using ValueType = Value;
};
template <auto member>
using OwnerOf = typename MemberPointer<decltype(member)>::OwnerType;
template <auto member>
using ValueOf = typename MemberPointer<decltype(member)>::ValueType;

/// `schema` with the default of `member`.
template <auto member>
Schema with_default(Schema schema) {
  const OwnerOf<member> owner{};
  if constexpr (requires { add_default(schema, owner.*member); }) {
    add_default(schema, owner.*member);
  }
  return schema;
}

/// A key whose value goes into `member`, read as its type says.
template <auto member>
constexpr Field<OwnerOf<member>> field(std::string_view key, Need need,
                                       std::string_view description) {
  return {
      key, need, description,
      [](const YamlNode& node, OwnerOf<member>& out, Diagnostics& diagnostics) {
        return decode_value(node, out.*member, diagnostics);
      },
      [](SchemaDefinitions& definitions) {
        return with_default<member>(
            schema_of(Type<ValueOf<member>>{}, definitions));
      }};
}

/// As above, read by `decode_with`.
template <auto member, auto decode_with>
constexpr Field<OwnerOf<member>> field(std::string_view key, Need need,
                                       std::string_view description) {
  return {
      key, need, description,
      [](const YamlNode& node, OwnerOf<member>& out, Diagnostics& diagnostics) {
        return decode_with(node, out.*member, diagnostics);
      },
      [](SchemaDefinitions& definitions) {
        return with_default<member>(
            schema_of_value<decode_with, ValueOf<member>>(definitions));
      }};
}

template <class Function>
struct DecodeFunction;
template <class Value>
struct DecodeFunction<bool (*)(const YamlNode&, Value&, Diagnostics&)> {
  using ValueType = Value;
};

/// A key that `decode_with` reads into the struct itself.
template <auto decode_with>
constexpr auto field_by(std::string_view key, Need need,
                        std::string_view description) {
  using Owner = typename DecodeFunction<decltype(decode_with)>::ValueType;
  return Field<Owner>{key, need, description, decode_with,
                      schema_read_by<decode_with>};
}

}  // namespace owldeck
