#include "generator/source/colours.h"

#include <fmt/format.h>

namespace owldeck {
namespace {

/// Source: ECMA-48, "select graphic rendition"; every terminal knows these.
std::string_view rendition_of(Shade shade) {
  switch (shade) {
    case Shade::Error:
      return "1;31";
    case Shade::Warning:
      return "1;33";
    case Shade::Note:
      return "1;36";
    case Shade::Good:
      return "32";
    case Shade::Strong:
      return "1";
    case Shade::Faint:
      return "2";
  }
  return "0";
}

}  // namespace

Shade shade_of(Severity severity) {
  switch (severity) {
    case Severity::Error:
      return Shade::Error;
    case Severity::Warning:
      return Shade::Warning;
    case Severity::Note:
      return Shade::Note;
  }
  return Shade::Strong;
}

std::string shaded(std::string_view text, Shade shade, Colours colours) {
  return colours == Colours::Never || text.empty()
             ? std::string(text)
             : fmt::format("\033[{}m{}\033[0m", rendition_of(shade), text);
}

}  // namespace owldeck
