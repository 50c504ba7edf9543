#pragma once

#include <filesystem>

namespace owldeck {

/// From now on, when the user or the system ends the program (SIGINT, SIGTERM,
/// SIGHUP), it first removes what it has begun below `output` and not
/// published.
/// Needs: the program has no other thread yet.
void clear_up_when_interrupted(const std::filesystem::path& output);

/// Does not come back if such a signal has come: what failed since then failed
/// because of it, and the program ends as the signal wants it.
void end_if_interrupted();

}  // namespace owldeck
