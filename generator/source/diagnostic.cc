#include "generator/source/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

#include "generator/source/limits.h"

namespace owldeck {
namespace {

char lower(char letter) {
  return letter >= 'A' && letter <= 'Z' ? static_cast<char>(letter - 'A' + 'a')
                                        : letter;
}

/// Insertions, deletions, replacements and swaps of neighbours that turn `from`
/// into `to`, upper and lower case being the same.
std::size_t edit_distance(std::string_view from, std::string_view to) {
  std::vector<std::size_t> before_last;
  std::vector<std::size_t> last(to.size() + 1);
  for (std::size_t column = 0; column <= to.size(); ++column) {
    last[column] = column;
  }
  for (std::size_t row = 1; row <= from.size(); ++row) {
    std::vector<std::size_t> current(to.size() + 1, row);
    for (std::size_t column = 1; column <= to.size(); ++column) {
      const char a = lower(from[row - 1]);
      const char b = lower(to[column - 1]);
      current[column] =
          std::min({last[column] + 1, current[column - 1] + 1,
                    last[column - 1] + static_cast<std::size_t>(a != b)});
      const bool swapped = row > 1 && column > 1 &&
                           a == lower(to[column - 2]) &&
                           b == lower(from[row - 2]);
      if (swapped) {
        current[column] =
            std::min(current[column], before_last[column - 2] + 1);
      }
    }
    before_last = std::move(last);
    last = std::move(current);
  }
  return last[to.size()];
}

/// How many edits a word may be away and still be what was meant.
std::size_t tolerance(std::string_view word) {
  return std::max<std::size_t>(1, (word.size() + 1) / 3);
}

/// `text` as far as a person reads it.
std::string shortened(std::string text) {
  if (text.size() <= kMostMessageBytes) {
    return text;
  }
  std::size_t end = kMostMessageBytes;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
    --end;  // not within a character
  }
  text.resize(end);
  return text + "...";
}

constexpr std::size_t kMostListed = 16;

std::string list_words(const std::vector<std::string>& known) {
  const std::size_t shown = std::min(known.size(), kMostListed);
  std::string list;
  for (std::size_t i = 0; i < shown; ++i) {
    list += fmt::format("{}'{}'", i == 0 ? "" : ", ", known[i]);
  }
  if (shown < known.size()) {
    list += fmt::format(" and {} more", known.size() - shown);
  }
  return known.size() == 1 ? "the only one known is " + list
                           : "known are " + list;
}

}  // namespace

void Diagnostics::add(Diagnostic diagnostic) {
  diagnostic.message = shortened(std::move(diagnostic.message));
  diagnostic.hint = shortened(std::move(diagnostic.hint));
  all_.push_back(std::move(diagnostic));
}

void Diagnostics::error(const Span& span, std::string code, std::string message,
                        std::string hint) {
  add({span,
       Severity::Error,
       std::move(code),
       std::move(message),
       std::move(hint),
       {}});
}

void Diagnostics::warning(const Span& span, std::string code,
                          std::string message, std::string hint) {
  add({span,
       Severity::Warning,
       std::move(code),
       std::move(message),
       std::move(hint),
       {}});
}

void Diagnostics::note(const Span& span, std::string code, std::string message,
                       std::string hint) {
  add({span,
       Severity::Note,
       std::move(code),
       std::move(message),
       std::move(hint),
       {}});
}

bool Diagnostics::has_errors() const {
  return std::any_of(all_.begin(), all_.end(), [](const Diagnostic& each) {
    return each.severity == Severity::Error;
  });
}

std::string nearest(std::string_view word,
                    const std::vector<std::string>& known) {
  if (word.size() > kMostSuggestedBytes) {
    return {};
  }
  std::string best;
  std::size_t best_distance = tolerance(word) + 1;
  for (const std::string& candidate : known) {
    const std::size_t shorter = std::min(word.size(), candidate.size());
    const std::size_t longer = std::max(word.size(), candidate.size());
    if (longer - shorter >= best_distance) {
      continue;
    }
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < best_distance && distance < longer) {
      best = candidate;
      best_distance = distance;
    }
  }
  return best;
}

std::string suggest(std::string_view word,
                    const std::vector<std::string>& known) {
  if (known.empty()) {
    return {};
  }
  const std::string best = nearest(word, known);
  return best.empty() ? list_words(known)
                      : fmt::format("did you mean '{}'?", best);
}

}  // namespace owldeck
