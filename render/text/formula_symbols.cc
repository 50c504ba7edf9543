#include "render/text/formula_symbols.h"

#include <array>

#include "render/text/formula_alphabets.h"

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
    SymbolCommand{"vartheta", {U'\U0001D717'}, "theta"},
    SymbolCommand{"varkappa", {U'\U0001D718'}, "kappa"},
    SymbolCommand{"varrho", {U'\U0001D71A'}, "rho"},
    SymbolCommand{"varpi", {U'\U0001D71B'}, "pi"},
    SymbolCommand{"varsigma", {U'\U0001D70D'}, "sigma"},
    SymbolCommand{"omicron", {U'\U0001D70A'}, "omicron"},
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
    SymbolCommand{"Upsilon", {U'\u03A5'}, "Upsilon"},
    SymbolCommand{"Phi", {U'\u03A6'}, "Phi"},
    SymbolCommand{"Psi", {U'\u03A8'}, "Psi"},
    SymbolCommand{"Omega", {U'\u03A9'}, "Omega"},
    SymbolCommand{"infty", {U'\u221E'}, "infinity"},
    SymbolCommand{"top", {U'\u22A4'}, "transpose"},
    SymbolCommand{"partial", {U'\U0001D715'}, "partial"},
    SymbolCommand{"nabla", {U'\u2207'}, "nabla"},
    SymbolCommand{"ell", {U'\u2113'}, "l"},
    SymbolCommand{"imath", {U'\U0001D6A4'}, "i"},
    SymbolCommand{"jmath", {U'\U0001D6A5'}, "j"},
    SymbolCommand{"hbar", {U'\u210F'}, "h bar"},
    SymbolCommand{"Re", {U'\u211C'}, "real part"},
    SymbolCommand{"Im", {U'\u2111'}, "imaginary part"},
    SymbolCommand{"aleph", {U'\u2135'}, "aleph"},
    SymbolCommand{"emptyset", {U'\u2205'}, "empty set"},
    SymbolCommand{"varnothing", {U'\u2205'}, "empty set"},
    SymbolCommand{"forall", {U'\u2200'}, "for all"},
    SymbolCommand{"exists", {U'\u2203'}, "there is"},
    SymbolCommand{"neg", {U'\u00AC'}, "not"},
    SymbolCommand{"lnot", {U'\u00AC'}, "not"},
    SymbolCommand{"angle", {U'\u2220'}, "angle"},
    SymbolCommand{"perp", {U'\u27C2', Atom::Relation}, "perpendicular"},
    SymbolCommand{"bot", {U'\u22A5'}, "bottom"},
    SymbolCommand{"prime", {U'\u2032'}, "prime"},
    SymbolCommand{"dagger", {U'\u2020', Atom::Binary}, "dagger"},
    SymbolCommand{"square", {U'\u25A1'}, "square"},
    SymbolCommand{"checkmark", {U'\u2713'}, "check"},
    SymbolCommand{"degree", {U'\u00B0'}, "degrees"},
    SymbolCommand{"dots", {U'\u2026', Atom::Inner}, "and so on"},
    SymbolCommand{"vdots", {U'\u22EE'}, "and so on"},
    SymbolCommand{"ddots", {U'\u22F1', Atom::Inner}, "and so on"},
    SymbolCommand{"ldots", {U'\u2026', Atom::Inner}, "and so on"},
    SymbolCommand{"cdots", {U'\u22EF', Atom::Inner}, "and so on"},
    SymbolCommand{"cdot", {U'\u22C5', Atom::Binary}, "dot"},
    SymbolCommand{"times", {U'\u00D7', Atom::Binary}, "times"},
    SymbolCommand{"odot", {U'\u2299', Atom::Binary}, "elementwise times"},
    SymbolCommand{"oplus", {U'\u2295', Atom::Binary}, "circled plus"},
    SymbolCommand{"pm", {U'\u00B1', Atom::Binary}, "plus or minus"},
    SymbolCommand{"mp", {U'\u2213', Atom::Binary}, "minus or plus"},
    SymbolCommand{"div", {U'\u00F7', Atom::Binary}, "divided by"},
    SymbolCommand{"ast", {U'\u2217', Atom::Binary}, "times"},
    SymbolCommand{"star", {U'\u22C6', Atom::Binary}, "star"},
    SymbolCommand{"circ", {U'\u2218', Atom::Binary}, "of"},
    SymbolCommand{"bullet", {U'\u2219', Atom::Binary}, "dot"},
    SymbolCommand{"otimes", {U'\u2297', Atom::Binary}, "tensor"},
    SymbolCommand{"ominus", {U'\u2296', Atom::Binary}, "circled minus"},
    SymbolCommand{"cup", {U'\u222A', Atom::Binary}, "union"},
    SymbolCommand{"cap", {U'\u2229', Atom::Binary}, "intersection"},
    SymbolCommand{"setminus", {U'\u2216', Atom::Binary}, "without"},
    SymbolCommand{"wedge", {U'\u2227', Atom::Binary}, "and"},
    SymbolCommand{"land", {U'\u2227', Atom::Binary}, "and"},
    SymbolCommand{"vee", {U'\u2228', Atom::Binary}, "or"},
    SymbolCommand{"lor", {U'\u2228', Atom::Binary}, "or"},
    SymbolCommand{"le", {U'\u2264', Atom::Relation}, "is at most"},
    SymbolCommand{"leq", {U'\u2264', Atom::Relation}, "is at most"},
    SymbolCommand{"ge", {U'\u2265', Atom::Relation}, "is at least"},
    SymbolCommand{"geq", {U'\u2265', Atom::Relation}, "is at least"},
    SymbolCommand{"ne", {U'\u2260', Atom::Relation}, "is not"},
    SymbolCommand{"neq", {U'\u2260', Atom::Relation}, "is not"},
    SymbolCommand{"approx", {U'\u2248', Atom::Relation}, "is about"},
    SymbolCommand{"sim", {U'\u223C', Atom::Relation}, "is distributed as"},
    SymbolCommand{"simeq", {U'\u2243', Atom::Relation}, "is similar to"},
    SymbolCommand{"cong", {U'\u2245', Atom::Relation}, "is congruent to"},
    SymbolCommand{"equiv", {U'\u2261', Atom::Relation}, "is identical to"},
    SymbolCommand{"ll", {U'\u226A', Atom::Relation}, "is much less than"},
    SymbolCommand{"gg", {U'\u226B', Atom::Relation}, "is much greater than"},
    SymbolCommand{"lt", {U'<', Atom::Relation}, "is less than"},
    SymbolCommand{"gt", {U'>', Atom::Relation}, "is greater than"},
    SymbolCommand{"subset", {U'\u2282', Atom::Relation}, "is a subset of"},
    SymbolCommand{"subseteq", {U'\u2286', Atom::Relation}, "is a subset of"},
    SymbolCommand{"supset", {U'\u2283', Atom::Relation}, "is a superset of"},
    SymbolCommand{"supseteq", {U'\u2287', Atom::Relation}, "is a superset of"},
    SymbolCommand{"notin", {U'\u2209', Atom::Relation}, "not in"},
    SymbolCommand{"ni", {U'\u220B', Atom::Relation}, "contains"},
    SymbolCommand{"parallel", {U'\u2225', Atom::Relation}, "is parallel to"},
    SymbolCommand{"propto", {U'\u221D', Atom::Relation}, "is proportional to"},
    SymbolCommand{"in", {U'\u2208', Atom::Relation}, "in"},
    SymbolCommand{"to", {U'\u2192', Atom::Relation}, "to"},
    SymbolCommand{"rightarrow", {U'\u2192', Atom::Relation}, "to"},
    SymbolCommand{"mapsto", {U'\u21A6', Atom::Relation}, "maps to"},
    SymbolCommand{"leftarrow", {U'\u2190', Atom::Relation}, "from"},
    SymbolCommand{"gets", {U'\u2190', Atom::Relation}, "from"},
    SymbolCommand{"leftrightarrow", {U'\u2194', Atom::Relation}, "to and from"},
    SymbolCommand{"Rightarrow", {U'\u21D2', Atom::Relation}, "implies"},
    SymbolCommand{"implies", {U'\u21D2', Atom::Relation}, "implies"},
    SymbolCommand{"Leftarrow", {U'\u21D0', Atom::Relation}, "follows from"},
    SymbolCommand{
        "Leftrightarrow", {U'\u21D4', Atom::Relation}, "if and only if"},
    SymbolCommand{"iff", {U'\u21D4', Atom::Relation}, "if and only if"},
    SymbolCommand{"longrightarrow", {U'\u27F6', Atom::Relation}, "to"},
    SymbolCommand{"uparrow", {U'\u2191', Atom::Relation}, "up"},
    SymbolCommand{"downarrow", {U'\u2193', Atom::Relation}, "down"},
    SymbolCommand{"hookrightarrow", {U'\u21AA', Atom::Relation}, "into"},
    SymbolCommand{"therefore", {U'\u2234', Atom::Relation}, "therefore"},
    SymbolCommand{"mid", {U'\u2223', Atom::Relation}, "given"},
    SymbolCommand{"sum", {U'\u2211', Atom::Operator, true}, "sum"},
    SymbolCommand{"prod", {U'\u220F', Atom::Operator, true}, "product"},
    SymbolCommand{"int", {U'\u222B', Atom::Operator, true}, "integral"},
    SymbolCommand{
        "oint", {U'\u222E', Atom::Operator, true}, "contour integral"},
    SymbolCommand{"bigcup", {U'\u22C3', Atom::Operator, true}, "union"},
    SymbolCommand{"bigcap", {U'\u22C2', Atom::Operator, true}, "intersection"},
    SymbolCommand{"bigoplus", {U'\u2A01', Atom::Operator, true}, "direct sum"},
    SymbolCommand{
        "bigotimes", {U'\u2A02', Atom::Operator, true}, "tensor product"},
    SymbolCommand{"coprod", {U'\u2210', Atom::Operator, true}, "coproduct"},
    SymbolCommand{"langle", {U'\u27E8', Atom::Open}, "open angle", true},
    SymbolCommand{"rangle", {U'\u27E9', Atom::Close}, "close angle", true},
    SymbolCommand{"{", {U'{', Atom::Open}, "open brace", true},
    SymbolCommand{"}", {U'}', Atom::Close}, "close brace", true},
    SymbolCommand{"lbrace", {U'{', Atom::Open}, "open brace", true},
    SymbolCommand{"rbrace", {U'}', Atom::Close}, "close brace", true},
    SymbolCommand{"lfloor", {U'\u230A', Atom::Open}, "floor of", true},
    SymbolCommand{"rfloor", {U'\u230B', Atom::Close}, "end of floor", true},
    SymbolCommand{"lceil", {U'\u2308', Atom::Open}, "ceiling of", true},
    SymbolCommand{"rceil", {U'\u2309', Atom::Close}, "end of ceiling", true},
    SymbolCommand{"lvert", {U'|', Atom::Open}, "bar", true},
    SymbolCommand{"rvert", {U'|', Atom::Close}, "bar", true},
    SymbolCommand{"vert", {U'|'}, "bar", true},
    SymbolCommand{"lVert", {U'\u2016', Atom::Open}, "norm", true},
    SymbolCommand{"rVert", {U'\u2016', Atom::Close}, "end of norm", true},
    SymbolCommand{"Vert", {U'\u2016'}, "norm", true},
    SymbolCommand{"|", {U'\u2016'}, "norm", true},
    SymbolCommand{"%", {U'%'}, "percent"},
    SymbolCommand{"$", {U'$'}, "dollars"},
    SymbolCommand{"#", {U'#'}, "number"},
    SymbolCommand{"&", {U'&'}, "and"},
    SymbolCommand{"_", {U'_'}, "underscore"},
};

constexpr std::array kWords{
    WordCommand{"max", true},    WordCommand{"min", true},
    WordCommand{"sup", true},    WordCommand{"inf", true},
    WordCommand{"lim", true},    WordCommand{"argmax", true},
    WordCommand{"argmin", true}, WordCommand{"det", true},
    WordCommand{"gcd", true},    WordCommand{"Pr", true},
    WordCommand{"exp"},          WordCommand{"log"},
    WordCommand{"ln"},           WordCommand{"lg"},
    WordCommand{"sin"},          WordCommand{"cos"},
    WordCommand{"tan"},          WordCommand{"cot"},
    WordCommand{"sec"},          WordCommand{"csc"},
    WordCommand{"arcsin"},       WordCommand{"arccos"},
    WordCommand{"arctan"},       WordCommand{"sinh"},
    WordCommand{"cosh"},         WordCommand{"tanh"},
    WordCommand{"coth"},         WordCommand{"arg"},
    WordCommand{"dim"},          WordCommand{"ker"},
    WordCommand{"deg"},          WordCommand{"softmax"},
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
    SymbolCommand{"?", {U'?', Atom::Close}, "question mark"},
    SymbolCommand{"@", {U'@'}, "at"},
    SymbolCommand{"/", {U'/'}, "over"},
    SymbolCommand{"|", {U'|'}, "bar"},
    SymbolCommand{".", {U'.'}, "point"},
};

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
      return Symbol{*letter_in(Alphabet::Italic, byte)};
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
