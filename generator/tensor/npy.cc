#include "generator/tensor/npy.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstdint>
#include <utility>

#include "generator/tensor/npy_header.h"
#include "generator/tensor/quote.h"
#include "generator/tensor/stored_numbers.h"

namespace owldeck {
namespace {

constexpr std::string_view kMagic = "\x93NUMPY";
/// Behind the magic: two bytes of version.
constexpr std::size_t kVersionEnd = kMagic.size() + 2;
/// Where numbers begin is a multiple of this.
constexpr std::size_t kAlignment = 64;

struct StoredType {
  std::string_view descr;
  NumberType type;
  std::endian order;
};
constexpr std::array kTypes{
    StoredType{"<f4", NumberType::Float32, std::endian::little},
    StoredType{"<f8", NumberType::Float64, std::endian::little},
    StoredType{">f4", NumberType::Float32, std::endian::big},
    StoredType{">f8", NumberType::Float64, std::endian::big}};

/// The file behind magic and version, cut in two.
struct Parts {
  std::string_view header;
  std::string_view numbers;
};

FileResult<Parts> cut(std::string_view bytes) {
  if (!bytes.starts_with(kMagic)) {
    return {{}, "the file does not begin as a NumPy array does"};
  }
  if (bytes.size() < kVersionEnd) {
    return {{}, "the file ends before its version"};
  }
  const int version = bytes[kMagic.size()];
  if (version < 1 || version > 3) {
    return {{},
            fmt::format("the file has version {}: expected 1, 2 or 3",
                        static_cast<unsigned char>(version))};
  }
  const std::size_t length_bytes = version == 1 ? 2 : 4;
  bytes.remove_prefix(kVersionEnd);
  if (bytes.size() < length_bytes) {
    return {{}, "the file ends before the length of its header"};
  }
  const std::size_t length = read_unsigned(bytes, length_bytes);
  bytes.remove_prefix(length_bytes);
  if (length > bytes.size()) {
    return {{},
            fmt::format("the header should have {} bytes, the file has {} "
                        "after its length",
                        length, bytes.size())};
  }
  if (length > kMostNpyHeaderBytes) {
    return {{},
            fmt::format("the header has {} bytes: expected at most {}", length,
                        kMostNpyHeaderBytes)};
  }
  return {Parts{bytes.substr(0, length), bytes.substr(length)}, {}};
}

FileResult<StoredType> find_type(std::string_view descr) {
  const auto* const found =
      std::ranges::find(kTypes, descr, &StoredType::descr);
  if (found == kTypes.end()) {
    return {{},
            fmt::format("the numbers are {}: only <f4, <f8, >f4 and >f8 are "
                        "read",
                        in_quotes(descr))};
  }
  return {*found, {}};
}

/// What is wrong if `available` bytes are not what `header` needs.
std::string check_size(const NpyHeader& header, NumberType type,
                       std::size_t available) {
  const auto count = count_numbers(header.shape);
  if (!count) {
    return fmt::format("the array has more than {} numbers or {} axes",
                       kMostStoredNumbers, kMostStoredAxes);
  }
  const std::size_t needed = *count * bytes_of(type);
  return needed == available
             ? std::string{}
             : fmt::format(
                   "the header says {} bytes of numbers, the file has "
                   "{}",
                   needed, available);
}

/// The values with the last axis fastest instead of the first.
std::vector<float> row_major(const std::vector<float>& values,
                             const std::vector<std::size_t>& shape) {
  std::vector<float> result;
  result.reserve(values.size());
  std::vector<std::size_t> index(shape.size(), 0);
  while (result.size() < values.size()) {
    std::size_t position = 0;
    for (std::size_t axis = shape.size(); axis-- > 0;) {
      position = position * shape[axis] + index[axis];
    }
    result.push_back(values[position]);
    for (std::size_t axis = shape.size(); axis-- > 0;) {
      if (++index[axis] < shape[axis]) {
        break;
      }
      index[axis] = 0;
    }
  }
  return result;
}

std::string shape_literal(const Tensor& tensor) {
  std::string shape;
  for (const Axis& axis : tensor.axes) {
    shape += fmt::format("{}{}", shape.empty() ? "" : ", ", axis.size);
  }
  return fmt::format("({}{})", shape, tensor.axes.size() == 1 ? "," : "");
}

void append_unsigned(std::string& bytes, std::uint32_t value,
                     std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    bytes += static_cast<char>((value >> (8 * i)) & 0xFFu);
  }
}

}  // namespace

FileResult<Tensor> read_npy(std::string_view bytes) {
  const auto parts = cut(bytes);
  if (!parts.value) {
    return {{}, parts.problem};
  }
  const auto header = read_npy_header(parts.value->header);
  if (!header.value) {
    return {{}, header.problem};
  }
  const auto stored = find_type(header.value->descr);
  if (!stored.value) {
    return {{}, stored.problem};
  }
  const std::string_view numbers = parts.value->numbers;
  std::string problem =
      check_size(*header.value, stored.value->type, numbers.size());
  if (!problem.empty()) {
    return {{}, std::move(problem)};
  }
  Tensor tensor;
  for (const std::size_t size : header.value->shape) {
    tensor.axes.push_back({"", size});
  }
  tensor.values =
      read_numbers(numbers, stored.value->type, stored.value->order);
  if (header.value->fortran_order) {
    tensor.values = row_major(tensor.values, header.value->shape);
  }
  return {std::move(tensor), {}};
}

std::string write_npy(const Tensor& tensor) {
  assert(tensor.has_values());
  constexpr std::size_t kLengthBytes = 2;
  constexpr std::size_t kBefore = kVersionEnd + kLengthBytes;
  std::string header =
      fmt::format("{{'descr': '<f4', 'fortran_order': False, 'shape': {}, }}",
                  shape_literal(tensor));
  const std::size_t unpadded = kBefore + header.size() + 1;
  header.append(kAlignment - unpadded % kAlignment, ' ');
  header += '\n';
  std::string bytes = std::string(kMagic) + std::string{'\1', '\0'};
  append_unsigned(bytes, static_cast<std::uint32_t>(header.size()),
                  kLengthBytes);
  bytes += header;
  for (const float value : tensor.values) {
    append_unsigned(bytes, std::bit_cast<std::uint32_t>(value), sizeof value);
  }
  return bytes;
}

}  // namespace owldeck
