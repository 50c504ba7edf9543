owldeck_test(tensor_test
  SOURCES
    generator/tensor/layer_math_test.cc
    generator/tensor/npy_test.cc generator/tensor/print_tensor_test.cc
    generator/tensor/safetensors_test.cc
    generator/tensor/tensor_math_test.cc
    generator/tensor/tensor_parts_test.cc
    generator/tensor/tensor_test.cc generator/tensor/torch_random_test.cc
  USES tensor nlohmann_json::nlohmann_json)
