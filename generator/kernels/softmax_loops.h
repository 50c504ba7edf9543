#pragma once

#include "generator/kernels/kernel_loops.h"

/// Exponentials and softmax on the vector unit of the including file; see
/// kernel_loops.h for why nothing here has a name outside of it.
namespace owldeck {
namespace {

/// e^x to two units in the last place for x in [-87, 0]; below that exactly 0.
/// Source: the polynomial of Cephes' expf, S. Moshier.
inline Vec exponential(Vec x) {
  const Vec smallest = Vec{} - 87.0F;
  const Vec clamped = x < smallest ? smallest : x;
  const float rounder = 12582912.0F;  // 1.5 * 2^23: its last bit counts ones
  const Vec shifted = clamped * 1.44269504088896341F + rounder;
  const Vec whole = shifted - rounder;
  Vec rest = clamped - whole * 0.693359375F;
  rest = rest + whole * 2.12194440e-4F;
  Vec sum = rest * 1.9875691500e-4F + 1.3981999507e-3F;
  sum = sum * rest + 8.3334519073e-3F;
  sum = sum * rest + 4.1665795894e-2F;
  sum = sum * rest + 1.6666665459e-1F;
  sum = sum * rest + 5.0000001201e-1F;
  sum = sum * (rest * rest) + rest + 1.0F;
  const IntVec exponent = reinterpret_cast<IntVec>(shifted) << 23;
  const Vec result =
      reinterpret_cast<Vec>(reinterpret_cast<IntVec>(sum) + exponent);
  return x < smallest ? Vec{} : result;
}

/// `value` with the lane `l ^ distance` in lane l.
inline Vec exchanged(Vec value, size_t distance) {
#ifdef __clang__  // shuffles by constants alone
  Vec out;
  for (size_t l = 0; l < kLanes; ++l) {
    out[l] = value[l ^ distance];
  }
  return out;
#else
  IntVec lanes;
  for (size_t l = 0; l < kLanes; ++l) {
    lanes[l] = static_cast<int>(l ^ distance);
  }
  return __builtin_shuffle(value, lanes);
#endif
}

inline float largest_lane(Vec value) {
#pragma GCC unroll 4
  for (size_t distance = kLanes / 2; distance > 0; distance /= 2) {
    value = larger(value, exchanged(value, distance));
  }
  return value[0];
}

inline float sum_of_lanes(Vec value) {
#pragma GCC unroll 4
  for (size_t distance = kLanes / 2; distance > 0; distance /= 2) {
    value = value + exchanged(value, distance);
  }
  return value[0];
}

inline float exponential_of(float x) {
  return exponential(Vec{} + x)[0];
}

/// Sets what follows the first `count` numbers to minus infinity, to the end of
/// their last vector, and gives the end.
inline size_t fill_vector(float* row, size_t count) {
  size_t end = count;
  for (; end % kLanes != 0; ++end) {
    row[end] = kMinusInfinity;
  }
  return end;
}

inline float largest_of(const float* row, size_t end) {
  Vec largest = Vec{} + kMinusInfinity;
  for (size_t j = 0; j < end; j += kLanes) {
    largest = larger(largest, load(row + j));
  }
  return largest_lane(largest);
}

/// Replaces a row by e^(scale (x - largest)) and gives their sum; all zeros if
/// the largest is minus infinity. NaN stays NaN, and makes the sum NaN.
inline float exponentiate(float* row, size_t end, float largest, float scale) {
  if (largest == kMinusInfinity) {
    largest = 0;
  }
  Vec sum = {};
  for (size_t j = 0; j < end; j += kLanes) {
    const Vec weight = exponential((load(row + j) - largest) * scale);
    store(row + j, weight);
    sum += weight;
  }
  return sum_of_lanes(sum);
}

inline void scale_row(float* row, size_t count, float factor) {
  for (size_t j = 0; j < count; j += kLanes) {
    store(row + j, load(row + j) * factor);
  }
}

/// What to multiply a row of exponentials with so that they sum to 1; a row of
/// zeros stays one.
inline float share_of(float sum) {
  return sum == 0 ? 0 : 1 / sum;
}

void softmax(const ScoreRows& rows) {
  for (size_t i = 0; i < rows.rows; ++i) {
    float* row = rows.scores + i * rows.stride;
    for (size_t j = rows.visible + i * rows.visible_step; j < rows.columns;
         ++j) {
      row[j] = kMinusInfinity;
    }
    const size_t end = fill_vector(row, rows.columns);
    const float sum = exponentiate(row, end, largest_of(row, end), rows.scale);
    scale_row(row, end, share_of(sum));
  }
}

void exponentials(const float* x, size_t count, float* result) {
  for (size_t i = 0; i < count; ++i) {
    result[i] = exponential_of(x[i]);
  }
}

}  // namespace
}  // namespace owldeck
