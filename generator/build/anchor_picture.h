#pragma once

#include <filesystem>

#include "generator/build/check_course.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// Draws the anchors of a course, and which must come before which, into a
/// page: a `.pdf`, or else a PNG of 1920 × 1080.
/// Reports: `figure-overflow` for more anchors than a page has room for,
/// `figure-empty`; `output` if the file cannot be written.
void draw_anchors(const CourseCheck& course, const std::filesystem::path& file,
                  Diagnostics& diagnostics);

}  // namespace owldeck
