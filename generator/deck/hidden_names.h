#pragma once

#include <map>
#include <string>
#include <string_view>

#include "generator/deck/deck.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// The names of what is marked as the instructor's, and where.
class HiddenNames {
 public:
  explicit HiddenNames(const Deck& deck);

  [[nodiscard]] bool empty() const { return marks_.empty(); }

  /// Reports: `instructor-only`, with a note at the mark, if `name` of a `kind`
  /// (`experiment`, `animation` or `source`) is hidden from learners, who read
  /// `place`.
  void check(std::string_view kind, std::string_view name, const Span& place,
             Diagnostics& diagnostics) const;

  /// The same for the experiments of `{{ ... }}` in a text.
  void check_text(const Located<std::string>& text,
                  Diagnostics& diagnostics) const;

 private:
  /// By kind and name.
  std::map<std::pair<std::string, std::string>, Span> marks_;
};

/// The experiment that a tensor's path starts with.
[[nodiscard]] std::string experiment_of(std::string_view path);

/// Reports: `instructor-only` at `place`, with a note at `mark`.
void report_hidden(std::string_view kind, std::string_view name,
                   const Span& place, const Span& mark,
                   Diagnostics& diagnostics);

}  // namespace owldeck
