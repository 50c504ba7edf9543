#pragma once

#include <string_view>
#include <vector>

#include "generator/kernels/kernel_set.h"

namespace owldeck {

/// The instructions that a set of kernels is compiled for: those that every
/// machine has, x86-64-v3 (AVX2 and FMA) and x86-64-v4 (AVX-512).
enum class VectorUnit { Baseline, V3, V4 };

/// The units that this processor has, smallest first; at least Baseline.
[[nodiscard]] std::vector<VectorUnit> vector_units();

/// The largest of them.
[[nodiscard]] VectorUnit best_vector_unit();

/// Its kernels. Needs: the processor has it.
[[nodiscard]] const KernelSet& kernels_for(VectorUnit unit);

/// "baseline", "x86-64-v3" or "x86-64-v4".
[[nodiscard]] std::string_view name_of(VectorUnit unit);

}  // namespace owldeck
