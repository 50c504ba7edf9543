#pragma once

#include <string>
#include <string_view>

#include "generator/tensor/tensor.h"

/// Tensors as text, for people and for other programs. Entries of an axis are
/// called by its labels, else by their numbers from 0.
namespace owldeck {

/// `text` as it may be shown in a line: what would steer a terminal, or is no
/// UTF-8, becomes U+FFFD.
[[nodiscard]] std::string escaped_line(std::string_view text);

/// The columns of a terminal that `text` takes.
[[nodiscard]] std::size_t shown_width(std::string_view text);

/// What `axis` calls its entry `index`.
[[nodiscard]] std::string entry_name(const Axis& axis, std::size_t index);

/// The last two axes as a table, headed by their labels where they have some,
/// and by `head 1` and the like for the axes before them; numbers in TorchStyle
/// of the whole tensor. Without axes, the number. Needs: values.
[[nodiscard]] std::string print_text(const Tensor& tensor);

/// A line for every index of the axes but the last, whose entries are the
/// columns, headed by `key Your` or `dimension 0`; the shortest digits that
/// read back as the same float32. Needs: values.
/// Source: RFC 4180, with lines that end as Unix has it.
[[nodiscard]] std::string print_csv(const Tensor& tensor);

/// The values as nested arrays, rows on lines of their own; the shortest digits
/// that read back as the same float32, infinities as `"inf"` and `"-inf"`.
/// `null` for a tensor without values.
[[nodiscard]] std::string json_values(const Tensor& tensor);

/// `"axes": [{"name": "key", "size": 6, "labels": [...]}], "shape": [6]`.
[[nodiscard]] std::string json_axes(const Tensor& tensor);

/// `text` in quotes; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string json_string(std::string_view text);

}  // namespace owldeck
