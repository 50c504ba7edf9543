# Writes a header with one hash over the names and contents of FILES.
set(all "")
foreach(file IN LISTS FILES)
  file(SHA256 ${file} hash)
  file(RELATIVE_PATH name ${ROOT} ${file})
  string(APPEND all "${name} ${hash}\n")
endforeach()
string(SHA256 key "${all}")
file(WRITE ${OUT} "#pragma once
#define OWLDECK_SOURCE_KEY \"${key}\"
")
