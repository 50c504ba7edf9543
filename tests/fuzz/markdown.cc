#include "generator/compose/markdown.h"

#include "generator/compose/typography.h"
#include "tests/fuzz/support.h"

using namespace owldeck;

namespace {

void expect_words(std::vector<Inline> words) {
  for (const Inline& each : words) {
    expect(each.text.find('\0') == std::string::npos,
           "every formula is put back");
  }
  typeset(words);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const Located<std::string> text{text_of(data, size), {"deck.yaml", 1, 1, 1}};
  if (text.value.find('\0') != std::string::npos) {
    return 0;  // no deck has one
  }
  Diagnostics diagnostics;
  for (const Block& block : parse_markdown(text, diagnostics)) {
    expect(block.depth >= 0, "a list's depth");
    expect_words(block.inlines);
  }
  expect_words(parse_inline(text, diagnostics));
  return 0;
}
