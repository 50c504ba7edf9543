#include "generator/tensor/npy_header.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>

#include "generator/tensor/quote.h"

namespace owldeck {
namespace {

/// Reads a Python literal from the left. What does not follow is left alone.
class Literal {
 public:
  explicit Literal(std::string_view text) : text_(text) {}

  /// Whether `word` follows, which is then behind us.
  bool take(std::string_view word) {
    skip_space();
    if (!text_.starts_with(word)) {
      return false;
    }
    text_.remove_prefix(word.size());
    return true;
  }

  [[nodiscard]] bool at_end() {
    skip_space();
    return text_.empty();
  }

  /// A string in either quotes, without escapes.
  std::optional<std::string> take_string() {
    for (const char quote : {'\'', '"'}) {
      if (!take({&quote, 1})) {
        continue;
      }
      const std::size_t end =
          text_.find_first_of(std::string{quote, '\\', '\n'});
      if (end == std::string_view::npos || text_[end] != quote) {
        return std::nullopt;
      }
      std::string string(text_.substr(0, end));
      text_.remove_prefix(end + 1);
      return string;
    }
    return std::nullopt;
  }

  std::optional<bool> take_bool() {
    if (take("True")) {
      return true;
    }
    return take("False") ? std::optional(false) : std::nullopt;
  }

  /// `()`, `(3,)`, `(3, 2)` or `(3, 2,)`.
  std::optional<std::vector<std::size_t>> take_sizes() {
    if (!take("(")) {
      return std::nullopt;
    }
    std::vector<std::size_t> sizes;
    bool comma = true;
    while (!take(")")) {
      const auto size = comma ? take_size() : std::nullopt;
      if (!size) {
        return std::nullopt;
      }
      sizes.push_back(*size);
      comma = take(",");
    }
    // `(3)` is a number in brackets.
    return sizes.size() == 1 && !comma ? std::nullopt : std::optional(sizes);
  }

 private:
  std::optional<std::size_t> take_size() {
    skip_space();
    std::size_t size = 0;
    const auto [end, error] =
        std::from_chars(text_.data(), text_.data() + text_.size(), size);
    if (error != std::errc{}) {
      return std::nullopt;
    }
    text_.remove_prefix(static_cast<std::size_t>(end - text_.data()));
    return size;
  }

  void skip_space() {
    text_.remove_prefix(
        std::min(text_.find_first_not_of(" \t\n"), text_.size()));
  }

  std::string_view text_;
};

/// The values, as far as they were there.
struct Found {
  std::optional<std::string> descr;
  std::optional<bool> fortran_order;
  std::optional<std::vector<std::size_t>> shape;
};

/// Reads a value into `out`. Gives: what is wrong with it, or nothing.
template <class T>
std::string fill(std::optional<T>& out, std::optional<T> value,
                 std::string_view key, std::string_view expected) {
  if (out) {
    return fmt::format("the header says {} twice", in_quotes(key));
  }
  out = std::move(value);
  return out ? std::string{}
             : fmt::format("{} of the header is not {}", in_quotes(key),
                           expected);
}

std::string read_value(Literal& literal, std::string_view key, Found& found) {
  if (key == "descr") {
    return fill(found.descr, literal.take_string(), key,
                "a type such as '<f4'");
  }
  if (key == "fortran_order") {
    return fill(found.fortran_order, literal.take_bool(), key, "True or False");
  }
  if (key == "shape") {
    return fill(found.shape, literal.take_sizes(), key,
                "a shape such as (3, 2)");
  }
  return fmt::format("the header has an unknown key {}", in_quotes(key));
}

/// Reads all entries. Gives: what is wrong with them, or nothing.
std::string read_entries(Literal& literal, Found& found) {
  const std::string no_dictionary = "the header is no Python dictionary";
  if (!literal.take("{")) {
    return no_dictionary;
  }
  bool comma = true;
  while (!literal.take("}")) {
    const auto key = comma ? literal.take_string() : std::nullopt;
    if (!key || !literal.take(":")) {
      return no_dictionary;
    }
    std::string problem = read_value(literal, *key, found);
    if (!problem.empty()) {
      return problem;
    }
    comma = literal.take(",");
  }
  return literal.at_end() ? std::string{} : no_dictionary;
}

}  // namespace

FileResult<NpyHeader> read_npy_header(std::string_view text) {
  Literal literal(text);
  Found found;
  std::string problem = read_entries(literal, found);
  if (!problem.empty()) {
    return {{}, std::move(problem)};
  }
  if (!found.descr || !found.fortran_order || !found.shape) {
    return {{}, "the header lacks one of descr, fortran_order and shape"};
  }
  return {NpyHeader{std::move(*found.descr), *found.fortran_order,
                    std::move(*found.shape)},
          {}};
}

}  // namespace owldeck
