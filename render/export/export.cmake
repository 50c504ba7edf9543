owldeck_library(export
  SOURCES
    export/animated.cc export/encoded_film.cc export/film_parts.cc export/frames.cc
    export/group_store.cc export/palette.cc
    export/libav.cc export/mp4.cc export/mp4_file.cc export/part_team.cc export/pdf.cc export/pdf_finish.cc export/pdf_tags.cc
    export/png.cc export/repeated_frames.cc
    export/video_encoder.cc export/webvtt.cc export/write_file.cc export/yuv.cc
  USES paint
  PRIVATE_USES
    fmt::fmt PkgConfig::cairo PkgConfig::png
    Threads::Threads)

# FFmpeg is loaded when a film is written (libav.h), so only its headers matter
# here.
target_include_directories(export SYSTEM PRIVATE ${libav_INCLUDE_DIRS})
owldeck_alone(export/pdf_tags.cc)
