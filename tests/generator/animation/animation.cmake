owldeck_test(animation_test
  SOURCES
    generator/animation/animation_test.cc generator/animation/film_support.cc
    generator/animation/films_test.cc generator/animation/multihead_test.cc
    generator/animation/score_flow_test.cc
    generator/animation/timeline_test.cc
  USES animation paint)
