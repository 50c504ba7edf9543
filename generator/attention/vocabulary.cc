#include "generator/attention/vocabulary.h"

#include <algorithm>
#include <utility>

#include "generator/source/diagnostic.h"

namespace owldeck {
namespace {

std::string in_lower_case(std::string_view word) {
  std::string lower(word);
  std::ranges::transform(lower, lower.begin(), [](char letter) {
    return letter >= 'A' && letter <= 'Z'
               ? static_cast<char>(letter - 'A' + 'a')
               : letter;
  });
  return lower;
}

}  // namespace

Vocabulary::Vocabulary(std::vector<std::string> words,
                       const ModelConfig& config)
    : words_(std::move(words)) {
  for (std::size_t id = 0; id < words_.size(); ++id) {
    if (id != config.bos && id != config.unk && config.pad != id) {
      ids_.emplace(words_[id], id);
    }
  }
}

std::optional<std::size_t> Vocabulary::find(std::string_view word) const {
  auto found = ids_.find(word);
  if (found == ids_.end()) {
    found = ids_.find(in_lower_case(word));
  }
  return found == ids_.end() ? std::nullopt : std::optional(found->second);
}

std::string Vocabulary::nearest_to(std::string_view word) const {
  std::vector<std::string> known;
  for (const auto& [text, id] : ids_) {
    known.push_back(text);
  }
  return nearest(in_lower_case(word), known);
}

}  // namespace owldeck
