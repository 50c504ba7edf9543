#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

/// Counts the elements of an SVG as they are drawn, with every `<use>` written
/// out: a few lines of uses of uses can stand for billions.
class SvgUses {
 public:
  /// An element starts; `id` and `used` (the id that a `<use>` shows) may be
  /// empty.
  void open(std::string_view id, std::string_view used);
  void close();

  /// All elements, up to `most`, beyond which counting ends; uses nested more
  /// than 64 deep, or in a circle, count as more than `most`.
  /// Needs: every element is closed, or the document is broken.
  [[nodiscard]] long count(long most) const;

 private:
  /// An element with all that it holds.
  struct Part {
    long elements = 0;
    std::vector<std::string> uses;
  };
  [[nodiscard]] long count(const Part& part, long most, int depth,
                           std::map<std::string, long>& known) const;

  Part all_;
  std::map<std::string, Part, std::less<>> named_;
  std::vector<std::string> open_;  ///< ids, or empty
};

}  // namespace owldeck
