#include "render/export/pdf.h"

#include <cairo-pdf.h>

#include <string>

#include "render/error.h"
#include "render/export/pdf_finish.h"
#include "render/export/pdf_tags.h"
#include "render/export/write_file.h"
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

void describe(const Document& document, cairo_surface_t* surface) {
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
                                 document.title.c_str());
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

/// Draws all pages; what Cairo cannot add comes back.
PdfAdditions draw(const Document& document, const TextEngine& text,
                  const std::filesystem::path& path, std::string& bytes) {
  const Handle<cairo_surface_t, cairo_surface_destroy> surface(
      cairo_pdf_surface_create_for_stream(append, &bytes, kPage.width * kPoints,
                                          kPage.height * kPoints));
  const Handle<cairo_t, cairo_destroy> canvas(cairo_create(surface.get()));
  describe(document, surface.get());
  PdfTags tags(canvas.get(), document);
  for (std::size_t i = 0; i < document.pages.size(); ++i) {
    if (i > 0) {
      cairo_show_page(canvas.get());
    }
    draw_page(document.pages[i], text, canvas.get(), tags);
    add_to_outline(document.pages[i], i + 1, surface.get());
  }
  tags.end_document();
  cairo_surface_finish(surface.get());
  check(cairo_status(canvas.get()), path);
  check(cairo_surface_status(surface.get()), path);
  return {document.language, tags.alternatives()};
}

}  // namespace

void write_pdf(const Document& document, const TextEngine& text,
               const std::filesystem::path& path) {
  if (document.pages.empty()) {
    throw RenderError(path.string(), "the document has no pages");
  }
  std::string drawn;
  const PdfAdditions additions = draw(document, text, path, drawn);
  write_file(finish_pdf(drawn, additions), path);
}

}  // namespace owldeck
