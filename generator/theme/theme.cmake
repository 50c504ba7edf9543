# templates/ compiled into the program, so that one file is the whole tool.
file(GLOB OWLDECK_TEMPLATES CONFIGURE_DEPENDS
  RELATIVE ${PROJECT_SOURCE_DIR}/templates
  ${PROJECT_SOURCE_DIR}/templates/*/*.yaml)
list(TRANSFORM OWLDECK_TEMPLATES PREPEND ${PROJECT_SOURCE_DIR}/templates/
  OUTPUT_VARIABLE OWLDECK_TEMPLATE_PATHS)
set(OWLDECK_TEMPLATES_CC ${CMAKE_CURRENT_BINARY_DIR}/built_in_templates.cc)
add_custom_command(
  OUTPUT ${OWLDECK_TEMPLATES_CC}
  COMMAND ${CMAKE_COMMAND} -DOUT=${OWLDECK_TEMPLATES_CC}
    -DROOT=${PROJECT_SOURCE_DIR}/templates "-DFILES=${OWLDECK_TEMPLATES}"
    -P ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
  DEPENDS ${OWLDECK_TEMPLATE_PATHS} ${PROJECT_SOURCE_DIR}/cmake/embed.cmake
  VERBATIM)
owldeck_library(theme
  SOURCES
    theme/fields.cc theme/inherit.cc theme/layout.cc theme/load_layout.cc theme/load_theme.cc theme/templates.cc
    theme/theme.cc ${OWLDECK_TEMPLATES_CC}
  USES scene source
  PRIVATE_USES fmt::fmt)
