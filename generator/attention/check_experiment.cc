#include "generator/attention/check_experiment.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace owldeck {
namespace {

using Embedding = Located<std::vector<Located<double>>>;

/// Whether `size` is from 1 to kMaxSize.
bool check_size(std::size_t size, const Span& span, std::string_view what,
                Diagnostics& diagnostics) {
  if (size >= 1 && size <= std::size_t{kMaxSize}) {
    return true;
  }
  diagnostics.error(
      span, "experiment-size",
      fmt::format("{} {}: expected 1 to {}", size, what, kMaxSize));
  return false;
}

bool check_option_size(const Located<int>& size, std::string_view option,
                       int most, Diagnostics& diagnostics) {
  if (size.value >= 1 && size.value <= most) {
    return true;
  }
  diagnostics.error(
      size.span, "experiment-size",
      fmt::format("{} is {}: expected 1 to {}", option, size.value, most));
  return false;
}

bool check_value(const Located<double>& value, Diagnostics& diagnostics) {
  if (!std::isfinite(value.value)) {
    diagnostics.error(value.span, "embedding-value",
                      fmt::format("'{}' is not a finite number", value.value),
                      "write a number such as 0.43");
    return false;
  }
  if (std::abs(value.value) > kMaxEmbedding) {
    diagnostics.error(
        value.span, "embedding-value",
        fmt::format("{:g} is too large for an embedding", value.value),
        fmt::format("write a number from -{0:.0f} to {0:.0f}", kMaxEmbedding));
    return false;
  }
  return true;
}

/// The row whose length most rows have, so that one short row is one problem.
/// Needs: at least one row.
const Embedding& usual_row(const std::vector<Embedding>& rows) {
  const auto with_length_of = [&](const Embedding& row) {
    return std::ranges::count(
        rows, row.value.size(),
        [](const Embedding& other) { return other.value.size(); });
  };
  return *std::ranges::max_element(rows, {}, with_length_of);
}

bool check_length(const Embedding& row, const Embedding& usual,
                  Diagnostics& diagnostics) {
  if (row.value.size() == usual.value.size()) {
    return true;
  }
  diagnostics.add({row.span,
                   Severity::Error,
                   "embedding-length",
                   fmt::format("an embedding of length {} beside one of {}",
                               row.value.size(), usual.value.size()),
                   "give every token as many numbers",
                   {{usual.span, fmt::format("this one has length {}",
                                             usual.value.size())}}});
  return false;
}

bool check_rows(const std::vector<Embedding>& rows, Diagnostics& diagnostics) {
  if (rows.empty()) {
    return true;
  }
  const Embedding& usual = usual_row(rows);
  bool sound = true;
  for (const Embedding& row : rows) {
    sound &= check_length(row, usual, diagnostics);
    for (const Located<double>& value : row.value) {
      sound &= check_value(value, diagnostics);
    }
  }
  return sound;
}

/// The most numbers of heads that a hint lists.
constexpr std::size_t kMaxListed = 8;

/// Such as `1, 2, 4 or 8`; of many divisors those nearest to `wanted`.
std::string divisors_text(int number, int wanted) {
  std::vector<int> divisors;
  for (int candidate = 1; candidate <= number; ++candidate) {
    if (number % candidate == 0) {
      divisors.push_back(candidate);
    }
  }
  const auto distance = [wanted](int divisor) {
    return std::abs(divisor - wanted);
  };
  std::ranges::stable_sort(divisors, {}, distance);
  divisors.resize(std::min(divisors.size(), kMaxListed));
  std::ranges::sort(divisors);
  const int last = divisors.back();
  divisors.pop_back();
  return divisors.empty()
             ? std::to_string(last)
             : fmt::format("{} or {}", fmt::join(divisors, ", "), last);
}

bool check_heads(const AttentionSpec& spec, Diagnostics& diagnostics) {
  if (!spec.d_out || spec.d_out->value % spec.heads.value == 0) {
    return true;
  }
  diagnostics.error(
      spec.heads.span, "heads-divide",
      fmt::format("{} heads cannot share d_out {} evenly", spec.heads.value,
                  spec.d_out->value),
      "heads may be " + divisors_text(spec.d_out->value, spec.heads.value));
  return false;
}

/// Every size is checked, so that one run reports all.
bool check_sizes(const AttentionSpec& spec, Diagnostics& diagnostics) {
  const int most = spec.shapes_only.value ? kMaxShape : kMaxSize;
  bool sound = true;
  const auto check = [&](const std::optional<Located<int>>& size,
                         std::string_view option) {
    sound &= !size || check_option_size(*size, option, most, diagnostics);
  };
  check(spec.d_out, "d_out");
  sound &= check_option_size(spec.heads, "heads", kMaxSize, diagnostics);
  check(spec.batch, "batch");
  check(spec.block, "block");
  check(spec.tokens, "tokens");
  check(spec.d_in, "d_in");
  return sound;
}

/// The number of values in the largest tensor that `spec` makes.
std::size_t largest_tensor(const AttentionSpec& spec,
                           const Tensor& embeddings) {
  const std::size_t tokens = embeddings.rows();
  const std::size_t d_in = embeddings.columns();
  const auto size_of = [](const std::optional<Located<int>>& size,
                          std::size_t otherwise) {
    return size ? static_cast<std::size_t>(size->value) : otherwise;
  };
  const std::size_t batch = size_of(spec.batch, 1);
  const std::size_t heads = size_of(spec.heads, 1);
  const std::size_t d_out = size_of(spec.d_out, 0);  // none in Simple
  const Implementation implementation = spec.implementation.value;
  const bool fused = implementation == Implementation::Fused;
  const bool streaming = implementation == Implementation::Streaming;
  const std::size_t projected = fused ? 3 * d_out : d_out;
  const std::size_t scores = streaming ? 0 : batch * heads * tokens * tokens;
  return std::max({scores, batch * tokens * std::max(d_in, projected),
                   d_in * projected, d_out * d_out});
}

bool check_memory(const AttentionSpec& spec, const Tensor& embeddings,
                  Diagnostics& diagnostics) {
  const std::size_t values = largest_tensor(spec, embeddings);
  if (values <= kMaxValues) {
    return true;
  }
  diagnostics.error(spec.name.span, "experiment-size",
                    fmt::format("'{}' needs a tensor of {} numbers: expected "
                                "at most {}",
                                spec.name.value, values, kMaxValues),
                    "use fewer tokens, heads or copies, or a smaller d_out");
  return false;
}

}  // namespace

bool check_input(const InputSpec& input, Diagnostics& diagnostics) {
  const std::vector<Embedding>& rows = input.embeddings.value;
  if (rows.size() != input.tokens.size()) {
    diagnostics.error(input.embeddings.span, "embedding-count",
                      fmt::format("{} embeddings for {} tokens", rows.size(),
                                  input.tokens.size()),
                      "write one embedding for every token");
    return false;
  }
  if (!check_size(rows.size(), input.embeddings.span, "embeddings",
                  diagnostics)) {
    return false;
  }
  const bool width = check_size(rows.front().value.size(), rows.front().span,
                                "numbers in an embedding", diagnostics);
  return check_rows(rows, diagnostics) && width;
}

double multiplications_of(const AttentionSpec& spec, const Tensor& embeddings) {
  if (spec.shapes_only.value) {
    return 0;
  }
  const auto tokens = static_cast<double>(embeddings.rows());
  const auto d_in = static_cast<double>(embeddings.columns());
  const double d_out = spec.d_out ? spec.d_out->value : d_in;
  const double batch = spec.batch ? spec.batch->value : 1;
  return std::max(0.0,
                  batch * tokens * d_out * (3 * d_in + 2 * tokens + d_out));
}

bool check_attention(const AttentionSpec& spec, const Tensor& embeddings,
                     Diagnostics& diagnostics) {
  if (!check_sizes(spec, diagnostics) || !check_heads(spec, diagnostics)) {
    return false;
  }
  return spec.shapes_only.value || check_memory(spec, embeddings, diagnostics);
}

}  // namespace owldeck
