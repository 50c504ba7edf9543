#include "generator/build/edition.h"

#include <algorithm>

#include "generator/animation/animation.h"
#include "generator/attention/run.h"
#include "generator/check/finding_codes.h"
#include "generator/compose/compose.h"

namespace owldeck {
namespace {

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

void add_all(const Diagnostics& found, Diagnostics& diagnostics) {
  for (const Diagnostic& problem : found.all()) {
    diagnostics.add(problem);
  }
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

std::optional<Edition> make_edition(const CheckedDeck& checked,
                                    Audience audience,
                                    const TextMeasurer& measurer,
                                    PdfAhead* ahead, Diagnostics& diagnostics,
                                    bool boxes) {
  AudienceDeck deck = for_audience(checked.deck, audience);
  Diagnostics found;
  Traces traces = run_experiments(deck.experiments(), deck.data_files(), found);
  if (!checked.look) {
    return std::nullopt;
  }
  const Look& look = *checked.look;
  std::optional<Clips> clips;
  const auto clips_once = [&]() -> const Clips& {
    if (!clips) {
      clips = make_clips(deck, traces, look.theme, measurer, found);
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
  Document document = compose(deck, inputs, found);
  clips_once();
  add_all(summed_by_settings(found, checked.deck.gates, gate_of), diagnostics);
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
  // The instructor's has all experiments and films that others have.
  const AudienceDeck any = for_audience(checked.deck, Audience::Instructor);
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
