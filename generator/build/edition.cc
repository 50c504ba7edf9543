#include "generator/build/edition.h"

#include <fmt/format.h>

#include "generator/animation/animation.h"
#include "generator/attention/run.h"
#include "generator/compose/compose.h"
#include "generator/deck/load.h"
#include "generator/theme/templates.h"

namespace owldeck {
namespace {

// A file of templates/ that `name` asks for, or an error at its place.
std::optional<std::string_view> find_template(const std::string& folder,
                                              const std::string& word,
                                              const Located<std::string>& name,
                                              Diagnostics& diagnostics) {
  const auto text =
      built_in_template(fmt::format("{}/{}.yaml", folder, name.value));
  if (!text) {
    diagnostics.error(name.span, "unknown-" + word,
                      fmt::format("unknown {} '{}'", word, name.value),
                      suggest(name.value, built_in_names(folder)));
  }
  return text;
}

std::optional<Blueprint> find_blueprint(const Located<std::string>& name,
                                        Diagnostics& diagnostics) {
  const auto text = find_template("blueprints", "blueprint", name, diagnostics);
  if (!text) {
    return std::nullopt;
  }
  return load_blueprint("templates/blueprints/" + name.value + ".yaml",
                        std::string(*text), diagnostics);
}

std::optional<Look> find_look(const Located<std::string>& theme_name,
                              std::string_view theme_text,
                              Diagnostics& diagnostics) {
  auto theme = load_theme("templates/themes/" + theme_name.value + ".yaml",
                          std::string(theme_text), diagnostics);
  if (!theme) {
    return std::nullopt;
  }
  Look look{std::move(*theme), {}};
  for (const std::string& name : built_in_names("layouts")) {
    const std::string path = "layouts/" + name + ".yaml";
    auto layout =
        load_layout("templates/" + path, std::string(*built_in_template(path)),
                    diagnostics);
    if (layout) {
      look.layouts.emplace(layout->type, std::move(*layout));
    }
  }
  return look;
}

// A film that is wrong stands there without pictures, so that its still is not
// reported as well.
Clips make_clips(const AudienceDeck& deck, const Traces& traces,
                 const Theme& theme, const TextMeasurer& measurer,
                 Diagnostics& diagnostics) {
  Clips clips;
  for (const AnimationSpec& spec : deck.animations()) {
    auto clip = make_clip(spec, traces, theme, measurer, diagnostics);
    clips.emplace(spec.id.value, clip ? std::move(*clip) : Clip{spec.id.value});
  }
  return clips;
}

}  // namespace

std::optional<CheckedDeck> load_and_check(const std::filesystem::path& path,
                                          const FileReader& files,
                                          SourceTexts& sources,
                                          Diagnostics& diagnostics) {
  auto deck = load_deck(path, files, sources, diagnostics);
  if (!deck) {
    return std::nullopt;
  }
  CheckedDeck checked{std::move(*deck), std::nullopt, {}};
  checked.anchors = check_anchors(checked.deck, diagnostics);
  check_slides(checked.deck, diagnostics);
  if (checked.deck.blueprint) {
    checked.blueprint = find_blueprint(*checked.deck.blueprint, diagnostics);
  }
  if (checked.blueprint) {
    check_blueprint(checked.deck, *checked.blueprint, diagnostics);
    check_minutes(checked.deck, *checked.blueprint, diagnostics);
  }
  return checked;
}

std::optional<Edition> make_edition(const CheckedDeck& checked,
                                    Audience audience,
                                    const TextMeasurer& measurer,
                                    PdfAhead* ahead, Diagnostics& diagnostics) {
  AudienceDeck deck = for_audience(checked.deck, audience);
  Traces traces =
      run_experiments(deck.experiments(), deck.data_files(), diagnostics);
  const auto theme_text =
      find_template("themes", "theme", deck.theme(), diagnostics);
  if (!theme_text) {
    return std::nullopt;
  }
  auto look = find_look(deck.theme(), *theme_text, diagnostics);
  if (!look) {
    return std::nullopt;
  }
  std::optional<Clips> clips;
  const auto clips_once = [&]() -> const Clips& {
    if (!clips) {
      clips = make_clips(deck, traces, look->theme, measurer, diagnostics);
    }
    return *clips;
  };
  std::function<void(const Page&)> on_page;
  if (ahead != nullptr) {
    ahead->begin({deck.title().value, deck.language(), page_names(deck)});
    on_page = [ahead](const Page& page) { ahead->add(page); };
  }
  Document document =
      compose(deck,
              {traces, *look, checked.blueprint ? &*checked.blueprint : nullptr,
               clips_once, measurer, on_page},
              diagnostics);
  clips_once();
  if (diagnostics.has_errors()) {
    return std::nullopt;
  }
  return Edition{std::move(deck),   std::move(traces),
                 std::move(*look),  hash_bytes(*theme_text),
                 std::move(*clips), std::move(document)};
}

}  // namespace owldeck
