#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "generator/notebook/python_tokens.h"
#include "generator/source/diagnostic.h"

namespace owldeck {

/// A heading of a Markdown cell and what stands below it, its subsections
/// included. Cells are counted from 0, as in the notebook's list.
struct NotebookSection {
  int level = 1;        ///< 1 to 6
  std::string number;   ///< `3.3.1` of `3.3.1 A simple ...`; may be empty
  std::string heading;  ///< the whole line, without marks such as `#` and `**`
  int first_cell = 0;   ///< that of the heading
  int last_cell = 0;
  friend bool operator==(const NotebookSection&,
                         const NotebookSection&) = default;
};

/// A cell of Python; lines that are none (`%magic`, `!shell`) give no tokens.
struct CodeCell {
  int cell = 0;
  std::string source;
  std::vector<PythonToken> tokens;  ///< without Indent and Dedent
  friend bool operator==(const CodeCell&, const CodeCell&) = default;
};

/// A class or function, methods among them.
struct PythonDefinition {
  std::string name;
  bool is_class = false;
  int cell = 0;
  int line = 0;  ///< in the cell, from 1
  friend bool operator==(const PythonDefinition&,
                         const PythonDefinition&) = default;
};

struct Notebook {
  std::string file;
  int cells = 0;
  std::vector<NotebookSection> sections;  ///< in order
  std::vector<CodeCell> code;             ///< in order
  std::vector<PythonDefinition> definitions;
  std::set<std::string, std::less<>> code_words;   ///< of code and comments
  std::set<std::string, std::less<>> prose_words;  ///< of the other cells
};

/// The most that a notebook may have: bytes, most of which are pictures that
/// its cells made; JSON values, and how deep they nest; cells; bytes of one
/// cell's text, and of all code.
inline constexpr std::size_t kMostNotebookBytes = std::size_t{32} << 20;
inline constexpr std::size_t kMostNotebookValues = 500'000;
inline constexpr int kDeepestNotebook = 64;
inline constexpr int kMostNotebookCells = 10'000;
inline constexpr std::size_t kMostCellBytes = std::size_t{256} << 10;
inline constexpr std::size_t kMostCodeBytes = std::size_t{2} << 20;

/// Reads a notebook of nbformat 4.
/// Reports: `notebook-format` for what is no JSON, no nbformat 4, has other
/// shapes than nbformat says, or is beyond the limits above.
/// Source: https://nbformat.readthedocs.io, The Notebook file format.
[[nodiscard]] std::optional<Notebook> read_notebook(const std::string& file,
                                                    std::string_view text,
                                                    Diagnostics& diagnostics);

/// A Python file as a notebook of one code cell without sections.
/// Needs: kMostCellBytes at most; the rest is not looked at.
[[nodiscard]] Notebook read_script(const std::string& file,
                                   std::string_view text);

/// The most deeply nested section that holds `cell`; nothing above the first.
[[nodiscard]] const NotebookSection* section_of(const Notebook& notebook,
                                                int cell);

}  // namespace owldeck
