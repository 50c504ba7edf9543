#pragma once

#include "generator/attention/trace.h"
#include "generator/deck/data_files.h"
#include "generator/deck/experiment.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// Measured times, as `./dev bench --record` wrote them. Axis `implementation`
/// has the names as labels.
/// Steps: median, least, most (milliseconds), relative (the median divided by
/// the first one's), largest_difference (to the result of the reference)
/// [implementation]; batch, token_count, d_model, heads, runs without axes.
/// Texts: machine, date.
/// Reports: what read_timings does, in the measured file; nothing if the file
/// is not in `files`, which whoever read them reported.
[[nodiscard]] Trace trace_timings(const TimingsSpec& spec,
                                  const DataFiles& files,
                                  Diagnostics& diagnostics);

}  // namespace owldeck
