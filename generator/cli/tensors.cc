#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "generator/attention/path.h"
#include "generator/attention/run.h"
#include "generator/cli/list_experiments.h"
#include "generator/cli/needed_experiments.h"
#include "generator/cli/report.h"
#include "generator/cli/verbs.h"
#include "generator/deck/load.h"
#include "generator/source/utf8.h"
#include "generator/tensor/npy.h"
#include "generator/tensor/print_tensor.h"

namespace owldeck {
namespace {

constexpr const char* kUsualDeck = "deck.yaml";

struct TensorArguments {
  std::string deck;  ///< may be missing
  std::string path;  ///< may be missing, or stand in the deck's place
  std::string format = "text";
  bool values = false;
};

/// What is asked for.
struct TensorRequest {
  std::string deck = kUsualDeck;
  std::string path;  ///< `experiment`, `experiment.tensor[i]` or empty: all
  std::string format;
  bool values = false;

  /// Whether `path` names one tensor.
  [[nodiscard]] bool is_tensor() const {
    return path.find_first_of(".[") != std::string::npos;
  }
};

int usage_error(const std::string& message) {
  fmt::print(stderr, "owldeck: {}\n", message);
  return kUsage;
}

bool is_file(const std::string& path) {
  std::error_code ignored;
  return std::filesystem::is_regular_file(path, ignored);
}

bool means_file(const std::string& word) {
  return is_file(word) || word.ends_with(".yaml") || word.ends_with(".yml") ||
         word.find('/') != std::string::npos;
}

/// A single word is the deck, or what to look for in the usual deck.
/// Gives: kFine, or the status of a usage error that was printed.
int read_request(const TensorArguments& arguments, TensorRequest& request) {
  request.format = arguments.format;
  request.values = arguments.values;
  request.path = arguments.path;
  if (!arguments.path.empty()) {
    request.deck = arguments.deck;
  } else if (!arguments.deck.empty()) {
    const std::string& word = arguments.deck;
    const bool is_deck = means_file(word);
    (is_deck ? request.deck : request.path) = word;
    if (!is_deck && !is_file(kUsualDeck)) {
      return usage_error(
          fmt::format("there is no file '{0}', and no {1} here to look for it "
                      "in: write owldeck tensors DECK {0}",
                      word, kUsualDeck));
    }
  }
  const bool table = request.format == "csv" || request.format == "npy";
  if (table && !request.is_tensor()) {
    return usage_error(
        fmt::format("--format {} writes one tensor: name it, such as "
                    "scaled.weights",
                    request.format));
  }
  return kFine;
}

void write_out(const std::string& bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), stdout) != bytes.size() ||
      std::fflush(stdout) != 0) {
    throw std::runtime_error("standard output cannot be written");
  }
}

/// The part of `tensor` at `indices` of its first axes.
Tensor part_at(const Tensor& tensor, const std::vector<std::size_t>& indices) {
  std::size_t size = tensor.values.size();
  std::size_t first = 0;
  for (std::size_t i = 0; i < indices.size(); ++i) {
    size /= tensor.axes[i].size;
    first += indices[i] * size;
  }
  const auto count = static_cast<std::ptrdiff_t>(indices.size());
  const auto begin = tensor.values.begin() + static_cast<std::ptrdiff_t>(first);
  return {{tensor.axes.begin() + count, tensor.axes.end()},
          {begin, begin + static_cast<std::ptrdiff_t>(size)}};
}

struct NamedPart {
  const Trace* trace = nullptr;
  Tensor tensor;
};

std::optional<NamedPart> find_part(const Located<std::string>& path,
                                   const Traces& traces,
                                   Diagnostics& diagnostics) {
  const Excerpt excerpt{&path, trimmed(path.value)};
  const auto target = follow_path(excerpt, traces, diagnostics);
  if (!target || !check_values(excerpt, *target, diagnostics)) {
    return std::nullopt;
  }
  const Tensor& tensor = *target->tensor;
  if (target->indices.size() > tensor.axes.size()) {
    diagnostics.error(
        excerpt.span(), "expression",
        fmt::format("'{}' has {} indices on {} axes", excerpt.words,
                    target->indices.size(), tensor.axes.size()),
        fmt::format("give at most one for each of {}", axes_names(tensor)));
    return std::nullopt;
  }
  const auto indices =
      indices_on_axes(excerpt, *target, tensor.axes, diagnostics);
  if (!indices) {
    return std::nullopt;
  }
  return NamedPart{target->trace, with_token_labels(part_at(tensor, *indices),
                                                    *target->trace)};
}

std::string print_part(const std::string& path, const NamedPart& part,
                       const std::string& format) {
  if (format == "npy") {
    return write_npy(part.tensor);
  }
  if (format == "csv") {
    return print_csv(part.tensor);
  }
  if (format == "json") {
    return fmt::format(
        "{{\"experiment\": {}, \"tensor\": {},\n {},\n \"values\": {}}}\n",
        json_string(part.trace->experiment),
        json_string(path.substr(path.find('.') + 1)), json_axes(part.tensor),
        json_values(part.tensor));
  }
  return titled_text(path, part.tensor);
}

std::string print_list(const std::vector<RunExperiment>& runs,
                       const TensorRequest& request) {
  if (request.format == "text") {
    return list_text(runs, request.values);
  }
  if (!request.path.empty()) {
    return list_json(runs[0], request.values) + "\n";
  }
  std::string text = "[";
  for (const RunExperiment& run : runs) {
    text += (text.size() == 1 ? "" : ",\n") + list_json(run, request.values);
  }
  return text + "]\n";
}

/// The experiment that `path` starts with.
std::string experiment_of(const std::string& path) {
  return std::string(trimmed(path.substr(0, path.find_first_of(".["))));
}

/// The experiments that are computed to answer: those that `name` needs, or all
/// if it is empty.
/// Reports: `unknown-name`.
std::vector<Experiment> experiments_for(const std::string& name,
                                        const Span& span, const Deck& deck,
                                        Diagnostics& diagnostics) {
  if (name.empty()) {
    return deck.experiments;
  }
  auto needed = needed_experiments(deck.experiments, name);
  if (needed.empty()) {
    std::vector<std::string> known;
    for (const Experiment& experiment : deck.experiments) {
      known.push_back(name_of(experiment).value);
    }
    diagnostics.error(span, "unknown-name",
                      fmt::format("unknown experiment '{}'", name),
                      suggest(name, known));
  }
  return needed;
}

std::string answer(const TensorRequest& request,
                   const Located<std::string>& path, const Deck& deck,
                   Diagnostics& diagnostics) {
  const std::string name = experiment_of(request.path);
  Span span = path.span;
  span.length = count_characters(name);
  const auto needed = experiments_for(name, span, deck, diagnostics);
  if (needed.empty() && !name.empty()) {
    return "";
  }
  const Traces traces = run_experiments(needed, deck.data_files, diagnostics);
  if (request.is_tensor()) {
    const auto part = find_part(path, traces, diagnostics);
    return part ? print_part(request.path, *part, request.format) : "";
  }
  std::vector<RunExperiment> runs;
  for (const Experiment& experiment : needed) {
    const std::string& each = name_of(experiment).value;
    if (name.empty() || each == name) {
      runs.push_back({&experiment, &traces.at(each)});
    }
  }
  return print_list(runs, request);
}

int run_tensors(const TensorArguments& arguments) {
  TensorRequest request;
  if (const int status = read_request(arguments, request); status != kFine) {
    return status;
  }
  SourceTexts sources;
  Diagnostics diagnostics;
  const auto deck = load_deck(request.deck, DiskFiles(), sources, diagnostics);
  if (deck) {
    // A mistake in it is shown as one in a file is.
    const std::string place = "command line";
    const Located<std::string> path{
        request.path, {place, 1, 1, count_characters(request.path)}};
    sources[place] = request.path;
    write_out(answer(request, path, *deck, diagnostics));
  }
  return report(diagnostics, sources);
}

std::string check_tensor_format(const std::string& name) {
  const std::vector<std::string> known{"text", "json", "csv", "npy"};
  return std::ranges::find(known, name) != known.end()
             ? ""
             : fmt::format("unknown format '{}': {}", name,
                           suggest(name, known));
}

}  // namespace

void add_tensors(CLI::App& app, int& status) {
  CLI::App* verb = app.add_subcommand(
      "tensors",
      "List a deck's experiments and their tensors, or print one tensor");
  auto arguments = std::make_shared<TensorArguments>();
  verb->add_option("deck", arguments->deck,
                   "The deck's YAML file (default: deck.yaml)");
  verb->add_option("tensor", arguments->path,
                   "What to print: an experiment such as causal, or a tensor "
                   "such as 'causal.weights[journey]' (default: all "
                   "experiments)");
  verb->add_option("--format", arguments->format,
                   "text, json, csv or npy; the last two for one tensor")
      ->check(CLI::Validator(check_tensor_format, ""))
      ->capture_default_str();
  verb->add_flag("--values", arguments->values,
                 "Print the numbers of all tensors that are listed");
  verb->callback([arguments, &status] { status = run_tensors(*arguments); });
}

}  // namespace owldeck
