#include "generator/notebook/source_line.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

constexpr std::string_view kNotebook = R"({
 "metadata": {"cells": [1, "}"]},
 "cells": [
  {"cell_type": "markdown", "source": ["# \"A\"\n", "text"]},
  {
   "source": [
    "a = 1\n",
    "b = \"]\"\n",
    "c"
   ]
  },
  {"source": "x\ny = \"\\n\"\nz"}
 ]
})";

std::pair<int, int> place(int cell, int line) {
  const auto span = find_in_source("a.ipynb", kNotebook, cell, line);
  return span ? std::pair(span->line, span->column) : std::pair(0, 0);
}

TEST_CASE("source line: a line of a list stands on its own line") {
  CHECK(place(1, 1) == std::pair(7, 6));
  CHECK(place(1, 3) == std::pair(9, 6));
  CHECK(place(0, 2) == std::pair(4, 54));
}

TEST_CASE("source line: a line of one text stands inside of it") {
  CHECK(place(2, 1) == std::pair(12, 15));
  CHECK(place(2, 2) == std::pair(12, 18));
  CHECK(place(2, 3) == std::pair(12, 31));
}

TEST_CASE("source line: a column counts characters, escapes as one") {
  const auto span = find_in_source("a.ipynb", kNotebook, 1, 2, 6);
  REQUIRE(span.has_value());
  CHECK(span->line == 8);
  CHECK(span->column == 12);
}

TEST_CASE("source line: a line or cell that is not there has no place") {
  CHECK(place(1, 4) == std::pair(0, 0));
  CHECK(place(3, 1) == std::pair(0, 0));
}

TEST_CASE("source line: a file without cells has no places") {
  CHECK_FALSE(find_in_source("a", "{\"x\": 1", 0, 1).has_value());
  CHECK_FALSE(find_in_source("a", "[]", 0, 1).has_value());
}

TEST_CASE("source line: lines end as those that are printed") {
  CHECK(span_at_byte("a", "{\r\r\n x", 5) == Span{"a", 3, 2, 1});
  CHECK(span_at_byte("a", "{\n", 2) == Span{"a", 1, 2, 1});
  CHECK(span_at_byte("a", "", 0) == Span{"a", 1, 1, 1});
}

}  // namespace
}  // namespace owldeck
