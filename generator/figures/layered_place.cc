#include "generator/figures/layered_place.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace owldeck {
namespace {

constexpr int kRounds = 24;
/// Boxes less than this apart, as a share of one, belong on one line.
constexpr double kNearly = 0.7;
/// Beside an arrow that passes, as a share of the gap between boxes.
constexpr double kPassingGap = 0.5;

/// Places that are as near to `wishes` as rising by at least `distances`
/// allows: the mean of every run that would overlap.
std::vector<double> spread(const std::vector<double>& wishes,
                           const std::vector<double>& distances) {
  struct Block {
    double sum = 0;
    std::size_t count = 0;
    [[nodiscard]] double mean() const {
      return sum / static_cast<double>(count);
    }
  };
  std::vector<Block> blocks;
  std::vector<double> offsets;
  double offset = 0;
  for (std::size_t i = 0; i < wishes.size(); ++i) {
    offset += i > 0 ? distances[i - 1] : 0;
    offsets.push_back(offset);
    blocks.push_back({wishes[i] - offset, 1});
    while (blocks.size() > 1 &&
           blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
      const Block last = blocks.back();
      blocks.pop_back();
      blocks.back().sum += last.sum;
      blocks.back().count += last.count;
    }
  }
  std::vector<double> places;
  for (const Block& block : blocks) {
    for (std::size_t i = 0; i < block.count; ++i) {
      places.push_back(block.mean() + offsets[places.size()]);
    }
  }
  return places;
}

/// Moves slots within their layers, round by round.
class Placer {
 public:
  Placer(const LayeredOrder& order, std::size_t boxes, const LayerAxes& axes,
         double box_gap)
      : order_(order),
        boxes_(boxes),
        axes_(axes),
        box_gap_(box_gap),
        centers_(order.slots.size(), 0) {
    place_across();
  }

  [[nodiscard]] LayerPlaces places() const { return {centers_, breadth_}; }

 private:
  [[nodiscard]] bool is_box(std::size_t slot) const { return slot < boxes_; }

  [[nodiscard]] double distance(std::size_t left, std::size_t right) const {
    const double gap =
        is_box(left) && is_box(right) ? box_gap_ : box_gap_ * kPassingGap;
    return (axes_.across(order_.slots[left].size) +
            axes_.across(order_.slots[right].size)) /
               2 +
           gap;
  }

  /// Moves a layer's slots to the middle of their neighbours.
  void place_layer(const std::vector<std::size_t>& layer, bool look_back,
                   bool look_ahead) {
    std::vector<double> wishes;
    std::vector<double> distances;
    for (std::size_t i = 0; i < layer.size(); ++i) {
      const LayeredSlot& slot = order_.slots[layer[i]];
      double sum = 0;
      std::size_t count = 0;
      const auto add = [&](const std::vector<std::size_t>& near) {
        for (const std::size_t other : near) {
          sum += centers_[other];
          ++count;
        }
      };
      if (look_back) {
        add(slot.before);
      }
      if (look_ahead) {
        add(slot.after);
      }
      wishes.push_back(count > 0 ? sum / static_cast<double>(count)
                                 : centers_[layer[i]]);
      if (i > 0) {
        distances.push_back(distance(layer[i - 1], layer[i]));
      }
    }
    const std::vector<double> places = spread(wishes, distances);
    for (std::size_t i = 0; i < layer.size(); ++i) {
      centers_[layer[i]] = places[i];
    }
  }

  void place_across() {
    for (const auto& layer : order_.layers) {
      place_layer(layer, true, false);
    }
    for (int round = 0; round < kRounds; ++round) {
      for (std::size_t i = order_.layers.size(); i-- > 0;) {
        place_layer(order_.layers[i], false, true);
      }
      for (const auto& layer : order_.layers) {
        place_layer(layer, true, round + 1 == kRounds);
      }
    }
    for (const auto& layer : order_.layers) {
      for (const std::size_t slot : layer) {
        align(slot);
      }
    }
    for (const auto& way : order_.ways) {
      straighten(way);
    }
    start_at_zero();
  }

  /// Whether `slot` could be at `across` between its neighbours.
  [[nodiscard]] bool is_free(std::size_t slot, double across) const {
    const auto& layer = order_.layers[order_.slots[slot].layer];
    const auto here = std::find(layer.begin(), layer.end(), slot);
    const bool after_last =
        here == layer.begin() ||
        across - centers_[*(here - 1)] >= distance(*(here - 1), slot);
    const bool before_next =
        here + 1 == layer.end() ||
        centers_[*(here + 1)] - across >= distance(slot, *(here + 1));
    return after_last && before_next;
  }

  /// Puts a box that one other box leads to beside that one, if it nearly is.
  void align(std::size_t slot) {
    const LayeredSlot& of = order_.slots[slot];
    if (of.before.size() != 1 || !is_box(slot) || !is_box(of.before[0])) {
      return;
    }
    const double across = centers_[of.before[0]];
    if (std::abs(centers_[slot] - across) < kNearly * axes_.across(of.size) &&
        is_free(slot, across)) {
      centers_[slot] = across;
    }
  }

  /// Puts all that a way passes on one line, if there is one for it.
  void straighten(const std::vector<std::size_t>& way) {
    const std::vector<std::size_t> passed(way.begin() + 1, way.end() - 1);
    for (const std::size_t candidate : passed) {
      const double across = centers_[candidate];
      const bool is_straight =
          std::all_of(passed.begin(), passed.end(),
                      [&](std::size_t slot) { return is_free(slot, across); });
      if (is_straight) {
        for (const std::size_t slot : passed) {
          centers_[slot] = across;
        }
        return;
      }
    }
  }

  void start_at_zero() {
    double least = std::numeric_limits<double>::max();
    for (std::size_t slot = 0; slot < centers_.size(); ++slot) {
      least = std::min(
          least, centers_[slot] - axes_.across(order_.slots[slot].size) / 2);
    }
    for (std::size_t slot = 0; slot < centers_.size(); ++slot) {
      centers_[slot] -= least;
      breadth_ = std::max(
          breadth_, centers_[slot] + axes_.across(order_.slots[slot].size) / 2);
    }
  }

  const LayeredOrder& order_;
  std::size_t boxes_;
  LayerAxes axes_;
  double box_gap_;
  std::vector<double> centers_;
  double breadth_ = 0;
};

}  // namespace

LayerPlaces place_across(const LayeredOrder& order, std::size_t boxes,
                         const LayerAxes& axes, double box_gap) {
  return Placer(order, boxes, axes, box_gap).places();
}

}  // namespace owldeck
