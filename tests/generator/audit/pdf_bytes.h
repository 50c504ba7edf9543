#pragma once

#include <fmt/format.h>

#include <string>
#include <vector>

#include "tests/generator/audit/packed.h"

namespace owldeck {

inline std::string pdf_stream(const std::string& data,
                              const std::string& keys = "") {
  return fmt::format("<< {} /Length {} >>\nstream\n{}\nendstream", keys,
                     data.size(), data);
}

inline std::string packed_pdf_stream(const std::string& data,
                                     const std::string& keys = "") {
  return pdf_stream(deflated(data), keys + " /Filter /FlateDecode");
}

inline std::string pdf_object(int number, const std::string& value) {
  return fmt::format("{} 0 obj\n{}\nendobj\n", number, value);
}

/// A PDF of one page and what else is to stand in it.
struct PdfParts {
  std::string content = "BT /F 12 Tf (nothing of note) Tj ET";
  std::string page = "";  ///< more keys of the page
  std::string font = "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>";
  std::string catalog = "";  ///< more keys
  std::string info = "<< /Title (a title) >>";
  std::vector<std::string> more = {};  ///< objects from 7 on
};

inline std::string pdf_of(const PdfParts& parts) {
  std::string out = "%PDF-1.7\n";
  out +=
      pdf_object(1, "<< /Type /Catalog /Pages 2 0 R " + parts.catalog + " >>");
  out += pdf_object(2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
  out += pdf_object(3,
                    "<< /Type /Page /Parent 2 0 R /Contents 4 0 R "
                    "/MediaBox [0 0 200 200] /Resources << /Font << /F 5 0 R "
                    ">> /XObject << /X 7 0 R >> >> " +
                        parts.page + " >>");
  out += pdf_object(4, pdf_stream(parts.content));
  out += pdf_object(5, parts.font);
  out += pdf_object(6, parts.info);
  int number = 7;
  for (const std::string& object : parts.more) {
    out += pdf_object(number++, object);
  }
  return out + "trailer\n<< /Root 1 0 R /Info 6 0 R >>\nstartxref\n0\n%%EOF\n";
}

}  // namespace owldeck
