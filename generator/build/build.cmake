owldeck_library(build
  SOURCES
    build/build.cc
  USES compose animation check export
  PRIVATE_USES fmt::fmt nlohmann_json::nlohmann_json Threads::Threads)
