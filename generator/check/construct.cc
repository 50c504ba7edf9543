#include "generator/check/construct.h"

#include <algorithm>
#include <span>

namespace owldeck {
namespace {

bool is_layout(const PythonToken& token) {
  return token.kind == PythonKind::Indent || token.kind == PythonKind::Dedent;
}

bool is_same(const PythonToken& a, const PythonToken& b) {
  return a.kind == b.kind && a.text == b.text;
}

/// For every token of `construct`, how long a start of it ends there: where to
/// go on when the next token does not fit (Knuth, Morris and Pratt 1977).
std::vector<std::size_t> starts_that_end(const Construct& construct) {
  std::vector<std::size_t> lengths(construct.size(), 0);
  std::size_t length = 0;
  for (std::size_t i = 1; i < construct.size(); ++i) {
    while (length > 0 && !is_same(construct[i], construct[length])) {
      length = lengths[length - 1];
    }
    length += is_same(construct[i], construct[length]) ? 1 : 0;
    lengths[i] = length;
  }
  return lengths;
}

/// The length of the longest sequence that both have.
std::size_t count_common(std::span<const PythonToken> line,
                         const Construct& construct) {
  std::vector<std::size_t> best(construct.size() + 1, 0);
  for (const PythonToken& token : line) {
    std::size_t diagonal = 0;
    for (std::size_t i = 0; i < construct.size(); ++i) {
      const std::size_t above = best[i + 1];
      best[i + 1] = is_same(token, construct[i])
                        ? diagonal + 1
                        : std::max(best[i + 1], best[i]);
      diagonal = above;
    }
  }
  return best.back();
}

}  // namespace

Construct read_construct(std::string_view text) {
  Construct tokens = python_tokens(text).tokens;
  std::erase_if(tokens, is_layout);
  while (!tokens.empty() && tokens.back().kind == PythonKind::NewLine) {
    tokens.pop_back();
  }
  return tokens;
}

std::optional<std::size_t> find_construct(
    const std::vector<PythonToken>& tokens, const Construct& construct,
    std::size_t from) {
  if (construct.empty()) {
    return std::nullopt;
  }
  const auto lengths = starts_that_end(construct);
  std::size_t length = 0;
  for (std::size_t i = from; i < tokens.size(); ++i) {
    while (length > 0 && !is_same(tokens[i], construct[length])) {
      length = lengths[length - 1];
    }
    length += is_same(tokens[i], construct[length]) ? 1 : 0;
    if (length == construct.size()) {
      return i + 1 - length;
    }
  }
  return std::nullopt;
}

std::optional<NearestLine> nearest_line(const std::vector<PythonToken>& tokens,
                                        const Construct& construct) {
  std::optional<NearestLine> best;
  std::size_t least = construct.size() / 2 + 1;
  for (std::size_t start = 0; start < tokens.size();) {
    std::size_t end = start;
    while (end < tokens.size() && tokens[end].line == tokens[start].line) {
      ++end;
    }
    const std::size_t common =
        count_common(std::span(tokens).subspan(start, end - start), construct);
    if (common >= least) {
      best = NearestLine{start, common};
      least = common + 1;
    }
    start = end;
  }
  return best;
}

std::string code_line(std::string_view code, int number) {
  for (int line = 1; line < number && !code.empty(); ++line) {
    code.remove_prefix(std::min(code.find('\n'), code.size() - 1) + 1);
  }
  code = code.substr(0, code.find('\n'));
  const std::size_t first =
      std::min(code.find_first_not_of(" \t"), code.size());
  const std::size_t last = code.find_last_not_of(" \t\r");
  return std::string(code.substr(first, last + 1 - first));
}

}  // namespace owldeck
