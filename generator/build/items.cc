#include "generator/build/items.h"

#include <fmt/format.h>

#include <algorithm>

#include "generator/build/contact_sheet.h"
#include "generator/build/film_items.h"
#include "generator/build/keys.h"
#include "render/export/pdf.h"
#include "render/export/png.h"

namespace owldeck {
namespace {

constexpr const char* kPdfPath = "deck.pdf";
constexpr const char* kSheetName = "contact-sheet";

std::string size_text(PixelSize size) {
  return fmt::format("{}x{}", size.width, size.height);
}

void paint_png(const Scene& scene, PixelSize size, const TextEngine& text,
               const std::filesystem::path& file) {
  Surface surface(size);
  paint(scene, text, surface);
  write_png(surface, file);
}

void plan_pages(const Edition& edition, PixelSize size, const Keys& keys,
                std::vector<BuildItem>& items) {
  for (const Page& page : edition.document.pages) {
    items.push_back({fmt::format("slides/{}.png", page.name),
                     keys.of("png", hash(page.scene), size_text(size)),
                     [&page, size](const auto& file, const auto& text, int) {
                       paint_png(page.scene, size, text, file);
                     }});
  }
}

void paint_sheet(const Scene& sheet, std::optional<Simulation> simulation,
                 const TextEngine& text, const std::filesystem::path& file) {
  Surface surface(sheet_size(sheet));
  paint(sheet, text, surface);
  if (simulation) {
    simulate(*simulation, surface);
  }
  write_png(surface, file);
}

// The sheet as it is, then one more for each simulation.
void plan_sheets(const Edition& edition,
                 const std::set<Simulation>& simulations, const Keys& keys,
                 std::vector<BuildItem>& items) {
  const auto sheet = std::make_shared<const Scene>(
      contact_sheet(edition.document, edition.look.theme));
  const auto add = [&](const std::string& path,
                       std::optional<Simulation> simulation) {
    items.push_back(
        {path, keys.of(path, hash(*sheet)),
         [sheet, simulation](const auto& file, const auto& text, int) {
           paint_sheet(*sheet, simulation, text, file);
         }});
  };
  add(fmt::format("{}.png", kSheetName), std::nullopt);
  for (const Simulation simulation : simulations) {
    const auto index = static_cast<std::size_t>(simulation);
    add(fmt::format("{}-{}.png", kSheetName, simulation_names()[index]),
        simulation);
  }
}

// The formats of a path in the films' folder.
std::set<Format> film_formats(const std::string& path) {
  const std::filesystem::path file(path);
  const std::string ending = file.extension().string();
  for (const Format format :
       {Format::Mp4, Format::WebM, Format::Gif, Format::WebP}) {
    if (ending == "." + name_of(format)) {
      return {format};
    }
  }
  if (path.ends_with(kStripEnding)) {
    return {Format::Strip};
  }
  if (ending == ".png" &&
      file.parent_path().string().ends_with(kFramesEnding)) {
    return {Format::Frames};
  }
  if (ending == ".png" || ending == ".vtt" || ending == ".txt") {
    return {Format::Mp4, Format::WebM, Format::Gif, Format::WebP};
  }
  return {};
}

}  // namespace

std::vector<BuildItem> plan(const Edition& edition, const BuildOptions& options,
                            const std::string& font_versions, PdfAhead* ahead) {
  const Keys keys(font_versions);
  std::vector<BuildItem> items;
  if (options.formats.contains(Format::Pdf)) {
    items.push_back(
        {kPdfPath, keys.of("pdf", hash(edition.document)),
         [&edition, ahead](const auto& file, const auto& text, int) {
           if (ahead != nullptr) {
             ahead->write(file);
           } else {
             write_pdf(edition.document, text, file);
           }
         }});
  }
  if (options.formats.contains(Format::Png)) {
    plan_pages(edition, options.size, keys, items);
  }
  if (std::ranges::any_of(options.formats, is_film)) {
    plan_films(edition, options, keys, items);
  }
  if (options.formats.contains(Format::ContactSheet)) {
    plan_sheets(edition, options.simulations, keys, items);
  }
  return items;
}

std::vector<std::string> BuildItem::paths() const {
  if (files.empty()) {
    return {path};
  }
  std::vector<std::string> paths;
  for (const std::string& file : files) {
    paths.push_back(path + "/" + file);
  }
  return paths;
}

std::set<Format> formats_of(const std::string& path) {
  if (path == kPdfPath) {
    return {Format::Pdf};
  }
  if (path.starts_with("slides/")) {
    return {Format::Png};
  }
  if (path.starts_with("animations/")) {
    return film_formats(path);
  }
  if (path.starts_with(kSheetName) && path.ends_with(".png")) {
    return {Format::ContactSheet};
  }
  return {};
}

}  // namespace owldeck
