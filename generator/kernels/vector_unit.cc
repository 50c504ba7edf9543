#include "generator/kernels/vector_unit.h"

namespace owldeck {

std::vector<VectorUnit> vector_units() {
  std::vector<VectorUnit> units = {VectorUnit::Baseline};
#ifdef OWLDECK_X86_KERNELS
  if (__builtin_cpu_supports("x86-64-v3")) {
    units.push_back(VectorUnit::V3);
  }
  if (__builtin_cpu_supports("x86-64-v4")) {
    units.push_back(VectorUnit::V4);
  }
#endif
  return units;
}

VectorUnit best_vector_unit() {
  return vector_units().back();
}

const KernelSet& kernels_for([[maybe_unused]] VectorUnit unit) {
#ifdef OWLDECK_X86_KERNELS
  if (unit == VectorUnit::V4) {
    return kV4Kernels;
  }
  if (unit == VectorUnit::V3) {
    return kV3Kernels;
  }
#endif
  return kBaselineKernels;
}

std::string_view name_of(VectorUnit unit) {
  switch (unit) {
    case VectorUnit::V3:
      return "x86-64-v3";
    case VectorUnit::V4:
      return "x86-64-v4";
    case VectorUnit::Baseline:
      break;
  }
  return "baseline";
}

}  // namespace owldeck
