owldeck_library(tensor
  SOURCES
    tensor/layer_math.cc tensor/npy.cc tensor/npy_header.cc tensor/print_csv.cc
    tensor/print_json.cc tensor/print_tensor.cc tensor/quote.cc
    tensor/safetensors.cc tensor/stored_numbers.cc tensor/tensor.cc
    tensor/tensor_math.cc tensor/tensor_parts.cc tensor/torch_random.cc
    tensor/torch_style.cc
  USES source
  PRIVATE_USES fmt::fmt Eigen3::Eigen nlohmann_json::nlohmann_json)
owldeck_alone(tensor/safetensors.cc)
