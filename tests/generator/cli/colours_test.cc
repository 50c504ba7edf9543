#include "generator/cli/colours.h"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

#include <optional>
#include <string>

namespace owldeck {
namespace {

/// A variable of the environment, set for a while.
class Setting {
 public:
  Setting(const char* name, const char* value) : name_(name) {
    if (const char* const before = getenv(name)) {
      before_ = before;
    }
    setenv(name, value, 1);
  }
  ~Setting() {
    if (before_) {
      setenv(name_, before_->c_str(), 1);
    } else {
      unsetenv(name_);
    }
  }
  Setting(const Setting&) = delete;
  Setting& operator=(const Setting&) = delete;

 private:
  const char* name_;
  std::optional<std::string> before_;
};

/// One end of a terminal that nobody sees.
struct Terminal {
  Terminal() : file(posix_openpt(O_RDWR | O_NOCTTY)) {}
  ~Terminal() { close(file); }
  Terminal(const Terminal&) = delete;
  Terminal& operator=(const Terminal&) = delete;
  int file;
};

TEST_CASE("colours: a terminal gets them") {
  const Terminal terminal;
  REQUIRE(isatty(terminal.file) == 1);
  const Setting no_color("NO_COLOR", "");
  const Setting term("TERM", "xterm-256color");
  CHECK(wants_colours(terminal.file));
  CHECK(colours_for(terminal.file) == Colours::Always);
}

TEST_CASE("colours: NO_COLOR takes them away, whatever it says") {
  const Terminal terminal;
  const Setting no_color("NO_COLOR", "0");
  const Setting term("TERM", "xterm-256color");
  CHECK_FALSE(wants_colours(terminal.file));
}

TEST_CASE("colours: a terminal that calls itself dumb gets none") {
  const Terminal terminal;
  const Setting no_color("NO_COLOR", "");
  const Setting term("TERM", "dumb");
  CHECK_FALSE(wants_colours(terminal.file));
}

TEST_CASE("colours: a file gets none") {
  const int file = open("/dev/null", O_WRONLY);
  const Setting no_color("NO_COLOR", "");
  const Setting term("TERM", "xterm-256color");
  CHECK_FALSE(wants_colours(file));
  CHECK(colours_for(file) == Colours::Never);
  close(file);
}

}  // namespace
}  // namespace owldeck
