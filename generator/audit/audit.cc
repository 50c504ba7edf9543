#include "generator/audit/audit.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <set>
#include <system_error>

#include "generator/audit/contents.h"
#include "generator/audit/share_out.h"
#include "generator/audit/signs.h"
#include "generator/check/words.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

/// A file that is larger is not read at all.
constexpr std::size_t kMostBytes = std::size_t{1} << 31;
constexpr int kMostFindings = 10'000;  ///< of one file

std::string joined(const std::string& outer, const std::string& inner) {
  return outer.empty() || inner.empty() ? outer + inner : outer + ": " + inner;
}

bool has_lines(const std::string& format) {
  return format == "text" || format == "JSON" || format == "VTT" ||
         format == "XML" || format == "SVG" || format == "HTML";
}

/// The line or byte at `offset`; empty if `format` is.
std::string place_in_bytes(std::string_view bytes, std::size_t offset,
                           const std::string& format) {
  if (format.empty()) {
    return {};
  }
  return has_lines(format)
             ? fmt::format(
                   "line {}",
                   std::ranges::count(bytes.substr(0, offset), '\n') + 1)
             : fmt::format("byte {}", offset);
}

/// Searches one file and what is within it.
class FileAudit {
 public:
  FileAudit(std::string file, const SecretSearch* search, int threads)
      : file_(std::move(file)), search_(search) {
    budget_.threads = threads;
  }

  /// Gives the format of the bytes.
  std::string search_bytes(const std::string& outer, std::string_view bytes,
                           int depth) {
    const FileContents contents = contents_of(bytes, budget_);
    std::set<std::size_t> told;
    search_texts(outer, contents.texts, told);
    for (const FoundText& unread : contents.unread) {
      add({AuditFinding::Kind::Unread, file_, joined(outer, unread.where),
           unread.text});
    }
    if (search_ == nullptr) {
      add_signs(outer, contents);
    }
    for (const InnerFile& inner : contents.files) {
      search_inner(joined(outer, inner.where), inner, depth, told);
    }
    if (contents.other_bytes) {
      search_raw(joined(outer, contents.other_bytes->where),
                 contents.other_bytes->text, "", told);
    } else {
      search_raw(outer, bytes, contents.format, told);
    }
    return contents.format;
  }

  void search_name(const std::string& name) {
    std::set<std::size_t> told;
    search_text("its name", name, told);
    if (search_ == nullptr) {
      for (const FoundText& sign : signs_in_name(name)) {
        add({AuditFinding::Kind::Sign, file_, sign.where, sign.text});
      }
    }
  }

  void cannot_read(const std::string& why) {
    add({AuditFinding::Kind::Unread, file_, "", why});
  }

  std::vector<AuditFinding> findings;

 private:
  void add(AuditFinding finding) {
    if (findings.size() < kMostFindings) {
      findings.push_back(std::move(finding));
    }
  }

  void search_texts(const std::string& outer,
                    const std::vector<FoundText>& texts,
                    std::set<std::size_t>& told) {
    if (search_ == nullptr) {
      return;
    }
    std::vector<std::vector<ToldSentence>> found(texts.size());
    share_out(texts.size(), budget_.threads,
              [&](std::size_t i, std::size_t /*worker*/) {
                found[i] = search_->find(texts[i].text);
              });
    for (std::size_t i = 0; i < texts.size(); ++i) {
      add_told(joined(outer, texts[i].where), found[i], told);
    }
  }

  void search_text(const std::string& where, std::string_view text,
                   std::set<std::size_t>& told) {
    if (search_ != nullptr) {
      add_told(where, search_->find(text), told);
    }
  }

  void add_told(const std::string& where,
                const std::vector<ToldSentence>& sentences,
                std::set<std::size_t>& told) {
    for (const ToldSentence& found : sentences) {
      told.insert(found.sentence);
      const bool is_known =
          std::ranges::any_of(findings, [&](const AuditFinding& known) {
            return known.kind == AuditFinding::Kind::Leak &&
                   known.sentence == found.sentence && known.where == where;
          });
      if (!is_known) {
        add({AuditFinding::Kind::Leak, file_, where, "", found.sentence,
             found.words});
      }
    }
  }

  void search_inner(const std::string& where, const InnerFile& inner, int depth,
                    std::set<std::size_t>& told) {
    if (depth >= budget_.depth) {
      return cannot_read(where + " is in too many other files");
    }
    const std::size_t before = findings.size();
    search_text(where + ": its name", inner.name, told);
    search_bytes(where, inner.bytes, depth + 1);
    for (std::size_t i = before; i < findings.size(); ++i) {
      if (findings[i].kind == AuditFinding::Kind::Leak) {
        told.insert(findings[i].sentence);
      }
    }
  }

  /// What no reader has found: comments, gaps, bytes of no use.
  void search_raw(const std::string& outer, std::string_view bytes,
                  const std::string& format,
                  const std::set<std::size_t>& told) {
    if (search_ == nullptr) {
      return;
    }
    for (const ToldSentence& found : search_->find(bytes)) {
      if (!told.contains(found.sentence)) {
        add({AuditFinding::Kind::Leak, file_,
             joined(outer, place_in_bytes(bytes, found.offset, format)), "",
             found.sentence, found.words});
      }
    }
  }

  void add_signs(const std::string& outer, const FileContents& contents) {
    std::vector<FoundText> signs = contents.signs;
    for (const FoundText& text : contents.texts) {
      for (FoundText& sign : signs_in_text(text)) {
        signs.push_back(std::move(sign));
      }
    }
    for (const FoundText& sign : signs) {
      add({AuditFinding::Kind::Sign, file_, joined(outer, sign.where),
           sign.text});
    }
  }

  std::string file_;
  const SecretSearch* search_;
  Budget budget_;
};

std::string audit_file(const AuditedFile& file, FileAudit& audit) {
  audit.search_name(file.name);
  std::error_code error;
  if (fs::is_directory(file.path, error)) {
    return {};
  }
  const auto size = fs::is_regular_file(file.path, error)
                        ? fs::file_size(file.path, error)
                        : 0;
  std::ifstream stream(file.path, std::ios::binary);
  if (error || !stream || !fs::is_regular_file(file.path, error)) {
    audit.cannot_read("it cannot be read");
    return "unread";
  }
  if (size > kMostBytes) {
    audit.cannot_read("it is too large");
    return "unread";
  }
  std::string bytes(size, '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(size));
  bytes.resize(static_cast<std::size_t>(stream.gcount()));
  return audit.search_bytes("", bytes, 0);
}

bool tells(std::string_view text, const SecretSearch* search) {
  return search != nullptr && !search->find(text).empty();
}

constexpr const char* kUnquotable = "[a name that tells it]";

/// A name from a file: it may hold anything, even what is searched for.
std::string quotable(std::string_view text, const SecretSearch* search) {
  constexpr std::size_t kLongest = 200;
  if (tells(text, search)) {
    return kUnquotable;
  }
  std::string out;
  while (!text.empty() && out.size() < kLongest) {
    const Utf8Character next = first_character(text);
    const auto bytes = static_cast<std::size_t>(next.bytes);
    const bool is_plain = next.valid && !is_control(next.code);
    out += is_plain ? text.substr(0, bytes) : "?";
    text.remove_prefix(bytes);
  }
  return text.empty() ? out : out + "...";
}

/// Part by part, so that what is no secret still leads to the file.
std::string quotable_path(const fs::path& path, const SecretSearch* search) {
  fs::path out;
  for (const fs::path& part : path) {
    out /= quotable(part.string(), search);
  }
  return tells(out.string(), search) ? kUnquotable : out.string();
}

void add_to(AuditReport& report, std::vector<AuditFinding> findings,
            const std::string& format) {
  std::ranges::move(findings, std::back_inserter(report.findings));
  if (!format.empty()) {
    ++report.formats[format];
  }
}

}  // namespace

std::vector<AuditedFile> files_to_audit(const fs::path& folder) {
  std::error_code error;
  if (!fs::is_directory(folder, error)) {
    return {{folder, folder.filename().string()}};
  }
  std::vector<AuditedFile> files;
  for (auto entry = fs::recursive_directory_iterator(folder, error);
       !error && entry != fs::recursive_directory_iterator();
       entry.increment(error)) {
    files.push_back(
        {entry->path(),
         entry->path().lexically_relative(folder).generic_string()});
  }
  std::ranges::sort(files, {}, &AuditedFile::name);
  return files;
}

AuditReport audit_bytes(const std::string& file, std::string_view bytes,
                        const SecretSearch* search) {
  FileAudit audit(file, search, 1);
  AuditReport report;
  const std::string format = audit.search_bytes("", bytes, 0);
  add_to(report, std::move(audit.findings), format);
  return report;
}

AuditReport audit_files(const std::vector<AuditedFile>& files,
                        const SecretSearch* search, int threads) {
  std::vector<std::vector<AuditFinding>> findings(files.size());
  std::vector<std::string> formats(files.size());
  // Few files are mostly one that is large: then its parts are shared out.
  const bool are_few = files.size() <= static_cast<std::size_t>(threads);
  share_out(files.size(), are_few ? 1 : threads,
            [&](std::size_t i, std::size_t /*worker*/) {
              FileAudit audit(files[i].path.string(), search,
                              are_few ? threads : 1);
              formats[i] = audit_file(files[i], audit);
              findings[i] = std::move(audit.findings);
            });
  AuditReport report;
  for (std::size_t i = 0; i < files.size(); ++i) {
    add_to(report, std::move(findings[i]), formats[i]);
  }
  return report;
}

Diagnostic diagnose(const AuditFinding& finding, const SecretSearch* search,
                    const SourceTexts& sources) {
  const Span place{joined(quotable_path(finding.file, search),
                          quotable(finding.where, search)),
                   0, 0, 0};
  if (finding.kind == AuditFinding::Kind::Unread) {
    return {place, Severity::Error, "leak-unread",
            "could not be audited: " + finding.what};
  }
  if (finding.kind == AuditFinding::Kind::Sign) {
    return {place, Severity::Error, "leak-sign",
            finding.what + ", as a learner's file has none"};
  }
  const auto& sentence = search->sentences()[finding.sentence];
  const Secret& secret = search->secret_of(sentence);
  return {place,
          Severity::Error,
          "leak-file",
          fmt::format("{} words in a row of {}", finding.words, secret.what),
          "",
          {{place_in(secret.text, sentence.offset, sentence.bytes, sources),
            "for the instructor alone"}}};
}

std::string count_files(const AuditReport& report) {
  int count = 0;
  std::string formats;
  for (const auto& [format, files] : report.formats) {
    count += files;
    formats +=
        fmt::format("{}{} {}", formats.empty() ? "" : ", ", format, files);
  }
  return fmt::format("{} file{} ({})", count, count == 1 ? "" : "s", formats);
}

}  // namespace owldeck
