#pragma once

#include <zlib.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Files made byte by byte.
namespace owldeck {

/// What `text` is packed to; `bits` as zlib has them, 15 for its own wrapping.
inline std::string deflated(std::string_view text, int bits = 15) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, bits, 9, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

inline std::string gzipped(std::string_view text) {
  return deflated(text, 31);
}

inline std::string big(std::uint64_t value, int bytes) {
  std::string out;
  for (int i = bytes - 1; i >= 0; --i) {
    out += static_cast<char>(value >> (8 * i));
  }
  return out;
}

inline std::string little(std::uint64_t value, int bytes) {
  const std::string out = big(value, bytes);
  return {out.rbegin(), out.rend()};
}

/// ASCII as UTF-16.
inline std::string utf16(std::string_view text, bool is_little) {
  std::string out;
  for (const char letter : text) {
    const auto code = static_cast<unsigned char>(letter);
    out += is_little ? little(code, 2) : big(code, 2);
  }
  return out;
}

inline std::string hex(std::string_view bytes) {
  constexpr std::string_view kDigits = "0123456789ABCDEF";
  std::string out;
  for (const char each : bytes) {
    const auto byte = static_cast<unsigned char>(each);
    out += kDigits[byte >> 4U];
    out += kDigits[byte & 15U];
  }
  return out;
}

inline std::string base64(std::string_view bytes) {
  constexpr std::string_view kLetters =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string out;
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t bits = 0;
    for (std::size_t k = i; k < i + 3; ++k) {
      bits = bits << 8U |
             (k < bytes.size() ? static_cast<unsigned char>(bytes[k]) : 0U);
    }
    for (int shift = 18; shift >= 0; shift -= 6) {
      out += kLetters[(bits >> static_cast<unsigned>(shift)) & 63U];
    }
  }
  return out;
}

/// A part of a zip archive.
struct ZipPart {
  std::string name;
  std::string text;
  bool is_packed = true;
  std::string extra = {};
  bool is_listed = true;  ///< in the directory
  std::string before = {};
};

inline std::string zipped(const std::vector<ZipPart>& parts,
                          const std::string& comment = {}) {
  std::string out;
  std::string directory;
  int listed = 0;
  for (const ZipPart& part : parts) {
    out += part.before;
    const std::string data =
        part.is_packed ? deflated(part.text, -15) : part.text;
    const std::string head =
        little(20, 2) + little(0, 2) + little(part.is_packed ? 8 : 0, 2) +
        little(0, 4) +
        little(crc32(0, reinterpret_cast<const Bytef*>(part.text.data()),
                     static_cast<uInt>(part.text.size())),
               4) +
        little(data.size(), 4) + little(part.text.size(), 4) +
        little(part.name.size(), 2) + little(part.extra.size(), 2);
    if (part.is_listed) {
      ++listed;
      directory += std::string("PK\1\2", 4) + little(20, 2) + head +
                   little(0, 2) + little(0, 2) + little(0, 2) + little(0, 4) +
                   little(out.size(), 4) + part.name + part.extra;
    }
    out += std::string("PK\3\4", 4) + head + part.name + part.extra + data;
  }
  const std::size_t at = out.size();
  return out + directory + std::string("PK\5\6", 4) + little(0, 4) +
         little(static_cast<std::uint64_t>(listed), 2) +
         little(static_cast<std::uint64_t>(listed), 2) +
         little(directory.size(), 4) + little(at, 4) +
         little(comment.size(), 2) + comment;
}

inline std::string png_chunk(const std::string& type, const std::string& data) {
  const std::string body = type + data;
  return big(data.size(), 4) + body +
         big(crc32(0, reinterpret_cast<const Bytef*>(body.data()),
                   static_cast<uInt>(body.size())),
             4);
}

/// A picture of one pixel, with more chunks and bytes behind its end.
inline std::string png_with(const std::string& chunks,
                            const std::string& behind = {}) {
  return "\x89PNG\r\n\x1A\n" +
         png_chunk("IHDR",
                   big(1, 4) + big(1, 4) + std::string("\x8\0\0\0\0", 5)) +
         chunks + png_chunk("IDAT", deflated(std::string(2, '\0'))) +
         png_chunk("IEND", "") + behind;
}

}  // namespace owldeck
