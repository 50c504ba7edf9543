#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <vector>

#include "generator/attention/check_experiment.h"
#include "generator/attention/model_config.h"
#include "generator/attention/sweep.h"
#include "generator/deck/data_files.h"
#include "generator/deck/decode_words.h"
#include "generator/notebook/notebook.h"
#include "generator/source/limits.h"
#include "generator/tensor/npy_header.h"
#include "generator/tensor/safetensors.h"
#include "generator/tensor/stored_numbers.h"
#include "generator/theme/fields.h"
#include "render/paint/image_file.h"
#include "render/paint/svg_cost.h"
#include "render/paint/svg_rules.h"
#include "render/text/formula.h"

namespace owldeck {
namespace {

std::string document(const std::string& name) {
  std::ifstream file(std::string(OWLDECK_SOURCE_DIR "/docs/") + name);
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

/// One line of the document's tables.
struct Row {
  std::string what;
  std::string value;
  std::string code;
};

std::string counted(double count) {
  std::string digits = fmt::format("{:.0f}", count);
  for (std::size_t at = digits.size(); at > 3;) {
    at -= 3;
    digits.insert(at, ",");
  }
  return digits;
}

std::string bytes(std::uintmax_t count) {
  constexpr std::uintmax_t kKibibyte = 1024;
  if (count % (kKibibyte * kKibibyte) == 0) {
    return fmt::format("{} MiB", count / kKibibyte / kKibibyte);
  }
  return count % kKibibyte == 0 ? fmt::format("{} KiB", count / kKibibyte)
                                : fmt::format("{} bytes", count);
}

std::vector<Row> deck_rows() {
  return {{"a YAML file", bytes(kMostYamlBytes), "file-size"},
          {"a line of it", bytes(kMostYamlLineBytes), "yaml"},
          {"lists and maps in each other", counted(kDeepestYaml), "yaml"},
          {"values, aliases written out", counted(kMostYamlValues), "yaml"},
          {"all texts, aliases written out", bytes(kMostYamlTextBytes), "yaml"},
          {"one text", bytes(kMostTextBytes), "yaml"},
          {"one key", bytes(kMostKeyBytes), "yaml"},
          {"files that include each other",
           fmt::format("{} deep", kDeepestInclude), "deck-size"},
          {"included files", counted(kMostIncludes), "deck-size"},
          {"slides", counted(kMostDeckSlides), "deck-size"},
          {"values of all files", counted(kMostDeckValues), "deck-size"},
          {"decks of a course", counted(kMostCourseDecks), "deck-size"},
          {"an id of a deck or film", fmt::format("{} letters", kMostIdLetters),
           "wrong-value"}};
}

std::vector<Row> template_rows() {
  return {{"values of a theme or layout", counted(kMostTemplateValues),
           "file-size"},
          {"themes that extend each other",
           fmt::format("{} deep", kDeepestExtends), "theme-cycle"},
          {"layouts that extend each other",
           fmt::format("{} deep", kDeepestExtends), "layout-cycle"},
          {"slots of a layout or variant", counted(kMostSlots), "wrong-value"},
          {"variants of a layout", counted(kMostVariants), "wrong-value"},
          {"the size of a text",
           fmt::format("{} to {}", kSmallestText, kLargestText), "wrong-value"},
          {"sizes of a scale", counted(kMostScaleSizes), "wrong-value"},
          {"lines of a squared ground", fmt::format("{} apart", kClosestGrid),
           "wrong-value"}};
}

std::vector<Row> text_rows() {
  return {{"a formula", bytes(kMostFormulaBytes), "formula"},
          {"groups of a formula in each other", counted(kDeepestFormula),
           "formula"},
          {"a course map in Markdown", bytes(kMostMapBytes), "file-size"},
          {"a line of it", bytes(kMostMapLineBytes), "map-text"}};
}

std::vector<Row> number_rows() {
  return {
      {"a file of numbers", bytes(kLargestDataFile), "file-size"},
      {"all of them", bytes(kMostDataBytes), "deck-size"},
      {"numbers in a `.npy` or `.safetensors`", counted(kMostStoredNumbers),
       "weight-file"},
      {"axes of an array", counted(kMostStoredAxes), "weight-file"},
      {"the header of a `.npy`", bytes(kMostNpyHeaderBytes), "weight-file"},
      {"the header of a `.safetensors`", bytes(kMostSafetensorsHeaderBytes),
       "weight-file"},
      {"its maps in each other", counted(kDeepestSafetensorsHeader),
       "weight-file"},
      {"a model's `config.json` or `vocab.json`", bytes(kMostModelJsonBytes),
       "model-file"},
      {"its maps in each other", counted(kDeepestModelJson), "model-file"},
      {"tokens, dimensions, heads, batch, `d_out`", counted(kMaxSize),
       "experiment-size"},
      {"the same where only shapes are asked for", counted(kMaxShape),
       "experiment-size"},
      {"numbers in one tensor", counted(kMaxValues), "experiment-size"},
      {"a number of an embedding", fmt::format("±{}", counted(kMaxEmbedding)),
       "embedding-value"},
      {"multiplications of a sweep", counted(kMostProducts), "experiment-size"},
      {"experiments", counted(kMostExperiments), "experiment-size"},
      {"numbers of all experiments", counted(kMostTraceValues),
       "experiment-size"},
      {"multiplications of all experiments", counted(kMostMultiplications),
       "experiment-size"}};
}

std::vector<Row> picture_rows() {
  return {
      {"a picture's file", bytes(kMostImageBytes), "file-size"},
      {"the side of a PNG", fmt::format("{} pixels", counted(kMostPngSide)),
       "image-content"},
      {"a PNG", fmt::format("{} pixels", counted(double(kMostPngPixels))),
       "image-content"},
      {"all PNGs", fmt::format("{} pixels", counted(double(kMostDeckPixels))),
       "deck-size"},
      {"an SVG", bytes(kMostSvgBytes), "image-content"},
      {"the side of an SVG", fmt::format("{} units", counted(kMostSvgSide)),
       "image-content"},
      {"elements in each other", counted(kDeepestSvg), "image-content"},
      {"elements, as they are drawn", counted(kMostSvgElements),
       "image-content"},
      {"an attribute", bytes(kMostSvgAttributeBytes), "image-content"},
      {"all style sheets", bytes(kMostSvgStyleBytes), "image-content"},
      {"rules of style times elements", counted(kMostSvgRules),
       "image-content"},
      {"all texts of an SVG", bytes(kMostSvgTextBytes), "image-content"},
      {"dashes of all lines", counted(kMostSvgDashes), "image-content"}};
}

std::vector<Row> notebook_rows() {
  return {{"a notebook", bytes(kMostNotebookBytes), "notebook-format"},
          {"its JSON values", counted(kMostNotebookValues), "notebook-format"},
          {"lists and maps in each other", counted(kDeepestNotebook),
           "notebook-format"},
          {"cells", counted(kMostNotebookCells), "notebook-format"},
          {"the text of a cell, or a `.py`", bytes(kMostCellBytes),
           "notebook-format"},
          {"all code", bytes(kMostCodeBytes), "notebook-format"}};
}

std::vector<Row> all_rows() {
  std::vector<Row> rows;
  for (const auto& some : {deck_rows(), template_rows(), text_rows(),
                           number_rows(), picture_rows(), notebook_rows()}) {
    rows.insert(rows.end(), some.begin(), some.end());
  }
  return rows;
}

TEST_CASE("limits.md: every limit stands there as the program has it") {
  const std::string text = document("limits.md");
  for (const Row& row : all_rows()) {
    const std::string line =
        fmt::format("\n| {} | {} | `{}` |\n", row.what, row.value, row.code);
    CHECK_MESSAGE(text.find(line) != std::string::npos, "docs/limits.md lacks",
                  line);
  }
}

TEST_CASE("limits.md: it has no other") {
  const std::string text = document("limits.md");
  std::size_t lines = 0;
  for (std::size_t at = text.find("` |\n"); at != std::string::npos;
       at = text.find("` |\n", at + 1)) {
    ++lines;
  }
  CHECK(lines == all_rows().size());
}

TEST_CASE("limits.md: every finding that it names is explained") {
  const std::string findings = document("findings.md");
  for (const Row& row : all_rows()) {
    CHECK_MESSAGE(findings.find("\n## " + row.code + "\n") != std::string::npos,
                  row.code);
  }
}

}  // namespace
}  // namespace owldeck
