#include "generator/import/modules.h"

#include <algorithm>
#include <set>
#include <utility>

#include "generator/import/slide_label.h"
#include "generator/import/slide_table.h"
#include "generator/import/words.h"

namespace owldeck {
namespace {

constexpr int kDeepest = 6;

bool has_repeats(std::span<const SlidePlace> slides) {
  std::set<std::pair<int, bool>> seen;
  return std::ranges::any_of(slides, [&](const SlidePlace& slide) {
    return !seen.insert({slide.number, slide.in_table}).second;
  });
}

/// Where headings of `level` or higher stand that are no slides.
std::vector<std::size_t> headings(std::span<const MapBlock> blocks, int level) {
  std::vector<std::size_t> found;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (blocks[i].kind == MapBlockKind::Heading && blocks[i].level <= level &&
        !read_slide_label(blocks[i].text.view())) {
      found.push_back(i);
    }
  }
  return found;
}

/// The headings below which there are slides: each opens a module that goes on
/// to the next. Nothing if numbers repeat in one of them, or if there is only
/// one.
std::vector<std::size_t> module_starts(const std::vector<std::size_t>& starts,
                                       std::size_t end,
                                       std::span<const SlidePlace> slides) {
  std::vector<std::size_t> modules;
  std::size_t counted = 0;
  for (std::size_t i = 0; i < starts.size(); ++i) {
    const std::size_t stop = i + 1 < starts.size() ? starts[i + 1] : end;
    std::vector<SlidePlace> own;
    for (const SlidePlace& slide : slides) {
      if (starts[i] <= slide.block && slide.block < stop) {
        own.push_back(slide);
      }
    }
    counted += own.size();
    if (has_repeats(own)) {
      return {};
    }
    const bool begins_anew = !own.empty() && own.front().number <= 1;
    if (begins_anew) {
      modules.push_back(starts[i]);
    } else if (!own.empty() && modules.empty()) {
      return {};
    }
  }
  const bool whole = counted == slides.size() && modules.size() > 1;
  return whole ? modules : std::vector<std::size_t>{};
}

/// The column that says which module a row is of.
std::optional<std::size_t> module_column(const MapBlock& table) {
  const std::vector<Passage>& heads = table.rows.front().cells;
  for (std::size_t i = 0; i < heads.size(); ++i) {
    const std::string words = plain_words(heads[i].view());
    for (const char* word :
         {"module", "chapter", "deck", "unit", "session", "week", "lesson"}) {
      if (words == word) {
        return i;
      }
    }
  }
  return std::nullopt;
}

bool has_repeated_numbers(const MapBlock& table, const SlideTable& columns) {
  std::set<int> seen;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    const auto number = number_of(columns, table.rows[i]);
    if (number && !seen.insert(number->first).second) {
      return true;
    }
  }
  return false;
}

void drop_cell(TableRow& row, std::size_t column) {
  if (column < row.cells.size()) {
    row.cells.erase(row.cells.begin() + static_cast<std::ptrdiff_t>(column));
  }
}

/// `Module 2` for a cell that holds a number alone.
Passage module_title(const Passage& cell, const Passage& head) {
  const std::string name(without_marks(cell.view()));
  const Span place = cell.span();
  const bool is_number = read_number(name).has_value();
  return {
      place.file, place.line, place.column,
      is_number ? std::string(without_marks(head.view())) + " " + name : name};
}

void cut_table(const MapBlock& table, std::size_t column, int level,
               std::vector<MapBlock>& out) {
  const Passage head = table.rows.front().cells[column];
  TableRow heads = table.rows.front();
  drop_cell(heads, column);
  std::string name;
  for (std::size_t i = 1; i < table.rows.size(); ++i) {
    TableRow row = table.rows[i];
    const Passage cell =
        column < row.cells.size() ? row.cells[column] : Passage();
    if ((cell.text() != name && !cell.empty()) || i == 1) {
      name = cell.text();
      MapBlock heading;
      heading.kind = MapBlockKind::Heading;
      heading.level = level;
      heading.text = module_title(cell, head);
      out.push_back(std::move(heading));
      MapBlock part;
      part.kind = MapBlockKind::Table;
      part.text = table.text;
      part.rows = {heads};
      out.push_back(std::move(part));
    }
    drop_cell(row, column);
    out.back().rows.push_back(std::move(row));
  }
}

}  // namespace

std::vector<MapBlock> with_module_tables(std::vector<MapBlock> blocks) {
  std::vector<MapBlock> out;
  int level = 0;
  for (MapBlock& block : blocks) {
    level = block.kind == MapBlockKind::Heading ? block.level : level;
    const bool is_table =
        block.kind == MapBlockKind::Table && !block.rows.empty();
    const auto columns = is_table ? read_table_head(block) : std::nullopt;
    const auto column = columns ? module_column(block) : std::nullopt;
    if (column && has_repeated_numbers(block, *columns)) {
      cut_table(block, *column, std::min(level + 1, kDeepest), out);
    } else {
      out.push_back(std::move(block));
    }
  }
  return out;
}

MapModules find_modules(std::span<const MapBlock> blocks,
                        const std::vector<SlidePlace>& slides) {
  MapModules found;
  if (has_repeats(slides)) {
    for (int level = 1; level <= kDeepest && found.modules.empty(); ++level) {
      const std::vector<std::size_t> starts =
          module_starts(headings(blocks, level), blocks.size(), slides);
      for (std::size_t i = 0; i < starts.size(); ++i) {
        const std::size_t end =
            i + 1 < starts.size() ? starts[i + 1] : blocks.size();
        found.modules.push_back(
            {std::string(without_marks(blocks[starts[i]].text.view())),
             blocks.subspan(starts[i], end - starts[i])});
      }
      if (!starts.empty()) {
        found.common = blocks.subspan(0, starts.front());
      }
    }
  }
  if (found.modules.empty()) {
    found.modules.push_back({{}, blocks});
  }
  return found;
}

}  // namespace owldeck
