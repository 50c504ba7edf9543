#include "generator/audit/contents.h"

#include <algorithm>
#include <array>

#include "generator/audit/readers.h"
#include "generator/audit/utf16.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

using namespace std::string_view_literals;

/// How archives and the like begin that cannot be unpacked here.
struct Closed {
  std::string_view begin;
  const char* format;
};
constexpr std::array kClosed{Closed{"7z\xBC\xAF\x27\x1C"sv, "7z"},
                             Closed{"Rar!\x1A\x07"sv, "RAR"},
                             Closed{"\xFD"
                                    "7zXZ\0"sv,
                                    "XZ"},
                             Closed{"BZh"sv, "BZIP2"},
                             Closed{"\x28\xB5\x2F\xFD"sv, "ZSTD"},
                             Closed{"\x04\x22\x4D\x18"sv, "LZ4"},
                             Closed{"wOF2"sv, "WOFF2"},
                             Closed{"wOFF"sv, "WOFF"}};

bool is_mp4(std::string_view bytes) {
  const std::string_view type =
      bytes.substr(std::min<std::size_t>(4, bytes.size()), 4);
  return type == "ftyp" || type == "moov" || type == "styp" || type == "wide";
}

std::string_view without_blanks(std::string_view bytes) {
  const std::size_t first = bytes.find_first_not_of(" \t\r\n\f");
  return first == std::string_view::npos ? std::string_view()
                                         : bytes.substr(first);
}

/// Texts that are neither of a format nor of UTF-16.
FileContents text_contents(std::string_view bytes) {
  const std::string_view text = without_blanks(
      bytes.starts_with(kByteOrderMark) ? bytes.substr(kByteOrderMark.size())
                                        : bytes);
  if (text.starts_with("WEBVTT")) {
    return vtt_contents(text);
  }
  if (text.starts_with('<')) {
    return markup_contents(text);
  }
  if (text.starts_with('{') || text.starts_with('[')) {
    return json_contents(text);
  }
  return {bytes.find('\0') == std::string_view::npos ? "text" : "other"};
}

enum class Utf16 { None, Big, Little };

/// By its mark, or by the zeros between letters of ASCII.
Utf16 utf16_kind(std::string_view bytes) {
  if (bytes.starts_with("\xFE\xFF"sv)) {
    return Utf16::Big;
  }
  if (bytes.starts_with("\xFF\xFE"sv)) {
    return Utf16::Little;
  }
  const auto is_zero = [&](std::size_t at) { return bytes[at] == '\0'; };
  if (bytes.size() < 4 || is_zero(0) == is_zero(1)) {
    return Utf16::None;
  }
  const bool is_big = is_zero(0);
  return is_zero(2) == is_big && is_zero(3) != is_big
             ? (is_big ? Utf16::Big : Utf16::Little)
             : Utf16::None;
}

FileContents utf16_contents(std::string_view bytes, Utf16 kind) {
  std::string text = utf16_text(bytes, kind == Utf16::Little);
  FileContents contents = text_contents(text);
  contents.texts.push_back({"text in UTF-16", std::move(text)});
  return contents;
}

/// Whether a PDF begins within the first bytes, where viewers look for it.
bool is_pdf(std::string_view bytes) {
  constexpr std::size_t kHead = 1024;
  return bytes.substr(0, kHead).find("%PDF-") != std::string_view::npos;
}

bool is_tar(std::string_view bytes) {
  constexpr std::size_t kMagicAt = 257;
  return bytes.size() > kMagicAt && bytes.substr(kMagicAt).starts_with("ustar");
}

}  // namespace

FileContents contents_of(std::string_view bytes, Budget& budget) {
  for (const Closed& closed : kClosed) {
    if (bytes.starts_with(closed.begin)) {
      return {closed.format,
              {},
              {},
              {{"", "it is packed in a way that is not known"}},
              {}};
    }
  }
  if (bytes.starts_with("\x89PNG\r\n\x1A\n"sv)) {
    return png_contents(bytes, budget);
  }
  if (bytes.starts_with("GIF8"sv)) {
    return gif_contents(bytes);
  }
  if (bytes.starts_with("\xFF\xD8\xFF"sv)) {
    return jpeg_contents(bytes);
  }
  if (bytes.starts_with("RIFF"sv)) {
    return riff_contents(bytes);
  }
  if (bytes.starts_with("\x1A\x45\xDF\xA3"sv)) {
    return webm_contents(bytes, budget);
  }
  if (bytes.starts_with("PK\3\4"sv) || bytes.starts_with("PK\5\6"sv)) {
    return zip_contents(bytes, budget);
  }
  if (bytes.starts_with("\x1F\x8B"sv)) {
    return gzip_contents(bytes, budget);
  }
  if (is_pdf(bytes)) {
    return pdf_contents(bytes, budget);
  }
  if (is_mp4(bytes)) {
    return mp4_contents(bytes, budget);
  }
  if (is_tar(bytes)) {
    return tar_contents(bytes);
  }
  const Utf16 kind = utf16_kind(bytes);
  return kind == Utf16::None ? text_contents(bytes)
                             : utf16_contents(bytes, kind);
}

}  // namespace owldeck
