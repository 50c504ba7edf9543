owldeck_test(attention_test
  SOURCES
    generator/attention/comparison_test.cc
    generator/attention/expression_test.cc
    generator/attention/find_matrix_test.cc
    generator/attention/measures_test.cc
    generator/attention/model_errors_test.cc
    generator/attention/model_test.cc
    generator/attention/given_weights_test.cc
    generator/attention/implementations_test.cc
    generator/attention/properties_test.cc
    generator/attention/random_properties_test.cc
    generator/attention/published_figures_test.cc
    generator/attention/read_model_test.cc
    generator/attention/run_errors_test.cc generator/attention/run_test.cc
    generator/attention/shapes_only_test.cc
    generator/attention/state_dict_test.cc
    generator/attention/sweep_test.cc
    generator/attention/switches_test.cc generator/attention/timings_test.cc
    generator/attention/text_input_test.cc
    generator/attention/tokenize_test.cc
    generator/attention/trace_test.cc
    generator/attention/wanted_weights_test.cc
  USES attention nlohmann_json::nlohmann_json)
