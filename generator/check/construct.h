#pragma once

#include <cstddef>
#include <optional>
#include <string>
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

/// The line of a code that is most like a construct.
struct NearestLine {
  std::size_t token = 0;   ///< index of its first token
  std::size_t common = 0;  ///< tokens of the construct that it has, in order
};

/// The first line with most of the construct's tokens; nothing if none has
/// more than half of them.
[[nodiscard]] std::optional<NearestLine> nearest_line(
    const std::vector<PythonToken>& tokens, const Construct& construct);

/// Line `number` (from 1) of a code, without the blanks around it.
[[nodiscard]] std::string code_line(std::string_view code, int number);

}  // namespace owldeck
