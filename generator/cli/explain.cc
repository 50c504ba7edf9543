#include <fmt/format.h>
#include <unistd.h>

#include <memory>
#include <string>

#include "generator/check/explanation.h"
#include "generator/check/finding_codes.h"
#include "generator/cli/colours.h"
#include "generator/cli/verbs.h"
#include "generator/source/diagnostic.h"

namespace owldeck {
namespace {

int run_explain(const std::string& code) {
  const Colours colours = colours_for(STDOUT_FILENO);
  if (code.empty()) {
    fmt::print("{}", list_codes(colours));
    return kFine;
  }
  if (find_code(code) == nullptr) {
    const std::string near = nearest(code, code_names());
    fmt::print(stderr, "owldeck: unknown code '{}', {}\n", code,
               near.empty() ? "'owldeck explain' lists all"
                            : fmt::format("did you mean '{}'?", near));
    return kUsage;
  }
  fmt::print("{}", print_explanation(code, colours));
  return kFine;
}

}  // namespace

void add_explain(CLI::App& app, int& status) {
  CLI::App* verb = app.add_subcommand(
      "explain", "Explain a code of a finding, or list all codes");
  auto code = std::make_shared<std::string>();
  verb->add_option("code", *code, "What stands in brackets, as anchor-cycle");
  verb->callback([code, &status] { status = run_explain(*code); });
}

}  // namespace owldeck
