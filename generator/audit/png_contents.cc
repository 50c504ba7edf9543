#include <fmt/format.h>

#include <set>
#include <string>

#include "generator/audit/byte_reader.h"
#include "generator/audit/inflate.h"
#include "generator/audit/readers.h"

namespace owldeck {
namespace {

/// Chunks of numbers alone.
const std::set<std::string_view>& pixel_chunks() {
  static const std::set<std::string_view> chunks{"IDAT", "fdAT", "IHDR",
                                                 "PLTE"};
  return chunks;
}

/// A text up to a NUL, and what stands behind it.
struct UntilNul {
  std::string_view text;
  std::string_view rest;
};

UntilNul until_nul(std::string_view bytes) {
  const std::size_t end = bytes.find('\0');
  return end == std::string_view::npos
             ? UntilNul{bytes, {}}
             : UntilNul{bytes.substr(0, end), bytes.substr(end + 1)};
}

class ChunkReader {
 public:
  ChunkReader(FileContents& contents, Budget& budget)
      : contents_(contents), budget_(budget) {}

  void read(std::string_view type, std::string_view data) {
    const auto [keyword, rest] = until_nul(data);
    const std::string where = fmt::format("{} chunk", type);
    const std::string with_keyword = fmt::format("{} {}", where, keyword);
    if (pixel_chunks().contains(type)) {
      return;
    }
    if (type == "tEXt" || type == "zTXt" || type == "iTXt") {
      contents_.signs.push_back({with_keyword, "a text"});
    }
    if (type == "zTXt" || type == "iCCP") {
      unpack(with_keyword, rest.substr(rest.empty() ? 0 : 1));
    } else if (type == "iTXt") {
      read_international(with_keyword, rest);
    }
    contents_.texts.push_back(
        {type == "tEXt" ? with_keyword : where, std::string(data)});
  }

 private:
  void unpack(const std::string& where, std::string_view packed) {
    Inflated text = inflate_bytes(packed, Wrapping::Zlib, budget_);
    if (!text.is_whole) {
      contents_.unread.push_back({where, "its packed text is damaged"});
    }
    contents_.texts.push_back({where, std::move(text.bytes)});
  }

  /// Source: PNG specification, section 11.3.4.5.
  void read_international(const std::string& where, std::string_view rest) {
    const bool is_packed = rest.starts_with('\1');
    const auto [language, translated] =
        until_nul(part_of(rest, 2, rest.size()));
    const std::string_view text = until_nul(translated).rest;
    if (is_packed) {
      unpack(where, text);
    } else {
      contents_.texts.push_back({where, std::string(text)});
    }
  }

  FileContents& contents_;
  Budget& budget_;
};

}  // namespace

FileContents png_contents(std::string_view bytes, Budget& budget) {
  constexpr std::size_t kSignature = 8;
  constexpr std::size_t kAround = 12;
  FileContents contents{"PNG"};
  ChunkReader reader(contents, budget);
  bool has_end = false;
  std::size_t at = kSignature;
  while (at < bytes.size() && !has_end) {
    const std::size_t length = big_endian(bytes, at, 4);
    const std::string_view type = part_of(bytes, at + 4, 4);
    reader.read(type, part_of(bytes, at + 8, length));
    has_end = type == "IEND";
    at += kAround + length;
  }
  if (!has_end) {
    contents.unread.push_back({"", "it ends within a chunk"});
  }
  if (at < bytes.size()) {
    contents.files.push_back({"after IEND", "", std::string(bytes.substr(at))});
  }
  return contents;
}

}  // namespace owldeck
