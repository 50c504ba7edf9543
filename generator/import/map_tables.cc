#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "generator/import/map_reader.h"
#include "generator/import/words.h"

namespace owldeck {
namespace {

void fill(std::string& to, std::string&& from) {
  if (to.empty()) {
    to = std::move(from);
  }
}

template <class T>
void fill(std::optional<T>& to, std::optional<T>&& from) {
  if (!to) {
    to = std::move(from);
  }
}

template <class T>
void append(std::vector<T>& to, std::vector<T>&& from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

}  // namespace

void MapReader::read_tables(std::span<const MapBlock> blocks) {
  bool has_title = false;
  for (at_ = 0; at_ < blocks.size(); ++at_) {
    const MapBlock& block = blocks[at_];
    const bool is_heading = block.kind == MapBlockKind::Heading &&
                            !read_slide_label(block.text.view());
    if (is_heading && block.level == 1 && !has_title) {
      has_title = true;  // whoever the whole map is for
    } else if (is_heading) {
      enter(block);
    } else if (block.kind == MapBlockKind::Table) {
      read_table(block);
    }
  }
  sections_.clear();
}

void MapReader::read_table(const MapBlock& block) {
  const auto table = read_table_head(block);
  if (!table) {
    return;
  }
  for (std::size_t i = 1; i < block.rows.size(); ++i) {
    is_private(section()) ? add_private_row(*table, block, block.rows[i])
                          : add_row(*table, block, block.rows[i]);
  }
}

/// Nothing in a table for the instructor is for learners.
void MapReader::add_private_row(const SlideTable& table, const MapBlock& block,
                                const TableRow& row) {
  const auto number = number_of(table, row);
  std::string note;
  for (std::size_t i = 0; i < row.cells.size(); ++i) {
    const bool has_head = i < table.columns.size();
    const bool is_number =
        has_head && table.columns[i].kind == SlideTable::Column::Kind::Number &&
        number;
    if (!is_number && !row.cells[i].empty()) {
      note += (note.empty() ? "" : "; ") +
              (has_head ? block.rows.front().cells[i].text() + ": " : "") +
              row.cells[i].text();
    }
  }
  if (!number) {
    deck_.notes.push_back(note);
    return;
  }
  MapSlide* known = find(number->first);
  MapSlide& slide = known ? *known : add_slide(*number, row.whole.span());
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    if (table.columns[i].field == SlideField::Minutes && i < row.cells.size() &&
        !slide.minutes) {
      slide.minutes = read_number(without_marks(row.cells[i].view()));
    }
  }
  slide.notes.push_back(note);
}

void MapReader::add_row(const SlideTable& table, const MapBlock& block,
                        const TableRow& row) {
  const auto number = number_of(table, row);
  if (!number) {
    const bool is_empty = std::ranges::all_of(
        row.cells, [](const Passage& cell) { return cell.empty(); });
    if (!is_empty) {
      deck_.notes.push_back(on_one_line(row.whole.view()));
      diagnostics_.warning(row.whole.span(), "map-unknown",
                           "this row has no slide's number",
                           "it is kept for the instructor");
    }
    return;
  }
  const Span span = row.whole.span();
  for (int each = number->first;
       each <= std::min(number->last, number->first + 99); ++each) {
    Diagnostics again;  // told once for all slides of a row
    MapSlide read =
        read_table_row(table, block.rows.front(), row,
                       each == number->first ? diagnostics_ : again);
    MapSlide* known = find(each);
    if (table.defines) {
      places_.push_back({each, at_, true});
    }
    if (known != nullptr && table.defines && known->from_table) {
      report_twice(*known, span);
      continue;
    }
    if (each > number->first) {
      read.anchor.reset();
    }
    MapSlide& slide =
        known ? *known : add_slide({each, each, number->map_id, 0}, span);
    slide.from_table = slide.from_table || table.defines;
    merge_row(std::move(read), slide);
  }
  if (number->last > number->first) {
    diagnostics_.warning(
        span, "map-unknown",
        fmt::format("slides {} to {} share a row", number->first, number->last),
        "each gets what it says; the first has its anchor");
  }
}

void MapReader::merge_row(MapSlide row, MapSlide& slide) {
  fill(slide.type, std::move(row.type));
  fill(slide.topic, std::move(row.topic));
  fill(slide.title, std::move(row.title));
  fill(slide.subtitle, std::move(row.subtitle));
  fill(slide.body, std::move(row.body));
  fill(slide.anchor, std::move(row.anchor));
  fill(slide.owl, std::move(row.owl));
  fill(slide.beginner.means, std::move(row.beginner.means));
  fill(slide.beginner.matters, std::move(row.beginner.matters));
  fill(slide.beginner.mistake, std::move(row.beginner.mistake));
  fill(slide.answer, std::move(row.answer));
  fill(slide.rationale, std::move(row.rationale));
  fill(slide.minutes, std::move(row.minutes));
  fill(slide.code, std::move(row.code));
  fill(slide.edge_case, std::move(row.edge_case));
  fill(slide.result, std::move(row.result));
  append(slide.annotations, std::move(row.annotations));
  append(slide.align.only, std::move(row.align.only));
  append(slide.options, std::move(row.options));
  append(slide.sources, std::move(row.sources));
  append(slide.notes, std::move(row.notes));
}

}  // namespace owldeck
