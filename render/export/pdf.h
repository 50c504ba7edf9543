#pragma once

#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <vector>

#include "render/scene/document.h"
#include "render/text/text_engine.h"

namespace owldeck {

/// What a PDF holds beside its pages.
struct PdfFrame {
  std::string title;
  std::string language;                 ///< BCP 47
  std::vector<std::string> page_names;  ///< of all pages, for links
};

/// A PDF that is drawn page by page, so that the next pages can be made
/// meanwhile. It may be used by any thread, one at a time.
class PdfDrawing {
 public:
  explicit PdfDrawing(PdfFrame frame);
  ~PdfDrawing();
  PdfDrawing(const PdfDrawing&) = delete;
  PdfDrawing& operator=(const PdfDrawing&) = delete;

  /// `text_guard` is held while `text` is used.
  void add(const Page& page, const TextEngine& text, std::mutex& text_guard);
  /// Ends the document; nothing can be added to it.
  /// Needs: a page. Reports: throws RenderError.
  void write(const std::filesystem::path& path);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

/// Writes `document` as a vector PDF: real text, an outline entry and a link
/// target a page, working links, title and language, a structure tree of
/// headings, paragraphs, lists and figures with alternative texts. The same
/// document gives the same bytes on any day.
/// Units: a page unit is half a point.
/// Reports: throws RenderError.
/// Source: ISO 32000-1, sections 14.7 to 14.9.
void write_pdf(const Document& document, const TextEngine& text,
               const std::filesystem::path& path);

}  // namespace owldeck
