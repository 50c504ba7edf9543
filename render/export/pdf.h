#pragma once

#include <filesystem>

#include "render/scene/document.h"
#include "render/text/text_engine.h"

namespace owldeck {

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
