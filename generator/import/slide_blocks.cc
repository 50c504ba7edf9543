#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/deck/tables.h"
#include "generator/import/slide_reader.h"
#include "generator/import/words.h"

namespace owldeck {
namespace {

/// How languages are called by those who highlight them.
std::string language_of(std::string_view marker) {
  struct Name {
    std::string_view written;
    std::string_view known;
  };
  constexpr std::array kNames{
      Name{"python", "python"},  Name{"py", "python"},
      Name{"python3", "python"}, Name{"ipython", "python"},
      Name{"jupyter", "python"}, Name{"cpp", "cpp"},
      Name{"c++", "cpp"},        Name{"c", "c"},
      Name{"bash", "sh"},        Name{"sh", "sh"},
      Name{"shell", "sh"},       Name{"zsh", "sh"},
      Name{"console", "sh"},     Name{"json", "json"},
      Name{"java", "java"},      Name{"sql", "sql"}};
  const std::size_t end = marker.find_first_of(" {,:");
  const std::string word = lower_case(marker.substr(0, end));
  const auto found = std::ranges::find(kNames, word, &Name::written);
  return std::string(found == kNames.end() ? "text" : found->known);
}

bool is_slide_key(const YamlNode::Entry& entry) {
  return std::ranges::any_of(fields_of(Slide{}), [&](const auto& field) {
    return field.key == entry.key;
  });
}

/// Keys of a slide that the map writes as YAML.
std::optional<YamlNode> slide_yaml(const MapBlock& block) {
  const std::string marker = lower_case(block.marker);
  if (marker != "yaml" && marker != "yml") {
    return std::nullopt;
  }
  Diagnostics ignored;
  auto node = parse_yaml("", block.text.text(), ignored);
  const bool fits = node && node->kind == YamlNode::Kind::Map &&
                    !ignored.has_errors() &&
                    std::ranges::all_of(node->entries, is_slide_key);
  return fits ? node : std::nullopt;
}

std::string row_text(const TableRow& row) {
  std::string text;
  for (const Passage& cell : row.cells) {
    text += (text.empty() ? "" : " \xE2\x80\x94 ") + cell.text();
  }
  return text;
}

struct LabelledCell {
  Passage label;
  Passage value;
};

bool is_label(const Passage& cell) {
  return slide_field(plain_words(cell.view())) != SlideField::Unknown;
}

bool has_label(const TableRow& row) {
  return !row.cells.empty() && is_label(row.cells[0]);
}

}  // namespace

void SlideReader::take_fence(const MapBlock& block) {
  const std::string& text = block.text.text();
  if (auto yaml = slide_yaml(block)) {
    slide_.yaml.kind = YamlNode::Kind::Map;
    for (YamlNode::Entry& entry : yaml->entries) {
      slide_.yaml.entries.push_back(std::move(entry));
    }
    return;
  }
  const bool is_markdown = lower_case(block.marker) == "markdown";
  if (is_markdown && (field_ == SlideField::Body || text_of(field_))) {
    std::string& to = text_of(field_) ? *text_of(field_) : slide_.body;
    to += (to.empty() ? "" : "\n\n") + text;
    return;
  }
  if (is_markdown && details_ == 0 && field_ == SlideField::Answer) {
    slide_.answer = text;
    return;
  }
  if (is_markdown && field_ == SlideField::Notes) {
    finish();
    slide_.notes.push_back(text);
    return;
  }
  if (internal_ || details_ > 0 || field_ == SlideField::Notes ||
      field_ == SlideField::Unknown || field_ == SlideField::Direction) {
    notes_.add_code(text);
    return;
  }
  if (field_ == SlideField::Result && slide_.result.empty()) {
    slide_.result = on_one_line(text);
    return;
  }
  if (slide_.code) {
    notes_.add_paragraph("More code of this slide:");
    notes_.add_code(text);
    diagnostics_.warning(block.text.span(), "map-unknown",
                         "a slide shows one block of code",
                         "this one is kept for the instructor");
    return;
  }
  slide_.code = MapCode{block.text.span(), language_of(block.marker), text};
}

namespace {

/// A table of labels and values: heads above one row, or labels in the first
/// column.
std::vector<LabelledCell> labelled_cells(const MapBlock& table) {
  std::vector<LabelledCell> cells;
  const std::vector<Passage>& heads = table.rows.front().cells;
  const auto known_heads = std::ranges::count_if(heads, is_label);
  const auto known_rows = std::ranges::count_if(table.rows, has_label);
  if (table.rows.size() == 2 && known_heads > 1 && known_heads >= known_rows) {
    const std::vector<Passage>& values = table.rows.back().cells;
    for (std::size_t i = 0; i < std::min(heads.size(), values.size()); ++i) {
      cells.push_back({heads[i], values[i]});
    }
  } else if (known_rows * 2 >= static_cast<long>(table.rows.size())) {
    for (const TableRow& row : table.rows) {
      const bool is_head = &row == &table.rows.front() && !has_label(row);
      if (row.cells.size() > 1 && !is_head) {
        cells.push_back({row.cells[0], row.cells[1]});
      }
    }
  }
  return cells;
}

}  // namespace

void SlideReader::take_table(const MapBlock& block) {
  const std::vector<LabelledCell> cells = internal_ || block.rows.empty()
                                              ? std::vector<LabelledCell>{}
                                              : labelled_cells(block);
  for (const LabelledCell& cell : cells) {
    MapLabel label;
    label.shown = without_marks(cell.label.view());
    label.words = plain_words(cell.label.view());
    label.field = slide_field(label.words);
    MapBlock value;
    value.text = cell.value;
    value = without_tags(value);
    if (!value.text.empty()) {
      open_field(label, value);
    }
    field_ = SlideField::Body;
  }
  if (cells.empty()) {
    take_rows(block);
  }
}

void SlideReader::take_rows(const MapBlock& block) {
  MarkdownLines& to = internal_ || field_ == SlideField::Notes ? notes_ : body_;
  for (const TableRow& row : block.rows) {
    const bool is_head = &row == &block.rows.front();
    to.add_item(is_head ? "**" + row_text(row) + "**" : row_text(row));
  }
  to.end_block();
  if (&to == &body_) {
    diagnostics_.warning(block.text.span(), "map-unknown",
                         "the words of a slide cannot hold a table",
                         "its rows became items");
  }
}

}  // namespace owldeck
