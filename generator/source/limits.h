#pragma once

#include <cstddef>
#include <cstdint>

/// The most that readers take, so that no file, made by mistake or on purpose,
/// eats the time, the memory or the stack. No course comes near them. What is
/// beyond is refused with a finding; docs/limits.md lists them all, with the
/// code of each. Limits of a single reader stand in its own header.
namespace owldeck {

/// A YAML file: its bytes, those of a line (the library keeps all of one in
/// memory, in pieces), how deep its lists and maps nest, and with all aliases
/// written out its values, and the bytes of its texts.
inline constexpr std::size_t kMostYamlBytes = std::size_t{16} << 20;
inline constexpr std::size_t kMostYamlLineBytes = std::size_t{128} << 10;
inline constexpr int kDeepestYaml = 64;
inline constexpr std::size_t kMostYamlValues = 500'000;
inline constexpr std::size_t kMostYamlTextBytes = std::size_t{16} << 20;
/// One text in it, and one key. Units: bytes.
inline constexpr std::size_t kMostTextBytes = std::size_t{64} << 10;
inline constexpr std::size_t kMostKeyBytes = 256;

/// A deck: how deep its files include each other, how many files and slides
/// there are, and how many values in all files together.
inline constexpr std::size_t kDeepestInclude = 8;
inline constexpr std::size_t kMostIncludes = 100;
inline constexpr std::size_t kMostDeckSlides = 20'000;
inline constexpr std::size_t kMostDeckValues = 1'000'000;
/// A course's decks.
inline constexpr std::size_t kMostCourseDecks = 100;
/// A theme or layout: its values, and how many extend one another.
inline constexpr std::size_t kMostTemplateValues = 2000;
inline constexpr std::size_t kDeepestExtends = 8;

/// All files of numbers of a deck together, in bytes, and the pixels of all its
/// pictures.
inline constexpr std::uintmax_t kMostDataBytes = std::uintmax_t{256} << 20;
inline constexpr std::uint64_t kMostDeckPixels = 100'000'000;

/// A course map in Markdown, and one of its lines. Units: bytes.
inline constexpr std::size_t kMostMapBytes = std::size_t{1} << 20;
inline constexpr std::size_t kMostMapLineBytes = std::size_t{16} << 10;

/// No file is read that is larger, whatever reads it. Units: bytes.
inline constexpr std::uintmax_t kMostFileBytes = std::uintmax_t{256} << 20;

/// A message, and its hint; longer ones are cut. Units: bytes.
inline constexpr std::size_t kMostMessageBytes = 1000;
/// A longer word is like no known one.
inline constexpr std::size_t kMostSuggestedBytes = 64;

}  // namespace owldeck
