#pragma once

#include <librsvg/rsvg.h>

#include "render/paint/shared_library.h"

/// The SVG library. For the .cc files of this folder only.
namespace owldeck::librsvg {

/// The functions that SVG pictures need, loaded like FFmpeg's
/// (render/export/libav.h) when the first such picture is read.
struct Api {
  SharedLibrary library{"librsvg-2.so.2", "SVG pictures", "librsvg2-2"};

  decltype(&::rsvg_handle_new_from_data) new_from_data{
      library["rsvg_handle_new_from_data"]};
  decltype(&::rsvg_handle_set_dpi) set_dpi{library["rsvg_handle_set_dpi"]};
  decltype(&::rsvg_handle_set_stylesheet) set_stylesheet{
      library["rsvg_handle_set_stylesheet"]};
  decltype(&::rsvg_handle_get_intrinsic_size_in_pixels) size_in_pixels{
      library["rsvg_handle_get_intrinsic_size_in_pixels"]};
  decltype(&::rsvg_handle_get_intrinsic_dimensions) dimensions{
      library["rsvg_handle_get_intrinsic_dimensions"]};
  decltype(&::rsvg_handle_render_document) render_document{
      library["rsvg_handle_render_document"]};
};

/// The library, loaded by the first call.
/// Reports: throws RenderError if it is not installed.
const Api& api();

}  // namespace owldeck::librsvg
