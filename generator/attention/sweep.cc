#include "generator/attention/sweep.h"

#include <fmt/format.h>

#include <cmath>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "generator/attention/attention.h"
#include "generator/attention/check_experiment.h"
#include "generator/attention/find_attention.h"
#include "generator/attention/measures.h"
#include "generator/tensor/tensor_math.h"
#include "generator/tensor/torch_random.h"

namespace owldeck {
namespace {

constexpr double kLeastTemperature = 0.001;
constexpr double kMostTemperature = 1000.0;

/// The numbers of a sweep, value after value.
struct Rows {
  std::vector<float> weights;
  std::vector<float> entropy;
  std::vector<float> largest_weight;
  std::vector<float> gradient_norm;

  void add_means(const Tensor& all_weights) {
    const auto mean = [&](RowMeasure measure) {
      return static_cast<float>(mean_of_rows(all_weights, measure));
    };
    entropy.push_back(mean(owldeck::entropy));
    largest_weight.push_back(mean(owldeck::largest_weight));
    gradient_norm.push_back(mean(owldeck::gradient_norm));
  }
};

void add_steps(Trace& trace, Rows rows, std::vector<Axis> weights_axes,
               const std::vector<Axis>& means_axes) {
  trace.steps.push_back({"weights",
                         "A",
                         "softmax",
                         {std::move(weights_axes), std::move(rows.weights)}});
  trace.steps.push_back({"entropy",
                         "\\bar{H}",
                         "mean of −Σ a ln a",
                         {means_axes, std::move(rows.entropy)}});
  trace.steps.push_back({"largest_weight",
                         "\\bar{a}_{\\max}",
                         "mean of each row's largest",
                         {means_axes, std::move(rows.largest_weight)}});
  trace.steps.push_back({"gradient_norm",
                         "\\|\\partial A / \\partial S\\|",
                         "mean norm of the softmax's Jacobian",
                         {means_axes, std::move(rows.gradient_norm)}});
}

bool is_in_range(const SweepSpec& spec, double value) {
  if (spec.parameter.value == SweepParameter::Temperature) {
    return value >= kLeastTemperature && value <= kMostTemperature;
  }
  return value >= 1 && value <= kMaxSize && std::trunc(value) == value;
}

bool check_value(const SweepSpec& spec, const Located<double>& value,
                 Diagnostics& diagnostics) {
  if (is_in_range(spec, value.value)) {
    return true;
  }
  const bool temperature = spec.parameter.value == SweepParameter::Temperature;
  diagnostics.error(
      value.span, "sweep-value",
      fmt::format("{} is no {}", value.value,
                  temperature ? "temperature" : "head_dim"),
      temperature ? fmt::format("write a number from {} to {}",
                                kLeastTemperature, kMostTemperature)
                  : fmt::format("write a whole number from 1 to {}", kMaxSize));
  return false;
}

bool check_values(const SweepSpec& spec, Diagnostics& diagnostics) {
  if (spec.values.value.empty()) {
    diagnostics.error(spec.values.span, "sweep-value", "a sweep without values",
                      "write at least one");
    return false;
  }
  bool right = true;
  std::set<double> seen;
  for (const Located<double>& value : spec.values.value) {
    right = check_value(spec, value, diagnostics) && right;
    if (!seen.insert(value.value).second) {
      diagnostics.error(value.span, "sweep-value",
                        fmt::format("{} is here twice", value.value),
                        "write every value once");
      right = false;
    }
  }
  return right;
}

Axis axis_of(const SweepSpec& spec) {
  const bool temperature = spec.parameter.value == SweepParameter::Temperature;
  Axis axis{temperature ? "temperature" : "head_dim", spec.values.value.size()};
  for (const Located<double>& value : spec.values.value) {
    axis.labels.push_back(fmt::format("{}", value.value));
  }
  return axis;
}

bool check_products(const SweepSpec& spec, Diagnostics& diagnostics) {
  const double products = multiplications_of(spec);
  if (products <= kMostProducts) {
    return true;
  }
  diagnostics.error(
      spec.name.span, "experiment-size",
      fmt::format("'{}' needs {:.0f} multiplications: expected at most {:.0f}",
                  spec.name.value, products, kMostProducts),
      "use fewer tokens, or fewer or smaller values");
  return false;
}

/// Scores of random queries and keys of one width. Shape: [query, key].
Tensor random_scores(const SweepSpec& spec, std::size_t head_dim) {
  const auto tokens = static_cast<std::size_t>(spec.tokens.value);
  const std::vector<Axis> axes{{"token", tokens}, {"head_dim", head_dim}};
  TorchRandom random(spec.torch_seed.value);
  const Tensor queries{axes, random.randn(tokens * head_dim)};
  const Tensor keys{axes, random.randn(tokens * head_dim)};
  return renamed(product_transposed(queries, keys), {"query", "key"});
}

Trace trace_head_dim(const SweepSpec& spec, Diagnostics& diagnostics) {
  Trace trace{spec.name.value};
  if (!check_products(spec, diagnostics)) {
    return trace;
  }
  Rows rows;
  const auto add = [&](const Tensor& scores) {
    const Tensor weights = softmax_rows(scores);
    const auto first = weights.values.begin();
    rows.weights.insert(rows.weights.end(), first, first + spec.tokens.value);
    rows.add_means(weights);
  };
  for (const Located<double>& width : spec.values.value) {
    const Tensor scores =
        random_scores(spec, static_cast<std::size_t>(width.value));
    add(scores);
    add(divided(scores, std::sqrt(width.value)));
  }
  const Axis axis = axis_of(spec);
  const Axis variant{"variant", 2, {"unscaled", "scaled"}};
  const Axis key{"key", static_cast<std::size_t>(spec.tokens.value)};
  add_steps(trace, std::move(rows), {axis, variant, key}, {axis, variant});
  return trace;
}

/// How wide queries and keys are.
std::size_t head_dim_of(const AttentionRef& attention) {
  const AttentionSpec& spec = *attention.spec;
  return spec.attention.value == AttentionKind::Simple
             ? attention.trace->find("input")->axes.back().size
             : static_cast<std::size_t>(spec.d_out->value / spec.heads.value);
}

/// The weights of `attention`, whose scores before the softmax are `scores`,
/// at another temperature.
Tensor weights_at(double temperature, const AttentionRef& attention,
                  const Tensor& scores) {
  AttentionSpec spec = *attention.spec;
  spec.temperature.value = temperature;
  const Tensor weights =
      softmax_rows(divided(scores, divisor_of(spec, head_dim_of(attention))));
  return mask_of(spec) == MaskMethod::Multiply
             ? rows_divided_by_sum(with_future(weights, 0.0f))
             : weights;
}

bool check_weights(const SweepSpec& spec, const Tensor& scores,
                   Diagnostics& diagnostics) {
  const std::size_t count = scores.values.size() * spec.values.value.size();
  if (count <= kMaxValues) {
    return true;
  }
  diagnostics.error(spec.name.span, "experiment-size",
                    fmt::format("'{}' needs a tensor of {} numbers: expected "
                                "at most {}",
                                spec.name.value, count, kMaxValues),
                    "use fewer values, or an attention with fewer tokens");
  return false;
}

/// The attention's scores, the future hidden if it hides them, or null.
const Tensor* find_scores(const SweepSpec& spec, const AttentionRef& attention,
                          Diagnostics& diagnostics) {
  if (!check_numbers(*attention.trace, spec.experiment.span, diagnostics)) {
    return nullptr;
  }
  if (attention.spec->softmax.value != SoftmaxMethod::Rows) {
    diagnostics.error(spec.experiment.span, "sweep",
                      fmt::format("'{}' has a softmax that is made to go wrong",
                                  spec.experiment.value),
                      "take one with softmax: rows");
    return nullptr;
  }
  const bool hidden = mask_of(*attention.spec) == MaskMethod::MinusInfinity;
  const Tensor* scores = attention.trace->find(hidden ? "masked" : "scores");
  if (scores == nullptr) {
    diagnostics.error(
        spec.experiment.span, "sweep",
        fmt::format("'{}' streams and holds no scores", spec.experiment.value),
        "take another implementation");
    return nullptr;
  }
  return check_weights(spec, *scores, diagnostics) ? scores : nullptr;
}

Trace trace_temperature(const SweepSpec& spec, const AttentionRef& attention,
                        Diagnostics& diagnostics) {
  Trace trace{spec.name.value};
  const Tensor* scores = find_scores(spec, attention, diagnostics);
  if (scores == nullptr) {
    return trace;
  }
  trace.tokens = attention.trace->tokens;
  Rows rows;
  for (const Located<double>& temperature : spec.values.value) {
    const Tensor weights = weights_at(temperature.value, attention, *scores);
    rows.weights.insert(rows.weights.end(), weights.values.begin(),
                        weights.values.end());
    rows.add_means(weights);
  }
  std::vector<Axis> axes{axis_of(spec)};
  axes.insert(axes.end(), scores->axes.begin(), scores->axes.end());
  add_steps(trace, std::move(rows), std::move(axes), {axis_of(spec)});
  return trace;
}

}  // namespace

double multiplications_of(const SweepSpec& spec) {
  if (spec.parameter.value != SweepParameter::HeadDim) {
    return 0;
  }
  double products = 0;
  for (const Located<double>& value : spec.values.value) {
    products += value.value * spec.tokens.value * spec.tokens.value;
  }
  return products;
}

Trace trace_sweep(const SweepSpec& spec, const Traces& traces,
                  const std::vector<Experiment>& experiments,
                  Diagnostics& diagnostics) {
  if (!check_values(spec, diagnostics)) {
    return Trace{spec.name.value};
  }
  if (spec.parameter.value == SweepParameter::HeadDim) {
    return trace_head_dim(spec, diagnostics);
  }
  const auto attention =
      find_attention(spec.experiment, traces, experiments, diagnostics);
  return attention ? trace_temperature(spec, *attention, diagnostics)
                   : Trace{spec.name.value};
}

}  // namespace owldeck
