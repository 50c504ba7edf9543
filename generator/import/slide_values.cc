#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/import/anchor_reader.h"
#include "generator/import/quiz_lines.h"
#include "generator/import/slide_reader.h"
#include "generator/import/words.h"

namespace owldeck {
namespace {

/// `Line 3-5: text` says which lines it explains; the words stay as they are.
bool is_item(const MapBlock& block) {
  return block.kind == MapBlockKind::Item;
}

std::optional<int> first_number(std::string_view text) {
  const std::size_t at = text.find_first_of("0123456789");
  if (at == std::string_view::npos) {
    return std::nullopt;
  }
  const std::size_t end = text.find_first_not_of("0123456789", at);
  return read_number(text.substr(at, end - at));
}

void add_word(std::string& to, std::string_view text) {
  to += to.empty() ? "" : " ";
  to += on_one_line(text);
}

}  // namespace

std::string* SlideReader::text_of(SlideField field) {
  switch (field) {
    case SlideField::Topic:
      return &slide_.topic;
    case SlideField::Title:
      return &slide_.title;
    case SlideField::Subtitle:
      return &slide_.subtitle;
    case SlideField::Owl:
      return &slide_.owl;
    case SlideField::Means:
      return &slide_.beginner.means;
    case SlideField::Matters:
      return &slide_.beginner.matters;
    case SlideField::Mistake:
      return &slide_.beginner.mistake;
    case SlideField::EdgeCase:
      return &slide_.edge_case;
    case SlideField::Result:
      return &slide_.result;
    case SlideField::Rationale:
      return &slide_.rationale;
    default:
      return nullptr;
  }
}

void SlideReader::take_minutes(const std::string& text) {
  slide_.minutes = first_number(text);
  if (!slide_.minutes) {
    notes_.add_paragraph(text);
  }
  field_ = SlideField::Body;
}

void SlideReader::take_value(SlideField field, const MapBlock& block) {
  const std::string text = on_one_line(block.text.view());
  if (std::string* value = text_of(field)) {
    append(*value, block);
    return;
  }
  switch (field) {
    case SlideField::Type:
      take_type(block.text);
      field_ = SlideField::Body;
      break;
    case SlideField::Beginner:
      take_beginner(block);
      break;
    case SlideField::Minutes:
      take_minutes(text);
      break;
    case SlideField::Code:
      take_plain_code(text);
      break;
    case SlideField::Annotations:
    case SlideField::Only: {
      auto& list =
          field == SlideField::Only ? slide_.align.only : slide_.annotations;
      is_item(block) || list.empty() ? list.push_back(text)
                                     : add_word(list.back(), text);
      break;
    }
    case SlideField::Question:
      slide_.title.empty() ? void(slide_.title = text) : body_.add(block, text);
      break;
    case SlideField::Options:
      slide_.options.empty() ? body_.add(block, text)
                             : add_word(slide_.options.back(), text);
      break;
    case SlideField::Answer:
      take_answer(text);
      break;
    case SlideField::Sources:
      take_source(text);
      break;
    case SlideField::AnchorId:
    case SlideField::Assets:
    case SlideField::Objective:
    case SlideField::Prerequisites:
      take_anchor(field, block.text);
      break;
    case SlideField::Notes:
    case SlideField::Align:
    case SlideField::Direction:
    case SlideField::Unknown:
      notes_.add(block, text);
      break;
    default:
      is_step(block) ? slide_.annotations.push_back(text)
                     : body_.add(block, text);
      break;
  }
}

/// What is listed below code explains it.
bool SlideReader::is_step(const MapBlock& block) const {
  const bool shows_code =
      slide_.code && (!slide_.type || slide_.type->type == SlideType::Code);
  return shows_code && is_item(block);
}

void SlideReader::append(std::string& to, const MapBlock& block) {
  add_word(to, block.text.view());
}

void SlideReader::take_type(const Passage& text) {
  const auto type = read_type(text.view());
  if (type) {
    slide_.type = type;
    return;
  }
  const std::string word(without_marks(text.view()));
  const std::string near = nearest_type(word);
  diagnostics_.error(text.span(), "map-type",
                     fmt::format("unknown slide type '{}'", word),
                     near.empty() ? "write concept, practical, code ..."
                                  : fmt::format("did you mean '{}'?", near));
}

void SlideReader::take_anchor(SlideField field, const Passage& text) {
  if (field == SlideField::AnchorId) {
    if (says_none(text.view())) {
      return;
    }
    constexpr std::size_t kPrefix = 3;
    const bool has_prefix = lower_case(text.view()).starts_with("id:");
    const std::string id = read_anchor_id(
        has_prefix ? text.sub(kPrefix).trimmed() : text, diagnostics_);
    if (!slide_.anchor) {
      slide_.anchor.emplace();
    }
    slide_.anchor->span = text.span();
    slide_.anchor->id = slide_.anchor->id.empty() ? id : slide_.anchor->id;
    return;
  }
  if (!slide_.anchor && field == SlideField::Objective) {
    MapBlock line;
    line.text = text;
    body_.add(line, text.view());
    return;
  }
  if (says_none(text.view())) {
    return;
  }
  if (!slide_.anchor) {  // its id may come below
    slide_.anchor.emplace();
    slide_.anchor->span = text.span();
  }
  if (field == SlideField::Assets) {
    for (std::string& asset : read_assets(text.view())) {
      slide_.anchor->assets.push_back(std::move(asset));
    }
  } else if (field == SlideField::Objective) {
    add_word(slide_.anchor->objective, text.view());
  } else {
    add_prerequisites(text, slide_, diagnostics_);
  }
}

/// `What it means: ... Why it matters: ... Common mistake: ...` on one line.
bool SlideReader::take_parts(const Passage& text) {
  constexpr std::array<std::string_view, 3> kParts{
      "what it means", "why it matters", "common mistake"};
  const std::string lower = lower_case(text.view());
  std::array<std::size_t, 4> at{};
  at[3] = lower.size();
  for (std::size_t i = 0; i < kParts.size(); ++i) {
    at[i] = lower.find(kParts[i]);
    if (at[i] == std::string::npos || (i > 0 && at[i] < at[i - 1])) {
      return false;
    }
  }
  const std::array parts{&slide_.beginner.means, &slide_.beginner.matters,
                         &slide_.beginner.mistake};
  for (std::size_t i = 0; i < kParts.size(); ++i) {
    const std::size_t from = at[i] + kParts[i].size();
    std::string_view part = text.view().substr(from, at[i + 1] - from);
    part.remove_prefix(std::min(part.find_first_not_of("*_ "), part.size()));
    part.remove_prefix(separator_length(part));
    std::string words = on_one_line(part);
    while (words.ends_with('*') || words.ends_with('|') ||
           words.ends_with(';') || words.ends_with(' ')) {
      words.pop_back();
    }
    while (words.starts_with('*') || words.starts_with(' ')) {
      words.erase(0, 1);
    }
    *parts[i] = words;
  }
  return true;
}

/// Three lines without labels are the three parts in their order.
void SlideReader::take_beginner(const MapBlock& block) {
  if (take_parts(block.text)) {
    return;
  }
  MapBeginner& corner = slide_.beginner;
  for (std::string* part : {&corner.means, &corner.matters, &corner.mistake}) {
    if (part->empty()) {
      append(*part, block);
      return;
    }
  }
  append(corner.mistake, block);
}

void SlideReader::take_answer(const std::string& text) {
  const QuizAnswer answer = read_answer(text, slide_.options);
  const bool is_new = slide_.answer.empty();
  slide_.answer = is_new ? answer.letter : slide_.answer;
  if (answer.letter.empty() || !is_new) {
    add_word(slide_.rationale, text == answer.letter ? "" : answer.rationale);
  } else {
    add_word(slide_.rationale, answer.rationale);
  }
  slide_.rationale = trim(slide_.rationale);
}

void SlideReader::take_source(const std::string& text) {
  for (const std::string& source : split_words(text, ";,")) {
    slide_.sources.emplace_back(without_marks(source));
  }
}

void SlideReader::take_plain_code(const std::string& text) {
  const std::string inner(without_marks(text));
  if (inner.size() < text.size() && text.starts_with('`')) {
    if (!slide_.code) {
      slide_.code.emplace();
      slide_.code->language = "python";
    }
    slide_.code->text += (slide_.code->text.empty() ? "" : "\n") + inner;
    return;
  }
  body_.add_paragraph(text);
}

}  // namespace owldeck
