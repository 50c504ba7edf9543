#include "generator/check/notebook_sections.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

namespace owldeck {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// A heading in lower case with single blanks, without the marks of Markdown.
std::string plain(std::string_view heading) {
  std::string out;
  for (const char c : heading) {
    const bool is_blank = c == ' ' || c == '\t' || c == '\n';
    if (is_blank && !out.empty() && out.back() != ' ') {
      out += ' ';
    } else if (!is_blank && c != '`' && c != '*') {
      out += lower(c);
    }
  }
  if (out.ends_with(' ')) {
    out.pop_back();
  }
  return out;
}

/// A plain heading without its number: `1. text` and `3.1 text` are `text`.
std::string_view without_number(std::string_view heading) {
  const std::size_t end = heading.find_first_not_of("0123456789.");
  const bool is_numbered = end != heading.npos && end > 0 &&
                           heading[end] == ' ' && heading.front() != '.';
  return is_numbered ? heading.substr(end + 1) : heading;
}

bool begins_with_words(std::string_view heading, std::string_view words) {
  return !words.empty() && heading.starts_with(words) &&
         heading.size() > words.size() &&
         (heading[words.size()] == ' ' || heading[words.size()] == ':');
}

std::string_view parent_of(std::string_view number) {
  const std::size_t point = number.rfind('.');
  return number.substr(0, point == number.npos ? 0 : point);
}

template <class Wanted>
std::vector<std::string> numbers_that(
    const std::vector<const Notebook*>& notebooks, Wanted is_wanted) {
  std::vector<std::string> numbers;
  for (const Notebook* notebook : notebooks) {
    for (const NotebookSection& section : notebook->sections) {
      if (!section.number.empty() && is_wanted(section.number)) {
        numbers.push_back(section.number);
      }
    }
  }
  return numbers;
}

std::string there_are(const std::vector<std::string>& names) {
  constexpr std::size_t kMostListed = 12;
  const std::size_t shown = std::min(names.size(), kMostListed);
  const std::vector<std::string> first(
      names.begin(), names.begin() + static_cast<std::ptrdiff_t>(shown));
  return names.empty()
             ? std::string()
             : fmt::format("there {} {}{}", names.size() == 1 ? "is" : "are",
                           fmt::join(first, ", "),
                           shown < names.size() ? " and others" : "");
}

}  // namespace

const NotebookSection* find_section(const Notebook& notebook,
                                    std::string_view number) {
  const auto found = std::find_if(
      notebook.sections.begin(), notebook.sections.end(),
      [&](const NotebookSection& each) { return each.number == number; });
  return found == notebook.sections.end() ? nullptr : &*found;
}

const NotebookSection* find_heading(const Notebook& notebook,
                                    std::string_view heading) {
  const std::string wanted = plain(heading);
  const NotebookSection* beginning = nullptr;
  int beginnings = 0;
  for (const NotebookSection& section : notebook.sections) {
    const std::string known = plain(section.heading);
    const std::string_view words = without_number(known);
    if (known == wanted || words == wanted) {
      return &section;
    }
    if (begins_with_words(words, wanted)) {
      beginning = &section;
      ++beginnings;
    }
  }
  return beginnings == 1 ? beginning : nullptr;
}

std::string list_sections(const std::vector<const Notebook*>& notebooks,
                          std::string_view number) {
  const std::string_view parent = parent_of(number);
  auto numbers = numbers_that(notebooks, [&](std::string_view each) {
    return parent_of(each) == parent;
  });
  if (numbers.empty()) {
    numbers = numbers_that(notebooks, [](std::string_view) { return true; });
  }
  if (numbers.empty()) {
    for (const Notebook* notebook : notebooks) {
      for (const std::string& heading : headings_of(*notebook)) {
        numbers.push_back(fmt::format("'{}'", heading));
      }
    }
  }
  return there_are(numbers);
}

std::vector<std::string> headings_of(const Notebook& notebook) {
  std::vector<std::string> headings;
  for (const NotebookSection& section : notebook.sections) {
    headings.push_back(section.heading);
  }
  return headings;
}

}  // namespace owldeck
