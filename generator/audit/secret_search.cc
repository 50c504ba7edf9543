#include "generator/audit/secret_search.h"

#include <algorithm>
#include <set>

#include "generator/audit/fold_letters.h"
#include "generator/check/words.h"
#include "generator/source/ascii.h"

namespace owldeck {
namespace {

/// Letters by whose hash a row of words is looked up.
constexpr std::size_t kLongWidth = 12;
/// Of rows that have fewer; they must be whole words where they are found.
constexpr std::size_t kShortWidth = 6;

constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15;

constexpr int kPresentBits = 16;

std::size_t present_index(std::uint64_t key) {
  return static_cast<std::size_t>(key >> (64 - kPresentBits));
}

std::uint64_t next_hash(std::uint64_t hash, char letter) {
  return hash * kFactor + static_cast<unsigned char>(letter);
}

/// Large files are searched in parts that overlap by more than any row of
/// words takes, even in UTF-32.
constexpr std::size_t kScanned = 1 << 20;
constexpr std::size_t kOverlap = 1 << 13;

/// Numbers in a row may be those of a figure: a row needs words, too.
constexpr std::size_t kFewestRealWords = 4;

bool is_number(std::string_view word) {
  return std::ranges::all_of(word, is_digit);
}

bool has_real_words(const FoldedWords& words, std::size_t first,
                    std::size_t count) {
  std::size_t real = 0;
  for (std::size_t i = first; i < first + count; ++i) {
    real += is_number(words.word(i)) ? 0 : 1;
  }
  return real >= std::min(count, kFewestRealWords);
}

std::string without_digits(std::string letters) {
  std::erase_if(letters, [](char letter) { return is_digit(letter); });
  return letters;
}

/// What learners read, to be told from secrets.
struct PublicTexts {
  std::vector<std::string> texts;
  std::set<std::string, std::less<>> words;
  /// Letters alone of the texts in which numbers stand that are computed.
  std::vector<std::string> around_numbers;

  explicit PublicTexts(const std::vector<std::string>& learner_texts) {
    for (const std::string& text : learner_texts) {
      const std::vector<std::string> shown = shown_parts(text);
      std::string around;
      for (const std::string& part : shown) {
        texts.push_back(part);
        fold_letters(part, around);
      }
      texts.push_back(text);
      if (shown.size() > 1) {
        around_numbers.push_back(without_digits(std::move(around)));
      }
      add_words(text);
    }
  }

  /// Whether it is in a text but for its digits, and those are computed there.
  [[nodiscard]] bool has_around_numbers(std::string_view letters) const {
    if (std::ranges::none_of(letters, is_digit)) {
      return false;
    }
    const std::string plain = without_digits(std::string(letters));
    return std::ranges::any_of(around_numbers, [&](const std::string& text) {
      return text.find(plain) != std::string::npos;
    });
  }

  /// Whether every word is one that learners read.
  [[nodiscard]] bool has_all_words(const FoldedWords& all) const {
    for (std::size_t i = 0; i < all.size(); ++i) {
      if (!words.contains(all.word(i))) {
        return false;
      }
    }
    return true;
  }

 private:
  void add_words(std::string_view text) {
    const FoldedWords all = fold_words(text);
    for (std::size_t i = 0; i < all.size(); ++i) {
      words.emplace(all.word(i));
    }
  }
};

}  // namespace

void SecretSearch::Table::add(std::string_view letters, Row row) {
  std::uint64_t key = 0;
  for (const char letter : letters.substr(0, width_)) {
    key = next_hash(key, letter);
  }
  entries_.push_back({key, row});
}

void SecretSearch::Table::finish() {
  std::ranges::stable_sort(entries_, {}, &Entry::key);
  present_.assign(std::size_t{1} << kPresentBits, false);
  for (const Entry& entry : entries_) {
    present_[present_index(entry.key)] = true;
  }
}

template <class With>
void SecretSearch::Table::scan(std::string_view letters,
                               const With& with) const {
  if (entries_.empty() || letters.size() < width_) {
    return;
  }
  std::uint64_t leaving = 1;  // the factor of the letter that leaves the window
  for (std::size_t i = 0; i < width_; ++i) {
    leaving *= kFactor;
  }
  std::uint64_t hash = 0;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    hash = next_hash(hash, letters[i]);
    if (i >= width_) {
      hash -= leaving * static_cast<unsigned char>(letters[i - width_]);
    }
    if (i + 1 < width_ || !present_[present_index(hash)]) {
      continue;
    }
    auto entry = std::ranges::lower_bound(entries_, hash, {}, &Entry::key);
    for (; entry != entries_.end() && entry->key == hash; ++entry) {
      with(entry->row, i + 1 - width_);
    }
  }
}

SecretSearch::SecretSearch(std::vector<Secret> secrets,
                           const std::vector<std::string>& learner_texts)
    : secrets_(std::move(secrets)),
      long_rows_(kLongWidth),
      short_rows_(kShortWidth) {
  for (std::size_t i = 0; i < secrets_.size(); ++i) {
    add_sentences(i);
  }
  fill_tables(all_rows());
  leave_out_public(learner_texts);
}

void SecretSearch::add_sentences(std::size_t secret) {
  for (const Sentence& sentence : sentences_in(secrets_[secret].text.value)) {
    std::vector<Passage> passages = passages_of(sentence.text);
    if (passages.empty()) {
      continue;
    }
    for (Passage& passage : passages) {
      searched_.push_back({sentences_.size(), std::move(passage)});
    }
    sentences_.push_back({secret, sentence.offset, sentence.text.size()});
  }
}

std::string_view SecretSearch::letters_of(Row row) const {
  const Passage& passage = searched_[row.passage].passage;
  const std::size_t first = passage.words.start(row.word);
  const std::size_t end = passage.words.start(row.word + passage.telling);
  return std::string_view(passage.words.letters).substr(first, end - first);
}

std::size_t SecretSearch::words_at(Row row, std::string_view letters,
                                   std::size_t at) const {
  const std::string_view telling = letters_of(row);
  const Passage& passage = searched_[row.passage].passage;
  const std::string_view rest = letters.substr(at);
  if (!rest.starts_with(telling)) {
    return 0;
  }
  const std::size_t first = passage.words.start(row.word);
  const std::string_view all =
      std::string_view(passage.words.letters).substr(first);
  const auto same = static_cast<std::size_t>(
      std::ranges::mismatch(all, rest).in1 - all.begin());
  std::size_t words = passage.telling;
  while (row.word + words < passage.words.size() &&
         passage.words.start(row.word + words + 1) <= first + same) {
    ++words;
  }
  return words;
}

std::vector<SecretSearch::Row> SecretSearch::all_rows() const {
  std::vector<Row> rows;
  for (std::size_t i = 0; i < searched_.size(); ++i) {
    const Passage& passage = searched_[i].passage;
    for (std::size_t k = 0; k + passage.telling <= passage.words.size(); ++k) {
      const Row row{static_cast<std::uint32_t>(i),
                    static_cast<std::uint32_t>(k)};
      if (letters_of(row).size() >= kShortWidth &&
          has_real_words(passage.words, k, passage.telling)) {
        rows.push_back(row);
      }
    }
  }
  return rows;
}

void SecretSearch::fill_tables(const std::vector<Row>& rows) {
  long_rows_ = Table(kLongWidth);
  short_rows_ = Table(kShortWidth);
  for (const Row row : rows) {
    const std::string_view letters = letters_of(row);
    (letters.size() < kLongWidth ? short_rows_ : long_rows_).add(letters, row);
  }
  long_rows_.finish();
  short_rows_.finish();
}

/// Calls `with(row, letters, at)` for each row that `text` tells, whose letters
/// it is given.
template <class With>
void SecretSearch::scan(std::string_view text, const With& with) const {
  std::string letters;
  fold_letters(text, letters);
  long_rows_.scan(letters, [&](Row row, std::size_t at) {
    if (std::string_view(letters).substr(at).starts_with(letters_of(row))) {
      with(row, letters, at);
    }
  });
  short_rows_.scan(letters, [&](Row row, std::size_t at) {
    const std::string_view told = letters_of(row);
    if (std::string_view(letters).substr(at).starts_with(told) &&
        are_whole_words(text, offset_of_letter(text, at),
                        offset_of_letter(text, at + told.size() - 1) + 1)) {
      with(row, letters, at);
    }
  });
}

void SecretSearch::leave_out_public(
    const std::vector<std::string>& learner_texts) {
  const PublicTexts known(learner_texts);
  std::set<std::pair<std::uint32_t, std::uint32_t>> told;
  for (const std::string& text : known.texts) {
    scan(text, [&](Row row, std::string_view /*letters*/, std::size_t /*at*/) {
      told.emplace(row.passage, row.word);
    });
  }
  constexpr std::size_t kFewestOfSentence = 3;
  std::vector<Row> secret = all_rows();
  std::erase_if(secret, [&](Row row) {
    const FoldedWords& words = searched_[row.passage].passage.words;
    return told.contains({row.passage, row.word}) ||
           known.has_around_numbers(letters_of(row)) ||
           (words.size() < kFewestOfSentence && known.has_all_words(words));
  });
  fill_tables(secret);
}

void SecretSearch::find_in(std::string_view text, std::size_t offset,
                           std::vector<ToldSentence>& found) const {
  scan(text, [&](Row row, std::string_view letters, std::size_t at) {
    const std::size_t sentence = searched_[row.passage].sentence;
    const std::size_t words = words_at(row, letters, at);
    auto known = std::ranges::find(found, sentence, &ToldSentence::sentence);
    if (known == found.end()) {
      found.push_back({sentence});
      known = std::prev(found.end());
    }
    if (words > known->words) {
      *known = {sentence, offset + offset_of_letter(text, at), words};
    }
  });
}

std::vector<ToldSentence> SecretSearch::find(std::string_view text) const {
  std::vector<ToldSentence> found;
  for (std::size_t first = 0; first < text.size(); first += kScanned) {
    find_in(text.substr(first, kScanned + kOverlap), first, found);
  }
  std::ranges::sort(found, {}, &ToldSentence::sentence);
  return found;
}

}  // namespace owldeck
