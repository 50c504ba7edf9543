owldeck_library(export
  SOURCES
    export/mp4.cc export/pdf.cc export/pdf_finish.cc export/pdf_tags.cc
    export/png.cc export/write_file.cc
  USES paint
  PRIVATE_USES
    fmt::fmt PkgConfig::cairo PkgConfig::png PkgConfig::qpdf)

# qpdf's own pointer class is not used; this leaves it out of its headers.
target_compile_definitions(export PRIVATE POINTERHOLDER_TRANSITION=4)
