# content/models/ as they are, inside the program.
file(GLOB OWLDECK_MODELS CONFIGURE_DEPENDS
  RELATIVE ${PROJECT_SOURCE_DIR}/content/models
  ${PROJECT_SOURCE_DIR}/content/models/*/config.json
  ${PROJECT_SOURCE_DIR}/content/models/*/vocab.json
  ${PROJECT_SOURCE_DIR}/content/models/*/*.safetensors)
list(TRANSFORM OWLDECK_MODELS PREPEND ${PROJECT_SOURCE_DIR}/content/models/
  OUTPUT_VARIABLE OWLDECK_MODEL_PATHS)
set(OWLDECK_MODELS_CC ${CMAKE_CURRENT_BINARY_DIR}/built_in_models.cc)
add_custom_command(
  OUTPUT ${OWLDECK_MODELS_CC}
  COMMAND ${CMAKE_COMMAND} -DOUT=${OWLDECK_MODELS_CC}
    -DROOT=${PROJECT_SOURCE_DIR}/content/models "-DFILES=${OWLDECK_MODELS}"
    -P ${PROJECT_SOURCE_DIR}/cmake/embed_models.cmake
  DEPENDS ${OWLDECK_MODEL_PATHS}
    ${PROJECT_SOURCE_DIR}/cmake/embed_models.cmake
  VERBATIM)
owldeck_library(attention
  SOURCES
    attention/attend_heads.cc attention/attention.cc attention/axis_index.cc
    attention/check_experiment.cc attention/comparison.cc attention/dropout.cc
    attention/expression.cc attention/find_attention.cc attention/find_matrix.cc
    attention/format_number.cc attention/fused_heads.cc
    attention/given_weights.cc attention/measures.cc attention/model.cc
    attention/model_config.cc attention/model_forward.cc
    attention/model_weights.cc attention/module_state.cc attention/multi_head.cc
    attention/path.cc attention/projection_steps.cc attention/read_model.cc
    attention/run.cc attention/score_steps.cc attention/single_head.cc
    attention/split_heads.cc attention/stacked_heads.cc attention/state_dict.cc
    attention/streaming_heads.cc attention/sweep.cc attention/text_input.cc
    attention/timings.cc attention/timings_file.cc attention/tokenize.cc
    attention/trace.cc attention/trace_attention.cc attention/vocabulary.cc
    attention/wanted_weights.cc attention/weight_sources.cc
    attention/weights.cc ${OWLDECK_MODELS_CC}
  USES deck tensor
  PRIVATE_USES fmt::fmt nlohmann_json::nlohmann_json)
