#include "generator/import/map_lines.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "generator/import/words.h"
#include "generator/source/limits.h"
#include "generator/source/text_rules.h"
#include "generator/source/utf8.h"

namespace owldeck {
namespace {

constexpr std::size_t kTab = 4;

bool check_line(const std::string& file, int number, std::string_view line,
                Diagnostics& diagnostics) {
  if (line.size() > kMostMapLineBytes) {
    diagnostics.error({file, number, 1, 1}, "map-text",
                      fmt::format("a line of {} bytes: expected at most {}",
                                  line.size(), kMostMapLineBytes),
                      "part it into lines");
    return false;
  }
  const auto problem = find_text_problem(line);
  if (!problem) {
    return true;
  }
  const int column = 1 + count_characters(line.substr(0, problem->offset));
  diagnostics.error({file, number, column, 1},
                    problem->code.empty() ? "map-text" : problem->code,
                    problem->message, problem->hint);
  return false;
}

/// Whether the map is one that can be read at all.
bool check_whole(const std::string& file, std::string_view text,
                 Diagnostics& diagnostics) {
  if (text.size() > kMostMapBytes) {
    diagnostics.error({file, 1, 1, 1}, "file-size",
                      fmt::format("the map has {} bytes: expected at most {}",
                                  text.size(), kMostMapBytes),
                      "import the decks of a course one by one");
    return false;
  }
  const auto problem = find_wrong_encoding(text);
  if (problem) {
    diagnostics.error({file, 1, 1, 1}, "map-text", problem->message,
                      problem->hint);
  }
  return !problem;
}

/// A piece of HTML that parts a line.
struct Tag {
  std::string_view text;
  MapLineKind kind;
};

constexpr std::string_view kComment = "<!--";
constexpr std::string_view kCommentEnd = "-->";
constexpr std::string_view kSummary = "<summary";
constexpr std::string_view kSummaryEnd = "</summary>";

/// `text` without HTML tags.
std::string without_tags(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('<'), text.size());
    out += text.substr(0, open);
    const std::size_t close = text.find('>', open);
    text.remove_prefix(close == std::string_view::npos ? text.size()
                                                       : close + 1);
  }
  return std::string(trim(out));
}

/// Keys between two lines of dashes before a map begins.
struct FrontMatter {
  int lines = 0;           ///< 0 if there is none
  bool has_title = false;  ///< the map has another title
};

FrontMatter read_front_matter(std::string_view text) {
  constexpr int kMostLines = 40;
  FrontMatter front;
  front.has_title = text.find("\n# ") != std::string_view::npos;
  for (int number = 1; number <= kMostLines && !text.empty(); ++number) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const bool dashes = trim(text.substr(0, end)) == "---";
    if (number == 1 && !dashes) {
      return front;
    }
    if (number > 1 && dashes) {
      front.lines = number;
      return front;
    }
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return front;
}

class LineReader {
 public:
  explicit LineReader(std::string file) : file_(std::move(file)) {}

  /// Front matter is kept like a comment; its title is the map's, if that has
  /// no other.
  void add_front(int number, std::string_view line, bool has_title) {
    constexpr std::string_view kTitle = "title:";
    const std::string_view words = trim(line);
    if (words == "---" || words.empty()) {
      return;
    }
    if (!has_title && lower_case(words).starts_with(kTitle)) {
      std::string title(trim(words.substr(kTitle.size())));
      if (title.size() > 1 && title.front() == '"' && title.back() == '"') {
        title = title.substr(1, title.size() - 2);
      }
      lines_.push_back(
          {MapLineKind::Text, Passage(file_, number, 1, "# " + title)});
      return;
    }
    lines_.push_back(
        {MapLineKind::Comment, Passage(file_, number, 1, std::string(words))});
  }

  void add(int number, std::string_view line) {
    const Passage whole(file_, number, 1, std::string(line));
    if (!fence_.empty() || opens_fence(line)) {
      add_fenced(whole);
      return;
    }
    if (trim(line).empty()) {
      lines_.push_back({in_comment_ ? MapLineKind::Comment : MapLineKind::Blank,
                        whole.sub(0, 0)});
      return;
    }
    add_parts(whole, 0);
  }

  [[nodiscard]] std::vector<MapLine> take() { return std::move(lines_); }

 private:
  static std::string_view fence_of(std::string_view line) {
    line = trim(line);
    while (line.starts_with('>')) {
      line = trim(line.substr(1));
    }
    const char mark = line.empty() ? ' ' : line[0];
    if (mark != '`' && mark != '~') {
      return {};
    }
    const std::size_t length =
        std::min(line.find_first_not_of(mark), line.size());
    return length < 3 ? std::string_view() : line.substr(0, length);
  }

  [[nodiscard]] bool opens_fence(std::string_view line) const {
    const std::string_view fence = fence_of(line);
    return !in_comment_ && !fence.empty() &&
           trim(line).substr(fence.size()).find('`') == std::string_view::npos;
  }

  void add_fenced(const Passage& line) {
    const std::string_view fence = fence_of(line.view());
    if (fence_.empty()) {
      fence_ = fence;
    } else if (fence.starts_with(fence_) &&
               trim(line.view()).size() == fence.size()) {
      fence_.clear();
    }
    MapLine added{MapLineKind::Text, line};
    added.in_fence = true;
    lines_.push_back(std::move(added));
  }

  /// What stands from `at` on, up to the next piece of HTML.
  void add_parts(const Passage& line, std::size_t at) {
    const std::string lower = lower_case(line.view());
    while (at < line.text().size()) {
      at = in_comment_ ? add_comment(line, at) : add_part(line, lower, at);
    }
  }

  std::size_t add_comment(const Passage& line, std::size_t at) {
    const std::size_t end =
        std::min(line.text().find(kCommentEnd, at), line.text().size());
    in_comment_ = end == line.text().size();
    add_text(line.sub(at, end - at), MapLineKind::Comment);
    return in_comment_ ? end : end + kCommentEnd.size();
  }

  std::size_t add_part(const Passage& line, const std::string& lower,
                       std::size_t at) {
    constexpr std::array kTags{Tag{kComment, MapLineKind::Comment},
                               Tag{"<details", MapLineKind::Open},
                               Tag{kSummary, MapLineKind::Text},
                               Tag{"</details>", MapLineKind::Close}};
    std::size_t next = lower.size();
    const Tag* tag = nullptr;
    for (const Tag& each : kTags) {
      const std::size_t found = lower.find(each.text, at);
      if (found < next && !is_in_code(line.view(), found)) {
        next = found;
        tag = &each;
      }
    }
    add_text(line.sub(at, next - at), MapLineKind::Text);
    return tag == nullptr ? lower.size() : add_tag(line, lower, next, *tag);
  }

  static bool is_in_code(std::string_view line, std::size_t at) {
    return std::ranges::count(line.substr(0, at), '`') % 2 == 1;
  }

  std::size_t add_tag(const Passage& line, const std::string& lower,
                      std::size_t at, const Tag& tag) {
    if (tag.text == kComment) {
      in_comment_ = true;
      return at + kComment.size();
    }
    const std::size_t close = std::min(lower.find('>', at), lower.size() - 1);
    if (tag.text == kSummary) {
      const std::size_t end =
          std::min(lower.find(kSummaryEnd, close), lower.size());
      name_details(line.sub(close + 1, end - close - 1));
      return std::min(end + kSummaryEnd.size(), lower.size());
    }
    lines_.push_back({tag.kind, line.sub(at, 0)});
    return close + 1;
  }

  /// `<summary>` belongs to the `<details>` before it.
  void name_details(const Passage& summary) {
    for (auto line = lines_.rbegin(); line != lines_.rend(); ++line) {
      if (line->kind == MapLineKind::Open) {
        const Span place = summary.span();
        line->text = Passage(file_, place.line, place.column,
                             without_tags(summary.view()));
        return;
      }
      if (line->kind != MapLineKind::Blank) {
        break;
      }
    }
    add_text(summary, MapLineKind::Text);
  }

  void add_text(const Passage& part, MapLineKind kind) {
    std::string_view rest = part.view();
    std::size_t indent = 0;
    while (!rest.empty() &&
           (rest[0] == ' ' || rest[0] == '\t' || rest[0] == '>')) {
      indent = rest[0] == '>' ? 0 : indent + (rest[0] == '\t' ? kTab : 1);
      rest.remove_prefix(1);
    }
    const std::string_view inner = trim(rest);
    if (inner.empty()) {
      return;
    }
    lines_.push_back(
        {kind,
         part.sub(static_cast<std::size_t>(inner.data() - part.text().data()),
                  inner.size()),
         indent});
  }

  std::string file_;
  std::string fence_;  ///< that is open
  bool in_comment_ = false;
  std::vector<MapLine> lines_;
};

}  // namespace

std::vector<MapLine> read_map_lines(const std::string& file,
                                    std::string_view text,
                                    Diagnostics& diagnostics) {
  if (!check_whole(file, text, diagnostics)) {
    return {};
  }
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  LineReader reader(file);
  const FrontMatter front = read_front_matter(text);
  for (int number = 1; !text.empty(); ++number) {
    const std::string_view line = take_line(text);
    if (!check_line(file, number, line, diagnostics)) {
      return {};
    }
    number <= front.lines ? reader.add_front(number, line, front.has_title)
                          : reader.add(number, line);
  }
  return reader.take();
}

}  // namespace owldeck
