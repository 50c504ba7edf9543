// Our side of ./dev bench video:
//
//   film_side DECK list                    a line a film: id, frames, frames a
//                                          second
//   film_side DECK frames FILM WxH FILE    its frames as raw yuv420p
//   film_side DECK make FILM WxH FILE THREADS [STORE [changed]]
//                                          the film; prints the seconds taken.
//                                          "changed": with another caption in
//                                          its middle
#include <fmt/format.h>

#include <chrono>
#include <cstdio>
#include <exception>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "generator/build/edition.h"
#include "render/export/film_parts.h"
#include "render/export/mp4.h"
#include "render/export/yuv.h"
#include "render/paint/frame_painter.h"

namespace owldeck {
namespace {

using Arguments = std::vector<std::string>;

constexpr const char* kCaption = "caption";

PixelSize size_from(const std::string& text) {
  const std::size_t cross = text.find('x');
  return {std::stoi(text.substr(0, cross)), std::stoi(text.substr(cross + 1))};
}

TextBlock* find_caption(Scene& scene) {
  for (Node& node : scene.nodes) {
    auto* const block = std::get_if<TextBlock>(&node.value);
    if (block != nullptr && block->info.id == kCaption) {
      return block;
    }
  }
  return nullptr;
}

/// The film in which the caption of its middle says something else.
Clip with_other_caption(const Clip& clip) {
  Scene middle = clip.at(clip.seconds / 2);
  const TextBlock* const shown = find_caption(middle);
  if (shown == nullptr) {
    throw std::runtime_error("the film has no caption in its middle");
  }
  Clip changed = clip;
  changed.at = [at = clip.at,
                said =
                    shown->paragraphs.front().runs.front().text](double time) {
    Scene scene = at(time);
    TextBlock* const caption = find_caption(scene);
    if (caption != nullptr &&
        caption->paragraphs.front().runs.front().text == said) {
      caption->paragraphs.front().runs.front().text = "Another caption";
    }
    return scene;
  };
  return changed;
}

void write_frames(const Clip& clip, PixelSize size, const std::string& path) {
  const TextEngine text;
  FramePainter painter(size, text);
  const auto pixels = static_cast<std::size_t>(size.width * size.height);
  std::vector<std::uint8_t> picture(pixels * 3 / 2);
  const YuvPlanes planes{{picture.data(), size.width},
                         {picture.data() + pixels, size.width / 2},
                         {picture.data() + pixels * 5 / 4, size.width / 2}};
  std::ofstream file(path, std::ios::binary);
  for (const Still& still : stills_of(clip, {0, count_frames(clip)})) {
    for (const PixelRect& area : painter.show(still.scene)) {
      to_yuv420(painter.surface(), area, planes);
    }
    for (int i = 0; i < still.frames; ++i) {
      file.write(reinterpret_cast<const char*>(picture.data()),
                 static_cast<std::streamsize>(picture.size()));
    }
  }
  if (!file.flush()) {
    throw std::runtime_error("cannot write " + path);
  }
}

void make(const Clip& clip, const Arguments& arguments) {
  VideoOptions options{size_from(arguments.at(3)), std::stoi(arguments.at(5))};
  if (arguments.size() > 6) {
    options.store = group_store(arguments[6], "");
  }
  const Clip film = arguments.size() > 7 ? with_other_caption(clip) : clip;
  const auto start = std::chrono::steady_clock::now();
  write_mp4(film, options, arguments.at(4));
  const std::chrono::duration<double> taken =
      std::chrono::steady_clock::now() - start;
  fmt::print("{:.4f}\n", taken.count());
}

void run(const Arguments& arguments) {
  SourceTexts sources;
  Diagnostics diagnostics;
  const TextEngine text;
  const auto checked =
      load_and_check(arguments.at(0), DiskFiles(), sources, diagnostics);
  const auto edition = checked ? make_edition(*checked, Audience::Learner, text,
                                              nullptr, diagnostics)
                               : std::nullopt;
  if (!edition) {
    throw std::runtime_error("the deck has errors: owldeck check tells them");
  }
  const std::string& verb = arguments.at(1);
  if (verb == "list") {
    for (const auto& [id, clip] : edition->clips) {
      fmt::print("{} {} {}\n", id, count_frames(clip), clip.frames_per_second);
    }
  } else if (verb == "frames") {
    write_frames(edition->clips.at(arguments.at(2)), size_from(arguments.at(3)),
                 arguments.at(4));
  } else if (verb == "make") {
    make(edition->clips.at(arguments.at(2)), arguments);
  } else {
    throw std::runtime_error("unknown verb " + verb);
  }
}

}  // namespace
}  // namespace owldeck

int main(int count, char** words) {
  try {
    owldeck::run({words + 1, words + count});
    return 0;
  } catch (const std::exception& error) {
    fmt::print(stderr, "film_side: {}\n", error.what());
    return 2;
  }
}
