owldeck_test(kernels_test
  SOURCES
    generator/kernels/exponential_test.cc
    generator/kernels/fast_attention_test.cc
    generator/kernels/row_blocks_test.cc
    generator/kernels/thread_team_test.cc
  USES kernels)

# What is compiled for a larger vector unit must not define a function that the
# linker could take for the whole program.
add_test(NAME "kernels: define nothing that other code could be linked to"
  COMMAND sh -c "! nm -C '$<TARGET_FILE:kernels>' |
    awk '/^kernels_v/ {unit = 1; next} /^[^ ]*:$/ {unit = 0}
         unit && $2 ~ /^[VWu]$/'| grep .")
