#include "generator/check/repository.h"

#include "tests/generator/check/checkout.h"

namespace owldeck {
namespace {

const Checkout kCourse({{"README.md", "text"},
                        {"ch03/a/ch03.ipynb", notebook_of({"# A", "x = 1"})},
                        {"ch03/a/empty.ipynb", ""},
                        {"ch03/b/tool.py", "def f():\n    pass\n"},
                        {"ch04/c/broken.ipynb", "{"},
                        {"ch04/c/linked.ipynb", "{}"}},
                       {{"ch04/c/linked.ipynb", "/elsewhere/linked.ipynb"}});

using Paths = std::vector<std::string>;

TEST_CASE("repository: files and folders are found by their paths") {
  Repository course(kCourse, "course");
  CHECK(course.state_of("ch03/a/ch03.ipynb") == PathState::File);
  CHECK(course.state_of("./ch03//a/ch03.ipynb") == PathState::File);
  CHECK(course.state_of("ch03/a") == PathState::Folder);
  CHECK(course.state_of("ch03/") == PathState::Folder);
  CHECK(course.state_of("ch03/x.ipynb") == PathState::Missing);
  CHECK_FALSE(course.is_empty());
}

TEST_CASE("repository: what leads out of it is outside") {
  Repository course(kCourse, "course");
  CHECK(course.state_of("../secret.ipynb") == PathState::Outside);
  CHECK(course.state_of("ch03/../../x") == PathState::Outside);
  CHECK(course.state_of("/etc/passwd") == PathState::Outside);
  CHECK(course.state_of("") == PathState::Outside);
  CHECK(course.state_of("ch03/../ch03/a") == PathState::Folder);
}

TEST_CASE("repository: a link that leads out of it is outside") {
  Repository course(kCourse, "course");
  CHECK(course.state_of("ch04/c/linked.ipynb") == PathState::Outside);
}

TEST_CASE("repository: a checkout that is not there is empty") {
  const Checkout nothing({});
  CHECK(Repository(nothing, "course").is_empty());
}

TEST_CASE("repository: a wildcard matches names, not folders below") {
  Repository course(kCourse, "course");
  CHECK(course.glob("ch03/a/*") ==
        Paths{"ch03/a/ch03.ipynb", "ch03/a/empty.ipynb"});
  CHECK(course.glob("ch03/?/*.py") == Paths{"ch03/b/tool.py"});
  CHECK(course.glob("ch03/*") == Paths{"ch03/a", "ch03/b"});
  CHECK(course.glob("*.ipynb").empty());
}

TEST_CASE("repository: two stars match any folders") {
  Repository course(kCourse, "course");
  CHECK(course.glob("ch03/**/*.ipynb") ==
        Paths{"ch03/a/ch03.ipynb", "ch03/a/empty.ipynb"});
  CHECK(course.glob("**/tool.py") == Paths{"ch03/b/tool.py"});
  CHECK(course.glob("**/README.md") == Paths{"README.md"});
}

TEST_CASE("repository: the same name elsewhere is the nearest path") {
  Repository course(kCourse, "course");
  CHECK(course.nearest_path("ch03/ch03.ipynb") == "ch03/a/ch03.ipynb");
  CHECK(course.nearest_path("ch03\\a\\ch03.ipynb") == "ch03/a/ch03.ipynb");
}

TEST_CASE("repository: a path with a slip has the nearest path") {
  Repository course(kCourse, "course");
  CHECK(course.nearest_path("ch03/a/ch3.ipynb") == "ch03/a/ch03.ipynb");
  CHECK(course.nearest_path("something/else/entirely.txt").empty());
}

TEST_CASE("repository: what stands beside a missing path is told") {
  Repository course(kCourse, "course");
  CHECK(course.names_beside("ch04/c/x.txt") ==
        Paths{"ch04/c/broken.ipynb", "ch04/c/linked.ipynb"});
  CHECK(course.names_beside("ch03/none/x.txt") == Paths{"ch03/a/", "ch03/b/"});
  CHECK(course.names_beside("x/y") == Paths{"README.md", "ch03/", "ch04/"});
}

TEST_CASE("repository: a notebook is read once") {
  const Checkout files({{"a.ipynb", notebook_of({"x = 1"})}});
  Repository course(files, "course");
  const ReadNotebook& first = course.notebook("a.ipynb");
  CHECK(first.notebook.has_value());
  CHECK(&course.notebook("a.ipynb") == &first);
  CHECK(files.reads["course/a.ipynb"] == 1);
}

TEST_CASE("repository: the texts of what was read can be shown") {
  Repository course(kCourse, "course");
  CHECK(course.texts().empty());
  (void)course.notebook("ch04/c/broken.ipynb");
  CHECK(course.texts() == SourceTexts{{"ch04/c/broken.ipynb", "{"}});
}

TEST_CASE("repository: a notebook that cannot be read says why") {
  Repository course(kCourse, "course");
  const ReadNotebook& broken = course.notebook("ch04/c/broken.ipynb");
  CHECK_FALSE(broken.notebook.has_value());
  REQUIRE(broken.problems.size() == 1);
  CHECK(broken.problems[0].message == "it is no JSON");
}

TEST_CASE("repository: a Python file is read as a notebook") {
  Repository course(kCourse, "course");
  const ReadNotebook& tool = course.notebook("ch03/b/tool.py");
  REQUIRE(tool.notebook.has_value());
  CHECK(tool.notebook->definitions[0].name == "f");
}

}  // namespace
}  // namespace owldeck
