#include <doctest/doctest.h>

#include <cstdlib>

#include "tests/course/commands.h"
#include "tests/generator/audit/pdf_bytes.h"
#include "tests/generator/audit/planted.h"
#include "tests/generator/build/temporary_folder.h"

using namespace owldeck;

namespace {

const std::string kText(kPlanted);

std::string shown(const std::string& text) {
  return "BT /F 12 Tf (" + text + ") Tj ET";
}

/// Each letter on its own, with kerning, and no blank anywhere.
std::string shown_letter_by_letter() {
  std::string out = "BT /F 12 Tf [";
  for (const char letter : kText) {
    if (letter == ' ') {
      out += "] TJ 7 0 Td [";
    } else {
      out += std::string("(") + letter + ") -13.5 ";
    }
  }
  return out + "] TJ ET";
}

/// A font of two bytes to a letter, the letter's code and three more.
constexpr const char* kToUnicode = R"(/CIDInit /ProcSet findresource begin
begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange
1 beginbfchar <0023> <0020> endbfchar
2 beginbfrange <0024> <0040> <0021> <0041> <007F>
[<003E> <003F> <0040> <0041> <0042> <0043> <0044> <0045> <0046> <0047> <0048>
<0049> <004A> <004B> <004C> <004D> <004E> <004F> <0050> <0051> <0052> <0053>
<0054> <0055> <0056> <0057> <0058> <0059> <005A> <005B> <005C> <005D> <005E>
<005F> <0060> <0061> <0062> <0063> <0064> <0065> <0066> <0067> <0068> <0069>
<006A> <006B> <006C> <006D> <006E> <006F> <0070> <0071> <0072> <0073> <0074>
<0075> <0076> <0077> <0078> <0079> <007A> <007B> <007C>] endbfrange endcmap)";

PdfParts with_glyph_codes() {
  std::string codes;
  for (const char letter : kText) {
    codes += big(static_cast<unsigned char>(letter) + 3U, 2);
  }
  PdfParts parts;
  parts.content = "BT /F 12 Tf <" + hex(codes) + "> Tj ET";
  parts.font = "<< /Type /Font /Subtype /Type0 /ToUnicode 7 0 R >>";
  parts.more = {packed_pdf_stream(kToUnicode)};
  return parts;
}

PdfParts with_form() {
  PdfParts parts;
  parts.content = "q /X Do Q";
  parts.more = {
      packed_pdf_stream(shown(kText), "/Type /XObject /Subtype /Form")};
  return parts;
}

PdfParts with_info(const std::string& info) {
  PdfParts parts;
  parts.info = "<< " + info + " >>";
  return parts;
}

PdfParts with_more(const std::string& object) {
  PdfParts parts;
  parts.more = {object};
  return parts;
}

std::string with_octal(const std::string& text) {
  std::string out;
  for (const char letter : text) {
    out += fmt::format("\\{:03o}", static_cast<unsigned char>(letter));
  }
  return out;
}

PdfParts with_attachment(const std::string& name, const std::string& bytes) {
  PdfParts parts;
  parts.more = {"<< /Type /Filespec /F (" + name + ") /EF << /F 8 0 R >> >>",
                packed_pdf_stream(bytes, "/Type /EmbeddedFile")};
  return parts;
}

/// The page's first content stands in the file still.
std::string with_old_revision() {
  PdfParts parts;
  parts.content = shown(kText);
  return pdf_of(parts) + pdf_object(4, pdf_stream(shown("nothing"))) +
         "trailer\n<< /Root 1 0 R /Info 6 0 R >>\nstartxref\n0\n%%EOF\n";
}

std::string with_old_packed_page() {
  std::string old = pdf_of(with_glyph_codes());
  return old + pdf_object(3, "<< /Type /Page /Parent 2 0 R >>") +
         "trailer\n<< /Root 1 0 R >>\n%%EOF\n";
}

PdfParts with_objects_in_stream() {
  const std::string inner = "<< /Private (" + kText + ") >>";
  return with_more(
      packed_pdf_stream("41 0 " + inner, "/Type /ObjStm /N 1 /First 5"));
}

PdfParts with_filters(const std::string& filters, const std::string& data) {
  return with_more(pdf_stream(data, "/Filter " + filters));
}

PdfParts with_page(const std::string& content) {
  PdfParts parts;
  parts.content = content;
  return parts;
}

/// Runs of letters as they are: a length, then so many bytes.
std::string in_runs(const std::string& text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); i += 5) {
    const std::string part = text.substr(i, 5);
    out += static_cast<char>(part.size() - 1) + part;
  }
  return out + '\x80';
}

/// What is shown, and what is said of the page and of the file.
std::vector<PlantedFile> in_pages_and_strings() {
  PdfParts annotated;
  annotated.page = "/Annots [7 0 R]";
  annotated.more = {
      "<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (" + kText +
      ") >>"};
  return {
      {"page", "page 1", pdf_of(with_page(shown(kText)))},
      {"page, in glyph runs with kerning", "page 1",
       pdf_of(with_page(shown_letter_by_letter()))},
      {"page, through ToUnicode", "page 1", pdf_of(with_glyph_codes())},
      {"page, in a form", "page 1", pdf_of(with_form())},
      {"page, ActualText of a marked part", "page 1, beside what it shows",
       pdf_of(with_page("/Span << /ActualText (" + kText + ") >> BDC EMC"))},
      {"page, comment of the content", "page 1, beside what it shows",
       pdf_of(with_page("q % " + kText + "\nQ"))},
      {"metadata, title", "metadata /Title",
       pdf_of(with_info("/Title (" + kText + ")"))},
      {"metadata, escapes", "metadata /Author",
       pdf_of(with_info("/Author (" + with_octal(kText) + ")"))},
      {"metadata, UTF-16", "metadata /Keywords",
       pdf_of(with_info("/Keywords <FEFF" + hex(utf16(kText, false)) + ">"))},
      {"metadata, UTF-8", "metadata /Subject",
       pdf_of(with_info("/Subject (\xEF\xBB\xBF" + kText + ")"))},
      {"metadata, XMP", "XMP metadata: text",
       pdf_of(with_more(packed_pdf_stream(
           "<?xpacket?><x:xmpmeta><dc:title>" + kText + "</dc:title>",
           "/Type /Metadata /Subtype /XML")))},
      {"outline", "outline",
       pdf_of(with_more("<< /Title (" + kText + ") /Parent 6 0 R >>"))},
      {"structure tree, Alt", "structure tree /Alt",
       pdf_of(with_more("<< /S /Figure /P 1 0 R /Alt (" + kText + ") >>"))},
      {"structure tree, ActualText", "structure tree /ActualText",
       pdf_of(with_more("<< /Type /StructElem /S /P /ActualText <FEFF" +
                        hex(utf16(kText, false)) + "> >>"))},
      {"annotation", "annotation /Contents", pdf_of(annotated)},
      {"JavaScript", "JavaScript",
       pdf_of(
           with_more("<< /S /JavaScript /JS (app.alert('" + kText + "')) >>"))},
      {"value of a form field", "object 7 /V",
       pdf_of(with_more("<< /FT /Tx /T (field) /V (" + kText + ") >>"))}};
}

/// What no viewer shows.
std::vector<PlantedFile> in_hidden_places() {
  return {
      {"attachment", "attachment notes.txt: line 2",
       pdf_of(with_attachment("notes.txt", "Notes\n" + kText))},
      {"attachment, an archive", "attachment all.zip: part a.txt: line 1",
       pdf_of(with_attachment("all.zip", zipped({{"a.txt", kText}})))},
      {"attachment, its name", "attachment " + kText + ": its name",
       pdf_of(with_attachment(kText, "nothing"))},
      {"object stream", "object 41 /Private", pdf_of(with_objects_in_stream())},
      {"old revision of a page", "object 4, which no page shows",
       with_old_revision()},
      {"old revision of a page, glyphs", "object 3, a page that is not shown",
       with_old_packed_page()},
      {"content that no page shows", "object 7, which no page shows",
       pdf_of(with_more(packed_pdf_stream(shown_letter_by_letter())))},
      {"after %%EOF", "outside of all objects", pdf_of({}) + kText},
      {"between objects", "outside of all objects",
       "%PDF-1.4\n% " + kText + "\n" + pdf_of({})},
      {"comment in an object", "between its values",
       pdf_of(with_more("<< /A 1 % " + kText + "\n >>"))},
      {"stream, picture", "object 7",
       pdf_of(with_more(
           packed_pdf_stream("\1\2" + kText + "\3", "/Subtype /Image")))},
      {"stream, behind its packed bytes", "between its values",
       pdf_of(with_more(
           pdf_stream(deflated("x") + kText, "/Filter /FlateDecode")))},
      {"stream, ASCIIHex", "object 7",
       pdf_of(with_filters("/ASCIIHexDecode", hex(kText) + ">"))},
      {"stream, ASCIIHex of deflated", "object 7",
       pdf_of(with_filters("[/AHx /Fl]", hex(deflated(kText)) + ">"))},
      {"stream, RunLength", "object 7",
       pdf_of(with_filters("/RunLengthDecode", in_runs(kText)))}};
}

}  // namespace

TEST_CASE("audit: a PDF's pages and strings are searched") {
  check_found(in_pages_and_strings());
}

TEST_CASE("audit: what no viewer of a PDF shows is searched") {
  check_found(in_hidden_places());
}

TEST_CASE("audit: a PDF as qpdf packs it is searched") {
  const TemporaryFolder root;
  PdfParts parts = with_attachment("notes.txt", kText);
  parts.info = "<< /Title (" + kText + ") >>";
  write_file(root / "a.pdf", pdf_of(parts));
  const std::string to = (root / "b.pdf").string();
  // It repairs the table that the file has not, and says so.
  (void)std::system(("qpdf --object-streams=generate '" +
                     (root / "a.pdf").string() + "' '" + to +
                     "' >/dev/null 2>&1")
                        .c_str());
  const std::string packed = read_file(to);
  REQUIRE(packed.starts_with("%PDF"));
  CHECK(packed.find("aloud") == std::string::npos);
  const std::vector<std::string> places = places_of_leaks(packed);
  REQUIRE(places.size() == 2);
  CHECK(places[0] == "metadata /Title");
  CHECK(places[1] == "attachment notes.txt: line 1");
}

TEST_CASE("audit: an encrypted PDF is not passed over") {
  const std::string bytes =
      "%PDF-1.4\n" + pdf_object(1, "<< >>") +
      "trailer\n<< /Root 1 0 R /Encrypt << /Filter /Standard >> >>";
  CHECK(unread_parts(bytes) == std::vector<std::string>{": it is encrypted"});
}

TEST_CASE("audit: glyphs that do not say their letters are not passed over") {
  PdfParts parts = with_glyph_codes();
  parts.font = "<< /Type /Font /Subtype /Type0 >>";
  CHECK(unread_parts(pdf_of(parts)) ==
        std::vector<std::string>{
            "page 1: a font does not say which letters its glyphs are"});
}

TEST_CASE("audit: a damaged stream is not passed over, and read up to there") {
  std::string packed = deflated(kText + std::string(4000, 'x') + kText);
  packed.resize(packed.size() - 6);
  const std::string bytes =
      pdf_of(with_more(pdf_stream(packed, "/Filter /FlateDecode")));
  CHECK(unread_parts(bytes).size() == 1);
  CHECK(places_of_leaks(bytes) == std::vector<std::string>{"object 7"});
}
