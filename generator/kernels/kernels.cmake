owldeck_library(kernels
  SOURCES
    kernels/aligned_buffer.cc kernels/fast_attention.cc
    kernels/kernels_baseline.cc kernels/materialised.cc
    kernels/packed_attention.cc kernels/row_blocks.cc kernels/streaming.cc
    kernels/thread_team.cc kernels/vector_unit.cc
  PRIVATE_USES Threads::Threads)

# The hot loops are optimised in every build, and compiled once more for each
# larger vector unit; vector_unit.cc chooses at run time, which g++ alone can.
set(owldeck_hot -O3 -ffp-contract=fast)
set_source_files_properties(kernels/kernels_baseline.cc PROPERTIES
  COMPILE_OPTIONS "${owldeck_hot}")
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND
   CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|AMD64)$")
  foreach(unit v3 v4)
    target_sources(kernels PRIVATE kernels/kernels_${unit}.cc)
    set_source_files_properties(kernels/kernels_${unit}.cc PROPERTIES
      COMPILE_OPTIONS "${owldeck_hot};-march=x86-64-${unit}")
  endforeach()
  target_compile_definitions(kernels PRIVATE OWLDECK_X86_KERNELS)
endif()
