owldeck_library(tensor
  SOURCES
    tensor/tensor.cc tensor/tensor_math.cc tensor/torch_random.cc
  USES source
  PRIVATE_USES fmt::fmt Eigen3::Eigen)
