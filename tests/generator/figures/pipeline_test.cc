#include "tests/generator/figures/support.h"

namespace owldeck {
namespace {

using test::Studio;

Figure pipeline_of(std::size_t count, const std::string& title) {
  PipelineFigure pipeline;
  for (std::size_t i = 0; i < count; ++i) {
    pipeline.boxes.push_back({test::at(title), {}, test::at("flow")});
  }
  return test::figure_of(pipeline);
}

std::vector<Rect> boxes_of(const Group& group) {
  std::vector<Rect> boxes;
  test::for_each(group, [&](const Node& node) {
    if (const auto* box = std::get_if<Rectangle>(&node.value)) {
      boxes.push_back(box->rect);
    }
  });
  return boxes;
}

TEST_CASE("pipeline: boxes of one size stand in a row") {
  Studio studio;
  const auto drawn = studio.draw(pipeline_of(4, "Split"));
  REQUIRE(drawn.has_value());
  const auto boxes = boxes_of(*drawn);
  REQUIRE(boxes.size() == 4);
  for (std::size_t i = 1; i < boxes.size(); ++i) {
    CHECK(boxes[i].y == boxes[0].y);
    CHECK(boxes[i].width == boxes[0].width);
    CHECK(boxes[i].x > boxes[i - 1].right());
  }
}

TEST_CASE("pipeline: many boxes stand in two rows") {
  Studio studio;
  const auto drawn = studio.draw(pipeline_of(7, "Concatenate"));
  REQUIRE(drawn.has_value());
  const auto boxes = boxes_of(*drawn);
  CHECK(boxes[3].y == boxes[0].y);
  CHECK(boxes[4].y > boxes[0].bottom());
  CHECK(boxes[4].x == boxes[0].x);
}

TEST_CASE("pipeline: alternative text tells the boxes in order") {
  Studio studio;
  PipelineFigure pipeline;
  pipeline.boxes = {{test::at("Score"), test::at("q · k"), {}},
                    {test::at("Weigh"), {}, {}}};
  const auto drawn = studio.draw(test::figure_of(pipeline));
  REQUIRE(drawn.has_value());
  CHECK(drawn->info.alt == "pipeline: Score: q · k; then Weigh");
}

TEST_CASE("pipeline: a word wider than a box is refused") {
  Studio studio;
  CHECK(studio.problem(pipeline_of(8, std::string(40, 'x'))).code ==
        "figure-overflow");
}

}  // namespace
}  // namespace owldeck
