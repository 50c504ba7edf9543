#include "tests/generator/build/random_deck.h"

#include <fmt/format.h>

#include <array>
#include <random>

namespace owldeck {
namespace {

/// Figures that fit a slide beside little text; `%` is a word of the caller's.
constexpr std::array<std::string_view, 21> kFigures{
    "{heatmap: simple.weights, query: journey, caption: %}",
    "{heatmap: [{tensor: causal.weights, title: %}]}",
    "{arcs: simple.weights, query: journey, caption: %}",
    "{shapes: causal, steps: [queries, scores], caption: %}",
    "{formula: 'QK^\\top', parts: [{meaning: flow, text: %}]}",
    "{bars: 'simple.weights[0]', label: %}",
    "{state: {module: kept, title: %}}",
    "{graph: simple.weights, query: journey, caption: %}",
    "{projection: scaled, token: journey, caption: %}",
    "{weighted_sum: causal, query: starts, caption: %}",
    "{staircase: causal, caption: %}",
    "{softmax: causal.weights, query: journey, caption: %}",
    "{configurations: [{attention: heads, title: %}], caption: c}",
    "{pipeline: [{title: Score, text: %}, {title: Mask}]}",
    "{cards: [{title: One, text: %}, {title: Two, text: b}]}",
    "{checklist: [{text: %}, {text: second}]}",
    "{timeline: slides, caption: %}",
    "{map: [{id: q, title: %}, {id: s, title: S}], edges: [{from: q, to: s}]}",
    "{calls: [{call: model(x), note: %}, {call: mask(x)}]}",
    "{vectors: journey.embeddings, tokens: [journey, starts], caption: %}",
    "{still: flow, caption: %}"};

constexpr std::array<std::string_view, 10> kTypes{
    "title", "agenda",   "concept",         "practical", "animation",
    "code",  "appendix", "troubleshooting", "takeaway",  "quiz"};

class DeckWriter {
 public:
  explicit DeckWriter(std::uint32_t seed) : random_(seed) {}

  RandomDeck write() {
    write_head();
    write_experiments();
    both("slides:\n");
    const int slides = 1 + pick(4);
    for (int number = 1; number <= slides; ++number) {
      write_slide(fmt::format("{}", number), number == 1 ? "title" : type(),
                  false);
      // The second slide names the instructor's source.
      for (char letter = 'a';
           (number == 1 && letter == 'a') || (pick(3) == 0 && letter < 'd');
           ++letter) {
        write_slide(fmt::format("{}{}", number, letter), type(), true);
      }
    }
    return std::move(deck_);
  }

 private:
  int pick(int below) {
    return static_cast<int>(random_() % static_cast<std::uint32_t>(below));
  }
  std::string_view type() {
    return kTypes[static_cast<std::size_t>(pick(kTypes.size()))];
  }

  /// A word that nothing else says.
  std::string word() {
    std::string out = "zq";
    constexpr std::string_view kLetters = "bcdfghjklmnprstvwx";
    constexpr int kLength = 9;
    for (int i = 0; i < kLength; ++i) {
      out += kLetters[static_cast<std::size_t>(
          pick(static_cast<int>(kLetters.size())))];
    }
    return out;
  }
  std::string shown() { return deck_.shown.emplace_back(word()); }
  std::string never() { return deck_.never_shown.emplace_back(word()); }

  void both(const std::string& text) {
    deck_.yaml += text;
    deck_.without_instructor += text;
  }
  void hidden(const std::string& text) { deck_.yaml += text; }

  void write_head() {
    both("deck:\n  id: lot\n  title: Drawn by lot\n");
    both("  gates: {owl: {state: warning, reason: drawn by lot}}\n");
    hidden(fmt::format("  instructor: {{rules: [{}], notes: {}}}\n", shown(),
                       shown()));
    both("  sources:\n    - {id: open, title: Open, url: 'https://a.org/b'}\n");
    hidden_source_ = never();
    const std::string title = shown();
    hidden(
        fmt::format("    - {{id: {}, title: {}, path: {}.ipynb, audience: "
                    "instructor}}\n",
                    hidden_source_, title, never()));
  }

  void write_experiments() {
    both(
        "experiments:\n"
        "  journey: {tokens: [Your, journey, starts], embeddings: [[0.43, "
        "0.15], [0.55, 0.87], [0.57, 0.85]]}\n"
        "  simple: {attention: simple, input: journey}\n"
        "  scaled: {attention: scaled, input: journey, d_out: 2, parameters: "
        "rand, torch_seed: 1}\n"
        "  causal: {attention: causal, input: journey, d_out: 2, torch_seed: "
        "2}\n"
        "  kept: {state_dict: causal}\n"
        "  heads: {attention: multi-head, input: journey, d_out: 2, heads: 2, "
        "torch_seed: 3}\n");
    hidden_input_ = never();
    hidden(
        fmt::format("  {}: {{text: {} {}, d_model: 2, audience: "
                    "instructor}}\n",
                    hidden_input_, never(), never()));
    both(
        "animations:\n"
        "  flow: {kind: score-flow, title: Flow, of: scaled, query: journey, "
        "fps: 2}\n");
    const std::string film = shown();
    hidden(
        fmt::format("  {}: {{kind: score-flow, title: {}, of: scaled, "
                    "query: Your, fps: 2, audience: instructor}}\n",
                    film, shown()));
  }

  /// A figure of any kind, as YAML; `mark` stands in its text.
  std::string figure(const std::string& mark, bool for_instructor) {
    std::string text(kFigures[static_cast<std::size_t>(pick(kFigures.size()))]);
    text.replace(text.find('%'), 1, mark);
    if (for_instructor) {
      text.insert(text.size() - 1, ", audience: instructor");
    }
    return text;
  }

  /// Everything that the slide's type needs, and more by lot.
  void write_slide(const std::string& label, std::string_view type,
                   bool for_instructor) {
    std::string slide;
    const auto say = [&](std::string_view plain) {
      return for_instructor ? shown() : std::string(plain);
    };
    const auto add = [&](const std::string& key, const std::string& value) {
      slide += fmt::format("    {}: {}\n", key, value);
    };
    add("type", std::string(type));
    add("topic", for_instructor ? never() : "topic");
    add("title", say("A title"));
    add("owl", fmt::format("'{} sees all.'", say("Owl")));
    if (for_instructor) {
      add("audience", "instructor");
    }
    if (type == "quiz") {
      add("options", fmt::format("[{}, another]", say("one")));
    } else if (type == "code") {
      add("code", fmt::format("{{language: python, text: 'a = 1', steps: "
                              "[{{lines: 1, meaning: flow, title: {}}}]}}",
                              say("a step")));
    } else if (type == "animation") {
      add("figure", "{still: flow}");
    }
    if (type == "concept" || type == "practical" || type == "code") {
      add("beginner",
          fmt::format("{{means: {}, matters: b, mistake: c}}", say("a")));
    }
    if (label == "1") {
      add("sources", "[open]");
    } else if (label == "1a") {
      add("sources", "[" + hidden_source_ + "]");
    }
    const std::string begin = fmt::format("  - slide: {}\n", label);
    for_instructor ? hidden(begin + slide) : both(begin + slide);
    write_parts(type, for_instructor);
  }

  void write_parts(std::string_view type, bool for_instructor) {
    const bool has_body = type != "title" && type != "animation" &&
                          type != "code" && type != "quiz";
    if (has_body && for_instructor) {
      hidden(fmt::format("    body: '- {}'\n", shown()));
    } else if (has_body) {
      both("    body:\n      - '- a point'\n");
      if (pick(2) == 0) {
        hidden(fmt::format("      - {{text: '- {}', audience: instructor}}\n",
                           shown()));
      }
      both("      - '- the last point'\n");
    }
    if (type == "concept" && !for_instructor) {
      const bool is_hidden = pick(2) == 0;
      const std::string text =
          "    figure: " + figure(is_hidden ? shown() : "words", is_hidden) +
          "\n";
      is_hidden ? hidden(text) : both(text);
    }
    if (type == "practical" || type == "code" || type == "appendix" ||
        type == "troubleshooting") {
      write_anchor(for_instructor);
    }
    if (type == "quiz") {  // without an answer it would be no quiz
      const std::string answer = "    instructor:\n      answer: A\n";
      for_instructor ? hidden(answer) : both(answer);
      hidden(fmt::format("      notes: {}\n      rationale: {}\n", shown(),
                         shown()));
    } else {
      hidden(
          fmt::format("    instructor: {{notes: {}, minutes: 4, rationale: {}, "
                      "answer: {}}}\n",
                      shown(), shown(), shown()));
    }
  }

  void write_anchor(bool for_instructor) {
    ++anchors_;
    if (for_instructor) {
      hidden(
          fmt::format("    anchor: {{id: {}, assets: [{}.ipynb], objective: "
                      "{}, prerequisites: []}}\n",
                      shown(), never(), never()));
    } else {
      both(
          fmt::format("    anchor: {{id: LAB-{:02}, assets: [a.ipynb], "
                      "objective: run it, prerequisites: []}}\n",
                      anchors_));
    }
  }

  std::mt19937 random_;
  RandomDeck deck_;
  std::string hidden_source_;
  std::string hidden_input_;
  int anchors_ = 0;
};

}  // namespace

RandomDeck random_deck(std::uint32_t seed) {
  return DeckWriter(seed).write();
}

}  // namespace owldeck
