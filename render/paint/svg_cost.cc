#include "render/paint/svg_cost.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace owldeck {
namespace {

/// A group that is painted apart and laid over the rest, and an effect.
constexpr long kApart = 50;
constexpr long kEffect = 1000;
/// Bytes of a path or of numbers that take as long as an element.
constexpr std::size_t kBytesOfElement = 16;

constexpr std::array<std::string_view, 15> kGeometry{
    "d",  "points", "x",  "y",  "x1", "y1",    "x2",    "y2",
    "cx", "r",      "cy", "rx", "ry", "width", "height"};

/// Calls `take` with every number in `text`.
template <class Take>
void for_numbers(std::string_view text, Take take) {
  while (!text.empty()) {
    double number = 0;
    const auto [end, error] =
        std::from_chars(text.data(), text.data() + text.size(), number);
    if (error == std::errc::invalid_argument) {
      text.remove_prefix(1);
      continue;
    }
    take(error == std::errc() && std::isfinite(number)
             ? std::abs(number)
             : std::numeric_limits<double>::max());
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
  }
}

/// The ids that `url(#id)` in `value` lead to.
void add_references(std::string_view value, SvgElement& element) {
  constexpr std::string_view kUrl = "url(";
  for (std::size_t at = value.find(kUrl); at != std::string_view::npos;
       at = value.find(kUrl, at + 1)) {
    const std::size_t mark = value.find('#', at);
    if (mark == std::string_view::npos) {
      return;
    }
    const std::size_t end =
        std::min(value.find_first_of(")'\"& \t\r\n", mark), value.size());
    element.uses.emplace_back(value.substr(mark + 1, end - mark - 1));
  }
}

std::string_view without_blanks(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t first = text.find_first_not_of(kBlanks);
  return first == std::string_view::npos
             ? std::string_view()
             : text.substr(first, text.find_last_not_of(kBlanks) - first + 1);
}

/// Properties are the same in capitals.
std::string small(std::string_view text) {
  std::string letters(text);
  for (char& letter : letters) {
    letter = letter >= 'A' && letter <= 'Z'
                 ? static_cast<char>(letter - 'A' + 'a')
                 : letter;
  }
  return letters;
}

/// Whether a property has the element painted apart, and laid over the rest.
bool is_painted_apart(std::string_view name, std::string_view value) {
  constexpr std::array<std::string_view, 4> kApartBy{
      "opacity", "mask", "filter", "mix-blend-mode"};
  constexpr std::array<std::string_view, 4> kNot{"1", "1.0", "none", "normal"};
  return std::ranges::find(kApartBy, small(without_blanks(name))) !=
             kApartBy.end() &&
         std::ranges::find(kNot, without_blanks(value)) == kNot.end();
}

/// The same of `name: value; name: value`.
bool style_paints_apart(std::string_view style) {
  while (!style.empty()) {
    const std::string_view one = style.substr(0, style.find(';'));
    const std::size_t colon = std::min(one.find(':'), one.size());
    if (is_painted_apart(one.substr(0, colon),
                         one.substr(std::min(colon + 1, one.size())))) {
      return true;
    }
    style.remove_prefix(std::min(one.size() + 1, style.size()));
  }
  return false;
}

}  // namespace

void add_attribute(std::string_view name, std::string_view value,
                   SvgElement& element) {
  if (name == "id") {
    element.id = value;
  }
  add_references(value, element);
  element.weight += static_cast<long>(value.size() / kBytesOfElement);
  const bool is_apart = name == "style" ? style_paints_apart(value)
                                        : is_painted_apart(name, value);
  element.weight += is_apart ? kApart : 0;
}

void add_sheet(std::string_view css, SvgElement& element) {
  add_references(css, element);
  element.weight += css.empty() ? 0 : kApart;
}

bool may_have_escapes(std::string_view name) {
  return name == "content" || name.starts_with("aria-") ||
         name.starts_with("data-");
}

long weight_of(std::string_view element) {
  return element.starts_with("fe") ? kEffect : 1;
}

bool is_boundless_effect(std::string_view element) {
  constexpr std::array<std::string_view, 7> kBoundless{
      "feConvolveMatrix", "feDiffuseLighting",  "feDisplacementMap",
      "feMorphology",     "feSpecularLighting", "feTile",
      "feTurbulence"};
  return std::ranges::find(kBoundless, element) != kBoundless.end();
}

SvgDashes::SvgDashes(std::string_view text) {
  constexpr std::string_view kKey = "stroke-dasharray";
  constexpr std::string_view kBlanks = " \t\r\n=:\"'";
  for (std::size_t at = text.find(kKey); at != std::string_view::npos;
       at = text.find(kKey, at + 1)) {
    const std::size_t start = std::min(
        text.find_first_not_of(kBlanks, at + kKey.size()), text.size());
    const std::size_t end =
        std::min(text.find_first_of("\"';}<", start), text.size());
    double period = 0;
    for_numbers(text.substr(start, end - start),
                [&period](double number) { period += number; });
    if (period > 0 && (shortest_ == 0 || period < shortest_)) {
      shortest_ = period;
    }
  }
}

void SvgDashes::add_attribute(std::string_view name, std::string_view value) {
  if (shortest_ == 0 || std::ranges::find(kGeometry, name) == kGeometry.end()) {
    return;
  }
  // A line, circle or side is no longer than some times its largest number.
  constexpr double kTimes = 7;
  double largest = 0;
  double count = 0;
  for_numbers(value, [&](double number) {
    largest = std::max(largest, number);
    ++count;
  });
  length_ += count / 2 * largest * kTimes;
}

bool SvgDashes::are_too_many() const {
  return shortest_ > 0 && length_ / shortest_ > kMostSvgDashes;
}

std::size_t count_rules(std::string_view css) {
  return static_cast<std::size_t>(std::ranges::count_if(
      css, [](char letter) { return letter == '{' || letter == ','; }));
}

}  // namespace owldeck
