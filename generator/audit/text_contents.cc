#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <string>

#include "generator/audit/data_uris.h"
#include "generator/audit/readers.h"
#include "generator/audit/utf16.h"

namespace owldeck {
namespace {

/// Keys of what decks tell the instructor alone.
constexpr std::array<std::string_view, 6> kInstructorKeys{
    "notes", "answer", "rationale", "minutes", "instructor", "rules"};

/// The four digits behind `\u` at `at`, which moves behind them.
std::uint32_t unit_at(std::string_view text, std::size_t& at) {
  constexpr std::size_t kDigits = 4;
  const std::size_t end = std::min(at + kDigits, text.size());
  std::uint32_t unit = 0;
  std::from_chars(text.data() + at, text.data() + end, unit, 16);
  at = end;
  return unit;
}

void append_escaped(std::string_view text, std::size_t& at, std::string& out) {
  const char letter = text[at++];
  if (letter != 'u') {
    out += letter == 'n' || letter == 't' || letter == 'r' ? ' ' : letter;
    return;
  }
  std::uint32_t code = unit_at(text, at);
  if (code >= 0xD800 && code < 0xDC00 && text.substr(at).starts_with("\\u")) {
    at += 2;
    code = 0x10000 + ((code - 0xD800) << 10U) +
           ((unit_at(text, at) - 0xDC00) & 0x3FFU);
  }
  append_utf8(code, out);
}

/// The string whose quote is before `at`, which moves behind the other quote.
std::string json_string(std::string_view text, std::size_t& at, char quote) {
  std::string out;
  while (at < text.size() && text[at] != quote) {
    if (text[at] == '\\' && at + 1 < text.size()) {
      append_escaped(text, ++at, out);
    } else {
      out += text[at++];
    }
  }
  at = std::min(at + 1, text.size());
  return out;
}

std::string without_tags(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t open = std::min(text.find('<', at), text.size());
    out += text.substr(at, open - at);
    at = std::min(text.find('>', open), text.size() - 1) + 1;
  }
  return out;
}

/// The block of lines at `at`, which moves behind it.
std::string_view next_block(std::string_view text, std::size_t& at) {
  const std::size_t first = at;
  while (at < text.size()) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = text.substr(at, end - at);
    at = std::min(end + 1, text.size());
    if (line.find_first_not_of(" \t\r") == std::string_view::npos) {
      break;
    }
  }
  return text.substr(first, at - first);
}

/// A cue's text, behind the line with its times.
std::string cue_text(std::string_view block) {
  const std::size_t times = block.find("-->");
  const std::size_t line =
      times == std::string_view::npos ? times : block.find('\n', times);
  return line == std::string_view::npos ? std::string()
                                        : without_tags(block.substr(line));
}

}  // namespace

FileContents json_contents(std::string_view bytes) {
  FileContents contents{"JSON"};
  std::string key;
  std::string all;
  for (std::size_t at = bytes.find_first_of("\"'"); at < bytes.size();
       at = bytes.find_first_of("\"'", at)) {
    const char quote = bytes[at++];
    std::string text = json_string(bytes, at, quote);
    const std::size_t next = bytes.find_first_not_of(" \t\r\n", at);
    const bool is_key = next != std::string_view::npos && bytes[next] == ':';
    const std::string where = is_key        ? "a key"
                              : key.empty() ? "a value"
                                            : "value of " + key;
    add_data_uris(text, where, contents);
    all += text;
    all += ' ';
    if (is_key) {
      key = text;
      if (std::ranges::find(kInstructorKeys, key) != kInstructorKeys.end()) {
        contents.signs.push_back({"key " + key, "a key for the instructor"});
      }
    }
    contents.texts.push_back({where, std::move(text)});
  }
  contents.texts.push_back({"its strings together", std::move(all)});
  return contents;
}

FileContents vtt_contents(std::string_view bytes) {
  FileContents contents{"VTT"};
  std::string cues;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::string_view block = next_block(bytes, at);
    if (block.starts_with("NOTE")) {
      contents.texts.push_back({"NOTE block", std::string(block)});
      contents.signs.push_back({"NOTE block", "a comment"});
    }
    cues += cue_text(block) + " ";
  }
  contents.texts.push_back({"cues", std::move(cues)});
  return contents;
}

}  // namespace owldeck
