#include "generator/check/assets.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "generator/check/asset_files.h"
#include "generator/check/named_code.h"
#include "generator/check/named_sections.h"
#include "generator/check/notebook_sections.h"
#include "generator/check/slide_texts.h"
#include "generator/source/scalar_place.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

/// Where the `bytes` bytes of `text` from `start` on stand.
Span place_of(const DeckText& text, std::size_t start, std::size_t bytes,
              const SourceTexts& sources) {
  const std::string_view before = std::string_view(text.value).substr(0, start);
  const std::size_t line_start = before.rfind('\n') + 1;
  const auto lines = std::count(before.begin(), before.end(), '\n');
  return place_in_scalar(
      text, 1 + static_cast<int>(lines),
      1 + count_characters(before.substr(line_start)),
      count_characters(std::string_view(text.value).substr(start, bytes)),
      sources);
}

bool is_anywhere(std::string_view word,
                 const std::vector<const Notebook*>& notebooks,
                 std::set<std::string, std::less<>> Notebook::*words) {
  return std::any_of(notebooks.begin(), notebooks.end(),
                     [&](const Notebook* notebook) {
                       return (notebook->*words).contains(word);
                     });
}

class AssetCheck {
 public:
  AssetCheck(const Deck& deck, Repository& repository,
             const SourceTexts& sources, Diagnostics& diagnostics)
      : deck_(deck),
        repository_(repository),
        sources_(sources),
        diagnostics_(diagnostics) {}

  void run() {
    for (const Source& source : deck_.sources) {
      if (source.path) {
        files_of_sources_.push_back(
            find_asset(*source.path, repository_, diagnostics_));
      } else {
        files_of_sources_.emplace_back();
      }
    }
    for (const Slide& slide : deck_.slides) {
      check_slide(slide);
    }
  }

 private:
  void check_slide(const Slide& slide) {
    AssetFiles files;
    if (slide.anchor) {
      files = files_of(*slide.anchor);
      if (!files.is_sound) {
        return;
      }
      check_sections(slide.anchor->objective, false, files.notebooks);
      check_names(slide.anchor->objective, files.notebooks);
    }
    add_cited(slide, files);
    if (files.is_sound && !cites_others(slide)) {
      for (const DeckText* text : sentences_of(slide)) {
        check_sections(*text, true, files.notebooks);
      }
    }
  }

  /// Whether a section that the slide names may be that of a paper.
  [[nodiscard]] bool cites_others(const Slide& slide) const {
    return std::any_of(
        deck_.sources.begin(), deck_.sources.end(), [&](const Source& source) {
          return !source.path &&
                 std::any_of(slide.sources.begin(), slide.sources.end(),
                             [&](const Located<std::string>& id) {
                               return id.value == source.id.value;
                             });
        });
  }

  AssetFiles files_of(const Anchor& anchor) {
    AssetFiles all;
    for (const Located<std::string>& asset : anchor.assets) {
      add(find_asset(asset, repository_, diagnostics_), all);
    }
    return all;
  }

  /// Adds the notebooks among the sources that a slide cites.
  void add_cited(const Slide& slide, AssetFiles& all) {
    for (const Located<std::string>& id : slide.sources) {
      for (std::size_t i = 0; i < deck_.sources.size(); ++i) {
        if (deck_.sources[i].id.value == id.value) {
          add(files_of_sources_[i], all);
        }
      }
    }
  }

  static void add(const AssetFiles& more, AssetFiles& all) {
    all.is_sound = all.is_sound && more.is_sound;
    for (const Notebook* notebook : more.notebooks) {
      if (std::find(all.notebooks.begin(), all.notebooks.end(), notebook) ==
          all.notebooks.end()) {
        all.notebooks.push_back(notebook);
      }
    }
  }

  /// In sentences, `section 2` may be any text's; `section 2.1` is meant.
  void check_sections(const DeckText& text, bool is_sentence,
                      const std::vector<const Notebook*>& notebooks) {
    if (notebooks.empty()) {
      return;
    }
    for (const NamedSections& named : find_named_sections(text.value)) {
      if (is_sentence && named.first.find('.') == std::string::npos) {
        continue;
      }
      report_missing(place_of(text, named.start, named.bytes, sources_), named,
                     notebooks);
    }
  }

  void report_missing(const Span& span, const NamedSections& named,
                      const std::vector<const Notebook*>& notebooks) {
    const bool has_first = has_section(named.first, notebooks);
    const bool has_last = has_section(named.last, notebooks);
    if (has_first && has_last) {
      return;
    }
    const std::string& missing = has_first ? named.last : named.first;
    const bool is_pair = !has_first && !has_last && named.first != named.last;
    diagnostics_.error(
        span, "asset-section",
        is_pair
            ? fmt::format("{} has no sections {} and {}", names_of(notebooks),
                          named.first, named.last)
            : fmt::format("{} has no section {}", names_of(notebooks), missing),
        list_sections(notebooks, missing));
  }

  static bool has_section(const std::string& number,
                          const std::vector<const Notebook*>& notebooks) {
    return std::any_of(notebooks.begin(), notebooks.end(),
                       [&](const Notebook* notebook) {
                         return find_section(*notebook, number) != nullptr;
                       });
  }

  void check_names(const DeckText& objective,
                   const std::vector<const Notebook*>& notebooks) {
    if (notebooks.empty()) {
      return;
    }
    for (const NamedCode& named : find_named_code(objective.value)) {
      // Words of two humps may be names of things that the notebook explains.
      const bool is_known =
          is_anywhere(named.name, notebooks, &Notebook::code_words) ||
          (!named.is_marked &&
           is_anywhere(named.name, notebooks, &Notebook::prose_words));
      if (!is_known) {
        diagnostics_.error(
            place_of(objective, named.start, named.name.size(), sources_),
            "asset-name",
            fmt::format("no code of {} has '{}'", names_of(notebooks),
                        named.name),
            suggest(named.name, definitions_of(notebooks)));
      }
    }
  }

  static std::vector<std::string> definitions_of(
      const std::vector<const Notebook*>& notebooks) {
    std::set<std::string> names;
    for (const Notebook* notebook : notebooks) {
      for (const PythonDefinition& each : notebook->definitions) {
        if (!each.name.starts_with("__")) {
          names.insert(each.name);
        }
      }
    }
    return {names.begin(), names.end()};
  }

  const Deck& deck_;
  Repository& repository_;
  const SourceTexts& sources_;
  Diagnostics& diagnostics_;
  std::vector<AssetFiles> files_of_sources_;
};

}  // namespace

void check_assets(const Deck& deck, Repository& repository,
                  const SourceTexts& sources, Diagnostics& diagnostics) {
  AssetCheck(deck, repository, sources, diagnostics).run();
}

}  // namespace owldeck
