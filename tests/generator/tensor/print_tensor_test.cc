#include "generator/tensor/print_tensor.h"

#include <doctest/doctest.h>

#include <limits>
#include <nlohmann/json.hpp>

#include "generator/tensor/torch_style.h"

namespace owldeck {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();

Tensor weights() {
  return {{{"query", 2, {"Your", "journey"}}, {"key", 2, {"Your", "journey"}}},
          {0.75f, 0.25f, 0.5f, 0.5f}};
}

std::string styled(const std::vector<float>& values) {
  const TorchStyle style(values);
  std::string text;
  for (const float value : values) {
    text += (text.empty() ? "" : " ") + style(value);
  }
  return text;
}

TEST_CASE("torch style: numbers of ordinary size have four decimals") {
  CHECK(styled({0.5f, -0.12345f, 0.0f}) == "0.5000 -0.1235 0.0000");
}

TEST_CASE("torch style: whole numbers have a point and no decimals") {
  CHECK(styled({1.0f, 0.0f, -3.0f}) == "1. 0. -3.");
  CHECK(styled({0.0f, 0.0f}) == "0. 0.");
}

TEST_CASE("torch style: a ratio above 1000 needs an exponent") {
  CHECK(styled({0.5f, 500.0f}) == "0.5000 500.0000");
  CHECK(styled({0.5f, 501.0f}) == "5.0000e-01 5.0100e+02");
  CHECK(styled({1.0f, 1001.0f}) == "1.0000e+00 1.0010e+03");
}

TEST_CASE("torch style: very small and very large numbers need an exponent") {
  CHECK(styled({0.00009f}) == "9.0000e-05");
  CHECK(styled({2e8f}) == "2.0000e+08");
}

TEST_CASE("torch style: infinities do not choose the style") {
  CHECK(styled({-kInfinity, 0.5f}) == "-inf 0.5000");
  CHECK(styled({-kInfinity, 2.0f}) == "-inf 2.");
  CHECK(styled({kInfinity}) == "inf");
}

TEST_CASE("print: a matrix is headed by its labels, numbers to the right") {
  CHECK(print_text(weights()) ==
        "           Your  journey\n"
        "Your     0.7500   0.2500\n"
        "journey  0.5000   0.5000\n");
}

TEST_CASE("print: a matrix without labels is its numbers") {
  CHECK(print_text({{{"token", 2}, {"dimension", 2}}, {1, -2, 3, 4}}) ==
        " 1.  -2.\n"
        " 3.   4.\n");
}

TEST_CASE("print: every leading index has a heading of its own") {
  const Tensor tensor{
      {{"mode", 2, {"on", "off"}}, {"head", 1}, {"query", 1}, {"key", 2}},
      {1, 2, 3, 4}};
  CHECK(print_text(tensor) ==
        "mode on, head 0\n"
        "1.  2.\n"
        "\n"
        "mode off, head 0\n"
        "3.  4.\n");
}

TEST_CASE("print: the whole tensor has one style") {
  const Tensor tensor{{{"head", 2}, {"query", 1}, {"key", 1}}, {1.0f, 0.5f}};
  CHECK(print_text(tensor) == "head 0\n1.0000\n\nhead 1\n0.5000\n");
}

TEST_CASE("print: a vector has a line for each label, else one line") {
  CHECK(print_text({{{"key", 2, {"Your", "step"}}}, {0.5f, 0.25f}}) ==
        "Your  0.5000\n"
        "step  0.2500\n");
  CHECK(print_text({{{"dimension", 2}}, {0.5f, -0.25f}}) ==
        " 0.5000  -0.2500\n");
}

TEST_CASE("print: a tensor without axes is a number") {
  CHECK(print_text({{}, {0.5f}}) == "0.5000\n");
}

TEST_CASE("print: labels are padded by the columns they take") {
  const Tensor tensor{{{"token", 2, {"猫", "café"}}, {"dimension", 1}}, {1, 2}};
  CHECK(print_text(tensor) ==
        "猫    1.\n"
        "café  2.\n");
}

TEST_CASE("print: a label cannot steer the terminal") {
  CHECK(print_text({{{"token", 1, {"a\x1b[2J\n"}}}, {1}}) ==
        "a\uFFFD[2J\uFFFD  1.\n");
}

TEST_CASE("print: CSV has names of axes and labels, and exact numbers") {
  CHECK(print_csv(weights()) ==
        "query,key Your,key journey\n"
        "Your,0.75,0.25\n"
        "journey,0.5,0.5\n");
}

TEST_CASE("print: CSV has a column for every leading axis") {
  const Tensor tensor{{{"batch", 1}, {"token", 2}, {"d_out", 2}},
                      {0.1f, -kInfinity, 1e-8f, 3}};
  CHECK(print_csv(tensor) ==
        "batch,token,d_out 0,d_out 1\n"
        "0,0,0.1,-inf\n"
        "0,1,1e-08,3\n");
}

TEST_CASE("print: CSV quotes what would end a field") {
  CHECK(print_csv({{{"token", 2, {",", "\""}}}, {1, 2}}) ==
        "\"token ,\",\"token \"\"\"\n"
        "1,2\n");
}

TEST_CASE("print: CSV of a tensor without axes is one value") {
  CHECK(print_csv({{}, {0.5f}}) == "value\n0.5\n");
}

TEST_CASE("print: JSON nests arrays as the axes do") {
  const Tensor tensor{{{"head", 2}, {"query", 1}, {"key", 2}},
                      {0.1f, -kInfinity, 3, kInfinity}};
  CHECK(json_values(tensor) ==
        "[\n"
        " [\n"
        "  [0.1, \"-inf\"]],\n"
        " [\n"
        "  [3, \"inf\"]]]");
}

TEST_CASE("print: JSON numbers read back as the same float32") {
  const std::vector<float> values{0.1f, 1.0f / 3.0f, 16777216.0f, 1e-45f,
                                  3.4028235e38f};
  const auto read =
      nlohmann::json::parse(json_values({{{"key", values.size()}}, values}));
  for (std::size_t i = 0; i < values.size(); ++i) {
    CHECK(read[i].get<float>() == values[i]);
  }
}

TEST_CASE("print: JSON of a shape alone has null for its values") {
  CHECK(json_values({{{"query", 4}}, {}}) == "null");
  CHECK(json_values({{}, {2.5f}}) == "2.5");
}

TEST_CASE("print: JSON axes have names, sizes and labels") {
  CHECK(json_axes({{{"head", 3}, {"key", 2, {"a\"", "b"}}}, {}}) ==
        R"("axes": [{"name": "head", "size": 3}, )"
        R"({"name": "key", "size": 2, "labels": ["a\"", "b"]}], )"
        R"("shape": [3, 2])");
}

TEST_CASE("print: JSON strings stay UTF-8 whatever a label holds") {
  CHECK(json_string("caf\xC3\xA9 \xFF\n") == "\"café \uFFFD\\n\"");
}

}  // namespace
}  // namespace owldeck
