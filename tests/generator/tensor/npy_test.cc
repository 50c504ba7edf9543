#include "generator/tensor/npy.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <limits>

#include "generator/tensor/npy_header.h"
#include "generator/tensor/stored_numbers.h"
#include "tests/generator/tensor/tensor_files.h"

namespace owldeck {
namespace {

using namespace std::string_literals;

const std::string kHeader =
    "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }";

std::string header_of(const std::string& descr, const std::string& shape,
                      const std::string& fortran_order = "False") {
  return "{'descr': '" + descr + "', 'fortran_order': " + fortran_order +
         ", 'shape': " + shape + ", }";
}

Tensor read(const std::string& bytes) {
  const auto result = read_npy(bytes);
  CHECK(result.problem == "");
  REQUIRE(result.value.has_value());
  return *result.value;
}

std::string problem_of(const std::string& bytes) {
  const auto result = read_npy(bytes);
  CHECK_FALSE(result.value.has_value());
  return result.problem;
}

std::string problem_of_header(const std::string& header) {
  return problem_of(npy_file(header, ""));
}

const Tensor kMatrix{{{"", 2}, {"", 3}}, {1, 2, 3, 4, 5, 6}};

/// What NumPy 1.24 writes for kMatrix.
const std::string kWritten =
    "\x93NUMPY\x01\x00v\x00"s + kHeader + std::string(58, ' ') + "\n" +
    "\x00\x00\x80?\x00\x00\x00@\x00\x00@@\x00\x00\x80@\x00\x00\xa0@\x00\x00\xc0@"s;

TEST_CASE("npy: an array of NumPy is read") {
  CHECK(read(kWritten) == kMatrix);
}

TEST_CASE("npy: an array is written as NumPy writes it") {
  CHECK(write_npy(kMatrix) == kWritten);
}

TEST_CASE("npy: one axis and none are written as Python's tuples") {
  CHECK(write_npy({{{"", 1}}, {0.5f}}).find("'shape': (1,), }") !=
        std::string::npos);
  CHECK(write_npy({{}, {2.5f}}).find("'shape': (), }") != std::string::npos);
}

TEST_CASE("npy: what is written is read again") {
  const float infinity = std::numeric_limits<float>::infinity();
  const Tensor cube{{{"", 2}, {"", 1}, {"", 3}},
                    {-0.0f, 1e-45f, -infinity, 3.4e38f, 0.1f, -7.0f}};
  const Tensor found = read(write_npy(cube));
  CHECK(found == cube);
  CHECK(float_bytes(found.values) == float_bytes(cube.values));
}

TEST_CASE("npy: a scalar has no axes and one value") {
  CHECK(read(npy_file(header_of("<f4", "()"), float_bytes({2.5f}))) ==
        Tensor{{}, {2.5f}});
}

TEST_CASE("npy: an empty array has axes and no value") {
  CHECK(read(npy_file(header_of("<f4", "(0, 3)"), "")) ==
        Tensor{{{"", 0}, {"", 3}}, {}});
}

TEST_CASE("npy: float64 is rounded") {
  CHECK(read(npy_file(header_of("<f8", "(2,)"), double_bytes({0.1, -3.0})))
            .values == std::vector<float>{0.1f, -3.0f});
}

TEST_CASE("npy: a float64 beyond float32 becomes infinite") {
  CHECK(
      read(npy_file(header_of("<f8", "(1,)"), double_bytes({-1e300}))).values ==
      std::vector{-std::numeric_limits<float>::infinity()});
}

TEST_CASE("npy: big-endian numbers are read") {
  std::string single = float_bytes({0.1f});
  std::ranges::reverse(single);
  CHECK(read(npy_file(header_of(">f4", "(1,)"), single)).values ==
        std::vector{0.1f});
  std::string twice = double_bytes({0.1});
  std::ranges::reverse(twice);
  CHECK(read(npy_file(header_of(">f8", "(1,)"), twice)).values ==
        std::vector{0.1f});
}

TEST_CASE("npy: Fortran's order is turned round") {
  CHECK(read(npy_file(header_of("<f4", "(2, 3)", "True"),
                      float_bytes({1, 4, 2, 5, 3, 6}))) == kMatrix);
  const Tensor cube = read(npy_file(header_of("<f4", "(2, 1, 2)", "True"),
                                    float_bytes({1, 3, 2, 4})));
  CHECK(cube == Tensor{{{"", 2}, {"", 1}, {"", 2}}, {1, 2, 3, 4}});
}

TEST_CASE("npy: versions 2 and 3 have a longer length of the header") {
  const std::string numbers = float_bytes(kMatrix.values);
  CHECK(read(npy_file(kHeader, numbers, 2)) == kMatrix);
  CHECK(read(npy_file(kHeader, numbers, 3)) == kMatrix);
}

TEST_CASE("npy: keys stand in any order, with either quotes") {
  CHECK(read(npy_file("{\"shape\":(2,3),'fortran_order':False,'descr':\"<f4\"}",
                      float_bytes(kMatrix.values))) == kMatrix);
}

TEST_CASE("npy: what is no array says so") {
  CHECK(problem_of("") == "the file does not begin as a NumPy array does");
  CHECK(problem_of("PK\3\4") ==
        "the file does not begin as a NumPy array does");
}

TEST_CASE("npy: an unknown version is named") {
  CHECK(problem_of(npy_file(kHeader, "", 4)) ==
        "the file has version 4: expected 1, 2 or 3");
  CHECK(problem_of(npy_file(kHeader, "", 255)) ==
        "the file has version 255: expected 1, 2 or 3");
}

TEST_CASE("npy: a header that is longer than the file says by how much") {
  CHECK(problem_of("\x93NUMPY\x01\x00\xff\xff{}"s) ==
        "the header should have 65535 bytes, the file has 2 after its length");
  CHECK(problem_of("\x93NUMPY\x02\x00\xff\xff\xff\xff{}"s) ==
        "the header should have 4294967295 bytes, the file has 2 after its "
        "length");
}

TEST_CASE("npy: a truncated array says what is missing") {
  CHECK(problem_of(kWritten.substr(0, kWritten.size() - 1)) ==
        "the header says 24 bytes of numbers, the file has 23");
}

TEST_CASE("npy: bytes behind the numbers are refused") {
  CHECK(problem_of(kWritten + "x") ==
        "the header says 24 bytes of numbers, the file has 25");
}

TEST_CASE("npy: other types say which are read") {
  const std::string only = ": only <f4, <f8, >f4 and >f8 are read";
  CHECK(problem_of_header(header_of("<i8", "(1,)")) ==
        "the numbers are '<i8'" + only);
  CHECK(problem_of_header(header_of("|O", "(1,)")) ==
        "the numbers are '|O'" + only);
  CHECK(problem_of_header(header_of("\x1b[2J", "(1,)")) ==
        "the numbers are '\uFFFD[2J'" + only);
}

TEST_CASE("npy: a shape too large for any file is refused") {
  const std::string problem =
      "the array has more than 16777216 numbers or 32 axes";
  CHECK(problem_of_header(header_of("<f4", "(67108865,)")) == problem);
  CHECK(problem_of_header(header_of("<f4", "(4294967296, 4294967296)")) ==
        problem);
  CHECK(problem_of_header(header_of("<f4", "(0, 18446744073709551615)")) ==
        problem);
  std::string axes;
  for (int i = 0; i < 33; ++i) {
    axes += "1, ";
  }
  CHECK(problem_of_header(header_of("<f4", "(" + axes + ")")) == problem);
}

TEST_CASE("npy: a shape is a tuple of whole numbers from 0") {
  const std::string problem =
      "'shape' of the header is not a shape such as "
      "(3, 2)";
  for (const char* shape :
       {"(3)", "3", "[3]", "(-1,)", "(3.0,)", "(,)", "(3 2)", "(3,,2)", "(3",
        "(18446744073709551616,)"}) {
    CAPTURE(shape);
    CHECK(problem_of_header(header_of("<f4", shape)) == problem);
  }
}

TEST_CASE("npy: the order is True or False") {
  CHECK(problem_of_header(header_of("<f4", "(1,)", "0")) ==
        "'fortran_order' of the header is not True or False");
}

TEST_CASE("npy: structured arrays are refused") {
  CHECK(problem_of_header("{'descr': [('x', '<f4')], 'fortran_order': False, "
                          "'shape': (1,), }") ==
        "'descr' of the header is not a type such as '<f4'");
}

TEST_CASE("npy: a header is a dictionary of three keys, each once") {
  const std::string no_dictionary = "the header is no Python dictionary";
  for (const char* header :
       {"", "{", "[]", "{'descr' '<f4'}", "{descr: '<f4'}", "{'descr: '<f4'}",
        "{'descr': '<f4' 'shape': (1,)}", "{,}", "{} {}"}) {
    CAPTURE(header);
    CHECK(problem_of_header(header) == no_dictionary);
  }
  CHECK(problem_of_header("{}") ==
        "the header lacks one of descr, fortran_order and shape");
  CHECK(problem_of_header("{'shape': (1,), 'shape': (2,)}") ==
        "the header says 'shape' twice");
  CHECK(problem_of_header("{'shpae': (1,)}") ==
        "the header has an unknown key 'shpae'");
}

TEST_CASE("npy: no beginning of an array is an array") {
  CHECK(count_whole_beginnings(kWritten, read_npy) == 0);
}

TEST_CASE("npy: changed bytes give an array or a problem") {
  CHECK(count_undecided(kWritten, 5000, read_npy) == 0);
  CHECK(count_undecided(
            npy_file(header_of(">f8", "(2,)", "True"), double_bytes({1, 2}), 3),
            5000, read_npy) == 0);
}

TEST_CASE("npy: a header longer than any real one is refused") {
  const std::string padded = kHeader + std::string(4000 - kHeader.size(), ' ');
  CHECK(problem_of_header(padded) ==
        "the header says 24 bytes of numbers, the file has 0");
  CHECK(problem_of_header(kHeader + std::string(kMostNpyHeaderBytes, ' '))
            .ends_with("expected at most 4096"));
}

TEST_CASE("npy: as many numbers as the limit are read, one more is not") {
  const auto file_of = [](std::size_t count) {
    return npy_file(header_of("<f4", "(" + std::to_string(count) + ",)"),
                    std::string(count * 4, '\0'));
  };
  CHECK(read(file_of(kMostStoredNumbers)).values.size() == kMostStoredNumbers);
  CHECK(problem_of(file_of(kMostStoredNumbers + 1)) ==
        "the array has more than 16777216 numbers or 32 axes");
}

}  // namespace
}  // namespace owldeck
