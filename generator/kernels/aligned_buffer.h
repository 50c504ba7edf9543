#pragma once

#include <cstddef>
#include <memory>

namespace owldeck {

/// Numbers that begin on a cache line.
class AlignedBuffer {
 public:
  AlignedBuffer() = default;
  /// `count` numbers of no defined value; their memory is taken when they are
  /// first written.
  explicit AlignedBuffer(std::size_t count);

  [[nodiscard]] float* data() const { return numbers_.get(); }
  [[nodiscard]] std::size_t size() const { return count_; }

  /// Makes room for `count` numbers; what it held is lost if it grows.
  void grow(std::size_t count);

 private:
  struct Free {
    void operator()(float* numbers) const;
  };
  std::unique_ptr<float[], Free> numbers_;
  std::size_t count_ = 0;
};

/// `count` zeros.
[[nodiscard]] AlignedBuffer zero_buffer(std::size_t count);

}  // namespace owldeck
