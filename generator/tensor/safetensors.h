#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "generator/tensor/file_result.h"
#include "generator/tensor/tensor.h"

namespace owldeck {

/// The largest header, in bytes: those of real files have a hundred a tensor;
/// and how deep it nests: the header, a tensor, and its shape or offsets.
inline constexpr std::size_t kMostSafetensorsHeaderBytes = std::size_t{1} << 20;
inline constexpr int kDeepestSafetensorsHeader = 3;

using NamedTensors = std::map<std::string, Tensor, std::less<>>;

/// Reads all tensors of a `.safetensors` file (F64, F32, F16, BF16, and BOOL as
/// 0 and 1); axes have no names. Lengths are checked before anything is
/// allocated.
/// Source: the format's description in huggingface/safetensors.
[[nodiscard]] FileResult<NamedTensors> read_safetensors(std::string_view bytes);

}  // namespace owldeck
