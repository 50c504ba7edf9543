#include "generator/attention/comparison.h"

#include <fmt/format.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "generator/attention/find_attention.h"
#include "generator/attention/measures.h"

namespace owldeck {
namespace {

using Attentions = std::vector<const Trace*>;

/// One tensor of every attention, or nothing if one has none.
using Tensors = std::vector<const Tensor*>;

/// The first of `names` that `trace` has, or null.
const Tensor* first_of(const Trace& trace,
                       std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    if (const Tensor* tensor = trace.find(name)) {
      return tensor;
    }
  }
  return nullptr;
}

Tensors tensors_of(const Attentions& attentions,
                   std::initializer_list<std::string_view> names) {
  Tensors tensors;
  for (const Trace* trace : attentions) {
    tensors.push_back(first_of(*trace, names));
  }
  return std::ranges::count(tensors, nullptr) == 0 ? tensors : Tensors{};
}

Axis axis_of(const Attentions& attentions) {
  Axis axis{"experiment", attentions.size()};
  for (const Trace* trace : attentions) {
    axis.labels.push_back(trace->experiment);
  }
  return axis;
}

std::vector<std::size_t> sizes_above_one(const Tensor& tensor) {
  std::vector<std::size_t> sizes;
  for (const Axis& axis : tensor.axes) {
    if (axis.size > 1) {
      sizes.push_back(axis.size);
    }
  }
  return sizes;
}

bool fit(const Tensors& tensors) {
  return std::ranges::all_of(tensors, [&](const Tensor* tensor) {
    return sizes_above_one(*tensor) == sizes_above_one(*tensors.front());
  });
}

template <class Measure>
Tensor measured(const Axis& axis, const Tensors& tensors, Measure measure) {
  Tensor result{{axis}, {}};
  for (const Tensor* tensor : tensors) {
    result.values.push_back(static_cast<float>(measure(*tensor)));
  }
  return result;
}

Tensor measured_by_query(const Axis& axis, const Tensors& weights,
                         RowMeasure measure) {
  Tensor result{{axis, weights.front()->axes.end()[-2]}, {}};
  for (const Tensor* tensor : weights) {
    for (const double mean : means_by_query(*tensor, measure)) {
      result.values.push_back(static_cast<float>(mean));
    }
  }
  return result;
}

void add_weights_steps(Trace& trace, const Axis& axis, const Tensors& weights) {
  trace.steps.push_back(
      {"entropy", "H", "−Σ a ln a", measured_by_query(axis, weights, entropy)});
  trace.steps.push_back({"largest_weight", "a_{\\max}", "largest of a row",
                         measured_by_query(axis, weights, largest_weight)});
  trace.steps.push_back({"mean_entropy", "\\bar{H}", "mean over the queries",
                         measured(axis, weights, [](const Tensor& tensor) {
                           return mean_of_rows(tensor, entropy);
                         })});
  trace.steps.push_back({"future_weight", "\\max_{j>i} a_{ij}",
                         "largest on a later token",
                         measured(axis, weights, largest_future_weight)});
}

void add_difference(Trace& trace, std::string name, std::string symbol,
                    const Axis& axis, const Tensors& tensors) {
  if (tensors.empty() || !fit(tensors)) {
    return;
  }
  Tensor differences = measured(axis, tensors, [&](const Tensor& tensor) {
    return largest_difference(tensor, *tensors.front());
  });
  trace.steps.push_back({std::move(name), std::move(symbol),
                         "largest difference to the first",
                         std::move(differences)});
}

/// Whether `name` is not among the attentions before it.
bool check_once(const ComparisonSpec& spec, const Located<std::string>& name,
                Diagnostics& diagnostics) {
  const auto first = std::ranges::find(spec.experiments, name.value,
                                       &Located<std::string>::value);
  if (&*first == &name) {
    return true;
  }
  diagnostics.add({name.span,
                   Severity::Error,
                   "comparison",
                   fmt::format("'{}' is compared twice", name.value),
                   "take it once",
                   {{first->span, "the first is here"}}});
  return false;
}

bool check_tokens(const Trace& attention, const Trace& first, const Span& span,
                  Diagnostics& diagnostics) {
  if (attention.tokens == first.tokens) {
    return true;
  }
  diagnostics.error(span, "comparison",
                    fmt::format("'{}' has other tokens than '{}'",
                                attention.experiment, first.experiment),
                    "compare attentions on the same tokens");
  return false;
}

/// The attentions, or fewer than the deck names if some cannot be compared.
Attentions find_attentions(const ComparisonSpec& spec, const Traces& traces,
                           Diagnostics& diagnostics) {
  Attentions found;
  for (const Located<std::string>& name : spec.experiments) {
    const Trace* trace = find_attention(name, traces, diagnostics);
    if (trace != nullptr && check_once(spec, name, diagnostics) &&
        check_numbers(*trace, name.span, diagnostics) &&
        (found.empty() ||
         check_tokens(*trace, *found.front(), name.span, diagnostics))) {
      found.push_back(trace);
    }
  }
  return found;
}

}  // namespace

Trace trace_comparison(const ComparisonSpec& spec, const Traces& traces,
                       Diagnostics& diagnostics) {
  Trace trace{spec.name.value};
  if (spec.experiments.size() < 2) {
    diagnostics.error(spec.name.span, "comparison",
                      fmt::format("'{}' has nothing to compare: expected at "
                                  "least 2 attentions, found {}",
                                  spec.name.value, spec.experiments.size()));
    return trace;
  }
  const Attentions attentions = find_attentions(spec, traces, diagnostics);
  if (attentions.size() != spec.experiments.size()) {
    return trace;
  }
  trace.tokens = attentions.front()->tokens;
  const Axis axis = axis_of(attentions);
  const Tensors weights = tensors_of(attentions, {"weights"});
  if (!weights.empty()) {
    add_weights_steps(trace, axis, weights);
  }
  add_difference(trace, "weights_difference", "|A - A_1|", axis,
                 tensors_of(attentions, {"dropped", "weights"}));
  add_difference(trace, "result_difference", "|Z - Z_1|", axis,
                 tensors_of(attentions, {"output", "concatenated", "context"}));
  if (trace.steps.empty()) {
    diagnostics.error(spec.name.span, "comparison",
                      fmt::format("the attentions of '{}' have nothing alike",
                                  spec.name.value),
                      "compare attentions that hold their weights, or whose "
                      "results have one shape");
  }
  return trace;
}

}  // namespace owldeck
