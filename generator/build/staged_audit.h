#pragma once

#include <future>
#include <optional>
#include <string>
#include <vector>

#include "generator/audit/secret_search.h"
#include "generator/build/edition.h"
#include "generator/build/publish.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// Searches what a build has made before it is published, for what is the
/// instructor's alone. An instructor's edition may hold everything.
class StagedAudit {
 public:
  /// Prepares the search meanwhile. `deck` must live as long. What a film of
  /// the edition says is no secret, as notes may quote it.
  StagedAudit(const Deck& deck, const Edition& edition, int threads);

  /// Searches the files `paths` of `staged`; whether nothing was found. What is
  /// found is told without its words, which a learner's log must not show.
  /// Reports: `leak-file`, and `leak-unread` for what cannot be searched.
  [[nodiscard]] bool passes(const StagedFolder& staged,
                            const std::vector<std::string>& paths,
                            const SourceTexts& sources,
                            Diagnostics& diagnostics);

 private:
  int threads_;
  std::optional<std::future<SecretSearch>> search_;
};

}  // namespace owldeck
