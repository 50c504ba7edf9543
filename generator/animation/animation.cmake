owldeck_library(animation SEPARATE
  SOURCES
    animation/animation.cc animation/camera.cc animation/canvas.cc
    animation/cast.cc animation/dropout_film.cc animation/easing.cc
    animation/film_palette.cc animation/film_timeline.cc animation/film_words.cc animation/kinds.cc
    animation/looks.cc animation/masking_film.cc animation/matrix_lane.cc
    animation/matrix_lane_actors.cc animation/multihead.cc
    animation/multihead_blocks.cc animation/multihead_data.cc
    animation/multihead_input.cc animation/multihead_lanes.cc
    animation/multihead_layout.cc
    animation/multihead_mask.cc animation/multihead_matrix.cc
    animation/multihead_mixes.cc animation/multihead_output.cc
    animation/multihead_product.cc animation/multihead_story.cc
    animation/multihead_texts.cc
    animation/scaling_film.cc animation/score_flow.cc
    animation/score_flow_context.cc animation/score_flow_layout.cc animation/score_flow_line.cc
    animation/score_flow_matrices.cc animation/score_flow_scores.cc animation/score_flow_shares.cc
    animation/shape_flow.cc animation/shape_flow_film.cc animation/stage.cc
    animation/temperature_actors.cc animation/temperature_film.cc
    animation/temperature_row.cc animation/timeline.cc
  USES figures
  PRIVATE_USES fmt::fmt)
