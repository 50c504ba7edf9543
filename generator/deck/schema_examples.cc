#include "generator/deck/schema_examples.h"

#include <array>

namespace owldeck {
namespace {

struct Example {
  std::string_view definition;
  const char* json;
};

constexpr std::array kSlides{
    Example{"slide", R"json({"slide": 6, "type": "concept",
      "topic": "compute attention weights for all tokens",
      "title": "Every token asks every token",
      "body": "- Rows ask: each one is [a query](flow)\n- Each row sums to 1\n",
      "beginner": {"means": "A row is a budget of 1, split over all tokens",
        "matters": "The weights decide whose information a token takes in",
        "mistake": "Reading down a column: columns do not sum to 1"},
      "owl": "Softmax never gives a hard no."})json"},
    Example{"slide",
            R"json({"slide": 12, "type": "quiz", "topic": "causal masks",
      "title": "Which weights change when the mask comes after the softmax?",
      "options": ["None", "All rows but the last", "Only row 1"],
      "owl": "Mask first, then share.",
      "instructor": {"answer": "B", 
        "rationale": "The future's share is paid."}})json"},
    Example{"anchor", R"json({"id": "CH3-LAB-06",
      "assets": ["ch03/01_main-chapter-code/ch03.ipynb"],
      "objective": "run the simple attention weights example",
      "prerequisites": ["CH3-LAB-01..05"]})json"},
    Example{"code", R"json({"language": "python",
      "text": "attn_scores = queries @ keys.transpose(1, 2)\n",
      "steps": [{"lines": 1, "meaning": "flow",
        "title": "Scores: every query meets every key",
        "shape": "(b, n, d) @ (b, d, n) → (b, n, n)"}]})json"},
    Example{"beginner", R"json({"means": "what it means", "matters": "why",
      "mistake": "what goes wrong"})json"},
    Example{"outcomes", R"json({"heading": "After two hours you can",
      "items": [{"title": "Compute",
        "text": "attention weights by hand"}]})json"},
    Example{"source", R"json({"id": "paper",
      "title": "Attention Is All You Need (2017)",
      "url": "https://arxiv.org/abs/1706.03762"})json"},
    Example{"gate_setting", R"json({"state": "warning", "reason": "why"})json"},
    Example{"range", R"json("2-4")json"},
    Example{"prerequisite", R"json("CH3-LAB-01..05")json"},
    Example{"tensor", R"json("causal.weights")json"},
    Example{"tensor", R"json("split.weights[0][1]")json"}};

constexpr std::array kFigures{
    Example{"heatmap", R"json({"heatmap": "simple.weights", "query": "journey",
      "sums": true})json"},
    Example{"heatmap", R"json({"heatmap": [
      {"tensor": "causal.scores", "title": "Every query scores every key"},
      {"tensor": "causal.weights", "title": "Each row shares 1"}]})json"},
    Example{"arcs", R"json({"arcs": "simple.weights", "query": "journey",
      "vectors": "journey.embeddings"})json"},
    Example{"shapes",
            R"json({"shapes": "split", "steps": ["queries", "scores"]})json"},
    Example{"formula", R"json({
      "formula": "\\color{flow}{QK^\\top} / \\sqrt{d}",
      "parts": [{"meaning": "flow",
        "text": "every query meets every key"}]})json"},
    Example{"still", R"json({"still": "score-flow", "at": 12.5})json"},
    Example{"bars", R"json({"bars": "timings.median", "unit": "ms",
      "decimals": 1})json"},
    Example{"state", R"json({"state": "with-buffer"})json"},
    Example{"graph", R"json({"graph": "simple.weights", "query": "journey",
      "least": 0.1})json"},
    Example{"projection",
            R"json({"projection": "scaled", "token": "journey"})json"},
    Example{"weighted_sum", R"json({"weighted_sum": "causal",
      "query": "starts"})json"},
    Example{"staircase", R"json({"staircase": "causal"})json"},
    Example{"softmax", R"json({"softmax": "causal.weights",
      "query": "journey"})json"},
    Example{"lines", R"json({"lines": "widths.entropy", "unit": "nats",
      "logarithmic": true})json"},
    Example{"configurations", R"json({"configurations": [
      {"attention": "gpt2-small", "title": "GPT-2 small"}],
      "scale": "log"})json"},
    Example{"pipeline", R"json({"pipeline": [
      {"title": "Score", "text": "queries meet keys", "meaning": "probability"},
      {"title": "Mask", "text": "hide the future", "meaning": "risk"}]})json"},
    Example{"cards", R"json({"cards": [
      {"title": "Stacked", "meaning": "core", "lines": ["easy to read"]},
      {"title": "Split", "meaning": "flow", "lines": ["needs view"]}]})json"},
    Example{"checklist", R"json({"checklist": [
      {"text": "Print the shape of the queries", "shows": "(6, 2)"}]})json"},
    Example{"timeline", R"json({"timeline": "slides",
      "sections": [{"slide": 3, "title": "Why attention is needed"}]})json"},
    Example{"prerequisites", R"json({"prerequisites": "all"})json"},
    Example{"map", R"json({"map": [{"id": "q", "title": "Query"},
      {"id": "s", "title": "Scores", "meaning": "probability"}],
      "edges": [{"from": "q", "to": "s", "text": "times each key"}]})json"},
    Example{"calls", R"json({"calls": [
      {"call": "model(x)", "shape": "(b, n, d_in)"},
      {"call": "W_query(x)", "shape": "(b, n, d_out)", "level": 1}]})json"},
    Example{"image", R"json({"image": "pictures/matrix.svg",
      "alt": "a query meets every key"})json"},
    Example{"vectors", R"json({"vectors": "journey.embeddings",
      "tokens": ["journey", "step"]})json"}};

constexpr std::array kExperiments{
    Example{"written_input", R"json({"tokens": ["Your", "journey"],
      "embeddings": [[0.43, 0.15, 0.89], [0.55, 0.87, 0.66]]})json"},
    Example{"text_input", R"json({"text": "Hello, world.", "d_model": 8,
      "torch_seed": 123})json"},
    Example{"attention", R"json({"attention": "causal", "input": "journey",
      "d_out": 2, "torch_seed": 789})json"},
    Example{"attention", R"json({"attention": "multi-head",
      "shapes_only": true, "batch": 8, "tokens": 1024, "d_in": 768,
      "d_out": 768, "heads": 12})json"},
    Example{"model", R"json({"model": "tiny-encoder",
      "text": "The cat sat on the mat because it was tired"})json"},
    Example{"comparison", R"json({"compare": ["causal", "unmasked"]})json"},
    Example{"sweep", R"json({"sweep": "head_dim", "values": [4, 16, 64],
      "torch_seed": 123})json"},
    Example{"state_dict",
            R"json({"state_dict": "causal", "mask_as": "buffer"})json"},
    Example{"timings", R"json({"timings": "timings.yaml"})json"},
    Example{"animation", R"json({"kind": "score-flow",
      "title": "One query at a time", "of": "scaled", "query": "journey"})json"},
    Example{"animation_step", R"json({"step": "Scores",
      "caption": "Every key meets the query", "hold": 2.5})json"}};

template <std::size_t count>
void add(const std::array<Example, count>& from, std::string_view definition,
         std::vector<std::string>& to) {
  for (const Example& each : from) {
    if (each.definition == definition) {
      to.emplace_back(each.json);
    }
  }
}

}  // namespace

std::vector<std::string> examples_of(std::string_view definition) {
  std::vector<std::string> examples;
  add(kSlides, definition, examples);
  add(kFigures, definition, examples);
  add(kExperiments, definition, examples);
  return examples;
}

}  // namespace owldeck
