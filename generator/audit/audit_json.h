#pragma once

#include <string>

#include "generator/audit/audit.h"

namespace owldeck {

/// An audit for machines: how many files of each format, and each finding with
/// its code, its message, its file and place, and its place in the deck.
/// `diagnostics` are those of the report's findings, in their order.
[[nodiscard]] std::string audit_json(const AuditReport& report,
                                     const Diagnostics& diagnostics);

}  // namespace owldeck
