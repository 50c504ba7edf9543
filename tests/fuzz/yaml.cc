#include "generator/source/yaml.h"

#include "generator/import/write_yaml.h"
#include "tests/fuzz/support.h"

using namespace owldeck;

namespace {

void expect_places_of(const YamlNode& node, const std::string& text) {
  expect_place(node.span, text);
  for (const YamlNode& item : node.items) {
    expect_places_of(item, text);
  }
  for (const YamlNode::Entry& entry : node.entries) {
    expect_place(entry.key_span, text);
    expect_places_of(entry.value, text);
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string text = text_of(data, size);
  Diagnostics diagnostics;
  const auto root = parse_yaml("fuzz.yaml", text, diagnostics);
  expect_places(diagnostics, {{"fuzz.yaml", text}});
  expect(root || diagnostics.has_errors(), "a value or an error");
  if (!root) {
    return 0;
  }
  expect_places_of(*root, text);
  if (!diagnostics.has_errors()) {
    const std::string written = write_yaml(*root);
    const auto again = parse_yaml("again.yaml", written, diagnostics);
    expect(again && !diagnostics.has_errors(), "what is written is read");
    expect(same_yaml(*root, *again), "what is written says the same");
  }
  return 0;
}
