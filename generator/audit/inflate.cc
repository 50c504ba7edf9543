#include "generator/audit/inflate.h"

#include <zlib.h>

#include <algorithm>
#include <limits>

namespace owldeck {
namespace {

int window_bits(Wrapping wrapping) {
  constexpr int kGzip = 16;
  switch (wrapping) {
    case Wrapping::Zlib:
      return MAX_WBITS;
    case Wrapping::Gzip:
      return MAX_WBITS + kGzip;
    case Wrapping::None:
      return -MAX_WBITS;
  }
  return MAX_WBITS;
}

/// A stream of zlib's that ends with its scope.
class Stream {
 public:
  Stream(std::string_view packed, Wrapping wrapping) {
    constexpr std::size_t kMost = std::numeric_limits<uInt>::max();
    stream_.next_in =
        reinterpret_cast<Bytef*>(const_cast<char*>(packed.data()));
    stream_.avail_in = static_cast<uInt>(std::min(packed.size(), kMost));
    is_open_ = inflateInit2(&stream_, window_bits(wrapping)) == Z_OK;
  }
  ~Stream() {
    if (is_open_) {
      inflateEnd(&stream_);
    }
  }
  Stream(const Stream&) = delete;
  Stream& operator=(const Stream&) = delete;

  /// Unpacks into what is left of `out` behind `done`, which grows.
  int run(std::string& out, std::size_t& done) {
    if (!is_open_) {
      return Z_STREAM_ERROR;
    }
    const auto room = static_cast<uInt>(out.size() - done);
    stream_.next_out = reinterpret_cast<Bytef*>(out.data() + done);
    stream_.avail_out = room;
    const int status = inflate(&stream_, Z_NO_FLUSH);
    done += room - stream_.avail_out;
    return status;
  }
  [[nodiscard]] bool is_full() const { return stream_.avail_out == 0; }
  [[nodiscard]] std::size_t read() const { return stream_.total_in; }

 private:
  z_stream stream_{};
  bool is_open_ = false;
};

}  // namespace

Inflated inflate_bytes(std::string_view packed, Wrapping wrapping,
                       Budget& budget) {
  constexpr std::size_t kUsualRatio = 4;
  constexpr std::size_t kLeast = 1024;
  constexpr std::size_t kMostAtOnce = std::size_t{1} << 28;
  Inflated out;
  Stream stream(packed, wrapping);
  std::size_t done = 0;
  std::size_t wanted = packed.size() * kUsualRatio + kLeast;
  while (true) {
    out.bytes.resize(std::min({wanted, budget.bytes, done + kMostAtOnce}));
    const int status = stream.run(out.bytes, done);
    out.is_whole = status == Z_STREAM_END;
    if (status != Z_OK || !stream.is_full() || done >= budget.bytes) {
      break;
    }
    wanted = done * 2;
  }
  out.bytes.resize(done);
  out.read = stream.read();
  budget.bytes -= done;
  return out;
}

}  // namespace owldeck
