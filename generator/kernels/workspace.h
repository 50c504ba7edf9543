#pragma once

#include <cstddef>

#include "generator/kernels/aligned_buffer.h"
#include "generator/kernels/thread_team.h"

namespace owldeck {

/// The threads and the memory of a computation, kept from one run to the next.
/// One run at a time.
class Workspace {
 public:
  /// Needs: at least 1 thread.
  explicit Workspace(int threads) : team_(threads) {}

  [[nodiscard]] ThreadTeam& team() { return team_; }

  /// Memory for `count` numbers, of no defined value; the same again at the
  /// next call.
  [[nodiscard]] float* memory(std::size_t count) {
    memory_.grow(count);
    return memory_.data();
  }

 private:
  ThreadTeam team_;
  AlignedBuffer memory_;
};

}  // namespace owldeck
