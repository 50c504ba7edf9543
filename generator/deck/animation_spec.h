#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/deck/figure.h"
#include "generator/source/span.h"

namespace owldeck {

/// A step of a film that is told otherwise than its kind tells it.
struct AnimationStep {
  Located<std::string> name;  ///< key `step`
  std::optional<DeckText> caption;
  std::optional<Located<double>> seconds;  ///< of its motion
  std::optional<Located<double>> hold;     ///< seconds of its rest
  std::optional<Located<std::string>> easing;
  friend bool operator==(const AnimationStep&, const AnimationStep&) = default;
};

/// A film that a deck asks for. What a kind does not read it refuses.
struct AnimationSpec {
  Located<std::string> id;
  Located<std::string> kind;  ///< such as `score-flow`
  DeckText title;
  Located<std::string> experiment;  ///< key `of`
  /// Token that is followed in detail.
  std::optional<Located<std::string>> query;
  std::optional<Located<int>> layer;  ///< of a model, from 1
  /// That are shown, from 1; those that the film has room for if empty.
  std::vector<Located<int>> heads;
  std::vector<Located<double>> temperatures;
  /// Length of the film; as long as its captions take to read if absent.
  std::optional<Located<double>> seconds;
  Located<double> speed{1, {}};  ///< of the natural length
  Located<std::string> easing{"smooth", {}};
  Located<int> frames_per_second{30, {}};  ///< key `fps`
  std::vector<AnimationStep> steps;
  std::optional<Located<std::string>> first_step;  ///< key `from`
  std::optional<Located<std::string>> last_step;   ///< key `to`
  AudienceMark audience{Audience::Learner, {}};
  friend bool operator==(const AnimationSpec&, const AnimationSpec&) = default;
};

}  // namespace owldeck
