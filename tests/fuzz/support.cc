#include "tests/fuzz/support.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "generator/source/print.h"
#include "generator/source/text_rules.h"
#include "generator/source/utf8.h"
#include "generator/theme/templates.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFileLine = "=== ";

/// Line `number` of `text`, from 1; nothing if there are fewer. Every text has
/// a first line.
std::optional<std::string_view> line_of(std::string_view text, int number) {
  std::string_view line = take_line(text);
  for (int passed = 1; passed < number; ++passed) {
    if (text.empty()) {
      return std::nullopt;
    }
    line = take_line(text);
  }
  return line;
}

}  // namespace

void expect(bool holds, std::string_view fact) {
  if (!holds) {
    std::fprintf(stderr, "expected: %.*s\n", static_cast<int>(fact.size()),
                 fact.data());
    std::abort();
  }
}

std::string text_of(const std::uint8_t* data, std::size_t size) {
  return {data, data + size};
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    const Utf8Character next = first_character(text);
    if (!next.valid) {
      return false;
    }
    text.remove_prefix(static_cast<std::size_t>(next.bytes));
  }
  return true;
}

void expect_place(const Span& span, std::string_view text) {
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  const auto line = line_of(text, span.line);
  expect(span.line >= 1 && line.has_value(), "a place in a line of the file");
  expect(span.column >= 1 && span.length >= 1, "a place has a column");
  expect(span.column <= count_characters(*line) + 1,
         "a place stands in its line");
}

void expect_places(const Diagnostics& diagnostics, const SourceTexts& sources) {
  for (const Diagnostic& each : diagnostics.all()) {
    const auto source = sources.find(each.span.file);
    // Line 0 stands for the whole file.
    if (source != sources.end() && each.span.line != 0) {
      expect_place(each.span, source->second);
    }
    expect(!each.code.empty() && !each.message.empty(), "a finding has words");
    expect(source == sources.end() || !is_utf8(source->second) ||
               (is_utf8(each.message) && is_utf8(each.hint)),
           "a finding quotes whole characters");
  }
  expect(diagnostics.all().empty() || !print(diagnostics, sources).empty(),
         "findings are printed");
}

std::optional<std::string> MemoryFiles::read(const fs::path& path) const {
  const auto found = texts_.find(resolve(path).generic_string());
  return found == texts_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::uintmax_t> MemoryFiles::size(const fs::path& path) const {
  const auto text = read(path);
  return text ? std::optional<std::uintmax_t>(text->size()) : std::nullopt;
}

fs::path MemoryFiles::resolve(const fs::path& path) const {
  return ("/deck" / path).lexically_normal();
}

std::map<std::string, std::string> split_files(const std::string& text,
                                               const std::string& first) {
  std::map<std::string, std::string> files;
  std::string name = first;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string_view line = std::string_view(text).substr(at, end - at);
    if (line.starts_with(kFileLine)) {
      name = line.substr(kFileLine.size());
      name.erase(std::min(name.find('\n'), name.size()));
    } else {
      files["/deck/" + name] += line;
    }
    at = end;
  }
  return files;
}

std::vector<Blueprint> all_built_in_blueprints() {
  std::vector<Blueprint> blueprints;
  for (const std::string& name : built_in_names("blueprints")) {
    const std::string path = "blueprints/" + name + ".yaml";
    Diagnostics sound;
    auto blueprint =
        load_blueprint(path, std::string(*built_in_template(path)), sound);
    expect(blueprint.has_value(), "built-in blueprints load");
    blueprints.push_back(std::move(*blueprint));
  }
  return blueprints;
}

}  // namespace owldeck
