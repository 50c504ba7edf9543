#include <fmt/format.h>

#include <algorithm>

#include "generator/figures/drawing.h"
#include "render/text/formula.h"

namespace owldeck {
namespace {

constexpr double kNaturalSize = 84;
constexpr double kSmallestSize = 36;
/// Room between the formula and what explains it, and between the lines.
constexpr double kPartsGap = 64;
constexpr double kLineGap = 18;
constexpr double kStripe = 6;
constexpr double kStripeGap = 20;

FormulaStyle style_of(double size, const Theme& theme) {
  FormulaStyle style{.size = size, .color = theme.text, .palette = {}};
  for (const std::string& name : meaning_names()) {
    style.palette.emplace_back(name, theme.meaning(name)->color);
  }
  return style;
}

std::optional<FormulaLayout> set(const Located<std::string>& tex, double size,
                                 const Theme& theme, Diagnostics& diagnostics) {
  auto result = set_formula(tex.value, style_of(size, theme));
  if (auto* layout = std::get_if<FormulaLayout>(&result)) {
    return std::move(*layout);
  }
  const FormulaError& error = std::get<FormulaError>(result);
  const std::string rest =
      tex.value.substr(std::min(error.offset, tex.value.size()), 20);
  diagnostics.error(tex.span, "formula", error.message,
                    rest.empty() ? "at the end of the formula"
                                 : fmt::format("at '{}'", rest));
  return std::nullopt;
}

struct PartLine {
  Color color;
  std::string plain;  ///< as it is read aloud
  std::vector<Paragraph> text;
  TextExtent extent;
};

/// Reports: `unknown-meaning`, and what expand reports.
std::optional<std::vector<PartLine>> set_parts(
    const FigureTask<FormulaFigure>& task, Diagnostics& diagnostics) {
  std::vector<PartLine> lines;
  for (const FormulaPart& part : task.figure.parts) {
    const Meaning* meaning = task.inputs.theme.meaning(part.meaning.value);
    if (meaning == nullptr) {
      diagnostics.error(part.meaning.span, "unknown-meaning",
                        fmt::format("unknown meaning '{}'", part.meaning.value),
                        suggest(part.meaning.value, meaning_names()));
      return std::nullopt;
    }
    PartLine line{.color = meaning->color};
    const TextStyle style{.size = task.inputs.theme.body_size,
                          .color = task.inputs.theme.text};
    const Words words = read_words(part.text, task.inputs, diagnostics);
    line.plain = words.plain;
    line.text = {set_words(words, style, task.inputs)};
    line.text.front().line_height = 1.3;
    line.extent = task.inputs.measurer.measure(
        line.text, task.room.width - kStripe - kStripeGap);
    lines.push_back(std::move(line));
  }
  return lines;
}

/// The lines as one block, centred below the formula.
void add_parts(const std::vector<PartLine>& lines, double top, double width,
               std::vector<Node>& nodes) {
  double widest = 0;
  for (const PartLine& line : lines) {
    widest = std::max(widest, line.extent.width);
  }
  const double x = (width - widest - kStripe - kStripeGap) / 2;
  double y = top;
  for (const PartLine& line : lines) {
    nodes.push_back({Rectangle{.rect = {x, y, kStripe, line.extent.height},
                               .radius = kStripe / 2,
                               .fill = line.color}});
    // A unit more than measured, so that rounding cannot break the line.
    nodes.push_back({TextBlock{
        .box = {x + kStripe + kStripeGap, y, widest + 1, line.extent.height},
        .paragraphs = line.text}});
    y += line.extent.height + kLineGap;
  }
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<FormulaFigure>& task,
                            Diagnostics& diagnostics) {
  const Theme& theme = task.inputs.theme;
  const auto natural = set(task.figure.tex, kNaturalSize, theme, diagnostics);
  const auto lines = set_parts(task, diagnostics);
  if (!natural || !lines) {
    return std::nullopt;
  }
  const double size =
      std::min(1.0, task.room.width / natural->width) * kNaturalSize;
  const auto layout = set(task.figure.tex, size, theme, diagnostics);
  const double formula_height = layout->ascent + layout->descent;
  double height = formula_height + (lines->empty() ? 0 : kPartsGap - kLineGap);
  for (const PartLine& line : *lines) {
    height += line.extent.height + kLineGap;
  }
  if (size < kSmallestSize || height > task.room.height) {
    diagnostics.error(
        task.span, "figure-overflow", "the formula does not fit",
        size < kSmallestSize ? "shorten the formula" : "explain fewer parts");
    return std::nullopt;
  }
  Drawing drawing{.size = {task.room.width, height},
                  .alt = layout->group.info.alt};
  Group formula{
      .offset = {(task.room.width - layout->width) / 2, layout->ascent}};
  formula.children.push_back({layout->group});
  drawing.nodes.push_back({std::move(formula)});
  add_parts(*lines, formula_height + kPartsGap, task.room.width, drawing.nodes);
  for (const PartLine& line : *lines) {
    drawing.alt += "; " + line.plain;
  }
  return drawing;
}

}  // namespace owldeck
