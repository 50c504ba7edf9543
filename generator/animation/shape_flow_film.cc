#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "generator/animation/kinds.h"
#include "generator/animation/looks.h"
#include "generator/animation/shape_flow.h"

/// A tensor on its way through multi-head attention: its cells are projected,
/// split, transposed, joined, and its shape changes with them.
namespace owldeck {
namespace {

using namespace shape_step;

constexpr std::size_t kMostTokens = 8;
constexpr std::size_t kMostHeads = 4;
constexpr std::size_t kMostColumns = 16;
constexpr std::size_t kMostSentences = 64;  // so that shapes fit the trail

constexpr double kShapeBaseline = 232;
constexpr double kTrailTop = 784;
constexpr double kTrailHeight = 92;

double number(std::size_t count) {
  return static_cast<double>(count);
}

/// `b`, `n`, `h`, `d`: the letters of a tensor's axes.
std::vector<std::string> letters_of(const Tensor& tensor) {
  std::string text = axes_text(tensor);
  std::vector<std::string> letters{""};
  for (const char letter : text.substr(1, text.size() - 2)) {
    if (letter == ',') {
      letters.emplace_back();
    } else if (letter != ' ') {
      letters.back() += letter;
    }
  }
  return letters;
}

/// Whether axis `axis` is not what stood in its place before.
bool is_new(const ShapeFlow& film, std::size_t step, std::size_t axis) {
  if (step == 0) {
    return false;
  }
  const Tensor& before = *film.tensors[step - 1];
  const Tensor& now = *film.tensors[step];
  return axis >= before.axes.size() ||
         before.axes[axis].size != now.axes[axis].size ||
         letters_of(before)[axis] != letters_of(now)[axis];
}

// The shape in large numbers, its letters below; what is new is set off.
void add_shape(Cast& cast, const ShapeFlow& film, std::size_t step,
               const Theme& theme) {
  constexpr double kPitch = 130;
  const Tensor& tensor = *film.tensors[step];
  const std::vector<std::string> letters = letters_of(tensor);
  const double left = (kPage.width - kPitch * number(tensor.axes.size())) / 2;
  const auto add = [&](const std::string& id, const std::string& text, double y,
                       const TextStyle& style, double x) {
    Actor& actor = cast.add(id, text_look(text, style, Align::Center),
                            {{x, y, kPitch, 0}, 0});
    actor.fade(1, {step, 0.3, 0.7});
    if (step + 1 < kShapeStations.size()) {
      actor.fade(0, {step + 1, 0, 0.3});
    }
  };
  for (std::size_t axis = 0; axis < tensor.axes.size(); ++axis) {
    const bool set_off = is_new(film, step, axis);
    const Color color = set_off ? theme.flow.color : theme.text;
    const double x = left + kPitch * number(axis);
    const std::string id = fmt::format("{}-{}", step, axis);
    add("size-" + id, std::to_string(tensor.axes[axis].size), kShapeBaseline,
        text_style(52, 700, color), x);
    add("axis-" + id, letters[axis], kShapeBaseline + 40,
        text_style(26, set_off ? 600 : 400, set_off ? color : theme.muted), x);
    if (axis > 0) {
      add("times-" + id, "×", kShapeBaseline - 4,
          text_style(36, 400, theme.muted), x - kPitch / 2);
    }
  }
}

// Every shape stays below, so that in the end the whole way is there.
void add_trail(Cast& cast, const ShapeFlow& film, std::size_t step,
               const Theme& theme) {
  constexpr double kGap = 10;
  const double pitch =
      (kFilmRight - kFilmLeft + kGap) / number(kShapeStations.size());
  const Rect place{kFilmLeft + pitch * number(step), kTrailTop, pitch - kGap,
                   kTrailHeight};
  const When when{step, 0.5, 0.9};
  const std::string id = std::to_string(step);
  cast.add("trail-" + id,
           box_look({8, theme.panel, Stroke{theme.line, 2, false, {}}}),
           {place, 0})
      .fade(1, when);
  Rect line{place.x, place.y + 38, place.width, 0};
  cast.add("trail-name-" + id,
           text_look(kShapeStations.at(step).name,
                     text_style(24, 600, theme.text), Align::Center),
           {line, 0})
      .fade(1, when);
  line.y += 36;
  cast.add("trail-shape-" + id,
           text_look(shape_text(*film.tensors[step]),
                     text_style(22, 400, theme.text), Align::Center),
           {line, 0})
      .fade(1, when);
}

// Tokens keep to the left of the cells.
void add_tokens(Cast& cast, const ShapeFlow& film, const Theme& theme) {
  const auto place = [&](std::size_t token, std::size_t step) {
    constexpr double kGap = 24;
    const Rect row = grid_cell(film, 1, 1, 0, token, 0);
    return Rect{0, row.center().y + 8, left_of(film, step) - kGap, 0};
  };
  for (std::size_t i = 0; i < film.count(); ++i) {
    Actor& name =
        cast.add(fmt::format("token-{}", i),
                 text_look(film.tokens[i], text_style(24, 600, theme.text),
                           Align::Right),
                 {place(i, kInput), 0})
            .fade(1, {kInput, 0.1, 0.7});
    for (const std::size_t step : {kQueries, kSplit, kHeads, kTokens, kJoin}) {
      name.move(place(i, step), {step, 0.1, 0.9});
    }
  }
  for (std::size_t head = 0; head < film.heads; ++head) {
    const Rect cell = head_cell(film, head, film.count(), 0, 0);
    cast.add(fmt::format("head-{}", head),
             text_look(fmt::format("head {}", head + 1),
                       text_style(24, 600, theme.muted), Align::Center),
             {{cell.x, cell.y - 16, number(film.count()) * film.cell, 0}, 0})
        .fade(1, {kHeads, 0.9, 1.3})
        .fade(0, {kTokens, 0, 0.4});
  }
}

/// Cells of a whole matrix, which appear in step `from`.
void add_whole(Cast& cast, const ShapeFlow& film, const std::string& name,
               const Matrix& matrix, const When& when) {
  const ActorLook look = cell_look({{largest_of(matrix), true}, 2, 0});
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    const std::size_t columns = matrix[i].size();
    for (std::size_t j = 0; j < columns; ++j) {
      cast.add(fmt::format("{}-{}-{}", name, i, j), look,
               {grid_cell(film, columns, columns, 0, i, j), 0, matrix[i][j]})
          .fade(1, when);
    }
  }
}

void fade_out(Cast& cast, const std::string& name, const When& when) {
  for (Actor* const actor : cast.all(name)) {
    actor->fade(0, when);
  }
}

/// The cells of a matrix as heads: together with gaps, or each head apart.
void move_to_heads(Cast& cast, const ShapeFlow& film, const std::string& name,
                   bool apart, const When& when) {
  for (std::size_t i = 0; i < film.count(); ++i) {
    for (std::size_t j = 0; j < film.width(); ++j) {
      cast[fmt::format("{}-{}-{}", name, i, j)].move(
          apart ? head_cell(film, j / film.head_dim, film.head_dim, i,
                            j % film.head_dim)
                : grid_cell(film, film.width(), film.head_dim, kSplitGap, i, j),
          when);
    }
  }
}

void tell_queries(Cast& cast, const ShapeFlow& film) {
  add_whole(cast, film, "input", film.input, {kInput, 0.1, 0.7});
  fade_out(cast, "input", {kQueries, 0, 0.4});
  add_whole(cast, film, "query", film.queries, {kQueries, 0.4, 1.0});
  move_to_heads(cast, film, "query", false, {kSplit, 0.1, 0.9});
  move_to_heads(cast, film, "query", true, {kHeads, 0.1, 0.9});
  fade_out(cast, "query", {kScores, 0, 0.4});
}

// Scores become weights in place.
void tell_pairs(Cast& cast, const ShapeFlow& film) {
  double largest_score = 0;
  double largest_weight = 0;
  for (std::size_t head = 0; head < film.heads; ++head) {
    largest_score = std::max(largest_score, largest_of(film.scores[head]));
    largest_weight = std::max(largest_weight, largest_of(film.weights[head]));
  }
  const ActorLook score = cell_look({{largest_score, true}, 2, 0});
  const ActorLook weight = cell_look({{largest_weight, false}, 2, 0});
  const auto add = [&](const std::string& id, const ActorLook& look,
                       const Rect& place, double value, const When& from,
                       const When& to) {
    cast.add(id, look, {place, 0, value}).fade(1, from).fade(0, to);
  };
  for (std::size_t head = 0; head < film.heads; ++head) {
    for (std::size_t i = 0; i < film.count(); ++i) {
      for (std::size_t j = 0; j < film.count(); ++j) {
        const Rect place = head_cell(film, head, film.count(), i, j);
        const std::string id = fmt::format("{}-{}-{}", head, i, j);
        add("score-" + id, score, place, film.scores[head][i][j],
            {kScores, 0.4, 1.0}, {kWeights, 0.8, 0.9});
        add("weight-" + id, weight, place, film.weights[head][i][j],
            {kWeights, 0.1, 0.8}, {kContext, 0, 0.4});
      }
    }
  }
}

void tell_context(Cast& cast, const ShapeFlow& film) {
  add_whole(cast, film, "context", film.joined, {kContext, 0.4, 1.0});
  // They begin as heads: the cells are where their heads are before they show.
  move_to_heads(cast, film, "context", true,
                {kWeights, 0, 1e-6, Easing::Linear});
  move_to_heads(cast, film, "context", false, {kTokens, 0.1, 0.9});
  for (std::size_t i = 0; i < film.count(); ++i) {
    for (std::size_t j = 0; j < film.width(); ++j) {
      cast[fmt::format("context-{}-{}", i, j)].move(
          grid_cell(film, film.width(), film.width(), 0, i, j),
          {kJoin, 0.1, 0.7});
    }
  }
  fade_out(cast, "context", {kOutput, 0, 0.4});
  add_whole(cast, film, "output", film.output, {kOutput, 0.4, 1.0});
}

std::shared_ptr<const Cast> told(const ShapeFlow& film, const Theme& theme) {
  Cast cast;
  add_tokens(cast, film, theme);
  tell_queries(cast, film);
  tell_pairs(cast, film);
  tell_context(cast, film);
  for (std::size_t step = 0; step < kShapeStations.size(); ++step) {
    add_shape(cast, film, step, theme);
    add_trail(cast, film, step, theme);
  }
  return std::make_shared<const Cast>(std::move(cast));
}

FormulaShot formula(std::size_t step) {
  switch (step) {
    case kInput:
      return {"X", 0};
    case kQueries:
      return {"Q = X W_Q", 1};
    case kSplit:
    case kHeads:
      return {"Q_1, Q_2, \\ldots", 2};
    case kScores:
      return {"Q_h K_h^\\top", 3};
    case kWeights:
      return {"A_h = \\operatorname{softmax} ( Q_h K_h^\\top / \\sqrt{d} )", 4};
    case kContext:
      return {"Z_h = A_h V_h", 5};
    case kTokens:
    case kJoin:
      return {"Z = [Z_1, Z_2, \\ldots]", 6};
    default:
      return {"Y = Z W_O", 7};
  }
}

std::vector<StoryStep> steps_of(const ShapeFlow& film) {
  std::vector<StoryStep> steps;
  for (std::size_t i = 0; i < kShapeStations.size(); ++i) {
    const ShapeStation& station = kShapeStations.at(i);
    const bool masked = i == kWeights && film.masked;
    steps.push_back({station.step,
                     masked ? "Mask and softmax change numbers, not the shape"
                            : station.caption,
                     i == kHeads ? 1.35 : 1.05, formula(i),
                     fmt::format("The shape of {} is {}.", station.tensor,
                                 shape_text(*film.tensors[i]))});
  }
  return steps;
}

bool small_enough(const ShapeFlow& film, const StoryInputs& inputs,
                  Diagnostics& diagnostics) {
  if (film.count() >= 2 && film.count() <= kMostTokens &&
      film.heads <= kMostHeads && film.width() <= kMostColumns &&
      film.input[0].size() <= kMostColumns &&
      film.tensors[kInput]->axes[0].size <= kMostSentences) {
    return true;
  }
  diagnostics.error(
      inputs.spec.experiment.span, "film-size",
      fmt::format("a {} film cannot show {} tokens with {} heads of {}",
                  inputs.spec.kind.value, film.count(), film.heads,
                  film.head_dim),
      fmt::format("use 2 to {} tokens, up to {} heads and widths up to {}",
                  kMostTokens, kMostHeads, kMostColumns));
  return false;
}

}  // namespace

std::optional<Story> tell_shape_flow(const StoryInputs& inputs,
                                     Diagnostics& diagnostics) {
  std::vector<std::string> tensors;
  for (const ShapeStation& station : kShapeStations) {
    tensors.emplace_back(station.tensor);
  }
  if (!has_steps(inputs, tensors, "multi-head", diagnostics) ||
      !has_axes(inputs, "scores", 4, diagnostics)) {
    return std::nullopt;
  }
  const ShapeFlow film = read_shapes(inputs.trace);
  if (!small_enough(film, inputs, diagnostics)) {
    return std::nullopt;
  }
  const auto cast = told(film, inputs.theme);
  return Story{steps_of(film),
               [cast](const Moment& moment, Canvas& canvas) {
                 cast->draw(moment, canvas);
               },
               {},
               note_of(inputs.trace)};
}

}  // namespace owldeck
