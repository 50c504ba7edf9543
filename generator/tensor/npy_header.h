#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "generator/tensor/file_result.h"

namespace owldeck {

/// The longest header; those of real files have a hundred bytes.
inline constexpr std::size_t kMostNpyHeaderBytes = std::size_t{4} << 10;

/// What the header of a NumPy array says.
struct NpyHeader {
  std::string descr;  ///< such as `<f4`
  bool fortran_order = false;
  std::vector<std::size_t> shape;
  friend bool operator==(const NpyHeader&, const NpyHeader&) = default;
};

/// Reads the Python dictionary that the header is: these three keys, each once
/// and in any order, such as
/// `{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }`.
[[nodiscard]] FileResult<NpyHeader> read_npy_header(std::string_view text);

}  // namespace owldeck
