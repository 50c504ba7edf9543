#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "generator/audit/secret_search.h"
#include "generator/source/diagnostic.h"
#include "generator/source/files.h"

/// Searches finished files, inside and out, for what is the instructor's alone.
namespace owldeck {

/// Something that a learner's file must not hold.
struct AuditFinding {
  enum class Kind {
    Leak,    ///< a sentence of the instructor's
    Unread,  ///< a part that could not be searched
    Sign     ///< of an instructor's edition, without a deck to compare with
  };
  Kind kind = Kind::Leak;
  std::string file;          ///< as it was given
  std::string where;         ///< in the file, such as `page 7`; may be empty
  std::string what;          ///< of what could not be read, or of a sign
  std::size_t sentence = 0;  ///< of the search
  std::size_t words = 0;     ///< of it that stand there in a row
};

/// What an audit has seen.
struct AuditReport {
  std::vector<AuditFinding> findings;  ///< in the order of the files
  std::map<std::string, int> formats;  ///< how many files of each
};

/// A file that is to be searched; its name is searched, too.
struct AuditedFile {
  std::filesystem::path path;
  std::string name;  ///< below the audited folder
};

/// Every file in `folder` and in those below it, sorted; of a file, that alone.
/// Links to folders are not followed.
[[nodiscard]] std::vector<AuditedFile> files_to_audit(
    const std::filesystem::path& folder);

/// Searches bytes of any format, and files within them.
[[nodiscard]] AuditReport audit_bytes(const std::string& file,
                                      std::string_view bytes,
                                      const SecretSearch* search);

/// Searches `files` for what `search` knows; without it, for signs of an
/// instructor's edition.
[[nodiscard]] AuditReport audit_files(const std::vector<AuditedFile>& files,
                                      const SecretSearch* search, int threads);

/// The finding for people: it names the file, the place in it, and in a note
/// whose text it is, but does not say the text.
/// Reports: `leak-file`, `leak-unread`, `leak-sign`.
[[nodiscard]] Diagnostic diagnose(const AuditFinding& finding,
                                  const SecretSearch* search,
                                  const SourceTexts& sources);

/// `64 files (PDF 1, PNG 60, ...)`.
[[nodiscard]] std::string count_files(const AuditReport& report);

}  // namespace owldeck
