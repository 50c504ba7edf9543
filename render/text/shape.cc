#include "render/text/shape.h"

#include <hb.h>
#include <pango/pango.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "render/text/fonts.h"
#include "render/text/handle.h"
#include "render/text/utf8.h"

namespace owldeck {
namespace {

using Attributes = Handle<PangoAttrList, pango_attr_list_unref>;

void insert(PangoAttrList* list, PangoAttribute* attribute, std::size_t start,
            std::size_t end) {
  attribute->start_index = static_cast<guint>(start);
  attribute->end_index = static_cast<guint>(end);
  pango_attr_list_insert(list, attribute);
}

/// Code shows the characters that were typed: no arrow for `->`. The tabular
/// figures of Inter Display are not equally wide, so it has none.
const char* features_of(const TextStyle& style) {
  if (style.family == FontFamily::Mono) {
    return "calt=0,liga=0";
  }
  const bool is_tabular = style.tabular && style.family != FontFamily::Display;
  return is_tabular ? "tnum=1" : "tnum=0";
}

/// A letter that stands for a formula: lines break around it as around a word.
constexpr std::string_view kStandIn = "x";

std::string_view shaped_text(const Run& run) {
  return run.formula ? kStandIn : std::string_view(run.text);
}

int pango_units(double length) {
  return static_cast<int>(std::lround(length * PANGO_SCALE));
}

/// The room that a formula takes in place of its letter.
PangoAttribute* room_of(const InlineFormula& formula) {
  const PangoRectangle room{0, -pango_units(formula.ascent),
                            pango_units(formula.width),
                            pango_units(formula.ascent + formula.descent)};
  return pango_attr_shape_new(&room, &room);
}

/// Keeps the characters of arrows such as `->`: Inter draws them as one glyph,
/// which a PDF's readers would have to be told the text of.
void keep_arrows_apart(PangoAttrList* list, std::string_view text,
                       std::size_t offset) {
  constexpr std::string_view kParts = "-=<>";
  for (std::size_t end = 0; end < text.size();) {
    const std::size_t start = text.find_first_of(kParts, end);
    if (start == std::string_view::npos) {
      return;
    }
    end = std::min(text.find_first_not_of(kParts, start), text.size());
    if (end - start > 1) {
      insert(list, pango_attr_font_features_new("calt=0"), offset + start,
             offset + end);
    }
  }
}

/// What the runs ask of the shaper. Colour and rise are left to the painter.
Attributes attributes_of(const std::vector<Run>& runs) {
  Attributes list(pango_attr_list_new());
  std::size_t start = 0;
  for (const Run& run : runs) {
    const std::size_t end = start + shaped_text(run).size();
    if (run.formula) {
      insert(list.get(), room_of(*run.formula), start, end);
    }
    const FontDescription font = describe(run.style);
    insert(list.get(), pango_attr_font_desc_new(font.get()), start, end);
    insert(list.get(), pango_attr_font_features_new(features_of(run.style)),
           start, end);
    keep_arrows_apart(list.get(), shaped_text(run), start);
    if (run.style.tracking != 0) {
      insert(list.get(),
             pango_attr_letter_spacing_new(pango_units(run.style.tracking)),
             start, end);
    }
    start = end;
  }
  // A missing character is reported, never taken from another family.
  insert(list.get(), pango_attr_fallback_new(FALSE), 0, start);
  return list;
}

void collect_missing(const PangoGlyphString* glyphs,
                     std::vector<std::string>& missing) {
  for (int i = 0; i < glyphs->num_glyphs; ++i) {
    const PangoGlyph glyph = glyphs->glyphs[i].glyph;
    if ((glyph & PANGO_GLYPH_UNKNOWN_FLAG) == 0 || glyph == PANGO_GLYPH_EMPTY) {
      continue;
    }
    std::string letter = encode_utf8(glyph & ~PANGO_GLYPH_UNKNOWN_FLAG);
    if (std::find(missing.begin(), missing.end(), letter) == missing.end()) {
      missing.push_back(std::move(letter));
    }
  }
}

/// Pango empties the space at which it broke a line. A PDF would then need
/// ActualText for it, at which readers of the structure lose the rest of the
/// paragraph; the font's own space, without width, looks the same.
void restore_spaces(const std::string& text, PangoGlyphItem& item) {
  for (int i = 0; i < item.glyphs->num_glyphs; ++i) {
    PangoGlyphInfo& glyph = item.glyphs->glyphs[i];
    const int at = item.item->offset + item.glyphs->log_clusters[i];
    if (glyph.glyph != PANGO_GLYPH_EMPTY ||
        text[static_cast<std::size_t>(at)] != ' ') {
      continue;
    }
    hb_codepoint_t space = 0;
    if (hb_font_get_nominal_glyph(
            pango_font_get_hb_font(item.item->analysis.font), ' ', &space)) {
      glyph.glyph = space;
    }
  }
}

/// Cuts Pango's items, which may span runs of one font, at the runs' ends.
class PieceCutter {
 public:
  PieceCutter(const std::vector<Run>& runs, ShapedText& text) : text_(text) {
    std::size_t end = 0;
    for (const Run& run : runs) {
      end += shaped_text(run).size();
      run_ends_.push_back(end);
    }
  }

  void add_line(PangoLayoutLine* line) {
    text_.lines.emplace_back();
    for (GSList* item = line->runs; item != nullptr; item = item->next) {
      add_item(static_cast<PangoGlyphItem*>(item->data));
    }
    text_.width = std::max(text_.width, text_.lines.back().width);
  }

 private:
  void add_item(PangoGlyphItem* item) {
    collect_missing(item->glyphs, text_.missing);
    GlyphItem rest(pango_glyph_item_copy(item));
    while (true) {
      const auto start = static_cast<std::size_t>(rest->item->offset);
      const auto end = start + static_cast<std::size_t>(rest->item->length);
      const auto run =
          std::upper_bound(run_ends_.begin(), run_ends_.end(), start);
      const auto index = static_cast<std::size_t>(run - run_ends_.begin());
      if (run == run_ends_.end() || end <= *run) {
        add_piece(index, std::move(rest));
        return;
      }
      add_piece(index, GlyphItem(pango_glyph_item_split(
                           rest.get(), text_.text.c_str(),
                           static_cast<int>(*run - start))));
    }
  }

  void add_piece(std::size_t run, GlyphItem glyphs) {
    restore_spaces(text_.text, *glyphs);
    ShapedLine& line = text_.lines.back();
    const double width =
        pango_units_to_double(pango_glyph_string_get_width(glyphs->glyphs));
    line.pieces.push_back({run, line.width, width, std::move(glyphs)});
    line.width += width;
  }

  ShapedText& text_;
  std::vector<std::size_t> run_ends_;
};

}  // namespace

void GlyphItemDeleter::operator()(PangoGlyphItem* item) const {
  pango_glyph_item_free(item);
}

ShapedText shape(PangoLayout* layout, const std::vector<Run>& runs,
                 double width) {
  ShapedText result;
  for (const Run& run : runs) {
    result.text += shaped_text(run);
  }
  pango_layout_set_attributes(layout, nullptr);
  pango_layout_set_text(layout, result.text.data(),
                        static_cast<int>(result.text.size()));
  pango_layout_set_attributes(layout, attributes_of(runs).get());
  // Rounded up, so that text fits the width that it was measured to have.
  pango_layout_set_width(
      layout,
      width > 0 ? static_cast<int>(std::ceil(width * PANGO_SCALE)) : -1);
  PieceCutter cutter(runs, result);
  for (GSList* line = pango_layout_get_lines_readonly(layout); line != nullptr;
       line = line->next) {
    cutter.add_line(static_cast<PangoLayoutLine*>(line->data));
  }
  return result;
}

}  // namespace owldeck
