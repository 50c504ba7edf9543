#include "render/text/formula_speech.h"

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

struct Speaker {
  std::string operator()(const Symbol& symbol) const {
    const std::string_view name = spoken_name(symbol.code);
    return name.empty() ? encode_utf8(plain_letter(symbol.code))
                        : std::string(name);
  }
  std::string operator()(const Word& word) const { return word.text; }
  std::string operator()(const Fraction& fraction) const {
    return speak(fraction.numerator) + " over " + speak(fraction.denominator);
  }
  std::string operator()(const Root& root) const {
    return "square root of " + speak(root.body);
  }
  std::string operator()(const Scripts& scripts) const {
    std::string text = speak(scripts.base);
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
    return delimiter_name(delimited.left) + " " + speak(delimited.body) + " " +
           delimiter_name(delimited.right);
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
    const std::string part = std::visit(Speaker{}, node.value);
    if (!part.empty() && !result.empty()) {
      result += ' ';
    }
    result += part;
  }
  return result;
}

}  // namespace owldeck
