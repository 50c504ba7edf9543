#include <fmt/format.h>

#include <algorithm>
#include <filesystem>

#include "generator/check/anchor_links.h"
#include "generator/check/words.h"
#include "generator/deck/slide_texts.h"
#include "generator/source/ascii.h"

namespace owldeck {
namespace {

/// Whether a slide says anything about what is done there.
bool explains(const Slide& slide) {
  return !slide.body.value.empty() || !slide.figures.empty() || slide.code ||
         slide.beginner || slide.outcomes;
}

/// The ids of anchors that texts of slides mention.
std::set<std::string, std::less<>> mentioned(
    std::span<const DeckUnderCheck> decks) {
  std::set<std::string, std::less<>> ids;
  for (const DeckUnderCheck& member : decks) {
    for (const Slide& slide : member.deck->slides) {
      for (const DeckText* text : learner_texts(slide)) {
        for (const WordInText& word : words_in(text->value)) {
          ids.emplace(word.text);
        }
      }
    }
  }
  return ids;
}

std::string_view kind_word(std::string_view asset) {
  return asset.ends_with(".ipynb") ? "notebook"
         : asset.ends_with(".py")  ? "script"
                                   : "folder";
}

/// Whether `texts` tell of a file: by its name, or by what it is.
bool tell_of(const std::string& asset,
             const std::vector<const Located<std::string>*>& texts) {
  const std::filesystem::path path(asset);
  const std::string name = lower_case(path.filename().string());
  const std::string stem = lower_case(path.stem().string());
  return std::ranges::any_of(texts, [&](const Located<std::string>* text) {
    const std::string said = lower_case(text->value);
    return said.find(kind_word(asset)) != std::string::npos ||
           said.find(name) != std::string::npos ||
           said.find(stem) != std::string::npos;
  });
}

bool share_an_asset(const AnchorNode& a, const AnchorNode& b) {
  return std::ranges::any_of(a.assets, [&b](const std::string& asset) {
    return std::ranges::find(b.assets, asset) != b.assets.end();
  });
}

/// Which anchors `from` need, at any depth, as far back as anchor `least`.
std::set<std::size_t> needed_by(std::vector<std::size_t> from,
                                std::size_t least, const AnchorLinks& links) {
  std::set<std::size_t> seen;
  while (!from.empty()) {
    const std::size_t anchor = from.back();
    from.pop_back();
    for (const AnchorEdge& edge : links.edges[anchor]) {
      if (edge.to >= least && seen.insert(edge.to).second) {
        from.push_back(edge.to);
      }
    }
  }
  return seen;
}

/// All that the prerequisites in `edges` need themselves.
std::set<std::size_t> needed_before(const std::vector<AnchorEdge>& edges,
                                    const AnchorLinks& links) {
  std::vector<std::size_t> from;
  for (const AnchorEdge& edge : edges) {
    from.push_back(edge.to);
  }
  return needed_by(from, *std::ranges::min_element(from), links);
}

/// The other prerequisite that makes the one at `which` needless.
const AnchorEdge* covered_by(const std::vector<AnchorEdge>& edges,
                             std::size_t which, const AnchorLinks& links) {
  const std::size_t to = edges[which].to;
  for (std::size_t other = 0; other < edges.size(); ++other) {
    const bool same = edges[other].to == to;
    if (same ? other < which
             : needed_by({edges[other].to}, to, links).contains(to)) {
      return &edges[other];
    }
  }
  return nullptr;
}

/// Whether the prerequisite at `which` is listed before.
bool is_repeated(const std::vector<AnchorEdge>& edges, std::size_t which) {
  const auto end = edges.begin() + static_cast<std::ptrdiff_t>(which);
  return std::any_of(edges.begin(), end, [&](const AnchorEdge& edge) {
    return edge.to == edges[which].to;
  });
}

void report_redundant(std::size_t anchor, std::size_t which,
                      const AnchorLinks& links, Diagnostics& findings) {
  const std::vector<AnchorEdge>& edges = links.edges[anchor];
  const AnchorEdge* other = covered_by(edges, which, links);
  if (other == nullptr) {
    return;
  }
  const std::string& id = links.graph.anchors[edges[which].to].id;
  findings.note(edges[which].span, "anchor-redundant",
                other->to == edges[which].to
                    ? fmt::format("'{}' is listed twice", id)
                    : fmt::format("'{}' is needed by '{}' already", id,
                                  links.graph.anchors[other->to].id),
                "leave it out");
}

}  // namespace

void find_unused_anchors(const AnchorLinks& links,
                         std::span<const DeckUnderCheck> decks) {
  std::vector<bool> needed(links.edges.size());
  for (const std::vector<AnchorEdge>& edges : links.edges) {
    for (const AnchorEdge& edge : edges) {
      needed[edge.to] = true;
    }
  }
  std::optional<std::set<std::string, std::less<>>> named;
  for (std::size_t i = 0; i < links.slides.size(); ++i) {
    const Slide& slide = *links.slides[i];
    if (needed[i] || explains(slide)) {
      continue;
    }
    if (!named) {
      named = mentioned(decks);
    }
    const AnchorNode& node = links.graph.anchors[i];
    if (!named->contains(node.id)) {
      decks[node.deck].findings->warning(
          slide.anchor->id.span, "anchor-unused",
          fmt::format("no anchor needs '{}', and no slide explains it",
                      node.id),
          fmt::format("say on slide {} what is done there", node.slide));
    }
  }
}

void find_asset_changes(const AnchorLinks& links,
                        std::span<const DeckUnderCheck> decks) {
  for (std::size_t i = 0; i < links.slides.size(); ++i) {
    const AnchorNode& node = links.graph.anchors[i];
    const std::vector<AnchorEdge>& edges = links.edges[i];
    const bool stays = std::ranges::any_of(edges, [&](const AnchorEdge& edge) {
      return share_an_asset(node, links.graph.anchors[edge.to]);
    });
    if (edges.empty() || node.assets.empty() || stays) {
      continue;
    }
    const std::string& asset = node.assets.front();
    const Slide& slide = *links.slides[i];
    if (tell_of(asset, learner_texts(slide)) ||
        tell_of(asset, instructor_texts(slide, InstructorKey()))) {
      continue;
    }
    const AnchorNode& before = links.graph.anchors[edges.front().to];
    decks[node.deck].findings->add(
        {slide.anchor->assets.front().span,
         Severity::Warning,
         "anchor-asset-change",
         fmt::format("'{}' goes on in another file than '{}', and slide {} "
                     "does not say so",
                     node.id, before.id, node.slide),
         fmt::format("tell learners or the instructor's notes which {} to open",
                     kind_word(asset)),
         {{links.slides[edges.front().to]->anchor->id.span,
           fmt::format("'{}' is here", before.id)}}});
  }
}

void find_redundant_anchors(const AnchorLinks& links,
                            std::span<const DeckUnderCheck> decks) {
  // Anchors of a cycle need each other, whichever is left out.
  std::set<std::size_t> cyclic;
  for (const auto& [from, to] : links.in_cycle) {
    cyclic.insert(to);
  }
  for (std::size_t i = 0; i < links.edges.size(); ++i) {
    const std::vector<AnchorEdge>& edges = links.edges[i];
    if (edges.size() < 2) {
      continue;
    }
    const std::set<std::size_t> before = needed_before(edges, links);
    for (std::size_t which = 0; which < edges.size(); ++which) {
      const AnchorEdge& edge = edges[which];
      const bool needless =
          before.contains(edge.to) || is_repeated(edges, which);
      if (needless && !edge.of_range && !cyclic.contains(edge.to)) {
        report_redundant(i, which, links,
                         *decks[links.graph.anchors[i].deck].findings);
      }
    }
  }
}

}  // namespace owldeck
