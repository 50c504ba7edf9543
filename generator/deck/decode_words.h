#pragma once

#include <string>
#include <string_view>

#include "generator/deck/decode.h"

/// Texts and numbers of a deck that must have a form of their own.
namespace owldeck {

/// Letters, digits, `-` and `_`: what names an experiment, a source, an anchor.
bool decode_name(const YamlNode& node, Located<std::string>& out,
                 Diagnostics& diagnostics);
bool check_name(const Span& span, std::string_view name,
                Diagnostics& diagnostics);

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
};

/// A number from `least` to `most`.
template <int least, int most>
inline constexpr Between<least, most> decode_between{};

/// The same, of a key that may be absent.
template <int least, int most>
bool decode_optional_between(const YamlNode& node,
                             std::optional<Located<int>>& out,
                             Diagnostics& diagnostics) {
  return decode_between<least, most>(node, out.emplace(), diagnostics);
}

/// The largest size of what is computed: more is no lesson but a workload.
constexpr int kWidest = 4096;

}  // namespace owldeck
