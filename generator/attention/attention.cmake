owldeck_library(attention
  SOURCES
    attention/axis_index.cc attention/check_experiment.cc attention/comparison.cc
    attention/expression.cc attention/find_matrix.cc
    attention/format_number.cc attention/given_weights.cc attention/model.cc attention/multi_head.cc
    attention/path.cc attention/run.cc attention/score_steps.cc
    attention/single_head.cc attention/state_dict.cc attention/sweep.cc
    attention/text_input.cc attention/timings.cc attention/trace.cc
    attention/weights.cc
  USES deck tensor
  PRIVATE_USES fmt::fmt)
