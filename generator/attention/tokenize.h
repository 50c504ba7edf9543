#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

/// Words and punctuation: `text` is split at white space, as Unicode knows it,
/// and each of `, . : ; ? _ ! " ( ) '` and `--` is a token of its own.
/// Source: ch02.ipynb of LLMs-from-scratch, section 2.2.
[[nodiscard]] std::vector<std::string> tokenize(std::string_view text);

/// The different tokens, sorted by code points as Python sorts them. A token's
/// id is its index here.
[[nodiscard]] std::vector<std::string> vocabulary_of(
    std::vector<std::string> tokens);

}  // namespace owldeck
