#pragma once

#include <string>
#include <string_view>

#include "generator/audit/contents.h"
#include "generator/audit/pdf_value.h"

namespace owldeck {

struct DecodedStream {
  std::string bytes;
  std::string problem;    ///< why it is not all; empty if it is
  std::string_view rest;  ///< of the raw bytes, of no use to the filters
};

/// The bytes of a stream without `filters`, a name or an array of names, each
/// with its dictionary in `parameters`. Formats of pictures stay as they are.
/// Source: ISO 32000-1, section 7.4.
[[nodiscard]] DecodedStream decode_stream(std::string_view raw,
                                          const PdfValue& filters,
                                          const PdfValue& parameters,
                                          Budget& budget);

}  // namespace owldeck
