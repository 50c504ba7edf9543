#pragma once

#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// What looks at a deck besides what only reads it.
struct CheckWith {
  bool drawing = true;     ///< composes its slides
  bool repository = true;  ///< of tests/fixtures/repository
};

/// All findings of the deck at `path`.
[[nodiscard]] Diagnostics check_whole(const std::string& path,
                                      const FileReader& files,
                                      SourceTexts& sources, CheckWith with);

}  // namespace owldeck
