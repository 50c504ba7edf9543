#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "generator/build/check_course.h"
#include "generator/build/version.h"
#include "generator/build/warm_engine.h"
#include "generator/check/print_gates.h"
#include "generator/check/write_github.h"
#include "generator/check/write_json.h"
#include "generator/check/write_sarif.h"
#include "generator/cli/colours.h"
#include "generator/cli/report.h"
#include "generator/cli/verbs.h"

namespace owldeck {
namespace {

enum class ReportFormat { Text, Json, Sarif, Github };

const std::map<std::string, ReportFormat>& report_formats() {
  static const std::map<std::string, ReportFormat> formats{
      {"text", ReportFormat::Text},
      {"json", ReportFormat::Json},
      {"sarif", ReportFormat::Sarif},
      {"github", ReportFormat::Github}};
  return formats;
}

struct CheckArguments {
  std::vector<std::string> decks{"deck.yaml"};
  std::string assets;
  std::string format = "text";
  bool strict = false;
  bool no_drawing = false;
  int threads =
      static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
};

/// For people: the findings where messages go, the table where data goes.
void print_report(const std::vector<DeckReport>& reports,
                  const SourceTexts& sources) {
  Diagnostics all;
  for (const DeckReport& deck : reports) {
    for (const Diagnostic& finding : deck.findings.all()) {
      all.add(finding);
    }
  }
  report(all, sources);
  std::fflush(stderr);
  fmt::print("{}", print_gates(reports, colours_for(STDOUT_FILENO)));
}

void write_report(const std::vector<DeckReport>& reports,
                  const SourceTexts& sources, ReportFormat format) {
  switch (format) {
    case ReportFormat::Text:
      return print_report(reports, sources);
    case ReportFormat::Json:
      return fmt::print("{}", write_json(reports));
    case ReportFormat::Sarif:
      return fmt::print("{}", write_sarif(reports, program_name()));
    case ReportFormat::Github:
      return fmt::print("{}", write_github(reports));
  }
}

int run_check(const CheckArguments& arguments) {
  CheckOptions options;
  options.strict = arguments.strict;
  options.threads = arguments.threads;
  if (!arguments.assets.empty()) {
    options.assets = arguments.assets;
  }
  std::unique_ptr<TextEngine> engine;
  if (!arguments.no_drawing) {
    engine = begin_text_engine(arguments.threads).get();
    options.measurer = engine.get();
  }
  std::vector<DeckReport> reports;
  SourceTexts sources;
  for (const std::string& deck : arguments.decks) {
    CourseCheck checked = check_course(deck, DiskFiles(), options);
    std::ranges::move(checked.reports, std::back_inserter(reports));
    sources.merge(checked.sources);
  }
  write_report(reports, sources, report_formats().at(arguments.format));
  return std::ranges::any_of(reports, has_failed) ? kFindings : kFine;
}

}  // namespace

void add_check(CLI::App& app, int& status) {
  CLI::App* verb = app.add_subcommand(
      "check", "Run every gate on decks or courses, writing nothing");
  auto arguments = std::make_shared<CheckArguments>();
  verb->add_option("deck", arguments->decks,
                   "Files of decks, or of courses (course.yaml)")
      ->capture_default_str();
  verb->add_option("--assets", arguments->assets,
                   "A checkout of the course's repository: files, sections and "
                   "code are compared with it")
      ->check(CLI::ExistingDirectory);
  verb->add_flag("--strict", arguments->strict, "Warnings fail as errors do");
  verb->add_flag("--no-drawing", arguments->no_drawing,
                 "Leave out the gates that compute and draw the slides");
  std::vector<std::string> formats;
  for (const auto& [name, format] : report_formats()) {
    formats.push_back(name);
  }
  verb->add_option("--format", arguments->format,
                   "text, or for machines json, sarif or github")
      ->check(CLI::IsMember(formats))
      ->capture_default_str();
  verb->add_option("-j,--threads", arguments->threads, "Threads to use")
      ->check(CLI::Range(1, 64));
  verb->callback([arguments, &status] { status = run_check(*arguments); });
}

}  // namespace owldeck
