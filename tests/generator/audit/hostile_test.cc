#include <doctest/doctest.h>

#include <cstdint>

#include "tests/generator/audit/pdf_bytes.h"
#include "tests/generator/audit/planted.h"

using namespace owldeck;

namespace {

/// One file of each format.
std::vector<std::string> samples() {
  const std::string text(kPlanted);
  PdfParts parts;
  parts.more = {
      packed_pdf_stream("41 0 << /A (b) >>", "/Type /ObjStm /N 1 /First 5"),
      packed_pdf_stream("attached", "/Type /EmbeddedFile")};
  return {pdf_of(parts),
          png_with(png_chunk("zTXt", std::string("T\0\0", 3) + deflated(text))),
          zipped({{"a.xml", "<a b='c'>" + text + "</a>"}}),
          gzipped(text),
          big(16, 4) + "ftypisom" + big(0, 4) + big(40, 4) + "moov" +
              big(32, 4) + "udta" + std::string(24, 'x'),
          "\x1A\x45\xDF\xA3\x80\x18\x53\x80\x67\x88\xEC\x86"
          "abcdef",
          "{\"notes\": [\"a\\u0041\\\"\", {\"b\": 1}]}",
          "WEBVTT\n\n00:00 --> 00:01\n<b>a</b>\n",
          "<svg a='data:image/png;base64,AAAA'><!-- c --><![CDATA[d]]></svg>",
          "GIF89a" + std::string(7, '\0') +
              "\x21\xFE\x3"
              "abc" +
              std::string("\0\x3B", 2)};
}

/// Numbers that look random and are the same in every run.
class Numbers {
 public:
  std::size_t below(std::size_t limit) {
    state_ = state_ * 6364136223846793005U + 1442695040888963407U;
    return static_cast<std::size_t>(state_ >> 33U) % limit;
  }

 private:
  std::uint64_t state_ = 1;
};

}  // namespace

TEST_CASE("audit: files that end anywhere are read to their end") {
  for (const std::string& sample : samples()) {
    for (std::size_t length = 0; length < sample.size(); ++length) {
      const AuditReport report =
          audit_bytes("file", std::string(sample.substr(0, length)), nullptr);
      CHECK(report.formats.size() == 1);
    }
  }
}

TEST_CASE("audit: files with changed bytes are read to their end") {
  Numbers numbers;
  for (const std::string& sample : samples()) {
    for (int round = 0; round < 300; ++round) {
      std::string bytes = sample;
      for (int i = 0; i < 4; ++i) {
        bytes[numbers.below(bytes.size())] =
            static_cast<char>(numbers.below(256));
      }
      const AuditReport report = audit_bytes("file", bytes, nullptr);
      CHECK(report.formats.size() == 1);
    }
  }
}

TEST_CASE("audit: values within values without end do not fill the stack") {
  const std::string deep(1 << 20, '[');
  CHECK(places_of_leaks("%PDF-1.4\n1 0 obj\n" + deep + std::string(kPlanted))
            .size() == 1);
  CHECK(places_of_leaks(deep + std::string(kPlanted)).size() == 1);
  std::string tags;
  for (int i = 0; i < 100'000; ++i) {
    tags += "<a>";
  }
  CHECK(places_of_leaks(tags + std::string(kPlanted)).size() == 1);
}

TEST_CASE("audit: pages and forms that hold themselves are read once") {
  PdfParts parts;
  parts.content = "/X Do";
  parts.more = {pdf_stream("/X Do BT (" + std::string(kPlanted) + ") Tj ET",
                           "/Subtype /Form")};
  CHECK(places_of_leaks(pdf_of(parts)) == std::vector<std::string>{"page 1"});
  CHECK(places_of_leaks("%PDF-1.4\n1 0 obj\n<< /Pages 1 0 R /Kids [1 0 R] "
                        "/Parent 1 0 R /T (" +
                        std::string(kPlanted) +
                        ") >>\nendobj\ntrailer << /Root 1 0 R >>")
            .size() == 1);
}

TEST_CASE("audit: objects that overlap in their stream are not read for ever") {
  std::string offsets;
  for (int i = 0; i < 20'000; ++i) {
    offsets += "9 0 ";
  }
  PdfParts parts;
  std::string array = "[";
  for (int i = 0; i < 20'000; ++i) {
    array += "1 ";
  }
  parts.more = {packed_pdf_stream(
      offsets + array,
      fmt::format("/Type /ObjStm /N 20000 /First {}", offsets.size()))};
  CHECK(unread_parts(pdf_of(parts)) ==
        std::vector<std::string>{": it has too many objects"});
}
