// Draws the decks of a folder in every theme and compares their pictures with
// those stored before.
#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "generator/build/compare.h"
#include "generator/build/compare_page.h"
#include "generator/build/edition.h"
#include "generator/source/print.h"
#include "render/export/write_file.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

constexpr PixelSize kSize{320, 180};
constexpr std::uintmax_t kMostBytes = 20 * 1024;

/// The theme that every case names, so that it builds as it is.
constexpr std::string_view kThemeLine = "  theme: executive-light\n";

/// A case as if it named another theme.
class CaseFiles : public DiskFiles {
 public:
  CaseFiles(fs::path deck, std::string theme)
      : deck_(std::move(deck)), theme_(std::move(theme)) {}

  [[nodiscard]] std::optional<std::string> read(
      const fs::path& path) const override {
    auto text = DiskFiles::read(path);
    if (!text || path.filename() != deck_.filename()) {
      return text;
    }
    const std::size_t at = text->find(kThemeLine);
    if (at == std::string::npos) {
      throw std::runtime_error(deck_.string() +
                               ": expected 'theme: executive-light'");
    }
    return text->replace(at, kThemeLine.size(),
                         fmt::format("  theme: {}\n", theme_));
  }

 private:
  fs::path deck_;
  std::string theme_;
};

struct GoldenPicture {
  std::string name;  ///< of the file, such as `arcs-01-blueprint-dark`
  Picture picture;
};

void draw_case(const fs::path& deck, const std::string& theme,
               const TextEngine& text, std::vector<GoldenPicture>& drawn) {
  const CaseFiles files(deck, theme);
  SourceTexts sources;
  Diagnostics diagnostics;
  const auto checked = load_and_check(deck, files, sources, diagnostics);
  const auto edition = checked ? make_edition(*checked, Audience::Learner, text,
                                              nullptr, diagnostics)
                               : std::nullopt;
  if (!edition || diagnostics.has_errors()) {
    throw std::runtime_error(print(diagnostics, sources));
  }
  for (const Page& page : edition->document.pages) {
    const std::string number = page.name.substr(page.name.find('-') + 1);
    drawn.push_back(
        {fmt::format("{}-{}-{}", deck.stem().string(), number, theme),
         painted(page.scene, kSize, text)});
  }
}

std::vector<GoldenPicture> draw_cases(const fs::path& folder) {
  std::vector<fs::path> decks;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".yaml") {
      decks.push_back(entry.path());
    }
  }
  std::ranges::sort(decks);
  const TextEngine text;
  std::vector<GoldenPicture> drawn;
  for (const fs::path& deck : decks) {
    for (const std::string& theme : built_in_names("themes")) {
      draw_case(deck, theme, text, drawn);
    }
  }
  return drawn;
}

/// The tolerance: 99.9 % of the pixels differ by at most 1 of 255 in a channel,
/// which leaves room for another processor's rounding, and none by more than
/// 16, which a letter that changes does.
bool is_as_stored(const Picture& stored, const Picture& drawn) {
  return difference_share(stored, drawn, 1) <= 0.001 &&
         difference_share(stored, drawn, 16) == 0;
}

std::optional<Picture> stored_picture(const fs::path& path) {
  const auto bytes = DiskFiles().read(path);
  return bytes ? decode_png(*bytes) : std::nullopt;
}

/// Every picture that is not as stored, not stored yet, or stored for no case.
std::vector<ComparedPicture> find_changes(
    const fs::path& folder, const std::vector<GoldenPicture>& drawn) {
  std::vector<ComparedPicture> changes;
  std::set<std::string> names;
  for (const GoldenPicture& golden : drawn) {
    names.insert(golden.name);
    const auto stored = stored_picture(folder / (golden.name + ".png"));
    if (!stored || stored->size != golden.picture.size) {
      changes.push_back(
          {golden.name, "", "added", std::nullopt, golden.picture});
    } else if (!is_as_stored(*stored, golden.picture)) {
      changes.push_back({golden.name, "", "changed", stored, golden.picture});
    }
  }
  for (const auto& entry : fs::directory_iterator(folder)) {
    const std::string name = entry.path().stem().string();
    if (!names.contains(name)) {
      changes.push_back(
          {name, "", "removed", stored_picture(entry.path()), std::nullopt});
    }
  }
  return changes;
}

int check(const fs::path& folder, std::vector<ComparedPicture> changes,
          const fs::path& report) {
  int status = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.file_size() > kMostBytes) {
      fmt::print("{}: more than {} bytes\n", entry.path().string(), kMostBytes);
      status = 1;
    }
  }
  if (changes.empty()) {
    return status;
  }
  for (const ComparedPicture& change : changes) {
    fmt::print("{:<8} {}\n", change.change, change.heading);
  }
  fs::create_directories(fs::absolute(report).parent_path());
  const std::string summary =
      fmt::format("{} not as stored; ./dev golden stores what is drawn now",
                  changes.size());
  write_file(compare_page_html({.title = "Golden pictures",
                                .summary = summary,
                                .before = "expected",
                                .after = "actual",
                                .pictures = std::move(changes)}),
             report);
  fmt::print("{}\n{}\n", summary, report.string());
  return 1;
}

int update(const fs::path& folder,
           const std::vector<ComparedPicture>& changes) {
  for (const ComparedPicture& change : changes) {
    const fs::path path = folder / (change.heading + ".png");
    if (change.after) {
      write_file(encode_png(*change.after), path);
    } else {
      fs::remove(path);
    }
    fmt::print("{:<8} {}\n", change.change, change.heading);
  }
  fmt::print("{} of the golden pictures are new; look at them\n",
             changes.size());
  return 0;
}

int run(const std::vector<std::string>& words) {
  if (words.size() != 4 || (words[0] != "check" && words[0] != "update")) {
    fmt::print(stderr, "golden check|update CASES PICTURES REPORT\n");
    return 2;
  }
  const fs::path pictures = words[2];
  fs::create_directories(pictures);
  std::vector<ComparedPicture> changes =
      find_changes(pictures, draw_cases(words[1]));
  return words[0] == "check" ? check(pictures, std::move(changes), words[3])
                             : update(pictures, changes);
}

}  // namespace
}  // namespace owldeck

int main(int argc, char** argv) {
  try {
    return owldeck::run({argv + 1, argv + argc});
  } catch (const std::exception& error) {
    fmt::print(stderr, "{}\n", error.what());
    return 1;
  }
}
