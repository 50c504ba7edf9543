#include "generator/compose/highlight.h"

#include <fmt/format.h>
#include <srchilite/formattermanager.h>
#include <srchilite/formatterparams.h>
#include <srchilite/langdefmanager.h>
#include <srchilite/langmap.h>
#include <srchilite/regexrulefactory.h>
#include <srchilite/sourcehighlighter.h>

#include <algorithm>
#include <array>

namespace owldeck {
namespace {

/// Where the library's definitions of languages are installed.
constexpr const char* kDefinitions = OWLDECK_LANGUAGES;

/// The library's name for a kind of words, and what it is here; all other kinds
/// are plain.
struct Kind {
  const char* name;
  CodeWord word;
};

constexpr std::array kKinds{
    Kind{"keyword", CodeWord::Keyword}, Kind{"preproc", CodeWord::Keyword},
    Kind{"type", CodeWord::Type},       Kind{"usertype", CodeWord::Type},
    Kind{"classname", CodeWord::Type},  Kind{"string", CodeWord::String},
    Kind{"regexp", CodeWord::String},   Kind{"specialchar", CodeWord::String},
    Kind{"number", CodeWord::Number},   Kind{"comment", CodeWord::Comment},
    Kind{"todo", CodeWord::Comment},    Kind{"url", CodeWord::Comment},
    Kind{"function", CodeWord::Call},
};

/// Words of a language that the library's definition of it leaves out.
struct LateWords {
  std::string_view language;
  CodeWord word;
  std::array<std::string_view, 4> words;
};

constexpr std::array kLateWords{
    LateWords{"python", CodeWord::Keyword, {"with", "as", "yield", "nonlocal"}},
    LateWords{"python", CodeWord::Number, {"True", "False", "None", ""}},
};

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' ||
         (c >= '0' && c <= '9');
}

CodeWord word_in(std::string_view language, std::string_view name) {
  for (const LateWords& late : kLateWords) {
    if (late.language == language &&
        std::find(late.words.begin(), late.words.end(), name) !=
            late.words.end()) {
      return late.word;
    }
  }
  return CodeWord::Plain;
}

/// Adds words to a line; neighbours of one kind become one.
void append(std::vector<CodeToken>& line, CodeWord word,
            std::string_view text) {
  if (!line.empty() && line.back().word == word) {
    line.back().text += text;
  } else if (!text.empty()) {
    line.push_back({word, std::string(text)});
  }
}

/// Adds plain text, in which some names are no plain words of `language`.
void append_plain(std::vector<CodeToken>& line, std::string_view language,
                  std::string_view text) {
  while (!text.empty()) {
    const bool name = is_name(text.front());
    const auto end = std::find_if(text.begin(), text.end(), [name](char c) {
      return is_name(c) != name;
    });
    const auto length = static_cast<std::size_t>(end - text.begin());
    const std::string_view part = text.substr(0, length);
    append(line, name ? word_in(language, part) : CodeWord::Plain, part);
    text.remove_prefix(length);
  }
}

/// Takes the words of one kind from the library.
class Collector : public srchilite::Formatter {
 public:
  Collector(CodeWord word, std::string_view language, CodeLines& lines)
      : word_(word), language_(language), lines_(lines) {}

  void format(const std::string& text,
              const srchilite::FormatterParams* /*params*/) override {
    if (word_ == CodeWord::Plain) {
      append_plain(lines_.back(), language_, text);
    } else {
      append(lines_.back(), word_, text);
    }
  }

 private:
  CodeWord word_;
  std::string_view language_;
  CodeLines& lines_;
};

std::vector<std::string> split_lines(std::string_view code) {
  std::vector<std::string> lines;
  while (!code.empty()) {
    const std::size_t end = std::min(code.find('\n'), code.size());
    lines.emplace_back(code.substr(0, end));
    code.remove_prefix(std::min(end + 1, code.size()));
  }
  return lines;
}

CodeLines plain_lines(const std::vector<std::string>& lines) {
  CodeLines result;
  for (const std::string& line : lines) {
    result.emplace_back();
    append(result.back(), CodeWord::Plain, line);
  }
  return result;
}

CodeLines highlight_with(const std::string& definition,
                         std::string_view language,
                         const std::vector<std::string>& lines) {
  CodeLines result;
  const auto collector = [&](CodeWord word) {
    return srchilite::FormatterPtr(new Collector(word, language, result));
  };
  srchilite::FormatterManager formatters(collector(CodeWord::Plain));
  for (const Kind& kind : kKinds) {
    formatters.addFormatter(kind.name, collector(kind.word));
  }
  srchilite::RegexRuleFactory rules;
  srchilite::LangDefManager languages(&rules);
  srchilite::SourceHighlighter highlighter(
      languages.getHighlightState(kDefinitions, definition));
  srchilite::FormatterParams params;
  highlighter.setFormatterManager(&formatters);
  highlighter.setFormatterParams(&params);
  for (const std::string& line : lines) {
    result.emplace_back();
    highlighter.highlightParagraph(line);
  }
  return result;
}

}  // namespace

CodeLines highlight(std::string_view code, const Located<std::string>& language,
                    Diagnostics& diagnostics) {
  const std::vector<std::string> lines = split_lines(code);
  if (language.value == "text") {
    return plain_lines(lines);
  }
  srchilite::LangMap known(kDefinitions, "lang.map");
  known.open();
  const std::string definition = known.getFileName(language.value);
  if (definition.empty()) {
    std::vector<std::string> names{"text"};
    for (const auto& [name, file] : known) {
      if (!file.empty()) {  // asking for a name makes an entry for it
        names.push_back(name);
      }
    }
    const std::string near = nearest(language.value, names);
    diagnostics.error(language.span, "code-language",
                      fmt::format("unknown language '{}'", language.value),
                      near.empty()
                          ? "name a language such as python, cpp, sh or text"
                          : fmt::format("did you mean '{}'?", near));
    return plain_lines(lines);
  }
  return highlight_with(definition, language.value, lines);
}

}  // namespace owldeck
