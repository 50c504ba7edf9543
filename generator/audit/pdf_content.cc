#include "generator/audit/pdf_content.h"

#include <algorithm>
#include <array>

#include "generator/source/ascii.h"

namespace owldeck {
namespace {

/// No operator is longer, but for the words of inline values.
constexpr std::size_t kLongestOperator = 3;

bool is_known_word(std::string_view word) {
  return word.size() <= kLongestOperator || word == "true" || word == "false" ||
         word == "null";
}

/// What numbers are made of, and what stands between values.
constexpr std::array<bool, 256> kSkipped = [] {
  std::array<bool, 256> skipped{};
  constexpr std::string_view kLetters{"0123456789+-. \n\r\t\f[]{}\0", 23};
  for (const char letter : kLetters) {
    skipped[static_cast<unsigned char>(letter)] = true;
  }
  return skipped;
}();

/// Reads a content stream operator by operator. Most of its bytes are numbers,
/// which are stepped over.
class ContentReader {
 public:
  ContentReader(std::string_view bytes, const PdfNames& names,
                PdfContent& content)
      : bytes_(bytes), names_(names), content_(content) {}

  void read() {
    while (at_ < bytes_.size()) {
      const char letter = bytes_[at_];
      if (kSkipped[static_cast<unsigned char>(letter)]) {
        ++at_;
      } else if (letter == '%') {
        read_comment();
      } else if (letter == '/') {
        PdfReader reader(bytes_, at_);
        name_ = reader.next().text;
        at_ = reader.position();
      } else if (bytes_.substr(at_).starts_with("<<")) {
        at_ += 2;
      } else if (letter == '(' || letter == '<') {
        PdfReader reader(bytes_, at_);
        strings_.push_back(reader.next());
        at_ = reader.position();
      } else {
        read_operator();
      }
    }
  }

 private:
  void read_comment() {
    const std::size_t end =
        std::min(bytes_.find_first_of("\r\n", at_), bytes_.size());
    content_.said.emplace_back(bytes_.substr(at_, end - at_));
    at_ = end;
  }

  void read_operator() {
    const std::size_t first = at_++;
    if (!is_pdf_end(bytes_[first])) {
      while (at_ < bytes_.size() && !is_pdf_end(bytes_[at_])) {
        ++at_;
      }
    }
    obey(bytes_.substr(first, at_ - first));
    strings_.clear();
  }

  void obey(std::string_view word) {
    if (word == "TJ" || word == "Tj" || word == "'" || word == "\"") {
      show();
    } else if (word == "Tf") {
      font_ = names_.font ? names_.font(name_) : nullptr;
    } else if (word == "Td" || word == "TD" || word == "T*" || word == "Tm" ||
               word == "ET") {
      content_.shown += ' ';
    } else if (word == "Do") {
      if (names_.draw) {
        names_.draw(name_, content_);
      }
    } else if (word == "ID") {
      skip_picture();
    } else {
      say(word);
    }
  }

  void show() {
    for (const PdfValue& string : strings_) {
      const std::string codes = string_bytes(string);
      if (font_ == nullptr) {
        PdfFont().read(codes, content_.shown);
      } else {
        font_->read(codes, content_.shown);
        content_.has_unreadable_text |= font_->is_unreadable;
      }
    }
  }

  /// Strings that are not shown: alternative texts of marked parts, or such as
  /// no operator takes.
  void say(std::string_view word) {
    for (const PdfValue& string : strings_) {
      content_.said.push_back(text_of(string));
    }
    content_.has_other_words |= !is_known_word(word);
  }

  /// A picture within the stream.
  void skip_picture() {
    std::size_t end = bytes_.find("EI", at_);
    while (end != std::string_view::npos && end + 2 < bytes_.size() &&
           !(is_pdf_blank(bytes_[end - 1]) && is_pdf_end(bytes_[end + 2]))) {
      end = bytes_.find("EI", end + 2);
    }
    end = std::min(end, bytes_.size());
    content_.said.emplace_back(bytes_.substr(at_, end - at_));
    at_ = std::min(end + 2, bytes_.size());
  }

  std::string_view bytes_;
  const PdfNames& names_;
  PdfContent& content_;
  std::size_t at_ = 0;
  std::string_view name_;
  std::vector<PdfValue> strings_;
  const PdfFont* font_ = nullptr;
};

}  // namespace

void read_content(std::string_view bytes, const PdfNames& names,
                  PdfContent& content) {
  ContentReader(bytes, names, content).read();
}

}  // namespace owldeck
