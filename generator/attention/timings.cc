#include "generator/attention/timings.h"

#include <string>
#include <utility>

#include "generator/attention/timings_file.h"

namespace owldeck {
namespace {

using Times = std::vector<ImplementationTime>;

Axis axis_of(const Times& times) {
  Axis axis{"implementation", times.size()};
  for (const ImplementationTime& time : times) {
    axis.labels.push_back(time.name.value);
  }
  return axis;
}

template <class Number>
Tensor number_of_each(const Times& times, Number number) {
  Tensor result{{axis_of(times)}, {}};
  for (const ImplementationTime& time : times) {
    result.values.push_back(static_cast<float>(number(time)));
  }
  return result;
}

void add_times(Trace& trace, const Times& times) {
  using Time = ImplementationTime;
  const auto add = [&](std::string name, std::string symbol,
                       std::string operation, auto number) {
    trace.steps.push_back({std::move(name), std::move(symbol),
                           std::move(operation),
                           number_of_each(times, number)});
  };
  const double first = times.front().median.value;
  add("median", "t", "median of all runs, ms",
      [](const Time& time) { return time.median.value; });
  add("least", "t_{\\min}", "fastest run, ms",
      [](const Time& time) { return time.least.value; });
  add("most", "t_{\\max}", "slowest run, ms",
      [](const Time& time) { return time.most.value; });
  add("relative", "t / t_1", "÷ the first median",
      [first](const Time& time) { return time.median.value / first; });
  add("largest_difference", "|Z - Z_1|", "largest difference to the reference",
      [](const Time& time) { return time.largest_difference.value; });
}

void add_sizes(Trace& trace, const TimingsFile& file) {
  const auto add = [&](std::string name, std::string symbol,
                       std::string operation, int size) {
    trace.steps.push_back({std::move(name), std::move(symbol),
                           std::move(operation),
                           Tensor{{}, {static_cast<float>(size)}}});
  };
  add("batch", "b", "sequences at once", file.batch);
  add("token_count", "n", "tokens of a sequence", file.tokens);
  add("d_model", "d", "width of a token", file.d_model);
  add("heads", "h", "number of heads", file.heads);
  add("runs", "r", "runs of each one", file.runs);
}

}  // namespace

Trace trace_timings(const TimingsSpec& spec, const DataFiles& files,
                    Diagnostics& diagnostics) {
  Trace trace{spec.name.value};
  const auto bytes = files.find(data_file_key(spec.file));
  const auto file =
      bytes == files.end()
          ? std::nullopt
          : read_timings(bytes->first, bytes->second, diagnostics);
  if (!file) {
    return trace;
  }
  add_times(trace, file->implementations.value);
  add_sizes(trace, *file);
  trace.texts = {{"machine", file->machine.value}, {"date", file->date.value}};
  return trace;
}

}  // namespace owldeck
