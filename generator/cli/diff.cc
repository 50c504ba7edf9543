#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "generator/build/compare_page.h"
#include "generator/build/seen_pages.h"
#include "generator/cli/report.h"
#include "generator/cli/verbs.h"
#include "render/export/write_file.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

/// What decks are drawn at; a folder's pictures keep their size, and a deck
/// beside a folder takes it.
constexpr PixelSize kDeckSize{1280, 720};

struct DiffArguments {
  fs::path before;
  fs::path after;
  fs::path page = "diff.html";
};

PixelSize common_size(const DiffArguments& arguments, const FileReader& files) {
  for (const fs::path& path : {arguments.before, arguments.after}) {
    if (is_edition_folder(path)) {
      return edition_size(path, files).value_or(kDeckSize);
    }
  }
  return kDeckSize;
}

std::string name_of(const PageComparison& page) {
  if (page.before == nullptr || page.after == nullptr) {
    return (page.before == nullptr ? page.after : page.before)->name;
  }
  return page.before->name == page.after->name
             ? page.after->name
             : fmt::format("{}, now {}", page.before->name, page.after->name);
}

const std::string& title_of(const PageComparison& page) {
  return page.after != nullptr && !page.after->title.empty()
             ? page.after->title
             : (page.before != nullptr ? page.before : page.after)->title;
}

std::string line_of(const PageComparison& page) {
  std::string line =
      fmt::format("{:<8} {}", to_string(page.change), name_of(page));
  if (!title_of(page).empty()) {
    line += ": " + title_of(page);
  }
  return line;
}

std::string summary_of(const std::vector<PageComparison>& pages) {
  std::string summary;
  for (const PageChange change :
       {PageChange::Changed, PageChange::Moved, PageChange::Added,
        PageChange::Removed, PageChange::Same}) {
    const auto count =
        std::ranges::count(pages, change, &PageComparison::change);
    if (count > 0) {
      summary += fmt::format("{}{} {}", summary.empty() ? "" : ", ", count,
                             to_string(change));
    }
  }
  return summary;
}

ComparePage page_of(const std::vector<PageComparison>& pages,
                    const DiffArguments& arguments) {
  ComparePage html{.title = "What changed",
                   .summary = fmt::format(
                       "{} → {}: {}", arguments.before.generic_string(),
                       arguments.after.generic_string(), summary_of(pages))};
  for (const PageComparison& page : pages) {
    if (page.change == PageChange::Moved) {
      html.remarks.push_back(line_of(page));
    } else if (page.change != PageChange::Same) {
      ComparedPicture compared{.heading = name_of(page),
                               .detail = title_of(page),
                               .change = std::string(to_string(page.change))};
      if (page.before != nullptr) {
        compared.before = page.before->picture;
      }
      if (page.after != nullptr) {
        compared.after = page.after->picture;
      }
      html.pictures.push_back(std::move(compared));
    }
  }
  return html;
}

int print_comparison(const std::vector<PageComparison>& pages,
                     const DiffArguments& arguments) {
  for (const PageComparison& page : pages) {
    if (page.change != PageChange::Same) {
      fmt::print("{}\n", line_of(page));
    }
  }
  fmt::print("{}\n", summary_of(pages));
  if (std::ranges::all_of(pages, [](const PageComparison& page) {
        return page.change == PageChange::Same;
      })) {
    return kFine;
  }
  write_file(compare_page_html(page_of(pages, arguments)), arguments.page);
  fmt::print(stderr, "{} shows before, after and difference\n",
             arguments.page.generic_string());
  return kFindings;
}

// What cannot be compared is no difference, so its status is another one.
int run_diff(const DiffArguments& arguments) {
  const DiskFiles files;
  SourceTexts sources;
  Diagnostics diagnostics;
  const PixelSize size = common_size(arguments, files);
  const int threads =
      static_cast<int>(std::max(1U, std::thread::hardware_concurrency()));
  const std::vector<SeenPage> before =
      seen_pages(arguments.before, size, threads, files, sources, diagnostics);
  const std::vector<SeenPage> after =
      seen_pages(arguments.after, size, threads, files, sources, diagnostics);
  if (report(diagnostics, sources) != kFine) {
    return kUsage;
  }
  return print_comparison(compare_pages(before, after), arguments);
}

}  // namespace

void add_diff(CLI::App& app, int& status) {
  CLI::App* verb = app.add_subcommand(
      "diff", "Show which slides differ: status 0 if none, 1 if any");
  auto arguments = std::make_shared<DiffArguments>();
  verb->add_option("old", arguments->before,
                   "A deck's YAML file, or a built edition's folder")
      ->required()
      ->check(CLI::ExistingPath);
  verb->add_option("new", arguments->after, "Another, or the same later")
      ->required()
      ->check(CLI::ExistingPath);
  verb->add_option("-o,--output", arguments->page,
                   "The page that shows the differences, if there are any")
      ->capture_default_str();
  verb->callback([arguments, &status] { status = run_diff(*arguments); });
}

}  // namespace owldeck
