#include <doctest/doctest.h>

#include <algorithm>
#include <chrono>
#include <string>

#include "generator/notebook/notebook.h"
#include "generator/notebook/python_tokens.h"

namespace owldeck {
namespace {

std::string repeated(std::string_view piece, std::size_t bytes) {
  std::string out;
  while (out.size() < bytes) {
    out += piece;
  }
  return out;
}

/// How long reading `bytes` bytes of repeated `piece` takes.
double seconds_for(std::string_view piece, std::size_t bytes) {
  const std::string text = repeated(piece, bytes);
  const auto start = std::chrono::steady_clock::now();
  CHECK(python_tokens(text).tokens.size() <= text.size() * 3 + 1);
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start)
      .count();
}

TEST_CASE("long code: time grows with the code, whatever it is") {
  // Were it to grow with the square, 32 times the code took 1,000 times as
  // long. Short times are uncertain, so they count as a hundredth of a second.
  for (const std::string_view piece : {"x = f(a)\n",
                                       "(",
                                       "]",
                                       "([{",
                                       "(]",
                                       "f\"{'''\n",
                                       "f\"\"\"{\n",
                                       "f\"{f'{f\"",
                                       "'",
                                       "\"\"\" ",
                                       "\\\n",
                                       "   ",
                                       "\n",
                                       "1",
                                       "a",
                                       "if a:\n",
                                       "if a:\n ",
                                       "# b",
                                       "\t\n",
                                       "\xFF",
                                       "0x_",
                                       "....",
                                       "x = [\nreturn\n"}) {
    CAPTURE(piece);
    const double small = std::max(seconds_for(piece, 8'000), 0.01);
    CHECK(seconds_for(piece, 256'000) < 300 * small);
  }
}

TEST_CASE("long code: a notebook of many cells is read in linear time") {
  const auto seconds = [](std::size_t bytes) {
    std::string cells = repeated(
        R"({"cell_type": "markdown", "source": "## 1.1 A\n### 1.1.1 B"},
           {"cell_type": "code", "source": ["def f(a):\n", "    b = a\n"]},)",
        bytes);
    cells.pop_back();
    const auto start = std::chrono::steady_clock::now();
    Diagnostics diagnostics;
    CHECK(read_notebook("a", "{\"nbformat\": 4, \"cells\": [" + cells + "]}",
                        diagnostics)
              .has_value());
    return std::chrono::duration<double>(std::chrono::steady_clock::now() -
                                         start)
        .count();
  };
  const double small = std::max(seconds(16'000), 0.01);
  CHECK(seconds(512'000) < 300 * small);
}

}  // namespace
}  // namespace owldeck
