#include "generator/build/checked_deck.h"

#include <fmt/format.h>

#include "generator/check/code_alignment.h"
#include "generator/check/finding_codes.h"
#include "generator/theme/templates.h"

namespace owldeck {
namespace {

std::optional<Blueprint> find_blueprint(const Located<std::string>& name,
                                        const Templates& templates,
                                        Diagnostics& diagnostics) {
  const auto text = templates.find("blueprints/" + name.value + ".yaml");
  if (!text) {
    diagnostics.error(name.span, "unknown-blueprint",
                      fmt::format("unknown blueprint '{}'", name.value),
                      suggest(name.value, built_in_names("blueprints")));
    return std::nullopt;
  }
  if (!has_text(*text, diagnostics)) {
    return std::nullopt;
  }
  return load_blueprint(text->file, text->text, diagnostics);
}

std::optional<Look> find_look(const Deck& deck, const Templates& templates,
                              Diagnostics& diagnostics) {
  const bool changed = deck.look.kind != YamlNode::Kind::Null;
  auto theme = find_theme(deck.theme, changed ? &deck.look : nullptr, templates,
                          diagnostics);
  if (!theme) {
    return std::nullopt;
  }
  Look look{std::move(*theme), {}};
  for (const std::string& name : built_in_names("layouts")) {
    const auto text = templates.find("layouts/" + name + ".yaml");
    auto layout = load_layout(*text, templates, diagnostics);
    if (layout) {
      look.layouts.emplace(layout->type, std::move(*layout));
    }
  }
  return look;
}

}  // namespace

CheckedDeck with_templates(Deck deck, const std::filesystem::path& path,
                           const FileReader& files, Diagnostics& diagnostics) {
  CheckedDeck checked{std::move(deck), std::nullopt, std::nullopt};
  const Templates templates(files, files.resolve(path).parent_path());
  checked.look = find_look(checked.deck, templates, diagnostics);
  if (checked.deck.blueprint && is_set(*checked.deck.blueprint)) {
    checked.blueprint =
        find_blueprint(*checked.deck.blueprint, templates, diagnostics);
  }
  return checked;
}

void check_alone(const CheckedDeck& checked, const SourceTexts& sources,
                 Diagnostics& diagnostics) {
  const Deck& deck = checked.deck;
  check_slides(deck, diagnostics);
  check_answers(deck, diagnostics);
  check_sources(deck, diagnostics);
  check_animations(deck, diagnostics);
  check_leakage(deck, sources, diagnostics);
  if (checked.blueprint) {
    check_blueprint(deck, *checked.blueprint, diagnostics);
    check_minutes(deck, *checked.blueprint, diagnostics);
  }
}

std::optional<CheckedDeck> load_and_check(const std::filesystem::path& path,
                                          const FileReader& files,
                                          SourceTexts& sources,
                                          Diagnostics& diagnostics) {
  Diagnostics found;
  ReadDeck read = read_deck(path, files, sources, found);
  CheckedDeck checked =
      with_templates(std::move(read.deck), path, files, found);
  if (read.is_complete) {
    check_alone(checked, sources, found);
    check_code(checked.deck, nullptr, sources, found);
    const DeckUnderCheck alone{&checked.deck, &found, &sources};
    const AnchorGraph anchors = check_anchors({&alone, 1}, {}, false);
    check_owls({&alone, 1});
    check_cross_references(checked.deck, anchors, sources, found);
  }
  const Diagnostics judged =
      summed_by_settings(found, checked.deck.gates, gate_of);
  for (const Diagnostic& problem : judged.all()) {
    diagnostics.add(problem);
  }
  return read.is_right ? std::optional(std::move(checked)) : std::nullopt;
}

}  // namespace owldeck
