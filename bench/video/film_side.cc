// Our side of ./dev bench video:
//
//   film_side DECK list                  a line a film: id, frames, frames a
//                                        second
//   film_side DECK captions FILM         a line a step: its name, a tab, and
//                                        its caption
//   film_side DECK frames FILM WxH FILE  its frames as raw yuv420p
//   film_side DECK make FILM WxH FILE THREADS [SETTING=VALUE...]
//                                        the film; prints the seconds taken.
//     store=FOLDER     keeps parts of it
//     times=COUNT      one after the other in one film
//     caption=TEXT     is another one
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <exception>
#include <fstream>
#include <map>
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

using Settings = std::map<std::string, std::string>;

PixelSize size_from(const std::string& text) {
  const std::size_t cross = text.find('x');
  return {std::stoi(text.substr(0, cross)), std::stoi(text.substr(cross + 1))};
}

/// The text of the caption that a frame shows, if `node` is it.
std::string* caption_text(Node& node) {
  auto* const block = std::get_if<TextBlock>(&node.value);
  const bool is_caption = block != nullptr && block->info.id == "caption";
  return is_caption ? &block->paragraphs.at(0).runs.at(0).text : nullptr;
}

/// The film with another caption instead of `caption`, as often as it is shown.
Clip with_other_caption(const Clip& clip, const std::string& caption) {
  Clip changed = clip;
  changed.at = [at = clip.at, caption](double time) {
    Scene scene = at(time);
    for (Node& node : scene.nodes) {
      std::string* const text = caption_text(node);
      if (text != nullptr && *text == caption) {
        *text = "Another caption";
      }
    }
    return scene;
  };
  for (const FilmCaption& told : clip.captions) {
    const double middle = (told.from + told.to) / 2;
    if (told.text == caption && clip.at(middle) != changed.at(middle)) {
      return changed;
    }
  }
  throw std::runtime_error("the film does not show: " + caption);
}

/// The film so many times one after the other.
Clip repeated(const Clip& clip, int times) {
  Clip film = clip;
  film.at = [at = clip.at, seconds = clip.seconds](double time) {
    return at(std::fmod(time, seconds));
  };
  film.seconds = clip.seconds * times;
  film.captions.clear();
  film.chapters.clear();
  for (int i = 1; i < times; ++i) {
    for (const double cut : clip.cuts) {
      film.cuts.push_back(cut + i * clip.seconds);
    }
    for (const auto& [from, to] : clip.rests) {
      film.rests.push_back({from + i * clip.seconds, to + i * clip.seconds});
    }
  }
  return film;
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

/// SETTING=VALUE words from the one at `first` on.
Settings settings_from(const Arguments& arguments, std::size_t first) {
  Settings settings;
  for (std::size_t i = first; i < arguments.size(); ++i) {
    const std::size_t equals = arguments[i].find('=');
    settings[arguments[i].substr(0, equals)] = arguments[i].substr(equals + 1);
  }
  return settings;
}

void make(const Clip& clip, const Arguments& arguments) {
  VideoOptions options{size_from(arguments.at(3)), std::stoi(arguments.at(5))};
  const Settings settings = settings_from(arguments, 6);
  Clip film = clip;
  for (const auto& [name, value] : settings) {
    if (name == "store") {
      options.store = group_store(value, "");
    } else if (name == "times") {
      film = repeated(film, std::stoi(value));
    } else if (name == "caption") {
      film = with_other_caption(film, value);
    } else {
      throw std::runtime_error("unknown setting " + name);
    }
  }
  const auto start = std::chrono::steady_clock::now();
  write_mp4(film, options, arguments.at(4));
  const std::chrono::duration<double> taken =
      std::chrono::steady_clock::now() - start;
  fmt::print("{:.4f}\n", taken.count());
}

void list_captions(const Clip& clip) {
  for (const FilmChapter& chapter : clip.chapters) {
    const auto told =
        std::ranges::find(clip.captions, chapter.from, &FilmCaption::from);
    if (told != clip.captions.end()) {
      fmt::print("{}\t{}\n", chapter.title, told->text);
    }
  }
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
  } else if (verb == "captions") {
    list_captions(edition->clips.at(arguments.at(2)));
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
