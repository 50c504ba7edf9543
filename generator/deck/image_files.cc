#include "generator/deck/image_files.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "generator/deck/decode.h"
#include "generator/source/limits.h"
#include "generator/source/text_rules.h"
#include "generator/source/utf8.h"
#include "render/paint/image_file.h"
#include "render/text/utf8.h"

namespace owldeck {
namespace {

namespace fs = std::filesystem;

std::optional<ImageKind> kind_of(const std::string& path) {
  const std::string extension = fs::path(path).extension().string();
  if (extension == ".png") {
    return ImageKind::Png;
  }
  return extension == ".svg" ? std::optional(ImageKind::Svg) : std::nullopt;
}

/// What `&#x202E;` stands for; a space for what is no character.
std::string referred(std::string_view digits) {
  const bool is_hexadecimal = digits.starts_with('x');
  digits.remove_prefix(is_hexadecimal ? 1 : 0);
  unsigned code = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), code,
                  is_hexadecimal ? 16 : 10);
  return encode_utf8(code);
}

/// An SVG's text may hold no more than a deck's.
/// Reports: throws ImageError with the line.
void check_letters(std::string_view svg) {
  const std::string_view text =
      svg.substr(svg.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0);
  const auto refuse = [&text](std::size_t at, const TextProblem& problem) {
    const auto line = 1 + std::ranges::count(text.substr(0, at), '\n');
    throw ImageError(
        fmt::format("line {} of the SVG: {}", line, problem.message),
        problem.hint);
  };
  if (const auto problem = find_text_problem(text)) {
    refuse(problem->offset, *problem);
  }
  constexpr std::string_view kReference = "&#";
  for (std::size_t at = text.find(kReference); at != std::string_view::npos;
       at = text.find(kReference, at + 1)) {
    if (const auto problem =
            find_text_problem(referred(text.substr(at + kReference.size())))) {
      refuse(at, *problem);
    }
  }
}

class ImageReader {
 public:
  ImageReader(const fs::path& folder, const FileReader& files,
              Diagnostics& diagnostics)
      : folder_(folder), files_(files), diagnostics_(diagnostics) {}

  void read(ImageFigure& figure) {
    if (!is_set(figure.file)) {
      return;
    }
    const std::string key = data_file_key(figure.file);
    const auto known = found_.find(key);
    if (known != found_.end()) {
      figure.data = known->second;
    } else if (auto data = read_file(key, figure.file)) {
      figure.data = found_.emplace(key, std::move(*data)).first->second;
    }
  }

 private:
  std::optional<ImageData> read_file(const fs::path& path,
                                     const Located<std::string>& written) {
    const auto kind = kind_of(written.value);
    if (!kind) {
      return refuse(written, "image-format", "is neither a PNG nor an SVG",
                    "save it as '.png' or '.svg'");
    }
    if (!is_below(files_.resolve(path), folder_)) {
      return refuse(written, "file-outside", "is not below the deck's folder",
                    "a deck reads files of its own folder only");
    }
    ReadText read = read_text(files_, path, kMostImageBytes);
    if (read.is_too_large) {
      return refuse(written, "file-size", read.problem,
                    "export it smaller or simpler");
    }
    if (!read.text) {
      return refuse(written, "file-missing", read.problem, missing_hint(path));
    }
    return decode(*kind, std::move(*read.text), written);
  }

  std::optional<ImageData> decode(ImageKind kind, std::string bytes,
                                  const Located<std::string>& written) {
    try {
      if (kind == ImageKind::Png) {
        pixels_ += png_pixels(bytes);
      }
      if (pixels_ > kMostDeckPixels) {
        return refuse(
            written, "deck-size",
            fmt::format("makes more than {} million pixels of all pictures",
                        kMostDeckPixels / 1'000'000),
            "export pictures smaller: a slide shows 1920 x 1080 pixels");
      }
      if (kind == ImageKind::Svg) {
        check_letters(bytes);
      }
      return read_image(kind, std::move(bytes));
    } catch (const ImageError& error) {
      return refuse(written, "image-content",
                    fmt::format("cannot be shown: {}", error.what()),
                    error.hint());
    }
  }

  std::nullopt_t refuse(const Located<std::string>& written, std::string code,
                        const std::string& what, std::string hint) {
    diagnostics_.error(written.span, std::move(code),
                       fmt::format("'{}' {}", written.value, what),
                       std::move(hint));
    return std::nullopt;
  }

  /// The nearest name beside the missing file, or where it should be.
  [[nodiscard]] std::string missing_hint(const fs::path& path) const {
    const std::string near =
        nearest(path.filename().string(), files_.names_in(path.parent_path()));
    return near.empty() ? fmt::format("looked for {}", path.generic_string())
                        : fmt::format("did you mean '{}'?", near);
  }

  fs::path folder_;
  const FileReader& files_;
  Diagnostics& diagnostics_;
  std::map<std::string, ImageData> found_;
  std::uint64_t pixels_ = 0;  ///< of all PNGs
};

}  // namespace

void read_images(std::vector<Slide>& slides, const fs::path& folder,
                 const FileReader& files, Diagnostics& diagnostics) {
  ImageReader reader(folder, files, diagnostics);
  for (Slide& slide : slides) {
    const std::size_t before = diagnostics.all().size();
    for (Figure& figure : slide.figures) {
      if (auto* image = std::get_if<ImageFigure>(&figure.kind)) {
        reader.read(*image);
      }
    }
    slide.broken = slide.broken || diagnostics.all().size() > before;
  }
}

}  // namespace owldeck
