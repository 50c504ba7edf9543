#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "generator/cli/report.h"
#include "generator/cli/verbs.h"
#include "generator/deck/load.h"
#include "generator/import/deck_yaml.h"
#include "generator/import/import_map.h"
#include "generator/import/write_folder.h"
#include "generator/import/write_map.h"
#include "generator/theme/templates.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

struct ImportArguments {
  std::string file;
  std::string output;
  std::string format = "deck";
  std::string audience = "instructor";
  bool force = false;
};

std::vector<Blueprint> built_in_blueprints() {
  std::vector<Blueprint> blueprints;
  for (const std::string& name : built_in_names("blueprints")) {
    const std::string path = "blueprints/" + name + ".yaml";
    const auto text = built_in_template(path);
    Diagnostics sound;
    if (auto blueprint = load_blueprint(path, std::string(*text), sound)) {
      blueprints.push_back(std::move(*blueprint));
    }
  }
  return blueprints;
}

int usage(const std::string& message) {
  fmt::print(stderr, "owldeck: {}\n", message);
  return kUsage;
}

int findings(const std::string& message) {
  fmt::print(stderr, "owldeck: {}\n", message);
  return kFindings;
}

void tell(const ImportedMap& imported, const fs::path& folder) {
  fmt::print(stderr, "{}, {} in {}: {}\n",
             counted(imported.decks.size(), "deck"),
             counted(imported.slides, "slide") + " and " +
                 counted(imported.anchors, "anchor"),
             folder.generic_string(), "build it with");
  for (const std::string& deck : imported.decks) {
    fmt::print(stderr, "  owldeck build {}\n",
               (folder / deck).generic_string());
  }
}

int run_import(const ImportArguments& arguments) {
  const fs::path path = arguments.file;
  const fs::path folder = arguments.output;
  const auto text = DiskFiles().read(path);
  if (!text) {
    return findings(path.generic_string() + " cannot be read");
  }
  SourceTexts sources{{path.generic_string(), *text}};
  Diagnostics diagnostics;
  const auto imported =
      import_map(path.generic_string(), *text, path.stem().string(),
                 built_in_blueprints(), diagnostics);
  const int status = report(diagnostics, sources);
  if (!imported) {
    return status;
  }
  if (const auto there = first_existing(imported->files, folder);
      there && !arguments.force) {
    return findings(there->generic_string() +
                    " is there already; --force replaces it");
  }
  write_folder(imported->files, folder);
  tell(*imported, folder);
  return kFine;
}

/// The blueprint that `deck` names: its own, or one of the program.
void find_blueprint(const Deck& deck, const Templates& templates,
                    MapContents& contents) {
  if (!deck.blueprint) {
    return;
  }
  const std::string path = "blueprints/" + deck.blueprint->value + ".yaml";
  const auto text = templates.find(path);
  if (!text) {
    return;
  }
  Diagnostics told_by_check;
  contents.blueprint = load_blueprint(text->file, text->text, told_by_check);
  const auto root = parse_yaml(text->file, text->text, told_by_check);
  if (contents.blueprint && root && built_in_template(path) != text->text) {
    contents.own_blueprint = *root;
  }
}

int write_text(const std::string& text, const ImportArguments& arguments) {
  if (arguments.output.empty()) {
    fmt::print("{}", text);
    return kFine;
  }
  const fs::path file = arguments.output;
  if (fs::exists(file) && !arguments.force) {
    return findings(file.generic_string() +
                    " is there already; --force replaces it");
  }
  write_folder({{file.filename().string(), text}}, file.parent_path());
  return kFine;
}

int run_export(const ImportArguments& arguments) {
  const DiskFiles files;
  SourceTexts sources;
  Diagnostics diagnostics;
  const auto deck = load_deck(arguments.file, files, sources, diagnostics);
  MapContents contents;
  if (deck) {
    if (auto root = read_deck_yaml(arguments.file, files, diagnostics)) {
      contents.deck = std::move(*root);
    }
  }
  const int status = report(diagnostics, sources);
  if (status != kFine) {
    return status;
  }
  const Templates templates(
      files, files.resolve(fs::path(arguments.file)).parent_path());
  find_blueprint(*deck, templates, contents);
  return write_text(arguments.audience == "learner"
                        ? write_learner_map(contents)
                        : write_map(contents),
                    arguments);
}

int run(const ImportArguments& arguments) {
  if (arguments.format == "markdown") {
    return run_export(arguments);
  }
  if (fs::path(arguments.file).extension() == ".yaml") {
    return usage("a deck's map is written with --format markdown");
  }
  if (arguments.output.empty()) {
    return usage("import needs a folder for the deck: -o FOLDER");
  }
  return run_import(arguments);
}

}  // namespace

void add_import(CLI::App& app, int& status) {
  CLI::App* verb = app.add_subcommand(
      "import", "Make a deck of a course map in Markdown, or the other way");
  auto arguments = std::make_shared<ImportArguments>();
  verb->add_option("file", arguments->file, "The map, or a deck's YAML file")
      ->required();
  verb->add_option("-o,--output", arguments->output,
                   "The deck's new folder; the map's file");
  verb->add_option("--format", arguments->format,
                   "What is made: deck, or the markdown of a deck's map")
      ->check(CLI::IsMember({"deck", "markdown"}))
      ->capture_default_str();
  verb->add_option("--audience", arguments->audience,
                   "Who a map in Markdown is for: learner or instructor")
      ->check(CLI::IsMember({"learner", "instructor"}))
      ->capture_default_str();
  verb->add_flag("--force", arguments->force,
                 "Replace files that are there already");
  verb->callback([arguments, &status] { status = run(*arguments); });
}

}  // namespace owldeck
