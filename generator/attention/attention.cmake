owldeck_library(attention
  SOURCES
    attention/check_experiment.cc attention/expression.cc
    attention/find_matrix.cc attention/format_number.cc
    attention/multi_head.cc attention/path.cc attention/run.cc
    attention/score_steps.cc attention/single_head.cc
    attention/tensor_math.cc attention/torch_random.cc attention/trace.cc
    attention/weights.cc
  USES deck
  PRIVATE_USES fmt::fmt Eigen3::Eigen)
