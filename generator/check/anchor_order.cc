#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "generator/check/anchor_links.h"
#include "generator/deck/hidden_names.h"

namespace owldeck {
namespace {

enum class Mark { New, Open, Done };

/// An anchor whose prerequisites are being followed.
struct Visit {
  std::size_t anchor = 0;
  std::size_t next_edge = 0;
};

auto order_of(const AnchorNode& node) {
  return std::tuple(node.deck, node.slide, node.letter);
}

const AnchorEdge& edge_between(const AnchorLinks& links, std::size_t from,
                               std::size_t to) {
  return *std::ranges::find(links.edges[from], to, &AnchorEdge::to);
}

/// Points at the step that leads to a later slide: most likely the mistake.
void report_cycle(const std::vector<std::size_t>& cycle, AnchorLinks& links,
                  std::span<const DeckUnderCheck> decks) {
  std::string path;
  std::optional<std::size_t> wrong;
  for (std::size_t i = 0; i < cycle.size(); ++i) {
    const std::size_t from = cycle[i];
    const std::size_t to = cycle[(i + 1) % cycle.size()];
    path += links.graph.anchors[from].id + " → ";
    links.in_cycle.insert({from, to});
    if (!wrong && to >= from) {
      wrong = i;
    }
  }
  // Each anchor of a cycle cannot need only earlier ones.
  const std::size_t from = cycle[*wrong];
  const std::size_t to = cycle[(*wrong + 1) % cycle.size()];
  decks[links.graph.anchors[from].deck].findings->error(
      edge_between(links, from, to).span, "anchor-cycle",
      fmt::format("anchors need each other: {}{}", path,
                  links.graph.anchors[cycle.front()].id),
      "remove one of these prerequisites");
}

std::vector<std::size_t> cycle_from(const std::vector<Visit>& open,
                                    std::size_t anchor) {
  const auto first = std::ranges::find(open, anchor, &Visit::anchor);
  std::vector<std::size_t> cycle;
  std::transform(first, open.end(), std::back_inserter(cycle),
                 [](const Visit& each) { return each.anchor; });
  return cycle;
}

/// Depth first, with a stack of its own: a chain of anchors may be long.
void follow(std::size_t start, std::vector<Mark>& marks, AnchorLinks& links,
            std::span<const DeckUnderCheck> decks) {
  std::vector<Visit> open{{start}};
  marks[start] = Mark::Open;
  while (!open.empty()) {
    Visit& visit = open.back();
    const std::vector<AnchorEdge>& edges = links.edges[visit.anchor];
    if (visit.next_edge == edges.size()) {
      marks[visit.anchor] = Mark::Done;
      open.pop_back();
      continue;
    }
    const std::size_t to = edges[visit.next_edge++].to;
    if (marks[to] == Mark::New) {
      marks[to] = Mark::Open;
      open.push_back({to});
    } else if (marks[to] == Mark::Open) {
      report_cycle(cycle_from(open, to), links, decks);
    }
  }
}

/// `slide 5`, or `slide 5 of ch02/deck.yaml` if that is another deck.
std::string place_of(const AnchorNode& node, const AnchorNode& seen_from,
                     std::span<const DeckUnderCheck> decks) {
  if (node.deck == seen_from.deck) {
    return fmt::format("slide {}", node.slide);
  }
  return fmt::format("slide {} in {}", node.slide,
                     decks[node.deck].deck->span.file);
}

}  // namespace

void find_anchor_cycles(AnchorLinks& links,
                        std::span<const DeckUnderCheck> decks) {
  std::vector<Mark> marks(links.edges.size(), Mark::New);
  for (std::size_t start = 0; start < links.edges.size(); ++start) {
    if (marks[start] == Mark::New) {
      follow(start, marks, links, decks);
    }
  }
}

void find_hidden_anchors(const AnchorLinks& links,
                         std::span<const DeckUnderCheck> decks) {
  for (std::size_t from = 0; from < links.edges.size(); ++from) {
    const AnchorNode& node = links.graph.anchors[from];
    for (const AnchorEdge& edge : links.edges[from]) {
      const AnchorNode& to = links.graph.anchors[edge.to];
      if (node.audience.value == Audience::Learner &&
          to.audience.value == Audience::Instructor) {
        report_hidden("anchor", to.id, edge.span, to.audience.span,
                      *decks[node.deck].findings);
      }
    }
  }
}

void find_later_anchors(const AnchorLinks& links,
                        std::span<const DeckUnderCheck> decks) {
  for (std::size_t from = 0; from < links.edges.size(); ++from) {
    const AnchorNode& node = links.graph.anchors[from];
    for (const AnchorEdge& edge : links.edges[from]) {
      const AnchorNode& to = links.graph.anchors[edge.to];
      if (order_of(to) < order_of(node) ||
          links.in_cycle.contains({from, edge.to})) {
        continue;
      }
      decks[node.deck].findings->add(
          {edge.span,
           Severity::Error,
           "anchor-later",
           fmt::format("'{}' on slide {} needs '{}' of {}", node.id, node.slide,
                       to.id, place_of(to, node, decks)),
           "a prerequisite is taught before",
           {{links.slides[edge.to]->anchor->id.span,
             fmt::format("'{}' is here", to.id)}}});
    }
  }
}

}  // namespace owldeck
