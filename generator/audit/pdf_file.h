#pragma once

#include <cstddef>
#include <deque>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generator/audit/contents.h"
#include "generator/audit/pdf_value.h"

namespace owldeck {

/// An object of a PDF, of the newest revision or of an older one.
struct PdfObject {
  int number = 0;
  PdfValue value;
  bool has_stream = false;
  std::string stream;   ///< unpacked
  std::string problem;  ///< why its stream is not all; empty if it is
};

/// All objects that the bytes of a PDF hold, whatever its tables say: those
/// that nothing refers to and those of older revisions, too. It views `bytes`.
class PdfFile {
 public:
  PdfFile(std::string_view bytes, Budget& budget);
  PdfFile(const PdfFile&) = delete;
  PdfFile& operator=(const PdfFile&) = delete;

  /// In the order of the file; those of object streams at the end.
  [[nodiscard]] const std::deque<PdfObject>& objects() const {
    return objects_;
  }
  /// The newest one of that number; null if there is none.
  [[nodiscard]] const PdfObject* find(int number) const;
  /// What a reference leads to; other values as they are.
  [[nodiscard]] const PdfValue& resolve(const PdfValue& value) const;
  /// Newest first.
  [[nodiscard]] const std::deque<PdfValue>& trailers() const {
    return trailers_;
  }
  /// What stands between the objects.
  [[nodiscard]] const std::vector<std::string_view>& outside() const {
    return outside_;
  }
  /// The objects as they are written, without what of their streams was
  /// unpacked.
  [[nodiscard]] const std::vector<std::string_view>& written() const {
    return written_;
  }
  /// Whether it has more values than can be held.
  [[nodiscard]] bool is_too_large() const { return values_ > kMostPdfValues; }

 private:
  std::size_t read_object(std::size_t begin, int number);
  std::size_t read_stream(std::size_t at, PdfObject& object);
  void read_all();
  void unpack(Budget& budget);
  std::string_view unpack_one(PdfObject& object, std::string_view packed,
                              Budget& budget) const;
  void read_object_stream(const PdfObject& object);
  void read_trailers();

  std::string_view bytes_;
  std::deque<PdfObject> objects_;
  std::vector<std::string_view> packed_;  ///< of the objects with streams
  std::map<int, const PdfObject*> newest_;
  std::deque<PdfValue> trailers_;
  std::vector<std::string_view> outside_;
  std::vector<std::string_view> written_;
  std::size_t values_ = 0;
};

}  // namespace owldeck
