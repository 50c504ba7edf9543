#include "generator/deck/blueprint.h"

#include <doctest/doctest.h>

#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

namespace owldeck {
namespace {

Blueprint two_hours() {
  const auto text = DiskFiles().read(std::filesystem::path(OWLDECK_SOURCE_DIR) /
                                     "templates/blueprints/two-hour-30.yaml");
  REQUIRE(text.has_value());
  Diagnostics diagnostics;
  const auto blueprint = load_blueprint("two-hour-30.yaml", *text, diagnostics);
  REQUIRE(blueprint.has_value());
  return *blueprint;
}

TEST_CASE("blueprint: two-hour-30 has thirty slides in 120 minutes") {
  const Blueprint blueprint = two_hours();
  CHECK(blueprint.name == "two-hour-30");
  CHECK(blueprint.slides == 30);
  CHECK(blueprint.minutes == 120);
}

TEST_CASE("blueprint: the ranges of two-hour-30 cover each slide once") {
  const Blueprint blueprint = two_hours();
  int next = 1;
  for (const BlueprintRange& range : blueprint.ranges) {
    CHECK(range.first == next);
    next = range.last + 1;
    CHECK_FALSE(range.types.empty());
  }
  CHECK(next == blueprint.slides + 1);
}

TEST_CASE("blueprint: the second hour begins with slide 16") {
  const Blueprint blueprint = two_hours();
  CHECK(part_of(blueprint, 15) == "Hour 1");
  CHECK(part_of(blueprint, 16) == "Hour 2");
  CHECK(part_of(blueprint, 31).empty());
}

TEST_CASE("blueprint: mistakes are reported as in a deck") {
  Diagnostics diagnostics;
  CHECK_FALSE(load_blueprint("b.yaml",
                             "blueprint: b\nslides: 2\nminutes: 0\nparts: []\n"
                             "ranges:\n"
                             "  - {name: a, slides: 2-1, types: [concpet]}\n",
                             diagnostics)
                  .has_value());
  REQUIRE(diagnostics.all().size() == 3);
  CHECK(diagnostics.all()[0].span == Span{"b.yaml", 3, 10, 1});
  CHECK(diagnostics.all()[1].message == "range 2-1 is turned round");
  CHECK(diagnostics.all()[2].hint == "did you mean 'concept'?");
}

}  // namespace
}  // namespace owldeck
