#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/animation/cast.h"
#include "generator/animation/easing.h"
#include "generator/animation/multihead.h"
#include "generator/figures/parts.h"
#include "render/scene/shapes.h"

namespace owldeck {
namespace {

constexpr double kStepsBack = 0.55;  // rows behind the query's
constexpr double kBarPale = 0.4;     // so that bars do not outshine cells
constexpr double kOpened = 0.25;     // of softmax's time, before shares move

/// A head's matrix at one moment.
struct MatrixState {
  const MultiheadFilm& film;
  std::size_t head = 0;
  const Pose& pose;
  const Theme& quiet;  ///< of rows that step back

  [[nodiscard]] const HeadData& data() const { return film.data.heads[head]; }
  /// The share of the phase that ends with `phase`.
  [[nodiscard]] double share(double phase) const {
    return clamped(pose.value - (phase - 1));
  }
  [[nodiscard]] RowState row(std::size_t row) const {
    using namespace matrix_phase;
    const std::size_t count = film.data.count();
    const std::size_t turn = turn_of(row, film.data.query);
    const double soft = share(kWeights);
    RowState state;
    state.scored = turn_share(share(kScores), turn, count);
    state.masked = turn_share(share(kMasked), row, count);
    state.opened = eased(soft / kOpened);
    state.moved =
        turn_share(clamped((soft - kOpened) / (1 - kOpened)), row, count);
    state.dimmed = row == film.data.query ? 0 : kStepsBack * pose.lit;
    return state;
  }
  /// The one score is there before the others.
  [[nodiscard]] double scored(const RowState& row, const HeadCell& at) const {
    const bool one = head == film.data.focus && at.row == film.data.query &&
                     at.column == film.data.key();
    return one ? std::max(row.scored, eased(share(matrix_phase::kOne)))
               : row.scored;
  }
};

/// The weight that a cell shows on the way from all keys to those that are
/// left.
double weight_at(const MatrixState& matrix, const RowState& row,
                 const HeadCell& at) {
  const HeadData& data = matrix.data();
  const double open = data.open_weights[at.row][at.column];
  return data.hidden[at.row][at.column]
             ? open
             : between(open, data.weights[at.row][at.column], row.moved);
}

/// The number in a cell: the score, and then the weight, which comes when it
/// is one; nothing on the way from one to the other would fit.
void draw_number(const MatrixState& matrix, const RowState& row,
                 const HeadCell& at, const Color& fill, double there,
                 Canvas& canvas) {
  constexpr double kHalf = 0.5;
  const MultiheadLayout& layout = matrix.film.layout;
  const bool weight = row.opened > kHalf;
  const CellText& text = weight ? layout.weight_text : layout.score_text;
  const MultiheadData& data = matrix.film.data;
  const bool query = at.row == data.query;
  if (!query && !layout.all_rows) {
    return;
  }
  const bool followed = query && at.head == data.focus;
  const double settled = std::abs(row.opened - kHalf) / kHalf;
  const double shown =
      there * settled * text.fits(at.rect) * (followed ? 1 : matrix.pose.drawn);
  if (shown <= 0) {
    return;
  }
  const double value = weight ? weight_at(matrix, row, at)
                              : matrix.data().scores[at.row][at.column];
  TextBlock number = centered_label(
      text(value), at.rect,
      text_style(text.size, 500, faded(canvas.theme().ink_on(fill), shown)));
  number.info.id = fmt::format("number-{}-{}-{}", at.head, at.row, at.column);
  canvas.add(std::move(number));
}

/// Colours are mixed only where both are seen: it takes most of the time.
Color color_of(const MatrixState& matrix, const RowState& row,
               const HeadCell& at, double opened, const Theme& theme) {
  const MultiheadFilm& film = matrix.film;
  const auto score = [&] {
    return weight_color(matrix.data().scores[at.row][at.column],
                        film.largest_score, theme);
  };
  const auto weight = [&] {
    return weight_color(weight_at(matrix, row, at), film.largest_weight, theme);
  };
  return opened <= 0   ? score()
         : opened >= 1 ? weight()
                       : mix(score(), weight(), opened);
}

void draw_value(const MatrixState& matrix, const RowState& row, HeadCell at,
                Canvas& canvas) {
  const Theme& theme = canvas.theme();
  const double there = matrix.scored(row, at) * matrix.pose.opacity;
  if (there <= 0) {
    return;
  }
  const bool hidden = matrix.data().hidden[at.row][at.column];
  const double opened = hidden ? 0 : row.opened;
  const Color fill =
      mix(color_of(matrix, row, at, opened, theme), theme.panel, row.dimmed);
  constexpr double kGrows = 0.3;  // of its size, as it appears
  const double margin =
      kGrows * (1 - there) * std::min(at.rect.width, at.rect.height);
  at.rect = at.rect.inset(margin);
  canvas.box(fmt::format("cell-{}-{}-{}", at.head, at.row, at.column), at.rect,
             3, Fill{faded(fill, there)}, {});
  draw_number(matrix, row, at, fill, there, canvas);
}

// An empty place for every score, until it is there.
void draw_place(const MatrixState& matrix, const HeadCell& at, Canvas& canvas) {
  const Theme& theme = canvas.theme();
  canvas.box(fmt::format("place-{}-{}-{}", at.head, at.row, at.column), at.rect,
             3, Fill{faded(theme.line, 0.6 * matrix.pose.opacity)}, {});
}

void draw_cell(const MatrixState& matrix, const RowState& row,
               const HeadCell& at, Canvas& canvas) {
  const bool hidden = matrix.data().hidden[at.row][at.column];
  if (matrix.scored(row, at) < 1) {
    draw_place(matrix, at, canvas);
  }
  if (!hidden || row.masked < 1) {
    draw_value(matrix, row, at, canvas);
  }
  if (hidden && row.masked > 0) {
    draw_head_mask(matrix.film, row, at,
                   row.dimmed > 0 ? matrix.quiet : canvas.theme(), canvas);
  }
}

/// The bar below a row fills to the sum of its weights; full it is 1.
void draw_bar(const MatrixState& matrix, const RowState& row, std::size_t index,
              Canvas& canvas) {
  const double shown =
      row.opened * (1 - eased(matrix.share(matrix_phase::kAlone)));
  if (shown <= 0) {
    return;
  }
  const Theme& theme = canvas.theme();
  const std::size_t count = matrix.film.data.count();
  const Rect track = MultiheadLayout::row_bar(matrix.pose.place, count, index);
  double sum = 0;
  for (std::size_t key = 0; key < count; ++key) {
    if (!matrix.data().hidden[index][key]) {
      sum += weight_at(matrix, row, {matrix.head, index, key});
    }
  }
  const std::string name = fmt::format("{}-{}", matrix.head, index);
  canvas.box("bar-track-" + name, track, 0, Fill{faded(theme.line, shown)}, {});
  canvas.box(
      "bar-" + name, {track.x, track.y, track.width * sum, track.height}, 0,
      Fill{faded(mix(theme.probability.color, theme.panel, kBarPale), shown)},
      {});
}

/// The colours of masks that step back.
Theme stepped_back(Theme theme, double share) {
  for (Color* const color :
       {&theme.masked_ground, &theme.masked_hatch, &theme.masked_ink}) {
    *color = mix(*color, theme.panel, share);
  }
  return theme;
}

void draw_matrix(const MatrixState& matrix, Canvas& canvas) {
  const std::size_t count = matrix.film.data.count();
  for (std::size_t row = 0; row < count; ++row) {
    const RowState state = matrix.row(row);
    for (std::size_t column = 0; column < count; ++column) {
      const Rect rect =
          MultiheadLayout::weight_cell(matrix.pose.place, count, row, column);
      draw_cell(matrix, state, {matrix.head, row, column, rect}, canvas);
    }
    draw_bar(matrix, state, row, canvas);
  }
  // What moves lies above all cells, so that nothing covers it.
  for (std::size_t row = 0; row < count; ++row) {
    const RowState state = matrix.row(row);
    if (state.opened > 0 && state.moved < 1) {
      draw_freed_row(matrix.film, state, {matrix.head, row, 0},
                     matrix.pose.place, canvas);
    }
  }
}

}  // namespace

ActorLook matrix_look(const MultiheadFilm& film, std::size_t head) {
  return [&film, head](const std::string&, const Pose& pose, Canvas& canvas) {
    if (pose.opacity > 0) {
      const Theme quiet = stepped_back(canvas.theme(), kStepsBack * pose.lit);
      draw_matrix({film, head, pose, quiet}, canvas);
    }
  };
}

}  // namespace owldeck
