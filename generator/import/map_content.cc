#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/import/import_map.h"
#include "generator/import/map_reader.h"
#include "generator/import/words.h"

namespace owldeck {
namespace {

constexpr std::array<std::string_view, 3> kFileKeys{"deck", "experiments",
                                                    "animations"};

/// YAML of a map's deck: keys of its file, or a blueprint.
std::optional<YamlNode> file_yaml(const MapBlock& block) {
  const std::string marker = lower_case(block.marker);
  if (block.kind != MapBlockKind::Fence ||
      (marker != "yaml" && marker != "yml")) {
    return std::nullopt;
  }
  Diagnostics ignored;
  auto node = parse_yaml("", block.text.text(), ignored);
  const bool is_map =
      node && node->kind == YamlNode::Kind::Map && !ignored.has_errors();
  return is_map ? node : std::nullopt;
}

/// What the program writes at the head of a map.
bool is_head_of_map(std::string_view comment) {
  return comment == kInstructorMap ||
         kCompleteMap.find(comment) != std::string_view::npos;
}

bool has_only_file_keys(const YamlNode& node) {
  return std::ranges::all_of(node.entries, [](const YamlNode::Entry& entry) {
    return std::ranges::find(kFileKeys, entry.key) != kFileKeys.end();
  });
}

}  // namespace

void MapReader::read_in_slide(const MapBlock& block) {
  if (!guides_) {
    reader_->take(block);
    return;
  }
  reader_->take(block);
  if (section() != MapSection::Guidance) {
    return;
  }
  MapAlign& align = slide_->align;
  if (auto found = read_align(block.text.view())) {
    align.asset = found->asset;
    align.sections = found->sections;
  } else if (!align.asset.empty() && block.kind == MapBlockKind::Item &&
             !block.marker.empty()) {
    align.only.push_back(on_one_line(block.text.view()));
  }
}

bool MapReader::read_yaml(const MapBlock& block) {
  auto yaml = file_yaml(block);
  if (!yaml) {
    return false;
  }
  if (yaml->find("blueprint") != nullptr && yaml->find("ranges") != nullptr) {
    deck_.blueprint = std::move(*yaml);
    return true;
  }
  if (!has_only_file_keys(*yaml)) {
    return false;
  }
  deck_.yaml.kind = YamlNode::Kind::Map;
  for (YamlNode::Entry& entry : yaml->entries) {
    deck_.yaml.entries.push_back(std::move(entry));
  }
  return true;
}

void MapReader::read_in_section(const MapBlock& block) {
  if (read_yaml(block)) {
    keeping_ = false;
    return;
  }
  const bool is_line =
      block.kind == MapBlockKind::Text || block.kind == MapBlockKind::Item;
  if (is_line && !block.follows && read_item(block)) {
    keeping_ = false;
    return;
  }
  if (is_private(section()) && is_line) {
    read_line(block);
    return;
  }
  keep(block);
}

/// Rules and notes are kept as they are.
void MapReader::read_line(const MapBlock& block) {
  const std::string text = on_one_line(block.text.view());
  if (section() == MapSection::Rules) {
    const bool goes_on =
        block.follows || (block.level > 1 && !deck_.rules.empty());
    goes_on && !deck_.rules.empty() ? void(deck_.rules.back() += " " + text)
                                    : deck_.rules.push_back(text);
    return;
  }
  kept_.add(block, text);
}

bool MapReader::read_item(const MapBlock& block) {
  const MapSection where = section();
  if (is_private(where)) {
    return false;
  }
  if (where == MapSection::Sources) {
    if (auto source = read_source(block.text.view())) {
      deck_.sources.push_back(std::move(*source));
      return true;
    }
    return false;
  }
  if (const std::size_t colon = block.text.text().find(':');
      colon != std::string::npos &&
      section_of(plain_words(block.text.view().substr(0, colon))) ==
          MapSection::Sources) {
    if (auto source = read_source(block.text.view())) {  // `Source: path`
      source->title.clear();
      deck_.sources.push_back(std::move(*source));
      return true;
    }
  }
  if (where == MapSection::Films) {
    if (block.kind == MapBlockKind::Item) {
      deck_.films.push_back(on_one_line(block.text.view()));
      return true;
    }
    return false;
  }
  if (auto range = read_structure(block.text)) {
    if (where == MapSection::Structure || range->last > range->first) {
      deck_.structure.push_back(std::move(*range));
      return true;
    }
  }
  return false;
}

void MapReader::keep(const MapBlock& block) {
  if (block.kind == MapBlockKind::Comment &&
      is_head_of_map(block.text.view())) {
    return;
  }
  if (block.kind == MapBlockKind::Fence && is_private(section()) &&
      block.marker == "markdown") {
    deck_.notes.push_back(block.text.text());
    return;
  }
  const bool is_new = !keeping_;
  keeping_ = true;
  if (is_new) {
    kept_.end_block();
  }
  switch (block.kind) {
    case MapBlockKind::Comment:
      kept_.add_paragraph(block.text.view());
      return;  // nobody expects a comment on a slide
    case MapBlockKind::Table:
      for (const TableRow& row : block.rows) {
        kept_.add_item(on_one_line(row.whole.view()));
      }
      kept_.end_block();
      break;
    case MapBlockKind::Fence:
      kept_.add_code(block.text.view());
      break;
    case MapBlockKind::Close:
      return;
    default:
      kept_.add(block, block.text.view());
      break;
  }
  if (is_new && !is_private(section())) {
    diagnostics_.warning(block.text.span(), "map-unknown",
                         "this belongs to no slide and to no part of a deck",
                         "it is kept for the instructor");
  }
}

}  // namespace owldeck
