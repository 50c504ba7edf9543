#include "render/text/font_lock.h"

namespace owldeck {

std::unique_lock<std::mutex> lock_fonts() {
  // One for the process, because what it guards is.
  static std::mutex mutex;
  return std::unique_lock(mutex);
}

}  // namespace owldeck
