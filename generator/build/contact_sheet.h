#pragma once

#include <string>
#include <string_view>

#include "generator/theme/theme.h"
#include "render/paint/painter.h"
#include "render/scene/document.h"

namespace owldeck {

/// All pages of `document` small, five in a row, each over its number.
/// Units: one page unit a pixel of the sheet, see `sheet_size`.
[[nodiscard]] Scene contact_sheet(const Document& document, const Theme& theme);

/// The pixels that a sheet is painted on.
[[nodiscard]] PixelSize sheet_size(const Scene& sheet);

/// What a page is called under its picture: `7` of `slide-07`, `7 notes` of
/// `slide-07-notes`.
[[nodiscard]] std::string sheet_label(std::string_view page_name);

}  // namespace owldeck
