#include "generator/notebook/notebook.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

namespace owldeck {
namespace {

/// A notebook of nbformat 4 with these cells, in JSON.
std::string with_cells(std::string_view cells) {
  return fmt::format(R"({{"nbformat": 4, "nbformat_minor": 5, "metadata": {{}},
 "cells": [{}]}})",
                     cells);
}

std::string code(std::string_view source) {
  return fmt::format(R"({{"cell_type": "code", "source": {}}})", source);
}

std::string markdown(std::string_view source) {
  return fmt::format(R"({{"cell_type": "markdown", "source": {}}})", source);
}

Notebook read(std::string_view text) {
  Diagnostics diagnostics;
  auto notebook = read_notebook("a.ipynb", text, diagnostics);
  REQUIRE(notebook.has_value());
  CHECK(diagnostics.all().empty());
  return std::move(*notebook);
}

/// The only finding about `text`: `line:column message`.
std::string refusal(std::string_view text) {
  Diagnostics diagnostics;
  CHECK_FALSE(read_notebook("a.ipynb", text, diagnostics).has_value());
  REQUIRE(diagnostics.all().size() == 1);
  const Diagnostic& first = diagnostics.all()[0];
  CHECK(first.code == "notebook-format");
  CHECK(first.span.file == "a.ipynb");
  return fmt::format("{}:{} {}", first.span.line, first.span.column,
                     first.message);
}

TEST_CASE("notebook: a source is a text or a list of texts") {
  const Notebook notebook = read(
      with_cells(code(R"("a = 1\nb")") + "," + code(R"(["a = 1\n", "b"])")));
  REQUIRE(notebook.code.size() == 2);
  CHECK(notebook.code[0].source == "a = 1\nb");
  CHECK(notebook.code[0].tokens == notebook.code[1].tokens);
}

TEST_CASE("notebook: cells are counted from 0, those of all types") {
  const Notebook notebook =
      read(with_cells(markdown(R"("# A")") + "," + code(R"("x")")));
  CHECK(notebook.cells == 2);
  CHECK(notebook.code[0].cell == 1);
}

TEST_CASE("notebook: headings make sections") {
  const Notebook notebook =
      read(with_cells(markdown(R"("# Chapter 3")") + "," + code(R"("a")") +
                      "," + markdown(R"("## 3.1 One\n### 3.1.1 Two")") + "," +
                      code(R"("b")") + "," + markdown(R"("## 3.2 Three")")));
  REQUIRE(notebook.sections.size() == 4);
  CHECK(notebook.sections[1].number == "3.1");
  CHECK(notebook.sections[1].last_cell == 3);
  REQUIRE(section_of(notebook, 3) != nullptr);
  CHECK(section_of(notebook, 3)->number == "3.1.1");
  CHECK(section_of(notebook, 1)->heading == "Chapter 3");
}

TEST_CASE("notebook: no section stands above the first heading") {
  const Notebook notebook =
      read(with_cells(code(R"("a")") + "," + markdown(R"("# A")")));
  CHECK(section_of(notebook, 0) == nullptr);
}

TEST_CASE("notebook: classes and functions are found with their lines") {
  const Notebook notebook = read(
      with_cells(code(R"("class A(B):\n    def f(self):\n        pass")")));
  CHECK(notebook.definitions ==
        std::vector<PythonDefinition>{{"A", true, 0, 1}, {"f", false, 0, 2}});
}

TEST_CASE("notebook: cells in another language have no code") {
  CHECK(read(with_cells(code(R"("%%bash\nls")"))).code.empty());
  CHECK(read(with_cells(code(R"("%%time\na = b")"))).code[0].tokens.size() ==
        4);
}

TEST_CASE("notebook: words are gathered from code and from prose") {
  const Notebook notebook =
      read(with_cells(markdown(R"("Uses FlashAttention")") + "," +
                      code(R"("d_out = 'W_key'  # omega")")));
  CHECK(notebook.prose_words.contains("FlashAttention"));
  CHECK(notebook.code_words.contains("d_out"));
  CHECK(notebook.code_words.contains("W_key"));
  CHECK_FALSE(notebook.code_words.contains("FlashAttention"));
}

TEST_CASE("notebook: what cells print is of no matter") {
  const Notebook notebook = read(with_cells(
      R"({"cell_type": "code", "source": "a", "outputs": [{"x": [[1]]}]})"));
  CHECK(notebook.code.size() == 1);
}

TEST_CASE("notebook: a file that is no JSON is refused at its place") {
  CHECK(refusal("{\"nbformat\": 4,\n  cells}") == "2:3 it is no JSON");
  CHECK(refusal("") == "1:1 it is no JSON");
  CHECK(refusal("\"\xFF\"") == "1:2 it is no JSON");
}

TEST_CASE("notebook: other versions of nbformat are refused") {
  CHECK(refusal(R"({"nbformat": 3, "worksheets": []})") ==
        "1:1 its 'nbformat' is 3, not 4");
  CHECK(refusal(R"({"cells": []})") == "1:1 it has no 'nbformat'");
  CHECK(refusal(R"({"nbformat": "4"})") ==
        "1:1 its 'nbformat' is no number, not 4");
  CHECK(refusal("[1, 2]") == "1:1 it has no 'nbformat'");
}

TEST_CASE("notebook: cells of other shapes are refused") {
  CHECK(refusal(R"({"nbformat": 4, "cells": {}})") ==
        "1:1 it has no list 'cells'");
  CHECK(refusal(with_cells("7")) == "1:1 cell 0 is no map");
  CHECK(refusal(with_cells(R"({"source": "a"})")) ==
        "1:1 cell 0 has no 'cell_type'");
  CHECK(refusal(with_cells(R"({"cell_type": "code"})")) ==
        "1:1 cell 0 has no 'source'");
  CHECK(refusal(with_cells(code("[1]"))) ==
        "1:1 'source' of cell 0 is neither text nor a list of texts");
  CHECK(refusal(with_cells(R"({"cell_type": "chart", "source": "a"})")) ==
        "1:1 cell 0 is neither code, markdown nor raw");
}

TEST_CASE("notebook: lists that nest without end are refused") {
  CHECK(refusal("{\"nbformat\": 4, \"cells\": " + std::string(10'000, '[')) ==
        "1:1 lists and maps nest more than 64 deep");
}

TEST_CASE("notebook: a Python file is one cell of code") {
  const Notebook notebook = read_script("a.py", "def f():\n    return 1\n");
  CHECK(notebook.cells == 1);
  CHECK(notebook.sections.empty());
  REQUIRE(notebook.definitions.size() == 1);
  CHECK(notebook.definitions[0].name == "f");
}

/// As many cells.
std::string cells(int count, const std::string& source) {
  std::string list = markdown(source);
  for (int i = 1; i < count; ++i) {
    list += "," + markdown(source);
  }
  return with_cells(list);
}

TEST_CASE("notebook: cells are read to the limit and no further") {
  CHECK(read(cells(kMostNotebookCells, "\"\"")).cells == kMostNotebookCells);
  CHECK(refusal(cells(kMostNotebookCells + 1, "\"\"")) ==
        "1:1 it has more than 10000 cells");
}

TEST_CASE("notebook: so is a cell's text") {
  const auto quoted = [](std::size_t bytes) {
    return "\"" + std::string(bytes, 'x') + "\"";
  };
  (void)read(with_cells(markdown(quoted(kMostCellBytes))));
  CHECK(refusal(with_cells(markdown(quoted(kMostCellBytes + 1)))) ==
        "1:1 cell 0 has a text of 262145 bytes: expected at most 262144");
}

TEST_CASE("notebook: so is all code") {
  const std::string cell = code("\"" + std::string(kMostCellBytes, 'x') + "\"");
  std::string list = cell;
  for (std::size_t i = 1; i < kMostCodeBytes / kMostCellBytes; ++i) {
    list += "," + cell;
  }
  (void)read(with_cells(list));
  CHECK(refusal(with_cells(list + "," + code("\"x\""))) ==
        "1:1 it has more than 2097152 bytes of code");
}

TEST_CASE("notebook: so are its values") {
  std::string list = "1";
  for (std::size_t i = 0; i < kMostNotebookValues; ++i) {
    list += ",1";
  }
  CHECK(refusal("{\"nbformat\": 4, \"cells\": [" + list + "]}") ==
        "1:1 it has more than 500000 values");
}

TEST_CASE("notebook: a file beyond its bytes is not parsed") {
  CHECK(refusal(std::string(kMostNotebookBytes + 1, '[')) ==
        "1:1 it has more than 32 MiB");
}

TEST_CASE("notebook: of a longer Python file the start is looked at") {
  const std::string text(kMostCellBytes + 1, 'x');
  CHECK(read_script("a.py", text).code[0].source.size() == kMostCellBytes);
}

}  // namespace
}  // namespace owldeck
