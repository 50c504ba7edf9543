#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "render/scene/color.h"
#include "render/scene/geometry.h"

/// A Scene is everything that one page or one film frame shows, fully placed:
/// a value that compares, hashes (hash.h) and prints (dump.h). It knows nothing
/// of slides. Every exporter draws the same Scene.
namespace owldeck {

/// What a node is to a reader who cannot see it. `Artifact` is decoration and
/// is left out of the PDF's structure tree; a parent with a role other than
/// Artifact makes its Artifact children part of itself.
enum class Role {
  Artifact,
  Title,      ///< heading of the page (H1)
  Heading,    ///< heading of a part of the page (H2)
  Paragraph,  ///< running text (P)
  List,       ///< a Group whose children are ListItems (L)
  ListItem,   ///< one item (LI)
  Figure,     ///< a Group with alternative text (Figure)
  Formula,    ///< a Group with alternative text (Formula)
  Code,       ///< program text (Code)
};

/// What every node may carry beside its picture.
struct NodeInfo {
  Role role = Role::Artifact;
  /// Names the node for animations and tests; unique in its Scene if not empty.
  std::string id{};
  /// Where a click leads: `https://...`, `#slide-7` (the page of that name) or
  /// a file relative to the document such as `animations/score-flow.mp4`.
  std::string link{};
  /// Alternative text of a Figure or Formula.
  std::string alt{};
  friend bool operator==(const NodeInfo&, const NodeInfo&) = default;
};

struct GradientStop {
  double offset = 0;  ///< 0..1
  Color color{};
  friend bool operator==(const GradientStop&, const GradientStop&) = default;
};

/// A gradient along the line from `from` to `to` in the node's coordinates.
struct LinearGradient {
  Point from{};
  Point to{};
  std::vector<GradientStop> stops{};
  friend bool operator==(const LinearGradient&,
                         const LinearGradient&) = default;
};

using Fill = std::variant<Color, LinearGradient>;

struct Stroke {
  Color color{};
  double width = 2;
  bool round = false;          ///< round caps and joins instead of butt, miter
  std::vector<double> dash{};  ///< lengths on, off, ...; empty for a solid line
  friend bool operator==(const Stroke&, const Stroke&) = default;
};

struct Rectangle {
  NodeInfo info{};
  Rect rect{};
  double radius = 0;
  std::optional<Fill> fill{};
  std::optional<Stroke> stroke{};  ///< centred on the edge
  friend bool operator==(const Rectangle&, const Rectangle&) = default;
};

enum class Verb : std::uint8_t { Move, Line, Curve, Close };

/// One step of a path. Move and Line use `to`; Curve is a cubic Bezier with
/// control points `a` and `b`.
struct Segment {
  Verb verb = Verb::Move;
  Point to{};
  Point a{};
  Point b{};
  friend bool operator==(const Segment&, const Segment&) = default;
};

struct Path {
  NodeInfo info{};
  std::vector<Segment> segments{};
  std::optional<Fill> fill{};  ///< nonzero winding
  std::optional<Stroke> stroke{};
  friend bool operator==(const Path&, const Path&) = default;
};

/// The font families there are; render/text maps them to Inter Display, Inter,
/// JetBrains Mono and Latin Modern Math.
enum class FontFamily : std::uint8_t { Display, Text, Mono, Math };

struct TextStyle {
  FontFamily family = FontFamily::Text;
  double size = 30;  ///< page units, of the em
  int weight = 400;  ///< 400 regular, 500 medium, 600 semibold, 700 bold
  bool italic = false;
  bool tabular = true;  ///< figures of equal width; Display has none
  double tracking = 0;  ///< page units added between letters
  Color color{};
  friend bool operator==(const TextStyle&, const TextStyle&) = default;
};

/// Mathematics in a line of text: filled paths around a baseline at y = 0 that
/// start at x = 0, in colours of their own. Units: page units.
struct InlineFormula {
  double width = 0;
  double ascent = 0;   ///< above the baseline
  double descent = 0;  ///< below the baseline
  std::vector<Path> paths{};
  friend bool operator==(const InlineFormula&, const InlineFormula&) = default;
};

/// Text in one style. `link` as in NodeInfo.
struct Run {
  std::string text{};  ///< UTF-8 without line breaks
  TextStyle style{};
  std::string link{};
  double rise = 0;  ///< page units above the baseline
  /// Drawn in place of `text`, which says how it is read aloud. It wraps like
  /// one word.
  std::optional<InlineFormula> formula{};
  friend bool operator==(const Run&, const Run&) = default;
};

enum class Align : std::uint8_t { Left, Center, Right };

struct Paragraph {
  std::vector<Run> runs{};
  Align align = Align::Left;
  double line_height = 1.36;  ///< distance of baselines, times the run's size
  double space_before = 0;    ///< page units; ignored for the first paragraph
  double indent = 0;          ///< page units that every line is moved right
  /// Drawn in the indent on the first line (a bullet, a number).
  std::optional<Run> marker{};
  /// What a List's item holds is a ListItem, all else takes the block's role.
  bool list_item = false;
  friend bool operator==(const Paragraph&, const Paragraph&) = default;
};

enum class VerticalAlign : std::uint8_t {
  Top,
  Middle,
  Bottom,
  Baseline,  ///< the first baseline is at the top edge of the box
};

/// Paragraphs in a box; lines break at its width (never if the width is 0:
/// then the box's x is the left end, centre or right end that `align` names).
struct TextBlock {
  NodeInfo info{};
  Rect box{};
  VerticalAlign vertical = VerticalAlign::Top;
  std::vector<Paragraph> paragraphs{};
  friend bool operator==(const TextBlock&, const TextBlock&) = default;
};

enum class ImageKind : std::uint8_t { Png, Svg };

/// What a picture's file holds, read once; copies share the bytes.
/// Equal if the files were.
struct ImageData {
  ImageKind kind = ImageKind::Png;
  Size size{};         ///< pixels of a Png, natural size of an Svg
  std::string hash{};  ///< of the file's bytes, as in hash.h
  /// A Png's pixels, row by row, as Cairo's ARGB32 (native words, colours
  /// multiplied by alpha); an Svg's text.
  std::shared_ptr<const std::string> bytes{};
  friend bool operator==(const ImageData& left, const ImageData& right) {
    return left.kind == right.kind && left.hash == right.hash;
  }
};

/// A picture that fills its box, whose proportions are the picture's.
/// render/paint/image_file.h makes the data.
struct Image {
  NodeInfo info{};
  Rect box{};
  ImageData data{};
  Color ink{};  ///< what an Svg's `currentColor` is
  friend bool operator==(const Image&, const Image&) = default;
};

struct Node;

/// Children drawn in order, moved by `offset` after scaling by `scale`.
/// `opacity` multiplies every child's own (children do not become one layer,
/// so overlapping children show through each other while they fade).
struct Group {
  NodeInfo info{};
  Point offset{};
  double scale = 1;
  double opacity = 1;
  std::optional<Rect> clip{};  ///< in the children's coordinates
  std::vector<Node> children;
};
bool operator==(const Group& left, const Group& right);

struct Node {
  std::variant<Group, Rectangle, Path, TextBlock, Image> value{};
  friend bool operator==(const Node&, const Node&) = default;
};

inline bool operator==(const Group& left, const Group& right) {
  return left.info == right.info && left.offset == right.offset &&
         left.scale == right.scale && left.opacity == right.opacity &&
         left.clip == right.clip && left.children == right.children;
}

struct Scene {
  Size size = kPage;
  Color background{1, 1, 1, 1};
  std::vector<Node> nodes{};
  friend bool operator==(const Scene&, const Scene&) = default;
};

}  // namespace owldeck
