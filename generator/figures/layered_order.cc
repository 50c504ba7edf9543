#include "generator/figures/layered_order.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace owldeck {
namespace {

constexpr int kSweeps = 12;

using Edges = std::vector<std::pair<std::size_t, std::size_t>>;

/// Marks the edges that lead back to a box that is still open, depth first.
class CircleFinder {
 public:
  explicit CircleFinder(const LayeredGraph& graph)
      : graph_(graph),
        marks_(graph.boxes.size(), Mark::New),
        turned_(graph.edges.size(), false) {
    for (std::size_t box = 0; box < graph.boxes.size(); ++box) {
      visit(box);
    }
  }
  [[nodiscard]] const std::vector<bool>& turned() const { return turned_; }

 private:
  enum class Mark { New, Open, Done };

  void visit(std::size_t box) {
    if (marks_[box] != Mark::New) {
      return;
    }
    marks_[box] = Mark::Open;
    for (std::size_t edge = 0; edge < graph_.edges.size(); ++edge) {
      if (graph_.edges[edge].from != box) {
        continue;
      }
      const std::size_t to = graph_.edges[edge].to;
      turned_[edge] = marks_[to] == Mark::Open;
      visit(to);
    }
    marks_[box] = Mark::Done;
  }

  const LayeredGraph& graph_;
  std::vector<Mark> marks_;
  std::vector<bool> turned_;
};

/// Boxes that nothing leads to stand right before the first that they lead to.
void move_starts(const Edges& edges, std::size_t step,
                 std::vector<std::size_t>& layers) {
  for (std::size_t box = 0; box < layers.size(); ++box) {
    std::optional<std::size_t> next;
    bool is_start = true;
    for (const auto& [from, to] : edges) {
      is_start = is_start && to != box;
      if (from == box) {
        next = next ? std::min(*next, layers[to]) : layers[to];
      }
    }
    if (is_start && next) {
      layers[box] = *next - step;
    }
  }
}

/// The layer of each box: the longest way to it, `step` layers an edge.
std::vector<std::size_t> layers_of(std::size_t boxes, const Edges& edges,
                                   std::size_t step) {
  std::vector<std::size_t> layers(boxes, 0);
  for (std::size_t round = 0; round < boxes; ++round) {
    for (const auto& [from, to] : edges) {
      layers[to] = std::max(layers[to], layers[from] + step);
    }
  }
  move_starts(edges, step, layers);
  return layers;
}

void join(LayeredOrder& order, std::size_t from, std::size_t to) {
  order.slots[from].after.push_back(to);
  order.slots[to].before.push_back(from);
}

/// A slot in every layer between the ends of `edge`, the label in the middle.
void add_way(LayeredOrder& order, const Size& label, std::size_t from,
             std::size_t to) {
  const std::size_t first = order.slots[from].layer;
  const std::size_t last = order.slots[to].layer;
  const bool has_label = label.width > 0;
  // Between layers of boxes: these are the even ones where there are labels.
  const std::size_t middle = first + 1;
  std::vector<std::size_t> way{from};
  order.labels.push_back(LayeredOrder::kNoLabel);
  for (std::size_t layer = first + 1; layer < last; ++layer) {
    const bool is_label = has_label && layer == middle;
    const std::size_t slot = order.slots.size();
    order.slots.push_back({.size = is_label ? label : Size{},
                           .layer = layer,
                           .before = {},
                           .after = {}});
    if (is_label) {
      order.labels.back() = slot;
    }
    join(order, way.back(), slot);
    way.push_back(slot);
  }
  join(order, way.back(), to);
  way.push_back(to);
  order.ways.push_back(std::move(way));
}

std::vector<std::size_t> places_of(const LayeredOrder& order) {
  std::vector<std::size_t> places(order.slots.size(), 0);
  for (const auto& layer : order.layers) {
    for (std::size_t i = 0; i < layer.size(); ++i) {
      places[layer[i]] = i;
    }
  }
  return places;
}

std::size_t crossings(const LayeredOrder& order) {
  const std::vector<std::size_t> places = places_of(order);
  std::size_t count = 0;
  for (const auto& layer : order.layers) {
    for (std::size_t i = 0; i < layer.size(); ++i) {
      for (std::size_t j = i + 1; j < layer.size(); ++j) {
        for (const std::size_t left : order.slots[layer[i]].after) {
          for (const std::size_t right : order.slots[layer[j]].after) {
            count += places[left] > places[right] ? 1 : 0;
          }
        }
      }
    }
  }
  return count;
}

/// Sorts `layer` by the mean place of neighbours; who has none stays.
void sort_layer(LayeredOrder& order, std::vector<std::size_t>& layer,
                std::vector<std::size_t> LayeredSlot::*neighbours) {
  const std::vector<std::size_t> places = places_of(order);
  const auto mean = [&](std::size_t slot) {
    const auto& near = order.slots[slot].*neighbours;
    double sum = 0;
    for (const std::size_t other : near) {
      sum += static_cast<double>(places[other]);
    }
    return near.empty() ? static_cast<double>(places[slot])
                        : sum / static_cast<double>(near.size());
  };
  std::stable_sort(layer.begin(), layer.end(),
                   [&](std::size_t left, std::size_t right) {
                     return mean(left) < mean(right);
                   });
}

void reduce_crossings(LayeredOrder& order) {
  auto best = order.layers;
  std::size_t fewest = crossings(order);
  for (int sweep = 0; sweep < kSweeps && fewest > 0; ++sweep) {
    if (sweep % 2 == 0) {
      for (auto& layer : order.layers) {
        sort_layer(order, layer, &LayeredSlot::before);
      }
    } else {
      for (std::size_t i = order.layers.size(); i-- > 0;) {
        sort_layer(order, order.layers[i], &LayeredSlot::after);
      }
    }
    const std::size_t count = crossings(order);
    if (count < fewest) {
      fewest = count;
      best = order.layers;
    }
  }
  order.layers = std::move(best);
}

}  // namespace

LayeredOrder order_layers(const LayeredGraph& graph) {
  LayeredOrder order{.slots = {},
                     .layers = {},
                     .ways = {},
                     .turned = CircleFinder(graph).turned(),
                     .labels = {}};
  Edges edges;
  bool has_labels = false;
  for (std::size_t i = 0; i < graph.edges.size(); ++i) {
    const LayeredGraph::Edge& edge = graph.edges[i];
    edges.push_back(order.turned[i] ? std::pair(edge.to, edge.from)
                                    : std::pair(edge.from, edge.to));
    has_labels = has_labels || edge.label.width > 0;
  }
  const std::vector<std::size_t> layers =
      layers_of(graph.boxes.size(), edges, has_labels ? 2 : 1);
  for (std::size_t box = 0; box < graph.boxes.size(); ++box) {
    order.slots.push_back({.size = graph.boxes[box],
                           .layer = layers[box],
                           .before = {},
                           .after = {}});
  }
  for (std::size_t i = 0; i < edges.size(); ++i) {
    add_way(order, graph.edges[i].label, edges[i].first, edges[i].second);
  }
  for (std::size_t slot = 0; slot < order.slots.size(); ++slot) {
    const std::size_t layer = order.slots[slot].layer;
    order.layers.resize(std::max(order.layers.size(), layer + 1));
    order.layers[layer].push_back(slot);
  }
  reduce_crossings(order);
  return order;
}

}  // namespace owldeck
