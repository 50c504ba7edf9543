#include "generator/check/print_anchors.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace owldeck {
namespace {

using Json = nlohmann::ordered_json;

std::vector<std::string> ids_of(const AnchorGraph& graph,
                                const std::vector<std::size_t>& anchors) {
  std::vector<std::string> ids;
  for (const std::size_t anchor : anchors) {
    ids.push_back(graph.anchors[anchor].id);
  }
  return ids;
}

std::string join(const std::vector<std::string>& words) {
  return words.empty() ? "-" : fmt::format("{}", fmt::join(words, ", "));
}

/// Rows of cells, each column as wide as it needs; the last is not padded.
std::string as_table(const std::vector<std::vector<std::string>>& rows) {
  std::vector<std::size_t> widths(rows.front().size());
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      widths[i] = std::max(widths[i], row[i].size());
    }
  }
  std::string out;
  for (const std::vector<std::string>& row : rows) {
    for (std::size_t i = 0; i + 1 < row.size(); ++i) {
      out += fmt::format("{:<{}}  ", row[i], widths[i]);
    }
    out += row.back() + "\n";
  }
  return out;
}

std::string print_table(const AnchorListing& listing) {
  const bool several = listing.decks.size() > 1;
  std::vector<std::vector<std::string>> rows{{"anchor", "level", "slide"}};
  if (several) {
    rows[0].emplace_back("deck");
  }
  rows[0].emplace_back("needs");
  rows[0].emplace_back("objective");
  for (const std::size_t i : listing.plan.order) {
    const AnchorNode& node = listing.graph.anchors[i];
    std::vector<std::string> row{node.id,
                                 fmt::format("{:>5}", listing.plan.levels[i]),
                                 fmt::format("{:>5}", node.slide)};
    if (several) {
      row.push_back(listing.decks[node.deck]);
    }
    row.push_back(join(node.needs));
    row.push_back(node.objective);
    rows.push_back(std::move(row));
  }
  return as_table(rows);
}

std::string print_missed(const AnchorListing& listing) {
  const std::string& skipped = listing.graph.anchors[*listing.skipped].id;
  const std::size_t others = listing.graph.anchors.size() - 1;
  if (listing.missed.empty()) {
    return fmt::format("\nwithout {}: all {} others can be done\n", skipped,
                       others);
  }
  return fmt::format("\nwithout {}: {} of {} others cannot be done\n  {}\n",
                     skipped, listing.missed.size(), others,
                     join(ids_of(listing.graph, listing.missed)));
}

/// The prerequisites of an anchor that no other of them needs already.
std::vector<std::string> direct_needs(const AnchorGraph& graph,
                                      const AnchorNode& node) {
  std::set<std::string> implied;
  for (std::size_t i = 0; i < graph.anchors.size(); ++i) {
    const std::string& id = graph.anchors[i].id;
    if (std::ranges::find(node.needs, id) == node.needs.end()) {
      continue;
    }
    for (const std::size_t later : missed_without(graph, i)) {
      const std::string& other = graph.anchors[later].id;
      if (other != node.id &&
          std::ranges::find(node.needs, other) != node.needs.end()) {
        implied.insert(id);
      }
    }
  }
  std::vector<std::string> out;
  std::ranges::copy_if(
      node.needs, std::back_inserter(out),
      [&implied](const std::string& id) { return !implied.contains(id); });
  return out;
}

}  // namespace

std::string print_anchors(const AnchorListing& listing) {
  if (listing.graph.anchors.empty()) {
    return "there are no anchors\n";
  }
  std::string out = print_table(listing);
  out += fmt::format(
      "\ncritical path, {} of {}:\n  {}\n", listing.plan.critical_path.size(),
      listing.graph.anchors.size(),
      fmt::join(ids_of(listing.graph, listing.plan.critical_path), " → "));
  return listing.skipped ? out + print_missed(listing) : out;
}

std::string write_anchors_json(const AnchorListing& listing) {
  Json anchors = Json::array();
  for (const std::size_t i : listing.plan.order) {
    const AnchorNode& node = listing.graph.anchors[i];
    anchors.push_back({{"id", node.id},
                       {"level", listing.plan.levels[i]},
                       {"deck", listing.decks[node.deck]},
                       {"slide", node.slide},
                       {"objective", node.objective},
                       {"assets", node.assets},
                       {"needs", node.needs}});
  }
  Json out{
      {"format", "owldeck-anchors"},
      {"version", 1},
      {"anchors", std::move(anchors)},
      {"critical_path", ids_of(listing.graph, listing.plan.critical_path)}};
  if (listing.skipped) {
    out["without"] = {{"skipped", listing.graph.anchors[*listing.skipped].id},
                      {"missed", ids_of(listing.graph, listing.missed)}};
  }
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string write_anchors_dot(const AnchorListing& listing) {
  std::string out =
      "digraph anchors {\n  rankdir=LR;\n  node [shape=box, "
      "style=\"rounded\", fontname=\"JetBrains Mono\"];\n";
  const std::set<std::size_t> missed(listing.missed.begin(),
                                     listing.missed.end());
  for (const std::size_t i : listing.plan.order) {
    const AnchorNode& node = listing.graph.anchors[i];
    const std::string_view look = listing.skipped == i ? ", style=\"dashed\""
                                  : missed.contains(i) ? ", color=\"gray60\", "
                                                         "fontcolor=\"gray60\""
                                                       : "";
    out += fmt::format("  \"{}\" [label=\"{}\\nslide {}\"{}];\n", node.id,
                       node.id, node.slide, look);
  }
  for (const std::size_t i : listing.plan.order) {
    const AnchorNode& node = listing.graph.anchors[i];
    for (const std::string& need : direct_needs(listing.graph, node)) {
      out += fmt::format("  \"{}\" -> \"{}\";\n", need, node.id);
    }
  }
  return out + "}\n";
}

}  // namespace owldeck
