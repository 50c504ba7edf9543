#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

/// What Cairo cannot say in a PDF.
struct PdfAdditions {
  std::string language;  ///< BCP 47
  /// Alternative texts of the Figure and Formula elements, in the order of the
  /// structure tree.
  std::vector<std::string> alternatives;
};

/// The PDF `drawn` with `additions`, its title in the window's bar, and dates,
/// producer and identifier that depend on the content alone. All else is copied
/// as it is.
/// Needs: a PDF as Cairo 1.16 writes it.
/// Reports: throws RenderError if it is of another form.
[[nodiscard]] std::string finish_pdf(std::string_view drawn,
                                     const PdfAdditions& additions);

}  // namespace owldeck
