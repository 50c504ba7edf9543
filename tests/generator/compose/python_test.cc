#include "generator/compose/python.h"

#include <doctest/doctest.h>

namespace owldeck {
namespace {

using Tokens = std::vector<CodeToken>;

TEST_CASE("python: a call is the name before a parenthesis") {
  CHECK(read_python("x = f(y)") == Tokens{{CodeWord::Plain, "x = "},
                                          {CodeWord::Call, "f"},
                                          {CodeWord::Plain, "(y)"}});
}

TEST_CASE("python: keywords are whole words") {
  CHECK(read_python("return returned") ==
        Tokens{{CodeWord::Keyword, "return"}, {CodeWord::Plain, " returned"}});
}

TEST_CASE("python: digits in names are no numbers") {
  CHECK(read_python("d2**0.5") ==
        Tokens{{CodeWord::Plain, "d2**"}, {CodeWord::Number, "0.5"}});
}

TEST_CASE("python: a comment runs to the end of the line") {
  CHECK(read_python("x # for 'y'") ==
        Tokens{{CodeWord::Plain, "x "}, {CodeWord::Comment, "# for 'y'"}});
}

TEST_CASE("python: an escaped quote does not end a string") {
  CHECK(read_python(R"('a\'b' c)") ==
        Tokens{{CodeWord::String, R"('a\'b')"}, {CodeWord::Plain, " c"}});
}

TEST_CASE("python: the words of a line are the line") {
  const std::string line =
      "    self.mask.bool()[:num_tokens], -torch.inf)  # \"√d\"";
  std::string joined;
  for (const CodeToken& token : read_python(line)) {
    joined += token.text;
  }
  CHECK(joined == line);
}

}  // namespace
}  // namespace owldeck
