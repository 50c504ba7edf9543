#include "generator/deck/load.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "generator/deck/check_names.h"
#include "generator/deck/deck_file.h"
#include "generator/deck/decode.h"
#include "generator/deck/image_files.h"
#include "generator/source/limits.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

template <class T>
void append(std::vector<T>& to, std::vector<T>& from) {
  std::move(from.begin(), from.end(), std::back_inserter(to));
}

/// Reads the main file and, depth first, what it includes.
class Loader {
 public:
  Loader(const FileReader& files, SourceTexts& sources,
         Diagnostics& diagnostics)
      : files_(files), sources_(sources), diagnostics_(diagnostics) {}

  void load_main(const fs::path& path) {
    folder_ = files_.resolve(path).parent_path();
    const ReadText read = read_text(files_, path, kMostYamlBytes);
    if (!read.text) {
      refuse({path.generic_string(), 0, 0, 0},
             read.is_too_large ? "file-size" : "file-missing",
             "the file " + read.problem, {});
      return;
    }
    load_text(path, *read.text, true);
  }

  /// Reads what experiments and figures name, once every file of the deck is
  /// read.
  void load_data() {
    const std::size_t before = diagnostics_.all().size();
    check_slide_references(deck_, diagnostics_);
    read_images(deck_.slides, folder_, files_, diagnostics_);
    slide_problems_ += diagnostics_.all().size() - before;
    deck_.data_files =
        read_data_files(deck_.experiments, folder_, files_, diagnostics_);
    for (const Experiment& experiment : deck_.experiments) {
      const auto* timings = std::get_if<TimingsSpec>(&experiment);
      if (timings != nullptr && is_set(timings->file)) {
        const std::string key = data_file_key(timings->file);
        if (const auto text = deck_.data_files.find(key);
            text != deck_.data_files.end()) {
          sources_[key] = text->second;  // its lines can be shown
        }
      }
    }
  }

  [[nodiscard]] Deck& deck() { return deck_; }
  /// Whether all problems are in slides that are marked as broken.
  [[nodiscard]] bool is_only_slides() const {
    return complete_ && diagnostics_.all().size() == slide_problems_;
  }
  /// Whether every file was read, so that what is named must be there.
  [[nodiscard]] bool is_complete() const { return complete_; }

 private:
  struct OpenFile {
    fs::path resolved;
    std::string shown;
  };

  void load_text(const fs::path& path, const std::string& text, bool is_main) {
    const std::string shown = path.generic_string();
    sources_[shown] = text;
    const auto root = parse_yaml(shown, text, diagnostics_);
    if (!root || !has_room_for(*root)) {
      complete_ = false;
      return;
    }
    MapDecoder map(*root, diagnostics_);
    if (!map.is_map()) {
      complete_ = false;
      return;
    }
    DeckFile file;
    if (is_main) {
      map.read(main_file_fields(), file);
    }
    map.read(every_file_fields(), file);
    map.finish();
    slide_problems_ += file.slide_problems;
    take(std::move(file.deck), is_main);
    open_.push_back({files_.resolve(path), shown});
    for (const Located<std::string>& include : file.includes) {
      if (is_set(include)) {
        load_include(path.parent_path(), include);
      }
    }
    open_.pop_back();
  }

  bool has_room_for(const YamlNode& root) {
    values_ += count_values(root);
    if (values_ <= kMostDeckValues) {
      return true;
    }
    diagnostics_.error(root.span, "deck-size",
                       fmt::format("with this file the deck has more than {} "
                                   "values",
                                   kMostDeckValues),
                       "make two decks of it");
    return false;
  }

  void take(Deck deck, bool is_main) {
    if (is_main) {
      deck_ = std::move(deck);
    } else {
      append(deck_.experiments, deck.experiments);
      append(deck_.animations, deck.animations);
      append(deck_.slides, deck.slides);
    }
    if (deck_.slides.size() > kMostDeckSlides) {
      refuse(deck_.slides[kMostDeckSlides].span, "deck-size",
             fmt::format("more than {} slides", kMostDeckSlides),
             "make two decks of it");
      deck_.slides.resize(kMostDeckSlides);
    }
  }

  void load_include(const fs::path& from, const Located<std::string>& include) {
    const fs::path path = (from / include.value).lexically_normal();
    const fs::path resolved = files_.resolve(path);
    if (!is_below(resolved, folder_)) {
      refuse(include.span, "include-outside",
             fmt::format("'{}' is not below the deck's folder", include.value),
             "a deck includes files of its own folder only");
      return;
    }
    if (is_open(resolved)) {
      refuse(include.span, "include-cycle",
             fmt::format("include cycle: {}", cycle_to(resolved)),
             "remove one of these includes");
      return;
    }
    const auto [first, is_new] = included_.try_emplace(resolved, include.span);
    if (!is_new) {
      diagnostics_.add({include.span,
                        Severity::Error,
                        "duplicate-name",
                        fmt::format("'{}' is included twice", include.value),
                        "remove one of them",
                        {{first->second, "the first is here"}}});
      return;
    }
    if (is_too_far(include)) {
      return;
    }
    const ReadText read = read_text(files_, path, kMostYamlBytes);
    if (!read.text) {
      refuse(include.span, read.is_too_large ? "file-size" : "include-missing",
             fmt::format("'{}' {}", include.value, read.problem),
             fmt::format("looked for {}", path.generic_string()));
      return;
    }
    load_text(path, *read.text, false);
  }

  bool is_too_far(const Located<std::string>& include) {
    if (open_.size() > kDeepestInclude) {
      refuse(include.span, "deck-size",
             fmt::format("files include each other more than {} deep",
                         kDeepestInclude),
             "include it from the deck's own file");
      return true;
    }
    if (included_.size() > kMostIncludes) {
      refuse(include.span, "deck-size",
             fmt::format("more than {} included files", kMostIncludes),
             "put more slides into a file");
      return true;
    }
    return false;
  }

  void refuse(const Span& span, std::string code, std::string message,
              std::string hint) {
    diagnostics_.error(span, std::move(code), std::move(message),
                       std::move(hint));
    complete_ = false;
  }

  [[nodiscard]] bool is_open(const fs::path& resolved) const {
    return std::any_of(open_.begin(), open_.end(), [&](const OpenFile& file) {
      return file.resolved == resolved;
    });
  }

  /// The open files from the one that is included again, and that one.
  [[nodiscard]] std::string cycle_to(const fs::path& resolved) const {
    std::string cycle;
    std::string again;
    for (const OpenFile& file : open_) {
      if (again.empty() && file.resolved == resolved) {
        again = file.shown;
      }
      if (!again.empty()) {
        cycle += file.shown + " → ";
      }
    }
    return cycle + again;
  }

  const FileReader& files_;
  SourceTexts& sources_;
  Diagnostics& diagnostics_;
  fs::path folder_;
  Deck deck_;
  bool complete_ = true;
  std::size_t slide_problems_ = 0;
  std::size_t values_ = 0;
  std::vector<OpenFile> open_;
  std::map<fs::path, Span> included_;
};

/// An alias shows a mistake in its anchor once more; it is told once.
void add_unique(const Diagnostics& from, Diagnostics& to) {
  std::set<std::tuple<std::string, int, int, std::string, std::string>> seen;
  for (const Diagnostic& each : from.all()) {
    if (seen.emplace(each.span.file, each.span.line, each.span.column,
                     each.code, each.message)
            .second) {
      to.add(each);
    }
  }
}

}  // namespace

ReadDeck read_deck(const std::filesystem::path& path, const FileReader& files,
                   SourceTexts& sources, Diagnostics& diagnostics) {
  Diagnostics found;
  Loader loader(files, sources, found);
  loader.load_main(path);
  check_duplicates(loader.deck(), found);
  if (loader.is_complete()) {
    check_references(loader.deck(), found);
    loader.load_data();
    if (loader.deck().slides.empty() && !found.has_errors()) {
      found.error(loader.deck().span, "missing-field", "the deck has no slides",
                  "write them under 'slides'");
    }
  }
  add_unique(found, diagnostics);
  const bool is_drawable =
      loader.is_only_slides() && !loader.deck().slides.empty();
  return {std::move(loader.deck()), loader.is_complete(), !found.has_errors(),
          is_drawable};
}

std::optional<Deck> load_deck(const std::filesystem::path& path,
                              const FileReader& files, SourceTexts& sources,
                              Diagnostics& diagnostics) {
  ReadDeck read = read_deck(path, files, sources, diagnostics);
  return read.is_right ? std::optional(std::move(read.deck)) : std::nullopt;
}

}  // namespace owldeck
