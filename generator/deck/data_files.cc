#include "generator/deck/data_files.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/source/limits.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

class DataReader {
 public:
  DataReader(const fs::path& folder, const FileReader& files,
             Diagnostics& diagnostics)
      : folder_(folder), files_(files), diagnostics_(diagnostics) {}

  template <class Spec>
  void operator()(const Spec&) {}
  void operator()(const AttentionSpec& spec) {
    if (!spec.weights) {
      return;
    }
    read_written(spec.weights->file);
    for (const auto& [name, source] : spec.weights->written) {
      if (const auto* path = std::get_if<Located<std::string>>(&source)) {
        read_written(*path);
      }
    }
  }
  void operator()(const TimingsSpec& spec) { read_written(spec.file); }
  void operator()(const ModelSpec& spec) {
    const ModelFiles names = model_files(model_name(spec.model.value));
    for (const fs::path& root : {folder_, folder_.parent_path()}) {
      if (files_.size(root / names.config)) {
        for (const std::string& name :
             {names.config, names.vocabulary, names.weights}) {
          read(root, root / name, name, {name, spec.model.span});
        }
        return;
      }
    }
  }

  [[nodiscard]] DataFiles take() { return std::move(found_); }

 private:
  void read_written(const Located<std::string>& path) {
    if (path.span.line > 0) {
      const std::string key = data_file_key(path);
      read(folder_, key, key, path);
    }
  }

  void read(const fs::path& root, const fs::path& path, const std::string& key,
            const Located<std::string>& written) {
    if (found_.contains(key)) {
      return;
    }
    if (!is_below(files_.resolve(path), root)) {
      diagnostics_.error(
          written.span, "file-outside",
          fmt::format("'{}' is not below the deck's folder", written.value),
          "a deck reads files of its own folder only");
      return;
    }
    ReadText read = read_text(files_, path, kLargestDataFile);
    if (!read.text) {
      diagnostics_.error(
          written.span, read.is_too_large ? "file-size" : "file-missing",
          fmt::format("'{}' {}", written.value, read.problem),
          read.is_too_large ? "" : fmt::format("looked for {}", key));
      return;
    }
    bytes_ += read.text->size();
    if (bytes_ > kMostDataBytes) {
      diagnostics_.error(written.span, "deck-size",
                         fmt::format("with '{}' the deck's files of numbers "
                                     "have more than {} bytes",
                                     written.value, kMostDataBytes),
                         "make two decks of it");
      return;
    }
    found_.emplace(key, std::move(*read.text));
  }

  fs::path folder_;
  const FileReader& files_;
  Diagnostics& diagnostics_;
  DataFiles found_;
  std::uintmax_t bytes_ = 0;
};

}  // namespace

std::string data_file_key(const Located<std::string>& path) {
  return (fs::path(path.span.file).parent_path() / path.value)
      .lexically_normal()
      .generic_string();
}

ModelName model_name(std::string_view name) {
  const std::size_t dash = std::min(name.rfind('-'), name.size());
  return {std::string(name.substr(0, dash)),
          std::string(name.substr(std::min(dash + 1, name.size())))};
}

ModelFiles model_files(const ModelName& name) {
  const std::string folder = "models/" + name.folder + "/";
  return {folder + "config.json", folder + "vocab.json",
          folder + name.part + ".safetensors"};
}

DataFiles read_data_files(const std::vector<Experiment>& experiments,
                          const std::filesystem::path& folder,
                          const FileReader& files, Diagnostics& diagnostics) {
  DataReader reader(folder, files, diagnostics);
  for (const Experiment& experiment : experiments) {
    std::visit(reader, experiment);
  }
  return reader.take();
}

}  // namespace owldeck
