#pragma once

#include <cstddef>
#include <initializer_list>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

/// A named axis of a tensor, such as `query` of size 6.
struct Axis {
  std::string name;
  std::size_t size = 0;
  friend bool operator==(const Axis&, const Axis&) = default;
};

/// Numbers with named axes.
/// Shape: row-major, the last axis fastest; one value for no axes.
struct Tensor {
  std::vector<Axis> axes;
  std::vector<float> values;

  /// The value at one index per axis. Needs: indices in range.
  [[nodiscard]] float at(std::initializer_list<std::size_t> indices) const;
  [[nodiscard]] float at(std::span<const std::size_t> indices) const;
  /// The last two axes at `leading` (one index per axis before them), as a
  /// tensor of two axes. Needs: indices in range.
  [[nodiscard]] Tensor matrix(std::span<const std::size_t> leading) const;
  [[nodiscard]] std::size_t rows() const { return axes.at(0).size; }
  [[nodiscard]] std::size_t columns() const { return axes.at(1).size; }
  friend bool operator==(const Tensor&, const Tensor&) = default;
};

/// Whether the entries of `axis` are the tokens: `token`, `query` or `key`.
[[nodiscard]] bool is_token_axis(const Axis& axis);

/// `(2, 6, 3)`.
[[nodiscard]] std::string shape_text(const Tensor& tensor);
/// `(b, h, n, d)`: b batch, h head, n tokens, queries or keys, d dimension or
/// head_dim; the widths of projections keep their names, `(b, n, d_out)`.
[[nodiscard]] std::string axes_text(const Tensor& tensor);

/// One step of a run: what was done, and what came out.
struct Step {
  std::string name;       ///< as in `{{ causal.weights }}`
  std::string symbol;     ///< TeX, such as `A`
  std::string operation;  ///< short and plain, such as `Q K^T`
  Tensor tensor;
};

/// All steps of one experiment, in order.
/// Steps by kind:
///   (an input)  embeddings [token, dimension]
///   Simple      input [token, dimension]; scores, weights [query, key];
///               context [query, dimension]
///   Scaled      input [token, d_in]; W_query, W_key, W_value [d_in, d_out]
///               (Linear: [d_out, d_in]); queries, keys, values
///               [token, d_out]; scores, scaled, weights [query, key]; context
///               [query, d_out]
///   Causal      as Scaled, with a mask [query, key] (1 = hidden) and masked
///               [query, key]: scores, mask, masked (minus infinity in the
///               future), scaled (of masked), weights; with mask: multiply
///               scores, scaled, unmasked (weights that see the future), mask,
///               masked (zeros in the future), weights
///   MultiHead   input [batch, token, d_in]; W_query, W_key, W_value as above;
///               queries, keys, values [batch, token, d_out]; split_queries,
///               split_keys, split_values [batch, token, head, head_dim];
///               head_queries, head_keys, head_values
///               [batch, head, token, head_dim]; scores to weights
///               [batch, head, query, key] as Causal's (as Scaled's if not
///               causal), the mask still [query, key]; head_context
///               [batch, head, token, head_dim]; merged_context
///               [batch, token, head, head_dim]; concatenated
///               [batch, token, d_out]; and with an output projection W_out
///               [d_out, d_out], b_out [d_out] (Linear only) and output
///               [batch, token, d_out]
/// An experiment that was wrong, and was reported so, has no steps.
struct Trace {
  std::string experiment;
  std::vector<std::string> tokens;
  std::vector<Step> steps;

  /// The tensor of the step called `name`, or null.
  [[nodiscard]] const Tensor* find(std::string_view name) const;
  /// The index of `token` in tokens, or -1.
  [[nodiscard]] int index_of(std::string_view token) const;
};

/// All traces of a deck, by the experiment's name.
using Traces = std::map<std::string, Trace, std::less<>>;

}  // namespace owldeck
