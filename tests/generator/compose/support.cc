#include "tests/generator/compose/support.h"

#include <algorithm>

#include "generator/theme/templates.h"
#include "render/scene/dump.h"

namespace owldeck {
namespace {

constexpr double kLetter = 0.5;  // of the size

int characters(const std::string& text) {
  return static_cast<int>(std::count_if(
      text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; }));
}

double width_of(const Paragraph& paragraph) {
  double width = paragraph.indent;
  for (const Run& run : paragraph.runs) {
    width += kLetter * run.style.size * characters(run.text);
  }
  return width;
}

Look built_in_look() {
  Diagnostics problems;
  Look look;
  look.theme = *load_theme(*Templates().find("themes/executive-light.yaml"), {},
                           problems);
  for (const std::string& name : built_in_names("layouts")) {
    const std::string path = "layouts/" + name + ".yaml";
    look.layouts[name] = *load_layout(*Templates().find(path), {}, problems);
  }
  return look;
}

const NodeInfo& info_of(const Node& node) {
  return std::visit(
      [](const auto& part) -> const NodeInfo& { return part.info; },
      node.value);
}

/// Calls `visit` on every node, parents first.
template <class Visit>
void each_node(const std::vector<Node>& nodes, const Visit& visit) {
  for (const Node& node : nodes) {
    visit(node);
    if (const auto* group = std::get_if<Group>(&node.value)) {
      each_node(group->children, visit);
    }
  }
}

}  // namespace

TextExtent FixedWidth::measure(const std::vector<Paragraph>& paragraphs,
                               double width) const {
  TextExtent extent;
  for (const Paragraph& paragraph : paragraphs) {
    const double full = width_of(paragraph);
    const int lines =
        width > 0 ? std::max(1, static_cast<int>(full / width + 0.999)) : 1;
    double size = 0;
    for (const Run& run : paragraph.runs) {
      size = std::max(size, run.style.size);
      if (run.text.find("☃") != std::string::npos) {
        extent.missing.push_back("☃");
      }
    }
    const bool first = &paragraph == &paragraphs.front();
    extent.lines += lines;
    extent.height += lines * size * paragraph.line_height +
                     (first ? 0 : paragraph.space_before);
    extent.width =
        std::max(extent.width, width > 0 ? std::min(full, width) : full);
  }
  return extent;
}

Studio::Studio() : look_(built_in_look()) {
  Trace trace;
  trace.experiment = "journey";
  trace.tokens = {"Your", "journey"};
  trace.steps.push_back({"weights",
                         "A",
                         "softmax",
                         {{{"query", 2}, {"key", 2}}, {1, 0, 0.25, 0.75}}});
  traces_["journey"] = trace;
  blueprint_.minutes = 120;
  blueprint_.slides = 30;
  blueprint_.parts = {{"Hour 1", 3, 15}, {"Hour 2", 16, 30}};
}

Document Studio::compose(const Deck& deck, Audience audience) {
  return owldeck::compose(for_audience(deck, audience), inputs(), diagnostics);
}

DeckText at(std::string text, int line) {
  return {std::move(text), {"deck.yaml", line, 3, 1}};
}

Slide concept_slide(int number) {
  Slide slide;
  slide.number = {number, {"deck.yaml", number, 1, 1}};
  slide.span = slide.number.span;
  slide.type = {SlideType::Concept, slide.span};
  slide.title = at("Every token asks");
  slide.body = at("- one point\n- another point\n");
  slide.owl = at("Softmax never gives a hard no.");
  return slide;
}

Beginner beginner_of(DeckText means, DeckText matters, DeckText mistake) {
  Beginner beginner;
  beginner.means = std::move(means);
  beginner.matters = std::move(matters);
  beginner.mistake = std::move(mistake);
  return beginner;
}

Deck deck_of(std::vector<Slide> slides) {
  Deck deck;
  deck.id = at("sample");
  deck.title = at("Attention mechanics");
  deck.repository = at("https://example.org/course/");
  deck.slides = std::move(slides);
  return deck;
}

const Node* find_node(const std::vector<Node>& nodes, const std::string& id) {
  const Node* found = nullptr;
  each_node(nodes, [&](const Node& node) {
    if (info_of(node).id == id) {
      found = &node;
    }
  });
  return found;
}

std::string text_in(const Node& node) {
  Scene scene;
  scene.nodes.push_back(node);
  return text_of(scene);
}

int count_role(const std::vector<Node>& nodes, Role role) {
  int count = 0;
  each_node(nodes, [&](const Node& node) {
    count += info_of(node).role == role ? 1 : 0;
  });
  return count;
}

const Run* find_run(const std::vector<Node>& nodes, const std::string& text) {
  const Run* found = nullptr;
  each_node(nodes, [&](const Node& node) {
    if (const auto* block = std::get_if<TextBlock>(&node.value)) {
      for (const Paragraph& paragraph : block->paragraphs) {
        for (const Run& run : paragraph.runs) {
          found = run.text == text ? &run : found;
        }
      }
    }
  });
  return found;
}

}  // namespace owldeck
