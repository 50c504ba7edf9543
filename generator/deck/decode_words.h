#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/deck/decode.h"

/// Texts and numbers of a deck that must have a form of their own.
namespace owldeck {

/// Letters, digits, `-` and `_`: what names an experiment, a source, an anchor.
bool decode_name(const YamlNode& node, Located<std::string>& out,
                 Diagnostics& diagnostics);
bool check_name(const Span& span, std::string_view name,
                Diagnostics& diagnostics);

constexpr std::size_t kMostIdLetters = 64;
/// a-z, 0-9 and `-`, not first: what names a file or folder.
bool decode_id(const YamlNode& node, Located<std::string>& out,
               Diagnostics& diagnostics);
bool check_id(const Span& span, std::string_view id, Diagnostics& diagnostics);

/// An address that starts with `https://` or `http://`.
bool decode_url(const YamlNode& node, std::optional<Located<std::string>>& out,
                Diagnostics& diagnostics);

/// The parts of a scalar that `separator` divides, without blanks around them,
/// each with its place; `node` itself if it is no such scalar.
[[nodiscard]] std::vector<YamlNode> split_scalar(const YamlNode& node,
                                                 char separator);

/// A path below a folder: not absolute, no `..`.
bool decode_path(const YamlNode& node, Located<std::string>& out,
                 Diagnostics& diagnostics);

/// A colour by meaning.
bool decode_meaning(const YamlNode& node, Located<std::string>& out,
                    Diagnostics& diagnostics);

/// A tensor such as `causal.weights` or `split.weights[0][1]`.
bool decode_tensor(const YamlNode& node, Located<std::string>& out,
                   Diagnostics& diagnostics);

/// `3`, or `3-7`.
struct NumberRange {
  int first = 0;
  int last = 0;
};
bool decode_range(const YamlNode& node, NumberRange& out,
                  Diagnostics& diagnostics);

/// Reports: `wrong-value`: a list has not `least` to `most` items. Gives:
/// false.
bool wrong_count(const YamlNode& list, int least, int most,
                 Diagnostics& diagnostics);

// What they read, for the schema.
template <>
Schema schema_read_by<decode_name>(SchemaDefinitions& definitions);
template <>
Schema schema_read_by<decode_id>(SchemaDefinitions& definitions);
template <>
Schema schema_read_by<decode_url>(SchemaDefinitions& definitions);
template <>
Schema schema_read_by<decode_path>(SchemaDefinitions& definitions);
template <>
Schema schema_read_by<decode_meaning>(SchemaDefinitions& definitions);
template <>
Schema schema_read_by<decode_tensor>(SchemaDefinitions& definitions);
template <>
Schema schema_read_by<decode_range>(SchemaDefinitions& definitions);

/// Reports: `wrong-value` if `value` is not from `least` to `most`.
bool check_bounds(const Span& span, double value, double least, double most,
                  Diagnostics& diagnostics);

template <int least, int most>
struct Between {
  template <class T>
  bool operator()(const YamlNode& node, T& out,
                  Diagnostics& diagnostics) const {
    return decode_value(node, out, diagnostics) &&
           check_bounds(node.span, out, least, most, diagnostics);
  }
  template <class T>
  bool operator()(const YamlNode& node, Located<T>& out,
                  Diagnostics& diagnostics) const {
    if (!(*this)(node, out.value, diagnostics)) {
      return false;
    }
    out.span = node.span;
    return true;
  }
  template <class T>
  bool operator()(const YamlNode& node, std::optional<T>& out,
                  Diagnostics& diagnostics) const {
    return (*this)(node, out.emplace(), diagnostics);
  }
  template <class T>
  Schema schema(Type<T> type, SchemaDefinitions& definitions) const {
    Schema schema = schema_of(type, definitions);
    schema.minimum = least;
    schema.maximum = most;
    schema.below = {};
    return schema;
  }
};

/// A number from `least` to `most`.
template <int least, int most>
inline constexpr Between<least, most> decode_between{};

/// A list of `least` to `most` items.
template <int least, int most>
struct Counted {
  template <class T>
  bool operator()(const YamlNode& node, std::vector<T>& out,
                  Diagnostics& diagnostics) const {
    const auto count = static_cast<int>(node.items.size());
    if (node.kind == YamlNode::Kind::Sequence &&
        (count < least || count > most)) {
      return wrong_count(node, least, most, diagnostics);
    }
    return decode_value(node, out, diagnostics);
  }
  template <class T>
  Schema schema(Type<std::vector<T>> /*type*/,
                SchemaDefinitions& definitions) const {
    return list_schema(schema_of(Type<T>{}, definitions), least, most);
  }
};
template <int least, int most>
inline constexpr Counted<least, most> decode_counted{};

/// What `decode_with` reads, of a key that may be absent.
template <auto decode_with>
struct Maybe {
  template <class T>
  bool operator()(const YamlNode& node, std::optional<T>& out,
                  Diagnostics& diagnostics) const {
    return decode_with(node, out.emplace(), diagnostics);
  }
  template <class T>
  Schema schema(Type<std::optional<T>> /*type*/,
                SchemaDefinitions& definitions) const {
    return schema_of_value<decode_with, T>(definitions);
  }
};
template <auto decode_with>
inline constexpr Maybe<decode_with> decode_maybe{};

/// A list, every item read by `decode_with`.
template <auto decode_with>
struct Each {
  template <class T>
  bool operator()(const YamlNode& node, std::vector<T>& out,
                  Diagnostics& diagnostics) const {
    return decode_list(node, out, diagnostics, decode_with);
  }
  template <class T>
  Schema schema(Type<std::vector<T>> /*type*/,
                SchemaDefinitions& definitions) const {
    return list_schema(schema_of_value<decode_with, T>(definitions));
  }
};
template <auto decode_with>
inline constexpr Each<decode_with> decode_each{};

/// Text that is one of the words that a higher layer knows, and judges; the
/// schema has them in `words`.
template <auto words>
struct Known {
  template <class T>
  bool operator()(const YamlNode& node, T& out,
                  Diagnostics& diagnostics) const {
    return decode_value(node, out, diagnostics);
  }
  template <class T>
  Schema schema(Type<T> type, SchemaDefinitions& definitions) const {
    const std::vector<std::string>& known = definitions.names().*words;
    return known.empty() ? schema_of(type, definitions) : word_schema(known);
  }
};
template <auto words>
inline constexpr Known<words> decode_known{};

/// An id such as one of `words`, which a higher layer knows.
template <auto words>
struct IdLike {
  template <class T>
  bool operator()(const YamlNode& node, T& out,
                  Diagnostics& diagnostics) const {
    return decode_id(node, out, diagnostics);
  }
  template <class T>
  Schema schema(Type<T> /*type*/, SchemaDefinitions& definitions) const {
    Schema schema = schema_read_by<decode_id>(definitions);
    const std::vector<std::string>& known = definitions.names().*words;
    if (known.empty()) {
      return schema;
    }
    return any_schema({word_schema(known), schema});
  }
};
template <auto words>
inline constexpr IdLike<words> decode_id_like{};

/// The largest size of what is computed: more is no lesson but a workload.
constexpr int kWidest = 4096;

constexpr int kMostSlides = 99'999;

}  // namespace owldeck
