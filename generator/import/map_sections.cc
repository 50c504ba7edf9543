#include "generator/import/map_sections.h"

#include <algorithm>
#include <array>

#include "generator/import/map_label.h"
#include "generator/import/words.h"

namespace owldeck {
namespace {

template <std::size_t size>
bool has_any(std::string_view words,
             const std::array<std::string_view, size>& phrases) {
  return std::ranges::any_of(phrases, [words](std::string_view phrase) {
    return has_words(words, phrase);
  });
}

bool is_address(std::string_view text) {
  return text.starts_with("https://") || text.starts_with("http://");
}

bool is_path(std::string_view text) {
  return !text.empty() && text.find(' ') == std::string_view::npos &&
         text.find_first_of("/.") != std::string_view::npos && text[0] != '/' &&
         text.find("..") == std::string_view::npos;
}

/// Takes `{#id}` off the end of `text`.
std::string take_id(std::string_view& text) {
  const std::size_t open = text.rfind("{#");
  if (open == std::string_view::npos || !text.ends_with('}')) {
    return {};
  }
  std::string id(text.substr(open + 2, text.size() - open - 3));
  text = trim(text.substr(0, open));
  return id;
}

void set_place(MapSource& source, std::string_view place) {
  (is_address(place) ? source.url : source.path) = place;
}

/// What stands around a link or path says what it is.
std::string title_around(std::string_view before, std::string_view after) {
  while (!before.empty() && std::string_view(" :-(").find(before.back()) !=
                                std::string_view::npos) {
    before.remove_suffix(1);
  }
  after.remove_prefix(std::min(separator_length(after), after.size()));
  const std::string_view words = without_marks(before);
  return std::string(words.empty() ? trim(after) : words);
}

/// Where the link's address ends: at the bracket that nothing in it opens.
std::size_t link_end(std::string_view text, std::size_t from) {
  int depth = 0;
  for (std::size_t i = from; i < text.size(); ++i) {
    depth += text[i] == '(' ? 1 : 0;
    if (text[i] == ')' && --depth < 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

std::optional<MapSource> read_link(std::string_view text) {
  const std::size_t middle = text.find("](");
  const std::size_t open = text.find('[');
  const std::size_t close =
      middle == std::string_view::npos ? middle : link_end(text, middle + 2);
  if (close == std::string_view::npos || open > middle) {
    return std::nullopt;
  }
  MapSource source;
  source.title = without_marks(text.substr(open + 1, middle - open - 1));
  std::string_view target = trim(text.substr(middle + 2, close - middle - 2));
  target = target.substr(0, target.find(' '));  // a title may follow
  if (target.starts_with('<') && target.ends_with('>')) {
    target = target.substr(1, target.size() - 2);
  }
  if (target.find_first_of("<>\"") != std::string_view::npos) {
    return std::nullopt;
  }
  if (!is_address(target) && !is_path(target)) {
    return std::nullopt;
  }
  set_place(source, target);
  return source;
}

}  // namespace

MapSection section_of(std::string_view words) {
  constexpr std::array<std::string_view, 8> kRules{
      "rule",       "rules",       "do not render", "guideline",
      "guidelines", "constraints", "generation",    "instructions"};
  constexpr std::array<std::string_view, 10> kSources{
      "source",       "sources",         "reference", "references", "research",
      "bibliography", "further reading", "links",     "repository", "reading"};
  constexpr std::array<std::string_view, 4> kFilms{"animation", "animations",
                                                   "film", "films"};
  constexpr std::array<std::string_view, 7> kGuidance{
      "guidance",         "alignment",      "code slides", "image prompts",
      "image generation", "visual prompts", "visuals"};
  constexpr std::array<std::string_view, 4> kStructure{"structure", "blueprint",
                                                       "outline", "flow"};
  constexpr std::array<std::string_view, 5> kQuiz{"quiz", "questions", "mcq",
                                                  "mcqs", "knowledge check"};
  constexpr std::array<std::string_view, 5> kSlides{
      "slide by slide", "slide map", "slides", "slide manifest", "slide list"};
  if (is_internal(words) || has_words(words, "do not render")) {
    return has_any(words, kRules) ? MapSection::Rules : MapSection::Notes;
  }
  if (has_words(words, "generation rules")) {
    return MapSection::Rules;
  }
  if (has_any(words, kFilms) && !has_any(words, kSlides)) {
    return has_any(words, kGuidance) ? MapSection::Guidance : MapSection::Films;
  }
  if (has_any(words, kGuidance)) {
    return MapSection::Guidance;
  }
  if (has_any(words, kSlides)) {
    return MapSection::Slides;
  }
  if (has_any(words, kStructure)) {
    return MapSection::Structure;
  }
  if (has_any(words, kSources)) {
    return MapSection::Sources;
  }
  return has_any(words, kQuiz) ? MapSection::Quiz : MapSection::Other;
}

bool is_private(MapSection section) {
  return section == MapSection::Rules || section == MapSection::Notes;
}

std::optional<MapSource> read_source(std::string_view text) {
  text = trim(text);
  const std::string id = take_id(text);
  auto source = read_link(text);
  if (!source) {
    const std::size_t open = text.find('`');
    const std::size_t close =
        open == std::string_view::npos ? open : text.find('`', open + 1);
    const std::size_t address =
        std::min(text.find("https://"), text.find("http://"));
    MapSource found;
    if (close != std::string_view::npos &&
        is_path(trim(text.substr(open + 1, close - open - 1)))) {
      set_place(found, trim(text.substr(open + 1, close - open - 1)));
      found.title = title_around(text.substr(0, open), text.substr(close + 1));
    } else if (address != std::string_view::npos) {
      const std::size_t end =
          std::min(text.find_first_of(" <>)\"", address), text.size());
      set_place(found, text.substr(address, end - address));
      found.title = title_around(
          text.substr(0, text[address ? address - 1 : 0] == '<' ? address - 1
                                                                : address),
          text.substr(std::min(end + 1, text.size())));
    } else if (is_path(text)) {
      set_place(found, text);
    } else {
      return std::nullopt;
    }
    source = std::move(found);
  }
  source->id = id;
  return source;
}

std::optional<MapRange> read_structure(const Passage& text) {
  const std::string_view line = without_marks(text.view());
  const auto number = read_slide_number(line);
  if (!number || !number->map_id.empty()) {
    return std::nullopt;
  }
  std::string_view rest = line.substr(std::min(number->end, line.size()));
  while (rest.starts_with('*')) {
    rest.remove_prefix(1);
  }
  const std::size_t separator = separator_length(rest);
  if (separator == 0) {
    return std::nullopt;
  }
  MapRange range;
  range.span = text.span();
  range.first = number->first;
  range.last = number->last;
  range.words = without_marks(rest.substr(separator));
  while (range.words.starts_with('*') || range.words.starts_with(' ')) {
    range.words.erase(0, 1);
  }
  return range;
}

std::optional<MapAlign> read_align(std::string_view text) {
  const std::string words = lower_case(text);
  const std::size_t align = words.find("align");
  const std::size_t open = text.find('`', align);
  const std::size_t close =
      open == std::string_view::npos ? open : text.find('`', open + 1);
  if (align == std::string::npos || close == std::string_view::npos) {
    return std::nullopt;
  }
  MapAlign found;
  found.asset = trim(text.substr(open + 1, close - open - 1));
  const std::size_t sections = words.find("section", close);
  if (sections != std::string::npos) {
    const std::size_t from =
        std::min(words.find_first_of(" :", sections), words.size());
    std::string list(trim(text.substr(from)));
    while (list.ends_with('.')) {
      list.pop_back();
    }
    list = replace_all(std::move(list), " and ", ",");
    list = replace_all(std::move(list), "\xE2\x80\x93", "-");
    found.sections = split_words(list, ",;");
  }
  return found;
}

}  // namespace owldeck
