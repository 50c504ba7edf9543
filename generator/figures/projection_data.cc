#include "generator/figures/projection_data.h"

#include <fmt/format.h>

#include "generator/attention/expression.h"
#include "generator/attention/find_attention.h"
#include "generator/figures/strips.h"

namespace owldeck {
namespace {

struct RoleSteps {
  const char* name;
  const char* weight;
  const char* bias;
  const char* projected;
  const char* of_heads;
};
constexpr std::array<RoleSteps, 3> kRoles{{
    {"query", "W_query", "b_query", "queries", "head_queries"},
    {"key", "W_key", "b_key", "keys", "head_keys"},
    {"value", "W_value", "b_value", "values", "head_values"},
}};

Tensor transposed(const Tensor& matrix) {
  Tensor result{.axes = {matrix.axes[1], matrix.axes[0]}, .values = {}};
  for (std::size_t row = 0; row < matrix.columns(); ++row) {
    for (std::size_t column = 0; column < matrix.rows(); ++column) {
      result.values.push_back(matrix.at({column, row}));
    }
  }
  return result;
}

std::optional<TokenRole> read_role(const Trace& trace, const RoleSteps& steps,
                                   std::size_t token, const Span& span,
                                   Diagnostics& diagnostics) {
  auto weight = step_matrix(trace, {steps.weight}, span, diagnostics);
  if (!weight) {
    return std::nullopt;
  }
  const auto projected =
      step_matrix(trace, {steps.projected, steps.of_heads}, span, diagnostics);
  if (!projected) {
    return std::nullopt;
  }
  TokenRole role{.name = steps.name,
                 .weight = {},
                 .is_transposed = weight->axes[0].name != "d_in",
                 .bias = {},
                 .projected = row_of(*projected, token)};
  role.weight = role.is_transposed ? transposed(*weight) : *weight;
  if (const Tensor* bias = trace.find(steps.bias)) {
    role.bias.assign(bias->values.begin(), bias->values.end());
  }
  return role;
}

}  // namespace

std::vector<double> ProjectionData::numbers() const {
  std::vector<double> all = input;
  for (const TokenRole& role : roles) {
    all.insert(all.end(), role.weight.values.begin(), role.weight.values.end());
    all.insert(all.end(), role.bias.begin(), role.bias.end());
    all.insert(all.end(), role.projected.begin(), role.projected.end());
  }
  return all;
}

std::optional<ProjectionData> read_projection(const ProjectionFigure& figure,
                                              const Traces& traces,
                                              Diagnostics& diagnostics) {
  const Located<std::string>& name = figure.experiment;
  const Trace* trace = find_attention(name, traces, diagnostics);
  if (trace == nullptr || !check_numbers(*trace, name.span, diagnostics)) {
    return std::nullopt;
  }
  const auto token = find_token(*trace, figure.token, diagnostics);
  const auto input = step_matrix(*trace, {"input"}, name.span, diagnostics);
  if (!token || !input) {
    return std::nullopt;
  }
  ProjectionData data{.token = figure.token.value,
                      .input = row_of(*input, *token),
                      .roles = {},
                      .decimals = figure.decimals.value};
  for (std::size_t i = 0; i < kRoles.size(); ++i) {
    auto role = read_role(*trace, kRoles[i], *token, name.span, diagnostics);
    if (!role) {
      return std::nullopt;
    }
    data.roles[i] = std::move(*role);
  }
  return data;
}

std::string projection_words(const ProjectionData& data) {
  std::string words =
      fmt::format("token '{}' ({}) is projected three times", data.token,
                  listed(data.input, data.decimals));
  const char* separator = ": ";
  for (const TokenRole& role : data.roles) {
    words += fmt::format("{}{} ({})", separator, role.name,
                         listed(role.projected, data.decimals));
    separator = ", ";
  }
  const TokenRole& query = data.roles.front();
  words += "; the first number of the query is";
  separator = " ";
  for (std::size_t i = 0; i < data.input.size(); ++i) {
    words += fmt::format(
        "{}{} times {}", separator, format_number(data.input[i], data.decimals),
        format_number(static_cast<double>(query.weight.at({i, 0})),
                      data.decimals));
    separator = " plus ";
  }
  if (!query.bias.empty()) {
    words += " plus the bias " + format_number(query.bias[0], data.decimals);
  }
  return words;
}

}  // namespace owldeck
