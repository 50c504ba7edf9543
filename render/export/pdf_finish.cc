#include "render/export/pdf_finish.h"

#include <cassert>
#include <qpdf/Buffer.hh>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFObjectHandle.hh>
#include <qpdf/QPDFWriter.hh>

namespace owldeck {
namespace {

/// A fixed day, because the file must not tell when it was made. Cairo writes
/// dates without the `D:` that they begin with.
/// Source: ISO 32000-1, section 7.9.4.
constexpr const char* kDate = "D:20000101000000Z";

using Alternatives = std::vector<std::string>::const_iterator;

/// Gives each Figure and Formula at or below `element` the next text.
void add_alternatives(QPDFObjectHandle element, Alternatives& next) {
  if (element.isArray()) {
    for (QPDFObjectHandle child : element.aitems()) {
      add_alternatives(child, next);
    }
    return;
  }
  if (!element.isDictionary()) {
    return;  // the number of a marked content sequence
  }
  QPDFObjectHandle type = element.getKey("/S");
  if (type.isNameAndEquals("/Figure") || type.isNameAndEquals("/Formula")) {
    element.replaceKey("/Alt", QPDFObjectHandle::newUnicodeString(*next++));
  }
  if (element.hasKey("/K")) {
    add_alternatives(element.getKey("/K"), next);
  }
}

void add_to_catalog(QPDFObjectHandle catalog, const std::string& language) {
  catalog.replaceKey("/Lang", QPDFObjectHandle::newUnicodeString(language));
  catalog.replaceKey("/ViewerPreferences",
                     QPDFObjectHandle::parse("<< /DisplayDocTitle true >>"));
}

void add_to_information(QPDFObjectHandle information) {
  const auto set = [&](const char* key, const char* value) {
    information.replaceKey(key, QPDFObjectHandle::newString(value));
  };
  set("/Producer", "owldeck");
  set("/CreationDate", kDate);
  set("/ModDate", kDate);
}

std::string write(QPDF& pdf) {
  QPDFWriter writer(pdf);
  writer.setOutputMemory();
  writer.setStreamDataMode(qpdf_s_preserve);
  writer.setObjectStreamMode(qpdf_o_disable);
  writer.setDeterministicID(true);
  writer.write();
  const auto buffer = writer.getBufferSharedPointer();
  return {reinterpret_cast<const char*>(buffer->getBuffer()),
          buffer->getSize()};
}

}  // namespace

std::string finish_pdf(std::string_view drawn, const PdfAdditions& additions) {
  QPDF pdf;
  pdf.processMemoryFile("drawn pages", drawn.data(), drawn.size());
  QPDFObjectHandle catalog = pdf.getRoot();
  add_to_catalog(catalog, additions.language);
  Alternatives next = additions.alternatives.begin();
  add_alternatives(catalog.getKey("/StructTreeRoot").getKey("/K"), next);
  assert(next == additions.alternatives.end());
  add_to_information(pdf.getTrailer().getKey("/Info"));
  return write(pdf);
}

}  // namespace owldeck
