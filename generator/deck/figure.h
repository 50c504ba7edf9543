#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "generator/deck/diagram.h"
#include "generator/deck/instructor.h"
#include "generator/deck/tensor_figure.h"
#include "generator/source/span.h"
#include "render/scene/scene.h"

namespace owldeck {

/// Text of a deck; may hold `{{ path | format }}`.
using DeckText = Located<std::string>;

/// One heatmap of a figure. `tensor` is a path such as `causal.weights` or,
/// with leading indices, `split.weights[0][1]`; it must end in two axes.
struct HeatmapPanel {
  Located<std::string> tensor;
  DeckText title;     ///< over the panel; may be empty
  DeckText subtitle;  ///< below the title; may be empty
  friend bool operator==(const HeatmapPanel&, const HeatmapPanel&) = default;
};

/// Query tokens down the side, key tokens along the top, values in the cells.
struct HeatmapFigure {
  std::vector<HeatmapPanel> panels;           ///< 1 to 4, side by side
  std::optional<Located<std::string>> query;  ///< the outlined row's token
  Located<bool> sums{false, {}};              ///< row sums at the right
  Located<bool> arcs{false, {}};              ///< the query's arcs on top
  Located<bool> arrows{true, {}};  ///< panels are numbered, arrows join them
  Located<int> decimals{2, {}};
  friend bool operator==(const HeatmapFigure&, const HeatmapFigure&) = default;
};

/// Tokens on a line, arcs from one query to every key.
struct ArcsFigure {
  Located<std::string> tensor;  ///< [query, key]
  Located<std::string> query;
  std::optional<Located<std::string>> vectors;  ///< strips below the tokens
  friend bool operator==(const ArcsFigure&, const ArcsFigure&) = default;
};

/// The steps of an experiment as boxes with name and shape, arrows with the
/// operation; the axis that changes is coloured.
struct ShapesFigure {
  Located<std::string> experiment;
  std::vector<Located<std::string>> steps;  ///< names; empty for all
  friend bool operator==(const ShapesFigure&, const ShapesFigure&) = default;
};

/// A line below a formula that explains one of its coloured parts.
struct FormulaPart {
  Located<std::string> meaning;  ///< a colour by meaning
  DeckText text;
  friend bool operator==(const FormulaPart&, const FormulaPart&) = default;
};

struct FormulaFigure {
  Located<std::string> tex;
  std::vector<FormulaPart> parts;
  friend bool operator==(const FormulaFigure&, const FormulaFigure&) = default;
};

/// A frame of an animation, linked to its film.
struct StillFigure {
  Located<std::string> animation;
  std::optional<Located<double>> at;  ///< seconds; the last frame if absent
  friend bool operator==(const StillFigure&, const StillFigure&) = default;
};

/// Horizontal bars from 0, one for every entry of the axis that is left; with
/// two axes left a group of bars for every entry of the first.
struct BarsFigure {
  Located<std::string> tensor;  ///< path with one or two axes left
  DeckText unit;                ///< after each value, such as ms; may be empty
  DeckText label;               ///< what the bars measure; the step if empty
  /// The entry of the last axis that has colour. If absent the least, or the
  /// last of each group.
  std::optional<Located<std::string>> highlight;
  Located<std::string> meaning{"safe", {}};  ///< its colour, by meaning
  Located<int> decimals{2, {}};
  friend bool operator==(const BarsFigure&, const BarsFigure&) = default;
};

/// One module of a state figure.
struct StatePanel {
  Located<std::string> experiment;  ///< a state_dict
  DeckText title;                   ///< over its rows; may be empty
  friend bool operator==(const StatePanel&, const StatePanel&) = default;
};

/// A table of what modules hold: names, shapes, and whether each is trained,
/// moved and saved.
struct StateFigure {
  std::vector<StatePanel> panels;  ///< 1 or 2, one below the other
  friend bool operator==(const StateFigure&, const StateFigure&) = default;
};

/// How a picture takes its place: whole, with its proportions.
enum class ImageFit { Contain };

/// A picture from the deck's folder, a PNG or an SVG.
struct ImageFigure {
  Located<std::string> file;  ///< its path
  Located<ImageFit> fit{ImageFit::Contain, {}};
  ImageData data;  ///< what the file holds; read_images fills it
  friend bool operator==(const ImageFigure&, const ImageFigure&) = default;
};

struct Figure {
  Span span;
  std::variant<HeatmapFigure, ArcsFigure, ShapesFigure, FormulaFigure,
               StillFigure, BarsFigure, StateFigure, GraphFigure, VectorsFigure,
               ProjectionFigure, WeightedSumFigure, StaircaseFigure,
               SoftmaxFigure, LinesFigure, ConfigurationsFigure, PipelineFigure,
               CardsFigure, ChecklistFigure, TimelineFigure,
               PrerequisitesFigure, MapFigure, CallsFigure, ImageFigure>
      kind;
  DeckText caption;  ///< quiet line below; may be empty
  /// Written from the tensors if absent; an image must have it.
  std::optional<DeckText> alt;
  AudienceMark audience{Audience::Learner, {}};
  friend bool operator==(const Figure&, const Figure&) = default;
};

}  // namespace owldeck
