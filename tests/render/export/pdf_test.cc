#include "render/export/pdf.h"

#include <doctest/doctest.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "render/error.h"
#include "render/export/pdf_finish.h"
#include "tests/render/export/samples.h"

namespace owldeck {
namespace {

class WrittenPdf {
 public:
  explicit WrittenPdf(const Document& document = sample_document()) {
    const TextEngine text;
    write_pdf(document, text, folder_.file("a.pdf"));
    pdf.setSuppressWarnings(true);
    pdf.processFile(folder_.file("a.pdf").c_str());
  }

 private:
  ScratchFolder folder_;

 public:
  QPDF pdf;
};

/// The structure tree in brackets: `Document(Sect(H1 P L(LI(LBody))))`.
std::string outline_of(QPDFObjectHandle element) {
  std::string result;
  if (element.isArray()) {
    for (QPDFObjectHandle child : element.aitems()) {
      const std::string part = outline_of(child);
      result += (result.empty() || part.empty() ? "" : " ") + part;
    }
    return result;
  }
  if (!element.isDictionary() || !element.hasKey("/S")) {
    return "";
  }
  const std::string inside =
      element.hasKey("/K") ? outline_of(element.getKey("/K")) : "";
  return element.getKey("/S").getName().substr(1) +
         (inside.empty() ? "" : "(" + inside + ")");
}

std::string structure_of(QPDF& pdf) {
  return outline_of(pdf.getRoot().getKey("/StructTreeRoot").getKey("/K"));
}

/// The structure of a page that holds `nodes` alone.
std::string structure_of(std::vector<Node> nodes) {
  Document document;
  document.pages = {{"slide-1", "One", {}}};
  document.pages[0].scene.nodes = std::move(nodes);
  WrittenPdf written(document);
  return structure_of(written.pdf);
}

std::vector<std::string> alternatives_of(QPDF& pdf) {
  std::vector<std::string> result;
  for (QPDFObjectHandle object : pdf.getAllObjects()) {
    if (object.isDictionary() && object.hasKey("/Alt")) {
      result.push_back(object.getKey("/S").getName() + " " +
                       object.getKey("/Alt").getUTF8Value());
    }
  }
  return result;
}

std::vector<QPDFObjectHandle> links_of(QPDF& pdf, std::size_t page) {
  auto pages = QPDFPageDocumentHelper(pdf).getAllPages();
  return pages.at(page).getObjectHandle().getKey("/Annots").getArrayAsVector();
}

TEST_CASE("pdf: a strict reader finds nothing to mend") {
  WrittenPdf written;
  written.pdf.getAllObjects();
  CHECK(written.pdf.getWarnings().empty());
}

TEST_CASE("pdf: a page is half a point a unit") {
  WrittenPdf written;
  auto pages = QPDFPageDocumentHelper(written.pdf).getAllPages();
  REQUIRE(pages.size() == 2);
  auto box = pages[1].getObjectHandle().getKey("/MediaBox");
  CHECK(box.getArrayAsVector()[2].getNumericValue() == 960);
  CHECK(box.getArrayAsVector()[3].getNumericValue() == 540);
}

TEST_CASE("pdf: the catalog names language and title bar") {
  WrittenPdf written;
  QPDFObjectHandle catalog = written.pdf.getRoot();
  CHECK(catalog.getKey("/Lang").getUTF8Value() == "en-GB");
  CHECK(catalog.getKey("/ViewerPreferences")
            .getKey("/DisplayDocTitle")
            .getBoolValue());
  CHECK(catalog.getKey("/MarkInfo").getKey("/Marked").getBoolValue());
}

TEST_CASE("pdf: the title is kept and no day of making is told") {
  WrittenPdf written;
  QPDFObjectHandle info = written.pdf.getTrailer().getKey("/Info");
  CHECK(info.getKey("/Title").getUTF8Value() == "Chapter 3 · Attention");
  CHECK(info.getKey("/Producer").getUTF8Value() == "owldeck");
  CHECK(info.getKey("/CreationDate").getUTF8Value() == "D:20000101000000Z");
  CHECK(info.getKey("/ModDate").getUTF8Value() == "D:20000101000000Z");
}

TEST_CASE("pdf: each page has an entry in the outline that leads to it") {
  WrittenPdf written;
  auto entries = QPDFOutlineDocumentHelper(written.pdf).getTopLevelOutlines();
  auto pages = QPDFPageDocumentHelper(written.pdf).getAllPages();
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].getTitle() == "First “title”");
  CHECK(entries[1].getDestPage().getObjGen() ==
        pages[1].getObjectHandle().getObjGen());
}

TEST_CASE("pdf: roles become the structure tree and decoration does not") {
  WrittenPdf written;
  CHECK(structure_of(written.pdf) ==
        "Document(Sect(H1 H2 P L(LI(LBody) LI(LBody)) P Figure Formula Code) "
        "Sect(H1 P P P P Link Link Link))");
}

TEST_CASE("pdf: a List group holds its items") {
  Group list;
  list.info = with_role(Role::List);
  list.children = {Node{block(Role::ListItem, {paragraph("one")})},
                   Node{filled({0, 0, 9, 9}, {})},
                   Node{block(Role::ListItem, {paragraph("two")})}};
  CHECK(structure_of({Node{list}}) == "Document(Sect(L(LI(LBody) LI(LBody))))");
}

TEST_CASE("pdf: a List block has an item a paragraph") {
  CHECK(structure_of(
            {Node{block(Role::List, {paragraph("one"), paragraph("two")})}}) ==
        "Document(Sect(L(LI(LBody) LI(LBody))))");
}

TEST_CASE("pdf: whatever a figure holds is part of it") {
  Group figure;
  figure.info = with_role(Role::Figure, "scores");
  figure.children = {Node{block(Role::Paragraph, {paragraph("0.21")})},
                     Node{block(Role::Artifact, {paragraph("0.17")})}};
  CHECK(structure_of({Node{figure}}) == "Document(Sect(Figure))");
}

TEST_CASE("pdf: a Paragraph group takes its decoration in") {
  Group group;
  group.info = with_role(Role::Paragraph);
  group.children = {Node{block(Role::Artifact, {paragraph("text")})}};
  CHECK(structure_of({Node{group}}) == "Document(Sect(P))");
}

TEST_CASE("pdf: a page of decoration alone is still a part of the tree") {
  CHECK(structure_of({}) == "Document(Sect)");
}

TEST_CASE("pdf: alternative texts stand at their elements") {
  WrittenPdf written;
  CHECK(alternatives_of(written.pdf) ==
        std::vector<std::string>{"/Figure a heatmap “of weights”",
                                 "/Formula Q times K"});
}

/// A paragraph of words around a formula.
Paragraph with_formula() {
  Run run{.text = "q dot k"};
  run.formula =
      InlineFormula{20,
                    20,
                    0,
                    {{.segments = {{.verb = Verb::Move, .to = {0, 0}},
                                   {.verb = Verb::Line, .to = {20, -20}},
                                   {.verb = Verb::Line, .to = {20, 0}}},
                      .fill = Color{}}}};
  return {.runs = {{.text = "the score "}, run, {.text = " grows"}}};
}

TEST_CASE("pdf: a formula in a paragraph is an element between its words") {
  CHECK(structure_of({Node{TextBlock{.info = {.role = Role::Paragraph},
                                     .paragraphs = {with_formula()}}}}) ==
        "Document(Sect(P(Span Formula Span)))");
}

TEST_CASE("pdf: a formula in a list's item is an element of the item") {
  Paragraph item = with_formula();
  item.list_item = true;
  CHECK(structure_of({Node{
            TextBlock{.info = {.role = Role::List}, .paragraphs = {item}}}}) ==
        "Document(Sect(L(LI(LBody(Span Formula Span)))))");
}

TEST_CASE("pdf: a formula in decoration of a group is part of the group") {
  Group group{.info = {.role = Role::ListItem}};
  group.children = {{TextBlock{.paragraphs = {with_formula()}}}};
  const Group list{.info = {.role = Role::List}, .children = {{group}}};
  CHECK(structure_of({Node{list}}) ==
        "Document(Sect(L(LI(LBody(Span Formula Span)))))");
}

TEST_CASE("pdf: a formula says how it is read aloud") {
  Document document;
  document.pages = {{"slide-1", "One", {}}};
  document.pages[0].scene.nodes = {
      Node{TextBlock{.info = {.role = Role::Paragraph},
                     .paragraphs = {with_formula(), with_formula()}}}};
  WrittenPdf written(document);
  CHECK(alternatives_of(written.pdf) ==
        std::vector<std::string>{"/Formula q dot k", "/Formula q dot k"});
  CHECK(written.pdf.getWarnings().empty());
}

TEST_CASE("pdf: a formula in a figure is part of the figure") {
  Group figure{.info = {.role = Role::Figure, .alt = "scores"}};
  figure.children = {{TextBlock{.paragraphs = {with_formula()}}}};
  CHECK(structure_of({Node{figure}}) == "Document(Sect(Figure))");
}

TEST_CASE("pdf: links lead to addresses, pages and files") {
  WrittenPdf written;
  auto links = links_of(written.pdf, 1);
  REQUIRE(links.size() == 3);  // the fourth names a page that is not there
  const auto address = [&](std::size_t link) {
    return links[link].getKey("/A").getKey("/URI").getUTF8Value();
  };
  CHECK(address(0) == "https://arxiv.org/abs/1706.03762");
  CHECK(links[1].hasKey("/Dest"));
  CHECK(address(2) == "animations/score%20flow.mp4");
}

TEST_CASE("pdf: a link can be clicked where its text stands") {
  WrittenPdf written;
  auto rect = links_of(written.pdf, 1)[0].getKey("/Rect");
  auto corner = rect.getArrayAsVector();
  // The block starts at (100, 100) page units; y runs up in a PDF.
  CHECK(corner[0].getNumericValue() == doctest::Approx(50).epsilon(0.03));
  CHECK(corner[3].getNumericValue() < 540 - 45);
  CHECK(corner[3].getNumericValue() > 540 - 75);
}

TEST_CASE("pdf: pages can be linked to by name") {
  WrittenPdf written;
  QPDFObjectHandle names =
      written.pdf.getRoot().getKey("/Names").getKey("/Dests").getKey("/Names");
  REQUIRE(names.getArrayNItems() == 4);
  CHECK(names.getArrayItem(0).getUTF8Value() == "slide-1");
  CHECK(names.getArrayItem(2).getUTF8Value() == "slide-2");
}

TEST_CASE("pdf: fonts are embedded and carry the letters of their glyphs") {
  WrittenPdf written;
  int fonts = 0;
  for (QPDFObjectHandle object : written.pdf.getAllObjects()) {
    if (object.isDictionaryOfType("/Font") && !object.hasKey("/FontMatrix")) {
      fonts += object.hasKey("/ToUnicode") ? 1 : 0;
    }
  }
  CHECK(fonts >= 1);
}

TEST_CASE("pdf: the same document gives the same bytes") {
  const ScratchFolder folder;
  const TextEngine text;
  const TextEngine other;
  write_pdf(sample_document(), text, folder.file("a.pdf"));
  write_pdf(sample_document(), other, folder.file("b.pdf"));
  CHECK(bytes_of(folder.file("a.pdf")) == bytes_of(folder.file("b.pdf")));
}

/// The operators that draw the page of one paragraph of `words`.
std::string drawn_for(const std::string& words, double width) {
  Document document;
  document.pages = {{"slide-1", "One", {}}};
  TextBlock text = block(Role::Paragraph, {paragraph(words)});
  text.box = {100, 100, width, 300};
  document.pages[0].scene.nodes = {{text}};
  WrittenPdf written(document);
  auto pages = QPDFPageDocumentHelper(written.pdf).getAllPages();
  QPDFObjectHandle contents = pages[0].getObjectHandle().getKey("/Contents");
  const auto drawn = contents.getStreamData();
  return {reinterpret_cast<const char*>(drawn->getBuffer()), drawn->getSize()};
}

TEST_CASE("pdf: a line's end leaves a paragraph in one piece") {
  const std::string words = "one two three four";
  REQUIRE(TextEngine().measure({paragraph(words)}, 120).lines > 1);
  CHECK(drawn_for(words, 120).find("ActualText") == std::string::npos);
}

TEST_CASE("pdf: an arrow of two characters leaves its words in one piece") {
  CHECK(drawn_for("split->attention", 0).find("ActualText") ==
        std::string::npos);
}

TEST_CASE("pdf: an alternative text keeps letters beyond 16 bits") {
  Document document = sample_document();
  auto& figure = document.pages[0].scene.nodes.emplace_back(
      Node{Group{.info = {.role = Role::Figure, .alt = "an owl: \U0001F989"}}});
  std::get<Group>(figure.value)
      .children.push_back({Rectangle{.rect = {0, 0, 9, 9}, .fill = Color{}}});
  WrittenPdf written(document);
  CHECK(alternatives_of(written.pdf).back() == "/Figure an owl: \U0001F989");
}

TEST_CASE("pdf: what Cairo did not write is refused") {
  CHECK_THROWS_AS((void)finish_pdf("%PDF-1.5\n", {}), RenderError);
}

TEST_CASE("pdf: a folder that is not there is an error with the path") {
  const ScratchFolder folder;
  const TextEngine text;
  const std::string path = folder.file("none/a.pdf").string();
  try {
    write_pdf(sample_document(), text, path);
    FAIL("no error");
  } catch (const RenderError& error) {
    CHECK(error.path() == path);
    CHECK(std::string(error.what()) ==
          "cannot write the file: No such file or directory");
  }
}

TEST_CASE("pdf: a document without pages is an error") {
  const TextEngine text;
  CHECK_THROWS_WITH_AS(write_pdf({}, text, "a.pdf"),
                       "the document has no pages", RenderError);
}

TEST_CASE("pdf: a full disk is an error") {
  const TextEngine text;
  CHECK_THROWS_WITH_AS(write_pdf(sample_document(), text, "/dev/full"),
                       "cannot write the file: No space left on device",
                       RenderError);
}

}  // namespace
}  // namespace owldeck
