#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

/// One element as far as it counts.
struct SvgElement {
  std::string id{};                 ///< may be empty
  std::vector<std::string> uses{};  ///< ids that it draws or draws with
  long weight = 1;                  ///< elements that take as long
};

/// Counts the elements of an SVG as they are drawn, with every `<use>`, mask,
/// pattern and marker written out: a few lines of uses of uses can stand for
/// billions.
class SvgUses {
 public:
  void open(const SvgElement& element);
  /// What the open elements hold takes as long as `weight` more.
  void add(long weight);
  void close();

  /// All elements, up to `most`, beyond which counting ends; uses nested more
  /// than 64 deep, or in a circle, count as more than `most`.
  /// Needs: every element is closed, or the document is broken.
  [[nodiscard]] long count(long most) const;
  /// The same of what has this id; 0 for none.
  [[nodiscard]] long count_of(std::string_view id, long most) const;

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
