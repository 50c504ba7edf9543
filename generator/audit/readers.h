#pragma once

#include <string_view>

#include "generator/audit/contents.h"

/// A reader for each format. Each is given a file that begins as its format
/// does.
namespace owldeck {

[[nodiscard]] FileContents pdf_contents(std::string_view bytes, Budget& budget);
/// Also of APNG. Pixels are not read.
[[nodiscard]] FileContents png_contents(std::string_view bytes, Budget& budget);
[[nodiscard]] FileContents gif_contents(std::string_view bytes);
/// JPEG: what stands in its segments. Pixels are not read.
[[nodiscard]] FileContents jpeg_contents(std::string_view bytes);
/// WebP and other files in RIFF's chunks. Pixels are not read.
[[nodiscard]] FileContents riff_contents(std::string_view bytes);
/// MP4, MOV and their kin.
[[nodiscard]] FileContents mp4_contents(std::string_view bytes, Budget& budget);
/// WebM and Matroska.
[[nodiscard]] FileContents webm_contents(std::string_view bytes,
                                         Budget& budget);
/// Zip archives and what is one: PPTX, DOCX, EPUB, ...
[[nodiscard]] FileContents zip_contents(std::string_view bytes, Budget& budget);
[[nodiscard]] FileContents gzip_contents(std::string_view bytes,
                                         Budget& budget);
[[nodiscard]] FileContents tar_contents(std::string_view bytes);
/// XML, SVG, HTML.
[[nodiscard]] FileContents markup_contents(std::string_view bytes);
[[nodiscard]] FileContents json_contents(std::string_view bytes);
[[nodiscard]] FileContents vtt_contents(std::string_view bytes);

}  // namespace owldeck
