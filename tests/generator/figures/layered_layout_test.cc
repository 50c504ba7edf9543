#include "generator/figures/layered_layout.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace owldeck {
namespace {

using Edges = std::vector<LayeredGraph::Edge>;

LayeredGraph graph_of(std::size_t boxes, Edges edges) {
  return {std::vector<Size>(boxes, {100, 40}), std::move(edges)};
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() &&
         b.y < a.bottom();
}

TEST_CASE("layered layout: every arrow leads to a later layer") {
  const LayeredGraph graph = graph_of(4, {{.from = 0, .to = 1},
                                          {.from = 1, .to = 2},
                                          {.from = 0, .to = 2},
                                          {.from = 0, .to = 3}});
  const LayeredLayout layout = lay_out_layers(graph, {});
  for (const LayeredGraph::Edge& edge : graph.edges) {
    CHECK(layout.boxes[edge.from].right() < layout.boxes[edge.to].x);
  }
}

TEST_CASE("layered layout: layers run down if asked to") {
  const LayeredLayout layout =
      lay_out_layers(graph_of(2, {{.from = 0, .to = 1}}), {.down = true});
  CHECK(layout.boxes[0].bottom() < layout.boxes[1].y);
  CHECK(layout.boxes[0].x == layout.boxes[1].x);
}

TEST_CASE("layered layout: boxes and labels are apart and inside") {
  const Size words{80, 20};
  const LayeredGraph graph = graph_of(6, {{0, 1, words},
                                          {0, 2, words},
                                          {0, 3, words},
                                          {1, 4, {}},
                                          {2, 4, words},
                                          {3, 5, words},
                                          {0, 5, words}});
  const LayeredLayout layout = lay_out_layers(graph, {});
  std::vector<Rect> all = layout.boxes;
  for (const LayeredRoute& route : layout.routes) {
    if (route.label.width > 0) {
      all.push_back(route.label);
    }
  }
  REQUIRE(all.size() == 12);
  for (std::size_t i = 0; i < all.size(); ++i) {
    CHECK(all[i].x >= -1e-9);
    CHECK(all[i].y >= -1e-9);
    CHECK(all[i].right() <= layout.size.width + 1e-9);
    CHECK(all[i].bottom() <= layout.size.height + 1e-9);
    for (std::size_t k = i + 1; k < all.size(); ++k) {
      CHECK_FALSE(overlap(all[i], all[k]));
    }
  }
}

TEST_CASE("layered layout: arrows that need not cross do not") {
  const LayeredLayout layout = lay_out_layers(
      graph_of(4, {{.from = 0, .to = 3}, {.from = 1, .to = 2}}), {});
  CHECK((layout.boxes[0].y < layout.boxes[1].y) ==
        (layout.boxes[3].y < layout.boxes[2].y));
}

TEST_CASE("layered layout: a circle is laid out, its arrows as they were") {
  const LayeredLayout layout = lay_out_layers(
      graph_of(2, {{.from = 0, .to = 1}, {.from = 1, .to = 0}}), {});
  const auto& there = layout.routes[0].pieces.back();
  const auto& back = layout.routes[1].pieces.back();
  CHECK(there.back().x == layout.boxes[1].x);
  CHECK(back.back().x == layout.boxes[0].right());
  CHECK(there.front().y != back.back().y);
}

TEST_CASE("layered layout: a box that nothing leads to is near its next") {
  const LayeredLayout layout = lay_out_layers(
      graph_of(
          4,
          {{.from = 0, .to = 1}, {.from = 1, .to = 2}, {.from = 3, .to = 2}}),
      {});
  CHECK(layout.boxes[3].x == layout.boxes[1].x);
}

TEST_CASE("layered layout: an arrow that passes a layer is straight there") {
  const LayeredLayout layout =
      lay_out_layers(graph_of(5, {{.from = 0, .to = 1},
                                  {.from = 1, .to = 2},
                                  {.from = 2, .to = 3},
                                  {.from = 0, .to = 3},
                                  {.from = 1, .to = 4}}),
                     {});
  const auto& points = layout.routes[3].pieces.back();
  REQUIRE(points.size() == 6);
  CHECK(points[1].y == points[4].y);
}

TEST_CASE("layered layout: the widest gaps that fit are taken") {
  const LayeredGraph graph = graph_of(2, {{.from = 0, .to = 1}});
  const auto roomy = fit_layers(graph, false, {1000, 100});
  const auto tight = fit_layers(graph, false, {230, 100});
  REQUIRE(roomy.has_value());
  REQUIRE(tight.has_value());
  CHECK(roomy->size.width > tight->size.width);
  CHECK(tight->size.width <= 230);
  CHECK_FALSE(fit_layers(graph, false, {210, 100}).has_value());
  CHECK_FALSE(fit_layers(graph, false, {230, 100}, 40).has_value());
}

TEST_CASE("layered layout: an arrow ends in a head at its tip") {
  const LayeredRoute route{.pieces = {{{0, 0}, {50, 20}}}, .label = {}};
  const Group arrow = draw_route(route, false, {.width = 2});
  REQUIRE(arrow.children.size() == 2);
  const auto& head = std::get<Path>(arrow.children[1].value);
  CHECK(head.segments.front().to == Point{50, 20});
  CHECK(head.fill.has_value());
}

}  // namespace
}  // namespace owldeck
