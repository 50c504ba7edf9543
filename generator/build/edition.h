#pragma once

#include <map>
#include <optional>
#include <string>

#include "generator/attention/trace.h"
#include "generator/audience/audience.h"
#include "generator/build/checked_deck.h"
#include "generator/build/pdf_ahead.h"
#include "generator/source/diagnostic.h"
#include "generator/theme/theme.h"
#include "render/scene/document.h"
#include "render/scene/hash.h"
#include "render/text/measure.h"

namespace owldeck {

/// One edition of a deck, composed and ready to be written.
struct Edition {
  AudienceDeck deck;
  Traces traces;
  Look look;
  std::map<std::string, Clip> clips;  ///< films, by id
  Document document;
};

/// Computes and composes one edition. `ahead`, which may be null, draws its
/// pages meanwhile. With `boxes` the pages show slots, grid and baselines.
/// Reports: what the stages report.
/// Gives: nothing if there was an error.
[[nodiscard]] std::optional<Edition> make_edition(
    const CheckedDeck& checked, Audience audience, const TextMeasurer& measurer,
    PdfAhead* ahead, Diagnostics& diagnostics, bool boxes = false);

/// Computes and composes the editions for every audience, films too, and drops
/// them: all that a build would report, and nothing written. Slides that are
/// broken are left out.
/// Reports: what the stages report; what is wrong for several audiences once.
void check_editions(const CheckedDeck& checked, const TextMeasurer& measurer,
                    Diagnostics& diagnostics);

}  // namespace owldeck
