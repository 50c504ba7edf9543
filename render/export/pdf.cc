#include "render/export/pdf.h"

#include <cairo-pdf.h>

#include <string>

#include "render/error.h"
#include "render/export/pdf_finish.h"
#include "render/export/pdf_tags.h"
#include "render/export/write_file.h"
#include "render/text/font_lock.h"
#include "render/text/handle.h"

namespace owldeck {
namespace {

/// Page units to points.
constexpr double kPoints = 0.5;

cairo_status_t append(void* bytes, const unsigned char* data,
                      unsigned int count) {
  static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data),
                                           count);
  return CAIRO_STATUS_SUCCESS;
}

void check(cairo_status_t status, const std::filesystem::path& path) {
  if (status != CAIRO_STATUS_SUCCESS) {
    throw RenderError(path.string(), std::string("cannot draw the PDF: ") +
                                         cairo_status_to_string(status));
  }
}

void describe(const PdfFrame& frame, cairo_surface_t* surface) {
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
                                 frame.title.c_str());
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATOR,
                                 "owldeck");
}

void add_to_outline(const Page& page, std::size_t number,
                    cairo_surface_t* surface) {
  const std::string target = "page=" + std::to_string(number);
  cairo_pdf_surface_add_outline(surface, CAIRO_PDF_OUTLINE_ROOT,
                                page.title.c_str(), target.c_str(),
                                CAIRO_PDF_OUTLINE_FLAG_OPEN);
}

void draw_page(const Page& page, const TextEngine& text, cairo_t* canvas,
               PdfTags& tags) {
  const Size size = page.scene.size;
  cairo_pdf_surface_set_size(cairo_get_target(canvas), size.width * kPoints,
                             size.height * kPoints);
  tags.begin_page(page);
  cairo_save(canvas);
  cairo_scale(canvas, kPoints, kPoints);
  paint(page.scene, text, canvas, &tags);
  cairo_restore(canvas);
  tags.end_page();
}

using PdfSurface = Handle<cairo_surface_t, cairo_surface_destroy>;

PdfSurface pdf_surface(std::string& bytes) {
  return PdfSurface(cairo_pdf_surface_create_for_stream(
      append, &bytes, kPage.width * kPoints, kPage.height * kPoints));
}

}  // namespace

struct PdfDrawing::State {
  explicit State(PdfFrame given) : frame(std::move(given)) {
    describe(frame, surface.get());
  }

  PdfFrame frame;
  std::string bytes;
  PdfSurface surface = pdf_surface(bytes);
  Handle<cairo_t, cairo_destroy> canvas{cairo_create(surface.get())};
  PdfTags tags{canvas.get(), frame.page_names};
  std::size_t pages = 0;
};

PdfDrawing::PdfDrawing(PdfFrame frame)
    : state_(std::make_unique<State>(std::move(frame))) {}

PdfDrawing::~PdfDrawing() = default;

void PdfDrawing::add(const Page& page, const TextEngine& text,
                     std::mutex& text_guard) {
  cairo_t* const canvas = state_->canvas.get();
  if (state_->pages > 0) {
    const auto fonts = lock_fonts_if_crowded();
    cairo_show_page(canvas);
  }
  const std::lock_guard lock(text_guard);
  draw_page(page, text, canvas, state_->tags);
  add_to_outline(page, ++state_->pages, state_->surface.get());
}

void PdfDrawing::write(const std::filesystem::path& path) {
  State& state = *state_;
  if (state.pages == 0) {
    throw RenderError(path.string(), "the document has no pages");
  }
  state.tags.end_document();
  {
    const auto fonts = lock_fonts_if_crowded();
    cairo_surface_finish(state.surface.get());
  }
  check(cairo_status(state.canvas.get()), path);
  check(cairo_surface_status(state.surface.get()), path);
  const PdfAdditions additions{state.frame.language, state.tags.alternatives()};
  write_file(finish_pdf(state.bytes, additions), path);
}

void write_pdf(const Document& document, const TextEngine& text,
               const std::filesystem::path& path) {
  PdfFrame frame{document.title, document.language, {}};
  for (const Page& page : document.pages) {
    frame.page_names.push_back(page.name);
  }
  PdfDrawing drawing(std::move(frame));
  std::mutex unshared;
  for (const Page& page : document.pages) {
    drawing.add(page, text, unshared);
  }
  drawing.write(path);
}

}  // namespace owldeck
