#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/attention/expression.h"
#include "generator/figures/drawing.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kTallestRow = 88;
constexpr double kShortestRow = 58;
constexpr double kHead = 72;
constexpr double kPadding = 16;
constexpr double kLeastGap = 20;
constexpr double kMostGap = 72;
constexpr double kLeastBar = 110;
constexpr double kMostBar = 300;
constexpr double kBarHeight = 10;

/// The sizes of one attention, counted from the shapes of its steps.
struct Sizes {
  std::string title;
  std::size_t width = 0;
  std::size_t heads = 0;
  std::size_t head_dim = 0;
  std::size_t tokens = 0;
  std::size_t weights = 0;  ///< numbers that training sets, biases included
  std::size_t scores = 0;   ///< of one sentence
};

/// One column of numbers.
struct Column {
  std::string_view title;
  std::string_view subtitle;
  std::size_t Sizes::*member;
  /// The bar's colour by meaning; no bar if empty.
  std::string_view meaning;
};
constexpr std::array kColumns{
    Column{"width", "d_model", &Sizes::width, ""},
    Column{"heads", "", &Sizes::heads, ""},
    Column{"head_dim", "width ÷ heads", &Sizes::head_dim, ""},
    Column{"weights", "of the layer", &Sizes::weights, "core"},
    Column{"tokens", "", &Sizes::tokens, ""},
    Column{"scores", "heads × tokens²", &Sizes::scores, "probability"}};

std::size_t count_of(const Tensor& tensor) {
  std::size_t count = 1;
  for (const Axis& axis : tensor.axes) {
    count *= axis.size;
  }
  return count;
}

/// Reports: `figure-axes`, and what find_trace reports.
std::optional<Sizes> sizes_of(const Configuration& row, const Traces& traces,
                              Diagnostics& diagnostics) {
  const Trace* trace = find_trace(row.experiment.value, row.experiment.span,
                                  traces, diagnostics);
  if (trace == nullptr) {
    return std::nullopt;
  }
  const Tensor* queries = trace->find("head_queries");
  if (queries == nullptr || queries->axes.size() != 4) {
    diagnostics.error(
        row.experiment.span, "figure-axes",
        fmt::format("'{}' is no multi-head attention", row.experiment.value),
        "only attentions with heads can be compared");
    return std::nullopt;
  }
  Sizes sizes{.title = expand(row.title, traces, diagnostics)};
  if (sizes.title.empty()) {
    sizes.title = row.experiment.value;
  }
  sizes.heads = queries->axes[1].size;
  sizes.tokens = queries->axes[2].size;
  sizes.head_dim = queries->axes[3].size;
  sizes.width = sizes.heads * sizes.head_dim;
  sizes.scores = sizes.heads * sizes.tokens * sizes.tokens;
  for (const Step& step : trace->steps) {
    if (step.name.starts_with("W_") || step.name.starts_with("b_")) {
      sizes.weights += count_of(step.tensor);
    }
  }
  return sizes;
}

TextStyle quiet_style(const Theme& theme, double size) {
  return {.size = size, .color = theme.muted};
}

TextStyle number_style(const Theme& theme) {
  return {.size = theme.value_size, .weight = 500, .color = theme.text};
}

TextStyle title_style(const Theme& theme) {
  return {.size = theme.value_size, .weight = 700, .color = theme.core.color};
}

/// What drawing needs again and again.
struct TableView {
  const std::vector<Sizes>& rows;
  const FigureTask<ConfigurationsFigure>& task;
  double row_height = 0;
  double title_width = 0;
  double gap = 0;
  std::vector<double> widths;  ///< of the columns
  Size size;

  [[nodiscard]] const Theme& theme() const { return task.inputs.theme; }
  [[nodiscard]] double width_of(std::string_view text,
                                const TextStyle& style) const {
    return text_width(task.inputs.measurer, std::string(text), style);
  }
  [[nodiscard]] Rect row(std::size_t index) const {
    return {0, kHead + static_cast<double>(index) * row_height, size.width,
            row_height};
  }
  [[nodiscard]] double column_x(std::size_t column) const {
    double x = kPadding + title_width;
    for (std::size_t i = 0; i < column; ++i) {
      x += gap + widths[i];
    }
    return x + gap;
  }
  [[nodiscard]] std::size_t largest(const Column& column) const {
    std::size_t most = 1;
    for (const Sizes& sizes : rows) {
      most = std::max(most, sizes.*column.member);
    }
    return most;
  }
};

/// The widths that texts need; what room is left goes to bars, then to gaps.
void lay_out(TableView& view) {
  const Theme& theme = view.theme();
  for (const Sizes& sizes : view.rows) {
    view.title_width = std::max(view.title_width,
                                view.width_of(sizes.title, title_style(theme)));
  }
  double needed = 2 * kPadding + view.title_width;
  double bars = 0;
  for (const Column& column : kColumns) {
    double width = std::max(
        view.width_of(column.title, quiet_style(theme, theme.value_size)),
        view.width_of(column.subtitle, quiet_style(theme, theme.small_size)));
    for (const Sizes& sizes : view.rows) {
      width =
          std::max(width, view.width_of(format_thousands(sizes.*column.member),
                                        number_style(theme)));
    }
    const bool has_bar = !column.meaning.empty();
    view.widths.push_back(has_bar ? std::max(width, kLeastBar) : width);
    needed += view.widths.back();
    bars += has_bar ? 1 : 0;
  }
  const auto gaps = static_cast<double>(kColumns.size());
  const double spare = view.task.room.width - needed - gaps * kLeastGap;
  const double longer = std::clamp(spare / 2 / bars, 0.0, kMostBar - kLeastBar);
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    view.widths[i] += kColumns[i].meaning.empty() ? 0 : longer;
  }
  view.gap = kLeastGap + std::clamp((spare - bars * longer) / gaps, 0.0,
                                    kMostGap - kLeastGap);
  const auto rows = static_cast<double>(view.rows.size());
  view.row_height =
      std::min(kTallestRow, (view.task.room.height - kHead) / rows);
  view.size = {needed + bars * longer + gaps * view.gap,
               kHead + rows * view.row_height};
}

/// Numbers stand below each other by their last digit.
TextBlock right_label(std::string text, const Rect& box,
                      const TextStyle& style) {
  TextBlock block =
      left_label(std::move(text), {box.right(), box.y, 0, box.height}, style);
  block.paragraphs.front().align = Align::Right;
  return block;
}

void add_head(const TableView& view, std::vector<Node>& nodes) {
  const Theme& theme = view.theme();
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    const Column& column = kColumns[i];
    const Rect top{view.column_x(i), 0, view.widths[i], 34};
    nodes.push_back({right_label(std::string(column.title), top,
                                 quiet_style(theme, theme.value_size))});
    if (!column.subtitle.empty()) {
      nodes.push_back(
          {right_label(std::string(column.subtitle), {top.x, 32, top.width, 28},
                       quiet_style(theme, theme.small_size))});
    }
  }
  nodes.push_back({line({0, kHead - 2}, {view.size.width, kHead - 2},
                        {.color = theme.strong_line, .width = 2})});
}

/// A bar in a pale groove that is as long as the largest.
void add_bar(const Rect& groove, double share, const Meaning& meaning,
             std::vector<Node>& nodes) {
  nodes.push_back({Rectangle{
      .rect = groove, .radius = kBarHeight / 2, .fill = meaning.tint}});
  nodes.push_back({Rectangle{
      .rect = {groove.x, groove.y, std::max(kBarHeight, share * groove.width),
               groove.height},
      .radius = kBarHeight / 2,
      .fill = meaning.color}});
}

void add_row(const TableView& view, std::size_t index,
             std::vector<Node>& nodes) {
  const Theme& theme = view.theme();
  const Sizes& sizes = view.rows[index];
  const Rect row = view.row(index);
  nodes.push_back({left_label(sizes.title, {kPadding, row.y, 0, row.height},
                              title_style(theme))});
  for (std::size_t i = 0; i < kColumns.size(); ++i) {
    const Column& column = kColumns[i];
    const std::size_t count = sizes.*column.member;
    const Meaning* meaning = theme.meaning(column.meaning);
    const Rect cell{view.column_x(i), row.y, view.widths[i], row.height};
    const Rect text{cell.x, cell.y, cell.width,
                    meaning ? cell.height - 2 * kBarHeight : cell.height};
    nodes.push_back(
        {right_label(format_thousands(count), text, number_style(theme))});
    if (meaning) {
      const double share = static_cast<double>(count) /
                           static_cast<double>(view.largest(column));
      add_bar({cell.x, row.center().y + kBarHeight, cell.width, kBarHeight},
              share, *meaning, nodes);
    }
  }
  if (index + 1 < view.rows.size()) {
    nodes.push_back({line({0, row.bottom()}, {row.right(), row.bottom()},
                          {.color = theme.line, .width = 1.5})});
  }
}

std::string describe(const std::vector<Sizes>& rows) {
  std::string words = "table of attention sizes";
  const char* before = ": ";
  for (const Sizes& sizes : rows) {
    words += before + sizes.title;
    for (const Column& column : kColumns) {
      words += fmt::format(", {} {}", format_thousands(sizes.*column.member),
                           readable(std::string(column.title)));
    }
    before = "; ";
  }
  return words;
}

/// Reports: `figure-overflow`.
bool check_fit(const TableView& view, Diagnostics& diagnostics) {
  const bool wide = view.size.width > view.task.room.width;
  const bool high = view.row_height < kShortestRow;
  if (wide || high) {
    diagnostics.error(
        view.task.span, "figure-overflow",
        wide ? fmt::format("the table is {:.0f} units wide, there are {:.0f}",
                           view.size.width, view.task.room.width)
             : fmt::format("the table's rows do not fit into {:.0f} units",
                           view.task.room.height),
        wide ? "shorten the titles" : "compare fewer");
  }
  return !wide && !high;
}

}  // namespace

std::optional<Drawing> draw(const FigureTask<ConfigurationsFigure>& task,
                            Diagnostics& diagnostics) {
  std::vector<Sizes> rows;
  for (const Configuration& row : task.figure.rows) {
    auto sizes = sizes_of(row, task.inputs.traces, diagnostics);
    if (!sizes) {
      return std::nullopt;
    }
    rows.push_back(std::move(*sizes));
  }
  TableView view{.rows = rows, .task = task, .widths = {}, .size = {}};
  lay_out(view);
  if (!check_fit(view, diagnostics)) {
    return std::nullopt;
  }
  Drawing drawing{.size = view.size, .alt = describe(rows)};
  add_head(view, drawing.nodes);
  for (std::size_t index = 0; index < rows.size(); ++index) {
    add_row(view, index, drawing.nodes);
  }
  return drawing;
}

}  // namespace owldeck
