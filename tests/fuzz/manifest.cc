#include "generator/build/manifest.h"

#include "tests/fuzz/support.h"

using namespace owldeck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const auto files = manifest_files(text_of(data, size));
  if (files) {
    for (const ManifestFile& file : *files) {
      expect(!file.path.empty(), "a file has a path");
    }
  }
  return 0;
}
