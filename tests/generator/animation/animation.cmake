owldeck_test(animation_test
  SOURCES
    generator/animation/animation_test.cc generator/animation/camera_test.cc
    generator/animation/cast_test.cc generator/animation/easing_test.cc
    generator/animation/film_errors_test.cc
    generator/animation/film_palette_test.cc
    generator/animation/film_support.cc
    generator/animation/film_timeline_test.cc
    generator/animation/film_words_test.cc generator/animation/looks_test.cc
    generator/animation/films_test.cc generator/animation/multihead_test.cc
    generator/animation/score_flow_test.cc generator/animation/score_flow_walk_test.cc
    generator/animation/timeline_test.cc generator/animation/track_test.cc
  USES animation paint)

owldeck_test(told_films_test
  SOURCES
    generator/animation/film_support.cc generator/animation/masking_test.cc
    generator/animation/multihead_heads_test.cc
    generator/animation/multihead_model_test.cc
    generator/animation/multihead_support.cc
    generator/animation/multihead_walk_test.cc
    generator/animation/told_film.cc
    generator/animation/temperature_test.cc
    generator/animation/dropout_test.cc
    generator/animation/scaling_test.cc
    generator/animation/shape_flow_test.cc
  USES animation paint)
