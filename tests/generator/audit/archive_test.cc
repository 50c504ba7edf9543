#include <doctest/doctest.h>

#include "tests/generator/audit/packed.h"
#include "tests/generator/audit/planted.h"

using namespace owldeck;

namespace {

const std::string kText(kPlanted);

/// A slide's notes in PowerPoint, a tag around every word.
std::string notes_slide() {
  std::string out = "<?xml version=\"1.0\"?><p:notes><a:p>";
  for (std::size_t at = 0; at < kText.size();) {
    const std::size_t end = std::min(kText.find(' ', at), kText.size());
    out += "<a:r><a:t>" + kText.substr(at, end - at) + " </a:t></a:r>";
    at = end + 1;
  }
  return out + "</a:p></p:notes>";
}

std::string pptx_with(const ZipPart& part) {
  return zipped({{"[Content_Types].xml", "<Types/>"},
                 {"ppt/presentation.xml", "<p:presentation/>"},
                 part});
}

std::string tar_with(const std::string& name, const std::string& text) {
  std::string head(512, '\0');
  head.replace(0, name.size(), name);
  head.replace(124, 11, "00000000" + std::string("071"));
  head.replace(257, 5, "ustar");
  return head + text + std::string(512 - text.size(), '\0');
}

std::vector<PlantedFile> in_archives() {
  const std::string nested =
      zipped({{"inner.zip", zipped({{"a.txt", kText}}), false}});
  return {
      {"PPTX, notes of a slide", "part ppt/notesSlides/notesSlide7.xml: text",
       pptx_with({"ppt/notesSlides/notesSlide7.xml", notes_slide()})},
      {"PPTX, comment", "part ppt/comments/1.xml: attribute text of <p:cm>",
       pptx_with({"ppt/comments/1.xml", "<p:cm text='" + kText + "'/>"})},
      {"PPTX, properties", "part docProps/core.xml: text",
       pptx_with({"docProps/core.xml", "<dc:subject>" + kText})},
      {"PPTX, a picture's text", "part ppt/media/1.png: tEXt chunk Title",
       pptx_with(
           {"ppt/media/1.png",
            png_with(png_chunk("tEXt", "Title" + std::string(1, '\0') + kText)),
            false})},
      {"zip, name of a part", "name of a part", zipped({{kText, "nothing"}})},
      {"zip, comment", "directory and comments",
       zipped({{"a.txt", "nothing"}}, kText)},
      {"zip, extra field", "part a.txt, extra field",
       zipped({{"a.txt", "nothing", true, kText}})},
      {"zip, between its parts", "between its parts",
       zipped({{"a.txt", "nothing"}, {"b.txt", "", true, "", true, kText}})},
      {"zip, a part that is not listed", "part b.txt: line 1",
       zipped({{"a.txt", "nothing"}, {"b.txt", kText, true, "", false}})},
      {"zip in a zip", "part inner.zip: part a.txt: line 1", nested},
      {"gzip", "unpacked: line 1", gzipped(kText)},
      {"gzip, second member", "unpacked: line 1",
       gzipped("nothing") + gzipped(kText)},
      {"gzip, after its end", "after its end: line 1",
       gzipped("nothing") + kText},
      {"tar", "part notes.txt: line 1", tar_with("notes.txt", kText)},
      {"tar, name", "head of " + kText, tar_with(kText, "nothing")},
      {"SVGZ", "unpacked: text", gzipped("<svg><text>" + kText)}};
}

}  // namespace

TEST_CASE("audit: every part of an archive and what is between are searched") {
  check_found(in_archives());
}

TEST_CASE("audit: a PPTX is known for what it is") {
  const AuditReport report =
      audit_bytes("a", pptx_with({"a.xml", "<a/>"}), nullptr);
  CHECK(report.formats == std::map<std::string, int>{{"PPTX", 1}});
}

TEST_CASE("audit: an encrypted part of a zip is not passed over") {
  std::string bytes = zipped({{"a.txt", "nothing"}});
  bytes[6] = '\1';
  CHECK(unread_parts(bytes) ==
        std::vector<std::string>{"part a.txt: it is encrypted"});
}

TEST_CASE("audit: an archive that cannot be unpacked is not passed over") {
  CHECK(unread_parts("7z\xBC\xAF\x27\x1C rest") ==
        std::vector<std::string>{": it is packed in a way that is not known"});
}

TEST_CASE("audit: archives too deep within each other are not passed over") {
  std::string bytes = "nothing";
  for (int i = 0; i < 12; ++i) {
    bytes = zipped({{"a.zip", bytes}});
  }
  CHECK(unread_parts(bytes).size() == 1);
}

TEST_CASE("audit: a file that unpacks to more than memory is not passed over") {
  // Packed twice, 2 GB of zeros take some kilobytes.
  const std::string zeros(std::size_t{1} << 24, '\0');
  const std::string once = gzipped(zeros);
  std::string many;
  for (int i = 0; i < 128; ++i) {
    many += once;
  }
  CHECK(unread_parts(gzipped(many)).size() == 1);
}
