#pragma once

#include <string>
#include <vector>

#include "generator/check/gate_report.h"

namespace owldeck {

/// The report for programs, as JSON whose keys keep their order:
/// `format` and `version` of what follows; the sums `errors`, `warnings` and
/// `notes`; and of each deck its file, slides, anchors, sums, every gate with
/// its state, sums and reason, and every finding with its place, severity,
/// code, gate, message, hint and notes, sorted by place.
/// Units: lines, columns and lengths in characters from 1; null where a finding
/// has a file and no place in it. The version changes when a key changes its
/// meaning or goes; new keys may come without it.
[[nodiscard]] std::string write_json(const std::vector<DeckReport>& reports);

}  // namespace owldeck
