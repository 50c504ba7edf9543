#include "generator/figures/softmax_data.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/attention/expression.h"
#include "generator/figures/strips.h"

namespace owldeck {
namespace {

/// e^8 is 2981: the largest power with few enough digits.
constexpr double kLargestScore = 8;
constexpr int kDecimals = 2;

/// The step whose rows became those of `step`, or null.
const Step* scores_before(const Trace& trace, const std::string& step) {
  // A multiplied mask makes weights of other weights.
  if (step == "weights" && trace.find("unmasked") != nullptr) {
    return nullptr;
  }
  if (step != "weights" && step != "unmasked") {
    return nullptr;
  }
  const Step* scores = nullptr;
  for (const Step& candidate : trace.steps) {
    if (candidate.name == step) {
      return scores;
    }
    if (candidate.name == "scores" || candidate.name == "masked" ||
        candidate.name == "scaled") {
      scores = &candidate;
    }
  }
  return nullptr;
}

/// `path` with another step: the same head of the scores as of the weights.
Located<std::string> with_step(const Located<std::string>& path,
                               const std::string& step) {
  const std::size_t dot = path.value.find('.');
  const std::size_t indices = path.value.find('[', dot);
  return {path.value.substr(0, dot + 1) + step +
              (indices == std::string::npos ? std::string()
                                            : path.value.substr(indices)),
          path.span};
}

void report_no_softmax(const SoftmaxFigure& figure, const Trace& trace,
                       Diagnostics& diagnostics) {
  diagnostics.error(figure.tensor.span, "figure-axes",
                    fmt::format("'{}' does not come straight from a softmax",
                                figure.tensor.value),
                    trace.find("unmasked") != nullptr
                        ? "name the step 'unmasked'"
                        : "name the weights of an attention");
}

void add_powers(SoftmaxData& data) {
  const double most = *std::max_element(data.scores.begin(), data.scores.end());
  data.is_shifted = most > kLargestScore;
  for (const double score : data.scores) {
    data.powers.push_back(std::exp(score - (data.is_shifted ? most : 0)));
    data.sum += data.powers.back();
  }
}

}  // namespace

bool SoftmaxData::is_hidden(std::size_t key) const {
  return std::isinf(scores[key]);
}

double SoftmaxData::largest_power() const {
  return *std::max_element(powers.begin(), powers.end());
}

double SoftmaxData::largest_share() const {
  return *std::max_element(shares.begin(), shares.end());
}

std::string SoftmaxData::power_text(double power) const {
  return format_number(power, sum >= 1000 ? 0 : sum >= 100 ? 1 : kDecimals);
}

std::optional<SoftmaxData> read_softmax(const SoftmaxFigure& figure,
                                        const Traces& traces,
                                        Diagnostics& diagnostics) {
  const auto weights = find_matrix(figure.tensor, traces, diagnostics);
  if (!weights) {
    return std::nullopt;
  }
  const Trace& trace = *weights->trace;
  const Step* step = scores_before(trace, step_of(figure.tensor.value));
  if (step == nullptr) {
    report_no_softmax(figure, trace, diagnostics);
    return std::nullopt;
  }
  const auto scores =
      find_matrix(with_step(figure.tensor, step->name), traces, diagnostics);
  const auto query = find_token(trace, figure.query, diagnostics);
  if (!scores || !query) {
    return std::nullopt;
  }
  SoftmaxData data{
      .tokens = axis_labels(weights->tensor.axes[1], trace),
      .query = *query,
      .score_name = trace.find("scaled") != nullptr ? "scaled score" : "score",
      .scores = row_of(scores->tensor, *query),
      .powers = {},
      .shares = row_of(weights->tensor, *query)};
  add_powers(data);
  return data;
}

std::string softmax_words(const SoftmaxData& data) {
  std::string words = fmt::format(
      "softmax of query '{}': {} scores become shares of 1; {}",
      data.tokens[data.query], data.count(),
      data.is_shifted ? "score, power without the largest score, share"
                      : "score, power, share");
  const char* separator = ": ";
  for (std::size_t key = 0; key < data.count(); ++key) {
    words += fmt::format("{}'{}' ", separator, data.tokens[key]);
    words += data.is_hidden(key)
                 ? "masked"
                 : fmt::format("{}, {}, {}",
                               format_number(data.scores[key], kDecimals),
                               data.power_text(data.powers[key]),
                               format_number(data.shares[key], kDecimals));
    separator = "; ";
  }
  return words;
}

}  // namespace owldeck
