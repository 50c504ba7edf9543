#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

/// Ids that differ in their last number, from `first` to the one that ends in
/// `last`; one id alone without it.
struct IdRange {
  std::string first;
  std::optional<int> last;
  friend bool operator==(const IdRange&, const IdRange&) = default;
};

/// As decks write it: `CH3-LAB-01..05`, the last number as wide as the first.
[[nodiscard]] std::string to_string(const IdRange& range);

/// All ids of it, in order; `first` alone if it is turned round.
[[nodiscard]] std::vector<std::string> ids_of(const IdRange& range);

/// What a map says must come before.
struct PrerequisiteList {
  std::vector<IdRange> ids;
  std::vector<std::string> other;  ///< what is no id, such as `basic Python`
};

/// Reads ids and ranges (`..`, `...`, `to`, `through`, a dash between spaces or
/// long) between commas, semicolons, `and`, `&`, `+`; `None`, `-`, `n/a` ... is
/// nothing.
[[nodiscard]] PrerequisiteList read_prerequisites(std::string_view text);

/// Whether `text` is written as an anchor's id: letters, digits, `-` and `_`, a
/// digit or `-` among them.
[[nodiscard]] bool is_anchor_id(std::string_view text);

/// Whether `text` says that there is nothing: empty, `-`, `none`, `n/a` ...
[[nodiscard]] bool says_none(std::string_view text);

}  // namespace owldeck
