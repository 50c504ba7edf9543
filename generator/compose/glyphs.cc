#include "generator/compose/glyphs.h"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <string_view>

#include "generator/compose/overlap.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

constexpr char32_t kFirstBeyondAscii =
    0x80;  // every font has the letters below

/// A character and the face that it is set in.
std::uint64_t key_of(char32_t character, const TextStyle& style) {
  constexpr int kWeightUnit = 100;
  const auto face =
      (static_cast<std::uint64_t>(style.family) << 8U) |
      (static_cast<std::uint64_t>(style.weight / kWeightUnit) << 1U) |
      (style.italic ? 1U : 0U);
  return (face << 32U) | character;
}

bool is_named(const std::string& character,
              std::span<const Diagnostic> findings) {
  const std::string words = character_words(character);
  return std::ranges::any_of(findings, [&words](const Diagnostic& each) {
    return each.code == "missing-glyph" &&
           each.message.find(words) != std::string::npos;
  });
}

}  // namespace

std::string character_words(const std::string& character) {
  return fmt::format(
      "'{}' (U+{:04X})", character,
      static_cast<std::uint32_t>(first_character(character).code));
}

void report_missing(const std::vector<std::string>& missing, const Field& field,
                    const SlideContext& context) {
  for (const std::string& character : missing) {
    context.diagnostics.error(
        field.span, "missing-glyph",
        fmt::format("the font has no glyph for {} in {} of slide {}",
                    character_words(character), field.name,
                    context.slide.label),
        "write it with other characters, or as a formula such as $K^\\top$");
  }
}

bool GlyphCheck::note(const Run& run) {
  bool is_seen = true;
  std::string_view rest = run.formula ? std::string_view() : run.text;
  while (!rest.empty()) {
    const Utf8Character next = first_character(rest);
    rest.remove_prefix(static_cast<std::size_t>(next.bytes));
    if (next.code >= kFirstBeyondAscii &&
        seen_.insert(key_of(next.code, run.style)).second) {
      is_seen = false;
    }
  }
  return is_seen;
}

std::vector<std::string> GlyphCheck::missing_in(
    const std::vector<Paragraph>& paragraphs, double width,
    const TextMeasurer& measurer) {
  bool is_seen = true;
  for (const Paragraph& paragraph : paragraphs) {
    is_seen = (!paragraph.marker || note(*paragraph.marker)) && is_seen;
    for (const Run& run : paragraph.runs) {
      is_seen = note(run) && is_seen;
    }
  }
  if (is_seen) {
    return {};
  }
  std::vector<std::string> missing =
      measurer.measure(paragraphs, width).missing;
  if (!missing.empty()) {
    seen_.clear();  // so that the next text with them is found too
  }
  return missing;
}

void GlyphCheck::collect(const Node& node, const TextMeasurer& measurer,
                         std::vector<std::string>& missing) {
  if (const auto* group = std::get_if<Group>(&node.value)) {
    for (const Node& child : group->children) {
      collect(child, measurer, missing);
    }
  } else if (const auto* block = std::get_if<TextBlock>(&node.value)) {
    for (std::string& character :
         missing_in(block->paragraphs, block->box.width, measurer)) {
      if (std::ranges::find(missing, character) == missing.end()) {
        missing.push_back(std::move(character));
      }
    }
  }
}

void GlyphCheck::check(const Scene& page, std::size_t known,
                       const SlideContext& context) {
  const std::vector<std::string> slots = slot_names(page);
  for (std::size_t i = 0; i < slots.size(); ++i) {
    // The small picture of a slide beside its notes was read on the slide.
    if (slots[i] == "picture") {
      continue;
    }
    std::vector<std::string> missing;
    collect(page.nodes[i], context.measurer(), missing);
    const auto findings = std::span(context.diagnostics.all()).subspan(known);
    std::erase_if(missing, [&findings](const std::string& character) {
      return is_named(character, findings);
    });
    report_missing(missing,
                   {slots[i].empty() ? "the ground" : slots[i],
                    slot_span(slots[i], context.slide)},
                   context);
  }
}

}  // namespace owldeck
