#include "generator/attention/expression.h"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <string_view>
#include <vector>

#include "generator/attention/path.h"

namespace owldeck {
namespace {

constexpr int kMaxDecimals = 15;
/// Stands for an expression that is wrong: short, so that the text around it
/// still fits where it fits when it is right.
constexpr std::string_view kWrong = "?";

/// How a number, or what else a path leads to, is written.
struct NumberFormat {
  enum class Kind { Fixed, Percent, Whole, Thousands, Shape, Text };
  Kind kind = Kind::Fixed;
  int decimals = 0;  ///< of Fixed and Percent
};

struct NamedFormat {
  std::string_view word;
  NumberFormat::Kind kind;
};
constexpr std::array kNamedFormats{
    NamedFormat{"d", NumberFormat::Kind::Whole},
    NamedFormat{",d", NumberFormat::Kind::Thousands},
    NamedFormat{"shape", NumberFormat::Kind::Shape},
    NamedFormat{"text", NumberFormat::Kind::Text}};

/// The number in `.4f`, or nothing.
std::optional<int> decimals_of(std::string_view word) {
  const std::string_view digits = word.substr(1, word.size() - 2);
  if (digits.empty() || digits.size() > 2 ||
      digits.find_first_not_of("0123456789") != std::string_view::npos) {
    return std::nullopt;
  }
  const int decimals = std::stoi(std::string(digits));
  return decimals <= kMaxDecimals ? std::optional(decimals) : std::nullopt;
}

std::optional<NumberFormat> find_format(std::string_view word) {
  using enum NumberFormat::Kind;
  for (const NamedFormat& named : kNamedFormats) {
    if (word == named.word) {
      return NumberFormat{named.kind};
    }
  }
  const bool sized = word.size() >= 3 && word.front() == '.' &&
                     (word.back() == 'f' || word.back() == '%');
  const auto decimals = sized ? decimals_of(word) : std::nullopt;
  if (!decimals) {
    return std::nullopt;
  }
  return NumberFormat{word.back() == 'f' ? Fixed : Percent, *decimals};
}

std::optional<NumberFormat> parse_format(const Excerpt& format,
                                         Diagnostics& diagnostics) {
  const auto found = find_format(format.words);
  if (!found) {
    diagnostics.error(
        format.span(), "format",
        fmt::format("unknown format '{}'", format.words),
        suggest(format.words, {".4f", ".0%", "d", ",d", "shape", "text"}));
  }
  return found;
}

/// The inside of `{{ }}` in two parts.
struct Expression {
  Excerpt path;
  Excerpt format;
};

std::optional<Expression> split_expression(const Excerpt& inside,
                                           Diagnostics& diagnostics) {
  // A token may be `|`, so the bar is looked for after the indices.
  const std::size_t bracket = inside.words.rfind(']');
  const std::size_t from = bracket == std::string_view::npos ? 0 : bracket;
  const std::size_t bar = inside.words.find('|', from);
  if (bar == std::string_view::npos) {
    diagnostics.error(inside.part(trimmed(inside.words)).span(), "format",
                      "a computed number without a format",
                      "add one, such as | .4f");
    return std::nullopt;
  }
  return Expression{inside.part(trimmed(inside.words.substr(0, bar))),
                    inside.part(trimmed(inside.words.substr(bar + 1)))};
}

std::optional<double> number_at(const Excerpt& path, const PathTarget& target,
                                Diagnostics& diagnostics) {
  if (!check_values(path, target, diagnostics)) {
    return std::nullopt;
  }
  const Tensor& tensor = *target.tensor;
  if (target.indices.size() != tensor.axes.size()) {
    diagnostics.error(path.span(), "expression",
                      fmt::format("'{}' has {} of {} indices", path.words,
                                  target.indices.size(), tensor.axes.size()),
                      tensor.axes.empty()
                          ? "take the indices away"
                          : "give one for each of " + axes_names(tensor));
    return std::nullopt;
  }
  const auto indices = indices_on_axes(path, target, tensor.axes, diagnostics);
  if (!indices) {
    return std::nullopt;
  }
  return static_cast<double>(tensor.at(*indices));
}

std::optional<std::string> write_shape(const Expression& expression,
                                       const PathTarget& target,
                                       Diagnostics& diagnostics) {
  if (target.indices.empty()) {
    return shape_text(*target.tensor);
  }
  diagnostics.error(expression.format.span(), "format",
                    "'shape' is for a tensor without indices",
                    "take the indices away, or write a number as | .4f");
  return std::nullopt;
}

std::optional<std::string> write_whole(const Expression& expression,
                                       NumberFormat::Kind kind, double value,
                                       Diagnostics& diagnostics) {
  if (std::trunc(value) == value) {
    return kind == NumberFormat::Kind::Thousands ? format_thousands(value)
                                                 : format_number(value, 0);
  }
  diagnostics.error(
      expression.format.span(), "format",
      fmt::format("'{}' is for whole numbers, not {}", expression.format.words,
                  format_number(value, 4)),
      "write it as | .4f");
  return std::nullopt;
}

std::optional<std::string> write_number(const Expression& expression,
                                        const NumberFormat& format,
                                        double value,
                                        Diagnostics& diagnostics) {
  switch (format.kind) {
    case NumberFormat::Kind::Fixed:
      return format_number(value, format.decimals);
    case NumberFormat::Kind::Percent:
      return format_number(value * 100.0, format.decimals) + "%";
    default:
      return write_whole(expression, format.kind, value, diagnostics);
  }
}

std::optional<std::string> write_text(const Excerpt& path, const Traces& traces,
                                      Diagnostics& diagnostics) {
  const std::string* text = follow_to_text(path, traces, diagnostics);
  return text == nullptr ? std::nullopt : std::optional(*text);
}

std::optional<std::string> evaluate(const Expression& expression,
                                    const Traces& traces,
                                    Diagnostics& diagnostics) {
  const auto format = parse_format(expression.format, diagnostics);
  if (format && format->kind == NumberFormat::Kind::Text) {
    return write_text(expression.path, traces, diagnostics);
  }
  const auto target = follow_path(expression.path, traces, diagnostics);
  if (!format || !target) {
    return std::nullopt;
  }
  if (format->kind == NumberFormat::Kind::Shape) {
    return write_shape(expression, *target, diagnostics);
  }
  const auto value = number_at(expression.path, *target, diagnostics);
  return value ? write_number(expression, *format, *value, diagnostics)
               : std::nullopt;
}

}  // namespace

const Trace* find_trace(std::string_view name, const Span& span,
                        const Traces& traces, Diagnostics& diagnostics) {
  const auto found = traces.find(name);
  if (found != traces.end()) {
    return found->second.steps.empty() ? nullptr : &found->second;
  }
  std::vector<std::string> known;
  for (const auto& [experiment, trace] : traces) {
    known.push_back(experiment);
  }
  diagnostics.error(span, "unknown-name",
                    fmt::format("unknown experiment '{}'", name),
                    suggest(name, known));
  return nullptr;
}

std::string expand(const Located<std::string>& text, const Traces& traces,
                   Diagnostics& diagnostics) {
  const std::string_view whole = text.value;
  const Excerpt excerpt{&text, whole};
  std::string result;
  std::size_t position = 0;
  while (true) {
    const std::size_t open = whole.find("{{", position);
    if (open == std::string_view::npos) {
      return result.append(whole.substr(position));
    }
    result.append(whole.substr(position, open - position));
    const std::size_t close = whole.find("}}", open);
    if (close == std::string_view::npos) {
      diagnostics.error(excerpt.span_of(whole.substr(open, 2)), "expression",
                        "'{{' without '}}'");
      return result.append(whole.substr(open));
    }
    position = close + 2;
    const Excerpt inside =
        excerpt.part(whole.substr(open + 2, close - open - 2));
    const auto expression = split_expression(inside, diagnostics);
    const auto number =
        expression ? evaluate(*expression, traces, diagnostics) : std::nullopt;
    result.append(number ? *number : kWrong);
  }
}

}  // namespace owldeck
