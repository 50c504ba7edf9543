#include "generator/attention/text_input.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "generator/attention/check_experiment.h"
#include "generator/attention/tokenize.h"
#include "generator/tensor/torch_random.h"

namespace owldeck {
namespace {

/// What the text is, cut into tokens.
struct Sizes {
  std::size_t tokens = 0;
  std::size_t entries = 0;
  std::size_t positions = 0;  ///< rows of the position table; 0 without one
  std::size_t width = 0;
};

Sizes sizes_of(const TextSpec& spec, std::size_t tokens, std::size_t entries) {
  const std::size_t context =
      spec.context_length ? static_cast<std::size_t>(spec.context_length->value)
                          : tokens;
  return {tokens, entries, spec.positions.value ? context : 0,
          static_cast<std::size_t>(spec.d_model.value)};
}

bool check_tokens(const TextSpec& spec, std::size_t tokens,
                  Diagnostics& diagnostics) {
  if (tokens == 0) {
    diagnostics.error(spec.text.span, "text-empty", "the text has no tokens",
                      "write a sentence");
    return false;
  }
  if (tokens > std::size_t{kMaxSize}) {
    diagnostics.error(
        spec.text.span, "experiment-size",
        fmt::format("{} tokens: expected 1 to {}", tokens, kMaxSize),
        "write a shorter text");
    return false;
  }
  return true;
}

bool check_sizes(const TextSpec& spec, const Sizes& sizes,
                 Diagnostics& diagnostics) {
  if (sizes.positions > 0 && sizes.tokens > sizes.positions) {
    diagnostics.error(
        spec.context_length->span, "experiment-size",
        fmt::format("{} tokens, but context_length is {}", sizes.tokens,
                    sizes.positions),
        fmt::format("write {} or more, or a shorter text", sizes.tokens));
    return false;
  }
  const std::size_t values =
      std::max({sizes.tokens, sizes.entries, sizes.positions}) * sizes.width;
  if (values > kMaxValues) {
    diagnostics.error(spec.name.span, "experiment-size",
                      fmt::format("'{}' needs a tensor of {} numbers: expected "
                                  "at most {}",
                                  spec.name.value, values, kMaxValues),
                      "use a shorter text, or a smaller d_model");
    return false;
  }
  return true;
}

/// A table as `nn.Embedding` draws it.
Tensor draw_table(TorchRandom& random, Axis rows, std::size_t width) {
  const std::size_t count = rows.size * width;
  return {{std::move(rows), {"dimension", width}}, random.randn(count)};
}

/// The rows of `table` at `indices`, one a token.
Tensor rows_at(const Tensor& table, const std::vector<std::size_t>& indices) {
  const std::size_t width = table.columns();
  Tensor result{{{"token", indices.size()}, table.axes.back()}, {}};
  result.values.reserve(indices.size() * width);
  for (const std::size_t index : indices) {
    const auto begin =
        table.values.begin() + static_cast<std::ptrdiff_t>(index * width);
    result.values.insert(result.values.end(), begin,
                         begin + static_cast<std::ptrdiff_t>(width));
  }
  return result;
}

Tensor sum(Tensor a, const Tensor& b) {
  std::ranges::transform(a.values, b.values, a.values.begin(), std::plus<>{});
  return a;
}

std::vector<std::size_t> ids_of(const std::vector<std::string>& tokens,
                                const std::vector<std::string>& vocabulary) {
  std::vector<std::size_t> ids;
  for (const std::string& token : tokens) {
    const auto found = std::ranges::lower_bound(vocabulary, token);
    ids.push_back(static_cast<std::size_t>(found - vocabulary.begin()));
  }
  return ids;
}

/// Adds the steps of positions 0, 1 ... Gives: a row for every token.
Tensor add_position_steps(Trace& trace, TorchRandom& random, const Sizes& sizes,
                          const std::string& origin) {
  const Tensor table =
      draw_table(random, {"position", sizes.positions}, sizes.width);
  std::vector<std::size_t> positions(sizes.tokens);
  for (std::size_t i = 0; i < sizes.tokens; ++i) {
    positions[i] = i;
  }
  Tensor rows = rows_at(table, positions);
  trace.steps.push_back({"position_table", "P", origin, table});
  trace.steps.push_back({"position_embeddings", "P_n", "rows of P", rows});
  return rows;
}

void add_steps(Trace& trace, const TextSpec& spec, const Sizes& sizes,
               std::vector<std::string> vocabulary) {
  const std::vector<std::size_t> ids = ids_of(trace.tokens, vocabulary);
  TorchRandom random(spec.torch_seed.value);
  const std::string origin =
      fmt::format("randn, seed {}", spec.torch_seed.value);
  const Tensor table = draw_table(
      random, {"entry", sizes.entries, std::move(vocabulary)}, sizes.width);
  const Tensor rows = rows_at(table, ids);
  trace.steps.push_back(
      {"ids",
       "i",
       "place in sorted order",
       {{{"token", sizes.tokens}}, {ids.begin(), ids.end()}}});
  trace.steps.push_back({"token_table", "E", origin, table});
  trace.steps.push_back({"token_embeddings", "E_i", "rows of E", rows});
  if (sizes.positions == 0) {
    trace.steps.push_back({"embeddings", "X", "E_i", rows});
    return;
  }
  const Tensor positions = add_position_steps(trace, random, sizes, origin);
  trace.steps.push_back({"embeddings", "X", "E_i + P_n", sum(rows, positions)});
}

}  // namespace

Trace trace_text(const TextSpec& spec, Diagnostics& diagnostics) {
  Trace trace{spec.name.value};
  std::vector<std::string> tokens = tokenize(spec.text.value);
  if (!check_tokens(spec, tokens.size(), diagnostics)) {
    return trace;
  }
  std::vector<std::string> vocabulary = vocabulary_of(tokens);
  const Sizes sizes = sizes_of(spec, tokens.size(), vocabulary.size());
  if (check_sizes(spec, sizes, diagnostics)) {
    trace.tokens = std::move(tokens);
    add_steps(trace, spec, sizes, std::move(vocabulary));
  }
  return trace;
}

}  // namespace owldeck
