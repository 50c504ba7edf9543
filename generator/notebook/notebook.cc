#include "generator/notebook/notebook.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <utility>

#include "generator/notebook/headings.h"
#include "generator/notebook/python_scan.h"
#include "generator/notebook/source_line.h"

namespace owldeck {
namespace {

using Json = nlohmann::json;

/// Ends the reading of a file.
struct Refused {
  std::string message;
  std::size_t byte = 0;  ///< where, from 1; 0 for the whole file
};

[[noreturn]] void refuse(std::string message) {
  throw Refused{std::move(message)};
}

/// Everything but what cells print, which may be most of the file.
Json parse(std::string_view text) {
  std::size_t values = 0;
  const Json::parser_callback_t keep = [&values](int depth,
                                                 Json::parse_event_t event,
                                                 Json& parsed) {
    if (depth > kDeepestNotebook) {
      refuse(fmt::format("lists and maps nest more than {} deep",
                         kDeepestNotebook));
    }
    if (++values > kMostNotebookValues) {
      refuse(fmt::format("it has more than {} values", kMostNotebookValues));
    }
    return event != Json::parse_event_t::key ||
           (parsed != "outputs" && parsed != "attachments");
  };
  try {
    return Json::parse(text.begin(), text.end(), keep);
  } catch (const Json::parse_error& problem) {
    throw Refused{"it is no JSON", problem.byte};
  } catch (const Json::exception&) {
    throw Refused{"it is no JSON"};
  }
}

/// The text of a cell: nbformat allows a list of its lines.
std::string source_of(const Json& cell, int number) {
  const auto source = cell.find("source");
  const std::string wrong = fmt::format(
      "'source' of cell {} is neither text nor a list of texts", number);
  if (source == cell.end()) {
    refuse(fmt::format("cell {} has no 'source'", number));
  }
  if (source->is_string()) {
    return source->get<std::string>();
  }
  if (!source->is_array()) {
    refuse(wrong);
  }
  std::string text;
  for (const Json& line : *source) {
    if (!line.is_string()) {
      refuse(wrong);
    }
    text += line.get_ref<const std::string&>();
  }
  return text;
}

/// Puts every name and number of `text` into `words`.
void gather_words(std::string_view text,
                  std::set<std::string, std::less<>>& words) {
  while (!text.empty()) {
    const std::size_t name = scan_name(text);
    if (name > 0) {
      words.emplace(text.substr(0, name));
    }
    text.remove_prefix(std::max<std::size_t>(name, 1));
  }
}

/// Whether a cell's first line gives it to another program, as `%%bash` does.
bool is_other_language(std::string_view source) {
  constexpr std::array<std::string_view, 5> kAroundPython{
      "%%time", "%%timeit", "%%capture", "%%prun", "%%memit"};
  const std::size_t start = source.find_first_not_of(" \t\r\n");
  if (start == source.npos || !source.substr(start).starts_with("%%")) {
    return false;
  }
  const std::string_view line = source.substr(start);
  const std::string_view word = line.substr(0, line.find_first_of(" \t\r\n"));
  return std::find(kAroundPython.begin(), kAroundPython.end(), word) ==
         kAroundPython.end();
}

void gather_definitions(const CodeCell& cell,
                        std::vector<PythonDefinition>& definitions) {
  for (std::size_t i = 1; i < cell.tokens.size(); ++i) {
    const PythonToken& word = cell.tokens[i - 1];
    const PythonToken& name = cell.tokens[i];
    const bool defines = word.kind == PythonKind::Name &&
                         name.kind == PythonKind::Name &&
                         (word.text == "class" || word.text == "def");
    if (defines) {
      definitions.push_back(
          {name.text, word.text == "class", cell.cell, name.line});
    }
  }
}

void add_code(Notebook& notebook, int number, std::string source) {
  if (is_other_language(source)) {
    return;
  }
  CodeCell cell{number, std::move(source), {}};
  cell.tokens = python_tokens(cell.source, PythonDialect::Notebook).tokens;
  std::erase_if(cell.tokens, [](const PythonToken& token) {
    return token.kind == PythonKind::Indent || token.kind == PythonKind::Dedent;
  });
  gather_definitions(cell, notebook.definitions);
  gather_words(cell.source, notebook.code_words);
  notebook.code.push_back(std::move(cell));
}

void add_prose(Notebook& notebook, int number, std::string_view source) {
  auto headings = find_headings(source, number);
  std::move(headings.begin(), headings.end(),
            std::back_inserter(notebook.sections));
  gather_words(source, notebook.prose_words);
}

void add_cell(Notebook& notebook, const Json& cell) {
  const int number = notebook.cells++;
  if (!cell.is_object()) {
    refuse(fmt::format("cell {} is no map", number));
  }
  const auto type = cell.find("cell_type");
  if (type == cell.end() || !type->is_string()) {
    refuse(fmt::format("cell {} has no 'cell_type'", number));
  }
  if (number >= kMostNotebookCells) {
    refuse(fmt::format("it has more than {} cells", kMostNotebookCells));
  }
  std::string source = source_of(cell, number);
  if (source.size() > kMostCellBytes) {
    refuse(fmt::format("cell {} has a text of {} bytes: expected at most {}",
                       number, source.size(), kMostCellBytes));
  }
  if (*type == "code") {
    add_code(notebook, number, std::move(source));
  } else if (*type == "markdown") {
    add_prose(notebook, number, source);
  } else if (*type != "raw") {
    refuse(fmt::format("cell {} is neither code, markdown nor raw", number));
  }
}

Notebook read(const std::string& file, std::string_view text) {
  if (text.size() > kMostNotebookBytes) {
    refuse(fmt::format("it has more than {} MiB",
                       kMostNotebookBytes / 1024 / 1024));
  }
  const Json root = parse(text);
  if (!root.is_object() || !root.contains("nbformat")) {
    refuse("it has no 'nbformat'");
  }
  const Json& format = root["nbformat"];
  if (format != 4) {
    refuse(fmt::format("its 'nbformat' is {}, not 4",
                       format.is_number() ? format.dump() : "no number"));
  }
  const auto cells = root.find("cells");
  if (cells == root.end() || !cells->is_array()) {
    refuse("it has no list 'cells'");
  }
  Notebook notebook;
  notebook.file = file;
  std::size_t code = 0;
  for (const Json& cell : *cells) {
    const std::size_t before = notebook.code.size();
    add_cell(notebook, cell);
    code +=
        notebook.code.size() > before ? notebook.code.back().source.size() : 0;
    if (code > kMostCodeBytes) {
      refuse(fmt::format("it has more than {} bytes of code", kMostCodeBytes));
    }
  }
  close_sections(notebook.sections, notebook.cells);
  return notebook;
}

}  // namespace

std::optional<Notebook> read_notebook(const std::string& file,
                                      std::string_view text,
                                      Diagnostics& diagnostics) {
  try {
    return read(file, text);
  } catch (const Refused& refused) {
    diagnostics.error(
        span_at_byte(file, text, std::max<std::size_t>(refused.byte, 1) - 1),
        "notebook-format", refused.message);
    return std::nullopt;
  }
}

Notebook read_script(const std::string& file, std::string_view text) {
  Notebook notebook;
  notebook.file = file;
  notebook.cells = 1;
  add_code(notebook, 0, std::string(text.substr(0, kMostCellBytes)));
  return notebook;
}

const NotebookSection* section_of(const Notebook& notebook, int cell) {
  const NotebookSection* found = nullptr;
  for (const NotebookSection& section : notebook.sections) {
    if (section.first_cell <= cell && cell <= section.last_cell) {
      found = &section;
    }
  }
  return found;
}

}  // namespace owldeck
