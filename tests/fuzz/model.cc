#include "generator/attention/model_config.h"
#include "tests/fuzz/support.h"

using namespace owldeck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  constexpr std::size_t kWords = 3;
  const std::string text = text_of(data, size);
  const auto config = read_model_config(text, "decoder");
  expect(config.value.has_value() == config.problem.empty(),
         "a configuration or a problem");
  expect(!config.value || (config.value->heads > 0 &&
                           config.value->d_model % config.value->heads == 0),
         "heads divide the width");
  const auto words = read_words(text, kWords);
  expect(words.value.has_value() == words.problem.empty(),
         "words or a problem");
  expect(!words.value || words.value->size() == kWords,
         "as many words as were asked for");
  return 0;
}
