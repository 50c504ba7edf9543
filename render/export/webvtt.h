#pragma once

#include <string>
#include <vector>

#include "render/scene/document.h"

namespace owldeck {

/// A film's captions as WebVTT, which players show over or beside it.
/// Source: W3C, WebVTT: The Web Video Text Tracks Format, section 4.
[[nodiscard]] std::string to_webvtt(const std::vector<FilmCaption>& captions);

}  // namespace owldeck
