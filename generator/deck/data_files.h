#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

/// The files that experiments read: weights, measured timings, models.
namespace owldeck {

/// Their bytes. A path that is written in a deck has the key data_file_key; a
/// model's files have keys such as `models/tiny/config.json`.
using DataFiles = std::map<std::string, std::string, std::less<>>;

/// The largest of them, in bytes.
constexpr std::uintmax_t kLargestDataFile = std::uintmax_t{64} << 20;

/// The path of `path`, taken from the folder of the file it is written in.
[[nodiscard]] std::string data_file_key(const Located<std::string>& path);

/// A model's name taken apart: `tiny-encoder` is the part `encoder` of the
/// folder `tiny`.
struct ModelName {
  std::string folder;
  std::string part;
};
[[nodiscard]] ModelName model_name(std::string_view name);

/// The keys of the files of a model: its configuration, vocabulary and weights.
struct ModelFiles {
  std::string config;
  std::string vocabulary;
  std::string weights;
};
[[nodiscard]] ModelFiles model_files(const ModelName& name);

/// Reads every file that `experiments` name, below `folder`, without links.
/// Models are looked for in `models/` of that folder and of the one above it; a
/// model that is in neither may be one that the program brings along.
/// Reports: `file-outside`, `file-missing`, `file-size` at the path's place.
[[nodiscard]] DataFiles read_data_files(
    const std::vector<Experiment>& experiments,
    const std::filesystem::path& folder, const FileReader& files,
    Diagnostics& diagnostics);

}  // namespace owldeck
