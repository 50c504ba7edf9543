#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/animation/cast.h"
#include "generator/animation/looks.h"
#include "generator/animation/story.h"

/// A matrix of attention on the stage, with its queries at the left, its keys
/// above and the sum of every row at the right; and what films that show one or
/// two of them share. Actors are named after the lane: `before-2-1` is a cell
/// (query 2, key 1), `before-query-2`, `before-key-1` and `before-sum-2` stand
/// beside it, `before-mask-0-1` hides a cell of the future.
namespace owldeck {

/// Sizes that all lanes of a film share. Units: page units.
struct LaneSize {
  std::size_t tokens = 0;
  double names = 0;  ///< width of the queries' names
  double cell_width = 0;
  double cell_height = 0;
  double cell_text = 0;
  double name_text = 0;
  bool staggered = false;  ///< names of keys on two lines in turn
  int decimals = 4;

  [[nodiscard]] double width() const;
};

/// Where one matrix stands.
struct MatrixLane {
  double left = 0;
  LaneSize size;

  [[nodiscard]] Rect cells() const;
  [[nodiscard]] Rect row(std::size_t row) const;
  [[nodiscard]] Rect cell(std::size_t row, std::size_t column) const;
  /// Where texts stand; see text_look.
  [[nodiscard]] Rect query_name(std::size_t row) const;
  [[nodiscard]] Rect key_name(std::size_t column) const;
  [[nodiscard]] Rect sum(std::size_t row) const;
  [[nodiscard]] Rect sum_name() const;
  /// The line above the names, and the one above that.
  [[nodiscard]] Rect subtitle() const;
  [[nodiscard]] Rect title() const;
};

/// Two lanes beside each other, and one alone in the middle.
struct Lanes {
  MatrixLane left, right, middle;
};

/// Lanes in which all of `matrices` can be read.
/// Reports: `film-size` at the animation's `of` if there is no room.
[[nodiscard]] std::optional<Lanes> lay_out_lanes(
    const StoryInputs& inputs, const std::vector<Matrix>& matrices,
    Diagnostics& diagnostics);

[[nodiscard]] std::vector<double> row_sums(const Matrix& matrix);

/// Text that takes the core colour as it is lit.
[[nodiscard]] ActorLook station_look(std::string text, double text_size);

/// The actor that tells of one cell, or of one row.
[[nodiscard]] std::string cell_id(std::string_view lane, std::size_t row,
                                  std::size_t column);
[[nodiscard]] std::string row_id(std::string_view lane, std::string_view part,
                                 std::size_t row);

/// Adds the names of queries and keys, out of sight.
void add_names(Cast& cast, const std::string& name, const MatrixLane& lane,
               const std::vector<std::string>& tokens);
/// Adds the cells with the values of `matrix`, out of sight; those of the
/// future look like `future`, if it is given.
void add_cells(Cast& cast, const std::string& name, const MatrixLane& lane,
               const Matrix& matrix, const ActorLook& cell,
               const ActorLook& future = {});
/// Adds the sums of the rows, `row sum` above them, out of sight. A sum that is
/// not 1 has the colour of risks.
void add_sums(Cast& cast, const std::string& name, const MatrixLane& lane,
              const std::vector<double>& sums, const Theme& theme);
/// Adds hatched cells with `text` in the future, out of sight; they are named
/// `part`.
void add_future(Cast& cast, const std::string& name, const std::string& part,
                const MatrixLane& lane, const std::string& text);
/// Adds a title and, below it, the stations that a lane passes, out of sight;
/// they are called `before-title`, `before-station-0` ...
void add_heading(Cast& cast, const std::string& name, const MatrixLane& lane,
                 const std::string& title,
                 const std::vector<std::string>& stations,
                 const StoryInputs& inputs);

void show_names(Cast& cast, const std::string& name, std::size_t tokens,
                const When& when);
void show_cells(Cast& cast, const std::string& name, std::size_t tokens,
                double opacity, const When& when);
/// All actors called `part` appear.
void show_all(Cast& cast, const std::string& part, const When& when);
/// Names and cells of the lane `from` go from the middle to the left, and cells
/// like them, those of the lane `part`, to the right.
void split_lane(Cast& cast, const std::string& from, const std::string& part,
                const Lanes& lanes, const When& when);

/// When row `row` moves in a step in which the rows follow each other.
[[nodiscard]] When row_turn(std::size_t step, std::size_t row);
/// The length of such a step. Units: beats.
[[nodiscard]] double row_beats(std::size_t rows);
/// The smallest part of `when`, at its beginning: what happens at once.
[[nodiscard]] When at_start(const When& when);

/// The hatch called `part` falls over the future.
void drop_future(Cast& cast, const std::string& name, const std::string& part,
                 std::size_t tokens, std::size_t step);

}  // namespace owldeck
