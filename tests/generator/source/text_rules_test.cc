#include "generator/source/text_rules.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

std::string problem_of(std::string_view text) {
  const auto problem = find_text_problem(text);
  return problem ? problem->message : "";
}

TEST_CASE("text_rules: letters of all scripts, marks and emoji are text") {
  CHECK(problem_of("naïve · 注意 · внимание · תשומת לב · e\u0301 · ∑ · "
                   "🦉") == "");
  CHECK(problem_of("a\tb\nc\r\nd") == "");
  CHECK(problem_of("\u00A0\u2009\u2011\u00B7\uFFFD") == "");
}

TEST_CASE("text_rules: controls that turn the direction are refused by name") {
  for (const char* text :
       {"\u061C", "\u200E", "\u200F", "\u202A", "\u202B", "\u202C", "\u202D",
        "\u202E", "\u2066", "\u2067", "\u2068", "\u2069"}) {
    CHECK(problem_of(text) != "");
    CHECK(find_text_problem(text)->code == "hidden-character");
  }
  CHECK(problem_of("a\u202Eb") ==
        "U+202E (right-to-left override) in the text, which nobody sees");
  CHECK(find_text_problem("é\u202Eb")->offset == 2);
}

TEST_CASE("text_rules: what nobody sees is refused") {
  for (const char* text :
       {"\u00AD",     "\u034F",     "\u115F",    "\u180E", "\u200B", "\u200C",
        "a\u200D",    "\u2028",     "\u2029",    "\u2060", "\u2063", "\u206A",
        "\u3164",     "\uFE0F",     "a\uFE0F",   "\uFEFF", "\uFFA0", "\uFFF9",
        "\U0001D173", "\U000E0041", "\U000E0100"}) {
    CHECK(problem_of(text) != "");
  }
}

TEST_CASE("text_rules: what Unicode calls no character is refused") {
  for (const char* text : {"\uFDD0", "\uFDEF", "\xEF\xBF\xBE", "\xEF\xBF\xBF",
                           "\U0001FFFE", "\U0010FFFF"}) {
    CHECK(problem_of(text).find("no character") != std::string::npos);
  }
}

TEST_CASE("text_rules: controls of terminals are refused by their code") {
  CHECK(problem_of(std::string_view("a\0", 2)) ==
        "control character U+0000 in the text");
  CHECK(problem_of("\x1B[31m") == "control character U+001B in the text");
  CHECK(problem_of("\x7F") == "control character U+007F in the text");
  CHECK(problem_of("\u0085") == "control character U+0085 in the text");
}

TEST_CASE("text_rules: joiners and selectors may stand in emoji") {
  CHECK(problem_of("👩\u200D💻") == "");
  CHECK(problem_of("👩🏽\u200D💻 and ❤\uFE0F\u200D🔥") == "");
  CHECK(problem_of("1\uFE0F\u20E3, #\uFE0F\u20E3, ✔\uFE0E") == "");
}

TEST_CASE("text_rules: and nowhere else") {
  CHECK(problem_of("owl\u200Ddeck") != "");
  CHECK(problem_of("👩\u200D") != "");
  CHECK(problem_of("👩\u200Da") != "");
  CHECK(problem_of("👩\u200D\u200D💻") != "");
  CHECK(problem_of("👩 \u200D💻") != "");
  CHECK(problem_of("a\uFE0F") != "");
  CHECK(problem_of("❤\uFE0F\uFE0F") != "");
  CHECK(problem_of("❤\uFE01") != "");
}

TEST_CASE(
    "text_rules: halves, overlong forms and cut characters are no UTF-8") {
  for (const std::string_view text :
       {"\xC0\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xE2\x80", "\x80",
        "\xF8\x88\x80\x80\x80"}) {
    CHECK(problem_of(text).ends_with("is not UTF-8"));
  }
}

TEST_CASE("text_rules: other encodings are told by their marks") {
  const auto encoding = [](std::string_view text) {
    const auto problem = find_wrong_encoding(text);
    return problem ? problem->message : "";
  };
  CHECK(encoding("\xFE\xFFx") == "the file is in UTF-16, not in UTF-8");
  CHECK(encoding("\xFF\xFEx") == "the file is in UTF-16, not in UTF-8");
  CHECK(encoding({"\xFF\xFE\0\0", 4}) == "the file is in UTF-32, not in UTF-8");
  CHECK(encoding("\xEF\xBB\xBFx") == "");
  CHECK(encoding("plain") == "");
}

TEST_CASE("text_rules: lines end with LF, CR LF or CR") {
  std::string_view text = "a\nb\r\nc\rd\n\r";
  CHECK(take_line(text) == "a");
  CHECK(take_line(text) == "b");
  CHECK(take_line(text) == "c");
  CHECK(take_line(text) == "d");
  CHECK(take_line(text) == "");
  CHECK(text.empty());
  CHECK(take_line(text) == "");
  CHECK(with_plain_lines("a\r\nb\rc\n\r\r\n") == "a\nb\nc\n\n\n");
}

}  // namespace
}  // namespace owldeck
