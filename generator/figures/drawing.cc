#include "generator/figures/drawing.h"

#include <fmt/format.h>

namespace owldeck {

std::nullopt_t refuse_room(const Span& span, const Size& room,
                           std::string_view what, std::string_view hint,
                           Diagnostics& diagnostics) {
  diagnostics.error(span, "figure-overflow",
                    fmt::format("{} not fit into {:.0f} by {:.0f} units", what,
                                room.width, room.height),
                    std::string(hint));
  return std::nullopt;
}

std::optional<std::size_t> find_token(const Trace& trace,
                                      const Located<std::string>& token,
                                      Diagnostics& diagnostics) {
  const int index = trace.index_of(token.value);
  if (index < 0) {
    diagnostics.error(token.span, "unknown-token",
                      fmt::format("unknown token '{}'", token.value),
                      suggest(token.value, trace.tokens));
    return std::nullopt;
  }
  return static_cast<std::size_t>(index);
}

std::string step_of(const std::string& path) {
  const std::size_t dot = path.find('.');
  const std::size_t start = dot == std::string::npos ? 0 : dot + 1;
  std::string step = path.substr(start, path.find('[', start) - start);
  const std::size_t end = step.find_last_not_of(' ');
  return step.substr(0, end == std::string::npos ? 0 : end + 1);
}

std::vector<std::string> axis_labels(const Axis& axis, const Trace& trace) {
  if (!axis.labels.empty()) {
    return axis.labels;
  }
  if (is_token_axis(axis) && axis.size == trace.tokens.size()) {
    return trace.tokens;
  }
  std::vector<std::string> labels;
  for (std::size_t i = 0; i < axis.size; ++i) {
    labels.push_back(fmt::format("{}", i));
  }
  return labels;
}

}  // namespace owldeck
