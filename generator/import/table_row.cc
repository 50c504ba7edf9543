#include <algorithm>

#include "generator/import/anchor_field.h"
#include "generator/import/map_blocks.h"

namespace owldeck {
namespace {

/// For every byte whether a bar there may part cells.
std::vector<bool> parting(std::string_view row, bool keep_code) {
  std::vector<bool> parts(row.size(), true);
  const auto keep = [&parts](std::size_t begin, std::size_t end) {
    std::fill(parts.begin() + static_cast<std::ptrdiff_t>(begin),
              parts.begin() + static_cast<std::ptrdiff_t>(end), false);
  };
  for (const TagPlace& tag : find_tags(row)) {
    if (tag.closed) {
      keep(tag.begin, tag.end);
    }
  }
  for (std::size_t i = 0; i < row.size(); ++i) {
    if (row[i] == '\\' && i + 1 < row.size()) {
      parts[++i] = false;
    } else if (row[i] == '`' && keep_code) {
      const std::size_t close = row.find('`', i + 1);
      if (close != std::string_view::npos) {
        keep(i, close);
        i = close;
      }
    }
  }
  return parts;
}

std::vector<Passage> cut(const Passage& row, const std::vector<bool>& parts) {
  std::vector<Passage> cells;
  std::size_t start = row.view().starts_with('|') ? 1 : 0;
  for (std::size_t i = start; i < row.text().size(); ++i) {
    if (row.text()[i] == '|' && parts[i]) {
      cells.push_back(row.sub(start, i - start).trimmed());
      start = i + 1;
    }
  }
  if (start < row.text().size()) {
    cells.push_back(row.sub(start).trimmed());
  }
  return cells;
}

}  // namespace

std::vector<Passage> split_row(const Passage& row, std::size_t wanted) {
  std::vector<Passage> cells = cut(row, parting(row.view(), true));
  if (wanted == 0 || cells.size() == wanted) {
    return cells;
  }
  std::vector<Passage> bare = cut(row, parting(row.view(), false));
  return bare.size() == wanted ? bare : cells;
}

}  // namespace owldeck
