#include "generator/deck/gate.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>

#include "generator/deck/decode.h"
#include "generator/deck/tables.h"

namespace owldeck {
namespace {

constexpr std::array kGates{Word<Gate>{"format", Gate::Format},
                            Word<Gate>{"numbers", Gate::Numbers},
                            Word<Gate>{"structure", Gate::Structure},
                            Word<Gate>{"anchors", Gate::Anchors},
                            Word<Gate>{"assets", Gate::Assets},
                            Word<Gate>{"code", Gate::Code},
                            Word<Gate>{"owl", Gate::Owl},
                            Word<Gate>{"beginner", Gate::Beginner},
                            Word<Gate>{"leakage", Gate::Leakage},
                            Word<Gate>{"fit", Gate::Fit},
                            Word<Gate>{"contrast", Gate::Contrast},
                            Word<Gate>{"alternative", Gate::Alternative},
                            Word<Gate>{"minutes", Gate::Minutes},
                            Word<Gate>{"sources", Gate::Sources},
                            Word<Gate>{"animations", Gate::Animations},
                            Word<Gate>{"references", Gate::References}};

constexpr std::array kStates{Word<GateState>{"warning", GateState::Warning},
                             Word<GateState>{"off", GateState::Off}};

constexpr std::array kSetting{
    field<&GateSetting::state>("state", Need::Required, "warning or off"),
    field<&GateSetting::reason>("reason", Need::Required,
                                "why; the report repeats it")};

/// What these find cannot be drawn, or must not be shown.
constexpr std::array kFixed{Gate::Format, Gate::Numbers, Gate::Leakage};

bool is_fixed(Gate gate) {
  return std::ranges::find(kFixed, gate) != kFixed.end();
}

bool decode_setting(const YamlNode::Entry& entry, GateSetting& out,
                    Diagnostics& diagnostics) {
  const auto found = std::ranges::find(kGates, entry.key, &Word<Gate>::text);
  if (found == kGates.end()) {
    std::vector<std::string> known;
    for (const Word<Gate>& gate : kGates) {
      known.emplace_back(gate.text);
    }
    return unknown_word(entry.key_span, "gate", entry.key, known, diagnostics);
  }
  out.gate = {found->value, entry.key_span};
  if (is_fixed(found->value)) {
    diagnostics.error(entry.key_span, "gate-fixed",
                      fmt::format("gate '{}' cannot be made milder", entry.key),
                      "mend what it finds");
    return false;
  }
  return decode_value(entry.value, out, diagnostics);
}

const GateSetting* setting_of(const std::vector<GateSetting>& settings,
                              Gate gate) {
  const auto found = std::ranges::find_if(
      settings,
      [gate](const GateSetting& each) { return each.gate.value == gate; });
  return found == settings.end() ? nullptr : &*found;
}

}  // namespace

std::string_view to_string(Gate gate) {
  return kGates[static_cast<std::size_t>(gate)].text;
}

std::vector<Gate> all_gates() {
  std::vector<Gate> gates;
  for (const Word<Gate>& gate : kGates) {
    gates.push_back(gate.value);
  }
  return gates;
}

Words<Gate> words_of(Gate) {
  return kGates;
}
Words<GateState> words_of(GateState) {
  return kStates;
}
Fields<GateSetting> fields_of(const GateSetting&) {
  return kSetting;
}

bool decode_gates(const YamlNode& node, std::vector<GateSetting>& out,
                  Diagnostics& diagnostics) {
  if (node.kind != YamlNode::Kind::Map) {
    return wrong_type(node, "a map from gates to their settings", diagnostics);
  }
  bool right = true;
  for (const YamlNode::Entry& entry : node.entries) {
    GateSetting setting;
    if (decode_setting(entry, setting, diagnostics)) {
      out.push_back(std::move(setting));
    } else {
      right = false;
    }
  }
  return right;
}

Diagnostics with_settings(const Diagnostics& found,
                          const std::vector<GateSetting>& settings,
                          Gate (*gate_of)(std::string_view code)) {
  Diagnostics out;
  for (Diagnostic problem : found.all()) {
    const GateSetting* setting = setting_of(settings, gate_of(problem.code));
    if (setting != nullptr && setting->state.value == GateState::Off) {
      continue;
    }
    if (setting != nullptr && problem.severity == Severity::Error) {
      problem.severity = Severity::Warning;
    }
    out.add(std::move(problem));
  }
  return out;
}

template <>
Schema schema_read_by<decode_gates>(SchemaDefinitions& definitions) {
  Schema schema;
  schema.types = {"object"};
  schema.closed = true;
  const Schema setting = schema_of(Type<GateSetting>{}, definitions);
  for (const Word<Gate>& gate : kGates) {
    if (!is_fixed(gate.value)) {
      schema.properties.push_back({std::string(gate.text), setting});
    }
  }
  return schema;
}

Diagnostics summed_by_settings(const Diagnostics& found,
                               const std::vector<GateSetting>& settings,
                               Gate (*gate_of)(std::string_view code)) {
  Diagnostics out;
  std::map<const GateSetting*, int> counts;
  for (const Diagnostic& problem : found.all()) {
    const GateSetting* setting = setting_of(settings, gate_of(problem.code));
    if (setting == nullptr) {
      out.add(problem);
    } else if (setting->state.value == GateState::Warning) {
      ++counts[setting];
    }
  }
  for (const GateSetting& setting : settings) {
    if (const auto count = counts.find(&setting); count != counts.end()) {
      out.warning(
          setting.gate.span, "gate-milder",
          fmt::format("gate '{}' has {} finding{}: {}",
                      to_string(setting.gate.value), count->second,
                      count->second == 1 ? "" : "s", setting.reason.value),
          "owldeck check shows them");
    }
  }
  return out;
}

}  // namespace owldeck
