#include "generator/theme/templates.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace owldeck {
namespace {

TEST_CASE("templates: the light theme is compiled in") {
  const auto names = built_in_names("themes");
  CHECK(std::find(names.begin(), names.end(), "executive-light") !=
        names.end());
}

TEST_CASE("templates: a name gives the file's text") {
  const auto text = built_in_template("themes/executive-light.yaml");
  REQUIRE(text.has_value());
  CHECK(text->find("theme: executive-light") != std::string_view::npos);
}

TEST_CASE("templates: an unknown file is nothing") {
  CHECK_FALSE(built_in_template("themes/no-such.yaml").has_value());
}

TEST_CASE("templates: an unknown folder has no names") {
  CHECK(built_in_names("them").empty());
}

}  // namespace
}  // namespace owldeck
