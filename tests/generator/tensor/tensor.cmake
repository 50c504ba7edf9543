owldeck_test(tensor_test
  SOURCES
    generator/tensor/tensor_test.cc generator/tensor/torch_random_test.cc
  USES tensor)
