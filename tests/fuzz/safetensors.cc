#include "generator/tensor/safetensors.h"

#include "tests/fuzz/support.h"
#include "tests/fuzz/tensors.h"

using namespace owldeck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const auto result = read_safetensors(text_of(data, size));
  expect(result.value.has_value() == result.problem.empty(),
         "tensors or a problem");
  if (result.value) {
    for (const auto& [name, tensor] : *result.value) {
      expect_shape(tensor);
    }
  }
  return 0;
}
