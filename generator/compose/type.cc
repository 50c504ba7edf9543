#include "generator/compose/type.h"

namespace owldeck {
namespace {

TextStyle style_of(FontFamily family, double size, int weight,
                   const Color& color) {
  TextStyle style;
  style.family = family;
  style.size = size;
  style.weight = weight;
  style.color = color;
  return style;
}

}  // namespace

Color heading_color(const Theme& theme) {
  const bool core_stands_out = contrast_ratio(theme.core.color, theme.ground) >=
                               contrast_ratio(theme.text, theme.ground);
  return core_stands_out ? theme.core.color : theme.text;
}

TextStyle title_type(const Theme& theme) {
  TextStyle style = style_of(FontFamily::Display, theme.title_size, 700,
                             heading_color(theme));
  style.tabular = false;
  style.tracking = -0.6;
  return style;
}

TextStyle cover_title_type(const Theme& theme) {
  constexpr double kCoverScale = 13.0 / 7;  // 104 beside titles of 56
  TextStyle style = title_type(theme);
  style.size *= kCoverScale;
  style.tracking *= kCoverScale * 2;  // large letters need less air
  return style;
}

TextStyle kicker_type(const Theme& theme) {
  return style_of(FontFamily::Text, theme.value_size, 600, theme.muted);
}

TextStyle body_type(const Theme& theme) {
  return style_of(FontFamily::Text, theme.body_size, 400, theme.text);
}

TextStyle body_head_type(const Theme& theme) {
  return style_of(FontFamily::Text, theme.body_size, 600, heading_color(theme));
}

TextStyle strip_type(const Theme& theme) {
  return style_of(FontFamily::Text, theme.value_size, 400, theme.muted);
}

TextStyle strip_head_type(const Theme& theme) {
  return style_of(FontFamily::Text, theme.value_size, 600, theme.core.color);
}

TextStyle small_type(const Theme& theme) {
  return style_of(FontFamily::Text, theme.small_size, 400, theme.muted);
}

TextStyle code_type(const Theme& theme) {
  return style_of(FontFamily::Mono, theme.code_size, 400, theme.muted);
}

TextStyle colored(TextStyle style, const Color& color) {
  style.color = color;
  return style;
}

TextStyle weighted(TextStyle style, int weight) {
  style.weight = weight;
  return style;
}

Paragraph plain_paragraph(std::string text, const TextStyle& style,
                          double line_height) {
  Paragraph paragraph;
  paragraph.line_height = line_height;
  paragraph.runs.push_back({std::move(text), style, {}, 0});
  return paragraph;
}

}  // namespace owldeck
