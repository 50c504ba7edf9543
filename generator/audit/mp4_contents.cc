#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <vector>

#include "generator/audit/byte_reader.h"
#include "generator/audit/inflate.h"
#include "generator/audit/readers.h"

namespace owldeck {
namespace {

/// Boxes that hold boxes.
const std::set<std::string_view>& container_boxes() {
  static const std::set<std::string_view> boxes{
      "moov", "trak", "mdia", "minf", "stbl", "udta", "meta", "ilst", "edts",
      "dinf", "mvex", "moof", "traf", "mfra", "tref", "gmhd", "cmov"};
  return boxes;
}

/// What the metadata of every film may say.
const std::set<std::string_view>& usual_items() {
  static const std::set<std::string_view> items{"\xA9nam", "\xA9too"};
  return items;
}

/// The tables that say where the samples of a track are.
struct Track {
  std::string_view handler;
  std::string_view sizes;    ///< stsz
  std::string_view samples;  ///< stsc
  std::string_view offsets;  ///< stco or co64
  std::size_t offset_bytes = 4;

  [[nodiscard]] bool has_texts() const {
    return handler == "text" || handler == "sbtl" || handler == "subt" ||
           handler == "clcp" || handler == "meta" || handler == "mdta";
  }
};

/// Box names that are no letters as points, so that they can be printed.
std::string printable(std::string_view name) {
  std::string out(name);
  std::ranges::replace_if(
      out, [](char letter) { return letter < ' ' || letter > '~'; }, '.');
  return out;
}

/// Reads boxes within boxes.
/// Source: ISO 14496-12, section 4.2 and chapter 8.
class BoxReader {
 public:
  BoxReader(std::string_view file, FileContents& contents, Budget& budget)
      : file_(file), contents_(contents), budget_(budget) {}

  void read(std::string_view bytes, const std::string& path, int depth) {
    std::size_t at = 0;
    while (at + 8 <= bytes.size()) {
      std::size_t head = 8;
      std::size_t size = big_endian(bytes, at, 4);
      if (size == 1) {
        size = big_endian(bytes, at + 8, 8);
        head = 16;
      }
      if (size == 0 || size > bytes.size() - at) {
        size = bytes.size() - at;
      }
      size = std::max(size, std::size_t{8});
      read_box(part_of(bytes, at + 4, 4),
               part_of(bytes, at + head, size - std::min(head, size)), path,
               depth);
      at += size;
    }
    if (at < bytes.size()) {
      add(path + "/", bytes.substr(at));
    }
  }

  void add_samples() {
    int number = 0;
    for (const Track& track : tracks_) {
      if (track.has_texts()) {
        add(fmt::format("text track {}", ++number), texts_of(track));
      }
    }
  }

 private:
  static constexpr int kMostDepth = 32;

  void add(const std::string& where, std::string_view text) {
    contents_.texts.push_back({where, std::string(text)});
  }

  void read_box(std::string_view type, std::string_view data,
                const std::string& path, int depth) {
    const std::string where =
        path + (path.empty() ? "" : "/") + printable(type);
    if (type == "mdat") {
      return;
    }
    note_table(type, data);
    if (type == "cmvd") {
      const Inflated moov =
          inflate_bytes(part_of(data, 4, data.size()), Wrapping::Zlib, budget_);
      if (!moov.is_whole) {
        contents_.unread.push_back({where, "its packed bytes are damaged"});
      }
      add(where, moov.bytes);
      return;
    }
    const bool is_item = path.ends_with("/ilst");
    if (is_item && !usual_items().contains(type)) {
      contents_.signs.push_back({where, "metadata beyond title and encoder"});
    }
    if ((container_boxes().contains(type) || is_item) && depth < kMostDepth) {
      // A `meta` has a version before its boxes, except in QuickTime's files.
      const bool has_version = type == "meta" && part_of(data, 4, 4) != "hdlr";
      read(part_of(data, has_version ? 4 : 0, data.size()), where, depth + 1);
      return;
    }
    add("box " + where, data);
  }

  void note_table(std::string_view type, std::string_view data) {
    if (type == "trak") {
      tracks_.emplace_back();
    }
    if (tracks_.empty()) {
      return;
    }
    Track& track = tracks_.back();
    if (type == "hdlr" && track.handler.empty()) {
      track.handler = part_of(data, 8, 4);
    } else if (type == "stsz") {
      track.sizes = data;
    } else if (type == "stsc") {
      track.samples = data;
    } else if (type == "stco" || type == "co64") {
      track.offsets = data;
      track.offset_bytes = type == "stco" ? 4 : 8;
    }
  }

  /// What the samples of a track say, one after the other.
  [[nodiscard]] std::string texts_of(const Track& track) const {
    constexpr std::size_t kMostSamples = 1 << 20;
    const std::size_t chunks = big_endian(track.offsets, 4, 4);
    const std::size_t entries = big_endian(track.samples, 4, 4);
    std::string text;
    std::size_t sample = 0;
    std::size_t entry = 0;
    for (std::size_t chunk = 0; chunk < chunks && sample < kMostSamples &&
                                8 + chunk * 4 < track.offsets.size();
         ++chunk) {
      const auto first_chunk = [&](std::size_t i) {
        return big_endian(track.samples, 8 + i * 12, 4);
      };
      if (entry + 1 < entries && first_chunk(entry + 1) <= chunk + 1) {
        ++entry;
      }
      const std::size_t in_chunk = std::min(
          big_endian(track.samples, 12 + entry * 12, 4), kMostSamples - sample);
      std::size_t at = big_endian(track.offsets, 8 + chunk * track.offset_bytes,
                                  track.offset_bytes);
      for (std::size_t i = 0; i < in_chunk; ++i, ++sample) {
        const std::size_t same = big_endian(track.sizes, 4, 4);
        const std::size_t size =
            same != 0 ? same : big_endian(track.sizes, 12 + sample * 4, 4);
        text += sample_text(part_of(file_, at, size));
        text += ' ';
        at += size;
        if (text.size() > file_.size()) {
          return text;  // samples that overlap
        }
      }
    }
    return text;
  }

  /// A sample of 3GPP text has its length before it, one of WebVTT is boxes.
  static std::string sample_text(std::string_view sample) {
    const std::size_t length = big_endian(sample, 0, 2);
    if (part_of(sample, 4, 4) == "vttc" || part_of(sample, 4, 4) == "vtte") {
      const std::size_t text = sample.find("payl");
      return std::string(text == std::string_view::npos
                             ? std::string_view()
                             : sample.substr(text + 4));
    }
    return std::string(length + 2 <= sample.size() ? sample.substr(2, length)
                                                   : sample);
  }

  std::string_view file_;
  FileContents& contents_;
  Budget& budget_;
  std::vector<Track> tracks_;
};

}  // namespace

FileContents mp4_contents(std::string_view bytes, Budget& budget) {
  FileContents contents{"MP4"};
  BoxReader reader(bytes, contents, budget);
  reader.read(bytes, "", 0);
  reader.add_samples();
  return contents;
}

}  // namespace owldeck
