#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/animation/easing.h"
#include "generator/animation/looks.h"
#include "generator/animation/multihead.h"

namespace owldeck {
namespace {

using namespace head_step;

constexpr When kLit{Product, 0.9, 1.3};
constexpr When kGone{Scores, 0, 0.4};

/// The row of Q, the column of the turned K and the score that they make.
struct OneProduct {
  Rect query, key, score;
  Rect row;  ///< of the matrix, where the products stand before they are added
};

OneProduct places_of(const MultiheadFilm& film) {
  const LanePlaces& lane = film.layout.lanes[film.data.focus];
  const std::size_t count = film.data.count();
  const std::size_t query = film.data.query;
  const Rect& keys = lane.product[1];
  const Rect key = MultiheadLayout::cell(keys, film.data.head_dim(), 0, count,
                                         film.data.key());
  return {MultiheadLayout::row(lane.product[0], count, query),
          {key.x, keys.y, key.width, keys.height},
          MultiheadLayout::weight_cell(lane.product_matrix, count, query,
                                       film.data.key()),
          MultiheadLayout::weight_row(lane.product_matrix, count, query)};
}

Rect half_of(const Rect& rect, bool lower) {
  return {rect.x, rect.y + (lower ? rect.height / 2 : 0), rect.width,
          rect.height / 2};
}

/// One pair of elements: it meets in the row as the actor is drawn, becomes a
/// product with the pose's value, and is added as the actor is lit.
struct Element {
  double query = 0, key = 0;
  double largest_product = 1;
  Rect from_query, from_key, meets, score;
};

void draw_element(const Element& element, double largest, const Pose& pose,
                  const std::string& name, Canvas& canvas) {
  const Theme& theme = canvas.theme();
  const auto draw = [&](const std::string& id, const Rect& rect,
                        const Color& color) {
    canvas.box(id, rect, 2, Fill{faded(color, pose.opacity)}, {});
  };
  const Color product =
      vector_color(element.query * element.key, element.largest_product, theme);
  if (pose.value >= 1) {
    draw(name, between(element.meets, element.score, pose.lit), product);
    return;
  }
  draw(name + "-query",
       between(element.from_query, half_of(element.meets, false), pose.drawn),
       mix(vector_color(element.query, largest, theme), product, pose.value));
  draw(name + "-key",
       between(element.from_key, half_of(element.meets, true), pose.drawn),
       mix(vector_color(element.key, largest, theme), product, pose.value));
}

std::vector<Element> elements_of(const MultiheadFilm& film) {
  const OneProduct places = places_of(film);
  const MultiheadData& data = film.data;
  const std::size_t dimensions = data.head_dim();
  const std::size_t first = data.heads[data.focus].number * dimensions;
  const Rect& queries = film.layout.lanes[data.focus].product[0];
  const Rect& keys = film.layout.lanes[data.focus].product[1];
  std::vector<Element> elements;
  double largest = 0;
  for (std::size_t i = 0; i < dimensions; ++i) {
    const double query = data.projections[0][data.query][first + i];
    const double key = data.projections[1][data.key()][first + i];
    largest = std::max(largest, std::abs(query * key));
    elements.push_back(
        {query, key, 1,
         MultiheadLayout::cell(queries, data.count(), data.query, dimensions,
                               i),
         MultiheadLayout::cell(keys, dimensions, i, data.count(), data.key()),
         strip_cell(places.row, dimensions, i),
         strip_cell(places.score, dimensions, i)});
  }
  for (Element& element : elements) {
    element.largest_product = largest;
  }
  return elements;
}

void add_elements(const MultiheadFilm& film, Cast& cast) {
  const std::vector<Element> elements = elements_of(film);
  const auto look = [elements, largest = film.largest_projection](
                        const std::string& id, const Pose& pose,
                        Canvas& canvas) {
    for (std::size_t i = 0; i < elements.size(); ++i) {
      draw_element(elements[i], largest, pose, head_id(id, i), canvas);
    }
  };
  cast.add("product", look, {.opacity = 0, .value = 0, .drawn = 0})
      .fade(1, {Product, 1.25, 1.3})
      .draw_to(1, {Product, 1.3, 1.95})
      .count(1, {Product, 1.95, 2.2})
      .light(1, {Product, 2.3, 2.7})
      .fade(0, {Product, 2.65, 2.8});
}

void add_outline(const MultiheadFilm& film, const std::string& id,
                 const Rect& rect, Cast& cast) {
  constexpr double kWidth = 3;
  cast.add(id, box_look({4, {}, Stroke{film.theme.text, kWidth, false, {}}}),
           {.place = rect.inset(-2), .opacity = 0})
      .fade(1, kLit)
      .fade(0, kGone);
}

// In the close-up the tokens' own names are out of sight.
void add_names(const MultiheadFilm& film, const OneProduct& places,
               Cast& cast) {
  constexpr double kHeight = 32;
  constexpr double kApart = 10;
  const MultiheadLayout& layout = film.layout;
  const auto add = [&](const std::string& id, std::size_t token, double width,
                       Point center) {
    cast.add(id, chip_look(film.data.tokens[token], kRowLabelText),
             {.place = {center.x - width / 2, center.y - kHeight / 2, width,
                        kHeight},
              .opacity = 0,
              .lit = id == "asker" ? 1.0 : 0.0})
        .fade(1, kLit)
        .fade(0, kGone);
  };
  // Beside the first lane the token itself is still to be seen.
  if (film.data.focus > 0) {
    add("asker", film.data.query, layout.query_width,
        {places.query.x - kApart - layout.query_width / 2,
         places.query.center().y});
  }
  add("asked", film.data.key(), layout.key_width,
      {places.key.center().x, places.key.y - 6 - kHeight / 2});
}

void add_sum(const MultiheadFilm& film, Cast& cast) {
  const MultiheadData& data = film.data;
  const Rect& matrix = film.layout.lanes[data.focus].product_matrix;
  const double score = data.heads[data.focus].scores[data.query][data.key()];
  NumberLook look{text_style(28, 700, film.theme.probability.color), 2,
                  fmt::format("{} · {} = ", data.tokens[data.query],
                              data.tokens[data.key()])};
  cast.add("one-score", number_look(look),
           {.place = {matrix.x, matrix.bottom() + 34, matrix.width, 0},
            .opacity = 0,
            .value = 0})
      .fade(1, {Product, 2.2, 2.4})
      .count(score, {Product, 2.3, 2.75})
      .fade(0, kGone);
}

}  // namespace

void add_multihead_product(const MultiheadFilm& film, Cast& cast) {
  const OneProduct places = places_of(film);
  add_elements(film, cast);
  add_outline(film, "lit-query", places.query, cast);
  add_outline(film, "lit-key", places.key, cast);
  add_outline(film, "lit-score", places.score, cast);
  add_names(film, places, cast);
  add_sum(film, cast);
}

}  // namespace owldeck
