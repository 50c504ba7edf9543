#include "generator/figures/parts.h"
#include "tests/generator/figures/support.h"

namespace owldeck {
namespace {

using test::Studio;

constexpr double kChip = 107;
constexpr double kBase = 300;

std::vector<Arc> arcs_from(int query, const std::vector<double>& weights) {
  std::vector<double> centers;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    centers.push_back(60 + 112 * static_cast<double>(i));
  }
  return layout_arcs(centers, kChip, kBase, 128, query, weights, 64);
}

const std::vector<double> kWeights{0.14, 0.24, 0.23, 0.12, 0.11, 0.16};

/// The points of an arc's path.
std::vector<Point> points_of(const Arc& arc) {
  const Path path = arc_path(arc, Color{});
  std::vector<Point> points;
  Point from = path.segments[0].to;
  for (std::size_t i = 1; i < path.segments.size(); ++i) {
    const Segment& s = path.segments[i];
    for (double t = 0; t < 1; t += 0.02) {
      const double u = 1 - t;
      const auto cubic = [&](double p0, double p1, double p2, double p3) {
        return u * u * u * p0 + 3 * u * u * t * p1 + 3 * u * t * t * p2 +
               t * t * t * p3;
      };
      points.push_back({cubic(from.x, s.a.x, s.b.x, s.to.x),
                        cubic(from.y, s.a.y, s.b.y, s.to.y)});
    }
    from = s.to;
  }
  points.push_back(from);
  return points;
}

double side(Point a, Point b, Point c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool cross(const Arc& left, const Arc& right) {
  const auto a = points_of(left);
  const auto b = points_of(right);
  for (std::size_t i = 1; i < a.size(); ++i) {
    for (std::size_t k = 1; k < b.size(); ++k) {
      if (side(a[i - 1], a[i], b[k - 1]) * side(a[i - 1], a[i], b[k]) < 0 &&
          side(b[k - 1], b[k], a[i - 1]) * side(b[k - 1], b[k], a[i]) < 0) {
        return true;
      }
    }
  }
  return false;
}

TEST_CASE("arcs: from no query do two arcs cross") {
  for (int query = 0; query < 6; ++query) {
    const std::vector<Arc> arcs = arcs_from(query, kWeights);
    for (std::size_t i = 0; i < arcs.size(); ++i) {
      for (std::size_t k = i + 1; k < arcs.size(); ++k) {
        CAPTURE(query);
        CAPTURE(i);
        CAPTURE(k);
        CHECK_FALSE(cross(arcs[i], arcs[k]));
      }
    }
  }
}

TEST_CASE("arcs: strokes are proportional to the weights") {
  const std::vector<Arc> arcs = arcs_from(1, kWeights);
  for (std::size_t key = 0; key < arcs.size(); ++key) {
    CHECK(arcs[key].width / kWeights[key] ==
          doctest::Approx(arcs[0].width / kWeights[0]));
  }
}

TEST_CASE("arcs: strokes have the wanted scale where there is room") {
  const std::vector<Arc> arcs =
      layout_arcs({200, 600}, 300, kBase, 100, 0, {0.5, 0.5}, 64);
  CHECK(arcs[1].width == doctest::Approx(32));
}

TEST_CASE("arcs: all strokes find room on the query's chip") {
  const std::vector<Arc> arcs = arcs_from(1, {0, 1, 0.9, 0.8, 0.7, 0.6});
  double left = arcs[1].from_x - arcs[1].width / 2;
  double right = left;
  for (const Arc& arc : arcs) {
    if (arc.width > 0) {
      left = std::min(left, arc.from_x - arc.width / 2);
      right = std::max(right, arc.from_x + arc.width / 2);
    }
  }
  CHECK(right - left <= kChip);
}

TEST_CASE("arcs: the nearest key leaves outermost") {
  const std::vector<Arc> arcs = arcs_from(1, kWeights);
  CHECK(arcs[2].from_x > arcs[3].from_x);
  CHECK(arcs[3].from_x > arcs[5].from_x);
  CHECK(arcs[0].from_x < arcs[1].from_x);
}

TEST_CASE("arcs: the strongest is opaque, the others follow the square") {
  const std::vector<Arc> arcs = arcs_from(1, kWeights);
  CHECK(arcs[1].opacity == doctest::Approx(1));
  CHECK(arcs[0].opacity ==
        doctest::Approx(0.25 + 0.75 * std::pow(0.14 / 0.24, 2)));
}

TEST_CASE("arcs: a masked key has no stroke") {
  const std::vector<Arc> arcs = arcs_from(1, {0.5, 0.5, 0, 0, 0, 0});
  CHECK(arcs[2].width == 0);
  CHECK(arcs[2].opacity == 0);
}

TEST_CASE("arcs: a path drawn in part ends on the whole path") {
  const Arc arc = arcs_from(1, kWeights)[4];
  const Path half = arc_path(arc, Color{}, 0.5);
  const Point top = half.segments.back().to;
  CHECK(top.x == doctest::Approx((arc.from_x + arc.to_x) / 2));
  CHECK(top.y == doctest::Approx(kBase - arc.height));
}

Figure arcs_figure(const std::string& tensor, const std::string& query) {
  return test::figure_of(ArcsFigure{
      .tensor = test::at(tensor), .query = test::at(query, 2), .vectors = {}});
}

TEST_CASE("arcs figure: every weight stands at its key") {
  Studio studio;
  const auto drawn = studio.draw(arcs_figure("simple.weights", "see"));
  REQUIRE(drawn.has_value());
  // 0.125 to two digits is 0.12: the even one of two equally near.
  for (const char* text : {"0.12", "0.62", "0.25"}) {
    CHECK(test::count_text(*drawn, text) == 1);
  }
}

/// Eleven tokens, one of them long; the query `it` looks at `cat`.
Trace long_sentence() {
  Trace trace{.experiment = "tired",
              .tokens = {"[BOS]", "the", "cat", "sat", "on", "the", "mat",
                         "notwithstanding", "it", "was", "tired"},
              .steps = {}};
  std::vector<float> weights(121, 0.005F);
  weights[8 * 11 + 2] = 0.95F;
  trace.steps = {
      {"weights", "A", "softmax", test::matrix("query", "key", 11, weights)}};
  return trace;
}

TEST_CASE("arcs figure: tokens too many for even chips get their own widths") {
  Studio studio;
  studio.traces["tired"] = long_sentence();
  const auto drawn = studio.draw(arcs_figure("tired.weights", "it"));
  REQUIRE(drawn.has_value());
  CHECK(test::count_text(*drawn, "notwithstanding") == 1);
  CHECK(test::count_text(*drawn, "0.95") == 1);
  // Small weights are too many to be told.
  CHECK(test::count_text(*drawn, "0.00") + test::count_text(*drawn, "0.01") ==
        0);
}

TEST_CASE("arcs figure: a strip has a value for each dimension") {
  Studio studio;
  Figure figure = arcs_figure("simple.weights", "we");
  std::get<ArcsFigure>(figure.kind).vectors = test::at("simple.context");
  const auto drawn = studio.draw(figure);
  REQUIRE(drawn.has_value());
  CHECK(test::count_text(*drawn, "1.00") == 4);
  CHECK(test::count_text(*drawn, "0.00") == 2);
}

TEST_CASE("arcs figure: a misspelled query is refused with the nearest token") {
  Studio studio;
  const Diagnostic problem =
      studio.problem(arcs_figure("simple.weights", "owl"));
  CHECK(problem.code == "unknown-token");
  CHECK(problem.hint == "did you mean 'owls'?");
  CHECK(problem.span.line == 2);
}

TEST_CASE("arcs figure: a matrix that is not query by key is refused") {
  Studio studio;
  CHECK(studio.problem(arcs_figure("simple.context", "we")).code ==
        "figure-axes");
}

}  // namespace
}  // namespace owldeck
