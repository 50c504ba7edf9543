#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "generator/audit/passages.h"
#include "generator/deck/secrets.h"

namespace owldeck {

/// A sentence that a text tells, wholly or in part.
struct ToldSentence {
  std::size_t sentence = 0;  ///< of the search
  std::size_t offset = 0;    ///< in the text
  std::size_t words = 0;     ///< that stand there in a row
  friend bool operator==(const ToldSentence&, const ToldSentence&) = default;
};

/// Searches texts for the sentences of secrets: without case, accents, white
/// space and punctuation, wholly or as rows of their words. What learners may
/// read anyway is no secret.
class SecretSearch {
 public:
  /// `learner_texts` are the deck's own, in Markdown.
  SecretSearch(std::vector<Secret> secrets,
               const std::vector<std::string>& learner_texts);

  /// A sentence that is searched for.
  struct SecretSentence {
    std::size_t secret = 0;
    std::size_t offset = 0;  ///< in the secret's text
    std::size_t bytes = 0;
  };

  /// Every sentence that `text` tells, once each, in the order of the secrets.
  [[nodiscard]] std::vector<ToldSentence> find(std::string_view text) const;

  [[nodiscard]] const std::vector<SecretSentence>& sentences() const {
    return sentences_;
  }
  [[nodiscard]] const Secret& secret_of(const SecretSentence& sentence) const {
    return secrets_[sentence.secret];
  }

 private:
  /// A row of a passage's words, which are searched for by their letters.
  struct Row {
    std::uint32_t passage = 0;
    std::uint32_t word = 0;
  };
  /// Rows by the hash of their first letters.
  class Table {
   public:
    explicit Table(std::size_t width) : width_(width) {}
    void add(std::string_view letters, Row row);
    void finish();
    /// Calls `with(row, at)` for each row that may begin at `at` of `letters`.
    template <class With>
    void scan(std::string_view letters, const With& with) const;

   private:
    struct Entry {
      std::uint64_t key = 0;
      Row row;
    };
    std::size_t width_;
    std::vector<Entry> entries_;  ///< sorted by key
    std::vector<bool> present_;   ///< by the highest bits of the key
  };

  struct Searched {
    std::size_t sentence = 0;
    Passage passage;
  };

  [[nodiscard]] std::string_view letters_of(Row row) const;
  /// How many words from `row` on stand at `at` of `letters`; none if not even
  /// the telling ones do.
  [[nodiscard]] std::size_t words_at(Row row, std::string_view letters,
                                     std::size_t at) const;
  void add_sentences(std::size_t secret);
  [[nodiscard]] std::vector<Row> all_rows() const;
  void fill_tables(const std::vector<Row>& rows);
  void find_in(std::string_view text, std::size_t offset,
               std::vector<ToldSentence>& found) const;
  template <class With>
  void scan(std::string_view text, const With& with) const;
  void leave_out_public(const std::vector<std::string>& learner_texts);

  std::vector<Secret> secrets_;
  std::vector<SecretSentence> sentences_;
  std::vector<Searched> searched_;
  Table long_rows_;
  Table short_rows_;
};

}  // namespace owldeck
