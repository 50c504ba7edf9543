#include "render/export/repeated_frames.h"

#include <algorithm>
#include <bit>

namespace owldeck {
namespace {

using Bytes = std::vector<std::uint8_t>;

enum UnitType : unsigned { kSlice = 1, kSequence = 7, kPicture = 8 };

/// The payload of the first unit of `type`, without its first byte and the
/// bytes that keep it from looking like a start code.
std::optional<Bytes> find_unit(const Bytes& stream, unsigned type) {
  for (std::size_t i = 0; i + 3 < stream.size(); ++i) {
    const bool starts =
        stream[i] == 0 && stream[i + 1] == 0 && stream[i + 2] == 1;
    if (!starts || (stream[i + 3] & 31U) != type) {
      continue;
    }
    Bytes payload;
    int zeros = 0;
    for (std::size_t k = i + 4; k < stream.size(); ++k) {
      const std::uint8_t byte = stream[k];
      if (zeros >= 2 && byte == 1) {
        break;  // the next start code
      }
      if (zeros < 2 || byte != 3) {
        payload.push_back(byte);
      }
      zeros = byte == 0 ? zeros + 1 : 0;
    }
    return payload;
  }
  return std::nullopt;
}

/// Bits from the front of bytes; zeros after their end.
class BitReader {
 public:
  explicit BitReader(Bytes bytes) : bytes_(std::move(bytes)) {}

  unsigned bits(int count) {
    unsigned value = 0;
    for (int i = 0; i < count; ++i, ++at_) {
      const std::size_t byte = at_ / 8;
      const unsigned bit =
          byte < bytes_.size() ? bytes_[byte] >> (7 - at_ % 8) & 1U : 0;
      value = value << 1U | bit;
    }
    return value;
  }
  bool flag() { return bits(1) != 0; }
  /// An Exp-Golomb code; a signed one takes the same bits.
  unsigned number() {
    int zeros = 0;
    while (zeros < 31 && !flag()) {
      ++zeros;
    }
    return (1U << zeros) - 1 + bits(zeros);
  }

 private:
  Bytes bytes_;
  std::size_t at_ = 0;
};

class BitWriter {
 public:
  void bits(unsigned value, int count) {
    for (int i = count - 1; i >= 0; --i) {
      if (used_ % 8 == 0) {
        bytes_.push_back(0);
      }
      const unsigned bit = value >> i & 1U;
      bytes_.back() =
          static_cast<std::uint8_t>(bytes_.back() | bit << (7 - used_ % 8));
      ++used_;
    }
  }
  void number(unsigned value) {
    const auto length = static_cast<int>(std::bit_width(value + 1));
    bits(0, length - 1);
    bits(value + 1, length);
  }
  [[nodiscard]] const Bytes& bytes() const { return bytes_; }

 private:
  Bytes bytes_;
  int used_ = 0;
};

bool is_high_profile(unsigned profile) {
  constexpr unsigned kHigh = 100;
  return profile >= kHigh;
}

}  // namespace

std::optional<RepeatedFrames> RepeatedFrames::of(const Bytes& parameter_sets) {
  const auto sequence = find_unit(parameter_sets, kSequence);
  const auto picture = find_unit(parameter_sets, kPicture);
  RepeatedFrames frames;
  return sequence && picture && frames.read_sequence(*sequence) &&
                 frames.read_picture(*picture)
             ? std::optional(frames)
             : std::nullopt;
}

bool RepeatedFrames::read_sequence(const Bytes& parameters) {
  BitReader reader(parameters);
  const unsigned profile = reader.bits(8);
  reader.bits(16);  // constraints, level
  reader.number();  // its identifier
  if (is_high_profile(profile)) {
    constexpr unsigned k420 = 1;
    const bool is_420 = reader.number() == k420;
    reader.number();  // luma's and chroma's bits
    reader.number();
    reader.flag();  // lossless
    const bool has_matrices = reader.flag();
    if (!is_420 || has_matrices) {
      return false;
    }
  }
  constexpr unsigned kMostMoreBits = 12;
  const unsigned more_bits = reader.number();
  frame_number_bits_ = static_cast<int>(std::min(more_bits, kMostMoreBits)) + 4;
  constexpr unsigned kInDecodingOrder = 2;
  if (more_bits > kMostMoreBits || reader.number() != kInDecodingOrder) {
    return false;
  }
  reader.number();  // reference frames
  reader.flag();    // gaps between frame numbers
  const unsigned across = reader.number() + 1;
  const unsigned down = reader.number() + 1;
  macroblocks_ = across * down;
  const bool has_whole_frames = reader.flag();
  return has_whole_frames;
}

bool RepeatedFrames::read_picture(const Bytes& parameters) {
  BitReader reader(parameters);
  picture_parameters_ = reader.number();
  reader.number();  // the sequence
  const bool is_arithmetic = reader.flag();
  const bool orders_slices = reader.flag();
  const bool has_slice_groups = reader.number() != 0;
  if (is_arithmetic || orders_slices || has_slice_groups) {
    return false;
  }
  reader.number();  // references, forward and backward
  reader.number();
  const bool is_weighted = reader.flag();
  reader.bits(2);
  reader.number();  // quantisers
  reader.number();
  reader.number();
  says_filter_ = reader.flag();
  return !is_weighted;
}

Bytes RepeatedFrames::frame(std::int64_t number) const {
  constexpr unsigned kAllPredicted = 5;
  BitWriter slice;
  slice.number(0);  // first macroblock
  slice.number(kAllPredicted);
  slice.number(picture_parameters_);
  slice.bits(static_cast<unsigned>(number) & ((1U << frame_number_bits_) - 1),
             frame_number_bits_);
  slice.bits(1, 1);  // says how many references
  slice.number(0);   // one: the frame before
  slice.bits(0, 1);  // in their usual order
  slice.bits(0, 1);  // the oldest is forgotten
  slice.number(0);   // no change of the quantiser
  if (says_filter_) {
    slice.number(1);  // no filter
  }
  slice.number(macroblocks_);  // all skipped
  slice.bits(1, 1);            // the end

  constexpr std::uint8_t kReferenceSlice = 2U << 5U | kSlice;
  Bytes unit{0, 0, 0, 1, kReferenceSlice};
  int zeros = 0;
  for (const std::uint8_t byte : slice.bytes()) {
    if (zeros >= 2 && byte <= 3) {
      unit.push_back(3);
      zeros = 0;
    }
    unit.push_back(byte);
    zeros = byte == 0 ? zeros + 1 : 0;
  }
  return unit;
}

}  // namespace owldeck
