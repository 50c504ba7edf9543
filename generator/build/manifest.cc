#include "generator/build/manifest.h"

#include <nlohmann/json.hpp>

#include "generator/build/version.h"

namespace owldeck {
namespace {

using Json = nlohmann::ordered_json;

Json steps_of(const Trace& trace) {
  Json steps = Json::array();
  for (const Step& step : trace.steps) {
    Json axes = Json::array();
    Json shape = Json::array();
    for (const Axis& axis : step.tensor.axes) {
      axes.push_back(axis.name);
      shape.push_back(axis.size);
    }
    steps.push_back({{"name", step.name}, {"axes", axes}, {"shape", shape}});
  }
  return steps;
}

Json experiment_entry(const Experiment& experiment, const Traces& traces) {
  Json entry;
  entry["name"] = name_of(experiment).value;
  if (const auto* spec = std::get_if<AttentionSpec>(&experiment)) {
    entry["attention"] = to_string(spec->attention.value);
    entry["input"] = spec->input.value;
    // Simple attention has no weights, so no seed either.
    if (spec->attention.value != AttentionKind::Simple) {
      entry["torch_seed"] = spec->torch_seed.value;
    }
  }
  const auto trace = traces.find(name_of(experiment).value);
  if (trace != traces.end()) {
    entry["steps"] = steps_of(trace->second);
  }
  return entry;
}

}  // namespace

std::string manifest_text(const AudienceDeck& deck, const Traces& traces,
                          const std::vector<ManifestFile>& files) {
  Json manifest;
  manifest["deck"] = deck.id();
  manifest["title"] = deck.title().value;
  manifest["audience"] = to_string(deck.audience());
  manifest["generator"] = program_name();
  Json& entries = manifest["files"] = Json::array();
  for (const ManifestFile& file : files) {
    entries.push_back({{"path", file.path},
                       {"bytes", file.bytes},
                       {"xxh3", file.hash},
                       {"key", file.key}});
  }
  Json& experiments = manifest["experiments"] = Json::array();
  for (const Experiment& experiment : deck.experiments()) {
    experiments.push_back(experiment_entry(experiment, traces));
  }
  return manifest.dump(2) + "\n";
}

std::optional<std::vector<ManifestFile>> manifest_files(
    const std::string& text) {
  const Json manifest = Json::parse(text, nullptr, false);
  if (!manifest.is_object() || !manifest.contains("files")) {
    return std::nullopt;
  }
  try {
    std::vector<ManifestFile> files;
    for (const Json& entry : manifest.at("files")) {
      files.push_back({entry.at("path").get<std::string>(),
                       entry.at("bytes").get<std::uint64_t>(),
                       entry.at("xxh3").get<std::string>(),
                       entry.at("key").get<std::string>()});
    }
    return files;
  } catch (const Json::exception&) {
    return std::nullopt;
  }
}

}  // namespace owldeck
