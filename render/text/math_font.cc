#include "render/text/math_font.h"

#include <fmt/format.h>
#include <hb-ot.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "render/error.h"
#include "render/text/fonts.h"
#include "render/text/handle.h"

namespace owldeck {
namespace {

using Blob = Handle<hb_blob_t, hb_blob_destroy>;
using Face = Handle<hb_face_t, hb_face_destroy>;
using Buffer = Handle<hb_buffer_t, hb_buffer_destroy>;
using DrawFunctions = Handle<hb_draw_funcs_t, hb_draw_funcs_destroy>;

/// Collects an outline. HarfBuzz counts y upwards, a Scene downwards.
struct Outline {
  std::vector<Segment> segments;
  double units_per_em = 1;

  [[nodiscard]] Point point(float x, float y) const {
    return {static_cast<double>(x) / units_per_em,
            -static_cast<double>(y) / units_per_em};
  }
};

Outline& outline_of(void* data) {
  return *static_cast<Outline*>(data);
}

void add_move(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y,
              void*) {
  Outline& outline = outline_of(data);
  outline.segments.push_back({.verb = Verb::Move, .to = outline.point(x, y)});
}

void add_line(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float x, float y,
              void*) {
  Outline& outline = outline_of(data);
  outline.segments.push_back({.verb = Verb::Line, .to = outline.point(x, y)});
}

// NOLINTNEXTLINE(readability-function-size): HarfBuzz gives the parameters.
void add_curve(hb_draw_funcs_t*, void* data, hb_draw_state_t*, float ax,
               float ay, float bx, float by, float x, float y, void*) {
  Outline& outline = outline_of(data);
  outline.segments.push_back({.verb = Verb::Curve,
                              .to = outline.point(x, y),
                              .a = outline.point(ax, ay),
                              .b = outline.point(bx, by)});
}

void add_close(hb_draw_funcs_t*, void* data, hb_draw_state_t*, void*) {
  outline_of(data).segments.push_back({.verb = Verb::Close});
}

DrawFunctions draw_functions() {
  DrawFunctions functions(hb_draw_funcs_create());
  hb_draw_funcs_t* const raw = functions.get();
  hb_draw_funcs_set_move_to_func(raw, add_move, nullptr, nullptr);
  hb_draw_funcs_set_line_to_func(raw, add_line, nullptr, nullptr);
  hb_draw_funcs_set_cubic_to_func(raw, add_curve, nullptr, nullptr);
  hb_draw_funcs_set_close_path_func(raw, add_close, nullptr, nullptr);
  return functions;
}

/// Which constant of the table a member holds.
struct ConstantOf {
  double MathConstants::*member;
  hb_ot_math_constant_t constant;
};

constexpr std::array kLengths{
    ConstantOf{&MathConstants::axis_height, HB_OT_MATH_CONSTANT_AXIS_HEIGHT},
    ConstantOf{&MathConstants::display_operator_min_height,
               HB_OT_MATH_CONSTANT_DISPLAY_OPERATOR_MIN_HEIGHT},
    ConstantOf{&MathConstants::subscript_shift_down,
               HB_OT_MATH_CONSTANT_SUBSCRIPT_SHIFT_DOWN},
    ConstantOf{&MathConstants::subscript_top_max,
               HB_OT_MATH_CONSTANT_SUBSCRIPT_TOP_MAX},
    ConstantOf{&MathConstants::subscript_baseline_drop_min,
               HB_OT_MATH_CONSTANT_SUBSCRIPT_BASELINE_DROP_MIN},
    ConstantOf{&MathConstants::superscript_shift_up,
               HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP},
    ConstantOf{&MathConstants::superscript_shift_up_cramped,
               HB_OT_MATH_CONSTANT_SUPERSCRIPT_SHIFT_UP_CRAMPED},
    ConstantOf{&MathConstants::superscript_bottom_min,
               HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MIN},
    ConstantOf{&MathConstants::superscript_baseline_drop_max,
               HB_OT_MATH_CONSTANT_SUPERSCRIPT_BASELINE_DROP_MAX},
    ConstantOf{&MathConstants::superscript_bottom_max_with_subscript,
               HB_OT_MATH_CONSTANT_SUPERSCRIPT_BOTTOM_MAX_WITH_SUBSCRIPT},
    ConstantOf{&MathConstants::sub_superscript_gap_min,
               HB_OT_MATH_CONSTANT_SUB_SUPERSCRIPT_GAP_MIN},
    ConstantOf{&MathConstants::space_after_script,
               HB_OT_MATH_CONSTANT_SPACE_AFTER_SCRIPT},
    ConstantOf{&MathConstants::upper_limit_gap_min,
               HB_OT_MATH_CONSTANT_UPPER_LIMIT_GAP_MIN},
    ConstantOf{&MathConstants::upper_limit_baseline_rise_min,
               HB_OT_MATH_CONSTANT_UPPER_LIMIT_BASELINE_RISE_MIN},
    ConstantOf{&MathConstants::lower_limit_gap_min,
               HB_OT_MATH_CONSTANT_LOWER_LIMIT_GAP_MIN},
    ConstantOf{&MathConstants::lower_limit_baseline_drop_min,
               HB_OT_MATH_CONSTANT_LOWER_LIMIT_BASELINE_DROP_MIN},
    ConstantOf{&MathConstants::numerator_shift_up,
               HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_SHIFT_UP},
    ConstantOf{&MathConstants::numerator_display_shift_up,
               HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_DISPLAY_STYLE_SHIFT_UP},
    ConstantOf{&MathConstants::numerator_gap_min,
               HB_OT_MATH_CONSTANT_FRACTION_NUMERATOR_GAP_MIN},
    ConstantOf{&MathConstants::numerator_display_gap_min,
               HB_OT_MATH_CONSTANT_FRACTION_NUM_DISPLAY_STYLE_GAP_MIN},
    ConstantOf{&MathConstants::fraction_rule_thickness,
               HB_OT_MATH_CONSTANT_FRACTION_RULE_THICKNESS},
    ConstantOf{&MathConstants::denominator_shift_down,
               HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_SHIFT_DOWN},
    ConstantOf{
        &MathConstants::denominator_display_shift_down,
        HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_DISPLAY_STYLE_SHIFT_DOWN},
    ConstantOf{&MathConstants::denominator_gap_min,
               HB_OT_MATH_CONSTANT_FRACTION_DENOMINATOR_GAP_MIN},
    ConstantOf{&MathConstants::denominator_display_gap_min,
               HB_OT_MATH_CONSTANT_FRACTION_DENOM_DISPLAY_STYLE_GAP_MIN},
    ConstantOf{&MathConstants::radical_gap,
               HB_OT_MATH_CONSTANT_RADICAL_VERTICAL_GAP},
    ConstantOf{&MathConstants::radical_display_gap,
               HB_OT_MATH_CONSTANT_RADICAL_DISPLAY_STYLE_VERTICAL_GAP},
    ConstantOf{&MathConstants::radical_rule_thickness,
               HB_OT_MATH_CONSTANT_RADICAL_RULE_THICKNESS},
    ConstantOf{&MathConstants::radical_extra_ascender,
               HB_OT_MATH_CONSTANT_RADICAL_EXTRA_ASCENDER},
    ConstantOf{&MathConstants::radical_kern_before_degree,
               HB_OT_MATH_CONSTANT_RADICAL_KERN_BEFORE_DEGREE},
    ConstantOf{&MathConstants::radical_kern_after_degree,
               HB_OT_MATH_CONSTANT_RADICAL_KERN_AFTER_DEGREE},
    ConstantOf{&MathConstants::accent_base_height,
               HB_OT_MATH_CONSTANT_ACCENT_BASE_HEIGHT},
    ConstantOf{&MathConstants::overbar_gap,
               HB_OT_MATH_CONSTANT_OVERBAR_VERTICAL_GAP},
    ConstantOf{&MathConstants::overbar_rule_thickness,
               HB_OT_MATH_CONSTANT_OVERBAR_RULE_THICKNESS},
    ConstantOf{&MathConstants::overbar_extra_ascender,
               HB_OT_MATH_CONSTANT_OVERBAR_EXTRA_ASCENDER},
    ConstantOf{&MathConstants::underbar_gap,
               HB_OT_MATH_CONSTANT_UNDERBAR_VERTICAL_GAP},
    ConstantOf{&MathConstants::underbar_rule_thickness,
               HB_OT_MATH_CONSTANT_UNDERBAR_RULE_THICKNESS},
    ConstantOf{&MathConstants::underbar_extra_descender,
               HB_OT_MATH_CONSTANT_UNDERBAR_EXTRA_DESCENDER},
};

MathConstants read_constants(hb_font_t* font, double units_per_em) {
  const auto percent = [font](hb_ot_math_constant_t constant) {
    return hb_ot_math_get_constant(font, constant) / 100.0;
  };
  MathConstants constants{
      .script_scale = percent(HB_OT_MATH_CONSTANT_SCRIPT_PERCENT_SCALE_DOWN),
      .script_script_scale =
          percent(HB_OT_MATH_CONSTANT_SCRIPT_SCRIPT_PERCENT_SCALE_DOWN),
      .radical_degree_raise =
          percent(HB_OT_MATH_CONSTANT_RADICAL_DEGREE_BOTTOM_RAISE_PERCENT)};
  for (const auto& [member, constant] : kLengths) {
    constants.*member = hb_ot_math_get_constant(font, constant) / units_per_em;
  }
  return constants;
}

bool repeats(const hb_ot_math_glyph_part_t& part) {
  return (part.flags & HB_MATH_GLYPH_PART_FLAG_EXTENDER) != 0;
}

}  // namespace

void MathFont::FontDeleter::operator()(hb_font_t* font) const {
  hb_font_destroy(font);
}

MathFont::MathFont() {
  const Blob blob(hb_blob_create_from_file_or_fail(math_font_file()));
  if (blob == nullptr) {
    throw RenderError(math_font_file(),
                      "the mathematical font is not installed; it comes with "
                      "the Debian package fonts-lmodern");
  }
  const Face face(hb_face_create(blob.get(), 0));
  units_per_em_ = hb_face_get_upem(face.get());
  font_.reset(hb_font_create(face.get()));
  constants_ = read_constants(font_.get(), units_per_em_);
}

double MathFont::ems(int font_units) const {
  return font_units / units_per_em_;
}

std::optional<GlyphId> MathFont::find(char32_t letter) const {
  hb_codepoint_t glyph = 0;
  if (!hb_font_get_nominal_glyph(font_.get(), letter, &glyph)) {
    return std::nullopt;
  }
  return glyph;
}

GlyphMetrics MathFont::metrics(GlyphId glyph) const {
  hb_glyph_extents_t extents{};
  hb_font_get_glyph_extents(font_.get(), glyph, &extents);
  return {.advance = ems(hb_font_get_glyph_h_advance(font_.get(), glyph)),
          .ascent = ems(extents.y_bearing),
          .descent = -ems(extents.y_bearing + extents.height),
          .italics_correction =
              ems(hb_ot_math_get_glyph_italics_correction(font_.get(), glyph))};
}

GlyphStack MathFont::stretch(GlyphId glyph, double height) const {
  std::array<hb_ot_math_glyph_variant_t, 32> variants{};
  unsigned count = variants.size();
  hb_ot_math_get_glyph_variants(font_.get(), glyph, HB_DIRECTION_BTT, 0, &count,
                                variants.data());
  GlyphId largest = glyph;
  for (unsigned i = 0; i < count; ++i) {
    largest = variants[i].glyph;
    const GlyphMetrics size = metrics(largest);
    if (size.ascent + size.descent >= height) {
      return {{{largest, 0}}, size};
    }
  }
  GlyphStack assembly = assemble(glyph, height);
  return assembly.glyphs.empty() ? GlyphStack{{{largest, 0}}, metrics(largest)}
                                 : assembly;
}

GlyphStack MathFont::assemble(GlyphId glyph, double height) const {
  std::array<hb_ot_math_glyph_part_t, 16> buffer{};
  unsigned count = buffer.size();
  hb_position_t italics = 0;
  hb_ot_math_get_glyph_assembly(font_.get(), glyph, HB_DIRECTION_BTT, 0, &count,
                                buffer.data(), &italics);
  const std::span parts(buffer.data(), count);
  const double overlap =
      ems(hb_ot_math_get_min_connector_overlap(font_.get(), HB_DIRECTION_BTT));
  double fixed = 0;     // advance of the parts that stand once
  double extended = 0;  // advance of one turn of the parts that repeat
  for (const hb_ot_math_glyph_part_t& part : parts) {
    (repeats(part) ? extended : fixed) += ems(part.full_advance) - overlap;
  }
  const double lacking = height - fixed - overlap;
  const int turns =
      extended > 0
          ? std::max(0, static_cast<int>(std::ceil(lacking / extended)))
          : 0;
  GlyphStack stack;
  double top = 0;
  for (const hb_ot_math_glyph_part_t& part : parts) {
    const GlyphMetrics size = metrics(part.glyph);
    for (int turn = 0; turn < (repeats(part) ? turns : 1); ++turn) {
      stack.glyphs.push_back({part.glyph, top + size.descent});
      top += ems(part.full_advance) - overlap;
      stack.metrics.advance = std::max(stack.metrics.advance, size.advance);
    }
  }
  stack.metrics.ascent = top + overlap;
  stack.metrics.italics_correction = ems(italics);
  return stack;
}

GlyphId MathFont::widen(GlyphId glyph, double width) const {
  std::array<hb_ot_math_glyph_variant_t, 32> variants{};
  unsigned count = variants.size();
  hb_ot_math_get_glyph_variants(font_.get(), glyph, HB_DIRECTION_LTR, 0, &count,
                                variants.data());
  GlyphId widest = glyph;
  for (const auto& variant : std::span(variants.data(), count)) {
    if (ems(variant.advance) <= width) {
      widest = variant.glyph;
    }
  }
  return widest;
}

double MathFont::accent_attachment(GlyphId glyph) const {
  return ems(hb_ot_math_get_glyph_top_accent_attachment(font_.get(), glyph));
}

std::vector<Segment> MathFont::outline(GlyphId glyph) const {
  const DrawFunctions functions = draw_functions();
  Outline outline{.units_per_em = units_per_em_};
  hb_font_get_glyph_shape(font_.get(), glyph, functions.get(), &outline);
  return outline.segments;
}

std::vector<std::pair<GlyphId, double>> MathFont::shape_word(
    const std::string& text) const {
  const Buffer buffer(hb_buffer_create());
  hb_buffer_add_utf8(buffer.get(), text.data(), static_cast<int>(text.size()),
                     0, static_cast<int>(text.size()));
  hb_buffer_set_direction(buffer.get(), HB_DIRECTION_LTR);
  hb_buffer_set_script(buffer.get(), HB_SCRIPT_LATIN);
  hb_shape(font_.get(), buffer.get(), nullptr, 0);
  unsigned count = 0;
  const hb_glyph_info_t* infos =
      hb_buffer_get_glyph_infos(buffer.get(), &count);
  const hb_glyph_position_t* positions =
      hb_buffer_get_glyph_positions(buffer.get(), &count);
  std::vector<std::pair<GlyphId, double>> glyphs;
  for (unsigned i = 0; i < count; ++i) {
    glyphs.emplace_back(infos[i].codepoint, ems(positions[i].x_advance));
  }
  return glyphs;
}

}  // namespace owldeck
