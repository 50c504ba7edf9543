#include "generator/import/slide_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/import/anchor_reader.h"
#include "generator/import/quiz_lines.h"
#include "generator/import/words.h"

namespace owldeck {
namespace {

/// Labels that end notes for the instructor though they are not in bold type;
/// others may be what the instructor asks: `Question: who can ...`.
constexpr std::array kStrong{
    SlideField::Owl,     SlideField::Beginner,    SlideField::Means,
    SlideField::Matters, SlideField::Mistake,     SlideField::Notes,
    SlideField::Code,    SlideField::Annotations, SlideField::Options,
    SlideField::Answer,  SlideField::Rationale,   SlideField::AnchorId,
    SlideField::Minutes};

bool is_strong(SlideField field) {
  return std::ranges::find(kStrong, field) != kStrong.end();
}

bool is_beginner(SlideField field) {
  return field == SlideField::Beginner || field == SlideField::Means ||
         field == SlideField::Matters || field == SlideField::Mistake;
}

bool is_private(SlideField field) {
  return field == SlideField::Notes || field == SlideField::Answer ||
         field == SlideField::Rationale || field == SlideField::Unknown ||
         field == SlideField::Direction;
}

/// Fields that hold one value, not a list of them.
bool is_single(SlideField field) {
  switch (field) {
    case SlideField::Body:
    case SlideField::Beginner:
    case SlideField::Notes:
    case SlideField::Code:
    case SlideField::Annotations:
    case SlideField::Question:
    case SlideField::Options:
    case SlideField::Answer:
    case SlideField::Rationale:
    case SlideField::Sources:
    case SlideField::Only:
    case SlideField::Direction:
    case SlideField::Unknown:
      return false;
    default:
      return true;
  }
}

/// Backticks around nothing, left where a tag was.
std::string without_empty_code(std::string text) {
  for (const std::string_view empty : {"``", "` `", "()"}) {
    text = replace_all(std::move(text), empty, "");
  }
  return text.find_first_not_of("*_` \t") == std::string::npos
             ? std::string()
             : std::string(trim(text));
}

}  // namespace

void SlideReader::take(const MapBlock& block) {
  switch (block.kind) {
    case MapBlockKind::Heading:
      take_heading(block);
      break;
    case MapBlockKind::Text:
    case MapBlockKind::Item:
      take_line(block);
      break;
    case MapBlockKind::Table:
      take_table(block);
      break;
    case MapBlockKind::Fence:
      take_fence(block);
      break;
    case MapBlockKind::Comment:
      notes_.add_paragraph(block.text.view());
      break;
    case MapBlockKind::Open:
      open_details(block);
      break;
    case MapBlockKind::Close:
      close_details();
      break;
  }
}

void SlideReader::take_field(SlideField field, const Passage& text) {
  MapBlock block;
  block.text = text;
  const MapBlock rest = without_tags(block);
  field_ = field;
  if (!rest.text.empty()) {
    take_value(field, rest);
  }
}

void SlideReader::take_heading(const MapBlock& block) {
  const std::string words = plain_words(block.text.view());
  details_ = 0;
  label_level_ = -1;
  label_list_ = false;
  on_label_ = false;
  fed_ = false;
  internal_ = is_internal(words);
  body_.end_block();
  notes_.end_block();
  MapLabel label;
  label.shown = without_marks(block.text.view());
  label.words = words;
  label.field = slide_field(words);
  if (internal_) {
    field_ = SlideField::Notes;
  } else if (label.field == SlideField::Unknown) {
    MapBlock nothing = block;
    nothing.text = block.text.sub(block.text.text().size());
    unknown(label, nothing);
  } else {
    field_ = label.field;
  }
}

MapBlock SlideReader::without_tags(const MapBlock& block) {
  const std::vector<TagPlace> tags = find_tags(block.text.view());
  if (tags.empty()) {
    return block;
  }
  std::string rest;
  std::size_t at = 0;
  for (const TagPlace& tag : tags) {
    read_tag(block.text, tag, slide_, diagnostics_);
    rest += block.text.text().substr(at, tag.begin - at);
    at = tag.end;
  }
  rest += block.text.text().substr(at);
  MapBlock left = block;
  const Span place = block.text.span();
  left.text = Passage(place.file, place.line, place.column,
                      without_empty_code(on_one_line(rest)));
  return left;
}

void SlideReader::take_line(const MapBlock& whole) {
  if (internal_) {
    notes_.add(whole, whole.text.view());
    return;
  }
  const MapBlock block = without_tags(whole);
  if (block.text.empty() || take_option(block)) {
    return;
  }
  const auto label = read_label(block.text.view(), is_beginner(field_));
  if (label && accepts(*label, block)) {
    open_field(*label, block);
    return;
  }
  const bool leaves = block.kind == MapBlockKind::Item && label_level_ >= 0 &&
                      block.level <= label_level_;
  const bool parted = details_ == 0 && is_single(field_) && fed_ &&
                      !block.follows &&
                      (on_label_ || block.kind == MapBlockKind::Text);
  if (leaves || parted) {
    field_ = SlideField::Body;
    label_level_ = -1;
  }
  take_value(field_, block);
  fed_ = true;
}

bool SlideReader::take_option(const MapBlock& block) {
  const bool asks = field_ == SlideField::Options ||
                    field_ == SlideField::Question ||
                    field_ == SlideField::Body;
  const bool quiz = slide_.type && slide_.type->type == SlideType::Quiz;
  if (details_ > 0 || !asks || (!quiz && field_ == SlideField::Body)) {
    return false;
  }
  const char expected = static_cast<char>('A' + slide_.options.size());
  std::string text = block.text.text();
  if (block.kind == MapBlockKind::Item && !block.marker.empty() &&
      field_ == SlideField::Options) {
    text = std::string(1, expected) + ") " + text;  // 1. 2. 3.
  }
  auto option = read_option(text, expected);
  if (!option && field_ == SlideField::Options &&
      block.kind == MapBlockKind::Item) {
    option = QuizOption{'\0', text, false};
  }
  if (!option) {
    return false;
  }
  if (option->is_right) {
    slide_.answer = std::string(1, expected);
  }
  slide_.options.push_back(option->text);
  field_ = SlideField::Options;
  return true;
}

/// Notes for the instructor may hold what looks like labels.
bool SlideReader::accepts(const MapLabel& label, const MapBlock& block) const {
  const bool known = label.field != SlideField::Unknown;
  const bool is_item = block.kind == MapBlockKind::Item;
  const bool below = is_item && (label_level_ < 0 ? is_private(field_)
                                                  : block.level > label_level_);
  if (details_ > 0) {
    return label.field == SlideField::Answer ||
           label.field == SlideField::Rationale;
  }
  if (is_private(field_) && below) {
    return label.is_bold && label.field == SlideField::Owl && !is_item;
  }
  if (is_private(field_) && !is_item) {
    return known && (label.is_bold || is_strong(label.field));
  }
  if (below && is_item && !is_beginner(field_) && field_ != SlideField::Body) {
    return false;
  }
  if (known) {
    return true;
  }
  return !is_item || (label_list_ && block.level <= label_level_);
}

void SlideReader::open_field(const MapLabel& label, const MapBlock& block) {
  const bool is_item = block.kind == MapBlockKind::Item;
  const bool part = is_beginner(label.field) && is_beginner(field_);
  if (!part || label.field == SlideField::Beginner) {
    label_level_ = is_item ? block.level : -1;
    label_list_ = is_item;
  }
  MapBlock value = block;
  value.text = block.text.sub(label.value).trimmed();
  value.kind = MapBlockKind::Text;
  value.follows = false;
  notes_.end_block();
  if (label.field == SlideField::Unknown ||
      label.field == SlideField::Direction) {
    unknown(label, value);
    return;
  }
  field_ = label.field;
  on_label_ = !value.text.empty();
  fed_ = on_label_;
  if (field_ == SlideField::Objective && !value.text.empty() &&
      !slide_.anchor) {
    value.text = block.text;  // a line of the slide
  }
  if (!value.text.empty()) {
    take_value(field_, value);
  }
}

void SlideReader::unknown(const MapLabel& label, const MapBlock& block) {
  field_ = SlideField::Unknown;
  notes_.add_paragraph(label.shown + ":");
  if (!block.text.empty()) {
    MapBlock value = block;
    value.follows = true;
    notes_.add(value, block.text.view());
  }
  diagnostics_.warning(block.text.span(), "map-unknown",
                       fmt::format("'{}' has no place on a slide", label.shown),
                       "it is kept for the instructor");
}

void SlideReader::open_details(const MapBlock& block) {
  ++details_;
  const std::string words = plain_words(block.text.view());
  const bool answers = words.empty() || has_words(words, "answer") ||
                       has_words(words, "solution") ||
                       has_words(words, "answers");
  if (answers && !slide_.options.empty()) {
    field_ = SlideField::Answer;
    return;
  }
  field_ = SlideField::Notes;
  notes_.add_paragraph(block.text.empty() ? "Hidden:"
                                          : block.text.text() + ":");
  if (!is_internal(words) && !answers) {
    diagnostics_.warning(block.text.span(), "map-unknown",
                         "a slide has no hidden details",
                         "they are kept for the instructor");
  }
}

void SlideReader::close_details() {
  details_ = std::max(0, details_ - 1);
  field_ = SlideField::Body;
  notes_.end_block();
}

void SlideReader::finish() {
  if (slide_.anchor && slide_.anchor->id.empty()) {
    const MapAnchor anchor = *slide_.anchor;
    slide_.anchor.reset();
    std::string words = anchor.objective;
    for (const std::string& asset : anchor.assets) {
      words += (words.empty() ? "" : "; ") + asset;
    }
    if (!words.empty()) {
      keep_note(anchor.span, words,
                "this belongs to an anchor, but the slide has none",
                slide_.notes, diagnostics_);
    }
  }
  if (!body_.empty()) {
    slide_.body += (slide_.body.empty() ? "" : "\n\n") + body_.text();
  }
  if (!notes_.empty()) {
    slide_.notes.push_back(notes_.text());
  }
  body_ = {};
  notes_ = {};
}

}  // namespace owldeck
