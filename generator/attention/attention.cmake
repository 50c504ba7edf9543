owldeck_library(attention
  SOURCES
    attention/expression.cc attention/run.cc attention/torch_random.cc
    attention/trace.cc
  USES deck
  PRIVATE_USES fmt::fmt Eigen3::Eigen)
