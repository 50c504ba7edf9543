#pragma once

#include <memory>
#include <nlohmann/json.hpp>
#include <string>

#include "generator/deck/schema.h"

namespace owldeck {

/// Another project's validator with one schema of ours.
class SchemaJudge {
 public:
  explicit SchemaJudge(const std::string& schema);
  SchemaJudge(const SchemaJudge&) = delete;
  SchemaJudge& operator=(const SchemaJudge&) = delete;
  ~SchemaJudge();

  [[nodiscard]] bool accepts(const nlohmann::json& value) const;
  /// What it has against `value`, a line each; empty if nothing.
  [[nodiscard]] std::string complaints(const nlohmann::json& value) const;

 private:
  struct Compiled;
  std::unique_ptr<Compiled> compiled_;
};

/// The schema that `make` makes, in JSON.
[[nodiscard]] std::string printed_schema(SchemaDefinitions::Make make);

}  // namespace owldeck
