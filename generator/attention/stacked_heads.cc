#include "generator/attention/stacked_heads.h"

#include <array>
#include <string_view>

#include "generator/attention/attend_heads.h"
#include "generator/attention/single_head.h"

namespace owldeck {
namespace {

/// What a step of one head is called when all heads stand together.
struct HeadStep {
  std::string_view single;
  std::string_view name;
  std::string_view symbol;
};
constexpr std::array kHeadSteps{HeadStep{"queries", "head_queries", "Q_h"},
                                HeadStep{"keys", "head_keys", "K_h"},
                                HeadStep{"values", "head_values", "V_h"},
                                HeadStep{"context", "head_context", "Z_h"}};

/// A step of one head, named as one of many.
void rename(Step& step) {
  for (const HeadStep& each : kHeadSteps) {
    if (step.name == each.single) {
      step.name = each.name;
      step.symbol = each.symbol;
    }
  }
  const bool context = step.name == "head_context";
  for (Axis& axis : step.tensor.axes) {
    if (axis.name == "d_out") {
      axis.name = "head_dim";
    } else if (context && axis.name == "query") {
      axis.name = "token";
    }
  }
}

Trace trace_head(const Tensor& input, Attention& attention, std::size_t head) {
  Attention single{attention.spec,
                   weights_of_head(attention.weights, attention.spec, head),
                   attention.random};
  Trace trace;
  trace_single_head(trace, input, single);
  trace.steps.erase(trace.steps.begin());  // the input, the same for all
  for (Step& step : trace.steps) {
    rename(step);
  }
  return trace;
}

}  // namespace

Tensor add_stacked_heads(Trace& trace, const Tensor& input,
                         Attention& attention) {
  std::vector<Trace> traces;
  for (int head = 0; head < attention.spec.heads.value; ++head) {
    traces.push_back(
        trace_head(input, attention, static_cast<std::size_t>(head)));
  }
  add_steps_of_heads(trace, traces);
  return trace.steps.back().tensor;
}

}  // namespace owldeck
