#include "generator/cli/film_arguments.h"

#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <string_view>
#include <system_error>

#include "generator/cli/film_progress.h"
#include "generator/source/diagnostic.h"

namespace owldeck {
namespace {

/// The seconds of `12.4s` or `12.4`; nothing if `text` is neither.
std::optional<double> parse_seconds(std::string_view text) {
  if (text.ends_with('s')) {
    text.remove_suffix(1);
  }
  double seconds = 0;
  const char* const end = text.data() + text.size();
  const auto [stopped, error] =
      std::from_chars(text.data(), end, seconds, std::chars_format::fixed);
  const bool is_time =
      error == std::errc() && stopped == end && std::isfinite(seconds);
  return is_time && seconds >= 0 ? std::optional(seconds) : std::nullopt;
}

std::string check_seconds(const std::string& text) {
  return parse_seconds(text)
             ? ""
             : fmt::format("'{}' is no time: write seconds, such as 12.4s",
                           text);
}

std::string check_quality(const std::string& name) {
  return name == "draft" || name == "final"
             ? ""
             : fmt::format("unknown quality '{}': {}", name,
                           suggest(name, {"draft", "final"}));
}

// Its value, or nothing if it is not set or empty.
std::string environment(const char* name) {
  const char* const value = std::getenv(name);
  return value == nullptr ? "" : value;
}

std::filesystem::path usual_cache() {
  // A relative path is to be ignored, says the XDG Base Directory
  // Specification.
  const std::filesystem::path caches = environment("XDG_CACHE_HOME");
  if (caches.is_absolute()) {
    return caches / "owldeck";
  }
  const std::filesystem::path home = environment("HOME");
  return home.is_absolute() ? home / ".cache" / "owldeck"
                            : std::filesystem::path();
}

}  // namespace

void add_film_options(CLI::App& verb,
                      const std::shared_ptr<FilmArguments>& arguments) {
  verb.add_option("--only", arguments->only, "Only the film with this id");
  auto* const frame =
      verb.add_option("--frame", arguments->frame,
                      "Only a picture of films at this time, such as 12.4s")
          ->check(CLI::Validator(check_seconds, ""));
  verb.add_flag("--last-frame", arguments->last_frame,
                "Only a picture of the end of films")
      ->excludes(frame);
  verb.add_option("--quality", arguments->quality,
                  "Of films: draft (half the size and rate) or final")
      ->check(CLI::Validator(check_quality, ""))
      ->capture_default_str();
  auto* const cache = verb.add_option(
      "--cache", arguments->cache,
      "Folder in which parts of films are kept for later builds");
  verb.add_flag("--no-cache", arguments->no_cache, "Keep no parts of films")
      ->excludes(cache);
}

FilmOptions film_options(const FilmArguments& arguments) {
  FilmOptions options;
  options.only = arguments.only;
  options.draft = arguments.quality == "draft";
  if (arguments.last_frame) {
    options.frame = FilmOptions::Frame{0, true};
  } else if (!arguments.frame.empty()) {
    options.frame = FilmOptions::Frame{*parse_seconds(arguments.frame), false};
  }
  if (!arguments.no_cache) {
    options.cache = arguments.cache.empty()
                        ? usual_cache()
                        : std::filesystem::path(arguments.cache);
  }
  options.progress = show_film_progress();
  return options;
}

}  // namespace owldeck
