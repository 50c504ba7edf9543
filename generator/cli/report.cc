#include "generator/cli/report.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

#include "generator/cli/colours.h"
#include "generator/cli/verbs.h"
#include "generator/source/print.h"

namespace owldeck {

std::string counted(std::size_t count, std::string_view thing) {
  return fmt::format("{} {}{}", count, thing, count == 1 ? "" : "s");
}

void say(std::string_view text) {
  std::fwrite(text.data(), 1, text.size(), stderr);
  std::fflush(stderr);
}

int report(const Diagnostics& diagnostics, const SourceTexts& sources) {
  if (!diagnostics.all().empty()) {
    say(print(diagnostics, sources, colours_for(STDERR_FILENO)));
  }
  return diagnostics.has_errors() ? kFindings : kFine;
}

}  // namespace owldeck
