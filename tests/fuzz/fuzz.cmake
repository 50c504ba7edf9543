# Fuzz targets: one file each, with a dictionary beside it and a small corpus
# below corpus/. `./dev fuzz` runs them for as long as wanted; here each sees its
# corpus and a short run that always draws the same numbers.
add_library(fuzz_support STATIC fuzz/support.cc fuzz/tensors.cc)
owldeck_flags(fuzz_support)
target_link_libraries(fuzz_support PUBLIC deck theme tensor)

add_custom_target(fuzz)

# owldeck_fuzz(name USES lib ...)
function(owldeck_fuzz name)
  cmake_parse_arguments(arg "" "" "USES" ${ARGN})
  add_executable(fuzz_${name} fuzz/${name}.cc)
  owldeck_flags(fuzz_${name})
  target_link_libraries(fuzz_${name} PRIVATE fuzz_support ${arg_USES})
  target_compile_options(fuzz_${name} PRIVATE -fsanitize=fuzzer-no-link)
  target_link_options(fuzz_${name} PRIVATE -fsanitize=fuzzer)
  add_dependencies(fuzz fuzz_${name})

  # A list of files, not a folder, into which libFuzzer would write.
  file(GLOB seeds CONFIGURE_DEPENDS
    ${PROJECT_SOURCE_DIR}/tests/fuzz/corpus/${name}/*)
  list(JOIN seeds "," seeds)
  set(list ${CMAKE_CURRENT_BINARY_DIR}/fuzz_${name}.seeds)
  file(WRITE ${list} "${seeds}")
  add_test(NAME "fuzz: ${name}" COMMAND fuzz_${name} -runs=2000 -seed=1
    -timeout=30 -rss_limit_mb=2048 -seed_inputs=@${list}
    -dict=${PROJECT_SOURCE_DIR}/tests/fuzz/${name}.dict
    -artifact_prefix=${CMAKE_CURRENT_BINARY_DIR}/fuzz_${name}-)
endfunction()

owldeck_fuzz(npy USES tensor)
owldeck_fuzz(safetensors USES tensor)
owldeck_fuzz(notebook USES notebook)
owldeck_fuzz(yaml USES import)
owldeck_fuzz(look USES theme)
owldeck_fuzz(formula USES text)
owldeck_fuzz(image USES paint)
owldeck_fuzz(import USES import)
owldeck_fuzz(expression USES attention)
owldeck_fuzz(model USES attention)
owldeck_fuzz(markdown USES compose)
owldeck_fuzz(deck USES audience check import)
owldeck_fuzz(manifest USES build)
