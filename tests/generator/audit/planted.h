#pragma once

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "generator/audit/audit.h"

namespace owldeck {

/// What is planted: a sentence for the instructor alone.
inline constexpr std::string_view kPlanted =
    "Cover every row but one, and let a learner read it aloud.";

/// A file with the sentence in it.
struct PlantedFile {
  std::string place;  ///< for people
  std::string where;  ///< that an audit is to name
  std::string bytes;
};

inline SecretSearch search_for(const std::string& text) {
  return SecretSearch({{{text, {"deck.yaml", 7, 9}}, "the notes of slide 7"}},
                      {});
}

/// Where an audit finds the sentence in `bytes`.
inline std::vector<std::string> places_of_leaks(const std::string& bytes) {
  static const SecretSearch search = search_for(std::string(kPlanted));
  std::vector<std::string> places;
  for (const AuditFinding& finding :
       audit_bytes("file", bytes, &search).findings) {
    if (finding.kind == AuditFinding::Kind::Leak) {
      places.push_back(finding.where);
    }
  }
  return places;
}

/// Why an audit says that parts of `bytes` could not be searched.
inline std::vector<std::string> unread_parts(const std::string& bytes) {
  std::vector<std::string> reasons;
  for (const AuditFinding& finding :
       audit_bytes("file", bytes, nullptr).findings) {
    if (finding.kind == AuditFinding::Kind::Unread) {
      reasons.push_back(finding.where + ": " + finding.what);
    }
  }
  return reasons;
}

/// Checks that each one is found where it is planted.
inline void check_found(const std::vector<PlantedFile>& files) {
  for (const PlantedFile& file : files) {
    std::string places;
    bool is_found = false;
    for (const std::string& place : places_of_leaks(file.bytes)) {
      places += "[" + place + "]";
      is_found = is_found || place == file.where;
    }
    CHECK_MESSAGE(is_found, file.place << ": wanted [" << file.where
                                       << "], found " << places);
  }
}

}  // namespace owldeck
