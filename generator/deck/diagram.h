#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/source/span.h"

/// Figures of words: how things hang together, not how large they are. Every
/// text may hold `{{ path | format }}`.
namespace owldeck {

/// A box with a head and a line or two, coloured by meaning.
struct DiagramBox {
  Located<std::string> title;
  Located<std::string> text;     ///< may be empty
  Located<std::string> meaning;  ///< a colour by meaning; may be empty
  friend bool operator==(const DiagramBox&, const DiagramBox&) = default;
};

/// Boxes joined by arrows, from left to right, in two rows if there are many.
struct PipelineFigure {
  std::vector<DiagramBox> boxes;  ///< 2 to 8
  friend bool operator==(const PipelineFigure&,
                         const PipelineFigure&) = default;
};

/// Things compared: one card each, the same lines in the same order on all.
struct ComparisonCard {
  DiagramBox head;
  std::vector<Located<std::string>> lines;
  friend bool operator==(const ComparisonCard&,
                         const ComparisonCard&) = default;
};
struct CardsFigure {
  std::vector<ComparisonCard> cards;  ///< 2 to 4
  friend bool operator==(const CardsFigure&, const CardsFigure&) = default;
};

/// Boxes to tick, each with what it should show.
struct ChecklistItem {
  Located<std::string> text;
  Located<std::string> shows;  ///< the number or shape to see; may be empty
  friend bool operator==(const ChecklistItem&, const ChecklistItem&) = default;
};
struct ChecklistFigure {
  std::vector<ChecklistItem> items;  ///< 1 to 8
  friend bool operator==(const ChecklistFigure&,
                         const ChecklistFigure&) = default;
};

/// Slides that belong together on a timeline, from the named one to the next
/// section's.
struct TimelineSection {
  Located<int> slide;  ///< the first
  Located<std::string> title;
  friend bool operator==(const TimelineSection&,
                         const TimelineSection&) = default;
};

/// The deck's slides on lines, by part and type.
struct TimelineFigure {
  std::vector<TimelineSection> sections;  ///< by slide; may be empty
  friend bool operator==(const TimelineFigure&,
                         const TimelineFigure&) = default;
};

/// The deck's anchors and which must come before which.
struct PrerequisitesFigure {
  std::optional<Located<std::string>> anchor;  ///< lit with what it needs
  friend bool operator==(const PrerequisitesFigure&,
                         const PrerequisitesFigure&) = default;
};

/// Ideas and how they are joined.
struct MapNode {
  Located<std::string> id;
  DiagramBox box;
  friend bool operator==(const MapNode&, const MapNode&) = default;
};
struct MapEdge {
  Located<std::string> from;
  Located<std::string> to;
  Located<std::string> text;  ///< on the arrow; may be empty
  friend bool operator==(const MapEdge&, const MapEdge&) = default;
};
struct MapFigure {
  std::vector<MapNode> nodes;  ///< 2 to 12
  std::vector<MapEdge> edges;
  friend bool operator==(const MapFigure&, const MapFigure&) = default;
};

/// Calls of functions in order, each with the shape that comes out.
struct CallStep {
  Located<std::string> call;   ///< in mono, such as `W_query(x)`
  Located<std::string> shape;  ///< such as `(b, n, d_out)`; may be empty
  Located<std::string> note;   ///< plain words; may be empty
  Located<std::string> meaning;
  Located<int> level{0, {}};  ///< how deep inside another call
  friend bool operator==(const CallStep&, const CallStep&) = default;
};
struct CallsFigure {
  std::vector<CallStep> calls;  ///< 2 to 12
  friend bool operator==(const CallsFigure&, const CallsFigure&) = default;
};

}  // namespace owldeck
