#include "render/text/formula_speech.h"

#include "render/text/formula_alphabets.h"
#include "render/text/formula_symbols.h"
#include "render/text/utf8.h"

namespace owldeck {
namespace {

bool is_transpose(const FormulaRow& row) {
  const auto* symbol =
      row.size() == 1 ? std::get_if<Symbol>(&row.front().value) : nullptr;
  return symbol != nullptr && symbol->code == U'\u22A4';
}

std::string delimiter_name(char32_t code) {
  return code == 0 ? "" : std::string(spoken_name(code));
}

std::string_view accent_name(char32_t code) {
  switch (code) {
    case U'\u0302':
      return "hat";
    case U'\u0303':
      return "tilde";
    case U'\u0304':
      return "bar";
    case U'\u20D7':
      return "vector";
    case U'\u0307':
      return "dot";
    case U'\u0308':
      return "double dot";
    case U'\u030C':
      return "check";
    default:
      return "breve";
  }
}

std::string joined(std::string text, const std::string& more) {
  if (!text.empty() && !more.empty()) {
    text += ' ';
  }
  return text + more;
}

struct Speaker {
  std::string operator()(const Symbol& symbol) const {
    const std::string_view name = spoken_name(symbol.code);
    return name.empty() ? encode_utf8(plain_letter(symbol.code))
                        : std::string(name);
  }
  std::string operator()(const Word& word) const { return word.text; }
  std::string operator()(const Fraction& fraction) const {
    return speak(fraction.numerator) +
           (fraction.has_bar ? " over " : " choose ") +
           speak(fraction.denominator);
  }
  std::string operator()(const Root& root) const {
    return root.index.empty()
               ? "square root of " + speak(root.body)
               : "root " + speak(root.index) + " of " + speak(root.body);
  }
  std::string operator()(const Accent& accent) const {
    return joined(speak(accent.body), std::string(accent_name(accent.code)));
  }
  std::string operator()(const Barred& barred) const {
    return speak(barred.body) + (barred.is_below ? " underlined" : " bar");
  }
  std::string operator()(const Stacked& stacked) const {
    std::string text = speak(stacked.base);
    if (!stacked.below.empty()) {
      text += " above " + speak(stacked.below);
    }
    if (!stacked.above.empty()) {
      text += " below " + speak(stacked.above);
    }
    return text;
  }
  std::string operator()(const SizedDelimiter& delimiter) const {
    return delimiter_name(delimiter.code);
  }
  std::string operator()(const Grid& grid) const {
    std::string text = grid.columns == GridColumns::Centered
                           ? "matrix with rows"
                           : std::string();
    for (std::size_t i = 0; i < grid.rows.size(); ++i) {
      text += i == 0 ? "" : ";";
      for (std::size_t j = 0; j < grid.rows[i].size(); ++j) {
        const bool is_apart = grid.columns != GridColumns::Aligned && j > 0;
        text = joined(text + (is_apart ? "," : ""), speak(grid.rows[i][j]));
      }
    }
    return text;
  }
  std::string operator()(const Scripts& scripts) const {
    std::string text = joined(speak(scripts.base), speak(scripts.primes));
    if (!scripts.sub.empty()) {
      text += " sub " + speak(scripts.sub);
    }
    if (is_transpose(scripts.sup)) {
      text += " transpose";
    } else if (!scripts.sup.empty()) {
      text += " to the " + speak(scripts.sup);
    }
    return text;
  }
  std::string operator()(const Delimited& delimited) const {
    return joined(joined(delimiter_name(delimited.left), speak(delimited.body)),
                  delimiter_name(delimited.right));
  }
  std::string operator()(const Colored& colored) const {
    return speak(colored.body);
  }
  std::string operator()(const Braced& braced) const {
    return speak(braced.body);
  }
  std::string operator()(const Space&) const { return ""; }
};

}  // namespace

std::string speak(const FormulaRow& row) {
  std::string result;
  for (const FormulaNode& node : row) {
    result = joined(std::move(result), std::visit(Speaker{}, node.value));
  }
  return result;
}

}  // namespace owldeck
