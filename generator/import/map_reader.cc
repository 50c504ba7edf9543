#include "generator/import/map_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "generator/import/anchor_field.h"
#include "generator/import/words.h"

namespace owldeck {
namespace {

constexpr int kLineLevel = 9;  // deeper than any heading

}  // namespace

MapDeck MapReader::read(std::span<const MapBlock> blocks) {
  read_tables(blocks);
  for (at_ = 0; at_ < blocks.size(); ++at_) {
    read_block(blocks[at_]);
  }
  close_slide();
  if (!kept_.empty()) {
    deck_.notes.push_back(kept_.text());
  }
  for (auto& slide : slides_) {
    take_slide(std::move(*slide));
  }
  std::ranges::stable_sort(deck_.slides, {}, &MapSlide::number);
  std::ranges::stable_sort(places_, {}, &SlidePlace::block);
  return std::move(deck_);
}

namespace {

/// A question without a title of its own is the first paragraph.
void take_question(MapSlide& slide) {
  if (slide.type && slide.type->type == SlideType::Quiz) {
    const std::size_t end =
        std::min(slide.body.find("\n\n"), slide.body.size());
    slide.title = slide.body.substr(0, end);
    slide.body.erase(0, std::min(end + 2, slide.body.size()));
  }
}

}  // namespace

/// A slide that is only spoken of is none.
void MapReader::take_slide(MapSlide slide) {
  if (slide.title.empty() && slide.topic.empty()) {
    take_question(slide);
  }
  if (slide.from_table || slide.has_section) {
    deck_.slides.push_back(std::move(slide));
    return;
  }
  diagnostics_.warning(slide.span, "map-unknown",
                       fmt::format("there is no slide {}", slide.number),
                       "what is said of it is kept for the instructor");
  deck_.notes.push_back(fmt::format("Slide {}:", slide.number));
  std::ranges::move(slide.notes, std::back_inserter(deck_.notes));
}

MapSlide* MapReader::find(int number) {
  const auto found = std::ranges::find_if(
      slides_, [number](const auto& slide) { return slide->number == number; });
  return found == slides_.end() ? nullptr : found->get();
}

MapSlide& MapReader::add_slide(const SlideNumber& number, const Span& span) {
  auto slide = std::make_unique<MapSlide>();
  slide->span = span;
  slide->number = number.first;
  slide->map_id = number.map_id;
  slides_.push_back(std::move(slide));
  return *slides_.back();
}

void MapReader::report_twice(const MapSlide& first, const Span& span) {
  diagnostics_.add({span,
                    Severity::Error,
                    "map-slide",
                    fmt::format("slide {} is here twice", first.number),
                    "give one of them another number",
                    {{first.span, "the first is here"}}});
}

MapSection MapReader::section() const {
  return sections_.empty() ? MapSection::Other : sections_.back().section;
}

void MapReader::close_slide() {
  if (reader_) {
    reader_->finish();
  }
  reader_.reset();
  slide_ = nullptr;
  slide_level_ = 0;
  item_level_ = -1;
  guides_ = false;
}

void MapReader::read_block(const MapBlock& block) {
  if (block.kind == MapBlockKind::Heading) {
    read_heading(block);
    return;
  }
  if (read_slide_line(block)) {
    return;
  }
  const bool leaves = slide_ != nullptr && item_level_ >= 0 &&
                      block.kind == MapBlockKind::Item &&
                      block.level <= item_level_;
  if (leaves) {
    close_slide();
  }
  if (block.kind == MapBlockKind::Table && read_table_head(block)) {
    return;  // read before all else
  }
  if (slide_ != nullptr) {
    read_in_slide(block);
  } else {
    read_in_section(block);
  }
}

void MapReader::read_heading(const MapBlock& block) {
  const auto label = read_slide_label(block.text.view());
  if (label && section() != MapSection::Structure) {
    while (!sections_.empty() && sections_.back().level >= block.level) {
      sections_.pop_back();
    }
    open_slide(*label, block, block.level);
    return;
  }
  if (slide_ != nullptr && block.level > slide_level_) {
    reader_->take(block);
    return;
  }
  close_slide();
  keeping_ = false;
  if (!has_title_ && block.level == 1) {
    has_title_ = true;
    deck_.title = without_marks(block.text.view());
    deck_.span = block.text.span();
    return;
  }
  enter(block);
}

void MapReader::enter(const MapBlock& heading) {
  while (!sections_.empty() && sections_.back().level >= heading.level) {
    sections_.pop_back();
  }
  const MapSection above = section();
  MapSection own = section_of(plain_words(heading.text.view()));
  if (is_private(above) || own == MapSection::Other) {
    own = above;
  }
  sections_.push_back({heading.level, own});
}

/// Some slides of a map may have headings, and others a line in bold type.
bool MapReader::is_next_in_bold(const MapBlock& block) const {
  const auto label =
      block.kind == MapBlockKind::Text && block.text.view().starts_with("**")
          ? read_slide_label(block.text.view())
          : std::nullopt;
  return label && label->is_parted && !guides_ &&
         label->number.first == slide_->number + 1;
}

std::optional<SlideLabel> MapReader::line_label(const MapBlock& block) const {
  const bool is_item = block.kind == MapBlockKind::Item;
  if ((block.kind != MapBlockKind::Text && !is_item) ||
      section() == MapSection::Structure || block.follows) {
    return std::nullopt;
  }
  const bool in_heading = slide_ != nullptr && slide_level_ < kLineLevel;
  if (in_heading && is_next_in_bold(block)) {
    return read_slide_label(block.text.view());
  }
  if (in_heading || (slide_ != nullptr && is_item &&
                     (item_level_ < 0 || block.level > item_level_))) {
    return std::nullopt;
  }
  const std::string_view text = block.text.view();
  if (section() == MapSection::Quiz && is_item && !block.marker.empty() &&
      block.level == 0 && !text.starts_with("Slide")) {
    SlideLabel label;
    label.number.first = label.number.last =
        read_number(block.marker).value_or(0);
    label.is_question = true;
    label.title = without_marks(text);
    return label;
  }
  if (section() == MapSection::Slides && is_item && !block.marker.empty() &&
      block.level == 0) {
    return read_listed_slide(read_number(block.marker).value_or(0), text);
  }
  auto label = read_slide_label(text);
  const bool clear = label && label->is_parted &&
                     (!label->is_question || text.starts_with("**") ||
                      section() == MapSection::Quiz);
  // `Slides 3-4:` in a list is the map's structure.
  return clear && label->number.first == label->number.last ? label
                                                            : std::nullopt;
}

bool MapReader::read_slide_line(const MapBlock& block) {
  const auto label = line_label(block);
  if (!label) {
    return false;
  }
  open_slide(*label, block, kLineLevel);
  item_level_ = block.kind == MapBlockKind::Item ? block.level : -1;
  return true;
}

void MapReader::open_slide(const SlideLabel& label, const MapBlock& block,
                           int level) {
  const MapSection where = section();
  MapSlide* known = find(label.number.first);
  // What a line says of a slide of the table may be for whoever makes it.
  const bool aside = known != nullptr && known->from_table &&
                     where == MapSection::Other && level == kLineLevel;
  const bool adds = aside || is_private(where) ||
                    where == MapSection::Guidance ||
                    where == MapSection::Films || where == MapSection::Sources;
  close_slide();
  keeping_ = false;
  if (!adds || aside) {
    places_.push_back({label.number.first, at_, false});
  }
  if (!adds) {
    if (known != nullptr && known->has_section) {
      report_twice(*known, block.text.span());
    }
  }
  slide_ = known ? known : &add_slide(label.number, block.text.span());
  slide_level_ = level;
  guides_ = adds;
  reader_ = std::make_unique<SlideReader>(*slide_, diagnostics_);
  if (adds) {
    reader_->set_internal();
    keep_label(label, block, aside);
    return;
  }
  slide_->has_section = true;
  slide_->span = slide_->from_table ? slide_->span : block.text.span();
  apply_label(label, block, *slide_);
}

/// What stands behind the number of a slide that is only spoken of.
void MapReader::keep_label(const SlideLabel& label, const MapBlock& block,
                           bool is_unknown) {
  const bool is_type = label.title.empty() || read_type(label.title);
  if (!is_type) {
    slide_->notes.push_back(label.title);
  }
  if (is_unknown) {
    diagnostics_.warning(block.text.span(), "map-unknown",
                         fmt::format("this speaks of slide {}, which a table "
                                     "has already",
                                     label.number.first),
                         "it is kept for the instructor");
  }
}

void MapReader::apply_label(const SlideLabel& label, const MapBlock& block,
                            MapSlide& slide) {
  if (!label.wrong_type.empty()) {
    const std::string near = nearest_type(label.wrong_type);
    diagnostics_.error(block.text.span(label.wrong_at, label.wrong_type.size()),
                       "map-type",
                       fmt::format("unknown slide type '{}'", label.wrong_type),
                       near.empty() ? "write concept, practical, code ..."
                                    : fmt::format("did you mean '{}'?", near));
  }
  if (slide.map_id.empty()) {
    slide.map_id = label.number.map_id;
  }
  if (!slide.type) {
    slide.type = label.type;
  }
  if (!slide.type && label.is_question) {
    slide.type = TypeWords{SlideType::Quiz, {}};
  }
  Passage title(block.text.span().file, block.text.span().line,
                block.text.span().column, label.title);
  if (!find_tags(label.title).empty()) {
    reader_->take_field(SlideField::Title, title);
  } else if (slide.title.empty()) {
    slide.title = label.title;
  } else if (!label.title.empty() && slide.title != label.title) {
    slide.topic = slide.topic.empty() ? slide.title : slide.topic;
    slide.title = label.title;
  }
}

}  // namespace owldeck
