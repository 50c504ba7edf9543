#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "generator/audit/contents.h"
#include "generator/audit/pdf_content.h"
#include "generator/audit/pdf_file.h"

namespace owldeck {

/// Reads what the pages of a PDF show, and what it holds that none shows.
class PdfPages {
 public:
  PdfPages(const PdfFile& file, FileContents& contents)
      : file_(file), contents_(contents) {}

  /// The pages in their order, then those that no longer are in it.
  void read_pages();
  /// Content streams that no page shows.
  void read_orphans();
  /// Whether nothing is to be gained from the bytes of its stream.
  [[nodiscard]] bool has_read(const PdfObject& object) const {
    return read_.contains(&object);
  }

 private:
  void find_pages(const PdfValue& node, int depth);
  void find_fonts(const PdfValue& value);
  void read_page(const PdfValue& page, const std::string& where);
  void read_stream(const PdfObject& object, const PdfValue& resources,
                   PdfContent& content);
  void read_with(std::string_view bytes, const PdfValue& resources,
                 PdfContent& content);
  void read_orphan(const PdfObject& object);
  void add(PdfContent content, const std::string& where);
  const PdfFont* font_of(const PdfValue& font);
  [[nodiscard]] const PdfValue& inherited(const PdfValue& page,
                                          std::string_view key) const;

  const PdfFile& file_;
  FileContents& contents_;
  std::vector<const PdfValue*> pages_;
  std::set<const PdfValue*> known_;  ///< nodes of the page tree
  std::map<const PdfValue*, PdfFont> fonts_;
  std::set<const PdfObject*> read_;
  std::set<const PdfObject*> drawn_;  ///< by the page that is read
  /// All fonts of the file, by the names that content streams call them.
  std::map<std::string_view, std::vector<const PdfValue*>> named_fonts_;
};

}  // namespace owldeck
