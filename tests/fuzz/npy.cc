#include "generator/tensor/npy.h"

#include "tests/fuzz/support.h"
#include "tests/fuzz/tensors.h"

using namespace owldeck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const auto result = read_npy(text_of(data, size));
  expect(result.value.has_value() == result.problem.empty(),
         "an array or a problem");
  if (result.value) {
    expect_shape(*result.value);
  }
  if (result.value && result.value->has_values()) {
    const auto again = read_npy(write_npy(*result.value));
    expect(again.value.has_value(), "what is written is read");
    expect(same_bits(*result.value, *again.value), "the same numbers");
  }
  return 0;
}
