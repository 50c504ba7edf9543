#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "generator/notebook/notebook.h"
#include "generator/notebook/source_line.h"

namespace owldeck {
namespace {

/// Numbers that look drawn, the same in every run.
class Draws {
 public:
  std::size_t below(std::size_t count) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % count;
  }

 private:
  std::uint64_t state_ = 1;
};

/// Pieces of which code and notebooks are made, and some that break them.
std::string mixed(Draws& draws, std::size_t pieces) {
  static constexpr std::string_view kPieces[]{
      "(",     ")",          "[",        "]",  "{",      "}",    "\"",
      "'",     "'''",        "f\"{",     "\\", "\n",     "\n  ", "\n\t",
      ":",     "def f",      "if ",      "#",  "%",      "0x",   "1e",
      "\xFF",  "\u201C",     " ",        ",",  "\"\"\"", "name", "\\n",
      "cells", "\"source\"", "nbformat", "4"};
  std::string out;
  for (std::size_t i = 0; i < pieces; ++i) {
    out += kPieces[draws.below(std::size(kPieces))];
  }
  return out;
}

TEST_CASE("random bytes: the tokenizer takes any code") {
  Draws draws;
  for (int i = 0; i < 500; ++i) {
    const std::string text = mixed(draws, 60);
    const PythonTokens read = python_tokens(text);
    int line = 1;
    for (const PythonToken& token : read.tokens) {
      CHECK(token.line >= line);
      line = token.line;
    }
  }
}

TEST_CASE("random bytes: any file is read or refused with one finding") {
  Draws draws;
  for (int i = 0; i < 500; ++i) {
    const std::string text = mixed(draws, 40);
    Diagnostics diagnostics;
    const auto notebook = read_notebook("a.ipynb", text, diagnostics);
    CHECK(notebook.has_value() == diagnostics.all().empty());
    CHECK(diagnostics.all().size() <= 1);
    (void)find_in_source("a.ipynb", text, 1, 2, 9);
  }
}

TEST_CASE("random bytes: a notebook with a byte changed is never a crash") {
  const std::string good = R"~({"nbformat": 4, "cells": [
 {"cell_type": "markdown", "source": ["## 3.1 A\n"]},
 {"cell_type": "code", "source": "a = f(b)"}]})~";
  Draws draws;
  for (std::size_t at = 0; at < good.size(); ++at) {
    std::string text = good;
    text[at] = static_cast<char>(draws.below(256));
    Diagnostics diagnostics;
    const auto notebook = read_notebook("a.ipynb", text, diagnostics);
    CHECK(notebook.has_value() == diagnostics.all().empty());
  }
}

}  // namespace
}  // namespace owldeck
