#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "generator/audit/byte_reader.h"
#include "generator/audit/inflate.h"
#include "generator/audit/readers.h"

namespace owldeck {
namespace {

/// Ids of elements.
/// Source: RFC 9559, section 5.
enum Id : std::uint64_t {
  kSegment = 0x18538067,
  kTrackEntry = 0xAE,
  kTrackNumber = 0xD7,
  kTrackType = 0x83,
  kPacking = 0x4254,
  kPackedHead = 0x4255,
  kSimpleBlock = 0xA3,
  kBlock = 0xA1,
  kAttachedFile = 0x61A7,
  kFileName = 0x466E,
  kFileData = 0x465C,
  kTagString = 0x4487,
  kTagName = 0x45A3,
  kChapterTitle = 0x85,
  kTitle = 0x7BA9,
  kTrackName = 0x536E,
  kVoid = 0xEC
};

const std::set<std::uint64_t>& containers() {
  static const std::set<std::uint64_t> ids{
      kSegment,   kTrackEntry, kAttachedFile, 0x1549A966, 0x1654AE6B,
      0x1254C367, 0x7373,      0x67C8,        0x1043A770, 0x45B9,
      0xB6,       0x80,        0x1941A469,    0x1F43B675, 0xA0,
      0x6D80,     0x6240,      0x5034,        0x63C0,     0x75A1,
      0xA6};
  return ids;
}

std::string name_of_element(std::uint64_t id) {
  static const std::map<std::uint64_t, std::string> names{
      {kTagString, "tag"},           {kTagName, "tag name"},
      {kChapterTitle, "chapter"},    {kTitle, "title"},
      {kTrackName, "track name"},    {kVoid, "void element"},
      {kFileName, "attachment name"}};
  const auto found = names.find(id);
  return found == names.end() ? fmt::format("element {:X}", id) : found->second;
}

struct MediaTrack {
  std::uint64_t type = 0;
  bool is_packed = false;
  std::uint64_t packing = 0;  ///< 0 is zlib, 3 leaves out `head`
  std::string_view head;
  std::string texts;
};

constexpr std::uint64_t kSubtitles = 17;
constexpr std::uint64_t kZlib = 0;

/// Reads elements within elements.
/// Source: RFC 8794, section 4.
class ElementReader {
 public:
  ElementReader(FileContents& contents, Budget& budget)
      : contents_(contents), budget_(budget) {}

  void read(std::string_view bytes, int depth) {
    for (std::size_t at = 0; at < bytes.size();) {
      const Number id = number_at(bytes, at);
      const Number size = number_at(bytes, at + id.bytes);
      const std::size_t first = at + id.bytes + size.bytes;
      const std::uint64_t whole =
          id.value | (std::uint64_t{1} << (7 * id.bytes));
      const std::size_t rest = bytes.size() - std::min(first, bytes.size());
      const std::size_t length =
          size.is_unknown ? rest
                          : static_cast<std::size_t>(
                                std::min<std::uint64_t>(size.value, rest));
      read_element(whole, part_of(bytes, first, length), depth);
      at = first + length;
    }
  }

  void add_texts() {
    int number = 0;
    for (auto& [id, track] : tracks_) {
      if (track.type == kSubtitles) {
        add(fmt::format("subtitle track {}", ++number), track.texts);
      }
    }
  }

 private:
  static constexpr int kMostDepth = 32;

  /// A number of 1 to 8 bytes; its first bits say of how many.
  struct Number {
    std::uint64_t value = 0;
    std::size_t bytes = 1;
    bool is_unknown = false;
  };
  static Number number_at(std::string_view bytes, std::size_t at) {
    const std::uint64_t lead = big_endian(bytes, at, 1);
    std::size_t count = 1;
    while (count < 8 && (lead & (0x80U >> (count - 1))) == 0) {
      ++count;
    }
    const std::uint64_t all = (std::uint64_t{1} << (7 * count)) - 1;
    const std::uint64_t value = big_endian(bytes, at, count) & all;
    return {value, count, value == all};
  }

  void add(const std::string& where, std::string_view text) {
    contents_.texts.push_back({where, std::string(text)});
  }

  void read_element(std::uint64_t id, std::string_view data, int depth) {
    if (id == kTrackEntry) {
      track_ = {};
    }
    if (containers().contains(id) && depth < kMostDepth) {
      read(data, depth + 1);
    } else if (id == kSimpleBlock || id == kBlock) {
      read_block(data);
    } else if (id == kFileData) {
      const std::string where = "attachment " + attachment_;
      contents_.files.push_back({where, attachment_, std::string(data)});
      contents_.signs.push_back({where, "an attachment"});
    } else {
      note(id, data);
      add(name_of_element(id), data);
    }
    if (id == kTrackEntry) {
      tracks_[number_] = track_;
    }
  }

  void note(std::uint64_t id, std::string_view data) {
    const std::uint64_t value =
        big_endian(data, 0, std::min(data.size(), std::size_t{8}));
    if (id == kTrackNumber) {
      number_ = value;
    } else if (id == kTrackType) {
      track_.type = value;
    } else if (id == kPacking) {
      track_.packing = value;
      track_.is_packed = true;
    } else if (id == kPackedHead) {
      track_.head = data;
      track_.is_packed = true;
    } else if (id == kFileName) {
      attachment_ = data;
    }
  }

  /// Behind the track's number stand a time and flags.
  void read_block(std::string_view data) {
    constexpr std::size_t kTimeAndFlags = 3;
    const Number number = number_at(data, 0);
    const auto found = tracks_.find(number.value);
    if (found == tracks_.end() || found->second.type != kSubtitles) {
      return;
    }
    MediaTrack& track = found->second;
    const std::string_view text =
        part_of(data, number.bytes + kTimeAndFlags, data.size());
    if (track.is_packed && track.packing == kZlib) {
      const Inflated inflated = inflate_bytes(text, Wrapping::Zlib, budget_);
      track.texts += inflated.bytes;
    } else {
      track.texts += std::string(track.head) + std::string(text);
    }
    track.texts += ' ';
  }

  FileContents& contents_;
  Budget& budget_;
  MediaTrack track_;
  std::uint64_t number_ = 0;
  std::map<std::uint64_t, MediaTrack> tracks_;
  std::string attachment_;
};

}  // namespace

FileContents webm_contents(std::string_view bytes, Budget& budget) {
  FileContents contents{"WebM"};
  ElementReader reader(contents, budget);
  reader.read(bytes, 0);
  reader.add_texts();
  return contents;
}

}  // namespace owldeck
