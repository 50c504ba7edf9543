#pragma once

#include <CLI/CLI.hpp>

namespace owldeck {

/// Exit status of the program.
enum ExitStatus { kFine = 0, kFindings = 1, kUsage = 2 };

/// Each adds one verb to the command line; its exit status goes to `status`.
/// Data is printed to standard output, messages to standard error.
void add_audit(CLI::App& app, int& status);
void add_build(CLI::App& app, int& status);
void add_check(CLI::App& app, int& status);
void add_anchors(CLI::App& app, int& status);
void add_diff(CLI::App& app, int& status);
void add_explain(CLI::App& app, int& status);
void add_import(CLI::App& app, int& status);
void add_schema(CLI::App& app, int& status);
void add_tensors(CLI::App& app, int& status);
void add_themes(CLI::App& app, int& status);

}  // namespace owldeck
