#include "generator/build/pdf_ahead.h"

#include <system_error>

namespace owldeck {

TextExtent GuardedMeasurer::measure(const std::vector<Paragraph>& paragraphs,
                                    double width) const {
  const std::lock_guard lock(guard_);
  return text_.measure(paragraphs, width);
}

PdfAhead::PdfAhead(const TextEngine& text, std::mutex& guard)
    : text_(text), guard_(guard) {}

PdfAhead::~PdfAhead() {
  {
    const std::lock_guard lock(queue_mutex_);
    queue_.clear();
  }
  close();
}

void PdfAhead::begin(PdfFrame frame) {
  drawing_.emplace(std::move(frame));
  try {
    thread_ = std::thread([this] { draw_pages(); });
  } catch (const std::system_error&) {
    // The system has no more threads: write() draws them all.
  }
}

void PdfAhead::add(Page page) {
  {
    const std::lock_guard lock(queue_mutex_);
    queue_.push_back(std::move(page));
  }
  changed_.notify_one();
}

void PdfAhead::write(const std::filesystem::path& path) {
  close();
  draw_pages();
  if (failure_) {
    std::rethrow_exception(failure_);
  }
  drawing_->write(path);
}

void PdfAhead::draw_pages() {
  if (failure_) {
    return;
  }
  try {
    while (const std::optional<Page> page = next_page()) {
      drawing_->add(*page, text_, guard_);
    }
  } catch (...) {
    failure_ = std::current_exception();
  }
}

std::optional<Page> PdfAhead::next_page() {
  std::unique_lock lock(queue_mutex_);
  changed_.wait(lock, [this] { return closed_ || !queue_.empty(); });
  if (queue_.empty()) {
    return std::nullopt;
  }
  std::optional<Page> page(std::move(queue_.front()));
  queue_.pop_front();
  return page;
}

void PdfAhead::close() {
  {
    const std::lock_guard lock(queue_mutex_);
    closed_ = true;
  }
  changed_.notify_one();
  if (thread_.joinable()) {
    thread_.join();
  }
}

}  // namespace owldeck
