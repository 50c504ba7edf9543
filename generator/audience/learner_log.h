#pragma once

#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {

/// What a build for learners may print of its findings.
struct LearnerLog {
  Diagnostics diagnostics;
  SourceTexts sources;
};

/// Takes out what is for the instructor alone: lines under a key `instructor`
/// and of whatever is marked `audience: instructor` are shown as such a line,
/// findings in them say no more than where they are, and no hint has a name
/// from them. Of a file that is not YAML all lines that may be the instructor's
/// are taken for theirs.
[[nodiscard]] LearnerLog learner_log(const Diagnostics& diagnostics,
                                     const SourceTexts& sources);

}  // namespace owldeck
