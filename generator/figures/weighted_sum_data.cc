#include "generator/figures/weighted_sum_data.h"

#include <fmt/format.h>

#include <numeric>

#include "generator/attention/expression.h"
#include "generator/attention/find_attention.h"
#include "generator/figures/strips.h"

namespace owldeck {

std::vector<double> WeightedSumData::share(std::size_t key) const {
  std::vector<double> share;
  for (const double value : values[key]) {
    share.push_back(weights[key] * value);
  }
  return share;
}

std::vector<double> WeightedSumData::numbers() const {
  std::vector<double> all = context;
  for (const std::vector<double>& row : values) {
    all.insert(all.end(), row.begin(), row.end());
  }
  return all;
}

double WeightedSumData::sum() const {
  return std::accumulate(weights.begin(), weights.end(), 0.0);
}

std::optional<WeightedSumData> read_weighted_sum(
    const WeightedSumFigure& figure, const Traces& traces,
    Diagnostics& diagnostics) {
  const Located<std::string>& name = figure.experiment;
  const Trace* trace = find_attention(name, traces, diagnostics);
  if (trace == nullptr || !check_numbers(*trace, name.span, diagnostics)) {
    return std::nullopt;
  }
  const bool has_dropout = trace->find("dropped") != nullptr;
  const bool has_values =
      trace->find("head_values") != nullptr || trace->find("values") != nullptr;
  const auto weights = step_matrix(
      *trace, {has_dropout ? "dropped" : "weights"}, name.span, diagnostics);
  if (!weights) {
    return std::nullopt;
  }
  // Without trained weights a token's value is the token itself.
  const auto values =
      has_values ? step_matrix(*trace, {"values", "head_values"}, name.span,
                               diagnostics)
                 : step_matrix(*trace, {"input"}, name.span, diagnostics);
  const auto context =
      step_matrix(*trace, {"context", "head_context"}, name.span, diagnostics);
  const auto query = find_token(*trace, figure.query, diagnostics);
  if (!values || !context || !query) {
    return std::nullopt;
  }
  WeightedSumData data{.tokens = trace->tokens,
                       .query = *query,
                       .weights = row_of(*weights, *query),
                       .values = {},
                       .context = row_of(*context, *query),
                       .hidden = std::vector<bool>(trace->tokens.size(), false),
                       .decimals = figure.decimals.value};
  const Tensor* mask = trace->find("mask");
  for (std::size_t key = 0; key < data.count(); ++key) {
    data.values.push_back(row_of(*values, key));
    data.hidden[key] = mask != nullptr && mask->at({*query, key}) != 0;
  }
  return data;
}

std::string weighted_sum_words(const WeightedSumData& data) {
  std::string words = fmt::format("weighted sum of values for query '{}'",
                                  data.tokens[data.query]);
  const char* separator = ": ";
  for (std::size_t key = 0; key < data.count(); ++key) {
    words += fmt::format("{}'{}' ", separator, data.tokens[key]);
    words +=
        data.hidden[key]
            ? "masked"
            : fmt::format("{} times ({}) is ({})",
                          format_number(data.weights[key], kWeightDecimals),
                          listed(data.values[key], data.decimals),
                          listed(data.share(key), data.decimals));
    separator = "; ";
  }
  return words + fmt::format("; together the context vector ({})",
                             listed(data.context, data.decimals));
}

}  // namespace owldeck
