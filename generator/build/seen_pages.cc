#include "generator/build/seen_pages.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "generator/build/edition.h"
#include "generator/build/parallel.h"
#include "generator/build/warm_engine.h"
#include "generator/theme/layout.h"
#include "render/error.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

fs::path pictures_of(const fs::path& folder) {
  return folder / "slides";
}

// Where the program's own layouts put the page's number.
const Rect& number_area() {
  static const Rect area = [] {
    const Templates templates;
    Diagnostics none;
    const auto layout =
        load_layout(*templates.find("layouts/page.yaml"), templates, none);
    const auto slot =
        std::ranges::find(layout->slots, "page-number", &Slot::name);
    return slot->area;
  }();
  return area;
}

Hash hash_of(const Picture& picture) {
  std::string bytes =
      fmt::format("{}x{}\x1f", picture.size.width, picture.size.height);
  for (const Pixel& pixel : picture.pixels) {
    bytes.append(pixel.begin(), pixel.end());
  }
  return hash_bytes(bytes);
}

Picture without_number(Picture picture) {
  const double scale = picture.size.width / kPage.width;
  const Rect& area = number_area();
  const auto pixel = [scale](double units, int most) {
    return std::clamp(static_cast<int>(std::lround(units * scale)), 0, most);
  };
  const int right = pixel(area.right(), picture.size.width);
  const int bottom = pixel(area.bottom(), picture.size.height);
  for (int y = pixel(area.y, bottom); y < bottom; ++y) {
    for (int x = pixel(area.x, right); x < right; ++x) {
      picture.at(x, y) = {};
    }
  }
  return picture;
}

std::vector<fs::path> picture_files(const fs::path& folder) {
  std::vector<fs::path> paths;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(pictures_of(folder), none)) {
    if (entry.path().extension() == ".png") {
      paths.push_back(entry.path());
    }
  }
  std::ranges::sort(paths);
  return paths;
}

std::optional<Picture> read_picture(const fs::path& path,
                                    const FileReader& files) {
  const auto bytes = files.read(path);
  return bytes ? decode_png(*bytes) : std::nullopt;
}

std::vector<SeenPage> pages_of_folder(const fs::path& folder, PixelSize size,
                                      const FileReader& files,
                                      Diagnostics& diagnostics) {
  std::vector<SeenPage> pages;
  const std::vector<fs::path> paths = picture_files(folder);
  if (paths.empty()) {
    diagnostics.error({pictures_of(folder).generic_string(), 0, 0, 0},
                      "picture", "there are no pictures of slides",
                      "build them with --format png");
  }
  for (const fs::path& path : paths) {
    const auto picture = read_picture(path, files);
    const Span place{path.generic_string(), 0, 0, 0};
    if (!picture) {
      diagnostics.error(place, "picture", "this is no PNG picture");
    } else if (picture->size != size) {
      diagnostics.error(
          place, "picture",
          fmt::format("{} x {} pixels do not compare with {} x {}",
                      picture->size.width, picture->size.height, size.width,
                      size.height),
          "build both with the same --size");
      break;
    } else {
      pages.push_back(seen_page(path.stem().string(), "", *picture));
    }
  }
  return pages;
}

std::vector<SeenPage> pages_of_deck(const fs::path& deck, PixelSize size,
                                    int threads, const FileReader& files,
                                    SourceTexts& sources,
                                    Diagnostics& diagnostics) {
  const auto checked = load_and_check(deck, files, sources, diagnostics);
  if (!checked) {
    return {};
  }
  const auto text = begin_text_engine(1).get();
  const auto edition =
      make_edition(*checked, Audience::Learner, *text, nullptr, diagnostics);
  if (!edition) {
    return {};
  }
  const std::vector<Page>& pages = edition->document.pages;
  std::vector<SeenPage> seen(pages.size());
  const TextEngine& own = *text;
  parallel_for(seen.size(), threads, own,
               [&](const TextEngine& engine, std::size_t i) {
                 seen[i] = seen_page(pages[i].name, pages[i].title,
                                     painted(pages[i].scene, size, engine));
               });
  return seen;
}

}  // namespace

bool is_edition_folder(const fs::path& path) {
  return fs::is_directory(path);
}

std::optional<PixelSize> edition_size(const fs::path& folder,
                                      const FileReader& files) {
  const std::vector<fs::path> paths = picture_files(folder);
  const auto picture =
      paths.empty() ? std::nullopt : read_picture(paths.front(), files);
  return picture ? std::optional(picture->size) : std::nullopt;
}

SeenPage seen_page(std::string name, std::string title,
                   const Picture& picture) {
  return {std::move(name), std::move(title), hash_of(picture),
          hash_of(without_number(picture)), shrunk(picture, kSeenWidth)};
}

std::vector<SeenPage> seen_pages(const fs::path& path, PixelSize size,
                                 int threads, const FileReader& files,
                                 SourceTexts& sources,
                                 Diagnostics& diagnostics) {
  try {
    return is_edition_folder(path)
               ? pages_of_folder(path, size, files, diagnostics)
               : pages_of_deck(path, size, threads, files, sources,
                               diagnostics);
  } catch (const RenderError& error) {
    diagnostics.error({error.path(), 0, 0, 0}, "output", error.what());
    return {};
  }
}

}  // namespace owldeck
