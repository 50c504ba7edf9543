#include "generator/notebook/notebook.h"

#include "tests/fuzz/support.h"

using namespace owldeck;

namespace {

void expect_cells(const Notebook& notebook) {
  for (const NotebookSection& section : notebook.sections) {
    expect(section.level >= 1 && section.level <= 6, "a heading's level");
    expect(section.first_cell >= 0 && section.first_cell <= section.last_cell &&
               section.last_cell < notebook.cells,
           "a section's cells are the notebook's");
  }
  for (const CodeCell& code : notebook.code) {
    expect(code.cell >= 0 && code.cell < notebook.cells,
           "a cell of code is the notebook's");
  }
  for (const PythonDefinition& definition : notebook.definitions) {
    expect(!definition.name.empty() && definition.line >= 1,
           "a definition has a name and a line");
  }
  for (int cell = 0; cell < notebook.cells; ++cell) {
    const NotebookSection* section = section_of(notebook, cell);
    expect(
        !section || (section->first_cell <= cell && cell <= section->last_cell),
        "a cell's section holds it");
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data,
                                      std::size_t size) {
  const std::string text = text_of(data, size);
  Diagnostics diagnostics;
  const auto notebook = read_notebook("fuzz.ipynb", text, diagnostics);
  expect(notebook.has_value() == !diagnostics.has_errors(),
         "a notebook or an error");
  expect_places(diagnostics, {{"fuzz.ipynb", text}});
  if (notebook) {
    expect_cells(*notebook);
  } else {
    expect_cells(read_script("fuzz.py", text));
  }
  return 0;
}
