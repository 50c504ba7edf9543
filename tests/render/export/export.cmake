owldeck_test(export_test
  SOURCES
    render/export/pdf_test.cc render/export/png_test.cc
    render/export/samples.cc
  USES export PkgConfig::cairo PkgConfig::qpdf PkgConfig::png)
target_compile_definitions(export_test PRIVATE POINTERHOLDER_TRANSITION=4)
