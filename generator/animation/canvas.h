#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "generator/attention/trace.h"
#include "generator/figures/parts.h"
#include "generator/theme/theme.h"
#include "render/scene/scene.h"
#include "render/text/measure.h"

/// What both films draw with.
namespace owldeck {

/// Numbers by row and column.
using Matrix = std::vector<std::vector<double>>;

/// The last two axes of `tensor` at `leading`. Needs: indices in range.
[[nodiscard]] Matrix matrix_of(const Tensor& tensor,
                               const std::vector<std::size_t>& leading = {});

/// The largest magnitude of finite values, at least a tiny positive one.
[[nodiscard]] double largest_of(const Matrix& matrix);

/// `two` for 2, up to twelve.
[[nodiscard]] std::string number_word(std::size_t number);

/// `text` in Inter.
[[nodiscard]] TextStyle text_style(double size, int weight, const Color& color);
[[nodiscard]] TextStyle mono_style(double size, const Color& color);

/// The largest size from `size` down to the smallest legible one at which all
/// of `texts` are at most `width` wide; 0 if none is.
[[nodiscard]] double fitting_size(const std::vector<std::string>& texts,
                                  TextStyle style, double width,
                                  const Theme& theme,
                                  const TextMeasurer& measurer);

/// Cell `index` of `count` in `strip`, side by side or one below the other.
[[nodiscard]] Rect strip_cell(const Rect& strip, std::size_t count,
                              std::size_t index, bool stacked = false);

/// Collects the nodes of a frame. What is not visible (opacity 0) is left out.
class Canvas {
 public:
  /// What is drawn comes on top of `nodes`.
  explicit Canvas(const Theme& theme, std::vector<Node> nodes = {})
      : theme_(theme), nodes_(std::move(nodes)) {
    constexpr std::size_t kMany = 1024;
    nodes_.reserve(kMany);
  }

  void text(std::string id, std::string text, Point baseline, TextStyle style,
            Align align = Align::Left, double opacity = 1);
  /// A cell with its value; if `text` is empty the colour alone tells it. One
  /// narrower than kNarrowCell is part of a strip: nothing but colour.
  struct Cell {
    Rect rect;
    Color fill;
    std::string text;
    double text_size = 24;
    double text_opacity = 1;
  };
  void cell(std::string id, const Cell& cell, double opacity = 1);
  static constexpr double kNarrowCell = 12;
  void masked(std::string id, const Rect& rect, const std::string& text,
              double text_size, double opacity);
  void chip(std::string id, const Rect& rect, const std::string& token,
            bool asking, double text_size, double opacity = 1);
  void box(std::string id, const Rect& rect, double radius,
           std::optional<Fill> fill, std::optional<Stroke> stroke,
           double opacity = 1);
  void group(std::string id, Group group, double opacity);
  template <class T>
  void add(T node) {
    nodes_.push_back(Node{std::move(node)});
  }
  void add(Node node) { nodes_.push_back(std::move(node)); }

  [[nodiscard]] const Theme& theme() const { return theme_; }
  [[nodiscard]] std::vector<Node> take() { return std::move(nodes_); }

 private:
  const Theme& theme_;
  std::vector<Node> nodes_;
};

}  // namespace owldeck
