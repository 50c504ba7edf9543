#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "generator/source/diagnostic.h"
#include "generator/source/span.h"
#include "generator/source/yaml.h"

/// The gates that a deck passes before it is taught: each looks at one thing.
/// Every finding belongs to one gate (generator/check/finding_codes.h).
namespace owldeck {

enum class Gate {
  Format,       ///< the YAML: keys, words, types, files that it reads
  Numbers,      ///< experiments and what is computed from them
  Structure,    ///< numbers of slides, types where the blueprint has them
  Anchors,      ///< ids, prerequisites and their order
  Assets,       ///< files, sections and names in the course's repository
  Code,         ///< code shown agrees with the notebook
  Owl,          ///< one meaningful sentence on every slide
  Beginner,     ///< the three parts of the beginner's corner
  Leakage,      ///< nothing of the instructor's in what learners see
  Fit,          ///< text fits, nothing overlaps, every glyph is there
  Contrast,     ///< text can be read, colours mean what they should
  Alternative,  ///< alternative texts
  Minutes,      ///< of the session and of its parts
  Sources,      ///< each is cited
  Animations,   ///< films that slides refer to, and the other way round
  References,   ///< slides and anchors that texts mention
};

/// The YAML word, such as `minutes`.
[[nodiscard]] std::string_view to_string(Gate gate);

/// All gates in the order of a report.
[[nodiscard]] std::vector<Gate> all_gates();

/// How a deck makes a gate milder.
enum class GateState { Warning, Off };

struct GateSetting {
  Located<Gate> gate;
  Located<GateState> state;
  Located<std::string> reason;
  friend bool operator==(const GateSetting&, const GateSetting&) = default;
};

/// Reads a map from gates to `{state, reason}`.
/// Reports: `gate-fixed` for a gate that no deck may make milder, besides what
/// maps report.
bool decode_gates(const YamlNode& node, std::vector<GateSetting>& out,
                  Diagnostics& diagnostics);

/// The findings as the settings have them: those of a milder gate become
/// warnings or are left out. `gate_of` tells the gate of a finding's code.
[[nodiscard]] Diagnostics with_settings(
    const Diagnostics& found, const std::vector<GateSetting>& settings,
    Gate (*gate_of)(std::string_view code));

/// The same for a build: all findings of a gate that is set to warning become
/// one, at the setting.
/// Reports: `gate-milder`.
[[nodiscard]] Diagnostics summed_by_settings(
    const Diagnostics& found, const std::vector<GateSetting>& settings,
    Gate (*gate_of)(std::string_view code));

}  // namespace owldeck
