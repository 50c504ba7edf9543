# Helpers that give every target of the project the same treatment.

# A struct's members have defaults, so leaving the last ones out is no mistake;
# -Wrestrict is wrong about std::string in g++ 12 (GCC bug 105651).
function(owldeck_flags target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
    -Wno-missing-field-initializers
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
  if(OWLDECK_SANITIZE)
    # The sanitizers' own code makes g++ see uninitialised optionals.
    target_compile_options(${target} PRIVATE -fsanitize=${OWLDECK_SANITIZE}
      -fno-sanitize-recover=all
      $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    target_link_options(${target} PUBLIC -fsanitize=${OWLDECK_SANITIZE})
  endif()
  if(OWLDECK_FUZZ)
    # Counts the edges that a fuzz target has seen; other programs ignore it.
    target_compile_options(${target} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
endfunction()

# owldeck_library(name SOURCES a.cc ... USES lib ... PRIVATE_USES lib ...)
# One static library of one layer.
function(owldeck_library name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES;PRIVATE_USES" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  owldeck_flags(${name})
  target_link_libraries(${name} PUBLIC ${arg_USES} PRIVATE ${arg_PRIVATE_USES})
endfunction()

# owldeck_test(name SOURCES a_test.cc ... USES lib ...)
# One doctest program; ctest lists every case of it.
function(owldeck_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES" ${ARGN})
  add_executable(${name} ${PROJECT_SOURCE_DIR}/tests/main.cc ${arg_SOURCES})
  owldeck_flags(${name})
  # g++ 12 is wrong about lists of structs with strings, which tests are full of
  # (GCC bug 105562).
  target_compile_options(${name} PRIVATE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_libraries(${name} PRIVATE ${arg_USES} doctest::doctest fmt::fmt)
  target_compile_definitions(${name} PRIVATE
    OWLDECK_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  doctest_discover_tests(${name} TEST_PREFIX "${name}: ")
endfunction()
