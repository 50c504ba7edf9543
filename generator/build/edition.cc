#include "generator/build/edition.h"

#include <fmt/format.h>

#include "generator/animation/animation.h"
#include "generator/attention/run.h"
#include "generator/compose/compose.h"
#include "generator/deck/load.h"
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
  CheckedDeck checked{std::move(*deck), std::nullopt, std::nullopt, {}};
  const Templates templates(files, files.resolve(path).parent_path());
  checked.look = find_look(checked.deck, templates, diagnostics);
  checked.anchors = check_anchors(checked.deck, diagnostics);
  check_slides(checked.deck, diagnostics);
  if (checked.deck.blueprint) {
    checked.blueprint =
        find_blueprint(*checked.deck.blueprint, templates, diagnostics);
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
  if (!checked.look) {
    return std::nullopt;
  }
  const Look& look = *checked.look;
  std::optional<Clips> clips;
  const auto clips_once = [&]() -> const Clips& {
    if (!clips) {
      clips = make_clips(deck, traces, look.theme, measurer, diagnostics);
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
              {traces, look, checked.blueprint ? &*checked.blueprint : nullptr,
               clips_once, measurer, on_page},
              diagnostics);
  clips_once();
  if (diagnostics.has_errors()) {
    return std::nullopt;
  }
  return Edition{std::move(deck), std::move(traces), look, std::move(*clips),
                 std::move(document)};
}

}  // namespace owldeck
