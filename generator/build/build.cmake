# The program's sources, templates and models, hashed into the keys of what it
# builds.
file(GLOB_RECURSE OWLDECK_KEY_FILES CONFIGURE_DEPENDS
  ${PROJECT_SOURCE_DIR}/render/*.h ${PROJECT_SOURCE_DIR}/render/*.cc
  ${PROJECT_SOURCE_DIR}/generator/*.h ${PROJECT_SOURCE_DIR}/generator/*.cc
  ${PROJECT_SOURCE_DIR}/templates/*.yaml
  ${PROJECT_SOURCE_DIR}/content/models/*.json
  ${PROJECT_SOURCE_DIR}/content/models/*.safetensors)
set(OWLDECK_SOURCE_KEY_H ${CMAKE_CURRENT_BINARY_DIR}/source_key.h)
add_custom_command(
  OUTPUT ${OWLDECK_SOURCE_KEY_H}
  COMMAND ${CMAKE_COMMAND} -DOUT=${OWLDECK_SOURCE_KEY_H}
    -DROOT=${PROJECT_SOURCE_DIR} "-DFILES=${OWLDECK_KEY_FILES}"
    -P ${PROJECT_SOURCE_DIR}/cmake/source_key.cmake
  DEPENDS ${OWLDECK_KEY_FILES} ${PROJECT_SOURCE_DIR}/cmake/source_key.cmake
  VERBATIM)
owldeck_library(build
  SOURCES
    build/anchor_picture.cc build/build.cc build/check_course.cc build/checked_deck.cc build/compare.cc build/compare_page.cc
    build/contact_sheet.cc build/edition.cc build/film_items.cc build/film_job.cc
    build/film_key.cc build/film_strip.cc build/items.cc
    build/manifest.cc build/pdf_ahead.cc build/picture.cc
    build/publish.cc build/seen_pages.cc build/simulate.cc build/staged_audit.cc
    build/version.cc build/warm_engine.cc
    ${OWLDECK_SOURCE_KEY_H}
  USES compose animation audit check export
  PRIVATE_USES
    fmt::fmt nlohmann_json::nlohmann_json Threads::Threads PkgConfig::cairo
    PkgConfig::pango)
target_include_directories(build PRIVATE ${CMAKE_CURRENT_BINARY_DIR})
target_include_directories(build SYSTEM PRIVATE ${libav_INCLUDE_DIRS})
target_compile_definitions(build PRIVATE OWLDECK_VERSION="${PROJECT_VERSION}"
  OWLDECK_LIBRSVG_VERSION="${librsvg_VERSION}")
owldeck_alone(build/film_strip.cc)
