#include "generator/compose/inline_formula.h"

#include <fmt/format.h>

#include <algorithm>

#include "render/text/formula.h"

namespace owldeck {
namespace {

/// Letters of the mathematical font are small beside the text's.
constexpr double kInlineScale = 1.14;
constexpr double kDisplayScale = 1.3;

constexpr std::size_t kShownOfError = 20;

FormulaStyle formula_style(const TextStyle& text, double scale,
                           const Theme& theme) {
  FormulaStyle style{
      .size = scale * text.size, .color = text.color, .palette = {}};
  for (const std::string& name : meaning_names()) {
    style.palette.emplace_back(name, theme.meaning(name)->color);
  }
  return style;
}

void report(const FormulaError& error, const std::string& tex, const Span& span,
            const SlideContext& context) {
  const std::string rest =
      tex.substr(std::min(error.offset, tex.size()), kShownOfError);
  context.diagnostics.error(
      span, "formula", error.message,
      rest.empty() ? fmt::format("at the end of the formula '{}'", tex)
                   : fmt::format("at '{}' in the formula '{}'", rest, tex));
}

void set_in(Run& run, const Inline& words, const FormulaStyle& style,
            const Span& span, const SlideContext& context) {
  auto result = set_formula(words.text, style);
  if (const auto* error = std::get_if<FormulaError>(&result)) {
    report(*error, words.text, span, context);
    return;
  }
  FormulaLayout& layout = std::get<FormulaLayout>(result);
  run.text = std::move(layout.group.info.alt);
  run.formula = InlineFormula{layout.width, layout.ascent, layout.descent, {}};
  for (Node& node : layout.group.children) {
    run.formula->paths.push_back(std::move(std::get<Path>(node.value)));
  }
}

}  // namespace

void set_formula_in(Run& run, const Inline& words, const Span& span,
                    const SlideContext& context) {
  FormulaStyle style = formula_style(run.style, kInlineScale, context.theme());
  style.display = false;
  set_in(run, words, style, span, context);
}

void set_display_formula_in(Run& run, const Inline& words, const Span& span,
                            const SlideContext& context) {
  set_in(run, words, formula_style(run.style, kDisplayScale, context.theme()),
         span, context);
}

}  // namespace owldeck
