#include "tests/render/export/samples.h"

#include <stdlib.h>

#include <algorithm>
#include <fstream>
#include <iterator>

namespace owldeck {

ScratchFolder::ScratchFolder() {
  std::string pattern =
      (std::filesystem::temp_directory_path() / "owldeck-XXXXXX").string();
  folder_ = mkdtemp(pattern.data());
}

ScratchFolder::~ScratchFolder() {
  std::filesystem::remove_all(folder_);
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

NodeInfo with_role(Role role, const std::string& alt) {
  NodeInfo info;
  info.role = role;
  info.alt = alt;
  return info;
}

Paragraph paragraph(const std::string& text, bool list_item) {
  Paragraph result;
  result.runs = {Run{text, TextStyle{}, "", 0}};
  result.list_item = list_item;
  return result;
}

TextBlock block(Role role, std::vector<Paragraph> paragraphs) {
  TextBlock result;
  result.info = with_role(role);
  result.box = {100, 100, 1600, 800};
  result.paragraphs = std::move(paragraphs);
  return result;
}

Rectangle filled(const Rect& rect, const Color& color) {
  Rectangle result;
  result.rect = rect;
  result.fill = color;
  return result;
}

Document sample_document() {
  Group figure;
  figure.info = with_role(Role::Figure, "a heatmap “of weights”");
  figure.children = {Node{filled({900, 300, 100, 100}, {1, 0, 0, 1})}};
  Group formula;
  formula.info = with_role(Role::Formula, "Q times K");
  formula.children = {Node{filled({900, 500, 100, 100}, {0, 0, 1, 1})}};
  Paragraph linked = paragraph("the paper");
  linked.runs[0].link = "https://arxiv.org/abs/1706.03762";
  Paragraph onward = paragraph("go on");
  onward.runs[0].link = "#slide-2";
  Paragraph lost = paragraph("a page that was left out");
  lost.runs[0].link = "#slide-9";
  Paragraph film = paragraph("the film");
  film.runs[0].link = "animations/score flow.mp4";

  Scene first;
  first.nodes = {
      Node{block(Role::Title, {paragraph("Attention mechanics")})},
      Node{block(Role::Heading, {paragraph("Why it matters")})},
      Node{block(Role::Paragraph,
                 {paragraph("Every token asks."), paragraph("one", true),
                  paragraph("two", true), paragraph("The end.")})},
      Node{figure},
      Node{formula},
      Node{block(Role::Code, {paragraph("a = b"), paragraph("c = d")})},
      Node{block(Role::Artifact, {paragraph("12")})}};
  Scene second;
  second.nodes = {Node{block(Role::Title, {paragraph("Second page")})},
                  Node{block(Role::Paragraph, {linked, onward, lost, film})}};
  return {"Chapter 3 · Attention",
          "en-GB",
          {{"slide-1", "First “title”", first}, {"slide-2", "Second", second}}};
}

Clip sample_clip(double seconds) {
  Clip clip;
  clip.id = "sample";
  clip.title = "A sample";
  clip.seconds = seconds;
  clip.frames_per_second = 30;
  clip.at = [seconds](double time) {
    const double way = std::min(time, seconds / 2) / (seconds / 2);
    Scene scene;
    scene.background = {0.9, 0.9, 0.8, 1};
    scene.nodes = {
        Node{filled({100 + way * 1200, 200, 400, 400}, {0.1, 0.2, 0.8, 1})},
        Node{filled({0, 800, 1920, 280}, {0.8, 0.3, 0.1, 1})}};
    return scene;
  };
  return clip;
}

}  // namespace owldeck
