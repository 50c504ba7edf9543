#pragma once

#include <optional>
#include <string>
#include <vector>

#include "generator/build/picture.h"
#include "generator/theme/theme.h"

namespace owldeck {

/// One row of the page: pictures side by side. With both there, what differs
/// between them is shown as a third.
/// Needs: both of one size.
struct ComparedPicture {
  std::string heading;
  std::string detail;  ///< beside the heading, such as a slide's title
  std::string change;  ///< a word such as `changed`
  std::optional<Picture> before;
  std::optional<Picture> after;
};

/// What a page of comparisons says. All texts are plain.
struct ComparePage {
  std::string title;
  std::string summary;
  std::string before = "before";  ///< what the first picture is called
  std::string after = "after";
  std::vector<ComparedPicture> pictures;
  std::vector<std::string> remarks;  ///< a line each, under the pictures
};

/// The page as one HTML file that needs no other: pictures are inside it, and
/// it is light or dark as its reader likes.
[[nodiscard]] std::string compare_page_html(const ComparePage& page);

/// `bytes` in base 64. Source: RFC 4648, section 4.
[[nodiscard]] std::string base64(std::string_view bytes);

}  // namespace owldeck
