#include <fmt/format.h>

#include <string>

#include "generator/audit/byte_reader.h"
#include "generator/audit/readers.h"

namespace owldeck {
namespace {

/// Blocks of a length, a byte, and so many bytes, up to a length of 0; gives
/// where they end.
std::size_t read_blocks(std::string_view bytes, std::size_t at,
                        std::string& joined) {
  while (at < bytes.size() && bytes[at] != '\0') {
    const std::size_t length = big_endian(bytes, at, 1);
    joined += part_of(bytes, at + 1, length);
    at += length + 1;
  }
  return at + 1;
}

/// Bytes of a table of colours, by the field that says how large it is.
std::size_t color_bytes(std::size_t field) {
  constexpr std::size_t kHasTable = 0x80;
  return (field & kHasTable) != 0 ? std::size_t{3} << ((field & 7U) + 1) : 0;
}

void add_rest(std::string_view bytes, std::size_t at, FileContents& contents) {
  if (at < bytes.size()) {
    contents.files.push_back(
        {"after its end", "", std::string(bytes.substr(at))});
  }
}

}  // namespace

/// Source: GIF89a specification, sections 17 to 27.
FileContents gif_contents(std::string_view bytes) {
  constexpr std::size_t kHeader = 13;
  constexpr char kPicture = '\x2C';
  constexpr char kExtension = '\x21';
  FileContents contents{"GIF"};
  std::size_t at = kHeader + color_bytes(big_endian(bytes, 10, 1));
  while (at < bytes.size() &&
         (bytes[at] == kPicture || bytes[at] == kExtension)) {
    std::string joined;
    if (bytes[at] == kPicture) {
      constexpr std::size_t kDescription = 10;
      at += kDescription + color_bytes(big_endian(bytes, at + 9, 1)) + 1;
      at = read_blocks(bytes, at, joined);
      continue;
    }
    const bool is_comment = big_endian(bytes, at + 1, 1) == 0xFE;
    at = read_blocks(bytes, at + 2, joined);
    contents.texts.push_back(
        {is_comment ? "comment" : "extension", std::move(joined)});
    if (is_comment) {
      contents.signs.push_back({"comment", "a text"});
    }
  }
  add_rest(bytes, at + 1, contents);
  return contents;
}

/// Source: ITU-T T.81, annex B.
FileContents jpeg_contents(std::string_view bytes) {
  constexpr std::uint64_t kEnd = 0xD9;
  constexpr std::uint64_t kScan = 0xDA;
  constexpr std::uint64_t kComment = 0xFE;
  constexpr std::uint64_t kApplication = 0xE0;
  FileContents contents{"JPEG"};
  std::size_t at = 2;
  while (at + 1 < bytes.size()) {
    const std::uint64_t marker = big_endian(bytes, at + 1, 1);
    const bool is_segment = bytes[at] == '\xFF' && marker >= 0xC0 &&
                            (marker < 0xD0 || marker > kEnd);
    if (marker == kEnd && bytes[at] == '\xFF') {
      add_rest(bytes, at + 2, contents);
      return contents;
    }
    if (!is_segment) {
      ++at;  // pixels
      continue;
    }
    const std::size_t length = big_endian(bytes, at + 2, 2);
    if (marker >= kApplication && marker != kScan) {
      contents.texts.push_back({marker == kComment
                                    ? std::string("comment")
                                    : fmt::format("segment {:X}", marker),
                                std::string(part_of(bytes, at + 4, length))});
    }
    if (marker == kComment) {
      contents.signs.push_back({"comment", "a text"});
    }
    at += 2 + length;
  }
  contents.unread.push_back({"", "it ends before its end"});
  return contents;
}

FileContents riff_contents(std::string_view bytes) {
  constexpr std::size_t kHeader = 12;
  FileContents contents{std::string(part_of(bytes, 8, 4))};
  const std::size_t end = 8 + little_endian(bytes, 4, 4);
  std::size_t at = kHeader;
  while (at + 8 <= bytes.size() && at < end) {
    const std::string_view type = part_of(bytes, at, 4);
    const std::size_t length = little_endian(bytes, at + 4, 4);
    if (!type.starts_with("VP8") && type != "ANMF" && type != "ALPH") {
      contents.texts.push_back({fmt::format("{} chunk", type),
                                std::string(part_of(bytes, at + 8, length))});
    }
    at += 8 + length + length % 2;
  }
  add_rest(bytes, at, contents);
  return contents;
}

}  // namespace owldeck
