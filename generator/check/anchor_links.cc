#include "generator/check/anchor_links.h"

#include <fmt/format.h>

#include <algorithm>

namespace owldeck {
namespace {

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

class Linker {
 public:
  Linker(std::span<const DeckUnderCheck> decks, bool whole)
      : decks_(decks), whole_(whole) {}

  AnchorLinks link() {
    for (std::size_t deck = 0; deck < decks_.size(); ++deck) {
      for (const Slide& slide : decks_[deck].deck->slides) {
        if (slide.anchor && is_set(slide.anchor->id)) {
          add(deck, slide, *slide.anchor);
        }
      }
    }
    links_.edges.resize(links_.slides.size());
    for (std::size_t from = 0; from < links_.slides.size(); ++from) {
      connect(from, *links_.slides[from]->anchor);
    }
    for (const DeckUnderCheck& member : decks_) {
      check_assumed(member);
    }
    return std::move(links_);
  }

 private:
  void add(std::size_t deck, const Slide& slide, const Anchor& anchor) {
    const auto [first, is_new] =
        links_.index.try_emplace(anchor.id.value, links_.slides.size());
    if (!is_new) {
      decks_[deck].findings->add(
          {anchor.id.span,
           Severity::Error,
           "anchor-duplicate",
           fmt::format("anchor '{}' is here twice", anchor.id.value),
           "give one of them another id",
           {{links_.slides[first->second]->anchor->id.span,
             "the first is here"}}});
      return;
    }
    AnchorNode node;
    node.id = anchor.id.value;
    node.deck = deck;
    node.slide = slide.number.value;
    node.letter = slide.letter;
    node.audience = slide.audience.value == Audience::Instructor
                        ? slide.audience
                        : anchor.audience;
    node.objective = anchor.objective.value;
    for (const Located<std::string>& asset : anchor.assets) {
      node.assets.push_back(asset.value);
    }
    links_.graph.anchors.push_back(std::move(node));
    links_.slides.push_back(&slide);
    ids_.push_back(anchor.id.value);
  }

  void connect(std::size_t from, const Anchor& anchor) {
    for (const Prerequisite& prerequisite : anchor.prerequisites) {
      const std::string& id = prerequisite.first.value;
      if (!is_set(prerequisite.first)) {
        continue;
      }
      if (prerequisite.last_number) {
        connect_range(from, prerequisite);
      } else if (!connect_to(from, id, prerequisite.first.span, false)) {
        report_unknown(from, prerequisite.first);
      }
    }
  }

  void report_unknown(std::size_t from, const Located<std::string>& id) {
    const bool near = !nearest(id.value, ids_).empty();
    findings_of(from).error(
        id.span, "anchor-unknown", fmt::format("unknown anchor '{}'", id.value),
        near || whole_
            ? suggest(id.value, ids_)
            : "if another deck teaches it, list it under 'assumes' in the "
              "deck's 'anchors'");
  }

  void connect_range(std::size_t from, const Prerequisite& range) {
    const auto first = take_apart(range.first.value);
    if (!first) {
      return report_range(from, range, "does not start with a numbered id", {});
    }
    const int last = *range.last_number;
    if (last < first->number) {
      return report_range(
          from, range, "is turned round",
          fmt::format("write {}..{:0{}}", put_together(*first, last),
                      first->number, first->digits));
    }
    for (int number = first->number; number <= last; ++number) {
      const std::string id = put_together(*first, number);
      if (!connect_to(from, id, range.first.span, true)) {
        // The first hole tells enough, and ends a range of a million ids.
        return report_range(
            from, range, fmt::format("has a hole: there is no '{}'", id),
            "name the anchors one by one, or add the missing one");
      }
    }
  }

  void report_range(std::size_t from, const Prerequisite& range,
                    std::string_view problem, std::string hint) {
    const auto first = take_apart(range.first.value);
    findings_of(from).error(
        range.first.span, "anchor-range",
        fmt::format("range '{}..{:0{}}' {}", range.first.value,
                    *range.last_number, first ? first->digits : 1, problem),
        std::move(hint));
  }

  /// False if the anchor is nowhere.
  bool connect_to(std::size_t from, const std::string& id, const Span& span,
                  bool of_range) {
    AnchorNode& node = links_.graph.anchors[from];
    const auto found = links_.index.find(id);
    const bool is_assumed = assumes(*decks_[node.deck].deck, id);
    if (found == links_.index.end() && !is_assumed) {
      return false;
    }
    if (is_assumed) {
      used_assumptions_.insert({node.deck, id});
    }
    if (std::ranges::find(node.needs, id) == node.needs.end()) {
      node.needs.push_back(id);
    }
    if (found != links_.index.end()) {
      links_.edges[from].push_back({found->second, span, of_range});
    }
    return true;
  }

  static bool assumes(const Deck& deck, const std::string& id) {
    return std::ranges::any_of(
        deck.anchors.assumes,
        [&id](const Located<std::string>& each) { return each.value == id; });
  }

  void check_assumed(const DeckUnderCheck& member) {
    const auto deck = static_cast<std::size_t>(&member - decks_.data());
    for (const Located<std::string>& id : member.deck->anchors.assumes) {
      if (!is_set(id)) {
        continue;
      }
      if (whole_ && !links_.index.contains(id.value)) {
        member.findings->error(
            id.span, "anchor-unknown",
            fmt::format("no deck of the course has anchor '{}'", id.value),
            suggest(id.value, ids_));
      } else if (!used_assumptions_.contains({deck, id.value})) {
        member.findings->warning(
            id.span, "anchor-unused",
            fmt::format("no anchor of the deck needs '{}'", id.value),
            "remove it from 'assumes'");
      }
    }
  }

  Diagnostics& findings_of(std::size_t anchor) {
    return *decks_[links_.graph.anchors[anchor].deck].findings;
  }

  std::span<const DeckUnderCheck> decks_;
  bool whole_;
  AnchorLinks links_;
  std::vector<std::string> ids_;
  std::set<std::pair<std::size_t, std::string>> used_assumptions_;
};

}  // namespace

AnchorLinks link_anchors(std::span<const DeckUnderCheck> decks, bool whole) {
  return Linker(decks, whole).link();
}

}  // namespace owldeck
