owldeck_test(paint_test
  SOURCES
    render/paint/bounds_test.cc render/paint/box_filler_test.cc
    render/paint/damage_test.cc
    render/paint/image_file_test.cc
    render/paint/image_painter_test.cc
    render/paint/observer_test.cc
    render/paint/painter_test.cc
    render/paint/svg_cost_test.cc render/paint/svg_rules_test.cc
    render/paint/text_test.cc
    render/paint/threads_test.cc
    render/paint/vector_test.cc
  USES paint fmt::fmt PkgConfig::cairo)
