#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What the values of a deck may be, as JSON Schema says it, for editors. The
/// tables that decode YAML make it (decode.h), so it cannot say otherwise.
namespace owldeck {

struct SchemaProperty;

/// One schema. A member that is empty says nothing.
struct Schema {
  /// The name of a definition that says all the rest but for descriptions.
  std::string definition;
  std::vector<std::string> types;  ///< such as `string`; any of them
  std::vector<std::string> words;  ///< a text that is one of these
  std::string pattern;             ///< of a text: ECMAScript, found anywhere
  std::optional<int> most_letters;
  std::optional<double> minimum;
  std::optional<double> maximum;
  std::optional<double> above;  ///< the value is greater
  std::optional<double> below;  ///< the value is less
  std::optional<bool> equals;
  std::optional<int> fewest_items;
  bool unique_items = false;
  std::optional<int> most_items;
  std::vector<Schema> items;  ///< of every item; one or none
  std::vector<SchemaProperty> properties;
  std::vector<std::string> required;  ///< names of properties
  bool closed = false;                ///< other properties are not allowed
  std::vector<Schema> names;          ///< of every key; one or none
  std::vector<Schema> values;         ///< of every other property; one or none
  std::vector<Schema> any_of;
  std::vector<Schema> all_of;
  std::vector<Schema> refused;      ///< one or none; must not be right
  std::vector<Schema> condition;    ///< one or none; then `consequence` holds
  std::vector<Schema> consequence;  ///< one or none
  bool nothing = false;             ///< no value is right
  std::string description;
  std::variant<std::monostate, bool, double, std::string> default_value;
  std::vector<std::string> examples;  ///< each a text in JSON
};

/// A key of a map.
struct SchemaProperty {
  std::string key;
  Schema value;
};

class SchemaDefinitions;

/// Any scalar is text.
[[nodiscard]] Schema text_schema(SchemaDefinitions& definitions);
/// Text that `pattern` is found in. Numbers and booleans stay what YAML makes
/// of them, so they must all be such text.
[[nodiscard]] Schema text_schema(std::string pattern);
/// A text, no number, that `pattern` is found in.
[[nodiscard]] Schema string_schema(std::string pattern);
[[nodiscard]] Schema word_schema(std::vector<std::string> words);
[[nodiscard]] Schema list_schema(Schema item);
[[nodiscard]] Schema list_schema(Schema item, int fewest, int most);
[[nodiscard]] Schema any_schema(std::vector<Schema> schemas);

/// Forbids that a text is blank.
void refuse_blank(Schema& schema, SchemaDefinitions& definitions);
/// Maps with `key`, its value as `value` says; for conditions.
[[nodiscard]] Schema having(std::string key, Schema value = {});
[[nodiscard]] Schema having_word(std::string key,
                                 std::vector<std::string> words);
[[nodiscard]] Schema having_flag(std::string key, bool flag);
/// Maps without any of `keys`.
[[nodiscard]] Schema without(const std::vector<std::string>& keys);
/// Maps with all of `keys`.
[[nodiscard]] Schema with(std::vector<std::string> keys);
/// What `condition` is, `consequence` must be too.
void add_rule(Schema& schema, Schema condition, Schema consequence);

/// What only higher layers know.
struct SchemaNames {
  struct Film {
    std::string kind;
    std::vector<std::string> reads;  ///< keys that not all kinds read
  };
  std::vector<std::string> themes;      ///< built in; a deck may bring others
  std::vector<std::string> blueprints;  ///< built in
  std::vector<std::string> easings;     ///< of films, all of them
  std::vector<std::string> kinds;       ///< of films, all of them
  std::vector<Film> films;              ///< of every kind
};

/// The schemas that others refer to by name, each made once.
class SchemaDefinitions {
 public:
  using Make = Schema (*)(SchemaDefinitions&);

  SchemaDefinitions() = default;
  explicit SchemaDefinitions(SchemaNames names) : names_(std::move(names)) {}

  [[nodiscard]] const SchemaNames& names() const { return names_; }
  /// A schema that refers to `name`, which `make` makes when it is asked for
  /// first.
  [[nodiscard]] Schema refer(std::string_view name, Make make);
  /// By name.
  [[nodiscard]] const std::map<std::string, Schema, std::less<>>& all() const {
    return all_;
  }

 private:
  SchemaNames names_;
  std::map<std::string, Schema, std::less<>> all_;
};

/// JSON Schema 2020-12 of a file that is as `root` says: two spaces to a level,
/// keys in a fixed order, a line end. `name` is what the schema is of, `deck`.
[[nodiscard]] std::string print_schema(const Schema& root,
                                       const SchemaDefinitions& definitions,
                                       const std::string& name,
                                       const std::string& title);

}  // namespace owldeck
