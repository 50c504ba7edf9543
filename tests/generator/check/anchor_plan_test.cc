#include "generator/check/anchor_plan.h"

#include <doctest/doctest.h>

#include "generator/check/print_anchors.h"

namespace owldeck {
namespace {

AnchorNode node(const std::string& id, int slide,
                std::vector<std::string> needs = {}, std::size_t deck = 0) {
  AnchorNode made;
  made.id = id;
  made.deck = deck;
  made.slide = slide;
  made.objective = "do " + id;
  made.assets = {"a.ipynb"};
  made.needs = std::move(needs);
  return made;
}

/// A, then B and C on it, D on both, E alone; written in another order.
AnchorGraph diamond() {
  AnchorGraph graph;
  graph.anchors.push_back(node("A", 1));
  graph.anchors.push_back(node("D", 2, {"B", "C"}));
  graph.anchors.push_back(node("B", 3, {"A"}));
  graph.anchors.push_back(node("C", 4, {"A"}));
  graph.anchors.push_back(node("E", 5));
  return graph;
}

AnchorListing listing_of(const AnchorGraph& graph) {
  AnchorListing listing;
  listing.graph = graph;
  listing.plan = plan_anchors(graph);
  listing.decks = {"deck.yaml"};
  return listing;
}

std::vector<std::string> ids(const AnchorGraph& graph,
                             const std::vector<std::size_t>& indices) {
  std::vector<std::string> out;
  for (const std::size_t index : indices) {
    out.push_back(graph.anchors[index].id);
  }
  return out;
}

TEST_CASE("anchor plan: each comes after what it needs, else as in the deck") {
  const AnchorGraph graph = diamond();
  CHECK(ids(graph, plan_anchors(graph).order) ==
        std::vector<std::string>{"A", "B", "C", "D", "E"});
}

TEST_CASE("anchor plan: a level is one above the highest that is needed") {
  CHECK(plan_anchors(diamond()).levels == std::vector<int>{0, 2, 1, 1, 0});
}

TEST_CASE("anchor plan: the critical path is the longest chain") {
  const AnchorGraph graph = diamond();
  CHECK(ids(graph, plan_anchors(graph).critical_path) ==
        std::vector<std::string>{"A", "B", "D"});
}

TEST_CASE("anchor plan: anchors of a cycle come last") {
  AnchorGraph graph = diamond();
  graph.anchors[0].needs = {"D"};
  const AnchorPlan plan = plan_anchors(graph);
  CHECK(ids(graph, plan.order) ==
        std::vector<std::string>{"E", "A", "D", "B", "C"});
  CHECK(plan.levels[0] == 1);
}

TEST_CASE("anchor plan: an assumed anchor is there from the beginning") {
  AnchorGraph graph;
  graph.anchors.push_back(node("A", 1, {"CH2-LAB-05"}));
  CHECK(plan_anchors(graph).levels == std::vector<int>{0});
}

TEST_CASE("anchor plan: who skips one misses all that needs it") {
  const AnchorGraph graph = diamond();
  CHECK(ids(graph, missed_without(graph, 2)) == std::vector<std::string>{"D"});
  CHECK(ids(graph, missed_without(graph, 0)) ==
        std::vector<std::string>{"D", "B", "C"});
  CHECK(missed_without(graph, 4).empty());
}

TEST_CASE("print anchors: the table is aligned, the path below it") {
  CHECK(print_anchors(listing_of(diamond())) ==
        "anchor  level  slide  needs  objective\n"
        "A           0      1  -      do A\n"
        "B           1      3  A      do B\n"
        "C           1      4  A      do C\n"
        "D           2      2  B, C   do D\n"
        "E           0      5  -      do E\n"
        "\ncritical path, 3 of 5:\n  A → B → D\n");
}

TEST_CASE("print anchors: of several decks each anchor names its own") {
  AnchorListing listing = listing_of(diamond());
  listing.decks = {"one.yaml", "two.yaml"};
  listing.graph.anchors[4].deck = 1;
  CHECK(print_anchors(listing).find("two.yaml  -      do E") !=
        std::string::npos);
}

TEST_CASE("print anchors: what is missed without one") {
  AnchorListing listing = listing_of(diamond());
  listing.skipped = 0;
  listing.missed = missed_without(listing.graph, 0);
  CHECK(print_anchors(listing).ends_with(
      "\nwithout A: 3 of 4 others cannot be done\n  D, B, C\n"));
}

TEST_CASE("print anchors: a deck without any says so") {
  CHECK(print_anchors(listing_of({})) == "there are no anchors\n");
}

TEST_CASE("anchors in DOT: arrows leave out what is needed already") {
  AnchorGraph graph = diamond();
  graph.anchors[1].needs = {"A", "B", "C"};
  const std::string dot = write_anchors_dot(listing_of(graph));
  CHECK(dot.starts_with("digraph anchors {\n"));
  CHECK(dot.find("\"B\" -> \"D\";") != std::string::npos);
  CHECK(dot.find("\"A\" -> \"D\";") == std::string::npos);
  CHECK(dot.ends_with("}\n"));
}

TEST_CASE("anchors in JSON: every key has its place") {
  AnchorGraph graph;
  graph.anchors.push_back(node("A", 1));
  CHECK(write_anchors_json(listing_of(graph)) == R"({
  "format": "owldeck-anchors",
  "version": 1,
  "anchors": [
    {
      "id": "A",
      "level": 0,
      "deck": "deck.yaml",
      "slide": 1,
      "objective": "do A",
      "assets": [
        "a.ipynb"
      ],
      "needs": []
    }
  ],
  "critical_path": [
    "A"
  ]
}
)");
}

}  // namespace
}  // namespace owldeck
