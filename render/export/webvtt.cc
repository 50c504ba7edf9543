#include "render/export/webvtt.h"

#include <fmt/format.h>

#include <cmath>

namespace owldeck {
namespace {

/// As `00:01:05.250`.
std::string timestamp(double seconds) {
  const long milliseconds = std::lround(seconds * 1000);
  const long whole = milliseconds / 1000;
  return fmt::format("{:02}:{:02}:{:02}.{:03}", whole / 3600, whole / 60 % 60,
                     whole % 60, milliseconds % 1000);
}

/// `text` with the characters that mean something in a cue written out.
std::string escaped(const std::string& text) {
  std::string result;
  for (const char character : text) {
    switch (character) {
      case '&':
        result += "&amp;";
        break;
      case '<':
        result += "&lt;";
        break;
      case '>':
        result += "&gt;";
        break;
      case '\n':
        result += ' ';
        break;
      default:
        result += character;
    }
  }
  return result;
}

}  // namespace

std::string to_webvtt(const std::vector<FilmCaption>& captions) {
  std::string text = "WEBVTT\n";
  for (const FilmCaption& caption : captions) {
    text += fmt::format("\n{} --> {}\n{}\n", timestamp(caption.from),
                        timestamp(caption.to), escaped(caption.text));
  }
  return text;
}

}  // namespace owldeck
