#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/deck/decode.h"
#include "generator/source/diagnostic.h"
#include "generator/source/span.h"

/// The file that `./dev bench --record` writes.
namespace owldeck {

/// Units: milliseconds.
struct ImplementationTime {
  Span span;
  Located<std::string> name;
  Located<double> median;
  Located<double> least;
  Located<double> most;
  /// To the result of the implementation that is held to be right.
  Located<double> largest_difference;
};

struct TimingsFile {
  Located<std::string> machine;
  Located<std::string> date;
  int batch = 0;
  int tokens = 0;
  int d_model = 0;
  int heads = 0;
  int runs = 0;
  Located<std::vector<ImplementationTime>> implementations;
};

[[nodiscard]] Fields<ImplementationTime> fields_of(const ImplementationTime&);
[[nodiscard]] Fields<TimingsFile> fields_of(const TimingsFile&);

/// Reads `text`, the contents of `file`.
/// Reports: in that file what is no YAML, `unknown-key`, `missing-field`,
/// `wrong-type`, `wrong-value`, and `timings` (no implementation, one twice, a
/// time that is none, a median that is not between the least and the most).
[[nodiscard]] std::optional<TimingsFile> read_timings(const std::string& file,
                                                      const std::string& text,
                                                      Diagnostics& diagnostics);

}  // namespace owldeck
