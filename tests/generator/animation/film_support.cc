#include "tests/generator/animation/film_support.h"

#include <array>
#include <functional>
#include <variant>

#include "generator/attention/run.h"
#include "generator/theme/templates.h"

namespace owldeck {
namespace {

/// Where a node's children are: page = offset + scale * own.
struct Placing {
  Point offset;
  double scale = 1;
  double opacity = 1;
  std::optional<Rect> seen{};  ///< by the camera, if it is close

  [[nodiscard]] Rect operator()(const Rect& rect) const {
    return {offset.x + scale * rect.x, offset.y + scale * rect.y,
            scale * rect.width, scale * rect.height};
  }
};

bool contains(const Rect& outer, const Rect& inner) {
  return outer.x <= inner.x && inner.right() <= outer.right() &&
         outer.y <= inner.y && inner.bottom() <= outer.bottom();
}

const NodeInfo& info_of(const Node& node) {
  return std::visit(
      [](const auto& value) -> const NodeInfo& { return value.info; },
      node.value);
}

using Visit = std::function<void(const Node&, const Placing&)>;

void walk(const std::vector<Node>& nodes, const Placing& placing,
          const Visit& visit) {
  for (const Node& node : nodes) {
    visit(node, placing);
    if (const auto* group = std::get_if<Group>(&node.value)) {
      Placing inner{{placing.offset.x + placing.scale * group->offset.x,
                     placing.offset.y + placing.scale * group->offset.y},
                    placing.scale * group->scale,
                    placing.opacity * group->opacity,
                    placing.seen};
      // A cell's own clip, such as a falling hatch's, cuts no text.
      if (group->info.id == "camera" && group->clip) {
        inner.seen = inner(*group->clip);
      }
      walk(group->children, inner, visit);
    }
  }
}

std::string plain(const TextBlock& block) {
  std::string text;
  for (const Paragraph& paragraph : block.paragraphs) {
    for (const Run& run : paragraph.runs) {
      text += run.text;
    }
  }
  return text;
}

// Measuring is slow and films say the same things in many frames.
double cached_width(const Run& run) {
  static std::map<std::string, double> widths;
  const std::string key = run.text + '|' + std::to_string(run.style.size) +
                          '|' + std::to_string(run.style.weight) + '|' +
                          std::to_string(static_cast<int>(run.style.family)) +
                          '|' + std::to_string(run.style.tracking);
  const auto [entry, added] = widths.try_emplace(key, 0.0);
  if (added) {
    entry->second = text_width(text_engine(), run.text, run.style);
  }
  return entry->second;
}

/// Films have one-line texts only.
PlacedText placed(const TextBlock& block, const Placing& placing) {
  constexpr double kCapHeight = 0.73;
  constexpr double kDescent = 0.2;
  const Paragraph& paragraph = block.paragraphs.front();
  const Run& run = paragraph.runs.front();
  const double width = cached_width(run);
  const double size = run.style.size;
  double x = block.box.x;
  if (paragraph.align == Align::Center) {
    x += (block.box.width - width) / 2;
  } else if (paragraph.align == Align::Right) {
    x += block.box.width - width;
  }
  const double baseline = block.vertical == VerticalAlign::Baseline
                              ? block.box.y
                              : block.box.center().y + kCapHeight * size / 2;
  return {plain(block),
          placing({x, baseline - kCapHeight * size, width,
                   (kCapHeight + kDescent) * size}),
          size * placing.scale, placing.opacity * run.style.color.alpha};
}

std::optional<Rect> first_area(const Node& node, const Placing& placing) {
  std::optional<Rect> area;
  walk({node}, placing, [&](const Node& inner, const Placing& at) {
    if (area) {
      return;
    }
    if (const auto* shape = std::get_if<Rectangle>(&inner.value)) {
      area = at(shape->rect);
    } else if (const auto* block = std::get_if<TextBlock>(&inner.value)) {
      area = placed(*block, at).area;
    }
  });
  return area;
}

}  // namespace

InputSpec sentence(std::size_t tokens) {
  const std::array<const char*, 8> words = {
      "Your", "journey", "starts", "with", "one", "step", "and", "ends"};
  const std::array<std::array<double, 3>, 8> rows = {{{0.43, 0.15, 0.89},
                                                      {0.55, 0.87, 0.66},
                                                      {0.57, 0.85, 0.64},
                                                      {0.22, 0.58, 0.33},
                                                      {0.77, 0.25, 0.10},
                                                      {0.05, 0.80, 0.55},
                                                      {0.31, 0.42, 0.77},
                                                      {0.65, 0.12, 0.48}}};
  InputSpec spec;
  spec.name.value = "sentence";
  for (std::size_t i = 0; i < tokens; ++i) {
    spec.tokens.push_back({words.at(i), {}});
    Located<std::vector<Located<double>>> row;
    for (const double value : rows.at(i)) {
      row.value.push_back({value, {}});
    }
    spec.embeddings.value.push_back(row);
  }
  return spec;
}

AttentionSpec scaled_attention(int d_out) {
  AttentionSpec spec;
  spec.name.value = "scaled";
  spec.attention.value = AttentionKind::Scaled;
  spec.input.value = "sentence";
  spec.d_out = Located<int>{d_out, {}};
  spec.parameters.value = Parameters::Rand;
  spec.torch_seed.value = 123;
  return spec;
}

AttentionSpec multi_head_attention(int heads, int d_out) {
  AttentionSpec spec = scaled_attention(d_out);
  spec.name.value = "heads";
  spec.attention.value = AttentionKind::MultiHead;
  spec.heads.value = heads;
  spec.parameters.value = Parameters::Randn;
  return spec;
}

Traces traces_of(const AttentionSpec& spec, std::size_t tokens) {
  Diagnostics diagnostics;
  return run_experiments({sentence(tokens), spec}, {}, diagnostics);
}

AnimationSpec score_flow_spec() {
  AnimationSpec spec;
  spec.id.value = "score-flow";
  spec.kind = {"score-flow", {"deck.yaml", 3, 11, 10}};
  spec.title.value = "One query at a time";
  spec.experiment = {"scaled", {"deck.yaml", 4, 5, 6}};
  spec.query = Located<std::string>{"journey", {"deck.yaml", 4, 20, 7}};
  return spec;
}

AnimationSpec multihead_spec() {
  AnimationSpec spec = score_flow_spec();
  spec.id.value = "multihead-causal";
  spec.kind.value = "multihead-causal";
  spec.title.value = "Four heads, four ways to look back";
  spec.experiment.value = "heads";
  spec.query->value = "step";
  return spec;
}

bool overlap(const Rect& a, const Rect& b) {
  return a.x < b.right() && b.x < a.right() && a.y < b.bottom() &&
         b.y < a.bottom();
}

const Theme& light_theme() {
  static const Theme theme = [] {
    Diagnostics diagnostics;
    return load_theme(*Templates().find("themes/executive-light.yaml"), {},
                      diagnostics)
        .value();
  }();
  return theme;
}

const TextEngine& text_engine() {
  static const TextEngine engine;
  return engine;
}

Made make(const AnimationSpec& spec, const Traces& traces) {
  Diagnostics diagnostics;
  std::optional<Clip> clip =
      make_clip(spec, traces, light_theme(), text_engine(), diagnostics);
  return {std::move(clip), diagnostics.all()};
}

const std::vector<NamedClip>& course_films() {
  static const std::vector<NamedClip> films = {
      {"score-flow",
       make(score_flow_spec(), traces_of(scaled_attention())).clip.value()},
      {"multihead-causal",
       make(multihead_spec(), traces_of(multi_head_attention())).clip.value()}};
  return films;
}

std::vector<PlacedText> texts_in(const Scene& scene) {
  std::vector<PlacedText> texts;
  walk(scene.nodes, {}, [&](const Node& node, const Placing& placing) {
    const auto* block = std::get_if<TextBlock>(&node.value);
    if (block == nullptr) {
      return;
    }
    PlacedText text = placed(*block, placing);
    if (placing.seen && !overlap(text.area, *placing.seen)) {
      return;
    }
    text.cut = placing.seen && !contains(*placing.seen, text.area);
    texts.push_back(std::move(text));
  });
  return texts;
}

std::map<std::string, Point> places_in(const Scene& scene) {
  std::map<std::string, Point> places;
  walk(scene.nodes, {}, [&](const Node& node, const Placing& placing) {
    const std::string& id = info_of(node).id;
    if (id.empty()) {
      return;
    }
    const std::optional<Rect> area = first_area(node, placing);
    if (area && overlap(*area, {0, 0, kPage.width, kPage.height})) {
      places[id] = area->center();
    }
  });
  return places;
}

std::vector<std::string> ids_in(const Scene& scene) {
  std::vector<std::string> ids;
  walk(scene.nodes, {}, [&](const Node& node, const Placing&) {
    if (!info_of(node).id.empty()) {
      ids.push_back(info_of(node).id);
    }
  });
  return ids;
}

std::optional<std::string> text_of_node(const Scene& scene,
                                        const std::string& id) {
  std::optional<std::string> text;
  walk(scene.nodes, {}, [&](const Node& node, const Placing& placing) {
    if (info_of(node).id != id) {
      return;
    }
    walk({node}, placing, [&](const Node& inner, const Placing&) {
      const auto* block = std::get_if<TextBlock>(&inner.value);
      if (block != nullptr && !text) {
        text = plain(*block);
      }
    });
  });
  return text;
}

std::map<std::string, std::string> texts_by_id(const Scene& scene) {
  std::map<std::string, std::string> texts;
  std::vector<std::string> open;
  const std::function<void(const std::vector<Node>&)> visit =
      [&](const std::vector<Node>& nodes) {
        for (const Node& node : nodes) {
          const std::string& id = info_of(node).id;
          if (!id.empty()) {
            open.push_back(id);
          }
          if (const auto* block = std::get_if<TextBlock>(&node.value)) {
            for (const std::string& outer : open) {
              texts.try_emplace(outer, plain(*block));
            }
          } else if (const auto* group = std::get_if<Group>(&node.value)) {
            visit(group->children);
          }
          if (!id.empty()) {
            open.pop_back();
          }
        }
      };
  visit(scene.nodes);
  return texts;
}

std::optional<Rect> area_of(const Scene& scene, const std::string& id) {
  std::optional<Rect> area;
  walk(scene.nodes, {}, [&](const Node& node, const Placing& placing) {
    if (info_of(node).id == id) {
      area = first_area(node, placing);
    }
  });
  return area;
}

}  // namespace owldeck
