#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <future>
#include <iterator>
#include <set>

#include "generator/audit/pdf_file.h"
#include "generator/audit/pdf_pages.h"
#include "generator/audit/readers.h"

namespace owldeck {
namespace {

using Kind = PdfValue::Kind;

/// What the metadata of every PDF may say.
constexpr std::array<std::string_view, 6> kUsualMetadata{
    "Title", "Producer", "Creator", "CreationDate", "ModDate", "Trapped"};

/// Gathers every string of a PDF's objects.
class StringWalk {
 public:
  StringWalk(const PdfFile& file, FileContents& contents)
      : file_(file), contents_(contents) {
    for (const PdfValue& trailer : file.trailers()) {
      metadata_.insert(&file.resolve(trailer.at("Info")));
    }
  }

  void walk_all() {
    for (const PdfObject& object : file_.objects()) {
      object_ = object.number;
      walk(object.value, "");
    }
    object_ = 0;
    for (const PdfValue& trailer : file_.trailers()) {
      walk(trailer, "");
    }
  }

 private:
  void walk(const PdfValue& value, const std::string& where) {
    if (value.is_string()) {
      contents_.texts.push_back(
          {where.empty() ? object() : where, text_of(value)});
    } else if (value.kind == Kind::Array) {
      for (const PdfValue& item : value.items) {
        walk(item, where);
      }
    } else if (value.kind == Kind::Dictionary) {
      walk_dictionary(value);
    } else if (value.kind == Kind::Name &&
               value.text.find('#') != value.text.npos) {
      contents_.texts.push_back({object(), name_text(value.text)});
    }
  }

  void walk_dictionary(const PdfValue& dictionary) {
    for (std::size_t i = 0; i + 1 < dictionary.items.size(); i += 2) {
      const PdfValue& key = dictionary.items[i];
      const PdfValue& value = dictionary.items[i + 1];
      walk(key, "");
      if (value.kind == Kind::Number || value.kind == Kind::Reference) {
        continue;
      }
      walk(value, value.is_string() ? place(dictionary, key.text) : "");
      look_for_signs(dictionary, key.text, value);
    }
  }

  [[nodiscard]] std::string object() const {
    return object_ == 0 ? "trailer" : fmt::format("object {}", object_);
  }

  /// What a dictionary is, with the key of the string.
  [[nodiscard]] std::string place(const PdfValue& of,
                                  std::string_view key) const {
    const auto has = [&](std::string_view name) {
      return of.at(name).kind != Kind::Null;
    };
    if (metadata_.contains(&of)) {
      return fmt::format("metadata /{}", key);
    }
    if (of.at("Type").is_name("StructElem") || (has("S") && has("P"))) {
      return fmt::format("structure tree /{}", key);
    }
    if (is_annotation(of)) {
      return fmt::format("annotation /{}", key);
    }
    if (key == "Title" && has("Parent")) {
      return "outline";
    }
    if (has("EF")) {
      return fmt::format("attachment /{}", key);
    }
    if (key == "JS") {
      return "JavaScript";
    }
    return fmt::format("{} /{}", object(), key);
  }

  [[nodiscard]] static bool is_annotation(const PdfValue& of) {
    return of.at("Type").is_name("Annot") ||
           (of.at("Rect").kind != Kind::Null &&
            of.at("Subtype").kind == Kind::Name);
  }

  void look_for_signs(const PdfValue& of, std::string_view key,
                      const PdfValue& value) {
    if (value.is_name("JavaScript") && key == "S") {
      contents_.signs.push_back({object(), "JavaScript"});
    }
    if (key == "Contents" && value.is_string() && is_annotation(of) &&
        !of.at("Subtype").is_name("Link")) {
      contents_.signs.push_back({object(), "a note on a page"});
    }
    if (metadata_.contains(&of) && value.is_string() &&
        std::ranges::find(kUsualMetadata, key) == kUsualMetadata.end()) {
      contents_.signs.push_back(
          {place(of, key), "metadata beyond title and producer"});
    }
  }

  const PdfFile& file_;
  FileContents& contents_;
  std::set<const PdfValue*> metadata_;
  int object_ = 0;
};

/// The name under which a PDF keeps the attachment `number`.
std::string attachment_name(const PdfFile& file, int number) {
  for (const PdfObject& object : file.objects()) {
    const PdfValue& kept = file.resolve(object.value.at("EF"));
    for (const PdfValue& value : kept.items) {
      if (value.reference() == number) {
        const PdfValue& name = object.value.at("UF");
        return text_of(name.is_string() ? name : object.value.at("F"));
      }
    }
  }
  return fmt::format("of object {}", number);
}

void add_attachment(const PdfFile& file, const PdfObject& object,
                    FileContents& contents) {
  const std::string name = attachment_name(file, object.number);
  const std::string where = "attachment " + name;
  contents.files.push_back({where, name, object.stream});
  contents.signs.push_back({where, "an attachment"});
}

bool is_program(const PdfObject& object) {
  // The numbers of a font's outlines.
  return object.value.at("Length1").kind == Kind::Number ||
         object.value.at("Subtype").is_name("Type1C");
}

bool is_object_stream(const PdfObject& object) {
  return object.has_stream && object.value.at("Type").is_name("ObjStm");
}

void add_stream(const PdfFile& file, const PdfObject& object,
                FileContents& contents) {
  const PdfValue& value = object.value;
  const std::string where = fmt::format("object {}", object.number);
  if (!object.problem.empty()) {
    contents.unread.push_back({where, object.problem});
  }
  if (is_object_stream(object)) {
    return;
  }
  if (value.at("Type").is_name("EmbeddedFile")) {
    add_attachment(file, object, contents);
  } else if (value.at("Type").is_name("Metadata")) {
    contents.files.push_back({"XMP metadata", "", object.stream});
  } else if (!is_program(object) && object.stream.starts_with("<")) {
    contents.files.push_back({where, "", object.stream});
  } else {
    contents.texts.push_back({where, object.stream});
  }
}

void say_what_cannot_be_read(const PdfFile& file, FileContents& contents) {
  for (const PdfValue& trailer : file.trailers()) {
    if (trailer.at("Encrypt").kind != Kind::Null) {
      contents.unread.push_back({"", "it is encrypted"});
      break;
    }
  }
  if (file.objects().empty()) {
    contents.unread.push_back({"", "it has no objects"});
  }
  if (file.is_too_large()) {
    contents.unread.push_back({"", "it has too many objects"});
  }
}

/// The objects as they are written: comments and what else is no value.
std::string written_bytes(const PdfFile& file) {
  std::string all;
  for (const std::string_view part : file.written()) {
    all += part;
    all += '\n';
  }
  for (const PdfObject& object : file.objects()) {
    if (is_object_stream(object)) {
      all += object.stream;
    }
  }
  return all;
}

}  // namespace

FileContents pdf_contents(std::string_view bytes, Budget& budget) {
  FileContents contents{"PDF"};
  const PdfFile file(bytes, budget);
  say_what_cannot_be_read(file, contents);
  FileContents strings;
  auto walk = std::async(
      budget.threads > 1 ? std::launch::async : std::launch::deferred,
      [&] { StringWalk(file, strings).walk_all(); });
  PdfPages pages(file, contents);
  pages.read_pages();
  pages.read_orphans();
  walk.get();
  std::ranges::move(strings.texts, std::back_inserter(contents.texts));
  std::ranges::move(strings.signs, std::back_inserter(contents.signs));
  for (const PdfObject& object : file.objects()) {
    if (object.has_stream && !pages.has_read(object)) {
      add_stream(file, object, contents);
    }
  }
  for (const std::string_view part : file.outside()) {
    contents.texts.push_back({"outside of all objects", std::string(part)});
  }
  contents.other_bytes = {"between its values", written_bytes(file)};
  return contents;
}

}  // namespace owldeck
