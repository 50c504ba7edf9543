#include "generator/build/build.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <map>
#include <memory>
#include <thread>

#include "generator/audience/learner_log.h"
#include "generator/cli/film_arguments.h"
#include "generator/cli/interrupt.h"
#include "generator/cli/memory.h"
#include "generator/cli/report.h"
#include "generator/cli/verbs.h"

namespace owldeck {
namespace {

struct BuildArguments {
  BuildOptions options;
  std::string audience = "learner";
  std::vector<std::string> formats;
  std::vector<std::string> simulations;
  std::vector<std::string> debug;
  std::string size = "1080p";
  std::shared_ptr<FilmArguments> films = std::make_shared<FilmArguments>();
};

// `1080p`, `4k`, `8k` or `WxH` with even numbers, as the films need; nothing if
// `text` is none of them.
std::optional<PixelSize> parse_size(const std::string& text) {
  static const std::map<std::string, PixelSize> named{
      {"1080p", {1920, 1080}}, {"4k", {3840, 2160}}, {"8k", {7680, 4320}}};
  if (const auto found = named.find(text); found != named.end()) {
    return found->second;
  }
  PixelSize size;
  char rest = 0;
  if (std::sscanf(text.c_str(), "%5dx%5d%c", &size.width, &size.height,
                  &rest) != 2) {
    return std::nullopt;
  }
  const bool fits = size.width >= 16 && size.height >= 16 &&
                    size.width <= 7680 && size.height <= 4320 &&
                    size.width % 2 == 0 && size.height % 2 == 0;
  return fits && size.width * 9 == size.height * 16 ? std::optional(size)
                                                    : std::nullopt;
}

std::string check_size(const std::string& text) {
  return parse_size(text) ? ""
                          : fmt::format(
                                "unknown size '{}': use 1080p, 4k, 8k "
                                "or WxH, even numbers in the "
                                "proportion 16 to 9, at most 7680x4320",
                                text);
}

const std::vector<std::string>& audience_names() {
  static const std::vector<std::string> names{"learner", "instructor"};
  return names;
}

// What is wrong with `name` if it is none of `known`, for the command line.
std::string check_word(const std::string& word, const std::string& name,
                       const std::vector<std::string>& known) {
  if (std::ranges::find(known, name) != known.end()) {
    return "";
  }
  return fmt::format("unknown {} '{}': {}", word, name, suggest(name, known));
}

std::string check_audience(const std::string& name) {
  return check_word("audience", name, audience_names());
}

std::string check_format(const std::string& name) {
  return check_word("format", name, format_names());
}

const std::vector<std::string>& debug_names() {
  static const std::vector<std::string> names{"boxes"};
  return names;
}

std::string check_debug(const std::string& name) {
  return check_word("debug picture", name, debug_names());
}

std::string check_simulation(const std::string& name) {
  return check_word("simulation", name, simulation_names());
}

// What `names` are, by their order in `known`.
template <class Choice>
std::set<Choice> chosen(const std::vector<std::string>& names,
                        const std::vector<std::string>& known) {
  std::set<Choice> choices;
  for (const std::string& name : names) {
    choices.insert(
        static_cast<Choice>(std::ranges::find(known, name) - known.begin()));
  }
  return choices;
}

void print_report(const BuildReport& done, double seconds) {
  const std::string folder = done.folder.string();
  if (done.made.empty()) {
    say(fmt::format("{}: nothing changed, {} kept ({:.2f} s)\n", folder,
                    counted(done.kept.size(), "file"), seconds));
    return;
  }
  say(fmt::format("{}: {} made, {} kept ({:.2f} s)\n", folder,
                  counted(done.made.size(), "file"), done.kept.size(),
                  seconds));
}

int report_for(Audience audience, const Diagnostics& diagnostics,
               const SourceTexts& sources) {
  if (audience == Audience::Instructor || diagnostics.all().empty()) {
    return report(diagnostics, sources);
  }
  const LearnerLog log = learner_log(diagnostics, sources);
  return report(log.diagnostics, log.sources);
}

int run_build(const BuildArguments& arguments) {
  BuildOptions options = arguments.options;
  options.size = *parse_size(arguments.size);
  options.boxes = !arguments.debug.empty();
  options.audience = arguments.audience == "instructor" ? Audience::Instructor
                                                        : Audience::Learner;
  options.films = film_options(*arguments.films);
  if (arguments.films->asks_for_films_only()) {
    options.formats = {Format::Mp4};
  }
  if (!arguments.formats.empty()) {
    options.formats = chosen<Format>(arguments.formats, format_names());
  }
  options.simulations =
      chosen<Simulation>(arguments.simulations, simulation_names());
  if (!options.simulations.empty() &&
      !options.formats.contains(Format::ContactSheet)) {
    fmt::print(stderr, "owldeck: --simulate is for --format contact-sheet\n");
    return kUsage;
  }
  options.waits = [] {
    say("owldeck: waiting for another build of this deck\n");
  };
  clear_up_when_interrupted(options.output);
  clear_up_without_memory(options.output);
  const auto start = std::chrono::steady_clock::now();
  SourceTexts sources;
  Diagnostics diagnostics;
  const BuildReport done = build(options, DiskFiles(), sources, diagnostics);
  end_if_interrupted();
  const int status = report_for(options.audience, diagnostics, sources);
  if (status == kFine) {
    const std::chrono::duration<double> time =
        std::chrono::steady_clock::now() - start;
    print_report(done, time.count());
  }
  return status;
}

}  // namespace

void add_build(CLI::App& app, int& status) {
  CLI::App* verb = app.add_subcommand(
      "build", "Build one edition of a deck: slides, pictures and films");
  auto arguments = std::make_shared<BuildArguments>();
  arguments->options.deck = "deck.yaml";
  arguments->options.threads =
      static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  verb->add_option("deck", arguments->options.deck, "The deck's YAML file")
      ->capture_default_str();
  verb->add_option("-o,--output", arguments->options.output,
                   "Folder that <deck id>/<audience> is written to")
      ->capture_default_str();
  verb->add_option("--audience", arguments->audience,
                   "Whom the edition is for: learner or instructor")
      ->check(CLI::Validator(check_audience, ""))
      ->capture_default_str();
  verb->add_option("--format", arguments->formats,
                   "Only these formats: pdf, png, mp4 (the defaults), "
                   "contact-sheet, and of films webm, gif, webp, frames "
                   "(every one as PNG), strip (the steps on paper, as PDF)")
      ->delimiter(',')
      ->check(CLI::Validator(check_format, ""));
  verb->add_option("--simulate", arguments->simulations,
                   "One more contact sheet as seen with: deuteranopia, "
                   "protanopia, tritanopia, grey")
      ->delimiter(',')
      ->check(CLI::Validator(check_simulation, ""));
  verb->add_option("-d,--debug", arguments->debug,
                   "Draw over every page: boxes (slots, grid, baselines)")
      ->check(CLI::Validator(check_debug, ""));
  verb->add_option("--size", arguments->size,
                   "Size of pictures and films: 1080p, 4k, 8k or WxH")
      ->check(CLI::Validator(check_size, ""))
      ->capture_default_str();
  add_film_options(*verb, arguments->films);
  verb->add_option("-j,--threads", arguments->options.threads,
                   "Threads to use (default: all cores)")
      ->check(CLI::Range(1, 256));
  verb->callback([arguments, &status] { status = run_build(*arguments); });
}

}  // namespace owldeck
