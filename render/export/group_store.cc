#include "render/export/group_store.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <fstream>
#include <sstream>
#include <system_error>
#include <vector>

#include "render/error.h"
#include "render/export/write_file.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

/// Another layout of the bytes takes another number.
constexpr std::string_view kMagic = "owldeck group 1\n";

void append(std::string& bytes, std::uint64_t value) {
  for (int shift = 0; shift < 64; shift += 8) {
    bytes.push_back(static_cast<char>((value >> shift) & 255U));
  }
}

/// Takes values off the front of bytes.
class ByteReader {
 public:
  explicit ByteReader(std::string_view bytes) : bytes_(bytes) {}

  std::optional<std::string_view> take(std::uint64_t count) {
    if (count > bytes_.size()) {
      return std::nullopt;
    }
    const std::string_view taken = bytes_.substr(0, count);
    bytes_.remove_prefix(count);
    return taken;
  }
  std::optional<std::uint64_t> number() {
    const auto bytes = take(sizeof(std::uint64_t));
    if (!bytes) {
      return std::nullopt;
    }
    std::uint64_t value = 0;
    for (std::size_t i = 0; i < bytes->size(); ++i) {
      value |= std::uint64_t{static_cast<unsigned char>((*bytes)[i])}
               << (8 * i);
    }
    return value;
  }
  [[nodiscard]] bool is_at_end() const { return bytes_.empty(); }
  [[nodiscard]] std::string_view rest() const { return bytes_; }

 private:
  std::string_view bytes_;
};

std::optional<EncodedFrame> take_frame(ByteReader& reader) {
  const auto number = reader.number();
  const auto key = reader.number();
  const auto size = reader.number();
  if (!size) {
    return std::nullopt;
  }
  const auto bytes = reader.take(*size);
  if (!bytes) {
    return std::nullopt;
  }
  return EncodedFrame{{bytes->begin(), bytes->end()},
                      static_cast<std::int64_t>(*number),
                      *key != 0};
}

std::optional<EncodedGroup> read_group(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) {
    return std::nullopt;
  }
  // The time of use decides what trim_store deletes; it matters to nothing
  // else.
  (void)utimensat(AT_FDCWD, path.c_str(), nullptr, 0);
  std::ostringstream bytes;
  bytes << file.rdbuf();  // up to where it can be read
  return group_from_bytes(bytes.str());
}

struct StoredFile {
  fs::path path;
  fs::file_time_type used;
  std::uintmax_t bytes = 0;
};

std::vector<StoredFile> files_in(const fs::path& folder) {
  std::vector<StoredFile> files;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator(folder, error)) {
    if (!entry.is_regular_file(error)) {
      continue;
    }
    const StoredFile file{entry.path(), entry.last_write_time(error),
                          entry.file_size(error)};
    if (!error) {  // another program may just have deleted it
      files.push_back(file);
    }
  }
  return files;
}

/// Puts the file there as a whole; whoever is killed meanwhile leaves nothing,
/// because it has no name until then. False where that cannot be done.
bool write_nameless(std::string_view bytes, const fs::path& path) {
  const int handle =
      open(path.parent_path().c_str(), O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
  if (handle < 0) {
    return false;  // not every file system has such files
  }
  const std::string unnamed = fmt::format("/proc/self/fd/{}", handle);
  bool there = false;
  try {
    write_file(bytes, unnamed);
    unlink(path.c_str());  // what is there is damaged, or as good
    there = linkat(AT_FDCWD, unnamed.c_str(), AT_FDCWD, path.c_str(),
                   AT_SYMLINK_FOLLOW) == 0 ||
            errno == EEXIST;  // another program just had the same to keep
  } catch (const RenderError&) {
    there = false;
  }
  close(handle);
  return there;
}

constexpr std::string_view kUnfinished = ".unfinished-";

/// The same with a name that tells whose the file is.
void write_aside(std::string_view bytes, const fs::path& path) {
  std::string unfinished =
      fmt::format("{}{}{}-XXXXXX", path.string(), kUnfinished, getpid());
  const int handle = mkstemp(unfinished.data());
  if (handle < 0) {
    throw RenderError(path.string(), "cannot create the file");
  }
  close(handle);
  std::error_code error;
  try {
    write_file(bytes, unfinished);
    fs::rename(unfinished, path);
  } catch (...) {
    fs::remove(unfinished, error);
    throw RenderError(path.string(), "cannot write the file");
  }
}

/// Whether the file was begun by a process that has ended.
bool is_leftover(const std::string& name) {
  const std::size_t at = name.find(kUnfinished);
  if (at == std::string::npos) {
    return false;
  }
  pid_t process = 0;
  const char* const number = name.data() + at + kUnfinished.size();
  std::from_chars(number, name.data() + name.size(), process);
  return process > 0 && kill(process, 0) != 0 && errno == ESRCH;
}

void write_whole(std::string_view bytes, const fs::path& path) {
  std::error_code error;
  fs::create_directories(path.parent_path(), error);
  if (!write_nameless(bytes, path)) {
    write_aside(bytes, path);
  }
}

}  // namespace

std::string to_bytes(const EncodedGroup& group) {
  std::string frames;
  for (const EncodedFrame& frame : group) {
    append(frames, static_cast<std::uint64_t>(frame.number));
    append(frames, frame.key ? 1 : 0);
    append(frames, frame.bytes.size());
    frames.append(frame.bytes.begin(), frame.bytes.end());
  }
  return std::string(kMagic) + hash_bytes(frames) + frames;
}

std::optional<EncodedGroup> group_from_bytes(std::string_view bytes) {
  ByteReader reader(bytes);
  const auto magic = reader.take(kMagic.size());
  const auto hash = reader.take(hash_bytes("").size());
  if (magic != kMagic || !hash || hash_bytes(reader.rest()) != *hash) {
    return std::nullopt;
  }
  EncodedGroup group;
  while (!reader.is_at_end()) {
    auto frame = take_frame(reader);
    if (!frame) {
      return std::nullopt;
    }
    group.push_back(std::move(*frame));
  }
  return group.empty() ? std::nullopt : std::optional(std::move(group));
}

void trim_store(const fs::path& folder, std::uintmax_t most_bytes) {
  std::vector<StoredFile> files = files_in(folder);
  std::ranges::sort(files, std::ranges::greater(), &StoredFile::used);
  std::uintmax_t bytes = 0;
  for (const StoredFile& file : files) {
    const bool leftover = is_leftover(file.path.filename().string());
    bytes += leftover ? 0 : file.bytes;
    if (leftover || bytes > most_bytes) {
      std::error_code ignored;
      fs::remove(file.path, ignored);
    }
  }
}

GroupStore group_store(const fs::path& folder, std::string drawn_by) {
  return {[folder](const Hash& key) { return read_group(folder / key); },
          [folder](const Hash& key, const EncodedGroup& group) {
            write_whole(to_bytes(group), folder / key);
          },
          std::move(drawn_by)};
}

}  // namespace owldeck
