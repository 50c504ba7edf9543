#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/source/span.h"

namespace owldeck {

/// A note is a hint and never fails.
enum class Severity { Error, Warning, Note };

/// A second place that belongs to a problem ("first used here").
struct Note {
  Span span;
  std::string message;
  friend bool operator==(const Note&, const Note&) = default;
};

/// One problem in what the user wrote. Messages are lower case without a full
/// stop and quote the user's word.
struct Diagnostic {
  Span span;
  Severity severity = Severity::Error;
  std::string code;  ///< stable, such as `unknown-key`
  std::string message;
  std::string hint;  ///< what to do; may be empty
  std::vector<Note> notes;
  friend bool operator==(const Diagnostic&, const Diagnostic&) = default;
};

/// All problems of a run, in the order found.
class Diagnostics {
 public:
  /// Messages and hints that are longer than limits.h says are cut.
  void add(Diagnostic diagnostic);
  void error(const Span& span, std::string code, std::string message,
             std::string hint = {});
  void warning(const Span& span, std::string code, std::string message,
               std::string hint = {});
  void note(const Span& span, std::string code, std::string message,
            std::string hint = {});
  [[nodiscard]] const std::vector<Diagnostic>& all() const { return all_; }
  [[nodiscard]] bool has_errors() const;

 private:
  std::vector<Diagnostic> all_;
};

/// The known word that is a few letters away from `word`, or "" if none is
/// near.
[[nodiscard]] std::string nearest(std::string_view word,
                                  const std::vector<std::string>& known);

/// `hint` text such as `did you mean 'students'?` for the known word nearest to
/// `word`, or a list of the known words if none is near.
[[nodiscard]] std::string suggest(std::string_view word,
                                  const std::vector<std::string>& known);

}  // namespace owldeck
