# docs/findings.md, inside the program.
set(OWLDECK_FINDINGS_CC ${CMAKE_CURRENT_BINARY_DIR}/findings_document.cc)
add_custom_command(
  OUTPUT ${OWLDECK_FINDINGS_CC}
  COMMAND ${CMAKE_COMMAND} -DOUT=${OWLDECK_FINDINGS_CC}
    -DFILE=${PROJECT_SOURCE_DIR}/docs/findings.md
    -DHEADER=generator/check/explanation.h -DFUNCTION=findings_document
    -P ${PROJECT_SOURCE_DIR}/cmake/embed_text.cmake
  DEPENDS ${PROJECT_SOURCE_DIR}/docs/findings.md
    ${PROJECT_SOURCE_DIR}/cmake/embed_text.cmake
  VERBATIM)
# What the findings mean, and the reports of them.
target_sources(check PRIVATE
  check/explanation.cc check/finding_codes.cc check/gate_counts.cc
  check/gate_summary.cc check/print_gates.cc check/write_github.cc
  check/write_json.cc check/write_sarif.cc ${OWLDECK_FINDINGS_CC})
target_link_libraries(check PRIVATE nlohmann_json::nlohmann_json)
