owldeck_test(export_test
  SOURCES
    render/export/animated_test.cc render/export/decoded_film.cc render/export/film_parts_test.cc
    render/export/frames_test.cc
    render/export/group_store_test.cc render/export/libav_test.cc
    render/export/mp4_test.cc
    render/export/pdf_image_test.cc render/export/pdf_test.cc
    render/export/png_test.cc render/export/repeated_frames_test.cc
    render/export/samples.cc render/export/webvtt_test.cc
    render/export/yuv_test.cc
  USES export PkgConfig::cairo PkgConfig::qpdf PkgConfig::libav PkgConfig::png)
target_compile_definitions(export_test PRIVATE POINTERHOLDER_TRANSITION=4)
