#include "generator/import/map_label.h"

#include <algorithm>
#include <array>

#include "generator/import/anchor_field.h"
#include "generator/import/words.h"

namespace owldeck {
namespace {

struct FieldName {
  SlideField field;
  std::string_view words;  ///< with a bar between them
};

constexpr std::array kNames{
    FieldName{SlideField::Type, "type|slide type|kind"},
    FieldName{SlideField::Topic, "topic|subject|focus"},
    FieldName{SlideField::Title, "title|slide title|headline|heading"},
    FieldName{SlideField::Subtitle, "subtitle|sub title|tagline"},
    FieldName{SlideField::Body,
              "body|content|contents|slide content|on slide|on slide text|"
              "on screen|on screen text|key points|key point|bullets|points|"
              "main points|learner text|canvas|canvas text|learner canvas|"
              "on slide content|slide text|visible text|learner facing content|"
              "learner content|text|key message|message|core idea|key idea|key "
              "takeaways|"
              "takeaways|scene|agenda|checklist|concept"},
    FieldName{SlideField::Owl,
              "owl|wise owl|wise owl insight|owl insight|owl wisdom|wisdom|"
              "owl says|wise owl says|wise owl wisdom|insight|owl sentence|"
              "owl tip|wise owl tip|owl note|the owl|the wise owl"},
    FieldName{SlideField::Beginner,
              "beginners corner|beginner corner|beginner|beginners|"
              "for beginners|beginner box|beginner explanation"},
    FieldName{SlideField::Means,
              "what it means|what this means|means|in plain words|"
              "in plain english|plain english|plain words|what is it"},
    FieldName{SlideField::Matters,
              "why it matters|why this matters|matters|why it is important"},
    FieldName{SlideField::Mistake,
              "common mistake|common mistakes|mistake|common pitfall|"
              "common pitfalls|pitfall|pitfalls|common error|gotcha|"
              "misconception|common misconception|beginner mistake|"
              "typical mistake|watch out"},
    FieldName{SlideField::Notes,
              "speaker notes|speaker note|notes|note|presenter notes|"
              "instructor notes|instructor note|facilitator notes|"
              "facilitator note|facilitator|instructor|instructor only|"
              "talking points|talk track|script|delivery notes|trainer notes|"
              "teacher notes|teaching notes|narration|presenter|"
              "for the instructor|instructor guidance|instructor tip|"
              "internal|internal note|internal notes|do not render"},
    FieldName{SlideField::Minutes,
              "minutes|duration|time|timing|time minutes|estimated time|"
              "time box|timebox"},
    FieldName{SlideField::Code,
              "code|code block|snippet|code snippet|example code|listing|"
              "code example"},
    FieldName{SlideField::Annotations,
              "annotations|numbered annotations|code annotations|annotation|"
              "line by line|callouts|code steps|steps|numbered steps|"
              "numbered callouts"},
    FieldName{SlideField::EdgeCase, "edge case|edge cases"},
    FieldName{SlideField::Result,
              "result|results|expected result|expected output|output"},
    FieldName{SlideField::Question, "question|q|stem|question text"},
    FieldName{SlideField::Options,
              "options|choices|answer options|answer choices|alternatives|"
              "possible answers"},
    FieldName{SlideField::Answer,
              "answer|correct answer|correct|solution|correct option|"
              "right answer|answer key|ans|show answer|reveal answer|"
              "click for answer|answer and rationale|answer and explanation|"
              "answer instructor only|hidden answer|see answer"},
    FieldName{SlideField::Rationale,
              "rationale|explanation|reason|justification|feedback|"
              "why this is right|why correct"},
    FieldName{SlideField::Sources,
              "source|sources|reference|references|citation|citations"},
    FieldName{SlideField::Align,
              "align|aligns to|align to|must align to|alignment|aligned to|"
              "code alignment"},
    FieldName{SlideField::Only, "cover only|only cover|covers only|only"},
    FieldName{SlideField::Direction,
              "visual|visuals|layout|image|image prompt|prompt|design|style|"
              "animation|animation reference|animation references|diagram|"
              "figure|background|transition|color|colors|colour|colours|"
              "graphic|illustration|alt text|interaction|activity|icon|"
              "visual direction|render hint|generation prompt|visual prompt"}};

constexpr FieldName kBeginnerNames[] = {
    {SlideField::Means, "what|meaning|definition|simple explanation|idea"},
    {SlideField::Matters, "why|importance|why care|relevance"},
    {SlideField::Mistake, "avoid|error|caution|careful|trap|warning"}};

bool names(const FieldName& field, std::string_view words) {
  std::string_view rest = field.words;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('|'), rest.size());
    if (rest.substr(0, end) == words) {
      return true;
    }
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

SlideField anchor_field(std::string_view words) {
  const AnchorWord word = anchor_word(words);
  if (!word.known) {
    return SlideField::Unknown;
  }
  switch (word.field) {
    case AnchorField::Id:
      return SlideField::AnchorId;
    case AnchorField::Assets:
      return SlideField::Assets;
    case AnchorField::Objective:
      return SlideField::Objective;
    case AnchorField::Prerequisites:
      return SlideField::Prerequisites;
    case AnchorField::Extra:
      break;
  }
  return SlideField::Unknown;
}

SlideField beginner_field(std::string_view words) {
  for (const FieldName& each : kBeginnerNames) {
    if (names(each, words)) {
      return each.field;
    }
  }
  return slide_field(words);
}

constexpr std::size_t kLongestLabel = 48;

/// Pictures and marks before the first letter.
std::size_t lead(std::string_view line) {
  std::size_t at = 0;
  while (at < line.size() && !is_letter(line[at]) && !is_digit(line[at]) &&
         line[at] != '*' && line[at] != '_' && line[at] != '[' &&
         line[at] != '`' && line[at] != '(' && line[at] != '$') {
    ++at;
  }
  return at;
}

MapLabel make_label(std::string_view name, std::size_t value, bool is_bold) {
  MapLabel label;
  std::string_view shown = trim(name);
  while (shown.ends_with(':') || shown.ends_with('.')) {
    shown.remove_suffix(1);
  }
  label.shown = without_marks(shown);
  label.words = plain_words(shown);
  label.field = slide_field(label.words);
  label.is_bold = is_bold;
  label.value = value;
  return label;
}

/// `**Label:** value`, `**Label**: value`, `**Label** — value`.
std::optional<MapLabel> read_bold(std::string_view line, std::size_t at) {
  const std::string_view mark = line.substr(at, 2);
  if (mark != "**" && mark != "__") {
    return std::nullopt;
  }
  const std::size_t close = line.find(mark, at + 2);
  if (close == std::string_view::npos || close == at + 2 ||
      close - at > kLongestLabel) {
    return std::nullopt;
  }
  const std::string_view name = line.substr(at + 2, close - at - 2);
  const std::string_view rest = line.substr(close + 2);
  const bool ends = trim(rest).empty();
  const bool colon = trim(name).ends_with(':');
  const std::size_t separator = separator_length(rest);
  if (!colon && !ends && separator == 0) {
    return std::nullopt;
  }
  return make_label(name, close + 2 + (colon ? 0 : separator), true);
}

std::optional<MapLabel> read_plain(std::string_view line, std::size_t at,
                                   bool in_beginner) {
  const std::size_t colon = line.substr(0, at + kLongestLabel).find(':', at);
  if (colon == std::string_view::npos) {
    return std::nullopt;
  }
  std::size_t value = colon + 1;
  while (value < line.size() && (line[value] == '*' || line[value] == '_')) {
    ++value;
  }
  MapLabel label = make_label(line.substr(at, colon - at), value, false);
  label.field = in_beginner ? beginner_field(label.words) : label.field;
  return label.field == SlideField::Unknown ? std::nullopt
                                            : std::optional(std::move(label));
}

}  // namespace

SlideField slide_field(std::string_view words) {
  for (const FieldName& each : kNames) {
    if (names(each, words)) {
      return each.field;
    }
  }
  const bool may_be_several = words.ends_with(" s") && words.size() > 2;
  return may_be_several ? slide_field(words.substr(0, words.size() - 2))
                        : anchor_field(words);
}

std::optional<MapLabel> read_label(std::string_view line, bool in_beginner) {
  const std::size_t at = lead(line);
  auto label = read_bold(line, at);
  if (!label) {
    return read_plain(line, at, in_beginner);
  }
  label->field = in_beginner ? beginner_field(label->words) : label->field;
  return label;
}

bool is_internal(std::string_view words) {
  constexpr std::array<std::string_view, 12> kWords{
      "do not render",    "internal",      "instructor",   "instructors",
      "facilitator",      "facilitators",  "presenter",    "trainer",
      "not for learners", "speaker notes", "confidential", "teacher"};
  return std::ranges::any_of(kWords, [words](std::string_view phrase) {
    return has_words(words, phrase);
  });
}

}  // namespace owldeck
