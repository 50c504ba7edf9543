owldeck_library(export
  SOURCES
    export/mp4.cc export/pdf.cc export/png.cc
  USES paint
  PRIVATE_USES
    fmt::fmt PkgConfig::cairo PkgConfig::png PkgConfig::qpdf PkgConfig::libav
    Threads::Threads)
