#pragma once

#include <cstddef>
#include <functional>

namespace owldeck {

/// Calls `work(i, worker)` for every i below `count`; the workers, from 0 on
/// and at most `threads`, run at the same time. Rethrows the first exception
/// after all have ended.
void share_out(
    std::size_t count, int threads,
    const std::function<void(std::size_t i, std::size_t worker)>& work);

}  // namespace owldeck
