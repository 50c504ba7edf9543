#include "render/export/frames.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <utility>

#include "render/error.h"
#include "render/export/film_parts.h"
#include "render/export/part_team.h"
#include "render/export/png.h"
#include "render/export/write_file.h"
#include "render/paint/frame_painter.h"

namespace owldeck {
namespace {

/// The pictures of a part, each with the number of its first frame there.
EncodedGroup encode_part(std::vector<Still> stills, FramePainter& painter) {
  EncodedGroup part;
  std::int64_t number = 0;
  painter.forget();
  for (Still& still : stills) {
    static_cast<void>(painter.show(std::move(still.scene)));
    const std::string png = to_png(painter.surface());
    part.push_back({{png.begin(), png.end()}, number, true});
    number += still.frames;
  }
  return part;
}

std::string_view text_of(const std::vector<std::uint8_t>& bytes) {
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// Writes `files` of a part: each picture until the next one's first frame.
void write_part(const FrameRange& part, const EncodedGroup& pictures,
                const std::filesystem::path& folder,
                const std::vector<std::string>& files) {
  auto picture = pictures.begin();
  for (int frame = part.first; frame < part.end; ++frame) {
    const auto next = picture + 1;
    if (next != pictures.end() && next->number == frame - part.first) {
      picture = next;
    }
    write_file(text_of(picture->bytes),
               folder / files[static_cast<std::size_t>(frame)]);
  }
}

}  // namespace

std::vector<std::string> frame_files(const Clip& clip) {
  constexpr std::size_t kFewestDigits = 5;
  const int count = count_frames(clip);
  const std::size_t digits =
      std::max(kFewestDigits, fmt::formatted_size("{}", count));
  std::vector<std::string> files;
  for (int number = 1; number <= count; ++number) {
    files.push_back(fmt::format("{:0{}}.png", number, digits));
  }
  return files;
}

void write_frames(const Clip& clip, const VideoOptions& options,
                  const std::filesystem::path& folder) {
  if (count_frames(clip) < 1) {
    throw RenderError(folder.string(), "the film has no frames");
  }
  const std::vector<std::string> files = frame_files(clip);
  PartWork work{.bytes_of_pixel = 12};  // two surfaces and a picture's bytes
  work.key = [&](const std::vector<Still>& stills, const TextEngine& text) {
    return hash_bytes(fmt::format(
        "png\n{}\n{}\n{}x{}\n{}", options.store.drawn_by, text.font_versions(),
        options.size.width, options.size.height, hash_of(stills)));
  };
  work.encode = encode_part;
  work.made = [&](const FrameRange& part, const EncodedGroup& pictures) {
    write_part(part, pictures, folder, files);
  };
  make_parts(clip, options, work);
}

}  // namespace owldeck
