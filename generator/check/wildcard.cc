#include "generator/check/wildcard.h"

#include <optional>
#include <vector>

#include "generator/source/utf8.h"

namespace owldeck {
namespace {

/// Bytes of the first character; `?` stands for all of it.
std::size_t character_size(std::string_view text) {
  return static_cast<std::size_t>(first_character(text).bytes);
}

bool matches_name(std::string_view name, std::string_view pattern) {
  // Where the last `*` stands and how much it has taken: what fails later is
  // tried again with one character more.
  std::optional<std::size_t> star;
  std::size_t taken = 0;
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  while (at < name.size()) {
    const char sign = in_pattern < pattern.size() ? pattern[in_pattern] : '\0';
    if (sign == '*') {
      star = in_pattern++;
      taken = at;
    } else if (sign == '?') {
      at += character_size(name.substr(at));
      ++in_pattern;
    } else if (in_pattern < pattern.size() && sign == name[at]) {
      ++at;
      ++in_pattern;
    } else if (star) {
      taken += character_size(name.substr(taken));
      at = taken;
      in_pattern = *star + 1;
    } else {
      return false;
    }
  }
  return pattern.find_first_not_of('*', in_pattern) == pattern.npos;
}

std::vector<std::string_view> names_of(std::string_view path) {
  std::vector<std::string_view> names;
  while (!path.empty()) {
    const std::size_t end = path.find('/');
    if (end != 0) {
      names.push_back(path.substr(0, end));
    }
    path.remove_prefix(end == path.npos ? path.size() : end + 1);
  }
  return names;
}

}  // namespace

bool matches_wildcard(std::string_view path, std::string_view pattern) {
  const auto names = names_of(path);
  const auto patterns = names_of(pattern);
  std::optional<std::size_t> stars;
  std::size_t taken = 0;
  std::size_t at = 0;
  std::size_t in_pattern = 0;
  while (at < names.size()) {
    const bool has_more = in_pattern < patterns.size();
    if (has_more && patterns[in_pattern] == "**") {
      stars = in_pattern++;
      taken = at;
    } else if (has_more && matches_name(names[at], patterns[in_pattern])) {
      ++at;
      ++in_pattern;
    } else if (stars) {
      at = ++taken;
      in_pattern = *stars + 1;
    } else {
      return false;
    }
  }
  while (in_pattern < patterns.size() && patterns[in_pattern] == "**") {
    ++in_pattern;
  }
  return in_pattern == patterns.size();
}

}  // namespace owldeck
