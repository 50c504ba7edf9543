#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <vector>

#include "generator/cli/list_experiments.h"
#include "generator/cli/report.h"
#include "generator/tensor/print_tensor.h"

namespace owldeck {
namespace {

constexpr std::size_t kMostTokens = 12;  ///< that a heading shows
constexpr std::string_view kIndent = "  ";

/// The first of `tokens`: ` Your journey starts ...`.
std::string first_words(const std::vector<std::string>& tokens) {
  std::string text = counted(tokens.size(), "token") + ":";
  for (std::size_t i = 0; i < std::min(tokens.size(), kMostTokens); ++i) {
    text += " " + escaped_line(tokens[i]);
  }
  return text + (tokens.size() > kMostTokens ? " ..." : "");
}

std::string joined(const std::vector<Located<std::string>>& names) {
  std::string text;
  for (const Located<std::string>& name : names) {
    text += (text.empty() ? "" : ", ") + name.value;
  }
  return text;
}

/// What an experiment is, in a few words.
struct Describe {
  const Trace& trace;

  std::string operator()(const InputSpec&) const {
    return "input, " + first_words(trace.tokens);
  }
  std::string operator()(const TextSpec&) const {
    return "text, " + first_words(trace.tokens);
  }
  std::string operator()(const AttentionSpec& spec) const {
    std::string text =
        fmt::format("{} attention", to_string(spec.attention.value));
    if (spec.attention.value == AttentionKind::MultiHead) {
      text += fmt::format(", {}", to_string(spec.implementation.value));
    }
    return text + (spec.shapes_only.value ? ", shapes only"
                                          : ", of " + spec.input.value);
  }
  std::string operator()(const ModelSpec& spec) const {
    return fmt::format("model {}, {}", spec.model.value,
                       first_words(trace.tokens));
  }
  std::string operator()(const ComparisonSpec& spec) const {
    return "comparison of " + joined(spec.experiments);
  }
  std::string operator()(const SweepSpec& spec) const {
    return spec.parameter.value == SweepParameter::HeadDim
               ? "sweep of head_dim"
               : "sweep of temperature, of " + spec.experiment.value;
  }
  std::string operator()(const StateDictSpec& spec) const {
    return "state dict, of " + spec.experiment.value;
  }
  std::string operator()(const TimingsSpec& spec) const {
    return "timings, from " + spec.file.value;
  }
};

using TableRow = std::vector<std::string>;

std::vector<std::size_t> widths_of(const std::vector<TableRow>& rows) {
  std::vector<std::size_t> widths;
  for (const TableRow& row : rows) {
    widths.resize(std::max(widths.size(), row.size()));
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], shown_width(row[i]));
    }
  }
  return widths;
}

std::string table_line(const TableRow& row,
                       const std::vector<std::size_t>& widths) {
  std::string line;
  for (std::size_t i = 0; i < row.size(); ++i) {
    line += kIndent;
    line += row[i];
    if (i + 1 < row.size()) {
      line.append(widths[i] - shown_width(row[i]), ' ');
    }
  }
  return line + "\n";
}

TableRow step_row(const Step& step) {
  std::string axes;
  for (const Axis& axis : step.tensor.axes) {
    axes += (axes.empty() ? "" : ", ") + axis.name;
  }
  TableRow row{step.name, step.operation, shape_text(step.tensor), axes};
  if (axes.empty()) {
    row.pop_back();
  }
  return row;
}

std::string shape_of(const StateEntry& entry) {
  Tensor tensor;
  for (const std::size_t size : entry.shape) {
    tensor.axes.push_back({"", size});
  }
  return shape_text(tensor);
}

std::string state_table(const std::vector<StateEntry>& state) {
  std::vector<TableRow> rows{
      {"holds", "shape", "as", "trained", "moved", "saved"}};
  for (const StateEntry& entry : state) {
    const auto mark = [](bool is) { return is ? "yes" : "no"; };
    rows.push_back({entry.name, shape_of(entry),
                    std::string(kind_word(entry.kind)), mark(entry.trained),
                    mark(entry.moved), mark(entry.saved)});
  }
  const std::vector<std::size_t> widths = widths_of(rows);
  std::string text;
  for (const TableRow& row : rows) {
    text += table_line(row, widths);
  }
  return text;
}

std::string all_values(const Trace& trace) {
  std::string text;
  for (const Step& step : trace.steps) {
    if (step.tensor.has_values()) {
      text += "\n" + titled_text(trace.experiment + "." + step.name,
                                 with_token_labels(step.tensor, trace));
    }
  }
  return text;
}

std::string texts_of(const Trace& trace) {
  std::vector<TableRow> rows;
  for (const auto& [name, text] : trace.texts) {
    rows.push_back({name, escaped_line(text)});
  }
  const std::vector<std::size_t> widths = widths_of(rows);
  std::string text;
  for (const TableRow& row : rows) {
    text += table_line(row, widths);
  }
  return text;
}

std::string list_one(const RunExperiment& run,
                     const std::vector<std::size_t>& widths, bool values) {
  const Trace& trace = *run.trace;
  std::string text = name_of(*run.experiment).value + ": ";
  if (trace.steps.empty() && trace.texts.empty() && trace.state.empty()) {
    return text + "not computed, for the reason that is reported\n";
  }
  text += std::visit(Describe{trace}, *run.experiment) + "\n";
  for (const Step& step : trace.steps) {
    text += table_line(step_row(step), widths);
  }
  text += texts_of(trace);
  text += trace.state.empty() ? "" : state_table(trace.state);
  return text + (values ? all_values(trace) : "");
}

}  // namespace

std::string titled_text(const std::string& path, const Tensor& tensor) {
  std::string text = path;
  for (std::size_t i = 0; i < tensor.axes.size(); ++i) {
    text += (i == 0 ? "  " + shape_text(tensor) + "  " : " × ") +
            tensor.axes[i].name;
  }
  return text + "\n\n" + print_text(tensor);
}

std::string list_text(std::span<const RunExperiment> runs, bool values) {
  std::vector<TableRow> rows;
  for (const RunExperiment& run : runs) {
    for (const Step& step : run.trace->steps) {
      rows.push_back(step_row(step));
    }
  }
  const std::vector<std::size_t> widths = widths_of(rows);
  std::string text;
  for (const RunExperiment& run : runs) {
    text += (text.empty() ? "" : "\n") + list_one(run, widths, values);
  }
  return text;
}

}  // namespace owldeck
