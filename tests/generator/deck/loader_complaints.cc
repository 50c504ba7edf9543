#include "tests/generator/deck/loader_complaints.h"

#include <fmt/format.h>

#include <set>

#include "generator/deck/load.h"

namespace owldeck {
namespace {

bool is_beyond_schemas(const Diagnostic& found) {
  static const std::set<std::string> codes{
      "unknown-name",    "duplicate-name",  "duplicate-slide",
      "include-missing", "include-outside", "include-cycle",
      "file-missing",    "file-outside",    "image-format"};
  return codes.contains(found.code) ||
         found.hint == "a number has no zero before it" ||
         found.message.find("is after the last line") != std::string::npos ||
         found.message.find("is turned round") != std::string::npos;
}

}  // namespace

std::string loader_complaints(const std::filesystem::path& deck,
                              const FileReader& files) {
  SourceTexts sources;
  Diagnostics diagnostics;
  (void)load_deck(deck, files, sources, diagnostics);
  std::string lines;
  for (const Diagnostic& each : diagnostics.all()) {
    if (!is_beyond_schemas(each) && each.span.file == deck.generic_string()) {
      lines += fmt::format("{} {}\n", each.code, each.message);
    }
  }
  return lines;
}

}  // namespace owldeck
