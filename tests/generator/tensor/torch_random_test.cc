#include "generator/tensor/torch_random.h"

#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <utility>

namespace owldeck {
namespace {

using Floats = std::vector<float>;

/// Nine printed digits name one float32 exactly.
Floats part(const Floats& values, std::size_t first, std::size_t count) {
  const auto start = values.begin() + static_cast<std::ptrdiff_t>(first);
  return {start, start + static_cast<std::ptrdiff_t>(count)};
}

void check_close(const Floats& actual, const Floats& expected) {
  REQUIRE(actual.size() == expected.size());
  for (std::size_t i = 0; i < actual.size(); ++i) {
    CAPTURE(i);
    CHECK(std::abs(actual[i] - expected[i]) <= 2e-6f);
  }
}

// The expected numbers are PyTorch 1.13.1's, on a CPU with AVX2.

TEST_CASE("torch random: rand draws torch's numbers to the last bit") {
  CHECK(TorchRandom(0).rand(5) == Floats{0x1.fc2abp-2f, 0x1.89545ep-1f,
                                         0x1.6a675p-4f, 0x1.0e66p-3f,
                                         0x1.3acd0cp-2f});
  CHECK(TorchRandom(123).rand(6) == Floats{0x1.2f37f8p-2f, 0x1.087adap-1f,
                                           0x1.01b5f8p-2f, 0x1.608a84p-1f,
                                           0x1.2efdcp-4f, 0x1.bba8c4p-1f});
}

TEST_CASE("torch random: rand goes on after the generator's first block") {
  CHECK(part(TorchRandom(42).rand(703), 700, 3) ==
        Floats{0.802882731f, 0.266210496f, 0.261398315f});
}

TEST_CASE("torch random: a float is the low 24 bits of the generator") {
  TorchRandom random(5);
  CHECK(random.next_float() == static_cast<float>(0xd48b63) * 0x1p-24f);
  CHECK(random.next_float() == static_cast<float>(0x2048ce) * 0x1p-24f);
  CHECK(random.next_float() == static_cast<float>(0xe84fef) * 0x1p-24f);
}

TEST_CASE("torch random: a double takes two outputs, the first one high") {
  TorchRandom random(5);
  CHECK(random.next_double() == 0.64201500662809408);
  CHECK(random.next_double() == 0.2597579151763153);
}

TEST_CASE("torch random: only the low 32 bits of a seed matter") {
  CHECK(TorchRandom(4294967301u).rand(3) == TorchRandom(5).rand(3));
}

TEST_CASE("torch random: a short randn is exact and keeps its odd value") {
  TorchRandom random(0);
  CHECK(random.randn(3) == Floats{1.54099607f, -0.293428898f, -2.17878938f});
  CHECK(random.randn(2) == Floats{0.568431258f, -1.08452237f});
}

TEST_CASE("torch random: a short randn is exact to the last bit") {
  CHECK(TorchRandom(123).randn(5) == Floats{-0x1.c891bep-4f, 0x1.ed01b2p-4f,
                                            -0x1.7a8178p-2f, -0x1.ec6042p-3f,
                                            -0x1.3269a2p+0f});
}

TEST_CASE("torch random: a long randn leaves the cached normal alone") {
  TorchRandom random(9);
  check_close(random.randn(1), {0.0447275378f});
  check_close(part(random.randn(16), 0, 2), {1.44601107f, 0.619125605f});
  check_close(random.randn(1), {1.91123903f});
}

TEST_CASE("torch random: rand leaves the cached normal alone") {
  TorchRandom random(0);
  CHECK(random.randn(3).size() == 3);
  CHECK(random.rand(1).size() == 1);
  CHECK(random.randn(1) == Floats{0.568431258f});
}

TEST_CASE("torch random: sixteen normals are drawn as one group") {
  const Floats values = TorchRandom(7).randn(16);
  check_close(part(values, 0, 4),
              {-0.820134521f, 0.395631164f, 0.898908496f, -1.38840389f});
  check_close(part(values, 8, 2), {0.926542997f, -0.535512209f});
  check_close(part(values, 14, 2), {0.230396867f, 1.09016514f});
}

TEST_CASE("torch random: an incomplete group draws the last sixteen again") {
  TorchRandom random(42);
  const Floats values = random.randn(18);
  check_close(part(values, 0, 3), {1.92691529f, 1.48728406f, -0.497397542f});
  check_close(part(values, 15, 3),
              {0.859858513f, -0.309726775f, -0.395710498f});
  CHECK(random.rand(1) == Floats{0.337647736f});
}

TEST_CASE("torch random: two groups follow each other") {
  const Floats values = TorchRandom(42).randn(32);
  check_close(part(values, 0, 3), {1.92691529f, 1.48728406f, 0.900717199f});
  check_close(part(values, 16, 2), {1.64231694f, -0.159597471f});
  check_close(part(values, 30, 2), {-0.251575291f, 0.859858513f});
}

TEST_CASE("torch random: embeddings are normals by their number of values") {
  const Floats scalar = TorchRandom(0).randn(3 * 4);
  check_close(part(scalar, 0, 4),
              {1.54099607f, -0.293428898f, -2.17878938f, 0.568431258f});
  check_close(part(scalar, 8, 4),
              {-0.719257593f, -0.403343529f, -0.596635342f, 0.182036489f});
  const Floats tail = TorchRandom(42).randn(5 * 4);
  check_close(part(tail, 0, 4),
              {1.92691529f, 1.48728406f, 0.900717199f, -2.10552096f});
  check_close(part(tail, 16, 4),
              {-0.309726775f, -0.395710498f, 0.803409338f, -0.621595383f});
  const Floats groups = TorchRandom(7).randn(10 * 8);
  check_close(part(groups, 0, 3), {-0.820134521f, 0.395631164f, 0.898908496f});
  check_close(part(groups, 77, 3), {-0.386577785f, -1.03698575f, 0.59202975f});
}

TEST_CASE("torch random: linear draws its weight, then its bias") {
  TorchRandom random(0);
  const LinearParameters linear = draw_linear(random, 4, 3, true);
  CHECK(part(linear.weight, 0, 4) ==
        Floats{-0x1.eaa8p-9f, 0x1.12a8bcp-2f, -0x1.a5662cp-2f, -0x1.78cdp-2f});
  CHECK(linear.weight[4] == -0.192577183f);
  CHECK(linear.weight[8] == -0.0443720222f);
  CHECK(linear.bias == Floats{-0x1.e9237p-2f, -0x1.5316a4p-2f, -0x1.a61ddp-3f});
}

TEST_CASE("torch random: layers without bias follow each other") {
  TorchRandom random(1);
  const LinearParameters first = draw_linear(random, 3, 2, false);
  const LinearParameters second = draw_linear(random, 3, 2, false);
  CHECK(first.weight == Floats{0.297487348f, -0.254829824f, -0.111925982f,
                               0.270990282f, -0.543538809f, 0.346246928f});
  CHECK(second.weight == Floats{-0.118775561f, 0.293723404f, 0.0802614912f,
                                -0.0706931651f, 0.16013439f, 0.0284817182f});
  CHECK(first.bias.empty());
}

TEST_CASE("torch random: linear bounds follow the width of its input") {
  TorchRandom random(42);
  const LinearParameters linear = draw_linear(random, 5, 2, true);
  CHECK(linear.weight == Floats{0.341912031f, 0.371190816f, -0.104769833f,
                                0.410815448f, -0.0979860947f, 0.0902435407f,
                                -0.217728183f, 0.262640774f, 0.394237965f,
                                -0.328088492f});
  CHECK(linear.bias == Floats{0.38871634f, 0.0837001801f});
}

// How many outputs of the generator a call takes shows in the next draw.

TEST_CASE("torch random: what randn draws depends on its number of elements") {
  const std::vector<std::pair<std::size_t, std::size_t>> outputs_by_count{
      {1, 4}, {2, 4}, {15, 32}, {16, 16}, {17, 33}, {32, 32}, {33, 49}};
  for (const auto& [count, outputs] : outputs_by_count) {
    CAPTURE(count);
    TorchRandom random(42);
    CHECK(random.randn(count).size() == count);
    TorchRandom other(42);
    CHECK(other.rand(outputs).size() == outputs);
    CHECK(random.rand(2) == other.rand(2));
  }
}

TEST_CASE("torch random: below sixteen, calls of any size give one stream") {
  const Floats whole = TorchRandom(5).randn(15);
  TorchRandom random(5);
  Floats pieces;
  for (const std::size_t count : {1u, 3u, 4u, 7u}) {
    const Floats piece = random.randn(count);
    pieces.insert(pieces.end(), piece.begin(), piece.end());
  }
  CHECK(pieces == whole);
}

TEST_CASE("torch random: seventeen normals keep only the first of sixteen") {
  const Floats sixteen = TorchRandom(3).randn(16);
  const Floats seventeen = TorchRandom(3).randn(17);
  CHECK(seventeen[0] == sixteen[0]);
  CHECK(seventeen[1] != sixteen[1]);
}

TEST_CASE("torch random: thirty-three normals keep the first seventeen") {
  const Floats groups = TorchRandom(3).randn(32);
  const Floats more = TorchRandom(3).randn(33);
  CHECK(part(more, 0, 17) == part(groups, 0, 17));
  CHECK(more[17] != groups[17]);
}

TEST_CASE("torch random: a seed discards the cached normal") {
  TorchRandom random(0);
  CHECK(random.randn(1) == Floats{1.54099607f});
  random = TorchRandom(0);
  CHECK(random.randn(1) == Floats{1.54099607f});
}

Floats bits(const std::string& text) {
  Floats values;
  for (const char bit : text) {
    values.push_back(bit == '1' ? 1.0f : 0.0f);
  }
  return values;
}

TEST_CASE("torch random: dropout keeps what PyTorch's generic kernel keeps") {
  CHECK(TorchRandom(0).bernoulli(16, 0.5) == bits("0010001101111011"));
  CHECK(TorchRandom(42).bernoulli(20, 0.9) == bits("11111100111111111111"));
  CHECK(TorchRandom(7).bernoulli(15, 0.8) == bits("110100111111111"));
}

TEST_CASE("torch random: dropout goes on where rand stopped") {
  TorchRandom random(3);
  CHECK(random.rand(4) ==
        Floats{0.00426352024f, 0.105569363f, 0.285842478f, 0.0269548297f});
  CHECK(random.bernoulli(4, 0.7) == bits("0101"));
}

TEST_CASE("torch random: a draw that is 0 or 1 for sure takes its outputs") {
  TorchRandom random(1);
  CHECK(random.bernoulli(2, 1.0) == bits("11"));
  CHECK(random.bernoulli(2, 0.0) == bits("00"));
  TorchRandom other(1);
  CHECK(other.rand(8).size() == 8);
  CHECK(random.rand(1) == other.rand(1));
}

}  // namespace
}  // namespace owldeck
