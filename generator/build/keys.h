#pragma once

#include <fmt/format.h>

#include <string>

#include "generator/build/version.h"
#include "render/scene/hash.h"

namespace owldeck {

/// Makes keys of one build: everything that it draws depends on the program and
/// the fonts.
class Keys {
 public:
  explicit Keys(const std::string& font_versions)
      : common_(program_key() + "\x1f" + font_versions) {}

  /// Joins the parts of a key; the separator occurs in none of them.
  template <class... Parts>
  [[nodiscard]] Hash of(const Parts&... parts) const {
    std::string text = common_;
    ((text += fmt::format("\x1f{}", parts)), ...);
    return hash_bytes(text);
  }

 private:
  std::string common_;
};

}  // namespace owldeck
