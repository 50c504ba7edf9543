#include "generator/deck/course.h"

#include <array>
#include <map>
#include <string>

#include "generator/deck/decode_words.h"
#include "generator/deck/tables.h"
#include "generator/source/limits.h"

namespace owldeck {
namespace {

/// One path at least, below the course's folder.
bool decode_decks(const YamlNode& node, std::vector<Located<std::string>>& out,
                  Diagnostics& diagnostics) {
  if (node.kind == YamlNode::Kind::Sequence && node.items.empty()) {
    return wrong_value(node.span, "the course has no decks", diagnostics,
                       "list the paths of their files");
  }
  if (node.items.size() > kMostCourseDecks) {
    diagnostics.error(
        node.span, "deck-size",
        "more than " + std::to_string(kMostCourseDecks) + " decks in a course",
        "make two courses of it");
    return false;
  }
  return decode_list(node, out, diagnostics, decode_path);
}

/// The file of a course.
struct CourseFile {
  Course course;
};

}  // namespace

template <>
Schema schema_read_by<decode_decks>(SchemaDefinitions& definitions) {
  Schema schema = list_schema(schema_read_by<decode_path>(definitions));
  schema.fewest_items = 1;
  schema.unique_items = true;
  return schema;
}

namespace {

constexpr std::array kCourse{
    field<&Course::id, decode_id>("id", Need::Required, "name of the course"),
    field<&Course::title>("title", Need::Required, "title of the course"),
    field<&Course::anchors>("anchors", Need::Optional,
                            "what the anchors of its decks have in common"),
    field<&Course::decks, decode_decks>("decks", Need::Required,
                                        "its decks, in order")};

constexpr std::array kCourseFile{field<&CourseFile::course>(
    "course", Need::Required, "id, title and decks")};

void check_twice(const Course& course, Diagnostics& diagnostics) {
  std::map<std::string, Span> seen;
  for (const Located<std::string>& deck : course.decks) {
    const auto [first, is_new] = seen.try_emplace(deck.value, deck.span);
    if (is_set(deck) && !is_new) {
      diagnostics.add({deck.span,
                       Severity::Error,
                       "duplicate-name",
                       "'" + deck.value + "' is listed twice",
                       "remove one of them",
                       {{first->second, "the first is here"}}});
    }
  }
}

}  // namespace

Fields<Course> fields_of(const Course&) {
  return kCourse;
}

Schema course_schema(SchemaDefinitions& definitions) {
  return map_schema(definitions, Fields<CourseFile>(kCourseFile));
}

bool is_course(std::string_view text) {
  constexpr std::string_view kKey = "course:";
  return text.starts_with(kKey) ||
         text.find("\ncourse:") != std::string_view::npos;
}

std::optional<Course> load_course(const std::filesystem::path& path,
                                  const FileReader& files, SourceTexts& sources,
                                  Diagnostics& diagnostics) {
  const std::string shown = path.generic_string();
  const ReadText read = read_text(files, path, kMostYamlBytes);
  if (!read.text) {
    diagnostics.error({shown, 0, 0, 0},
                      read.is_too_large ? "file-size" : "file-missing",
                      "the file " + read.problem);
    return std::nullopt;
  }
  sources[shown] = *read.text;
  const auto root = parse_yaml(shown, *read.text, diagnostics);
  if (!root) {
    return std::nullopt;
  }
  MapDecoder map(*root, diagnostics);
  if (!map.is_map()) {
    return std::nullopt;
  }
  CourseFile file;
  map.read(Fields<CourseFile>(kCourseFile), file);
  map.finish();
  check_twice(file.course, diagnostics);
  return diagnostics.has_errors() ? std::nullopt
                                  : std::optional(std::move(file.course));
}

}  // namespace owldeck
