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

# owldeck_alone(FILE...)
# Where several files are compiled as one, these are not among them: they name
# something as their neighbours do.
function(owldeck_alone)
  set_source_files_properties(${ARGN} PROPERTIES
    SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# owldeck_test(name SOURCES a_test.cc ... USES lib ...)
# One doctest program; ctest lists every case of it, or under sanitizers, which
# make processes slow to begin, the program as a whole.
function(owldeck_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES" ${ARGN})
  if(NOT TARGET test_main)  # takes long to compile, so once for all
    add_library(test_main OBJECT ${PROJECT_SOURCE_DIR}/tests/main.cc)
    target_link_libraries(test_main PRIVATE doctest::doctest)
    owldeck_flags(test_main)
  endif()
  add_executable(${name} ${arg_SOURCES})
  owldeck_flags(${name})
  # g++ 12 is wrong about lists of structs with strings, which tests are full of
  # (GCC bug 105562).
  target_compile_options(${name} PRIVATE
    $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
  target_link_libraries(${name} PRIVATE
    test_main ${arg_USES} doctest::doctest fmt::fmt)
  target_compile_definitions(${name} PRIVATE
    OWLDECK_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
  if(OWLDECK_SANITIZE)
    add_test(NAME ${name} COMMAND ${name})
  else()
    doctest_discover_tests(${name} TEST_PREFIX "${name}: ")
  endif()
endfunction()
