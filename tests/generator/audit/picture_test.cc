#include <doctest/doctest.h>

#include "tests/generator/audit/packed.h"
#include "tests/generator/audit/planted.h"

using namespace owldeck;

namespace {

const std::string kText(kPlanted);

std::string png_with_text(const std::string& type, const std::string& data) {
  return png_with(png_chunk(type, data));
}

std::vector<PlantedFile> in_png() {
  const std::string keyword("Comment\0", 8);
  return {
      {"tEXt", "tEXt chunk Comment", png_with_text("tEXt", keyword + kText)},
      {"zTXt", "zTXt chunk Comment",
       png_with_text("zTXt", keyword + '\0' + deflated(kText))},
      {"iTXt", "iTXt chunk Comment",
       png_with_text("iTXt", keyword + std::string("\0\0en\0\0", 6) + kText)},
      {"iTXt, packed", "iTXt chunk Comment",
       png_with_text("iTXt",
                     keyword + std::string("\1\0en\0\0", 6) + deflated(kText))},
      {"eXIf", "eXIf chunk",
       png_with_text("eXIf", std::string("II*\0", 4) + utf16(kText, true))},
      {"iCCP", "iCCP chunk name",
       png_with_text("iCCP", std::string("name\0\0", 6) + deflated(kText))},
      {"unknown chunk", "noTe chunk", png_with_text("noTe", kText)},
      {"after IEND", "after IEND: line 1", png_with("", kText)},
      {"archive after IEND", "after IEND: part a.txt: line 1",
       png_with("", zipped({{"a.txt", kText}}))}};
}

/// A GIF of no picture, with a comment in blocks of at most 9 bytes.
std::string gif_with_comment() {
  std::string out =
      "GIF89a" + little(1, 2) + little(1, 2) + std::string(3, '\0');
  out += "\x21\xFE";
  for (std::size_t i = 0; i < kText.size(); i += 97) {
    const std::string part = kText.substr(i, 97);
    out += static_cast<char>(part.size()) + part;
  }
  return out + std::string("\0\x3B", 2);
}

std::string jpeg_with(const std::string& segments, const std::string& behind) {
  return "\xFF\xD8" + segments + std::string("\xFF\xDA\0\x2\1\2\3\xFF\xD9", 9) +
         behind;
}

std::string segment(char marker, const std::string& data) {
  return std::string("\xFF") + marker + big(data.size() + 2, 2) + data;
}

std::string webp_with(const std::string& type, const std::string& data) {
  const std::string body = "WEBP" + type + little(data.size(), 4) + data +
                           std::string(data.size() % 2, '\0');
  return "RIFF" + little(body.size(), 4) + body;
}

std::vector<PlantedFile> in_other_pictures() {
  return {
      {"GIF, comment", "comment", gif_with_comment()},
      {"GIF, after its end", "after its end: line 1",
       "GIF89a" + std::string(7, '\0') + "\x3B" + kText},
      {"JPEG, comment", "comment", jpeg_with(segment('\xFE', kText), "")},
      {"JPEG, XMP", "segment E1", jpeg_with(segment('\xE1', kText), "")},
      {"JPEG, after its end", "after its end: line 1", jpeg_with("", kText)},
      {"WebP, EXIF", "EXIF chunk", webp_with("EXIF", kText)},
      {"WebP, XMP", "XMP  chunk", webp_with("XMP ", kText)},
      {"WebP, after its end", "after its end: line 1",
       webp_with("EXIF", "") + kText}};
}

}  // namespace

TEST_CASE("audit: every chunk of a PNG and what follows it are searched") {
  check_found(in_png());
}

TEST_CASE("audit: GIF, JPEG and WebP are searched but for their pixels") {
  check_found(in_other_pictures());
}

TEST_CASE("audit: a PNG that ends too early is not passed over") {
  const std::string whole = png_with("");
  CHECK(unread_parts(whole).empty());
  CHECK(unread_parts(whole.substr(0, whole.size() - 20)).size() == 1);
}
