#include "render/text/text_engine.h"

#include <hb-ot.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <optional>
#include <set>
#include <unordered_map>
#include <unordered_set>

#include "render/text/block_layout.h"
#include "render/text/font_lock.h"
#include "render/text/fonts.h"
#include "render/text/handle.h"
#include "render/text/open_faces.h"

namespace owldeck {
namespace {

/// Shaped texts kept at most; a film's counting numbers would fill the memory.
constexpr std::size_t kCacheLimit = 20000;

using Context = Handle<PangoContext, g_object_unref>;
using Layout = Handle<PangoLayout, g_object_unref>;
using FontOptions = Handle<cairo_font_options_t, cairo_font_options_destroy>;

/// Without hinting text takes the same room at every resolution.
FontOptions unhinted() {
  FontOptions options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  return options;
}

Context create_context(PangoFontMap* fonts) {
  Context context(pango_font_map_create_context(fonts));
  pango_cairo_context_set_font_options(context.get(), unhinted().get());
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  // Otherwise both would come from the environment.
  pango_context_set_language(context.get(), pango_language_from_string("en"));
  pango_context_set_base_dir(context.get(), PANGO_DIRECTION_LTR);
  return context;
}

Layout create_layout(PangoContext* context) {
  Layout layout(pango_layout_new(context));
  pango_layout_set_auto_dir(layout.get(), FALSE);
  pango_layout_set_single_paragraph_mode(layout.get(), TRUE);
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD);
  return layout;
}

/// Height of a capital letter in ems.
double read_cap_height(PangoContext* context, FontFamily family) {
  const FontDescription description = describe({.family = family});
  const Handle<PangoFont, g_object_unref> font(
      pango_context_load_font(context, description.get()));
  hb_font_t* const face = pango_font_get_hb_font(font.get());
  hb_position_t height = 0;
  hb_ot_metrics_get_position_with_fallback(face, HB_OT_METRICS_TAG_CAP_HEIGHT,
                                           &height);
  int x_scale = 0;
  int y_scale = 0;
  hb_font_get_scale(face, &x_scale, &y_scale);
  return std::abs(static_cast<double>(height) / y_scale);
}

template <typename Value>
void append_bytes(std::string& key, const Value& value) {
  static_assert(std::is_arithmetic_v<Value> || std::is_enum_v<Value>);
  key.append(reinterpret_cast<const char*>(&value), sizeof value);
}

/// All that shaping depends on.
std::string shaping_key(const std::vector<Run>& runs, double width) {
  std::string key;
  append_bytes(key, width);
  for (const Run& run : runs) {
    append_bytes(key, run.text.size());
    key += run.text;
    append_bytes(key, run.formula ? run.formula->width : -1.0);
    append_bytes(key, run.style.family);
    append_bytes(key, run.style.size);
    append_bytes(key, run.style.weight);
    append_bytes(key, run.style.italic);
    append_bytes(key, run.style.tabular);
    append_bytes(key, run.style.tracking);
  }
  return key;
}

/// The style that sets a paragraph's line height: its largest.
TextStyle leading_style(const Paragraph& paragraph) {
  const auto largest = std::max_element(
      paragraph.runs.begin(), paragraph.runs.end(),
      [](const Run& a, const Run& b) { return a.style.size < b.style.size; });
  return largest == paragraph.runs.end() ? TextStyle{} : largest->style;
}

/// How far a line's formulas reach. Units: page units from its baseline.
struct FormulaReach {
  double up = 0;
  double down = 0;
};

FormulaReach formula_reach(const ShapedLine& line,
                           const std::vector<Run>& runs) {
  FormulaReach reach;
  for (const ShapedPiece& piece : line.pieces) {
    const Run& run = runs[piece.run];
    if (run.formula) {
      reach.up = std::max(reach.up, run.formula->ascent + run.rise);
      reach.down = std::max(reach.down, run.formula->descent - run.rise);
    }
  }
  return reach;
}

}  // namespace

struct TextEngine::State {
  LentFonts fonts;
  Context context = create_context(fonts.map());
  Layout layout = create_layout(context.get());
  std::array<std::optional<double>, 4> cap_heights;
  std::unordered_map<std::string, ShapedText> shaped;
  std::shared_ptr<GlyphMasks> masks;

  /// What Cairo measured: its fonts, and their glyphs.
  std::set<const PangoFont*> measured_fonts;
  std::unordered_set<std::uint64_t> measured_glyphs;

  void count_glyphs(const ShapedText& text) {
    const std::size_t old_fonts = measured_fonts.size();
    const std::size_t old_glyphs = measured_glyphs.size();
    for (const ShapedLine& line : text.lines) {
      for (const ShapedPiece& piece : line.pieces) {
        const PangoFont* const font = piece.glyphs->item->analysis.font;
        measured_fonts.insert(font);
        const PangoGlyphString& string = *piece.glyphs->glyphs;
        for (int i = 0; i < string.num_glyphs; ++i) {
          measured_glyphs.insert(reinterpret_cast<std::uintptr_t>(font) *
                                     65599 +
                                 string.glyphs[i].glyph);
        }
      }
    }
    // Once to be measured, once on a vector page.
    count_kept_glyphs(2 * (measured_fonts.size() - old_fonts),
                      2 * (measured_glyphs.size() - old_glyphs));
  }

  const ShapedText& shape_once(const std::vector<Run>& runs, double width) {
    if (width > 0) {
      // What was measured as one line is that line wherever it has room.
      const auto natural = shaped.find(shaping_key(runs, 0));
      if (natural != shaped.end() && natural->second.width <= width) {
        return natural->second;
      }
    }
    const auto [entry, is_new] = shaped.try_emplace(shaping_key(runs, width));
    if (is_new) {
      const auto lock = lock_fonts();
      for (const Run& run : runs) {
        keep_face_open(context.get(), run.style);
      }
      entry->second = shape(layout.get(), runs, width);
      count_glyphs(entry->second);
    }
    return entry->second;
  }

  double cap_height(FontFamily family) {
    std::optional<double>& height =
        cap_heights.at(static_cast<std::size_t>(family));
    if (!height) {
      const auto lock = lock_fonts();
      keep_face_open(context.get(), {.family = family});
      height = read_cap_height(context.get(), family);
    }
    return *height;
  }

  /// Places `paragraph` with its top at `top`, capital letters in the middle
  /// of the line, and moves `top` to its end.
  PlacedParagraph place(const Paragraph& paragraph, double width, double& top) {
    const TextStyle leading = leading_style(paragraph);
    PlacedParagraph placed;
    // A width of 0 would mean never to break.
    const double room = width > 0 ? std::max(width - paragraph.indent, 1.0) : 0;
    placed.text = &shape_once(paragraph.runs, room);
    if (paragraph.marker) {
      placed.marker = &shape_once({*paragraph.marker}, 0);
    }
    const double pitch = paragraph.line_height * leading.size;
    const double above =
        (pitch + cap_height(leading.family) * leading.size) / 2;
    for (const ShapedLine& line : placed.text->lines) {
      const FormulaReach reach = formula_reach(line, paragraph.runs);
      top += std::max(0.0, reach.up - above);
      placed.baselines.push_back(top + above);
      top += pitch + std::max(0.0, reach.down - (pitch - above));
    }
    return placed;
  }
};

BlockLayout lay_out(const TextEngine& engine,
                    const std::vector<Paragraph>& paragraphs, double width) {
  TextEngine::State& state = engine.state();
  if (state.shaped.size() > kCacheLimit) {
    const auto lock = lock_fonts();
    state.shaped.clear();
  }
  BlockLayout block;
  for (const Paragraph& paragraph : paragraphs) {
    if (!block.paragraphs.empty()) {
      block.height += paragraph.space_before;
    }
    PlacedParagraph placed = state.place(paragraph, width, block.height);
    block.width = std::max(block.width, placed.text->width + paragraph.indent);
    block.paragraphs.push_back(std::move(placed));
  }
  return block;
}

std::shared_ptr<GlyphMasks>& glyph_masks(const TextEngine& engine) {
  return engine.state().masks;
}

PangoFontMap* font_map(const TextEngine& engine) {
  return engine.state().fonts.map();
}

const std::string& TextEngine::font_versions() const {
  return state_->fonts.versions();
}

TextEngine::TextEngine() {
  const auto lock = lock_fonts();
  state_ = std::make_unique<State>();
}

TextEngine::~TextEngine() {
  const auto lock = lock_fonts();
  state_.reset();
}

TextExtent TextEngine::measure(const std::vector<Paragraph>& paragraphs,
                               double width) const {
  const BlockLayout block = lay_out(*this, paragraphs, width);
  TextExtent extent{.width = block.width, .height = block.height};
  if (!block.paragraphs.empty()) {
    extent.first_baseline = block.paragraphs.front().baselines.front();
  }
  for (const PlacedParagraph& placed : block.paragraphs) {
    extent.lines += static_cast<int>(placed.text->lines.size());
    for (const ShapedText* text : {placed.text, placed.marker}) {
      if (text == nullptr) {
        continue;
      }
      for (const std::string& letter : text->missing) {
        if (std::find(extent.missing.begin(), extent.missing.end(), letter) ==
            extent.missing.end()) {
          extent.missing.push_back(letter);
        }
      }
    }
  }
  return extent;
}

}  // namespace owldeck
