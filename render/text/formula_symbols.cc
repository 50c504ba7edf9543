#include "render/text/formula_symbols.h"

#include <algorithm>
#include <array>

namespace owldeck {
namespace {

constexpr std::array kSymbols{
    SymbolCommand{"alpha", {U'\U0001D6FC'}, "alpha"},
    SymbolCommand{"beta", {U'\U0001D6FD'}, "beta"},
    SymbolCommand{"gamma", {U'\U0001D6FE'}, "gamma"},
    SymbolCommand{"delta", {U'\U0001D6FF'}, "delta"},
    SymbolCommand{"epsilon", {U'\U0001D716'}, "epsilon"},
    SymbolCommand{"varepsilon", {U'\U0001D700'}, "epsilon"},
    SymbolCommand{"zeta", {U'\U0001D701'}, "zeta"},
    SymbolCommand{"eta", {U'\U0001D702'}, "eta"},
    SymbolCommand{"theta", {U'\U0001D703'}, "theta"},
    SymbolCommand{"iota", {U'\U0001D704'}, "iota"},
    SymbolCommand{"kappa", {U'\U0001D705'}, "kappa"},
    SymbolCommand{"lambda", {U'\U0001D706'}, "lambda"},
    SymbolCommand{"mu", {U'\U0001D707'}, "mu"},
    SymbolCommand{"nu", {U'\U0001D708'}, "nu"},
    SymbolCommand{"xi", {U'\U0001D709'}, "xi"},
    SymbolCommand{"pi", {U'\U0001D70B'}, "pi"},
    SymbolCommand{"rho", {U'\U0001D70C'}, "rho"},
    SymbolCommand{"sigma", {U'\U0001D70E'}, "sigma"},
    SymbolCommand{"tau", {U'\U0001D70F'}, "tau"},
    SymbolCommand{"upsilon", {U'\U0001D710'}, "upsilon"},
    SymbolCommand{"phi", {U'\U0001D719'}, "phi"},
    SymbolCommand{"varphi", {U'\U0001D711'}, "phi"},
    SymbolCommand{"chi", {U'\U0001D712'}, "chi"},
    SymbolCommand{"psi", {U'\U0001D713'}, "psi"},
    SymbolCommand{"omega", {U'\U0001D714'}, "omega"},
    SymbolCommand{"Gamma", {U'\u0393'}, "Gamma"},
    SymbolCommand{"Delta", {U'\u0394'}, "Delta"},
    SymbolCommand{"Theta", {U'\u0398'}, "Theta"},
    SymbolCommand{"Lambda", {U'\u039B'}, "Lambda"},
    SymbolCommand{"Xi", {U'\u039E'}, "Xi"},
    SymbolCommand{"Pi", {U'\u03A0'}, "Pi"},
    SymbolCommand{"Sigma", {U'\u03A3'}, "Sigma"},
    SymbolCommand{"Phi", {U'\u03A6'}, "Phi"},
    SymbolCommand{"Psi", {U'\u03A8'}, "Psi"},
    SymbolCommand{"Omega", {U'\u03A9'}, "Omega"},
    SymbolCommand{"infty", {U'\u221E'}, "infinity"},
    SymbolCommand{"top", {U'\u22A4'}, "transpose"},
    SymbolCommand{"partial", {U'\U0001D715'}, "partial"},
    SymbolCommand{"nabla", {U'\u2207'}, "nabla"},
    SymbolCommand{"ell", {U'\u2113'}, "l"},
    SymbolCommand{"ldots", {U'\u2026', Atom::Inner}, "and so on"},
    SymbolCommand{"cdots", {U'\u22EF', Atom::Inner}, "and so on"},
    SymbolCommand{"cdot", {U'\u22C5', Atom::Binary}, "dot"},
    SymbolCommand{"times", {U'\u00D7', Atom::Binary}, "times"},
    SymbolCommand{"odot", {U'\u2299', Atom::Binary}, "elementwise times"},
    SymbolCommand{"oplus", {U'\u2295', Atom::Binary}, "circled plus"},
    SymbolCommand{"pm", {U'\u00B1', Atom::Binary}, "plus or minus"},
    SymbolCommand{"le", {U'\u2264', Atom::Relation}, "is at most"},
    SymbolCommand{"leq", {U'\u2264', Atom::Relation}, "is at most"},
    SymbolCommand{"ge", {U'\u2265', Atom::Relation}, "is at least"},
    SymbolCommand{"geq", {U'\u2265', Atom::Relation}, "is at least"},
    SymbolCommand{"ne", {U'\u2260', Atom::Relation}, "is not"},
    SymbolCommand{"neq", {U'\u2260', Atom::Relation}, "is not"},
    SymbolCommand{"approx", {U'\u2248', Atom::Relation}, "is about"},
    SymbolCommand{"sim", {U'\u223C', Atom::Relation}, "is distributed as"},
    SymbolCommand{"propto", {U'\u221D', Atom::Relation}, "is proportional to"},
    SymbolCommand{"in", {U'\u2208', Atom::Relation}, "in"},
    SymbolCommand{"to", {U'\u2192', Atom::Relation}, "to"},
    SymbolCommand{"rightarrow", {U'\u2192', Atom::Relation}, "to"},
    SymbolCommand{"mapsto", {U'\u21A6', Atom::Relation}, "maps to"},
    SymbolCommand{"mid", {U'\u2223', Atom::Relation}, "given"},
    SymbolCommand{"sum", {U'\u2211', Atom::Operator, true}, "sum"},
    SymbolCommand{"prod", {U'\u220F', Atom::Operator, true}, "product"},
    SymbolCommand{"langle", {U'\u27E8', Atom::Open}, "open angle", true},
    SymbolCommand{"rangle", {U'\u27E9', Atom::Close}, "close angle", true},
    SymbolCommand{"{", {U'{', Atom::Open}, "open brace", true},
    SymbolCommand{"}", {U'}', Atom::Close}, "close brace", true},
    SymbolCommand{"|", {U'\u2016'}, "norm", true},
    SymbolCommand{"%", {U'%'}, "percent"},
};

constexpr std::array kWords{
    WordCommand{"max", true}, WordCommand{"min", true}, WordCommand{"exp"},
    WordCommand{"log"},       WordCommand{"ln"},        WordCommand{"sin"},
    WordCommand{"cos"},       WordCommand{"tanh"},
};

/// Characters that are not set as they are typed, or are no Ordinary.
constexpr std::array kCharacters{
    SymbolCommand{"+", {U'+', Atom::Binary}, "plus"},
    SymbolCommand{"-", {U'\u2212', Atom::Binary}, "minus"},
    SymbolCommand{"*", {U'\u2217', Atom::Binary}, "times"},
    SymbolCommand{"=", {U'=', Atom::Relation}, "equals"},
    SymbolCommand{"<", {U'<', Atom::Relation}, "is less than"},
    SymbolCommand{">", {U'>', Atom::Relation}, "is greater than"},
    SymbolCommand{":", {U':', Atom::Relation}, "colon"},
    SymbolCommand{"(", {U'(', Atom::Open}, "open parenthesis"},
    SymbolCommand{")", {U')', Atom::Close}, "close parenthesis"},
    SymbolCommand{"[", {U'[', Atom::Open}, "open bracket"},
    SymbolCommand{"]", {U']', Atom::Close}, "close bracket"},
    SymbolCommand{",", {U',', Atom::Punctuation}, "comma"},
    SymbolCommand{";", {U';', Atom::Punctuation}, "semicolon"},
    SymbolCommand{"!", {U'!', Atom::Close}, "factorial"},
    SymbolCommand{"/", {U'/'}, "over"},
    SymbolCommand{"|", {U'|'}, "bar"},
    SymbolCommand{".", {U'.'}, "point"},
};

char32_t italic(char letter) {
  if (letter == 'h') {
    return U'\u210E';  // Planck's constant has the place of italic h.
  }
  return letter >= 'a' ? U'\U0001D44E' + static_cast<char32_t>(letter - 'a')
                       : U'\U0001D434' + static_cast<char32_t>(letter - 'A');
}

}  // namespace

std::span<const SymbolCommand> symbol_commands() {
  return kSymbols;
}

std::span<const WordCommand> word_commands() {
  return kWords;
}

std::optional<Symbol> symbol_for(char32_t letter) {
  if (letter < 128) {
    const char byte = static_cast<char>(letter);
    if ((byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z')) {
      return Symbol{italic(byte)};
    }
    if (byte >= '0' && byte <= '9') {
      return Symbol{letter};
    }
    for (const SymbolCommand& character : kCharacters) {
      if (character.name.front() == byte) {
        return character.symbol;
      }
    }
    return std::nullopt;
  }
  for (const auto commands : {std::span<const SymbolCommand>(kSymbols),
                              std::span<const SymbolCommand>(kCharacters)}) {
    for (const SymbolCommand& command : commands) {
      if (command.symbol.code == letter) {
        return command.symbol;
      }
    }
  }
  if (letter == U'\u00B7') {
    return Symbol{U'\u22C5', Atom::Binary};
  }
  return Symbol{letter};
}

char32_t double_struck(char letter) {
  switch (letter) {
    case 'C':
      return U'\u2102';
    case 'H':
      return U'\u210D';
    case 'N':
      return U'\u2115';
    case 'P':
      return U'\u2119';
    case 'Q':
      return U'\u211A';
    case 'R':
      return U'\u211D';
    case 'Z':
      return U'\u2124';
    default:
      return U'\U0001D538' + static_cast<char32_t>(letter - 'A');
  }
}

char32_t plain_letter(char32_t code) {
  for (const char first : {'a', 'A'}) {
    for (char letter = first; letter < first + 26; ++letter) {
      if (italic(letter) == code) {
        return static_cast<char32_t>(letter);
      }
    }
  }
  return code;
}

std::string_view spoken_name(char32_t code) {
  for (const auto commands : {std::span<const SymbolCommand>(kSymbols),
                              std::span<const SymbolCommand>(kCharacters)}) {
    for (const SymbolCommand& command : commands) {
      if (command.symbol.code == code) {
        return command.spoken;
      }
    }
  }
  return {};
}

}  // namespace owldeck
