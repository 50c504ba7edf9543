owldeck_library(export
  SOURCES
    export/libav.cc export/mp4.cc export/mp4_file.cc export/pdf.cc export/pdf_finish.cc export/pdf_tags.cc
    export/png.cc export/video_encoder.cc export/write_file.cc export/yuv.cc
  USES paint
  PRIVATE_USES
    fmt::fmt PkgConfig::cairo PkgConfig::png PkgConfig::qpdf
    Threads::Threads ${CMAKE_DL_LIBS})

# qpdf's own pointer class is not used; this leaves it out of its headers.
target_compile_definitions(export PRIVATE POINTERHOLDER_TRANSITION=4)

# FFmpeg is loaded when a film is written (libav.h), so only its headers matter
# here.
target_include_directories(export SYSTEM PRIVATE ${libav_INCLUDE_DIRS})
