#include "generator/check/asset_files.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <utility>

namespace owldeck {
namespace {

/// Looks up one asset and says what is wrong with it.
class AssetFinder {
 public:
  AssetFinder(const Located<std::string>& asset, Repository& repository,
              Diagnostics& diagnostics)
      : asset_(asset), repository_(repository), diagnostics_(diagnostics) {}

  AssetFiles run() {
    const std::string& path = asset_.value;
    if (has_wildcard(path)) {
      add_matches(path);
      return std::move(found_);
    }
    switch (repository_.state_of(path)) {
      case PathState::Outside:
        report_outside(path);
        break;
      case PathState::Missing:
        report("asset-missing",
               fmt::format("'{}' is not in the repository", path),
               hint_for_missing());
        break;
      case PathState::Folder:
        add_files(repository_.glob(path + "/*"));
        break;
      case PathState::File:
        add_file(path);
        break;
    }
    return std::move(found_);
  }

 private:
  void add_matches(const std::string& pattern) {
    const std::vector<std::string>& matches = repository_.glob(pattern);
    if (repository_.state_of(pattern) == PathState::Outside) {
      report_outside(pattern);
    } else if (matches.empty()) {
      const auto beside = repository_.names_beside(pattern);
      report("asset-wildcard",
             fmt::format("'{}' matches nothing in the repository", pattern),
             list_of(beside));
    } else {
      add_files(matches);
    }
  }

  void add_files(const std::vector<std::string>& paths) {
    for (const std::string& path : paths) {
      const PathState state = repository_.state_of(path);
      if (state == PathState::Outside) {
        report_outside(path);
      } else if (state == PathState::File) {
        add_file(path);
      }
    }
  }

  void add_file(const std::string& path) {
    if (repository_.is_empty_at(path)) {
      report("asset-empty", fmt::format("'{}' is empty", path), {});
    } else if (path.ends_with(".ipynb") || path.ends_with(".py")) {
      add_notebook(path);
    }
  }

  void add_notebook(const std::string& path) {
    const ReadNotebook& read = repository_.notebook(path);
    if (!read.notebook) {
      report_format(path, read.problems);
    } else if (read.notebook->cells == 0) {
      report("asset-empty", fmt::format("'{}' has no cells", path), {});
    } else {
      found_.notebooks.push_back(&*read.notebook);
    }
  }

  void report_format(const std::string& path,
                     const std::vector<Diagnostic>& problems) {
    found_.is_sound = false;
    const Diagnostic& problem = problems.front();
    Diagnostic diagnostic{asset_.span, Severity::Error, "notebook-format",
                          fmt::format("'{}' is no notebook of nbformat 4: {}",
                                      path, problem.message),
                          "open it in Jupyter and save it again"};
    if (problem.span.line > 0) {
      diagnostic.notes.push_back({problem.span, problem.message});
    }
    diagnostics_.add(std::move(diagnostic));
  }

  void report_outside(const std::string& path) {
    report("asset-outside",
           fmt::format("'{}' leads out of the repository", path),
           "write the path from the repository's root");
  }

  void report(std::string code, std::string message, std::string hint) {
    found_.is_sound = false;
    diagnostics_.error(asset_.span, std::move(code), std::move(message),
                       std::move(hint));
  }

  std::string hint_for_missing() {
    const std::string& near = repository_.nearest_path(asset_.value);
    return near.empty() ? list_of(repository_.names_beside(asset_.value))
                        : fmt::format("did you mean '{}'?", near);
  }

  /// The paths, as far as a line holds them.
  static std::string list_of(const std::vector<std::string>& paths) {
    constexpr std::size_t kMostListed = 6;
    if (paths.empty()) {
      return {};
    }
    std::string list = paths.size() == 1 ? "there is " : "there are ";
    for (std::size_t i = 0; i < std::min(paths.size(), kMostListed); ++i) {
      list += fmt::format("{}'{}'", i == 0 ? "" : ", ", paths[i]);
    }
    if (paths.size() > kMostListed) {
      list += fmt::format(" and {} more", paths.size() - kMostListed);
    }
    return list;
  }

  const Located<std::string>& asset_;
  Repository& repository_;
  Diagnostics& diagnostics_;
  AssetFiles found_;
};

}  // namespace

AssetFiles find_asset(const Located<std::string>& asset, Repository& repository,
                      Diagnostics& diagnostics) {
  return AssetFinder(asset, repository, diagnostics).run();
}

std::string names_of(const std::vector<const Notebook*>& notebooks) {
  constexpr std::size_t kMostNamed = 3;
  std::vector<std::string> names;
  for (const Notebook* notebook : notebooks) {
    if (names.size() < kMostNamed) {
      names.push_back(fmt::format(
          "'{}'", notebook->file.substr(notebook->file.rfind('/') + 1)));
    }
  }
  return fmt::format("{}{}", fmt::join(names, " or "),
                     notebooks.size() > kMostNamed ? " or the others" : "");
}

}  // namespace owldeck
