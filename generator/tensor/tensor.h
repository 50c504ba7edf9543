#pragma once

#include <cstddef>
#include <initializer_list>
#include <span>
#include <string>
#include <vector>

namespace owldeck {

/// A named axis of a tensor, such as `query` of size 6.
struct Axis {
  std::string name;
  std::size_t size = 0;
  /// What the entries are called, one a number, or empty. Those of token axes
  /// are the tokens of the trace.
  std::vector<std::string> labels = {};
  friend bool operator==(const Axis&, const Axis&) = default;
};

/// Numbers with named axes.
/// Shape: row-major, the last axis fastest; one value for no axes; or no values
/// at all, where only the shape is known.
struct Tensor {
  std::vector<Axis> axes;
  std::vector<float> values;

  /// Whether the numbers are known, not the shape alone.
  [[nodiscard]] bool has_values() const { return !values.empty(); }

  /// The value at one index per axis. Needs: values; indices in range.
  [[nodiscard]] float at(std::initializer_list<std::size_t> indices) const;
  [[nodiscard]] float at(std::span<const std::size_t> indices) const;
  /// The last two axes at `leading` (one index per axis before them), as a
  /// tensor of two axes, without values if there are none. Needs: indices in
  /// range.
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

}  // namespace owldeck
