#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "tests/generator/animation/film_support.h"

/// What the tests of films that explain one thing share.
namespace owldeck {

/// An animation of `kind` on `experiment`, with places in a file.
[[nodiscard]] AnimationSpec told_spec(const std::string& kind,
                                      const std::string& experiment,
                                      const std::string& title);

/// A film with the pictures that it holds, one a step.
class ToldFilm {
 public:
  explicit ToldFilm(Clip clip);
  [[nodiscard]] const Clip& clip() const { return clip_; }
  [[nodiscard]] const std::vector<Scene>& holds() const { return holds_; }
  [[nodiscard]] const Scene& hold(std::size_t step) const {
    return holds_.at(step);
  }

 private:
  Clip clip_;
  std::vector<Scene> holds_;
};

/// What holds for every film: text is large enough and stays on the page, texts
/// do not overlap while a picture is held, ids are unique, nothing jumps, and
/// the last picture is held for 3 seconds.
void check_told(const ToldFilm& film);

/// The one thing that was reported.
[[nodiscard]] Diagnostic refusal(const AnimationSpec& spec,
                                 const Traces& traces);

}  // namespace owldeck
