#include "generator/theme/layout.h"
#include "generator/theme/theme.h"
#include "tests/fuzz/support.h"

using namespace owldeck;

namespace {

void read_theme(const Templates& templates, const std::string& text,
                SourceTexts& sources) {
  sources.insert_or_assign("fuzz.yaml", text);
  Diagnostics diagnostics;
  const auto theme = load_theme({"fuzz.yaml", text}, templates, diagnostics);
  expect(theme.has_value() || diagnostics.has_errors(), "a theme or an error");
  if (theme) {
    expect(!theme_text(*theme).empty(), "a theme has values");
  }
  expect_places(diagnostics, sources);
}

void read_layout(const Templates& templates, const std::string& text,
                 SourceTexts& sources) {
  Diagnostics diagnostics;
  const auto layout = load_layout({"fuzz.yaml", text}, templates, diagnostics);
  expect(layout.has_value() || diagnostics.has_errors(),
         "a layout or an error");
  if (layout) {
    const ContentCounts contents{{"text", 1}, {"figure", 2}};
    for (const LayoutVariant& variant : layout->variants) {
      expect(!fits(contents, variant, *layout) ||
                 room_for("figure", variant, *layout) >= 2,
             "what fits has room");
    }
  }
  expect_places(diagnostics, sources);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const auto texts = split_files(text_of(data, size), "fuzz.yaml");
  const auto first = texts.find("/deck/fuzz.yaml");
  const std::string text = first == texts.end() ? "" : first->second;
  const MemoryFiles files(texts);
  const Templates templates(files, "/deck");
  SourceTexts sources;
  read_theme(templates, text, sources);
  read_layout(templates, text, sources);
  return 0;
}
