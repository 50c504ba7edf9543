#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

/// A class or function that a sentence names.
struct NamedCode {
  std::string name;        ///< of `torch.softmax`, the last word
  std::size_t start = 0;   ///< bytes before it in the text
  bool is_marked = false;  ///< in backticks: surely code
  friend bool operator==(const NamedCode&, const NamedCode&) = default;
};

/// Names in backticks, with an underscore inside (`state_dict`) or of two humps
/// (`SelfAttention`). Mathematics, such as `d_k`, computed text, paths,
/// keywords and the names of well-known products are left out.
[[nodiscard]] std::vector<NamedCode> find_named_code(std::string_view text);

}  // namespace owldeck
