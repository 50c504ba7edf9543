#include "generator/audit/pdf_filters.h"

#include <algorithm>
#include <cstdlib>
#include <vector>

#include "generator/audit/byte_reader.h"
#include "generator/audit/inflate.h"

namespace owldeck {
namespace {

constexpr const char* kDamaged = "its packed bytes are damaged or too many";

std::string ascii85(std::string_view text) {
  std::string out;
  std::uint32_t value = 0;
  int count = 0;
  const auto write = [&](int bytes) {
    for (int i = 0; i < bytes; ++i) {
      out += static_cast<char>(value >> (24 - 8 * i));
    }
    value = 0;
    count = 0;
  };
  for (const char letter : text.substr(0, text.find('~'))) {
    if (letter == 'z' && count == 0) {
      out.append(4, '\0');
    } else if (letter >= '!' && letter <= 'u') {
      value = value * 85 + static_cast<std::uint32_t>(letter - '!');
      if (++count == 5) {
        write(4);
      }
    }
  }
  const int rest = count;
  for (int i = rest; rest > 1 && i < 5; ++i) {
    value = value * 85 + 84;
  }
  if (rest > 1) {
    write(rest - 1);
  }
  return out;
}

std::string run_lengths(std::string_view packed, Budget& budget) {
  std::string out;
  for (std::size_t at = 0; at + 1 < packed.size();) {
    const auto length = static_cast<unsigned char>(packed[at++]);
    if (length == 128) {
      break;
    }
    const std::size_t count = length < 128 ? length + 1U : 257U - length;
    if (count > budget.bytes) {
      break;
    }
    budget.bytes -= count;
    if (length < 128) {
      out += packed.substr(at, count);
      at += count;
    } else {
      out.append(count, packed[at++]);
    }
  }
  return out;
}

/// The table of LZW: each code's bytes are those of an older code and one more.
/// Source: ISO 32000-1, section 7.4.4.2.
class Lzw {
 public:
  Lzw(std::string_view packed, std::size_t early)
      : packed_(packed), early_(early) {}

  std::string run(Budget& budget) {
    std::string out;
    clear();
    std::string last;
    for (std::size_t code = next(); code != kEnd; code = next()) {
      if (code == kClear) {
        clear();
        last.clear();
        continue;
      }
      if (code > entries_.size() || (code == entries_.size() && last.empty())) {
        break;
      }
      std::string entry =
          code < entries_.size() ? entries_[code] : last + last.front();
      if (entry.size() > budget.bytes) {
        break;
      }
      budget.bytes -= entry.size();
      out += entry;
      if (!last.empty() && entries_.size() < kMostEntries) {
        entries_.push_back(last + entry.front());
      }
      last = std::move(entry);
    }
    return out;
  }

 private:
  static constexpr std::size_t kClear = 256;
  static constexpr std::size_t kEnd = 257;
  static constexpr std::size_t kMostEntries = 4096;

  void clear() {
    entries_.resize(kEnd + 1);
    for (std::size_t i = 0; i < kClear; ++i) {
      entries_[i] = static_cast<char>(i);
    }
  }
  std::size_t next() {
    const std::size_t size = entries_.size() + early_;
    const std::size_t bits = size < 512    ? 9
                             : size < 1024 ? 10
                             : size < 2048 ? 11
                                           : 12;
    std::size_t code = 0;
    for (std::size_t i = 0; i < bits; ++i, ++bit_) {
      if (bit_ / 8 >= packed_.size()) {
        return kEnd;
      }
      const auto byte = static_cast<unsigned char>(packed_[bit_ / 8]);
      code = code << 1U | ((byte >> (7 - bit_ % 8)) & 1U);
    }
    return code;
  }

  std::string_view packed_;
  std::size_t early_;
  std::size_t bit_ = 0;
  std::vector<std::string> entries_;
};

/// The byte that PNG's predictor of that kind expects.
int predicted(int kind, int left, int above, int corner) {
  const int guess = left + above - corner;
  switch (kind) {
    case 1:
      return left;
    case 2:
      return above;
    case 3:
      return (left + above) / 2;
    case 4:
      break;
    default:
      return 0;
  }
  const int by_left = std::abs(guess - left);
  const int by_above = std::abs(guess - above);
  const int by_corner = std::abs(guess - corner);
  if (by_left <= by_above && by_left <= by_corner) {
    return left;
  }
  return by_above <= by_corner ? above : corner;
}

/// Rows of bytes, each behind the kind of its predictor.
/// Source: PNG specification, section 9.
std::string without_predictor(const std::string& bytes,
                              const PdfValue& parameters) {
  constexpr std::size_t kMost = 1 << 16;
  if (parameters.at("Predictor").number < 10) {
    return bytes;
  }
  const auto value = [&](const char* key, std::size_t otherwise) {
    const std::size_t given = parameters.at(key).count(kMost);
    return given == 0 ? otherwise : given;
  };
  const std::size_t bits = value("Colors", 1) * value("BitsPerComponent", 8);
  const std::size_t step = std::max<std::size_t>(1, bits / 8);
  const std::size_t width = (value("Columns", 1) * bits + 7) / 8;
  std::string out;
  std::string above(width, '\0');
  for (std::size_t at = 0; at + 1 < bytes.size(); at += width + 1) {
    std::string row = bytes.substr(at + 1, width);
    const auto old = [](const std::string& from, std::size_t i) {
      return static_cast<int>(static_cast<unsigned char>(from[i]));
    };
    for (std::size_t i = 0; i < row.size(); ++i) {
      const bool first = i < step;
      row[i] = static_cast<char>(
          row[i] + predicted(bytes[at], first ? 0 : old(row, i - step),
                             old(above, i), first ? 0 : old(above, i - step)));
    }
    out += row;
    row.resize(width);
    above = std::move(row);
  }
  return out;
}

bool is_picture(std::string_view filter) {
  return filter == "DCTDecode" || filter == "DCT" || filter == "JPXDecode" ||
         filter == "CCITTFaxDecode" || filter == "CCF" ||
         filter == "JBIG2Decode";
}

/// Takes one filter off `stream`.
void decode(std::string_view filter, const PdfValue& parameters, Budget& budget,
            DecodedStream& stream) {
  if (filter == "FlateDecode" || filter == "Fl") {
    Inflated inflated = inflate_bytes(stream.bytes, Wrapping::Zlib, budget);
    if (!inflated.is_whole) {
      stream.problem = kDamaged;
    }
    stream.bytes = without_predictor(inflated.bytes, parameters);
  } else if (filter == "LZWDecode" || filter == "LZW") {
    const PdfValue& early = parameters.at("EarlyChange");
    const bool is_late =
        early.kind == PdfValue::Kind::Number && early.number == 0;
    stream.bytes = without_predictor(
        Lzw(stream.bytes, is_late ? 0 : 1).run(budget), parameters);
  } else if (filter == "ASCII85Decode" || filter == "A85") {
    stream.bytes = ascii85(stream.bytes);
  } else if (filter == "ASCIIHexDecode" || filter == "AHx") {
    stream.bytes = string_bytes({PdfValue::Kind::Hex, stream.bytes});
  } else if (filter == "RunLengthDecode" || filter == "RL") {
    stream.bytes = run_lengths(stream.bytes, budget);
  } else if (!is_picture(filter)) {
    stream.problem = "it is packed in a way that is not known";
  }
}

}  // namespace

DecodedStream decode_stream(std::string_view raw, const PdfValue& filters,
                            const PdfValue& parameters, Budget& budget) {
  constexpr std::size_t kMostFilters = 8;
  const bool is_list = filters.kind == PdfValue::Kind::Array;
  const bool has_one = filters.kind == PdfValue::Kind::Name;
  const std::size_t count = is_list ? filters.items.size() : has_one ? 1 : 0;
  if (count > kMostFilters) {
    return {std::string(raw), "it has too many filters"};
  }
  DecodedStream stream;
  if (count == 1 &&
      (is_list ? filters.items[0] : filters).is_name("FlateDecode") &&
      parameters.kind == PdfValue::Kind::Null) {
    // The usual one, without a copy.
    Inflated inflated = inflate_bytes(raw, Wrapping::Zlib, budget);
    return {std::move(inflated.bytes), inflated.is_whole ? "" : kDamaged,
            part_of(raw, inflated.read, raw.size())};
  }
  stream.bytes = raw;
  static const PdfValue kNone;
  for (std::size_t i = 0; i < count && stream.problem.empty(); ++i) {
    const PdfValue& filter = is_list ? filters.items[i] : filters;
    const PdfValue& own = parameters.kind != PdfValue::Kind::Array ? parameters
                          : i < parameters.items.size() ? parameters.items[i]
                                                        : kNone;
    decode(filter.text, own, budget, stream);
  }
  if (count > 0) {
    stream.rest = raw;
  }
  return stream;
}

}  // namespace owldeck
