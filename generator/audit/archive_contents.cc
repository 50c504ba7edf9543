#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <string>

#include "generator/audit/byte_reader.h"
#include "generator/audit/inflate.h"
#include "generator/audit/readers.h"

namespace owldeck {
namespace {

constexpr std::string_view kPart{"PK\3\4", 4};

/// The head of one part of a zip archive.
/// Source: PKWARE APPNOTE, section 4.3.7.
struct PartHead {
  std::uint64_t flags = 0;
  std::uint64_t method = 0;
  std::size_t packed = 0;  ///< bytes
  bool has_size = false;
  std::string name;
  std::string_view extra;
  std::size_t data = 0;  ///< where it begins in the archive

  [[nodiscard]] bool is_encrypted() const { return (flags & 1U) != 0; }
};

PartHead head_at(std::string_view bytes, std::size_t at) {
  constexpr std::size_t kFixed = 30;
  constexpr std::size_t kIn64 = 0xFFFFFFFF;
  constexpr std::uint64_t kSizeFollows = 8;
  PartHead head;
  head.flags = little_endian(bytes, at + 6, 2);
  head.method = little_endian(bytes, at + 8, 2);
  head.packed = little_endian(bytes, at + 18, 4);
  const std::size_t name = little_endian(bytes, at + 26, 2);
  const std::size_t extra = little_endian(bytes, at + 28, 2);
  head.name = part_of(bytes, at + kFixed, name);
  head.extra = part_of(bytes, at + kFixed + name, extra);
  head.data = std::min(at + kFixed + name + extra, bytes.size());
  head.has_size = (head.flags & kSizeFollows) == 0 && head.packed != kIn64;
  return head;
}

class ZipReader {
 public:
  ZipReader(std::string_view bytes, FileContents& contents, Budget& budget)
      : bytes_(bytes), contents_(contents), budget_(budget) {}

  /// Goes from part to part, not by the directory, which may leave some out.
  void read() {
    std::size_t done = 0;
    for (std::size_t at = bytes_.find(kPart); at != std::string_view::npos;
         at = bytes_.find(kPart, done)) {
      if (at > done) {
        add("between its parts", bytes_.substr(done, at - done));
      }
      done = std::max(read_part(head_at(bytes_, at)), at + kPart.size());
    }
    done = std::min(done, bytes_.size());
    add("directory and comments", bytes_.substr(done));
  }

 private:
  void add(const std::string& where, std::string_view text) {
    contents_.texts.push_back({where, std::string(text)});
  }

  /// Gives where its data end.
  std::size_t read_part(const PartHead& head) {
    constexpr std::uint64_t kStored = 0;
    constexpr std::uint64_t kDeflated = 8;
    const std::string where = "part " + head.name;
    add("name of a part", head.name);
    add(where + ", extra field", head.extra);
    if (head.is_encrypted() ||
        (head.method != kStored && head.method != kDeflated)) {
      contents_.unread.push_back(
          {where, head.is_encrypted() ? "it is encrypted"
                                      : "it is packed in a way that is not "
                                        "known"});
      return head.data + (head.has_size ? head.packed : 0);
    }
    return head.method == kStored ? read_stored(head, where)
                                  : read_deflated(head, where);
  }

  std::size_t read_stored(const PartHead& head, const std::string& where) {
    std::size_t size = head.packed;
    if (!head.has_size) {
      // As far as the next part, or the directory.
      size = std::min(bytes_.find("PK", head.data), bytes_.size()) - head.data;
    }
    const std::string_view data = part_of(bytes_, head.data, size);
    contents_.files.push_back({where, head.name, std::string(data)});
    return head.data + data.size();
  }

  std::size_t read_deflated(const PartHead& head, const std::string& where) {
    const std::size_t most = head.has_size ? head.packed : bytes_.size();
    Inflated inflated = inflate_bytes(part_of(bytes_, head.data, most),
                                      Wrapping::None, budget_);
    if (!inflated.is_whole) {
      contents_.unread.push_back(
          {where, "its packed bytes are damaged or too many"});
    }
    contents_.files.push_back({where, head.name, std::move(inflated.bytes)});
    return head.data + (head.has_size ? head.packed : inflated.read);
  }

  std::string_view bytes_;
  FileContents& contents_;
  Budget& budget_;
};

}  // namespace

FileContents zip_contents(std::string_view bytes, Budget& budget) {
  FileContents contents{"ZIP"};
  ZipReader(bytes, contents, budget).read();
  for (const InnerFile& part : contents.files) {
    if (part.name == "ppt/presentation.xml") {
      contents.format = "PPTX";
    } else if (part.name == "word/document.xml") {
      contents.format = "DOCX";
    }
  }
  return contents;
}

FileContents gzip_contents(std::string_view bytes, Budget& budget) {
  FileContents contents{"GZIP"};
  constexpr std::string_view kMagic = "\x1F\x8B";
  std::size_t at = 0;
  while (part_of(bytes, at, kMagic.size()) == kMagic) {
    Inflated inflated = inflate_bytes(bytes.substr(at), Wrapping::Gzip, budget);
    contents.files.push_back({"unpacked", "", std::move(inflated.bytes)});
    if (!inflated.is_whole || inflated.read == 0) {
      contents.unread.push_back(
          {"", "its packed bytes are damaged or too many"});
      return contents;
    }
    at += inflated.read;
  }
  if (at < bytes.size()) {
    contents.files.push_back(
        {"after its end", "", std::string(bytes.substr(at))});
  }
  return contents;
}

FileContents tar_contents(std::string_view bytes) {
  constexpr std::size_t kBlock = 512;
  constexpr std::size_t kName = 100;
  constexpr std::size_t kSizeAt = 124;
  constexpr std::size_t kSizeDigits = 11;
  FileContents contents{"TAR"};
  for (std::size_t at = 0; at + kBlock <= bytes.size();) {
    const std::string_view field = part_of(bytes, at, kName);
    const std::string name(field.substr(0, field.find('\0')));
    const std::string_view digits = part_of(bytes, at + kSizeAt, kSizeDigits);
    std::size_t size = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), size, 8);
    const std::string_view data = part_of(bytes, at + kBlock, size);
    if (!name.empty()) {
      contents.texts.push_back(
          {"head of " + name, std::string(part_of(bytes, at, kBlock))});
      contents.files.push_back({"part " + name, name, std::string(data)});
    }
    at += kBlock + (data.size() + kBlock - 1) / kBlock * kBlock;
  }
  return contents;
}

}  // namespace owldeck
