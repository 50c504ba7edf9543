#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generator/tensor/tensor.h"

namespace owldeck {

/// One step of a run: what was done, and what came out.
struct Step {
  std::string name;       ///< as in `{{ causal.weights }}`
  std::string symbol;     ///< TeX, such as `A`
  std::string operation;  ///< short and plain, such as `Q K^T`
  Tensor tensor;
};

/// One tensor that a module holds.
struct StateEntry {
  enum class Kind { Parameter, Buffer, Tensor };
  std::string name;  ///< in PyTorch, such as `W_query.weight`
  std::vector<std::size_t> shape;
  Kind kind = Kind::Parameter;
  bool trained = false;  ///< the optimizer sees it
  bool moved = false;    ///< by `.to(device)`
  bool saved = false;    ///< in `state_dict()`
  friend bool operator==(const StateEntry&, const StateEntry&) = default;
};

/// All steps of one experiment, in order. The headers of the folder say which
/// steps each kind has. One that was wrong, and was reported so, has none.
struct Trace {
  std::string experiment;
  std::vector<std::string> tokens;
  std::vector<Step> steps;
  std::vector<StateEntry> state;  ///< of a state_dict experiment
  /// Words that `{{ name.key | text }}` gives, such as the machine of timings.
  std::map<std::string, std::string, std::less<>> texts;

  /// The tensor of the step called `name`, or null.
  [[nodiscard]] const Tensor* find(std::string_view name) const;
  /// The index of `token` in tokens, or -1.
  [[nodiscard]] int index_of(std::string_view token) const;
};

/// All traces of a deck, by the experiment's name.
using Traces = std::map<std::string, Trace, std::less<>>;

}  // namespace owldeck
