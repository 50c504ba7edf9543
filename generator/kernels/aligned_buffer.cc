#include "generator/kernels/aligned_buffer.h"

#include <algorithm>
#include <new>

namespace owldeck {
namespace {

constexpr std::align_val_t kCacheLine{64};

}  // namespace

AlignedBuffer::AlignedBuffer(std::size_t count)
    : numbers_(static_cast<float*>(
          ::operator new[](count * sizeof(float), kCacheLine))),
      count_(count) {}

void AlignedBuffer::grow(std::size_t count) {
  if (count > count_) {
    *this = {};  // both at once would double the peak
    *this = AlignedBuffer(count);
  }
}

void AlignedBuffer::Free::operator()(float* numbers) const {
  ::operator delete[](numbers, kCacheLine);
}

AlignedBuffer zero_buffer(std::size_t count) {
  AlignedBuffer buffer(count);
  std::fill_n(buffer.data(), count, 0.0F);
  return buffer;
}

}  // namespace owldeck
