#include "generator/cli/memory.h"

#include <sys/mman.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <string_view>

#include "generator/build/publish.h"
#include "generator/cli/verbs.h"

namespace owldeck {
namespace {

constexpr std::size_t kReserve = std::size_t{8} << 20;

/// What the end takes place with.
struct LastWill {
  std::filesystem::path output{};
  /// Memory for clearing up, of the system: what malloc has is not there for
  /// every thread.
  void* reserve = MAP_FAILED;
};

LastWill& last_will() {
  static LastWill will;
  return will;
}

[[noreturn]] void end_without_memory() {
  constexpr std::string_view kMessage =
      "owldeck: error: there is not enough memory\n"
      "  hint: fewer threads (-j 1) and smaller pictures (--size) need less\n";
  static std::atomic<pid_t> ending{0};
  pid_t who = 0;
  if (ending.compare_exchange_strong(who, gettid())) {
    static_cast<void>(!write(STDERR_FILENO, kMessage.data(), kMessage.size()));
    munmap(last_will().reserve, kReserve);
    try {
      remove_staged(last_will().output);
    } catch (const std::exception&) {
      // The next build does it.
    }
  } else if (who != gettid()) {
    for (;;) {
      pause();  // another thread ends the program
    }
  }
  _exit(kFindings);
}

}  // namespace

void clear_up_without_memory(const std::filesystem::path& output) {
  last_will() = {output,
                 mmap(nullptr, kReserve, PROT_NONE,
                      MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)};
  // GLib ends like this when it gets no thread, once it has said so.
  std::signal(SIGTRAP, [](int) { end_without_memory(); });
}

}  // namespace owldeck

// The sanitizers have allocators of their own.
#ifndef OWLDECK_SANITIZED

extern "C" {

// The functions behind malloc and its like in the GNU C library.
void* __libc_malloc(std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void* __libc_realloc(void* memory, std::size_t size);
void* __libc_memalign(std::size_t alignment, std::size_t size);

namespace {

// `memory`, which is not null. More than any machine has is no lack of memory,
// but a number that a library got wrong and has an answer to.
void* or_end(void* memory, std::size_t size) {
  if (memory == nullptr && size != 0 && size <= PTRDIFF_MAX) {
    owldeck::end_without_memory();
  }
  return memory;
}

}  // namespace

// Every library finds these before those of the C library.
void* malloc(std::size_t size) noexcept {
  return or_end(__libc_malloc(size), size);
}

void* calloc(std::size_t count, std::size_t size) noexcept {
  std::size_t bytes = 0;
  const bool fits = !__builtin_mul_overflow(count, size, &bytes);
  return or_end(__libc_calloc(count, size), fits ? bytes : SIZE_MAX);
}

void* realloc(void* memory, std::size_t size) noexcept {
  return or_end(__libc_realloc(memory, size), size);
}

void* aligned_alloc(std::size_t alignment, std::size_t size) noexcept {
  return or_end(__libc_memalign(alignment, size), size);
}

int posix_memalign(void** memory, std::size_t alignment,
                   std::size_t size) noexcept {
  const bool is_power = alignment != 0 && (alignment & (alignment - 1)) == 0;
  if (!is_power || alignment % sizeof(void*) != 0) {
    return EINVAL;
  }
  void* const found = or_end(__libc_memalign(alignment, size), size);
  if (found == nullptr && size != 0) {
    return ENOMEM;
  }
  *memory = found;
  return 0;
}

}  // extern "C"

#endif
