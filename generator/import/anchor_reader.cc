#include "generator/import/anchor_reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/import/words.h"

namespace owldeck {
namespace {

/// Stands for an id that was reported, so that it is not missed again.
constexpr const char* kNoId = "?";

/// The target of a link that is a path, else the text itself.
std::string_view link_target(std::string_view text) {
  const std::size_t open = text.find("](");
  const std::size_t close = text.rfind(')');
  if (!text.starts_with('[') || open == std::string_view::npos ||
      close == std::string_view::npos || close < open) {
    return text;
  }
  return trim(text.substr(open + 2, close - open - 2));
}

std::string clean_path(std::string_view text) {
  std::string_view path = without_marks(text);
  path = link_target(path);
  path = without_marks(path);
  while (path.starts_with("./")) {
    path.remove_prefix(2);
  }
  while (path.starts_with('/') || path.starts_with("../")) {
    path.remove_prefix(path.starts_with('/') ? 1 : 3);
  }
  // What is left of a way up leads out of the repository too.
  return replace_all(std::string(path), "/../", "/");
}

/// Whether commas in `text` part paths: each part looks like one.
bool commas_part(std::string_view text) {
  const std::vector<std::string> parts = split_words(text, ",");
  return std::ranges::all_of(parts, [](const std::string& part) {
    return part.find_first_of("/.*") != std::string::npos;
  });
}

std::string value_of(const Passage& text, const AnchorPart& part) {
  const std::string value =
      on_one_line(text.view().substr(part.begin, part.end - part.begin));
  return replace_all(value, "\\|", "|");
}

}  // namespace

void keep_note(const Span& span, std::string note, std::string reason,
               std::vector<std::string>& notes, Diagnostics& diagnostics) {
  notes.push_back(std::move(note));
  diagnostics.warning(span, "map-unknown", std::move(reason),
                      "it is kept for the instructor");
}

std::vector<std::string> read_assets(std::string_view text) {
  if (says_none(text)) {
    return {};
  }
  std::string wide(text);
  for (const std::string_view each : {"<br>", "<br/>", "<br />", "\n"}) {
    wide = replace_all(std::move(wide), each, ";");
  }
  std::vector<std::string> assets;
  for (const std::string& part :
       split_words(wide, commas_part(wide) ? ";," : ";")) {
    std::string path = clean_path(part);
    if (!says_none(path)) {
      assets.push_back(std::move(path));
    }
  }
  return assets;
}

std::string read_anchor_id(const Passage& text, Diagnostics& diagnostics) {
  std::string id(without_marks(text.view()));
  if (id.starts_with('[') && id.ends_with(']')) {
    id = trim(std::string_view(id).substr(1, id.size() - 2));
  }
  if (id.empty()) {
    diagnostics.error(text.span(), "map-anchor", "this anchor has no id",
                      "write it behind the colon, such as CH3-LAB-01");
    return kNoId;
  }
  const bool is_name = std::ranges::all_of(id, [](char letter) {
    return is_letter(letter) || is_digit(letter) || letter == '-' ||
           letter == '_';
  });
  if (!is_name) {
    const Passage place = text.trimmed();
    diagnostics.error(place.span(), "map-anchor",
                      fmt::format("'{}' is no anchor's id", id),
                      "use letters, digits, '-' and '_': CH3-LAB-01");
    return kNoId;
  }
  return id;
}

void add_prerequisites(const Passage& text, MapSlide& slide,
                       Diagnostics& diagnostics) {
  const PrerequisiteList list =
      read_prerequisites(replace_all(text.text(), "\\|", "|"));
  for (const IdRange& range : list.ids) {
    slide.anchor->prerequisites.push_back(range);
  }
  for (const std::string& other : list.other) {
    keep_note(text.trimmed().span(), "Prerequisite: " + other,
              fmt::format("'{}' is no anchor's id, so no prerequisite", other),
              slide.notes, diagnostics);
  }
}

void read_tag(const Passage& text, const TagPlace& place, MapSlide& slide,
              Diagnostics& diagnostics) {
  if (!place.closed) {
    diagnostics.error(text.span(place.begin, text.text().size()), "map-anchor",
                      "this anchor has no end",
                      "close it with ']' behind its last field");
    return;
  }
  const AnchorPart& id = place.parts.front();
  MapAnchor anchor;
  anchor.span = text.span(place.begin, place.end - place.begin);
  const Passage id_text = text.sub(id.begin, id.end - id.begin);
  anchor.id = trim(id_text.view()).empty()
                  ? read_anchor_id(text.sub(place.begin, 0), diagnostics)
                  : read_anchor_id(id_text, diagnostics);
  if (slide.anchor && !slide.anchor->id.empty()) {
    if (slide.anchor->id != anchor.id) {
      keep_note(anchor.span,
                on_one_line(text.view().substr(place.begin + 1,
                                               place.end - place.begin - 2)),
                fmt::format("slide {} has an anchor already, '{}'",
                            slide.number, slide.anchor->id),
                slide.notes, diagnostics);
    }
    return;
  }
  if (slide.anchor) {  // fields without an id stood above
    anchor.assets = slide.anchor->assets;
    anchor.prerequisites = slide.anchor->prerequisites;
  }
  slide.anchor = std::move(anchor);
  for (const AnchorPart& part : place.parts) {
    switch (part.field) {
      case AnchorField::Id:
        break;
      case AnchorField::Assets:
        slide.anchor->assets = read_assets(value_of(text, part));
        break;
      case AnchorField::Objective:
        slide.anchor->objective = value_of(text, part);
        break;
      case AnchorField::Prerequisites:
        add_prerequisites(text.sub(part.begin, part.end - part.begin), slide,
                          diagnostics);
        break;
      case AnchorField::Extra:
        keep_note(
            text.span(part.name, part.end - part.name),
            on_one_line(text.view().substr(part.name, part.end - part.name)),
            "an anchor has no place for this", slide.notes, diagnostics);
        break;
    }
  }
}

}  // namespace owldeck
