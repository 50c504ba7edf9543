#pragma once

#include <memory>

#include "render/text/measure.h"

/// The engine's C types, opened only by render/text and render/paint.
typedef struct _PangoLayout PangoLayout;

namespace owldeck {

/// Shapes and measures text with the pinned font families (Inter, Inter
/// Display, JetBrains Mono, Latin Modern Math): no other font of the machine is
/// visible to it. One engine belongs to one thread.
/// Reports: throws RenderError if one of the families is not installed, naming
/// its Debian package.
class TextEngine : public TextMeasurer {
 public:
  TextEngine();
  ~TextEngine() override;
  TextEngine(const TextEngine&) = delete;
  TextEngine& operator=(const TextEngine&) = delete;

  [[nodiscard]] TextExtent measure(const std::vector<Paragraph>& paragraphs,
                                   double width) const override;
  [[nodiscard]] std::vector<TextInk> inks(
      const std::vector<Paragraph>& paragraphs, double width) const override;

  /// Names the versions of all faces, for keys of what is drawn with them.
  [[nodiscard]] const std::string& font_versions() const;

  struct State;
  [[nodiscard]] State& state() const { return *state_; }

 private:
  std::unique_ptr<State> state_;
};

}  // namespace owldeck
