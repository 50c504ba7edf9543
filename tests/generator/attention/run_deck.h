#pragma once

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "generator/attention/run.h"
#include "generator/deck/load.h"
#include "tests/generator/deck/fake_files.h"

namespace owldeck {

/// What came of the experiments of a deck.
struct DeckRun {
  Traces traces;
  std::vector<Diagnostic> problems;
};

/// Runs `experiments`, YAML lines with an indent of two that stand in deck.yaml
/// from line 2 on, beside the input `journey` of chapter 3.
inline DeckRun run_deck(const std::string& experiments,
                        std::map<std::string, std::string> files = {}) {
  files["deck.yaml"] =
      "experiments:\n" + experiments +
      "  journey:\n"
      "    tokens: [Your, journey, starts, with, one, step]\n"
      "    embeddings: [[0.43, 0.15, 0.89], [0.55, 0.87, 0.66],\n"
      "                 [0.57, 0.85, 0.64], [0.22, 0.58, 0.33],\n"
      "                 [0.77, 0.25, 0.10], [0.05, 0.80, 0.55]]\n"
      "deck: {id: d, title: D}\n"
      "slides: [{slide: 1, type: title, topic: t, title: T}]\n";
  SourceTexts sources;
  Diagnostics diagnostics;
  const auto deck =
      load_deck("deck.yaml", FakeFiles(std::move(files)), sources, diagnostics);
  Traces traces;
  if (deck) {
    traces = run_experiments(deck->experiments, deck->data_files, diagnostics);
  }
  return {std::move(traces), diagnostics.all()};
}

/// The trace called `name` of experiments without an error.
inline Trace traced(const std::string& experiments, const std::string& name,
                    std::map<std::string, std::string> files = {}) {
  const DeckRun run = run_deck(experiments, std::move(files));
  for (const Diagnostic& problem : run.problems) {
    FAIL_CHECK(problem.message);
  }
  REQUIRE(run.traces.contains(name));
  return run.traces.at(name);
}

/// The only problem of experiments of which `name` has no steps.
inline Diagnostic only_problem_of(
    const std::string& experiments, const std::string& name,
    std::map<std::string, std::string> files = {}) {
  const DeckRun run = run_deck(experiments, std::move(files));
  REQUIRE(run.problems.size() == 1);
  const auto trace = run.traces.find(name);
  CHECK((trace == run.traces.end() || trace->second.steps.empty()));
  return run.problems.front();
}

}  // namespace owldeck
