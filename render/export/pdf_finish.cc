#include "render/export/pdf_finish.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "render/error.h"
#include "render/scene/hash.h"
#include "render/text/utf8.h"

namespace owldeck {
namespace {

/// A fixed day, because the file must not tell when it was made.
constexpr std::string_view kOrigin =
    "/Producer (owldeck)\n   /CreationDate (D:20000101000000Z)\n"
    "   /ModDate (D:20000101000000Z)\n";

/// Cairo's own words, one to a line.
constexpr std::string_view kProducer = "/Producer (";
constexpr std::string_view kCreationDate = "   /CreationDate (";
constexpr std::string_view kCatalog = "/Type /Catalog\n";
constexpr std::string_view kElement = "<< /Type /StructElem\n";
constexpr std::string_view kFigure = "   /S /Figure\n";
constexpr std::string_view kFormula = "   /S /Formula\n";

[[noreturn]] void fail(const std::string& what) {
  throw RenderError("", "cannot finish the PDF: " + what);
}

/// Text as a string object in UTF-16 with its byte order mark.
/// Source: ISO 32000-1, section 7.9.2.2.
std::string text_string(std::string_view text) {
  std::string result = "<FEFF";
  const auto out = std::back_inserter(result);
  for (std::size_t at = 0; at < text.size();) {
    const auto letter = static_cast<std::uint32_t>(decode_utf8(text, at));
    if (letter < 0x10000) {
      fmt::format_to(out, "{:04X}", letter);
    } else {
      const std::uint32_t rest = letter - 0x10000;
      fmt::format_to(out, "{:04X}{:04X}", 0xD800 + (rest >> 10),
                     0xDC00 + (rest & 0x3FF));
    }
  }
  return result + ">";
}

/// Bytes put into the place of others.
struct Edit {
  std::size_t position = 0;
  std::size_t removed = 0;
  std::string inserted;
};

/// The drawn file by the table of objects at its end, which says where each
/// object's content starts.
/// Source: ISO 32000-1, section 7.5.4.
class DrawnPdf {
 public:
  explicit DrawnPdf(std::string_view bytes) : bytes_(bytes) {
    table_ = number_at(after("startxref\n", bytes_.rfind("startxref\n")));
    const std::size_t count = after("xref\n0 ", table_);
    offsets_.resize(number_at(count));
    const std::size_t first = bytes_.find('\n', count) + 1;
    constexpr std::size_t kEntry = 20;
    for (std::size_t i = 1; i < offsets_.size(); ++i) {
      offsets_[i] = number_at(first + i * kEntry);
    }
    trailer_ = after("trailer\n", bytes_.find("trailer\n", table_));
  }

  [[nodiscard]] std::size_t object_count() const { return offsets_.size(); }
  [[nodiscard]] std::size_t offset(std::size_t object) const {
    return offsets_[object];
  }
  [[nodiscard]] std::size_t table() const { return table_; }
  [[nodiscard]] std::string_view from(std::size_t position) const {
    return bytes_.substr(position);
  }
  /// The number of the object that the trailer gives under `key`.
  [[nodiscard]] std::size_t named(std::string_view key) const {
    return number_at(after(key, bytes_.find(key, trailer_)));
  }
  /// Where the dictionary of `object` starts.
  [[nodiscard]] std::size_t dictionary(std::size_t object) const {
    return after(fmt::format("{} 0 obj\n", object), offsets_.at(object));
  }
  /// The end of `word`, which stands at `position`.
  [[nodiscard]] std::size_t after(std::string_view word,
                                  std::size_t position) const {
    if (position > bytes_.size() ||
        bytes_.substr(position, word.size()) != word) {
      fail(fmt::format("no '{}' where it belongs", word));
    }
    return position + word.size();
  }
  /// The end of the line that starts with `word` at `position`.
  [[nodiscard]] std::size_t after_line(std::string_view word,
                                       std::size_t position) const {
    return bytes_.find('\n', after(word, position)) + 1;
  }

 private:
  [[nodiscard]] std::size_t number_at(std::size_t position) const {
    std::size_t value = 0;
    const char* const end = bytes_.data() + bytes_.size();
    if (std::from_chars(bytes_.data() + position, end, value).ec !=
            std::errc() ||
        value > bytes_.size()) {
      fail("no number where one belongs");
    }
    return value;
  }

  std::string_view bytes_;
  std::size_t table_ = 0;
  std::size_t trailer_ = 0;
  std::vector<std::size_t> offsets_;  ///< by number of the object
};

/// The elements of the tree are numbered in its order.
void add_alternatives(const DrawnPdf& pdf,
                      const std::vector<std::string>& alternatives,
                      std::vector<Edit>& edits) {
  auto next = alternatives.begin();
  for (std::size_t i = 1; i < pdf.object_count(); ++i) {
    const std::size_t start = pdf.dictionary(i);
    if (!pdf.from(start).starts_with(kElement)) {
      continue;
    }
    const std::size_t type = start + kElement.size();
    const std::string_view text = pdf.from(type);
    if (!text.starts_with(kFigure) && !text.starts_with(kFormula)) {
      continue;
    }
    if (next == alternatives.end()) {
      fail("a figure without alternative text");
    }
    edits.push_back({type, 0, "   /Alt " + text_string(*next++) + "\n"});
  }
  if (next != alternatives.end()) {
    fail("an alternative text without its figure");
  }
}

void add_to_catalog(const DrawnPdf& pdf, const std::string& language,
                    std::vector<Edit>& edits) {
  const std::size_t start = pdf.dictionary(pdf.named("   /Root "));
  const std::size_t rest = pdf.after(kCatalog, pdf.after("<< ", start));
  edits.push_back(
      {rest, 0,
       fmt::format("   /Lang {}\n"
                   "   /ViewerPreferences << /DisplayDocTitle true >>\n",
                   text_string(language))});
}

void replace_origin(const DrawnPdf& pdf, std::vector<Edit>& edits) {
  const std::size_t start =
      pdf.after("<< ", pdf.dictionary(pdf.named("   /Info ")));
  edits.push_back(
      {start, pdf.after_line(kProducer, start) - start, std::string(kOrigin)});
  // The last entry: a title cannot be mistaken for it.
  const std::string_view object =
      pdf.from(start).substr(0, pdf.from(start).find("endobj\n"));
  const std::size_t date = start + object.rfind(kCreationDate);
  edits.push_back({date, pdf.after_line(kCreationDate, date) - date, ""});
}

/// The objects with `edits`; `offsets` becomes where each one stands now.
std::string edited(const DrawnPdf& pdf, std::vector<Edit> edits,
                   std::vector<std::size_t>& offsets) {
  std::ranges::sort(edits, {}, &Edit::position);
  std::vector<std::size_t> by_place(pdf.object_count() - 1);
  for (std::size_t i = 0; i < by_place.size(); ++i) {
    by_place[i] = i + 1;
  }
  std::ranges::sort(by_place, {}, [&](std::size_t i) { return pdf.offset(i); });
  std::string result;
  auto object = by_place.begin();
  std::size_t done = 0;
  const auto copy_until = [&](std::size_t end) {
    for (; object != by_place.end() && pdf.offset(*object) < end; ++object) {
      offsets[*object] = result.size() + pdf.offset(*object) - done;
    }
    result += pdf.from(done).substr(0, end - done);
    done = end;
  };
  for (const Edit& edit : edits) {
    copy_until(edit.position);
    result += edit.inserted;
    done += edit.removed;
  }
  copy_until(pdf.table());
  return result;
}

/// The table of objects and all that stands after it. The identifier comes from
/// the content.
void add_end(const DrawnPdf& pdf, const std::vector<std::size_t>& offsets,
             std::string& file) {
  const Hash identifier = hash_bytes(file);
  const std::size_t table = file.size();
  const auto out = std::back_inserter(file);
  fmt::format_to(out, "xref\n0 {}\n0000000000 65535 f \n", offsets.size());
  for (std::size_t i = 1; i < offsets.size(); ++i) {
    fmt::format_to(out, "{:010} 00000 n \n", offsets[i]);
  }
  fmt::format_to(out,
                 "trailer\n<< /Size {}\n   /Root {} 0 R\n   /Info {} 0 R\n"
                 "   /ID [<{}> <{}>]\n>>\nstartxref\n{}\n%%EOF\n",
                 offsets.size(), pdf.named("   /Root "), pdf.named("   /Info "),
                 identifier, identifier, table);
}

}  // namespace

std::string finish_pdf(std::string_view drawn, const PdfAdditions& additions) {
  const DrawnPdf pdf(drawn);
  std::vector<Edit> edits;
  add_alternatives(pdf, additions.alternatives, edits);
  add_to_catalog(pdf, additions.language, edits);
  replace_origin(pdf, edits);
  std::vector<std::size_t> offsets(pdf.object_count());
  std::string file = edited(pdf, std::move(edits), offsets);
  add_end(pdf, offsets, file);
  return file;
}

}  // namespace owldeck
