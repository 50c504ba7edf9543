#pragma once

#include "generator/attention/trace.h"
#include "generator/deck/data_files.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// Measured times, as `./dev bench --record` wrote them. Axis `implementation`
/// has the names as labels.
/// Steps: median, least, most (milliseconds), relative (the median divided by
/// the first one's) [implementation]; batch, token_count, d_model, heads, runs
/// without axes. Texts: machine, date.
/// Reports: as any file of a deck; `timings` (no implementation, a time that is
/// none).
[[nodiscard]] Trace trace_timings(const TimingsSpec& spec,
                                  const DataFiles& files,
                                  Diagnostics& diagnostics);

}  // namespace owldeck
