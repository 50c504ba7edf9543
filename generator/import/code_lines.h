#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

/// Program text as its card can show it.
struct FittedCode {
  std::string text;
  std::vector<int>
      first_line;       ///< of each line written: where it stands, from 1
  int lines = 0;        ///< that are shown
  bool is_cut = false;  ///< it ends early, or a line does
};

/// Breaks lines that are too wide behind a comma inside of brackets, where
/// Python lets them be broken, or else ends them early; leaves out lines that
/// are too many.
[[nodiscard]] FittedCode fit_code(std::string_view text, std::size_t columns,
                                  std::size_t lines);

}  // namespace owldeck
