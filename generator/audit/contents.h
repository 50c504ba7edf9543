#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// What finished files say, inside and out, for a search.
namespace owldeck {

/// A text and where in its file it stands, such as `page 7`.
struct FoundText {
  std::string where;
  std::string text;
  friend bool operator==(const FoundText&, const FoundText&) = default;
};

/// A file within a file: an attachment, a part of an archive.
struct InnerFile {
  std::string where;
  std::string name;
  std::string bytes;
};

/// What a file is made of, besides its bytes as they are.
struct FileContents {
  std::string format;  ///< such as `PDF`
  std::vector<FoundText> texts;
  std::vector<InnerFile> files;
  /// What could not be read, and why.
  std::vector<FoundText> unread;
  /// What its bytes hold besides; if absent, all of them are searched as they
  /// are, for what no reader has found.
  std::optional<FoundText> other_bytes;
  /// What a learner's file has no business to hold, such as JavaScript.
  std::vector<FoundText> signs;
};

/// What may still be unpacked of one file and of all within it: a small file
/// can hold a very large one.
struct Budget {
  std::size_t bytes = std::size_t{1} << 30;
  int depth = 8;    ///< of files within files
  int threads = 1;  ///< that may be used
};

/// Reads a file, whatever it is called, by what its bytes are. Damaged and
/// hostile files give what is readable of them; the rest is `unread`.
[[nodiscard]] FileContents contents_of(std::string_view bytes, Budget& budget);

}  // namespace owldeck
