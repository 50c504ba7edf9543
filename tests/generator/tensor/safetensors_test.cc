#include "generator/tensor/safetensors.h"

#include <doctest/doctest.h>

#include <cmath>

#include "generator/tensor/stored_numbers.h"
#include "tests/generator/tensor/tensor_files.h"

namespace owldeck {
namespace {

/// One tensor called `a` of six float32.
const std::string kHeader =
    R"({"a":{"dtype":"F32","shape":[2,3],"data_offsets":[0,24]}})";
const std::string kNumbers = float_bytes({1, 2, 3, 4, 5, 6});

/// A header of one tensor called `a`.
std::string header_of(const std::string& type, const std::string& shape,
                      const std::string& offsets) {
  return R"({"a":{"dtype":")" + type + R"(","shape":)" + shape +
         R"(,"data_offsets":)" + offsets + "}}";
}

NamedTensors read(const std::string& header, const std::string& numbers) {
  const auto result = read_safetensors(safetensors_file(header, numbers));
  CHECK(result.problem == "");
  REQUIRE(result.value.has_value());
  return *result.value;
}

std::string problem_of_file(const std::string& bytes) {
  const auto result = read_safetensors(bytes);
  CHECK_FALSE(result.value.has_value());
  return result.problem;
}

std::string problem_of(const std::string& header,
                       const std::string& numbers = kNumbers) {
  return problem_of_file(safetensors_file(header, numbers));
}

/// The values of a tensor of one axis.
std::vector<float> values_of(const std::string& type, std::size_t count,
                             const std::string& numbers) {
  return read(header_of(type, "[" + std::to_string(count) + "]",
                        "[0," + std::to_string(numbers.size()) + "]"),
              numbers)
      .at("a")
      .values;
}

/// Two tensors of one float32 at these places in eight bytes.
std::string problem_of_two(const std::string& first,
                           const std::string& second) {
  return problem_of(
      R"({"a":{"dtype":"F32","shape":[1],"data_offsets":)" + first +
          R"(},"b":{"dtype":"F32","shape":[1],"data_offsets":)" + second + "}}",
      float_bytes({1, 2}));
}

TEST_CASE("safetensors: a tensor has its shape and values") {
  CHECK(read(kHeader, kNumbers) ==
        NamedTensors{{"a", {{{"", 2}, {"", 3}}, {1, 2, 3, 4, 5, 6}}}});
}

TEST_CASE("safetensors: metadata and padding say nothing") {
  CHECK(read(R"({"__metadata__":{"format":"pt"},)" + kHeader.substr(1) + "   ",
             kNumbers) == read(kHeader, kNumbers));
}

TEST_CASE("safetensors: tensors stand in any order of names") {
  const NamedTensors found =
      read(R"({"a":{"dtype":"F32","shape":[1],"data_offsets":[4,8]},)"
           R"("b":{"dtype":"F32","shape":[],"data_offsets":[0,4]}})",
           float_bytes({1, 2}));
  CHECK(found.at("a") == Tensor{{{"", 1}}, {2}});
  CHECK(found.at("b") == Tensor{{}, {1}});
}

TEST_CASE("safetensors: an axis of none has no bytes") {
  CHECK(read(header_of("F32", "[3,0]", "[0,0]"), "").at("a") ==
        Tensor{{{"", 3}, {"", 0}}, {}});
}

TEST_CASE("safetensors: a file without tensors is one") {
  CHECK(read("{}", "").empty());
}

TEST_CASE("safetensors: float64 is rounded") {
  CHECK(values_of("F64", 2, double_bytes({0.1, -3.0})) ==
        std::vector<float>{0.1f, -3.0f});
}

TEST_CASE("safetensors: float16 keeps its value") {
  std::string numbers;
  for (const unsigned bits : {0x3C00u, 0xC000u, 0x7BFFu, 0x0400u, 0x0001u,
                              0x3555u, 0xFC00u, 0x8000u}) {
    numbers += bytes_of_number(bits, 2);
  }
  const std::vector<float> values = values_of("F16", 8, numbers);
  CHECK(values == std::vector<float>{1.0f, -2.0f, 65504.0f, 0x1p-14f, 0x1p-24f,
                                     0x1.554p-2f, -INFINITY, 0.0f});
  CHECK(std::signbit(values.back()));
  CHECK(std::isnan(values_of("F16", 1, bytes_of_number(0x7E00u, 2)).front()));
}

TEST_CASE("safetensors: bfloat16 is the upper half of float32") {
  CHECK(values_of("BF16", 2,
                  bytes_of_number(0x3F80u, 2) + bytes_of_number(0xC049u, 2)) ==
        std::vector<float>{1.0f, -3.140625f});
}

TEST_CASE("safetensors: truth values are 0 and 1") {
  CHECK(values_of("BOOL", 3, bytes_of_number(0x010001u, 3)) ==
        std::vector<float>{1, 0, 1});
}

TEST_CASE("safetensors: a file too short for a length says so") {
  CHECK(problem_of_file("1234567") ==
        "the file has 7 bytes, too few for the length of a header");
}

TEST_CASE("safetensors: a header that is longer than the file is refused") {
  CHECK(problem_of_file(bytes_of_number(100, 8) + "{}") ==
        "the header should have 100 bytes, the file has 2 after its length");
  CHECK(problem_of_file(std::string(8, '\xFF') + "{}") ==
        "the header should have 18446744073709551615 bytes, the file has 2 "
        "after its length");
}

TEST_CASE("safetensors: a header has at most a megabyte") {
  CHECK(problem_of(std::string((1 << 20) + 1, ' ')) ==
        "the header has 1048577 bytes: expected at most 1048576");
}

TEST_CASE("safetensors: a header is JSON in UTF-8") {
  CHECK(problem_of("") == "the header is no JSON");
  CHECK(problem_of("{\"a\":") == "the header is no JSON");
  CHECK(problem_of("{} {}") == "the header is no JSON");
  CHECK(problem_of("[]") == "the header is no JSON object");
  CHECK(problem_of("{\"\xFF\":1}") == "the header is no UTF-8");
}

TEST_CASE("safetensors: deep nesting is refused") {
  CHECK(problem_of("{\"a\":" + std::string(500'000, '[') +
                   std::string(500'000, ']') + "}") ==
        "the header nests deeper than a list of tensors");
}

TEST_CASE("safetensors: a name or key said twice is named") {
  const std::string tensor = kHeader.substr(1, kHeader.size() - 2);
  CHECK(problem_of("{" + tensor + "," + tensor + "}") ==
        "the header says 'a' twice");
  CHECK(problem_of(R"({"a":{"dtype":"F32","dtype":"F64"}})") ==
        "the header says 'dtype' twice");
}

TEST_CASE("safetensors: names in messages cannot steer a terminal") {
  CHECK(problem_of(R"({"\u001b[2J":1})") ==
        "tensor '\uFFFD[2J' is no JSON object");
  CHECK(problem_of("{\"" + std::string(61, 'x') + "\":1}") ==
        "tensor '" + std::string(60, 'x') + "…' is no JSON object");
}

TEST_CASE("safetensors: an unknown type says which are known") {
  CHECK(problem_of(header_of("I64", "[3]", "[0,24]")) ==
        "tensor 'a' has the dtype 'I64': expected one of F64, F32, F16, BF16, "
        "BOOL");
  CHECK(problem_of(R"({"a":{"shape":[6],"data_offsets":[0,24]}})") ==
        "tensor 'a' has no dtype");
}

TEST_CASE("safetensors: a shape is a list of whole numbers from 0") {
  for (const char* shape : {"null", "6", "[-6]", "[6.0]", "[\"6\"]", "[[]]",
                            "[18446744073709551616]"}) {
    CAPTURE(shape);
    CHECK(problem_of(header_of("F32", shape, "[0,24]")) ==
          "tensor 'a' has no shape of whole numbers");
  }
}

TEST_CASE("safetensors: a shape too large for any file is refused") {
  for (const char* shape :
       {"[67108865]", "[4294967296,4294967296]", "[0,18446744073709551615]",
        "[9223372036854775808,2,3]"}) {
    CAPTURE(shape);
    CHECK(problem_of(header_of("F32", shape, "[0,24]")) ==
          "tensor 'a' has more than 16777216 numbers or 32 axes");
  }
}

TEST_CASE("safetensors: offsets are two whole numbers from 0") {
  for (const char* offsets : {"null", "[]", "[0]", "[0,24,24]", "[-24,0]"}) {
    CAPTURE(offsets);
    CHECK(problem_of(header_of("F32", "[6]", offsets)) ==
          "tensor 'a' has no two data_offsets");
  }
}

TEST_CASE("safetensors: offsets turned round are refused") {
  CHECK(problem_of(header_of("F32", "[6]", "[24,0]")) ==
        "tensor 'a' ends at byte 0, before it begins at 24");
}

TEST_CASE("safetensors: offsets behind the file's end are refused") {
  CHECK(problem_of(header_of("F32", "[6]", "[4,28]")) ==
        "tensor 'a' ends at byte 28, the file has 24 bytes of numbers");
  CHECK(problem_of(header_of("F32", "[1]",
                             "[18446744073709551611,18446744073709551615]")) ==
        "tensor 'a' ends at byte 18446744073709551615, the file has 24 bytes "
        "of numbers");
}

TEST_CASE("safetensors: offsets give as many bytes as the shape needs") {
  CHECK(problem_of(header_of("F32", "[5]", "[0,24]")) ==
        "tensor 'a' needs 20 bytes, its data_offsets give 24");
  CHECK(problem_of(header_of("F64", "[6]", "[0,24]")) ==
        "tensor 'a' needs 48 bytes, its data_offsets give 24");
}

TEST_CASE("safetensors: tensors that overlap are refused") {
  CHECK(problem_of_two("[0,4]", "[0,4]") ==
        "tensor 'b' begins at byte 0, the one before ends at 4");
  CHECK(problem_of_two("[2,6]", "[0,4]") ==
        "tensor 'a' begins at byte 2, the one before ends at 4");
}

TEST_CASE("safetensors: bytes that belong to no tensor are refused") {
  CHECK(problem_of(header_of("F32", "[5]", "[4,24]")) ==
        "tensor 'a' begins at byte 4, the one before ends at 0");
  CHECK(problem_of(header_of("F32", "[5]", "[0,20]")) ==
        "the tensors have 20 bytes, the file has 24 bytes of numbers");
}

const std::string kFile = safetensors_file(
    R"({"__metadata__":{"format":"pt"},)"
    R"("W":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]},)"
    R"("b":{"dtype":"F16","shape":[2],"data_offsets":[8,12]}})",
    float_bytes({1, 2, 3}));

TEST_CASE("safetensors: no beginning of a file is a file") {
  REQUIRE(read_safetensors(kFile).value.has_value());
  CHECK(count_whole_beginnings(kFile, read_safetensors) == 0);
}

TEST_CASE("safetensors: changed bytes give tensors or a problem") {
  CHECK(count_undecided(kFile, 10'000, read_safetensors) == 0);
}

TEST_CASE("safetensors: all tensors together have no more numbers either") {
  const std::string half = std::to_string(kMostStoredNumbers / 2 + 1);
  const std::string whole = std::to_string(kMostStoredNumbers + 2);
  const std::string header =
      R"({"a":{"dtype":"BOOL","shape":[)" + half + R"(],"data_offsets":[0,)" +
      half + R"(]},"b":{"dtype":"BOOL","shape":[)" + half +
      R"(],"data_offsets":[)" + half + "," + whole + "]}}";
  CHECK(problem_of(header, std::string(kMostStoredNumbers + 2, '\0')) ==
        "the tensors have more than 16777216 numbers together");
}

}  // namespace
}  // namespace owldeck
