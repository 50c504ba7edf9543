# Helpers that give every target of the project the same treatment.

# A struct's members have defaults, so leaving the last ones out is no mistake;
# -Wrestrict is wrong about std::string in g++ 12 (GCC bug 105651).
function(owldeck_flags target)
  target_compile_options(${target} PRIVATE
    -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Werror
    -Wno-missing-field-initializers
    $<$<CXX_COMPILER_ID:GNU>:-Wno-restrict>
    $<$<CXX_COMPILER_ID:Clang>:-Wno-overlength-strings>)
  target_include_directories(${target} PUBLIC ${PROJECT_SOURCE_DIR})
  if(OWLDECK_SANITIZE)
    # The sanitizers' own code makes g++ see uninitialised optionals.
    # With threads everywhere, or a precompiled header fits some alone.
    target_compile_options(${target} PRIVATE -pthread
      -fsanitize=${OWLDECK_SANITIZE}
      -fno-sanitize-recover=all
      $<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>)
    target_link_options(${target} PUBLIC -fsanitize=${OWLDECK_SANITIZE})
  endif()
endfunction()

# owldeck_library(name [SEPARATE] SOURCES a.cc ... USES lib ...
#                 PRIVATE_USES lib ...)
# One static library of one layer. With OWLDECK_JOIN several files are compiled
# as one, which halves the time; not if they are SEPARATE, as files that name
# something as their neighbours do must be.
function(owldeck_library name)
  cmake_parse_arguments(arg "SEPARATE" "" "SOURCES;USES;PRIVATE_USES" ${ARGN})
  add_library(${name} STATIC ${arg_SOURCES})
  owldeck_flags(${name})
  if(OWLDECK_FUZZ)
    # Counts the edges that a fuzz target has seen; other programs ignore it.
    target_compile_options(${name} PRIVATE -fsanitize=fuzzer-no-link)
  endif()
  if(OWLDECK_JOIN AND NOT arg_SEPARATE)
    set_target_properties(${name} PROPERTIES
      UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 6)
  endif()
  target_link_libraries(${name} PUBLIC ${arg_USES} PRIVATE ${arg_PRIVATE_USES})
endfunction()

# owldeck_alone(FILE...)
# Keeps single files of a library separate.
function(owldeck_alone)
  set_source_files_properties(${ARGN} PROPERTIES
    SKIP_UNITY_BUILD_INCLUSION ON)
endfunction()

# What all test programs share: flags for code that need not be fast, and
# doctest's own, which takes long to compile.
function(owldeck_test_flags target)
  owldeck_flags(${target})
  if(OWLDECK_SANITIZE)
    target_compile_options(${target} PRIVATE -O0)
  else()
    target_compile_options(${target} PRIVATE -O1)
  endif()
endfunction()
function(owldeck_test_parts)
  add_library(test_main OBJECT ${PROJECT_SOURCE_DIR}/tests/main.cc)
  target_link_libraries(test_main PRIVATE doctest::doctest)
  owldeck_test_flags(test_main)
  if(OWLDECK_JOIN AND CMAKE_CXX_COMPILER_ID STREQUAL "Clang")
    # g++ reads its precompiled headers no faster than the headers.
    file(WRITE ${CMAKE_BINARY_DIR}/test_headers.cc "")
    add_library(test_headers OBJECT ${CMAKE_BINARY_DIR}/test_headers.cc)
    target_link_libraries(test_headers PRIVATE
      doctest::doctest fmt::fmt Threads::Threads)
    owldeck_test_flags(test_headers)
    target_precompile_headers(test_headers PRIVATE
      <doctest/doctest.h> <fmt/format.h> <algorithm> <array> <filesystem>
      <functional> <map> <memory> <optional> <set> <span> <sstream> <string>
      <variant> <vector> 
      ${PROJECT_SOURCE_DIR}/generator/deck/deck.h
      ${PROJECT_SOURCE_DIR}/render/scene/scene.h)
  endif()
endfunction()

# owldeck_test(name SOURCES a_test.cc ... USES lib ...)
# One doctest program; ctest lists every case of it, or under sanitizers, which
# make processes slow to begin, the program as a whole.
function(owldeck_test name)
  cmake_parse_arguments(arg "" "" "SOURCES;USES" ${ARGN})
  if(NOT TARGET test_main)
    owldeck_test_parts()
  endif()
  add_executable(${name} ${arg_SOURCES})
  owldeck_test_flags(${name})
  if(TARGET test_headers)
    target_link_libraries(${name} PRIVATE Threads::Threads)
    target_precompile_headers(${name} REUSE_FROM test_headers)
  endif()
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
