#include "generator/deck/schema.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <string>

#include "generator/animation/easing.h"
#include "generator/animation/story.h"
#include "generator/cli/verbs.h"
#include "generator/deck/course.h"
#include "generator/deck/deck_file.h"
#include "generator/source/diagnostic.h"
#include "generator/theme/templates.h"

namespace owldeck {
namespace {

/// A kind of file that has a schema.
struct SchemaOfFile {
  std::string_view name;
  std::string_view title;
  SchemaDefinitions::Make make;
};

constexpr std::array kSchemas{
    SchemaOfFile{"deck", "A deck of owldeck", deck_schema},
    SchemaOfFile{"include", "A file that a deck of owldeck includes",
                 include_schema},
    SchemaOfFile{"course", "A course of several decks of owldeck",
                 course_schema}};

/// What the program has built in.
SchemaNames built_in() {
  SchemaNames names;
  names.themes = built_in_names("themes");
  names.blueprints = built_in_names("blueprints");
  names.easings.assign(kEasingNames.begin(), kEasingNames.end());
  for (const FilmKind& kind : film_kinds()) {
    names.kinds.emplace_back(kind.name);
    names.films.push_back(
        {std::string(kind.name), {kind.reads.begin(), kind.reads.end()}});
  }
  return names;
}

int print_schema_of(const std::string& name) {
  const auto* const found =
      std::ranges::find(kSchemas, name, &SchemaOfFile::name);
  if (found == kSchemas.end()) {
    std::vector<std::string> known;
    for (const SchemaOfFile& each : kSchemas) {
      known.emplace_back(each.name);
    }
    fmt::print(stderr, "owldeck: unknown schema '{}', {}\n", name,
               suggest(name, known));
    return kUsage;
  }
  SchemaDefinitions definitions(built_in());
  const Schema root = found->make(definitions);
  fmt::print("{}",
             print_schema(root, definitions, name, std::string(found->title)));
  return kFine;
}

}  // namespace

void add_schema(CLI::App& app, int& status) {
  CLI::App* verb = app.add_subcommand(
      "schema", "Print the JSON Schema that editors read, of a file's format");
  auto name = std::make_shared<std::string>("deck");
  verb->add_option("format", *name,
                   "deck, include (a file of a deck) or course")
      ->capture_default_str();
  verb->callback([name, &status] { status = print_schema_of(*name); });
}

}  // namespace owldeck
