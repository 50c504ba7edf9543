#pragma once

#include <doctest/doctest.h>
#include <fcntl.h>
#include <grp.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace owldeck {

/// A run of `owldeck`, which ends with the test at the latest.
class Process {
 public:
  struct Options {
    /// Where everything goes that it says.
    std::filesystem::path said = "/dev/null";
    /// What no file that it writes may exceed.
    std::optional<rlim_t> most_bytes{};
    /// Where libraries are looked for first.
    std::filesystem::path libraries{};
    /// How much memory it may map.
    std::optional<rlim_t> most_memory{};
    /// What is set in its environment.
    std::map<std::string, std::string> environment{};
    /// The program that runs it, with its arguments.
    std::vector<std::string> under{};
    /// Whose it is, and their group.
    std::optional<uid_t> user{};
    std::optional<mode_t> file_mask{};
    /// Where it is run.
    std::filesystem::path folder{};
  };

  Process(const std::vector<std::string>& arguments, const Options& options)
      : process_(fork_with_usual_signals()) {
    REQUIRE(process_ >= 0);
    if (process_ == 0) {
      become(arguments, options);
    }
  }
  ~Process() { kill(SIGKILL); }
  Process(const Process&) = delete;
  Process& operator=(const Process&) = delete;

  [[nodiscard]] pid_t id() const { return process_; }
  [[nodiscard]] bool is_running() { return !ended(WNOHANG); }
  /// The status with which it exits, or minus the signal that ends it.
  int wait() {
    const int status = *ended(0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
  }
  int kill(int signal) {
    if (is_running()) {
      ::kill(process_, signal);
    }
    return wait();
  }

 private:
  /// The test's own handlers must not run in the child, however early it is
  /// sent a signal.
  static pid_t fork_with_usual_signals() {
    sigset_t all;
    sigset_t before;
    sigfillset(&all);
    sigprocmask(SIG_BLOCK, &all, &before);
    const pid_t process = fork();
    if (process == 0) {
      for (const int number : {SIGINT, SIGTERM, SIGHUP}) {
        signal(number, SIG_DFL);
      }
    }
    sigprocmask(SIG_SETMASK, &before, nullptr);
    return process;
  }
  [[noreturn]] static void become(const std::vector<std::string>& arguments,
                                  const Options& options) {
    const int said =
        open(options.said.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
    dup2(said, STDOUT_FILENO);
    dup2(said, STDERR_FILENO);
    if (!options.libraries.empty()) {
      setenv("LD_LIBRARY_PATH", options.libraries.c_str(), 1);
    }
    for (const auto& [name, value] : options.environment) {
      setenv(name.c_str(), value.c_str(), 1);
    }
    if (options.file_mask) {
      umask(*options.file_mask);
    }
    if (!options.folder.empty() && chdir(options.folder.c_str()) != 0) {
      _exit(127);
    }
    std::vector<char*> words;
    for (const std::string& word : options.under) {
      words.push_back(const_cast<char*>(word.c_str()));
    }
    words.push_back(const_cast<char*>(OWLDECK_PROGRAM));
    for (const std::string& argument : arguments) {
      words.push_back(const_cast<char*>(argument.c_str()));
    }
    words.push_back(nullptr);
    limit(options);
    execvp(words.front(), words.data());
    _exit(127);
  }
  static void limit(const Options& options) {
    if (options.most_bytes) {
      const rlimit limit{*options.most_bytes, *options.most_bytes};
      setrlimit(RLIMIT_FSIZE, &limit);
    }
    if (options.most_memory) {
      const rlimit limit{*options.most_memory, *options.most_memory};
      setrlimit(RLIMIT_AS, &limit);
    }
    if (options.user &&
        (setgroups(0, nullptr) != 0 || setgid(*options.user) != 0 ||
         setuid(*options.user) != 0)) {
      _exit(127);
    }
  }
  std::optional<int> ended(int how) {
    int status = 0;
    if (!status_ && waitpid(process_, &status, how) == process_) {
      status_ = status;
    }
    return status_;
  }

  pid_t process_;
  std::optional<int> status_;
};

}  // namespace owldeck
