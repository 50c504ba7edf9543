// Pictures in a PDF: pixels as pixels, shapes as shapes.
#include <doctest/doctest.h>

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

#include "render/export/pdf.h"
#include "tests/render/export/samples.h"
#include "tests/render/paint/pictures.h"

namespace owldeck {
namespace {

Node figure(std::vector<Node> nodes) {
  return {Group{.info = with_role(Role::Figure, "a picture"),
                .children = std::move(nodes)}};
}

Node picture(ImageKind kind, const std::string& bytes, double x) {
  return {Image{.box = {x, 200, 400, 200}, .data = read_image(kind, bytes)}};
}

const std::string kShapes =
    "<path d='M0 0h40v40z' fill='#f00'/><text y='20'>words</text>";

Document document_of(std::vector<Node> nodes) {
  Document document{.title = "Pictures"};
  document.pages = {{"slide-1", "One", {}}};
  document.pages[0].scene.nodes = std::move(nodes);
  return document;
}

/// Two figures with the same pixels, which Cairo must not list twice, and one
/// of shapes.
Document sample() {
  return document_of(
      {figure({picture(ImageKind::Png, small_png(), 0)}),
       figure({picture(ImageKind::Png, small_png(), 500)}),
       figure({picture(ImageKind::Svg, svg_of(kShapes), 1000)})});
}

std::string written(const Document& document) {
  const ScratchFolder folder;
  write_pdf(document, TextEngine(), folder.file("a.pdf"));
  return bytes_of(folder.file("a.pdf"));
}

/// The dictionaries of all objects that are of this kind.
std::vector<QPDFObjectHandle> objects(QPDF& pdf, const std::string& key,
                                      const std::string& name) {
  std::vector<QPDFObjectHandle> found;
  for (QPDFObjectHandle object : pdf.getAllObjects()) {
    QPDFObjectHandle dictionary = object.isStream() ? object.getDict() : object;
    if (dictionary.isDictionary() && dictionary.hasKey(key) &&
        dictionary.getKey(key).isNameAndEquals(name)) {
      found.push_back(dictionary);
    }
  }
  return found;
}

/// The written file as a strict reader sees it.
class ReadPdf {
 public:
  explicit ReadPdf(const Document& document) : bytes_(written(document)) {
    pdf.setSuppressWarnings(true);
    pdf.processMemoryFile("a.pdf", bytes_.data(), bytes_.size());
  }

 private:
  std::string bytes_;

 public:
  QPDF pdf;
};

TEST_CASE("pdf: a strict reader finds nothing to mend in pictures") {
  ReadPdf read(sample());
  (void)objects(read.pdf, "/Subtype", "/Image");
  CHECK(read.pdf.getWarnings().empty());
}

TEST_CASE("pdf: a PNG that two pages show is in the file once") {
  Document document =
      document_of({figure({picture(ImageKind::Png, small_png(), 0)})});
  document.pages.push_back(document.pages.front());
  document.pages.back().name = "slide-2";
  ReadPdf read(document);
  int pictures = 0;
  for (QPDFObjectHandle image : objects(read.pdf, "/Subtype", "/Image")) {
    const bool is_mask =
        image.getKey("/ColorSpace").isNameAndEquals("/DeviceGray");
    pictures += is_mask ? 0 : 1;
    CHECK(image.getKey("/Width").getIntValue() == 2);
    CHECK(image.getKey("/Height").getIntValue() == 1);
  }
  CHECK(pictures == 1);
}

TEST_CASE("pdf: an SVG stays shapes and text") {
  ReadPdf read(
      document_of({figure({picture(ImageKind::Svg, svg_of(kShapes), 1000)})}));
  CHECK(objects(read.pdf, "/Subtype", "/Image").empty());
  CHECK_FALSE(objects(read.pdf, "/Type", "/Font").empty());
}

TEST_CASE("pdf: a picture is a figure with its alternative text") {
  ReadPdf read(sample());
  const auto figures = objects(read.pdf, "/S", "/Figure");
  CHECK(figures.size() == 3);
  for (QPDFObjectHandle element : figures) {
    CHECK(element.getKey("/Alt").getUTF8Value() == "a picture");
  }
}

TEST_CASE("pdf: the same pictures give the same bytes") {
  CHECK(written(sample()) == written(sample()));
}

}  // namespace
}  // namespace owldeck
