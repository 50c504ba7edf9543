#include "generator/source/print.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

Diagnostic error_at(int line, int column, int length) {
  return {{"deck.yaml", line, column, length},
          Severity::Error,
          "unknown-key",
          "unknown key 'tittle'",
          "did you mean 'title'?",
          {}};
}

TEST_CASE("print: place, code, line, underline and hint") {
  CHECK(print(error_at(2, 3, 6), {{"deck.yaml", "deck:\n  tittle: x\n"}}) ==
        "deck.yaml:2:3: error[unknown-key]: unknown key 'tittle'\n"
        "    2 |   tittle: x\n"
        "      |   ^~~~~~\n"
        "hint: did you mean 'title'?\n");
}

TEST_CASE("print: a warning says so and an empty hint is left out") {
  Diagnostic diagnostic = error_at(1, 1, 1);
  diagnostic.severity = Severity::Warning;
  diagnostic.hint.clear();
  CHECK(print(diagnostic, {}) ==
        "deck.yaml:1:1: warning[unknown-key]: unknown key 'tittle'\n");
}

TEST_CASE("print: notes show their own lines") {
  Diagnostic diagnostic = error_at(2, 1, 1);
  diagnostic.hint.clear();
  Note& note = diagnostic.notes.emplace_back();
  note.span = {"deck.yaml", 1, 1, 1};
  note.message = "the first is here";
  CHECK(print(diagnostic, {{"deck.yaml", "a: 1\na: 2\n"}}) ==
        "deck.yaml:2:1: error[unknown-key]: unknown key 'tittle'\n"
        "    2 | a: 2\n"
        "      | ^\n"
        "deck.yaml:1:1: note: the first is here\n"
        "    1 | a: 1\n"
        "      | ^\n");
}

std::string caret_line(int column, int length, const std::string& line) {
  Diagnostic diagnostic = error_at(1, column, length);
  diagnostic.hint.clear();
  std::string printed = print(diagnostic, {{"deck.yaml", line + "\n"}});
  printed.pop_back();
  return printed.substr(printed.rfind('\n') + 1);
}

TEST_CASE("print: the caret stands under the character after a tab") {
  CHECK(caret_line(2, 2, "\tab") == "      |     ^~");
}

TEST_CASE("print: the caret counts wide characters as a terminal does") {
  CHECK(caret_line(4, 2, "日本:語文") == "      |      ^~~~");
}

TEST_CASE("print: the caret counts accented characters once") {
  CHECK(caret_line(3, 1, "éàx") == "      |   ^");
}

TEST_CASE("print: a place after the end of the line still has a caret") {
  CHECK(caret_line(9, 3, "ab") == "      |   ^");
}

TEST_CASE("print: of a long line only what is around the caret is shown") {
  const std::string line = std::string(500, 'a') + "b" + std::string(500, 'c');
  Diagnostic diagnostic = error_at(1, 501, 1);
  const std::string printed = print(diagnostic, {{"deck.yaml", line}});
  CHECK(printed.find("...aaa") != std::string::npos);
  CHECK(printed.find("ccc...\n") != std::string::npos);
  const std::size_t start = printed.find('\n') + 1;
  const std::size_t caret_start = printed.find('\n', start) + 1;
  CHECK(printed.find('b', start) - start ==
        printed.find('^', caret_start) - caret_start);
}

TEST_CASE("print: bytes that steer a terminal are not passed on") {
  const std::string printed =
      print(error_at(1, 1, 1), {{"deck.yaml", "\x1B[31m\xFF\n"}});
  CHECK(printed.find('\x1B') == std::string::npos);
  CHECK(printed.find('\xFF') == std::string::npos);
}

TEST_CASE("print: a byte order mark takes no column") {
  Diagnostic diagnostic = error_at(1, 1, 2);
  diagnostic.hint.clear();
  CHECK(print(diagnostic, {{"deck.yaml",
                            "\xEF\xBB\xBF"
                            "ab\r\n"}}) ==
        "deck.yaml:1:1: error[unknown-key]: unknown key 'tittle'\n"
        "    1 | ab\n"
        "      | ^~\n");
}

TEST_CASE("print: a problem without a line names the file alone") {
  Diagnostic diagnostic = error_at(0, 0, 0);
  diagnostic.hint.clear();
  CHECK(print(diagnostic, {}) ==
        "deck.yaml: error[unknown-key]: unknown key 'tittle'\n");
}

TEST_CASE("print: all are sorted by place and counted") {
  Diagnostics diagnostics;
  diagnostics.error({"b.yaml", 1, 1, 1}, "x", "third");
  diagnostics.error({"a.yaml", 2, 1, 1}, "x", "second");
  diagnostics.warning({"a.yaml", 1, 9, 1}, "x", "first");
  CHECK(print(diagnostics, {}) ==
        "a.yaml:1:9: warning[x]: first\n\n"
        "a.yaml:2:1: error[x]: second\n\n"
        "b.yaml:1:1: error[x]: third\n\n"
        "2 errors, 1 warning\n");
}

TEST_CASE("print: no problem prints nothing") {
  CHECK(print(Diagnostics(), {}).empty());
}

TEST_CASE("print: of very many problems the rest is counted") {
  Diagnostics diagnostics;
  for (int i = 0; i < 203; ++i) {
    diagnostics.error({"a.yaml", i + 1, 1, 1}, "x", "message");
  }
  CHECK(print(diagnostics, {}).ends_with("... and 3 more\n\n203 errors\n"));
}

TEST_CASE("print: a note says so and is counted last") {
  Diagnostics diagnostics;
  diagnostics.note({"a.yaml", 1, 1, 1}, "x", "hinted");
  diagnostics.warning({"a.yaml", 2, 1, 1}, "y", "doubtful");
  CHECK(print(diagnostics, {}) ==
        "a.yaml:1:1: note[x]: hinted\n\n"
        "a.yaml:2:1: warning[y]: doubtful\n\n"
        "1 warning, 1 note\n");
}

TEST_CASE("print: colours are the severity's, also under the line") {
  const std::string printed =
      print(error_at(1, 1, 2), {{"deck.yaml", "ab\n"}}, Colours::Always);
  CHECK(printed ==
        "\x1B[1mdeck.yaml:1:1\x1B[0m: "
        "\x1B[1;31merror[unknown-key]\x1B[0m: unknown key 'tittle'\n"
        "    1 | ab\n"
        "      | \x1B[1;31m^~\x1B[0m\n"
        "\x1B[1;36mhint\x1B[0m: did you mean 'title'?\n");
}

TEST_CASE("print: a warning and a note have colours of their own") {
  Diagnostic diagnostic = error_at(0, 0, 0);
  diagnostic.severity = Severity::Warning;
  CHECK(print(diagnostic, {}, Colours::Always).find("\x1B[1;33mwarning[") !=
        std::string::npos);
  diagnostic.severity = Severity::Note;
  CHECK(print(diagnostic, {}, Colours::Always).find("\x1B[1;36mnote[") !=
        std::string::npos);
}

TEST_CASE("print: without its colours a coloured text is the plain one") {
  Diagnostic diagnostic = error_at(2, 1, 1);
  Note& note = diagnostic.notes.emplace_back();
  note.span = {"deck.yaml", 1, 1, 2};
  note.message = "the first is here";
  const SourceTexts sources{{"deck.yaml", "ab\ncd\n"}};
  std::string printed = print(diagnostic, sources, Colours::Always);
  for (auto at = printed.find('\x1B'); at != std::string::npos;
       at = printed.find('\x1B')) {
    printed.erase(at, printed.find('m', at) - at + 1);
  }
  CHECK(printed == print(diagnostic, sources));
}

}  // namespace
}  // namespace owldeck
