#pragma once

#include <optional>

#include "generator/attention/trace.h"
#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"
#include "generator/theme/theme.h"
#include "render/scene/document.h"
#include "render/text/measure.h"

namespace owldeck {

/// The film that `spec` asks for: a pure function from time to Scene that holds
/// everything it needs (traces, theme and measurer may go away).
/// Reports: `unknown-name` (no such experiment), `unknown-tensor` if it has not
/// the steps the film tells, `unknown-token` if the query is none of its
/// tokens, `film-size` if its tensors are too large to show, `film-mask` if it
/// hides the future in another way than the film tells, `film-length`,
/// `film-title` if the title does not fit beside the formula.
[[nodiscard]] std::optional<Clip> make_clip(const AnimationSpec& spec,
                                            const Traces& traces,
                                            const Theme& theme,
                                            const TextMeasurer& measurer,
                                            Diagnostics& diagnostics);

}  // namespace owldeck
