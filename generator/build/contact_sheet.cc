#include "generator/build/contact_sheet.h"

#include <cmath>

namespace owldeck {
namespace {

constexpr std::size_t kColumns = 5;
constexpr double kPictureWidth = 384;
constexpr double kPictureHeight = kPictureWidth * kPage.height / kPage.width;
constexpr double kGap = 32;
constexpr double kLabelHeight = 36;
constexpr double kRowHeight = kPictureHeight + kLabelHeight + kGap / 2;

Point place_of(std::size_t index) {
  return {kGap + static_cast<double>(index % kColumns) * (kPictureWidth + kGap),
          kGap + static_cast<double>(index / kColumns) * kRowHeight};
}

// A page's ground reaches to its edge, which is no node of it.
Node small_page(const Page& page, Point place) {
  Group group{.info = {.id = page.name},
              .offset = place,
              .scale = kPictureWidth / page.scene.size.width,
              .clip = Rect{0, 0, page.scene.size.width, page.scene.size.height},
              .children = page.scene.nodes};
  const Rectangle ground{.rect = *group.clip, .fill = page.scene.background};
  group.children.insert(group.children.begin(), Node{ground});
  return {std::move(group)};
}

Node frame(Point place, const Theme& theme) {
  const Rect picture{place.x, place.y, kPictureWidth, kPictureHeight};
  return {Rectangle{.rect = picture.inset(-0.5),
                    .stroke = Stroke{.color = theme.strong_line, .width = 1}}};
}

Node label(const Page& page, Point place, const Theme& theme) {
  const TextStyle style{
      .size = theme.small_size, .weight = 600, .color = theme.muted};
  const Rect box{place.x, place.y + kPictureHeight, kPictureWidth,
                 kLabelHeight};
  return {
      TextBlock{.box = box,
                .vertical = VerticalAlign::Middle,
                .paragraphs = {{.runs = {{sheet_label(page.name), style}}}}}};
}

}  // namespace

Scene contact_sheet(const Document& document, const Theme& theme) {
  const std::size_t count = document.pages.size();
  const std::size_t rows = (count + kColumns - 1) / kColumns;
  Scene sheet;
  sheet.size = {kGap + kColumns * (kPictureWidth + kGap),
                kGap + static_cast<double>(rows) * kRowHeight};
  sheet.background = theme.panel;
  for (std::size_t i = 0; i < count; ++i) {
    const Page& page = document.pages[i];
    const Point place = place_of(i);
    sheet.nodes.push_back(small_page(page, place));
    sheet.nodes.push_back(frame(place, theme));
    sheet.nodes.push_back(label(page, place, theme));
  }
  return sheet;
}

PixelSize sheet_size(const Scene& sheet) {
  return {static_cast<int>(std::ceil(sheet.size.width)),
          static_cast<int>(std::ceil(sheet.size.height))};
}

std::string sheet_label(std::string_view page_name) {
  std::string text(page_name);
  const std::size_t number = text.find_first_of("123456789");
  if (number != std::string::npos) {
    text.erase(0, number);
  }
  const std::size_t dash = text.find('-');
  if (dash != std::string::npos) {
    text[dash] = ' ';
  }
  return text;
}

}  // namespace owldeck
