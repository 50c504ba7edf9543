#include "generator/audit/audit_json.h"

#include <nlohmann/json.hpp>

namespace owldeck {

std::string audit_json(const AuditReport& report,
                       const Diagnostics& diagnostics) {
  using Json = nlohmann::ordered_json;
  Json out;
  out["files"] = report.formats;
  Json& findings = out["findings"] = Json::array();
  for (const Diagnostic& each : diagnostics.all()) {
    Json finding{{"code", each.code},
                 {"place", each.span.file},
                 {"message", each.message}};
    for (const Note& note : each.notes) {
      finding["deck"] = {{"file", note.span.file},
                         {"line", note.span.line},
                         {"column", note.span.column}};
    }
    findings.push_back(std::move(finding));
  }
  // Names of files need not be UTF-8.
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace owldeck
