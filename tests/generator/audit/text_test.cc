#include <doctest/doctest.h>

#include "tests/generator/audit/packed.h"
#include "tests/generator/audit/planted.h"

using namespace owldeck;

namespace {

const std::string kText(kPlanted);

/// Every letter as a number.
std::string as_entities(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    out += "&#" + std::to_string(static_cast<int>(letter)) + ";";
  }
  return out;
}

/// Every letter as `\u0043`.
std::string as_escapes(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    out += "\\u" + hex(big(static_cast<unsigned char>(letter), 2));
  }
  return out;
}

std::string as_percent(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    out += "%" + hex(std::string(1, letter));
  }
  return out;
}

std::string svg(const std::string& inside) {
  return "<svg xmlns='http://www.w3.org/2000/svg'>" + inside + "</svg>";
}

std::string html(const std::string& inside) {
  return "<!DOCTYPE html><html><body>" + inside + "</body></html>";
}

std::vector<PlantedFile> in_markup() {
  const std::string png =
      png_with(png_chunk("tEXt", "T" + std::string(1, '\0') + kText));
  return {
      {"SVG, text", "text", svg("<text>" + kText + "</text>")},
      {"SVG, title", "text", svg("<title>" + kText + "</title>")},
      {"SVG, text in spans", "text",
       svg("<text><tspan>Cover every</tspan> row but <tspan>one</tspan>, and "
           "let a learner <tspan>read it aloud</tspan></text>")},
      {"SVG, attribute", "attribute aria-label of <g>",
       svg("<g aria-label=\"" + kText + "\"/>")},
      {"SVG, comment", "comment", svg("<!-- " + kText + " -->")},
      {"SVG, CDATA", "CDATA", svg("<desc><![CDATA[" + kText + "]]></desc>")},
      {"SVG, entities", "text", svg("<text>" + as_entities(kText) + "</text>")},
      {"SVG, picture as base64",
       "attribute href of <image>, data: address: tEXt chunk T",
       svg("<image href='data:image/png;base64," + base64(png) + "'/>")},
      {"XML, instruction", "instruction",
       "<?xml version='1.0'?><?note " + kText + "?><a/>"},
      {"XML, declared entity", "declaration",
       "<?xml version='1.0'?><!DOCTYPE a [<!ENTITY e \"" + kText +
           "\">]><a>&e;</a>"},
      {"HTML, paragraph", "text", html("<p>" + kText)},
      {"HTML, attribute without quotes", "attribute title of <p>",
       html("<p title=" + as_entities(kText) + ">")},
      {"HTML, script", "<script>, a value",
       html("<script>notes = '" + as_escapes(kText) + "'</script>")},
      {"HTML, style", "<style>", html("<style>/* " + kText + " */</style>")},
      {"HTML, address", "attribute href of <a>",
       html("<a href='mailto:a@b.example?body=" + as_percent(kText) + "'>")},
      {"HTML, frame", "attribute srcdoc of <iframe>: text",
       html("<iframe srcdoc='&lt;p&gt;" + as_entities(kText) + "'>")},
      {"HTML, data: address", "attribute href of <a>, data: address: line 1",
       html("<a href='data:," + as_percent(kText) + "'>")}};
}

std::vector<PlantedFile> in_data() {
  return {
      {"JSON, value", "value of notes",
       "{\"slides\": [{\"notes\": \"" + kText + "\"}]}"},
      {"JSON, escapes", "value of notes",
       "{\"notes\": \"" + as_escapes(kText) + "\"}"},
      {"JSON, key", "a key", "{\"" + kText + "\": 1}"},
      {"JSON, list of words", "its strings together",
       "[\"Cover\", \"every\\n\", \"row\", \"but\\t\", \"one\", \"and\\u0020\","
       " \"let\\n\", \"a\", \"lear\\u006eer\", \"read\", \"it\", \"aloud\"]"},
      {"VTT, NOTE block", "NOTE block",
       "WEBVTT\n\nNOTE\n" + kText + "\n\n00:01.000 --> 00:02.000\nnothing\n"},
      {"VTT, cue", "cues",
       "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Anna>" + kText + "\n"},
      {"VTT, over two cues", "cues",
       "WEBVTT\n\n1\n00:01.000 --> 00:02.000\nCover every <b>row</b>\n\n"
       "2\n00:02.000 --> 00:03.000\nbut one, and let a learner\n"},
      {"text", "line 3", "a\nb\n" + kText + "\n"},
      {"text, over lines", "line 2", "a\nCover every\nrow but\none and let it"},
      {"YAML", "line 2", "deck: x\nnotes: " + kText + "\n"},
      {"text, UTF-16 with its mark", "text in UTF-16",
       "\xFF\xFE" + utf16("Notes " + kText, true)},
      {"text, UTF-16 without a mark", "text in UTF-16", utf16(kText, false)},
      {"other bytes, UTF-16", "byte 3", "\1\2\3" + utf16(kText, true)},
      {"other bytes", "byte 4", std::string("\0\1\2\3", 4) + kText}};
}

}  // namespace

TEST_CASE("audit: texts, attributes and all else of markup are searched") {
  check_found(in_markup());
}

TEST_CASE("audit: JSON, captions and texts in any encoding are searched") {
  check_found(in_data());
}

TEST_CASE("audit: Latin-1 and accents do not hide a sentence") {
  const SecretSearch search =
      search_for("Déjà vu: the naïve façade was used before.");
  const auto finds = [&](const std::string& bytes) {
    return audit_bytes("file", bytes, &search).findings.size();
  };
  CHECK(finds("D\xE9j\xE0 vu: the na\xEFve fa\xE7"
              "ade was used before") == 1);
  CHECK(finds("De\xCC\x81ja\xCC\x80 vu: the naive facade was used before") ==
        1);
  CHECK(finds("<p>D&eacute;j&agrave; vu: the na&iuml;ve fa&ccedil;ade was used"
              " before</p>") == 1);
}
