#include "render/text/formula.h"

#include <cmath>

#include "tests/fuzz/support.h"

using namespace owldeck;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string tex = text_of(data, size);
  const FormulaStyle style{.palette = {{"core", Color{}}, {"risk", Color{}}}};
  const auto set = set_formula(tex, style);
  if (const auto* error = std::get_if<FormulaError>(&set)) {
    expect(error->offset <= tex.size(), "an error stands in the formula");
    expect(!error->message.empty(), "an error has words");
    expect(!is_utf8(tex) || is_utf8(error->message),
           "an error quotes whole characters");
    return 0;
  }
  const auto& layout = std::get<FormulaLayout>(set);
  expect(std::isfinite(layout.width) && layout.width >= 0, "a width");
  expect(std::isfinite(layout.ascent) && std::isfinite(layout.descent),
         "a height");
  return 0;
}
