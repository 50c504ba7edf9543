#pragma once

#include <filesystem>

namespace owldeck {

/// When there is no memory left the program says so and ends with kFindings,
/// whichever library asked for it: one that goes on without may leave out a
/// letter or a line, and nobody would know. From now on it first removes what
/// it has begun below `output` and not published.
void clear_up_without_memory(const std::filesystem::path& output);

}  // namespace owldeck
