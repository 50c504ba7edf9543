#include "generator/import/map_blocks.h"

#include <algorithm>
#include <array>

#include "generator/import/anchor_field.h"
#include "generator/import/map_lines.h"
#include "generator/import/slide_label.h"
#include "generator/import/words.h"

namespace owldeck {
namespace {

constexpr int kDeepestHeading = 6;

bool is_made_of(std::string_view text, std::string_view letters) {
  return !text.empty() &&
         text.find_first_not_of(letters) == std::string_view::npos;
}

/// The line below a table's head.
bool is_delimiter(std::string_view line) {
  return is_made_of(line, "|-: \t") &&
         line.find('-') != std::string_view::npos &&
         line.find('|') != std::string_view::npos;
}

bool is_rule(std::string_view line) {
  return line.size() >= 3 &&
         (is_made_of(line, "- ") || is_made_of(line, "* ") ||
          is_made_of(line, "_ ") || is_made_of(line, "="));
}

int heading_level(std::string_view line) {
  const std::size_t marks = std::min(line.find_first_not_of('#'), line.size());
  if (marks == 0 || marks > kDeepestHeading || marks == line.size()) {
    return 0;
  }
  // `#7` is a slide's number, `##Title` a heading in a hurry.
  const bool parted = line[marks] == ' ' || line[marks] == '\t';
  return parted || (marks > 1 && is_letter(line[marks]))
             ? static_cast<int>(marks)
             : 0;
}

/// The length of `- `, `3. ` ... at the start of a list's item.
std::size_t marker_length(std::string_view line) {
  constexpr std::array<std::string_view, 7> kBullets{"- ",
                                                     "* ",
                                                     "+ ",
                                                     "\xE2\x80\xA2 ",
                                                     "\xE2\x80\x93 ",
                                                     "\xE2\x97\xA6 ",
                                                     "\xE2\x96\xAA "};
  for (const std::string_view bullet : kBullets) {
    if (line.starts_with(bullet)) {
      return bullet.size();
    }
  }
  constexpr std::size_t kMostDigits = 3;
  const std::size_t digits =
      std::min(line.find_first_not_of("0123456789"), line.size());
  const bool numbered =
      digits > 0 && digits <= kMostDigits && digits + 1 < line.size() &&
      (line[digits] == '.' || line[digits] == ')') && line[digits + 1] == ' ';
  return numbered ? digits + 2 : 0;
}

class BlockReader {
 public:
  BlockReader(std::vector<MapLine> lines, Diagnostics& diagnostics)
      : lines_(std::move(lines)), diagnostics_(diagnostics) {}

  [[nodiscard]] std::vector<MapBlock> read() {
    while (at_ < lines_.size()) {
      read_next();
    }
    return std::move(blocks_);
  }

 private:
  void read_next() {
    const MapLine& line = lines_[at_];
    switch (line.kind) {
      case MapLineKind::Blank:
        follows_ = false;
        ++at_;
        return;
      case MapLineKind::Comment:
        add(MapBlockKind::Comment, line.text);
        return;
      case MapLineKind::Open:
        add(MapBlockKind::Open, line.text);
        return;
      case MapLineKind::Close:
        add(MapBlockKind::Close, line.text);
        return;
      case MapLineKind::Text:
        break;
    }
    if (line.in_fence) {
      read_fence();
    } else if (starts_table()) {
      read_table();
    } else {
      read_text(line);
    }
  }

  void add(MapBlockKind kind, Passage text) {
    MapBlock block;
    block.kind = kind;
    block.text = std::move(text);
    blocks_.push_back(std::move(block));
    follows_ = false;
    ++at_;
  }

  [[nodiscard]] const MapLine* line_after(std::size_t count) const {
    const std::size_t index = at_ + count;
    return index < lines_.size() && lines_[index].kind == MapLineKind::Text &&
                   !lines_[index].in_fence
               ? &lines_[index]
               : nullptr;
  }

  [[nodiscard]] bool starts_table() const {
    const std::string_view head = lines_[at_].text.view();
    const MapLine* next = line_after(1);
    if (next == nullptr || head.find('|') == std::string_view::npos) {
      return false;
    }
    return is_delimiter(next->text.view()) ||
           (head.starts_with('|') && next->text.view().starts_with('|'));
  }

  void read_table() {
    MapBlock table;
    table.kind = MapBlockKind::Table;
    table.text = lines_[at_].text;
    const bool barred = table.text.view().starts_with('|');
    const std::vector<Passage> head = split_row(table.text, 0);
    table.rows.push_back({table.text, head});
    ++at_;
    for (const MapLine* line = line_after(0); line != nullptr;
         line = line_after(0)) {
      const std::string_view row = line->text.view();
      if (barred ? !row.starts_with('|')
                 : row.find('|') == std::string_view::npos) {
        break;
      }
      if (!is_delimiter(row)) {
        table.rows.push_back({line->text, split_row(line->text, head.size())});
      }
      ++at_;
    }
    blocks_.push_back(std::move(table));
    follows_ = false;
  }

  void read_text(const MapLine& line) {
    const std::string_view text = line.text.view();
    if (is_rule(text)) {
      read_rule(text);
      return;
    }
    if (const int level = heading_level(text)) {
      read_heading(line, level);
      return;
    }
    MapBlock block;
    block.text = whole_tag();
    const std::size_t marker = marker_length(text);
    block.follows = follows_ && marker == 0;
    if (marker > 0) {
      block.kind = MapBlockKind::Item;
      block.level = static_cast<int>(line.indent);
      block.marker = text.substr(
          0, std::min(text.find_first_not_of("0123456789"), text.size()));
      block.text = block.text.sub(marker).trimmed();
    } else {
      block.level = static_cast<int>(line.indent);
    }
    blocks_.push_back(std::move(block));
    follows_ = true;
  }

  /// Underlined text is a heading; a rule alone parts slides and says nothing.
  void read_rule(std::string_view rule) {
    const bool underlines = follows_ && !blocks_.empty() &&
                            blocks_.back().kind == MapBlockKind::Text &&
                            !blocks_.back().follows &&
                            (rule[0] == '=' || rule[0] == '-');
    if (underlines) {
      blocks_.back().kind = MapBlockKind::Heading;
      blocks_.back().level = rule[0] == '=' ? 1 : 2;
    }
    follows_ = false;
    ++at_;
  }

  void read_heading(const MapLine& line, int level) {
    Passage text = line.text.sub(static_cast<std::size_t>(level)).trimmed();
    const std::size_t end = text.text().find_last_not_of('#');
    if (end + 1 < text.text().size() && end != std::string::npos &&
        text.text()[end] == ' ') {
      text = text.sub(0, end).trimmed();  // `## Heading ##`
    }
    add(MapBlockKind::Heading, text);
    blocks_.back().level = level;
  }

  /// The line, and those after it that an anchor's tag runs on to.
  Passage whole_tag() {
    constexpr std::size_t kMostLines = 12;
    const Passage first = lines_[at_++].text;
    Passage text = first;
    for (std::size_t more = 0; more <= kMostLines; ++more) {
      const std::vector<TagPlace> tags = find_tags(text.view());
      if (tags.empty() || tags.back().certain) {
        at_ += more;
        return text;
      }
      const MapLine* next = line_after(more);
      if (next == nullptr) {
        break;
      }
      text.append(next->text);
    }
    return first;
  }

  void read_fence() {
    const MapLine opening = lines_[at_++];
    const std::string_view open = trim(opening.text.view());
    const std::size_t marks = open.find_first_not_of(open[0]);
    MapBlock fence;
    fence.kind = MapBlockKind::Fence;
    fence.marker = trim(open.substr(std::min(marks, open.size())));
    bool closed = false;
    bool any = false;
    while (at_ < lines_.size() && lines_[at_].in_fence && !closed) {
      const Passage& line = lines_[at_].text;
      closed = is_fence_end(line.view(), open);
      if (!closed) {
        const Passage inner = line.sub(margin(line.view(), opening.text));
        any ? fence.text.append(inner) : void(fence.text = inner);
        any = true;
      }
      ++at_;
    }
    if (!closed) {
      diagnostics_.warning(opening.text.span(), "map-unknown",
                           "this block of code has no end",
                           "close it with a line of its own: ```");
    }
    if (!any) {
      fence.text = opening.text.sub(0, 0);
    }
    blocks_.push_back(std::move(fence));
    follows_ = false;
  }

  static bool is_fence_end(std::string_view line, std::string_view open) {
    line = trim(line);
    const std::size_t marks =
        std::min(open.find_first_not_of(open[0]), open.size());
    return line.size() >= marks && is_made_of(line, open.substr(0, 1));
  }

  /// How much of a line's white space the fence has before it too.
  static std::size_t margin(std::string_view line, const Passage& opening) {
    const std::size_t indent = opening.text().find_first_not_of(" \t");
    const std::size_t own =
        std::min(line.find_first_not_of(" \t"), line.size());
    return std::min(indent, own);
  }

  std::vector<MapLine> lines_;
  Diagnostics& diagnostics_;
  std::size_t at_ = 0;
  bool follows_ = false;
  std::vector<MapBlock> blocks_;
};

}  // namespace

std::vector<MapBlock> read_map_blocks(const std::string& file,
                                      std::string_view text,
                                      Diagnostics& diagnostics) {
  return BlockReader(read_map_lines(file, text, diagnostics), diagnostics)
      .read();
}

}  // namespace owldeck
