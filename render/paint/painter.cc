#include "render/paint/painter.h"

#include <cairo.h>
#include <pango/pangocairo.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "render/error.h"
#include "render/paint/bounds.h"
#include "render/paint/box_filler.h"
#include "render/paint/canvas_path.h"
#include "render/paint/glyph_masks.h"
#include "render/paint/image_painter.h"
#include "render/paint/ink.h"
#include "render/paint/painted_area.h"
#include "render/paint/placement.h"
#include "render/text/font_lock.h"
#include "render/text/handle.h"
#include "render/text/line_start.h"

namespace owldeck {
namespace {

/// A part of a colour in thousandths: finer than a screen shows, and half the
/// digits in a PDF.
double rounded(double part) {
  return std::round(part * 1000) / 1000;
}

using Pattern = Handle<cairo_pattern_t, cairo_pattern_destroy>;

/// Whether a rectangle's corners are quarters of circles in an opaque colour.
bool is_round_of_one_color(const Rectangle& rectangle) {
  const Rect inner = rectangle.rect.inset(rectangle.radius);
  const Color* color =
      rectangle.fill ? std::get_if<Color>(&*rectangle.fill) : nullptr;
  return color != nullptr && color->alpha == 1 && !rectangle.stroke &&
         inner.width > 0 && inner.height > 0;
}

/// Whether text may be painted with masks: on pixels, neither turned nor bent.
bool takes_masks(cairo_t* canvas) {
  cairo_matrix_t matrix;
  cairo_get_matrix(canvas, &matrix);
  return cairo_surface_get_type(cairo_get_target(canvas)) ==
             CAIRO_SURFACE_TYPE_IMAGE &&
         matrix.xx == matrix.yy && matrix.xy == 0 && matrix.yx == 0;
}

GlyphMasks& masks_of(const TextEngine& text) {
  std::shared_ptr<GlyphMasks>& masks = glyph_masks(text);
  if (masks == nullptr) {
    masks = std::make_shared<GlyphMasks>();
  }
  return *masks;
}

class Painter {
 public:
  Painter(const TextEngine& text, cairo_t* canvas, PaintObserver* observer,
          const std::optional<PixelRect>& area)
      : text_(text),
        canvas_(canvas),
        observer_(observer),
        area_(area),
        page_area_(area ? on_page(*area, canvas) : Rect{}),
        masks_(takes_masks(canvas) ? &masks_of(text) : nullptr),
        boxes_(BoxFiller::of(canvas, area)) {
    cairo_get_matrix(canvas, &page_);
  }

  void paint_nodes(const std::vector<Node>& nodes, const Placement& place) {
    for (const Node& node : nodes) {
      if (!is_needed(node, place) || fill_box(node, place)) {
        continue;
      }
      const auto paint_it = [&] {
        std::visit([&](const auto& value) { paint_node(node, value, place); },
                   node.value);
      };
      if (std::holds_alternative<Group>(node.value)) {
        paint_it();
        continue;
      }
      cairo_save(canvas_);
      place_canvas(place);
      if (area_ && !is_of_curves(node)) {
        clip_rows(canvas_, *area_);
      }
      paint_it();
      cairo_restore(canvas_);
    }
  }

 private:
  /// A group's children are asked one by one.
  [[nodiscard]] bool is_needed(const Node& node, const Placement& place) const {
    return !area_ || std::holds_alternative<Group>(node.value) ||
           !is_empty(common_part(page_area_, place.on_page(ink(node, text_))));
  }

  /// Whether the node is a box of one colour and nothing else, which is then
  /// on the pixels.
  [[nodiscard]] bool fill_box(const Node& node, const Placement& place) const {
    const auto* const box = std::get_if<Rectangle>(&node.value);
    if (box == nullptr || !boxes_ || observer_ != nullptr || box->stroke ||
        !box->fill) {
      return false;
    }
    const auto* const color = std::get_if<Color>(&*box->fill);
    const Rect on_page = place.on_page(box->rect);
    if (color == nullptr || !place.shows_all_of(on_page)) {
      return false;
    }
    const double radius = box->radius * place.scale;
    boxes_->fill(on_page, radius >= kSmallestRadius ? radius : 0,
                 {rounded(color->red), rounded(color->green),
                  rounded(color->blue), color->alpha},
                 place.opacity);
    return true;
  }

  template <typename Value>
  void paint_node(const Node& node, const Value& value,
                  const Placement& place) {
    const NodeInfo& info = value.info;
    const bool is_told = observer_ != nullptr && info.role != Role::Artifact;
    if (is_told) {
      observer_->begin(info);
    }
    paint_value(value, place);
    if (observer_ != nullptr && !info.link.empty()) {
      observer_->link(info.link, place.on_page(bounds(node, text_)));
    }
    if (is_told) {
      observer_->end(info);
    }
  }

  void paint_value(const Group& group, const Placement& place) {
    const Placement inside = place.inside(group);
    if (inside.opacity <= 0 || inside.scale == 0) {
      return;
    }
    if (!group.clip) {
      paint_nodes(group.children, inside);
      return;
    }
    cairo_save(canvas_);
    place_canvas(inside);
    append_rounded(canvas_, *group.clip, 0);
    cairo_clip(canvas_);
    paint_nodes(group.children, inside);
    cairo_restore(canvas_);
  }

  /// What is drawn next is in a group that is placed so.
  void place_canvas(const Placement& place) {
    cairo_set_matrix(canvas_, &page_);
    cairo_translate(canvas_, place.origin.x, place.origin.y);
    cairo_scale(canvas_, place.scale, place.scale);
  }

  void paint_value(const Rectangle& rectangle, const Placement& place) {
    const bool is_seen = rectangle.radius * place.scale >= kSmallestRadius;
    if (is_seen && masks_ == nullptr && is_round_of_one_color(rectangle) &&
        place.opacity == 1) {
      paint_with_round_pen(rectangle);
      return;
    }
    append_rounded(canvas_, rectangle.rect, is_seen ? rectangle.radius : 0);
    paint_outline(rectangle.fill, rectangle.stroke, place.opacity);
  }

  /// The same shape as a smaller rectangle whose edge is drawn with a round
  /// pen: a third of the bytes of four curves, which is what a PDF's time goes
  /// into.
  void paint_with_round_pen(const Rectangle& rectangle) {
    const Rect inner = rectangle.rect.inset(rectangle.radius);
    cairo_rectangle(canvas_, inner.x, inner.y, inner.width, inner.height);
    set_source(std::get<Color>(*rectangle.fill), 1);
    cairo_fill_preserve(canvas_);
    set_stroke({.width = 2 * rectangle.radius, .round = true});
    cairo_stroke(canvas_);
  }

  void paint_value(const Path& path, const Placement& place) {
    for (const Segment& segment : path.segments) {
      append_segment(canvas_, segment);
    }
    paint_outline(path.fill, path.stroke, place.opacity);
  }

  void paint_value(const Image& image, const Placement& place) {
    paint_image(image, shown_[image.data.hash]++, place.opacity, text_,
                canvas_);
  }

  void paint_value(const TextBlock& block, const Placement& place) {
    const BlockLayout layout =
        lay_out(text_, block.paragraphs, block.box.width);
    const double top = text_top(block, layout);
    const bool is_told =
        observer_ != nullptr && block.info.role != Role::Artifact;
    for (std::size_t i = 0; i < layout.paragraphs.size(); ++i) {
      const Paragraph& paragraph = block.paragraphs[i];
      if (is_told) {
        observer_->begin_paragraph(block, paragraph);
      }
      paint_paragraph(paragraph, layout.paragraphs[i],
                      {block.box.x, top, block.box.width, 0}, place);
      if (is_told) {
        observer_->end_paragraph(block, paragraph);
      }
    }
  }

  /// `box` starts at the top of the text.
  void paint_paragraph(const Paragraph& paragraph,
                       const PlacedParagraph& placed, const Rect& box,
                       const Placement& place) {
    if (placed.marker != nullptr) {
      for (const ShapedLine& line : placed.marker->lines) {
        paint_line({*paragraph.marker}, *placed.marker, line,
                   {box.x, box.y + placed.baselines.front()}, place);
      }
    }
    for (std::size_t i = 0; i < placed.baselines.size(); ++i) {
      const ShapedLine& line = placed.text->lines[i];
      paint_line(
          paragraph.runs, *placed.text, line,
          {line_start(paragraph, box, line.width), box.y + placed.baselines[i]},
          place);
    }
  }

  void paint_line(const std::vector<Run>& runs, const ShapedText& text,
                  const ShapedLine& line, Point start, const Placement& place) {
    for (const ShapedPiece& piece : line.pieces) {
      const Run& run = runs[piece.run];
      const Point at{start.x + piece.x, start.y - run.rise};
      if (run.formula) {
        paint_formula(run, at, place);
      } else {
        paint_piece(text, piece, run.style, at, place.opacity);
      }
      if (observer_ != nullptr && !run.link.empty()) {
        const double size = run.style.size;
        observer_->link(run.link, place.on_page({at.x, at.y - size, piece.width,
                                                 size * kLinkHeight}));
      }
    }
  }

  void paint_formula(const Run& run, Point at, const Placement& place) {
    if (observer_ != nullptr) {
      observer_->begin_formula(run.text);
    }
    cairo_save(canvas_);
    cairo_translate(canvas_, at.x, at.y);
    for (const Path& path : run.formula->paths) {
      paint_value(path, place);
    }
    cairo_restore(canvas_);
    if (observer_ != nullptr) {
      observer_->end_formula();
    }
  }

  void paint_piece(const ShapedText& text, const ShapedPiece& piece,
                   const TextStyle& style, Point at, double opacity) {
    set_source(style.color, opacity);
    cairo_move_to(canvas_, at.x, at.y);
    if (masks_ != nullptr) {
      masks_->show(canvas_, piece.glyphs->item->analysis.font,
                   piece.glyphs->glyphs);
    } else {
      const auto lock = lock_fonts();
      pango_cairo_show_glyph_item(canvas_, text.text.c_str(),
                                  piece.glyphs.get());
    }
    cairo_new_path(canvas_);
  }

  /// Fills and strokes the current path.
  void paint_outline(const std::optional<Fill>& fill,
                     const std::optional<Stroke>& stroke, double opacity) {
    if (fill) {
      std::visit([&](const auto& paint) { set_source(paint, opacity); }, *fill);
      cairo_fill_preserve(canvas_);
    }
    if (stroke) {
      set_stroke(*stroke);
      set_source(stroke->color, opacity);
      cairo_stroke_preserve(canvas_);
    }
    cairo_new_path(canvas_);
  }

  void set_stroke(const Stroke& stroke) {
    cairo_set_line_width(canvas_, stroke.width);
    cairo_set_line_cap(
        canvas_, stroke.round ? CAIRO_LINE_CAP_ROUND : CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(
        canvas_, stroke.round ? CAIRO_LINE_JOIN_ROUND : CAIRO_LINE_JOIN_MITER);
    cairo_set_dash(canvas_, stroke.dash.data(),
                   static_cast<int>(stroke.dash.size()), 0);
  }

  void set_source(const Color& color, double opacity) {
    cairo_set_source_rgba(canvas_, rounded(color.red), rounded(color.green),
                          rounded(color.blue), color.alpha * opacity);
  }

  void set_source(const LinearGradient& gradient, double opacity) {
    const Pattern pattern(cairo_pattern_create_linear(
        gradient.from.x, gradient.from.y, gradient.to.x, gradient.to.y));
    for (const auto& [offset, color] : gradient.stops) {
      cairo_pattern_add_color_stop_rgba(pattern.get(), offset, color.red,
                                        color.green, color.blue,
                                        color.alpha * opacity);
    }
    cairo_set_source(canvas_, pattern.get());
  }

  /// A link's area reaches from one em above the baseline to below descenders.
  static constexpr double kLinkHeight = 1.3;

  /// Page units; corners rounded by less look square, and cost five times the
  /// bytes in a PDF.
  static constexpr double kSmallestRadius = 2;

  const TextEngine& text_;
  cairo_t* canvas_;
  PaintObserver* observer_;
  cairo_matrix_t page_{};             ///< from page units to the canvas's
  std::optional<PixelRect> area_;     ///< the only one that must be right
  Rect page_area_;                    ///< with a pixel more on each side
  GlyphMasks* masks_;                 ///< null where text stays text
  std::optional<BoxFiller> boxes_;    ///< nothing where shapes stay shapes
  std::map<std::string, int> shown_;  ///< how often, by a picture's hash
};

}  // namespace

void paint(const Scene& scene, const TextEngine& text, cairo_t* canvas,
           PaintObserver* observer, const std::optional<PixelRect>& area) {
  const Color& ground = scene.background;
  cairo_save(canvas);
  if (area) {
    clip_rows(canvas, *area);
  }
  cairo_set_source_rgb(canvas, ground.red, ground.green, ground.blue);
  cairo_paint(canvas);
  cairo_restore(canvas);
  cairo_new_path(canvas);
  Painter(text, canvas, observer, area).paint_nodes(scene.nodes, {});
  const cairo_status_t status = cairo_status(canvas);
  if (status != CAIRO_STATUS_SUCCESS) {
    throw RenderError("", cairo_status_to_string(status));
  }
}

}  // namespace owldeck
