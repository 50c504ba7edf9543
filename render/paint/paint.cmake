owldeck_library(paint
  SOURCES
    paint/bounds.cc paint/box_filler.cc paint/canvas_path.cc paint/damage.cc paint/frame_painter.cc
    paint/glyph_masks.cc paint/image_file.cc paint/image_painter.cc
    paint/ink.cc paint/librsvg.cc paint/paint_surface.cc
    paint/painted_area.cc paint/painter.cc paint/shared_library.cc
    paint/surface.cc paint/svg_cost.cc paint/svg_drawing.cc paint/svg_rules.cc
    paint/svg_uses.cc
  USES scene text
  PRIVATE_USES
    fmt::fmt PkgConfig::cairo PkgConfig::pango ${CMAKE_DL_LIBS})

# librsvg is loaded when an SVG is read (librsvg.h), so only its headers matter
# here.
target_include_directories(paint SYSTEM PRIVATE ${librsvg_INCLUDE_DIRS})
owldeck_alone(paint/image_painter.cc)
