#include "generator/deck/decode.h"

#include <doctest/doctest.h>

#include <array>

namespace owldeck {
namespace {

template <class T>
std::optional<T> decode(const std::string& value, Diagnostics& diagnostics) {
  const auto root = parse_yaml("f.yaml", "v: " + value + "\n", diagnostics);
  REQUIRE(root.has_value());
  T out{};
  return decode_value(*root->find("v"), out, diagnostics) ? std::optional(out)
                                                          : std::nullopt;
}

template <class T>
std::optional<T> decode(const std::string& value) {
  Diagnostics diagnostics;
  return decode<T>(value, diagnostics);
}

template <class T>
Diagnostic refusal(const std::string& value) {
  Diagnostics diagnostics;
  CHECK_FALSE(decode<T>(value, diagnostics).has_value());
  REQUIRE(diagnostics.all().size() == 1);
  return diagnostics.all()[0];
}

TEST_CASE("decode: numbers are read whatever the locale") {
  CHECK(decode<double>("0.43") == 0.43);
  CHECK(decode<double>("-1.5e-3") == -0.0015);
  CHECK(decode<double>("7") == 7.0);
  CHECK(decode<int>("-7") == -7);
  CHECK(decode<std::uint64_t>("18446744073709551615") ==
        18446744073709551615ULL);
}

TEST_CASE("decode: a number too large is out of range") {
  CHECK(refusal<double>("1e999").code == "wrong-value");
  CHECK(refusal<int>("2147483648").message == "2147483648 is out of range");
  CHECK(refusal<std::uint64_t>("-1").message == "-1 is out of range");
}

TEST_CASE("decode: no spelling of NaN or infinity is a number") {
  for (const char* text : {".nan", ".NaN", ".inf", "-.inf", "nan", "inf"}) {
    CHECK(refusal<double>(text).code == "wrong-value");
  }
}

TEST_CASE("decode: numbers that YAML readers disagree about are refused") {
  for (const char* text : {"010", "0x10", "0o10", "1_000", "+1", "1,000"}) {
    CHECK(refusal<int>(text).code == "wrong-type");
  }
  CHECK(refusal<int>("010").hint == "a number has no zero before it");
}

TEST_CASE("decode: a number in quotes is text") {
  CHECK(refusal<int>("'4'").hint == "remove the quotes");
}

TEST_CASE("decode: what is only half a number is refused") {
  for (const char* text : {"'-'", ".", "1.0.0", "1-2", "--1", "e5", "1e"}) {
    CHECK(refusal<double>(text).code == "wrong-type");
  }
  CHECK(refusal<int>("1-2").code == "wrong-type");
  CHECK(refusal<std::uint64_t>("--1").code == "wrong-type");
}

TEST_CASE("decode: only true and false are booleans, and it is said") {
  CHECK(decode<bool>("true") == true);
  CHECK(decode<bool>("false") == false);
  CHECK(refusal<bool>("yes").hint ==
        "words such as yes, no, on and off are text");
  CHECK(refusal<bool>("True").message ==
        "expected true or false, found 'True'");
}

TEST_CASE("decode: where text is asked for, anything scalar is text") {
  CHECK(decode<std::string>("no") == "no");
  CHECK(decode<std::string>("010") == "010");
}

TEST_CASE("decode: blank lines at the end of text are dropped") {
  CHECK(decode<std::string>("|\n    a\n    b\n\n") == "a\nb");
}

TEST_CASE("decode: a value that is left out is reported as nothing") {
  CHECK(refusal<std::string>("").message == "expected text, found nothing");
}

TEST_CASE("decode: a long text is quoted in part") {
  CHECK(refusal<int>(std::string(100, 'x')).message ==
        "expected a whole number, found '" + std::string(40, 'x') + "...'");
}

TEST_CASE("decode: every wrong item of a list is reported") {
  Diagnostics diagnostics;
  CHECK_FALSE(
      decode<std::vector<int>>("[1, a, 2, b]", diagnostics).has_value());
  CHECK(diagnostics.all().size() == 2);
}

TEST_CASE("decode: what is no list says how to write one") {
  CHECK(refusal<std::vector<int>>("1").hint == "write [ ] around it");
  CHECK(refusal<std::vector<int>>("None").hint == "write [] for none");
  CHECK(refusal<std::vector<int>>("").hint == "write [] for none");
  CHECK(refusal<std::vector<int>>("{a: 1}").hint ==
        "write '- ' before each item");
}

TEST_CASE("decode: a located value has a place only if it is right") {
  Diagnostics diagnostics;
  const auto right = decode<Located<int>>("4", diagnostics);
  REQUIRE(right.has_value());
  CHECK(right->span == Span{"f.yaml", 1, 4, 1});
  Located<int> wrong;
  const auto root = parse_yaml("f.yaml", "v: x\n", diagnostics);
  CHECK_FALSE(decode_value(*root->find("v"), wrong, diagnostics));
  CHECK_FALSE(is_set(wrong));
}

struct Point {
  Span span;
  int across = 0;
  int down = 0;
};

constexpr std::array kPoint{
    field<&Point::across>("across", Need::Required, "to the right"),
    field<&Point::down>("down", Need::Optional, "from the top")};

Fields<Point> fields_of(const Point&) {
  return kPoint;
}

TEST_CASE("decode: a map is read by its table") {
  const auto point = decode<Point>("{across: 1, down: 2}");
  REQUIRE(point.has_value());
  CHECK(point->across == 1);
  CHECK(point->down == 2);
  CHECK(point->span.column == 4);
}

std::vector<Diagnostic> problems(const std::string& value) {
  Diagnostics diagnostics;
  (void)decode<Point>(value, diagnostics);
  return diagnostics.all();
}

TEST_CASE("decode: a missing key is described") {
  const auto found = problems("{down: 2}");
  REQUIRE(found.size() == 1);
  CHECK(found[0].message == "'across' is missing");
  CHECK(found[0].hint == "to the right");
}

TEST_CASE("decode: a misspelled required key is one problem, not two") {
  const auto found = problems("{acros: 1}");
  REQUIRE(found.size() == 1);
  CHECK(found[0].code == "unknown-key");
  CHECK(found[0].hint == "did you mean 'across'?");
}

TEST_CASE("decode: a key that is there already is not what was meant") {
  const auto found = problems("{across: 1, acros: 2}");
  REQUIRE(found.size() == 1);
  CHECK(found[0].hint == "did you mean 'across'?");
}

}  // namespace
}  // namespace owldeck
