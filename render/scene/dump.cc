#include "render/scene/dump.h"

#include <fmt/format.h>

#include <cmath>

namespace owldeck {
namespace {

/// At most two decimals, without trailing zeros and without a negative zero.
std::string number(double value) {
  std::string text = fmt::format("{:.2f}", value);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') {
    text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

std::string print(Point point) {
  return number(point.x) + "," + number(point.y);
}

std::string print(const Rect& rect) {
  return fmt::format("{},{} {}x{}", number(rect.x), number(rect.y),
                     number(rect.width), number(rect.height));
}

/// `text` in double quotes, with quotes and backslashes escaped.
std::string quoted(const std::string& text) {
  std::string result = "\"";
  for (const char letter : text) {
    if (letter == '"' || letter == '\\') {
      result += '\\';
    }
    result += letter;
  }
  return result + '"';
}

std::string_view name_of(Role role) {
  switch (role) {
    case Role::Artifact:
      return "artifact";
    case Role::Title:
      return "title";
    case Role::Heading:
      return "heading";
    case Role::Paragraph:
      return "paragraph";
    case Role::List:
      return "list";
    case Role::ListItem:
      return "list-item";
    case Role::Figure:
      return "figure";
    case Role::Formula:
      return "formula";
    case Role::Code:
      return "code";
  }
  return "";
}

std::string_view name_of(FontFamily family) {
  switch (family) {
    case FontFamily::Display:
      return "display";
    case FontFamily::Text:
      return "text";
    case FontFamily::Mono:
      return "mono";
    case FontFamily::Math:
      return "math";
  }
  return "";
}

std::string print(const NodeInfo& info) {
  std::string result;
  if (info.role != Role::Artifact) {
    result += fmt::format(" {}", name_of(info.role));
  }
  if (!info.id.empty()) {
    result += " #" + info.id;
  }
  if (!info.link.empty()) {
    result += " link " + quoted(info.link);
  }
  if (!info.alt.empty()) {
    result += " alt " + quoted(info.alt);
  }
  return result;
}

std::string print(const Fill& fill) {
  if (const auto* color = std::get_if<Color>(&fill)) {
    return " fill " + to_string(*color);
  }
  const auto& gradient = std::get<LinearGradient>(fill);
  std::string result = fmt::format(" gradient {} to {}", print(gradient.from),
                                   print(gradient.to));
  for (const GradientStop& stop : gradient.stops) {
    result += fmt::format(" {} {}", number(stop.offset), to_string(stop.color));
  }
  return result;
}

std::string print(const Stroke& stroke) {
  std::string result = fmt::format(" stroke {} {}", to_string(stroke.color),
                                   number(stroke.width));
  if (stroke.round) {
    result += " round";
  }
  for (std::size_t i = 0; i < stroke.dash.size(); ++i) {
    result += (i == 0 ? " dash " : ",") + number(stroke.dash[i]);
  }
  return result;
}

template <typename Shape>
std::string print_paint(const Shape& shape) {
  return (shape.fill ? print(*shape.fill) : "") +
         (shape.stroke ? print(*shape.stroke) : "");
}

std::string print(const Segment& segment) {
  switch (segment.verb) {
    case Verb::Move:
      return " M " + print(segment.to);
    case Verb::Line:
      return " L " + print(segment.to);
    case Verb::Curve:
      return fmt::format(" C {} {} {}", print(segment.a), print(segment.b),
                         print(segment.to));
    case Verb::Close:
      return " Z";
  }
  return "";
}

std::string print(const TextStyle& style) {
  std::string result = fmt::format("{} {} {}", name_of(style.family),
                                   number(style.size), style.weight);
  if (style.italic) {
    result += " italic";
  }
  if (!style.tabular) {
    result += " proportional";
  }
  if (style.tracking != 0) {
    result += " tracking " + number(style.tracking);
  }
  return result + " " + to_string(style.color);
}

std::string print(const InlineFormula& formula) {
  std::string result =
      fmt::format(" formula {}x{}+{}", number(formula.width),
                  number(formula.ascent), number(formula.descent));
  for (const Path& path : formula.paths) {
    result += print_paint(path) + fmt::format(" {}", path.segments.size());
  }
  return result;
}

std::string print(const Run& run) {
  std::string result = quoted(run.text) + " " + print(run.style);
  if (!run.link.empty()) {
    result += " link " + quoted(run.link);
  }
  if (run.rise != 0) {
    result += " rise " + number(run.rise);
  }
  if (run.formula) {
    result += print(*run.formula);
  }
  return result;
}

std::string print(const Paragraph& paragraph) {
  std::string result = paragraph.list_item ? "item" : "paragraph";
  if (paragraph.align != Align::Left) {
    result += paragraph.align == Align::Center ? " center" : " right";
  }
  result += " line " + number(paragraph.line_height);
  if (paragraph.space_before != 0) {
    result += " before " + number(paragraph.space_before);
  }
  if (paragraph.indent != 0) {
    result += " indent " + number(paragraph.indent);
  }
  if (paragraph.marker) {
    result += " marker " + print(*paragraph.marker);
  }
  return result;
}

std::string_view name_of(VerticalAlign vertical) {
  switch (vertical) {
    case VerticalAlign::Top:
      return "";
    case VerticalAlign::Middle:
      return " middle";
    case VerticalAlign::Bottom:
      return " bottom";
    case VerticalAlign::Baseline:
      return " baseline";
  }
  return "";
}

/// Prints nodes line by line, children two spaces deeper than their parent.
class Printer {
 public:
  void line(int depth, const std::string& text) {
    result_.append(static_cast<std::size_t>(depth) * 2, ' ');
    result_ += text + "\n";
  }
  void print_node(int depth, const Node& node) {
    std::visit([&](const auto& value) { print_value(depth, value); },
               node.value);
  }
  [[nodiscard]] std::string result() && { return std::move(result_); }

 private:
  void print_value(int depth, const Group& group) {
    std::string text = "group" + print(group.info);
    if (group.offset != Point{}) {
      text += " at " + print(group.offset);
    }
    if (group.scale != 1) {
      text += " scale " + number(group.scale);
    }
    if (group.opacity != 1) {
      text += " opacity " + number(group.opacity);
    }
    if (group.clip) {
      text += " clip " + print(*group.clip);
    }
    line(depth, text);
    for (const Node& child : group.children) {
      print_node(depth + 1, child);
    }
  }
  void print_value(int depth, const Rectangle& rectangle) {
    line(depth,
         "rectangle" + print(rectangle.info) + " " + print(rectangle.rect) +
             (rectangle.radius == 0 ? ""
                                    : " radius " + number(rectangle.radius)) +
             print_paint(rectangle));
  }
  void print_value(int depth, const Path& path) {
    std::string text = "path" + print(path.info) + print_paint(path);
    for (const Segment& segment : path.segments) {
      text += print(segment);
    }
    line(depth, text);
  }
  void print_value(int depth, const TextBlock& block) {
    line(depth, fmt::format("text{} {}{}", print(block.info), print(block.box),
                            name_of(block.vertical)));
    for (const Paragraph& paragraph : block.paragraphs) {
      line(depth + 1, print(paragraph));
      for (const Run& run : paragraph.runs) {
        line(depth + 2, print(run));
      }
    }
  }
  void print_value(int depth, const Image& image) {
    constexpr std::size_t kHashDigits = 8;
    const bool is_svg = image.data.kind == ImageKind::Svg;
    line(depth, fmt::format("image{} {} {} {}x{} {}{}", print(image.info),
                            print(image.box), is_svg ? "svg" : "png",
                            number(image.data.size.width),
                            number(image.data.size.height),
                            image.data.hash.substr(0, kHashDigits),
                            is_svg ? " ink " + to_string(image.ink) : ""));
  }

  std::string result_;
};

void append_text(const std::vector<Node>& nodes, std::string& result) {
  for (const Node& node : nodes) {
    if (const auto* group = std::get_if<Group>(&node.value)) {
      append_text(group->children, result);
    } else if (const auto* block = std::get_if<TextBlock>(&node.value)) {
      for (const Paragraph& paragraph : block->paragraphs) {
        for (const Run& run : paragraph.runs) {
          result += run.text;
        }
        result += '\n';
      }
    }
  }
}

}  // namespace

std::string dump(const Scene& scene) {
  Printer printer;
  printer.line(
      0, fmt::format("scene {}x{} on {}", number(scene.size.width),
                     number(scene.size.height), to_string(scene.background)));
  for (const Node& node : scene.nodes) {
    printer.print_node(1, node);
  }
  return std::move(printer).result();
}

std::string text_of(const Scene& scene) {
  std::string result;
  append_text(scene.nodes, result);
  return result;
}

}  // namespace owldeck
