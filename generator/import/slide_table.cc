#include "generator/import/slide_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/import/anchor_field.h"
#include "generator/import/anchor_reader.h"
#include "generator/import/slide_reader.h"
#include "generator/import/words.h"

namespace owldeck {
namespace {

using Column = SlideTable::Column;

template <std::size_t size>
bool is_one_of(std::string_view words,
               const std::array<std::string_view, size>& known) {
  return std::ranges::find(known, words) != known.end();
}

Column column_of(const Passage& head) {
  constexpr std::array<std::string_view, 14> kNumber{
      "slide", "no",     "slide no", "slide number", "nr",
      "num",   "number", "slides",   "slide id",     "slide num",
      "s",     "id",     "s no",     "sr no"};
  constexpr std::array<std::string_view, 9> kAnchor{
      "hands on anchor", "anchor",     "lab",        "hands on",
      "hands on lab",    "anchor tag", "lab anchor", "hands on anchor tag",
      "anchors"};
  constexpr std::array<std::string_view, 8> kTopic{
      "topic",   "subject",     "description", "focus",
      "content", "topic focus", "slide topic", "theme"};
  constexpr std::array<std::string_view, 3> kTitle{"title", "slide title",
                                                   "name"};
  const std::string words = plain_words(head.view());
  const std::string_view text = without_marks(head.view());
  if (text == "#" || is_one_of(words, kNumber)) {
    return {Column::Kind::Number};
  }
  if (is_one_of(words, kAnchor)) {
    return {Column::Kind::Anchor};
  }
  if (is_one_of(words, kTopic)) {
    return {Column::Kind::Field, SlideField::Topic};
  }
  if (is_one_of(words, kTitle)) {
    return {Column::Kind::Field, SlideField::Title};
  }
  if (words == "min" || words == "mins") {
    return {Column::Kind::Field, SlideField::Minutes};
  }
  if (words == "category" || words == "format") {
    return {Column::Kind::Field, SlideField::Type};
  }
  if (is_internal(words)) {
    return {Column::Kind::Field, SlideField::Notes};
  }
  const SlideField field = slide_field(words);
  const bool known =
      field != SlideField::Unknown && field != SlideField::Direction;
  return {known ? Column::Kind::Field : Column::Kind::Other, field};
}

bool has_field(const SlideTable& table, SlideField field) {
  return std::ranges::any_of(table.columns, [field](const Column& column) {
    return column.kind == Column::Kind::Field && column.field == field;
  });
}

Passage joined(const Passage& a, const Passage& b) {
  const Span place = a.span();
  return {place.file, place.line, place.column, a.text() + " | " + b.text()};
}

/// Surplus cells come from bars in the topic; they go back into it.
std::vector<Passage> cells_of(const SlideTable& table, const TableRow& row,
                              Diagnostics& diagnostics) {
  std::vector<Passage> cells = row.cells;
  const std::size_t wanted = table.columns.size();
  if (cells.size() <= wanted) {
    cells.resize(wanted);
    return cells;
  }
  std::size_t topic = wanted - 1;
  for (std::size_t i = 0; i < wanted; ++i) {
    const SlideField field = table.columns[i].field;
    if (field == SlideField::Topic || field == SlideField::Title) {
      topic = i;
    }
  }
  diagnostics.warning(
      cells[topic].span(), "map-unknown",
      fmt::format("{} cells under {} heads; a bar parts this one", cells.size(),
                  wanted),
      "write \\| for a bar inside of a cell");
  while (cells.size() > wanted) {
    cells[topic] = joined(cells[topic], cells[topic + 1]);
    cells.erase(cells.begin() + static_cast<std::ptrdiff_t>(topic) + 1);
  }
  return cells;
}

Passage clean_cell(const Passage& cell) {
  std::string text = replace_all(cell.text(), "\\|", "|");
  for (const std::string_view each : {"<br>", "<br/>", "<br />"}) {
    text = replace_all(std::move(text), each, " ");
  }
  const Span place = cell.span();
  return {place.file, place.line, place.column,
          std::string(without_marks(text))};
}

bool is_blank(const Passage& cell) {
  const std::string_view text = without_marks(cell.view());
  return text.empty() || text == "-" || text == "\xE2\x80\x93" ||
         text == "\xE2\x80\x94" || plain_words(text) == "n a" ||
         plain_words(text) == "none";
}

class RowReader {
 public:
  explicit RowReader(Diagnostics& diagnostics) : diagnostics_(diagnostics) {}

  void take(const Column& column, const Passage& head, const Passage& cell) {
    if (column.kind == Column::Kind::Number || is_blank(cell)) {
      return;
    }
    const bool has_tag = !find_tags(cell.view()).empty();
    if (column.kind == Column::Kind::Anchor && !has_tag) {
      take_bare_anchor(cell);
    } else if (column.kind == Column::Kind::Other && !has_tag) {
      keep_note(cell.span(), head.text() + ": " + on_one_line(cell.view()),
                fmt::format("'{}' has no place on a slide", head.text()),
                slide_.notes, diagnostics_);
    } else {
      take_field(
          column.kind == Column::Kind::Field ? column.field : SlideField::Body,
          has_tag ? cell : clean_cell(cell));
    }
  }

  [[nodiscard]] MapSlide finish() { return std::move(slide_); }

 private:
  /// A cell is a slide's section of one line, with its head for a label.
  void take_field(SlideField field, const Passage& cell) {
    SlideReader reader(slide_, diagnostics_);
    reader.take_field(field, cell);
    reader.finish();
  }

  void take_bare_anchor(const Passage& cell) {
    if (is_anchor_id(without_marks(cell.view()))) {
      take_field(SlideField::AnchorId, cell);
      return;
    }
    keep_note(cell.span(), "Hands-on: " + on_one_line(cell.view()),
              "this is no anchor", slide_.notes, diagnostics_);
  }

  MapSlide slide_;
  Diagnostics& diagnostics_;
};

}  // namespace

std::optional<SlideTable> read_table_head(const MapBlock& block) {
  if (block.rows.empty()) {
    return std::nullopt;
  }
  SlideTable table;
  for (const Passage& head : block.rows.front().cells) {
    table.columns.push_back(column_of(head));
  }
  const auto is_number = [](const Column& column) {
    return column.kind == Column::Kind::Number;
  };
  if (std::ranges::none_of(table.columns, is_number)) {
    return std::nullopt;
  }
  bool first = true;  // of two, `Slide` and `No`, the first counts
  for (Column& column : table.columns) {
    if (is_number(column) && !first) {
      column = {Column::Kind::Other};
    }
    first = first && !is_number(column);
  }
  table.defines = has_field(table, SlideField::Type) ||
                  has_field(table, SlideField::Topic) ||
                  has_field(table, SlideField::Title);
  return table;
}

std::optional<SlideNumber> number_of(const SlideTable& table,
                                     const TableRow& row) {
  for (std::size_t i = 0; i < table.columns.size() && i < row.cells.size();
       ++i) {
    if (table.columns[i].kind == Column::Kind::Number) {
      return read_slide_number(without_marks(row.cells[i].view()));
    }
  }
  return std::nullopt;
}

MapSlide read_table_row(const SlideTable& table, const TableRow& head,
                        const TableRow& row, Diagnostics& diagnostics) {
  const std::vector<Passage> cells = cells_of(table, row, diagnostics);
  RowReader reader(diagnostics);
  // An anchor's own columns need the anchor first.
  for (const bool anchors : {true, false}) {
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
      const Column& column = table.columns[i];
      const bool is_anchor = column.kind == Column::Kind::Anchor ||
                             column.field == SlideField::AnchorId;
      if (is_anchor == anchors) {
        reader.take(column, head.cells[i], cells[i]);
      }
    }
  }
  return reader.finish();
}

}  // namespace owldeck
