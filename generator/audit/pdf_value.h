#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace owldeck {

/// A value of a PDF as it is written; it views the bytes that it was read from.
/// Source: ISO 32000-1, section 7.3.
struct PdfValue {
  enum class Kind {
    Null,
    Number,
    Name,    ///< `text` is what stands behind the slash
    String,  ///< `text` is what stands in parentheses
    Hex,     ///< a string; `text` is what stands in angle brackets
    Array,
    Dictionary,  ///< `items` are keys and values in turn
    Reference,   ///< to the object `number`
    Word         ///< anything else, such as `true` or an operator
  };
  Kind kind = Kind::Null;
  std::string_view text;
  double number = 0;
  std::vector<PdfValue> items;

  /// The value of a dictionary's key; a null if it has none.
  [[nodiscard]] const PdfValue& at(std::string_view key) const;
  [[nodiscard]] bool is_name(std::string_view name) const {
    return kind == Kind::Name && text == name;
  }
  [[nodiscard]] bool is_string() const {
    return kind == Kind::String || kind == Kind::Hex;
  }
  [[nodiscard]] int reference() const {
    return kind == Kind::Reference ? static_cast<int>(number) : 0;
  }
  /// A number between 0 and `most`; 0 if it is none.
  [[nodiscard]] std::size_t count(std::size_t most) const;
};

/// That one file may have: each takes much more memory than file.
constexpr std::size_t kMostPdfValues = std::size_t{1} << 23;

/// Reads values one after the other, whatever they are; damaged ones as what
/// they look like.
class PdfReader {
 public:
  explicit PdfReader(std::string_view bytes, std::size_t at = 0)
      : bytes_(bytes), at_(at) {}

  /// The next value; a null at the end of the bytes.
  [[nodiscard]] PdfValue next();
  [[nodiscard]] std::size_t position() const { return at_; }
  void skip_blanks();
  [[nodiscard]] bool at_end() const { return at_ >= bytes_.size(); }
  /// How many values it has read, those in others too. Of more than
  /// kMostPdfValues nothing is read.
  [[nodiscard]] std::size_t values() const { return values_; }

 private:
  PdfValue next_nested(int depth);
  PdfValue read_string();
  PdfValue read_hex();
  PdfValue read_items(PdfValue::Kind kind, std::string_view end, int depth);
  PdfValue read_number_or_reference();
  PdfValue read_word(PdfValue::Kind kind);
  bool take(std::string_view word);

  std::string_view bytes_;
  std::size_t at_;
  std::size_t values_ = 0;
};

[[nodiscard]] bool is_pdf_blank(char letter);
/// Ends a name, a number or a word: a blank, or the start of another value.
[[nodiscard]] bool is_pdf_end(char letter);

/// The bytes that a string says.
[[nodiscard]] std::string string_bytes(const PdfValue& string);

/// A name with its `#20`s as the characters that they stand for.
[[nodiscard]] std::string name_text(std::string_view name);

/// A text string in UTF-8: it is UTF-16 or UTF-8 with its mark, else
/// PDFDocEncoding.
/// Source: ISO 32000-2, section 7.9.2.2.
[[nodiscard]] std::string text_of(const PdfValue& string);

}  // namespace owldeck
