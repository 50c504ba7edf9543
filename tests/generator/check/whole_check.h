#pragma once

#include <string>
#include <vector>

#include "generator/build/check_course.h"
#include "generator/source/files.h"

namespace owldeck {

/// Every gate on the deck at `path`; with `repository` it is held against
/// tests/fixtures/repository, whatever files `files` has.
[[nodiscard]] CourseCheck check_whole(const std::string& path,
                                      const FileReader& files, bool repository);

/// The findings of all its decks.
[[nodiscard]] std::vector<Diagnostic> findings_of(const CourseCheck& checked);

}  // namespace owldeck
