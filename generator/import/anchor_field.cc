#include "generator/import/anchor_field.h"

#include <algorithm>
#include <array>
#include <string>

#include "generator/import/words.h"

namespace owldeck {
namespace {

struct FieldWords {
  std::string_view words;
  AnchorField field;
};

constexpr std::array kFields{
    FieldWords{"asset", AnchorField::Assets},
    FieldWords{"assets", AnchorField::Assets},
    FieldWords{"asset path", AnchorField::Assets},
    FieldWords{"asset paths", AnchorField::Assets},
    FieldWords{"file", AnchorField::Assets},
    FieldWords{"files", AnchorField::Assets},
    FieldWords{"notebook", AnchorField::Assets},
    FieldWords{"notebooks", AnchorField::Assets},
    FieldWords{"path", AnchorField::Assets},
    FieldWords{"objective", AnchorField::Objective},
    FieldWords{"objectives", AnchorField::Objective},
    FieldWords{"goal", AnchorField::Objective},
    FieldWords{"task", AnchorField::Objective},
    FieldWords{"lab objective", AnchorField::Objective},
    FieldWords{"pre req", AnchorField::Prerequisites},
    FieldWords{"pre reqs", AnchorField::Prerequisites},
    FieldWords{"prereq", AnchorField::Prerequisites},
    FieldWords{"prereqs", AnchorField::Prerequisites},
    FieldWords{"pre requisite", AnchorField::Prerequisites},
    FieldWords{"pre requisites", AnchorField::Prerequisites},
    FieldWords{"prerequisite", AnchorField::Prerequisites},
    FieldWords{"prerequisites", AnchorField::Prerequisites},
    FieldWords{"requires", AnchorField::Prerequisites},
    FieldWords{"required", AnchorField::Prerequisites},
    FieldWords{"depends on", AnchorField::Prerequisites},
    FieldWords{"dependencies", AnchorField::Prerequisites},
    FieldWords{"needs", AnchorField::Prerequisites},
    FieldWords{"anchor id", AnchorField::Id},
    FieldWords{"hands on anchor", AnchorField::Id},
    FieldWords{"hands on anchors", AnchorField::Id},
    FieldWords{"handson anchor", AnchorField::Id},
    FieldWords{"anchor", AnchorField::Id},
    FieldWords{"anchor tag", AnchorField::Id},
    FieldWords{"lab anchor", AnchorField::Id},
    FieldWords{"lab id", AnchorField::Id},
    FieldWords{"lab", AnchorField::Id},
    FieldWords{"hands on lab", AnchorField::Id},
    FieldWords{"hands on", AnchorField::Id},
    FieldWords{"duration", AnchorField::Extra},
    FieldWords{"time", AnchorField::Extra},
    FieldWords{"minutes", AnchorField::Extra},
    FieldWords{"estimated time", AnchorField::Extra},
    FieldWords{"level", AnchorField::Extra},
    FieldWords{"difficulty", AnchorField::Extra},
    FieldWords{"deliverable", AnchorField::Extra},
    FieldWords{"expected", AnchorField::Extra},
    FieldWords{"expected output", AnchorField::Extra},
    FieldWords{"output", AnchorField::Extra},
    FieldWords{"note", AnchorField::Extra},
    FieldWords{"notes", AnchorField::Extra}};

constexpr std::size_t kLongestName = 40;

/// The name before a colon at the start of `text`, and where its value begins.
struct NameAt {
  AnchorWord word;
  std::size_t name = 0;
  std::size_t value = 0;
};

NameAt name_at(std::string_view text) {
  const std::size_t colon = text.substr(0, kLongestName).find(':');
  if (colon == std::string_view::npos) {
    return {};
  }
  const std::string_view name = text.substr(0, colon);
  if (name.find_first_of("|[]") != std::string_view::npos) {
    return {};
  }
  std::size_t value = colon + 1;
  while (value < text.size() && text[value] == '*') {
    ++value;  // bold type that ends behind the colon
  }
  return {anchor_word(plain_words(name)),
          std::min(name.find_first_not_of(" \t\n*"), colon), value};
}

bool opens_tag(std::string_view text) {
  const NameAt name = name_at(text);
  return name.word.known && name.word.field == AnchorField::Id;
}

/// Where the first `]` stands that nothing in `text` opens.
std::size_t find_close(std::string_view text, bool skip_code) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '`' && skip_code) {
      const std::size_t next = text.find('`', i + 1);
      i = next == std::string_view::npos ? i : next;
    } else if (text[i] == '[') {
      ++depth;
    } else if (text[i] == ']' && --depth < 0) {
      return i;
    }
  }
  return std::string_view::npos;
}

std::size_t find_end(std::string_view text) {
  const std::size_t end = find_close(text, true);
  return end == std::string_view::npos ? find_close(text, false) : end;
}

/// Cuts the tag at its names. `text` begins at the tag and ends where the next
/// one does, at the latest.
TagPlace read_tag(std::string_view text) {
  TagPlace tag;
  const NameAt id = name_at(text.substr(1));
  tag.parts.push_back({AnchorField::Id, id.value + 1, id.value + 1, 0});
  for (std::size_t bar = text.find('|', id.value);
       bar != std::string_view::npos; bar = text.find('|', bar + 1)) {
    const NameAt next = name_at(text.substr(bar + 1));
    if (!next.word.known || next.word.field == AnchorField::Id) {
      continue;
    }
    const bool escaped = text[bar - 1] == '\\';
    tag.parts.back().end = bar - (escaped ? 1 : 0);
    tag.parts.push_back(
        {next.word.field, bar + 1 + next.name, bar + 1 + next.value, 0});
  }
  AnchorPart& last = tag.parts.back();
  std::size_t close = find_end(text.substr(last.begin));
  tag.certain = close != std::string_view::npos;
  close = tag.certain ? close : text.substr(last.begin).rfind(']');
  tag.closed = close != std::string_view::npos;
  last.end = tag.closed ? last.begin + close : text.size();
  tag.end = tag.closed ? last.end + 1 : text.size();
  return tag;
}

void move_by(TagPlace& tag, std::size_t offset) {
  tag.begin += offset;
  tag.end += offset;
  for (AnchorPart& part : tag.parts) {
    part.name += offset;
    part.begin += offset;
    part.end += offset;
  }
}

}  // namespace

AnchorWord anchor_word(std::string_view words) {
  const auto found = std::ranges::find(kFields, words, &FieldWords::words);
  return found == kFields.end() ? AnchorWord{} : AnchorWord{found->field, true};
}

std::vector<TagPlace> find_tags(std::string_view text) {
  std::vector<std::size_t> starts;
  for (std::size_t at = text.find('['); at != std::string_view::npos;
       at = text.find('[', at + 1)) {
    if (opens_tag(text.substr(at + 1))) {
      starts.push_back(at);
    }
  }
  std::vector<TagPlace> tags;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t limit =
        i + 1 < starts.size() ? starts[i + 1] : text.size();
    TagPlace tag = read_tag(text.substr(starts[i], limit - starts[i]));
    move_by(tag, starts[i]);
    tags.push_back(std::move(tag));
  }
  return tags;
}

}  // namespace owldeck
