#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "generator/animation/cast.h"
#include "generator/animation/looks.h"
#include "generator/animation/story.h"

/// What the film of softmax-temperature is told of. Only its files open this.
namespace owldeck {

/// A temperature that the film rests at, and the engine's weights there.
struct TemperatureStop {
  double temperature = 1;
  std::vector<double> weights;
  double entropy = 0;
};

/// The query's row.
struct TemperatureRow {
  std::vector<std::string> tokens;
  std::size_t query = 0;
  std::string score_name;  ///< what the row is: `score ÷ √d`
  std::vector<double> scores;
  TemperatureStop own;                 ///< temperature 1
  std::vector<TemperatureStop> stops;  ///< in the order of the film
  std::size_t count() const { return scores.size(); }
};

using SharedTemperatureRow = std::shared_ptr<const TemperatureRow>;

/// The query's row at the animation's temperatures; 0.5, 1 and 2 if it names
/// none.
[[nodiscard]] TemperatureRow read_temperatures(const StoryInputs& inputs,
                                               std::size_t query);

/// What actors count in on the way between two temperatures: powers of two.
[[nodiscard]] double exponent_of(double temperature);

/// The weights where actors have counted to `exponent`: the engine's at a stop,
/// and a softmax on the way.
[[nodiscard]] std::vector<double> weights_at(const TemperatureRow& row,
                                             double exponent);

/// TemperatureSizes that depend on what is said.
struct TemperatureSizes {
  CellLook score;
  double chip_text = 0;
};

/// Reports: `film-size` if scores or tokens have no room.
[[nodiscard]] std::optional<TemperatureSizes> sizes_of(
    const TemperatureRow& row, const StoryInputs& inputs,
    Diagnostics& diagnostics);

/// All actors with what they do: step 0 has the scores, step 1 the softmax,
/// each temperature one more, and the last goes back to 1.
[[nodiscard]] std::shared_ptr<const Cast> tell_temperatures(
    const SharedTemperatureRow& row, const TemperatureSizes& sizes,
    const Theme& theme);

/// `0.5`.
[[nodiscard]] std::string temperature_text(double temperature);

}  // namespace owldeck
