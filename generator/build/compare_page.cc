#include "generator/build/compare_page.h"

#include <fmt/format.h>

#include <cstdint>

#include "generator/build/compare.h"
#include "generator/theme/templates.h"

namespace owldeck {
namespace {

constexpr std::string_view kStyle = R"(
*{box-sizing:border-box}
body{margin:0;padding:48px clamp(16px,4vw,64px);background:var(--ground);
  color:var(--text);font:16px/1.5 Inter,"Segoe UI",system-ui,sans-serif}
h1{margin:0 0 4px;font-size:30px;letter-spacing:-.01em;color:var(--core)}
.summary{margin:0 0 32px;color:var(--muted)}
section{margin:0 0 28px;padding:20px 24px 24px;border:1px solid var(--line);
  border-radius:14px;background:var(--panel)}
h2{display:flex;flex-wrap:wrap;gap:4px 12px;align-items:center;margin:0 0 14px;
  font-size:18px;color:var(--core)}
h2 small{font-size:16px;font-weight:400;color:var(--text)}
.change{margin-left:auto;padding:2px 12px;border-radius:99px;font-size:14px;
  font-weight:600}
.changed{background:var(--probability-tint);
  color:var(--probability)}
.added{background:var(--safe-tint);color:var(--safe)}
.removed{background:var(--risk-tint);color:var(--risk)}
.row{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:20px}
@media(max-width:900px){.row{grid-template-columns:minmax(0,1fr)}}
figure{margin:0}
label{display:block;position:relative}
img{display:block;width:100%;border:1px solid var(--strong-line);
  border-radius:6px;cursor:zoom-in}
input{position:absolute;opacity:0}
input:focus-visible+img{outline:3px solid var(--flow)}
input:checked+img{position:fixed;inset:0;z-index:1;width:100vw;height:100vh;
  object-fit:contain;border:0;border-radius:0;background:var(--ground);
  cursor:zoom-out}
figcaption{margin-top:6px;font-size:14px;color:var(--muted)}
.remark{margin:0 0 4px;color:var(--muted)}
)";

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    switch (c) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '"':
        result += "&quot;";
        break;
      default:
        result += c;
    }
  }
  return result;
}

Theme built_in_theme(const std::string& name) {
  Diagnostics none;
  return *find_theme({name, {}}, nullptr, Templates(), none);
}

std::string colors_of(const Theme& theme) {
  std::string text = fmt::format(
      "--ground:{};--panel:{};--text:{};--muted:{};--line:{};--strong-line:{};",
      to_string(theme.ground), to_string(theme.panel), to_string(theme.text),
      to_string(theme.muted), to_string(theme.line),
      to_string(theme.strong_line));
  for (const std::string& name : meaning_names()) {
    const Meaning& meaning = *theme.meaning(name);
    text += fmt::format("--{0}:{1};--{0}-tint:{2};", name,
                        to_string(meaning.color), to_string(meaning.tint));
  }
  return text;
}

// The box that a click fills the window with the picture, without a script.
std::string figure(const Picture& picture, std::string_view caption,
                   std::string_view heading) {
  return fmt::format(
      "<figure><label><input type=\"checkbox\" aria-label=\"enlarge\">"
      "<img src=\"data:image/png;base64,{}\" alt=\"{}, {}\"></label>"
      "<figcaption>{}</figcaption></figure>\n",
      base64(encode_png(picture)), escaped(heading), escaped(caption),
      escaped(caption));
}

std::string section(const ComparedPicture& compared, const ComparePage& page,
                    const Color& mark) {
  std::string html = fmt::format(
      "<section><h2>{} <small>{}</small><span class=\"change {}\">{}</span>"
      "</h2>\n<div class=\"row\">\n",
      escaped(compared.heading), escaped(compared.detail),
      escaped(compared.change), escaped(compared.change));
  if (compared.before) {
    html += figure(*compared.before, page.before, compared.heading);
  }
  if (compared.after) {
    html += figure(*compared.after, page.after, compared.heading);
  }
  if (compared.before && compared.after) {
    html += figure(difference_picture(*compared.before, *compared.after, mark),
                   "difference", compared.heading);
  }
  return html + "</div></section>\n";
}

}  // namespace

std::string compare_page_html(const ComparePage& page) {
  const Theme light = built_in_theme("executive-light");
  const Theme dark = built_in_theme("blueprint-dark");
  std::string html = fmt::format(
      "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n"
      "<meta name=\"viewport\" content=\"width=device-width\">\n"
      "<meta name=\"color-scheme\" content=\"light dark\">\n"
      "<title>{0}</title>\n<style>\n:root{{{1}}}\n"
      "@media(prefers-color-scheme:dark){{:root{{{2}}}}}{3}</style>\n"
      "<h1>{0}</h1>\n<p class=\"summary\">{4}</p>\n",
      escaped(page.title), colors_of(light), colors_of(dark), kStyle,
      escaped(page.summary));
  for (const ComparedPicture& compared : page.pictures) {
    html += section(compared, page, light.risk.color);
  }
  for (const std::string& remark : page.remarks) {
    html += fmt::format("<p class=\"remark\">{}</p>\n", escaped(remark));
  }
  return html + "</html>\n";
}

std::string base64(std::string_view bytes) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string text;
  text.reserve((bytes.size() + 2) / 3 * 4);
  for (std::size_t i = 0; i < bytes.size(); i += 3) {
    std::uint32_t group = 0;
    for (std::size_t k = i; k < i + 3; ++k) {
      const char byte = k < bytes.size() ? bytes[k] : '\0';
      group = group << 8 | static_cast<std::uint8_t>(byte);
    }
    for (unsigned shift = 24; shift > 0; shift -= 6) {
      text += kDigits[group >> (shift - 6) & 63];
    }
  }
  for (std::size_t k = bytes.size() % 3; k != 0 && k < 3; ++k) {
    text[text.size() - 3 + k] = '=';
  }
  return text;
}

}  // namespace owldeck
