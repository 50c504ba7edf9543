#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "generator/attention/model_config.h"

namespace owldeck {

/// The words that a model knows. A text can have any of them but the one in
/// front of it, the one for unknown words and the one that fills up.
class Vocabulary {
 public:
  /// Needs: as many different words as `config` says.
  Vocabulary(std::vector<std::string> words, const ModelConfig& config);

  /// The id of `word` as it is written or, failing that, in lower case (of
  /// ASCII letters).
  [[nodiscard]] std::optional<std::size_t> find(std::string_view word) const;
  /// The known word that is nearest to `word`, or "".
  [[nodiscard]] std::string nearest_to(std::string_view word) const;
  [[nodiscard]] const std::vector<std::string>& words() const { return words_; }

 private:
  std::vector<std::string> words_;
  std::map<std::string, std::size_t, std::less<>> ids_;
};

}  // namespace owldeck
