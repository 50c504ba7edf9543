#include "generator/cli/interrupt.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <stdexcept>
#include <system_error>
#include <thread>

#include "generator/build/publish.h"

namespace owldeck {
namespace {

// Those that would end the program; who started it may have wanted it to ignore
// some.
sigset_t ending_signals() {
  sigset_t signals;
  sigemptyset(&signals);
  for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
    struct sigaction now {};
    if (sigaction(number, nullptr, &now) == 0 && now.sa_handler == SIG_DFL) {
      sigaddset(&signals, number);
    }
  }
  return signals;
}

std::atomic<bool>& is_interrupted() {
  static std::atomic<bool> interrupted{false};
  return interrupted;
}

}  // namespace

void end_if_interrupted() {
  while (is_interrupted()) {
    pause();
  }
}

void clear_up_when_interrupted(const std::filesystem::path& output) {
  const sigset_t signals = ending_signals();
  // Threads inherit it, so that the signals come to the one that waits.
  pthread_sigmask(SIG_BLOCK, &signals, nullptr);
  const auto wait_for_signal = [signals, output] {
    int number = 0;
    if (sigwait(&signals, &number) == 0) {
      is_interrupted() = true;
      remove_staged(output);
      pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
      raise(number);
    }
  };
  try {
    std::thread(wait_for_signal).detach();
  } catch (const std::system_error&) {
    throw std::runtime_error("there is not enough memory for a thread");
  }
}

}  // namespace owldeck
