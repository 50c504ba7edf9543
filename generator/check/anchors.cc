#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "generator/check/check.h"

namespace owldeck {
namespace {

/// Where a prerequisite is written.
struct Edge {
  std::string to;
  Span span;
};

struct Place {
  std::size_t index = 0;  ///< in slide order
  int slide = 0;
  Span span;
};

/// An id such as `CH3-LAB-01` taken apart: `CH3-LAB-`, 1, two digits.
struct NumberedId {
  std::string stem;
  int number = 0;
  std::size_t digits = 0;
};

std::optional<NumberedId> take_apart(const std::string& id) {
  const std::size_t last_letter = id.find_last_not_of("0123456789");
  const std::size_t start =
      last_letter == std::string::npos ? 0 : last_letter + 1;
  constexpr std::size_t kMostDigits = 6;
  const std::size_t digits = id.size() - start;
  if (digits == 0 || digits > kMostDigits) {
    return std::nullopt;
  }
  return NumberedId{id.substr(0, start), std::stoi(id.substr(start)), digits};
}

std::string put_together(const NumberedId& id, int number) {
  return fmt::format("{}{:0{}}", id.stem, number, id.digits);
}

class AnchorChecker {
 public:
  AnchorChecker(const Deck& deck, Diagnostics& diagnostics)
      : deck_(deck), diagnostics_(diagnostics) {}

  AnchorGraph check() {
    collect();
    for (const Slide& slide : deck_.slides) {
      if (slide.anchor && is_node_of(slide)) {
        connect(*slide.anchor);
      }
    }
    marks_.resize(graph_.anchors.size(), Mark::New);
    for (std::size_t start = 0; start < graph_.anchors.size(); ++start) {
      find_cycles(start);
    }
    report_later();
    return std::move(graph_);
  }

 private:
  enum class Mark { New, Open, Done };

  void collect() {
    for (const Slide& slide : deck_.slides) {
      if (slide.anchor) {
        add_node(slide, *slide.anchor);
      }
    }
    edges_.resize(graph_.anchors.size());
  }

  void add_node(const Slide& slide, const Anchor& anchor) {
    const auto [first, is_new] = places_.try_emplace(
        anchor.id.value,
        Place{graph_.anchors.size(), slide.number.value, anchor.id.span});
    if (!is_new) {
      diagnostics_.add(
          {anchor.id.span,
           Severity::Error,
           "anchor-duplicate",
           fmt::format("anchor '{}' is here twice", anchor.id.value),
           "give one of them another id",
           {{first->second.span, "the first is here"}}});
      return;
    }
    AnchorNode node;
    node.id = anchor.id.value;
    node.slide = slide.number.value;
    node.objective = anchor.objective.value;
    for (const Located<std::string>& asset : anchor.assets) {
      node.assets.push_back(asset.value);
    }
    graph_.anchors.push_back(std::move(node));
    ids_.push_back(anchor.id.value);
  }

  /// False for the second of two anchors with one id.
  [[nodiscard]] bool is_node_of(const Slide& slide) const {
    return places_.at(slide.anchor->id.value).span == slide.anchor->id.span;
  }

  void connect(const Anchor& anchor) {
    const std::size_t from = places_.at(anchor.id.value).index;
    for (const Prerequisite& prerequisite : anchor.prerequisites) {
      if (prerequisite.last_number) {
        connect_range(from, prerequisite);
      } else if (places_.contains(prerequisite.first.value)) {
        connect_to(from, prerequisite.first.value, prerequisite.first.span);
      } else {
        diagnostics_.error(
            prerequisite.first.span, "anchor-unknown",
            fmt::format("unknown anchor '{}'", prerequisite.first.value),
            suggest(prerequisite.first.value, ids_));
      }
    }
  }

  void connect_range(std::size_t from, const Prerequisite& range) {
    const auto first = take_apart(range.first.value);
    if (!first) {
      return report_range(range, "does not start with a numbered id", {});
    }
    const int last = *range.last_number;
    if (last < first->number) {
      return report_range(
          range, "is turned round",
          fmt::format("write {}..{:0{}}", put_together(*first, last),
                      first->number, first->digits));
    }
    for (int number = first->number; number <= last; ++number) {
      const std::string id = put_together(*first, number);
      if (!places_.contains(id)) {
        // The first hole tells enough, and ends a range of a million ids.
        return report_range(
            range, fmt::format("has a hole: there is no '{}'", id),
            "name the anchors one by one, or add the missing one");
      }
      connect_to(from, id, range.first.span);
    }
  }

  void report_range(const Prerequisite& range, std::string_view problem,
                    std::string hint) {
    const auto first = take_apart(range.first.value);
    diagnostics_.error(
        range.first.span, "anchor-range",
        fmt::format("range '{}..{:0{}}' {}", range.first.value,
                    *range.last_number, first ? first->digits : 1, problem),
        std::move(hint));
  }

  void connect_to(std::size_t from, const std::string& id, const Span& span) {
    graph_.anchors[from].needs.push_back(id);
    edges_[from].push_back({id, span});
  }

  /// Depth first, with a stack of its own: a chain of anchors may be long.
  void find_cycles(std::size_t start) {
    if (marks_[start] != Mark::New) {
      return;
    }
    struct Visit {
      std::size_t node;
      std::size_t next_edge = 0;
    };
    std::vector<Visit> open{{start}};
    marks_[start] = Mark::Open;
    while (!open.empty()) {
      Visit& visit = open.back();
      if (visit.next_edge == edges_[visit.node].size()) {
        marks_[visit.node] = Mark::Done;
        open.pop_back();
        continue;
      }
      const Edge& edge = edges_[visit.node][visit.next_edge++];
      const std::size_t to = places_.at(edge.to).index;
      if (marks_[to] == Mark::New) {
        marks_[to] = Mark::Open;
        open.push_back({to});
      } else if (marks_[to] == Mark::Open) {
        std::vector<std::size_t> cycle;
        const auto from =
            std::find_if(open.begin(), open.end(),
                         [to](const Visit& each) { return each.node == to; });
        std::transform(from, open.end(), std::back_inserter(cycle),
                       [](const Visit& each) { return each.node; });
        report_cycle(cycle);
      }
    }
  }

  /// Points at the step that leads to a later slide: most likely the mistake.
  void report_cycle(const std::vector<std::size_t>& cycle) {
    std::string path;
    Span place;
    for (std::size_t i = 0; i < cycle.size(); ++i) {
      const std::size_t from = cycle[i];
      const std::size_t to = cycle[(i + 1) % cycle.size()];
      path += graph_.anchors[from].id + " → ";
      in_cycle_.insert({from, to});
      if (place.line == 0 && to >= from) {
        place = span_of_edge(from, to);
      }
    }
    path += graph_.anchors[cycle.front()].id;
    diagnostics_.error(place, "anchor-cycle",
                       fmt::format("anchors need each other: {}", path),
                       "remove one of these prerequisites");
  }

  [[nodiscard]] Span span_of_edge(std::size_t from, std::size_t to) const {
    const auto found = std::find_if(
        edges_[from].begin(), edges_[from].end(),
        [&](const Edge& edge) { return edge.to == graph_.anchors[to].id; });
    return found->span;
  }

  /// What is part of a cycle has been reported as such.
  void report_later() {
    for (std::size_t from = 0; from < edges_.size(); ++from) {
      const AnchorNode& node = graph_.anchors[from];
      for (const Edge& edge : edges_[from]) {
        const Place& to = places_.at(edge.to);
        if (to.slide >= node.slide && !in_cycle_.contains({from, to.index})) {
          diagnostics_.add(
              {edge.span,
               Severity::Error,
               "anchor-later",
               fmt::format("'{}' on slide {} needs '{}' of slide {}", node.id,
                           node.slide, edge.to, to.slide),
               "a prerequisite is taught before",
               {{to.span, fmt::format("'{}' is here", edge.to)}}});
        }
      }
    }
  }

  const Deck& deck_;
  Diagnostics& diagnostics_;
  AnchorGraph graph_;
  std::vector<std::string> ids_;
  std::map<std::string, Place> places_;
  std::vector<std::vector<Edge>> edges_;
  std::vector<Mark> marks_;
  std::set<std::pair<std::size_t, std::size_t>> in_cycle_;
};

std::string join(const std::vector<std::string>& words) {
  return words.empty() ? "-" : fmt::format("{}", fmt::join(words, ", "));
}

}  // namespace

AnchorGraph check_anchors(const Deck& deck, Diagnostics& diagnostics) {
  return AnchorChecker(deck, diagnostics).check();
}

std::string print_anchors(const AnchorGraph& graph) {
  std::size_t id_width = std::string_view("anchor").size();
  std::size_t needs_width = std::string_view("needs").size();
  for (const AnchorNode& node : graph.anchors) {
    id_width = std::max(id_width, node.id.size());
    needs_width = std::max(needs_width, join(node.needs).size());
  }
  std::string out = fmt::format("{:<{}}  slide  {:<{}}  objective\n", "anchor",
                                id_width, "needs", needs_width);
  for (const AnchorNode& node : graph.anchors) {
    out +=
        fmt::format("{:<{}}  {:>5}  {:<{}}  {}\n", node.id, id_width,
                    node.slide, join(node.needs), needs_width, node.objective);
  }
  return out;
}

}  // namespace owldeck
