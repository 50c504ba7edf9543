#include "generator/check/named_code.h"

#include <algorithm>
#include <array>
#include <optional>

#include "generator/notebook/python_scan.h"
#include "generator/notebook/python_tokens.h"

namespace owldeck {
namespace {

bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

/// Products, data sets and methods that are written like classes.
bool is_product(std::string_view word) {
  constexpr std::array<std::string_view, 36> kProducts{
      "BookCorpus",  "ChatGPT",    "DeepMind",      "DeepSeek",   "GeLU",
      "GitHub",      "GitLab",     "HuggingFace",   "JavaScript", "JupyterLab",
      "LaTeX",       "LangChain",  "LoRA",          "MacBook",    "MacOS",
      "NaN",         "NumPy",      "OpenAI",        "OpenCL",     "OpenWebText",
      "PowerShell",  "PyPI",       "PyTorch",       "QLoRA",      "ReLU",
      "RoPE",        "SciPy",      "SentencePiece", "SiLU",       "SwiGLU",
      "TensorBoard", "TensorFlow", "TypeScript",    "WebText",    "WordPiece",
      "YouTube"};
  static_assert(std::is_sorted(kProducts.begin(), kProducts.end()));
  return std::binary_search(kProducts.begin(), kProducts.end(), word);
}

/// Two capitals at starts of humps: a small letter before the second.
bool has_two_humps(std::string_view word) {
  if (word.empty() || !is_upper(word[0])) {
    return false;
  }
  for (std::size_t i = 2; i < word.size(); ++i) {
    if (is_upper(word[i]) && is_lower(word[i - 1])) {
      return true;
    }
  }
  return false;
}

/// `state_dict` and `d_out`, but not `d_k` or `x_i`, which are mathematics.
bool has_inner_underscore(std::string_view word) {
  const std::size_t first = word.find_first_not_of('_');
  const std::size_t last = word.find_last_not_of('_');
  if (first == word.npos) {
    return false;
  }
  const std::size_t inner = word.substr(0, last).find('_', first);
  return inner != word.npos && last > inner + 1;
}

/// The name of `f`, `a.f`, `f()` or `f(x, y)`; nothing for other code.
std::optional<NamedCode> name_of_call(std::string_view code) {
  NamedCode found;
  found.is_marked = true;
  std::size_t at = 0;
  while (true) {
    const std::size_t bytes = scan_name(code.substr(at));
    if (bytes == 0) {
      return std::nullopt;
    }
    found.name = code.substr(at, bytes);
    found.start = at;
    at += bytes;
    if (at >= code.size() || code[at] != '.') {
      break;
    }
    ++at;
  }
  const bool is_call =
      at == code.size() || (code[at] == '(' && code.ends_with(')'));
  const bool is_name = is_call && !is_python_keyword(found.name);
  return is_name ? std::optional(found) : std::nullopt;
}

bool is_file_name(std::string_view word) {
  constexpr std::array<std::string_view, 16> kEndings{
      ".ipynb", ".py",  ".md",  ".yaml",       ".yml",  ".json",
      ".txt",   ".csv", ".pt",  ".pth",        ".toml", ".png",
      ".pdf",   ".sh",  ".npy", ".safetensors"};
  return std::any_of(
      kEndings.begin(), kEndings.end(),
      [word](std::string_view ending) { return word.ends_with(ending); });
}

/// Bytes of the piece at the start of `text` that holds no names of code in
/// words: `$...$`, `{{ ... }}`, an address or a path; 0 for none.
std::size_t size_of_other(std::string_view text) {
  const auto up_to = [&](std::string_view end, std::size_t from) {
    const std::size_t found = text.find(end, from);
    return found == text.npos ? 0 : found + end.size();
  };
  if (text.starts_with("{{")) {
    return up_to("}}", 2);
  }
  return text.starts_with('$') ? up_to("$", 1) : 0;
}

/// A word as it stands between blanks: may be a path or a file.
bool is_path(std::string_view text, std::size_t start, std::size_t end) {
  const std::size_t first = text.find_last_of(" \t\n(", start);
  const std::size_t from = first == text.npos ? 0 : first + 1;
  const std::size_t to =
      std::min(text.find_first_of(" \t\n),;", end), text.size());
  std::string_view word = text.substr(from, to - from);
  while (word.ends_with('.')) {
    word.remove_suffix(1);
  }
  return is_file_name(word) || word.find("://") != word.npos ||
         (word.find('/') != word.npos && word.find('.') != word.npos);
}

class NameFinder {
 public:
  explicit NameFinder(std::string_view text) : text_(text) {}

  std::vector<NamedCode> run() {
    while (at_ < text_.size()) {
      const std::string_view rest = text_.substr(at_);
      if (rest.front() == '`') {
        read_marked();
      } else if (const std::size_t other = size_of_other(rest); other > 0) {
        at_ += other;
      } else if (const std::size_t word = scan_name(rest); word > 0) {
        read_word(word);
      } else {
        ++at_;
      }
    }
    return std::move(found_);
  }

 private:
  void read_marked() {
    const std::size_t end = text_.find('`', at_ + 1);
    if (end == text_.npos) {
      at_ = text_.size();
      return;
    }
    const std::string_view code = text_.substr(at_ + 1, end - at_ - 1);
    if (auto name = name_of_call(code); name && !is_file_name(code)) {
      name->start += at_ + 1;
      add(std::move(*name));
    }
    at_ = end + 1;
  }

  void read_word(std::size_t bytes) {
    const std::string_view word = text_.substr(at_, bytes);
    const bool is_code = has_inner_underscore(word) || has_two_humps(word);
    if (is_code && !is_path(text_, at_, at_ + bytes)) {
      add({std::string(word), at_, false});
    }
    at_ += bytes;
  }

  void add(NamedCode name) {
    const bool is_known = std::any_of(
        found_.begin(), found_.end(),
        [&](const NamedCode& each) { return each.name == name.name; });
    if (!is_known && !is_product(name.name)) {
      found_.push_back(std::move(name));
    }
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::vector<NamedCode> found_;
};

}  // namespace

std::vector<NamedCode> find_named_code(std::string_view text) {
  return NameFinder(text).run();
}

}  // namespace owldeck
