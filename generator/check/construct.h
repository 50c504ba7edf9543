#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "generator/notebook/python_tokens.h"

namespace owldeck {

/// A piece of Python as the tokens that it is compared by: blanks, comments and
/// line breaks inside brackets make no difference.
using Construct = std::vector<PythonToken>;

/// `queries @ keys.transpose` or `torch.softmax(`: brackets may stay open.
[[nodiscard]] Construct read_construct(std::string_view text);

/// Index of the first token, from `from` on, where `tokens` go on as
/// `construct` does. An empty one is found nowhere. Linear.
[[nodiscard]] std::optional<std::size_t> find_construct(
    const std::vector<PythonToken>& tokens, const Construct& construct,
    std::size_t from = 0);

/// How many tokens of `construct` a line has, in its order.
[[nodiscard]] std::size_t count_common(const std::vector<PythonToken>& line,
                                       const Construct& construct);

}  // namespace owldeck
