#include "generator/build/edition.h"

#include <fmt/format.h>

#include <algorithm>

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

ComposeInputs inputs_of(const CheckedDeck& checked, const Traces& traces,
                        const TextMeasurer& measurer) {
  return {traces,
          *checked.look,
          checked.blueprint ? &*checked.blueprint : nullptr,
          {},
          measurer};
}

// Adds what is not known yet: editions share most of their slides.
void add_new(const Diagnostics& found, Diagnostics& diagnostics) {
  for (const Diagnostic& problem : found.all()) {
    if (std::ranges::find(diagnostics.all(), problem) ==
        diagnostics.all().end()) {
      diagnostics.add(problem);
    }
  }
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
  check_answers(checked.deck, diagnostics);
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
                                    PdfAhead* ahead, Diagnostics& diagnostics,
                                    bool boxes) {
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
  ComposeInputs inputs = inputs_of(checked, traces, measurer);
  inputs.clips = clips_once;
  inputs.boxes = boxes;
  if (ahead != nullptr) {
    ahead->begin({deck.title().value, deck.language(), page_names(deck)});
    inputs.on_page = [ahead](const Page& page) { ahead->add(page); };
  }
  Document document = compose(deck, inputs, diagnostics);
  clips_once();
  if (diagnostics.has_errors()) {
    return std::nullopt;
  }
  return Edition{std::move(deck), std::move(traces), look, std::move(*clips),
                 std::move(document)};
}

void check_editions(const CheckedDeck& checked, const TextMeasurer& measurer,
                    Diagnostics& diagnostics) {
  if (!checked.look) {
    return;
  }
  // Experiments and films are the same in every edition.
  const AudienceDeck any = for_audience(checked.deck, Audience::Learner);
  Diagnostics found;
  const Traces traces =
      run_experiments(any.experiments(), any.data_files(), found);
  const Clips clips =
      make_clips(any, traces, checked.look->theme, measurer, found);
  ComposeInputs inputs = inputs_of(checked, traces, measurer);
  inputs.clips = [&clips]() -> const Clips& { return clips; };
  inputs.judge = true;
  for (const Audience audience : {Audience::Learner, Audience::Instructor}) {
    (void)compose(for_audience(checked.deck, audience), inputs, found);
  }
  add_new(found, diagnostics);
}

}  // namespace owldeck
