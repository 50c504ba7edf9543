#include "render/text/measure.h"

#include <doctest/doctest.h>

using namespace owldeck;

namespace {

/// Characters of one em's width.
class SquareLetters : public TextMeasurer {
 public:
  [[nodiscard]] TextExtent measure(const std::vector<Paragraph>& paragraphs,
                                   double width) const override {
    CHECK(width == 0);
    const Run& run = paragraphs.front().runs.front();
    return {.width = static_cast<double>(run.text.size()) * run.style.size};
  }
};

}  // namespace

TEST_CASE("text_width: is the width of one line that never breaks") {
  CHECK(text_width(SquareLetters(), "query", {.size = 20}) == 100);
}
