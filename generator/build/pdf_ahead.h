#pragma once

#include <condition_variable>
#include <deque>
#include <exception>
#include <filesystem>
#include <mutex>
#include <optional>
#include <thread>

#include "render/export/pdf.h"

namespace owldeck {

/// Measures with an engine that another thread paints with meanwhile.
class GuardedMeasurer : public TextMeasurer {
 public:
  GuardedMeasurer(const TextEngine& text, std::mutex& guard)
      : text_(text), guard_(guard) {}
  [[nodiscard]] TextExtent measure(const std::vector<Paragraph>& paragraphs,
                                   double width) const override;

 private:
  const TextEngine& text_;
  std::mutex& guard_;
};

/// Draws a PDF on a thread of its own while its pages are being composed.
/// `guard` is held whenever `text` is used.
class PdfAhead {
 public:
  PdfAhead(const TextEngine& text, std::mutex& guard);
  /// Leaves what is not drawn undrawn.
  ~PdfAhead();
  PdfAhead(const PdfAhead&) = delete;
  PdfAhead& operator=(const PdfAhead&) = delete;

  void begin(PdfFrame frame);
  /// Needs: `begin`.
  void add(Page page);
  /// Waits for the pages and writes the file.
  /// Reports: throws RenderError.
  void write(const std::filesystem::path& path);

 private:
  void draw_pages();
  /// The next page to draw; nothing when there will be none.
  std::optional<Page> next_page();
  void close();

  const TextEngine& text_;
  std::mutex& guard_;
  std::optional<PdfDrawing> drawing_;
  std::exception_ptr failure_;  ///< of the thread; read after it has ended

  std::mutex queue_mutex_;
  std::condition_variable changed_;
  std::deque<Page> queue_;
  bool closed_ = false;
  std::thread thread_;
};

}  // namespace owldeck
