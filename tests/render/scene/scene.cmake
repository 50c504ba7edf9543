owldeck_test(scene_test
  SOURCES
    render/scene/color_test.cc
    render/scene/dump_test.cc
    render/scene/hash_test.cc
    render/scene/shapes_test.cc
  USES scene)
