#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "generator/cli/verbs.h"
#include "generator/source/diagnostic.h"
#include "generator/theme/templates.h"
#include "generator/theme/theme.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFolder = "themes";

std::string path_of(const std::string& theme) {
  return fmt::format("{}/{}.yaml", kFolder, theme);
}

/// The first line of the theme's file, which says what it is for.
std::string purpose_of(std::string_view text) {
  const std::string_view line = text.substr(0, text.find('\n'));
  return std::string(line.substr(line.find_first_not_of("# ")));
}

int list_themes() {
  for (const std::string& name : built_in_names(kFolder)) {
    fmt::print("{:<18} {}\n", name,
               purpose_of(*built_in_template(path_of(name))));
  }
  return kFine;
}

/// A theme of one's own begins with a copy, in the folder that decks ask first.
int eject_theme(const std::string& name, const fs::path& folder) {
  const auto text = built_in_template(path_of(name));
  if (!text) {
    fmt::print(stderr, "owldeck: unknown theme '{}', {}\n", name,
               suggest(name, built_in_names(kFolder)));
    return kUsage;
  }
  const fs::path file = folder / "templates" / path_of(name);
  if (fs::exists(file)) {
    fmt::print(stderr, "owldeck: {} is there already; remove it first\n",
               file.generic_string());
    return kFindings;
  }
  fs::create_directories(file.parent_path());
  std::ofstream out(file, std::ios::binary);
  out << *text;
  out.close();
  if (!out) {
    fmt::print(stderr, "owldeck: {} cannot be written\n",
               file.generic_string());
    return kFindings;
  }
  fmt::print(stderr, "{} written; decks in {} now use it\n",
             file.generic_string(), folder.generic_string());
  return kFine;
}

struct EjectArguments {
  std::string name;
  std::string folder = ".";
};

}  // namespace

void add_themes(CLI::App& app, int& status) {
  CLI::App* verb = app.add_subcommand("themes", "List or copy the themes");
  verb->require_subcommand(1);
  verb->add_subcommand("list", "Print the name of every theme")
      ->callback([&status] { status = list_themes(); });
  CLI::App* eject = verb->add_subcommand(
      "eject", "Copy a theme to templates/themes/ of a deck, to be changed");
  auto arguments = std::make_shared<EjectArguments>();
  eject->add_option("name", arguments->name, "The theme")->required();
  eject->add_option("-o,--output", arguments->folder, "The deck's folder")
      ->capture_default_str();
  eject->callback([arguments, &status] {
    status = eject_theme(arguments->name, arguments->folder);
  });
}

}  // namespace owldeck
